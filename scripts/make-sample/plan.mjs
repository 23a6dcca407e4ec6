// The sample: an invented fire authority's plan in two editions. No sentence, name or body of a real plan stands here.
// A paragraph is a string; "- " and "1. " start list items; "**…**" is bold. A cell is a list of paragraphs, "\n" a line break in one.

export const head = {
  title: "Beacon Improvement Plan",
  organisation: "Wexdale Fire and Rescue Authority",
  marking: "OFFICIAL – SENSITIVE",
  columns: ["Recommendation No", "Owner", "Update", "Delivery Date"],
};

const PO = "Priya Ravenscroft\nProgramme Office";
const AWAITS = "Awaits approval of the new assurance framework";
const HOLD = "At the present time this recommendation is not being implemented until the duty-system review has reported and been agreed.";

/** One row of the plan: the recommendations that stand in its first cell, and its other three cells. */
const row = (text, owner, update, delivery) => ({
  text: [text].flat(),
  owner: [owner].flat(),
  update: [update].flat(),
  delivery: [delivery].flat(),
});
const section = (name) => ({ section: name });

/** 4 September 2026. */
export const september = {
  date: "04/09/2026",
  rows: [
    section("Why the Authority must Change"),
    row(
      "**1.1:** The Authority should set out how projects will pass into day-to-day working as they finish, and how the savings that were promised will be protected for the long term.",
      PO,
      AWAITS,
      "September 2026",
    ),
    row(
      "**1.2:** A single statement of what the Service is for should be agreed by Members and repeated, in the same words, in every strategy.",
      "Clerk to the Authority",
      [
        "Draft considered by the Policy Panel in April; Members asked for a shorter version.",
        "**11.06.26 COMPLETE – statement adopted by the full Authority and sent to all stations**",
      ],
      "June 2026 Complete",
    ),
    section("Governance"),
    row(
      "**2.1:** A clear record of decisions and actions should be kept by every board. It should include what was done in answer to external reports.",
      PO,
      [
        "Decision logs to be introduced for the Assurance Board and the Policy Panel from May 2026",
        "**14.05.26 COMPLETE – Decision logs designed and in use; they will go out with future papers**",
      ],
      "May 2026 Complete",
    ),
    row(
      "**2.2:** Terms of reference should be reviewed each year, and any board that has not met for six months should be wound up.",
      "Clerk to the Authority",
      "Closed – eleven terms of reference reviewed, two boards wound up.",
      "Completed",
    ),
    row(
      "**2.3:** The Service should keep the governance of change apart from the governance of daily business, and should have a formal process by which a project is handed over to the department that will run it once the benefits have been secured and signed off by the sponsor.",
      PO,
      AWAITS,
      "September 2026",
    ),
    section("Prevention and Protection"),
    row(
      "**3.0.1:** A risk-based inspection programme should only be called complete when every premises in the two highest bands has been visited, or when a change to the programme has been agreed by the Assurance Board. At that stage its temporary posts should end.",
      "Group Manager Oduya",
      "612 of 940 visits made at the end of July. Part completed – the remainder depends on two vacanies being filled.",
      "31 March 2027",
    ),
    row(
      "**3.0.2:** The full cost of each home safety visit, with any change from the baseline, should be identified and accounted for, including travelling time and the equipment left behind.",
      "Group Manager Oduya",
      [
        "Costing template to be changed to reflect this – thought to be given to how it will be kept up to date.",
        "**07/08/26 Complete – Template stored on the prevention site**",
      ],
      "September 2026",
    ),
    section("HR"),
    row(
      "**3.1.1:** Re-assess the present workforce plan as part of the impact assessment and gain the commitment of station managers to its assumptions about retirement and turnover.",
      "Bethan Tregarth",
      "On-going – Interim report to Policy Panel Sept 2026",
      "November 2026",
    ),
    row(
      "**3.1.2:** Confirm the overall benefits and prepare detailed project plans, including how staff and their representatives will be engaged, to deliver them.",
      "Bethan Tregarth",
      "On-going – Interim report to Policy Panel Sept 2026",
      "November 2026",
    ),
    row(
      "**3.1.3:** Bring the impact assessment forward so that it is finished ahead of the new payroll system.",
      "Bethan Tregarth",
      "On-going – Interim report to Policy Panel Sept 2026",
      "November 2026",
    ),
    row(
      "**3.1.4:** Review the make-up of the project team and make sure that it has the right skills and enough time to deliver.",
      "Bethan Tregarth",
      [
        "The Programme Office has given the following support:",
        "- a specialist adviser for two days a week;",
        "- a full-time project manager; and",
        "- analysts from the improvement team.",
      ],
      "Completed",
    ),
    section("ICT"),
    row(
      "**3.2.1:** A mechanism for gathering and ranking all present demands on ICT (in advance of a comprehensive strategy) is needed urgently, and should be owned by the Digital Board.",
      "M. Castellane",
      [
        "On the 17th June 2026 an ICT workshop was held for the heads of department and the chairs of the four programme boards. It asked for a ranked ICT plan, which is due at the next meeting of the Digital Board (October 2026). Direction was given on competing demands, e.g. national against local, mobilising against back office.",
        "The department has reviewed its list and is about three weeks away from finishing it (at present it is with the senior team for comment). Once this is complete, there will be a need to discuss the effect of the technical plan with: every area commander; the change programme; and the neighbouring services that share the control room, as the combined effect of this technical change is considerable for all of them.",
        "It will also matter that we know what is under the direct control of the Service and what is subject to national guidance and timetables, e.g. payroll is wholly ours; the emergency network is subject to national decisions. M. Castellane 21.07.26",
        "Update to be given to Policy Panel Sept 2026",
      ],
      [],
    ),
    row(
      "**3.2.2:** Once the mechanism is in place, a strategy and a full delivery plan for ICT should be written and kept up to date. They need to keep the single department in line with the assumptions that Members made when they formed it.",
      "M. Castellane",
      [
        "An ICT strategy is already in place (at present dated 2024-2028). Once the above exercise is complete, the strategy will be revised to reflect any changes, and will cover the period 2026-2030.",
        "The delivery plan will be revised as well, under the usual programme governance. M. Castellane 21.07.26",
      ],
      [],
    ),
    row(
      "**3.2.3:** The level of staffing given to ICT should be considered in the light of the ranked list of demands, the strategy and the delivery plan.",
      "SRO – Corporate Services",
      [
        "The operating model for ICT was agreed by the Policy Panel at the end of May 2026. Only the senior team are confirmed in their roles, as per the new model. HR have raised concerns about the number of consultations that they can support at one time, and this is being discussed by the Executive on 24/07/26. The wish to keep staff with scarce technical skills, which the mobilising programme will need, has been raised too. M. Castellane 21.07.26",
      ],
      "31 March 2027",
    ),
    section("Fleet and Equipment"),
    row(
      "**3.3.1:** The lack of full commitment to the joint workshop, and the confusion over how it will be brought in, need to be dealt with. The alternatives, its flexibility and consistent communication should all be covered.",
      "Principal Officers",
      "The order of work for the workshop and the stores system was discussed and decided by an extraordinary meeting of the Executive on 6 May 2026",
      "Completed",
    ),
    row(
      "**3.3.2:** Agreement is needed on how far there is to be one specification for appliances, and where stations may differ.",
      "Tomasz Lindqvist-Hale\nFleet Office",
      "Completed see above",
      "Completed",
    ),
    row(
      "**3.3.3:** Every aspect of a complete replacement plan should be made clear, including who owns the benefits, the costs, the risks and the source of the money.",
      "Tomasz Lindqvist-Hale\nFleet Office",
      "Withdrawn – the replacement plan now forms part of the joint procurement.",
      "Withdrawn",
    ),
    section("Programme Office"),
    row(
      [
        "**4.1:** Consider placing the Programme Office so that it gives a secretariat to the Executive. There are three distinct parts to this:",
        "- providing a programme office to support every programme within the portfolio;",
        "- supporting the Executive in leading shared services; and",
        "- helping the Executive to look at strategic questions by bringing together the planning staff of each area.",
      ],
      PO,
      [
        "Completed – the duties of the Programme Office are set out in the paper agreed by the Executive in July 2026. The office will:",
        "- support change programmes through oversight, project managers and analysts;",
        "- support the delivery boards and the Executive;",
        "- see that planning and performance teams are kept informed, consulted and treated as partners in the work above.",
        "How it will work in practice will be settled as the new assurance framework develops and matures.",
      ],
      "September 2026",
    ),
    row(
      "**4.2:** Use the Programme Office to give Members the papers with which they can hold principal officers to account. Explore how area committees can work together when they ask for papers.",
      PO,
      "The review agreed in July allows for continued support to the Executive until December 2027, when it will be looked at again. Two area committees are discussing a longer-term post.",
      "September 2026",
    ),
    row(
      "**4.3:** The Programme Office should limit itself to risk, dependencies and stakeholders, programme reporting and a centre of excellence for delivery.",
      PO,
      [
        "Completed – the duties are defined within the review. The main task of the office is:",
        "1. to help departments to deliver benefits as quickly and evenly as they can;",
        "2. to develop and embed the new assurance framework;",
        "3. to give a secretariat to the Executive and the Policy Panel;",
        "4. to watch programmes that the inspectorate requires, and make them visible to delivery boards.",
      ],
      "September 2026",
    ),
    section("On-call Availability"),
    row(
      "5.1: Consider an employment model for on-call staff that pays for availability, with clear service levels and performance measures.",
      "Six Area Commanders & Principal Officers",
      HOLD,
      [],
    ),
    row(
      "5.2: Assess whether the model above gives wider opportunities with partners, neighbouring services and the ambulance trust.",
      "Six Area Commanders & Principal Officers",
      HOLD,
      [],
    ),
    row(
      "**5.3:** Look to bring forward common terms and conditions for on-call staff and ring-fence those on existing terms.",
      "Six Area Commanders & Principal Officers",
      HOLD,
      [],
    ),
    section("Learning and Development"),
    row(
      "**6.1:** Strengthen the skills needed to meet these challenges, including experienced practitioners in project and change management where they are wanted.",
      PO,
      "Completed – training given in every area and department. Details are in the review approved in July.",
      "August 2026",
    ),
    section("Control Room"),
    row(
      "**7.1:** Prove that the fall-back arrangements work by using them, unannounced, twice in each year.",
      "Station Manager Quill",
      [
        "22.05.26 – First unannounced test; calls were taken at the fall-back site within nine minutes.",
        "30.07.26 – Lessons written up and shared with the neighbouring services.",
      ],
      "December 2026",
    ),
    row(
      "**7.2:** Report call-handling times to the Assurance Board by watch and by month.",
      "Station Manager Quill",
      ["80% complete. The August report will be the first to show all four watches."],
      "Mid-October 2026",
    ),
    section("Accountability and Scrutiny"),
    {
      text: [
        "**8.1 Daily Business:**",
        "**8.1.1** Departments should write business plans supported by clearly defined services and, where it is useful, service levels, measures and cost models as they take on what projects have built. The plans should be tested and supported by the finance officers. They should be approved by the Executive and (where they go beyond delegated powers in the scheme of governance) by the full Authority.",
        "\f**8.1.2** The finance officers should find, and keep refining, ways of costing each service that allow demand to be managed and a fair share of the cost to be agreed from time to time.",
      ],
      owner: ["Lead Officers/ Heads of Department", "\fArea Finance Officers"],
      update: [
        "The new assurance framework answers Actions 8.1.1, 8.1.3 and 8.2.1 – 8.2.4. The Executive considered the following:",
        "1. Agree the governance structure for referral to the Policy Panel",
        "2. Agree the draft terms of reference for referral to the Policy Panel",
        "3. Agree to bring in a scorecard for performance and openness",
        "4. Subject to the above, agree that the Programme Office will support the work with local heads of performance",
        "5. Review how well the structure works six months after it begins",
        "The Executive agreed point 3. Points 1, 2 and 5 are referred to the September Policy Panel.",
        "\fCompleted – discussions at the finance planning meeting have explored whether some services should charge because demand is uneven, and whether areas are paying their share. The new performance report should show any imbalance, and the position can be looked at again then.",
      ],
      delivery: ["By end 2026", "\fAugust 2026"],
    },
    row(
      "**8.1.3** Performance (including the management of demand) should be controlled by the delivery boards and reported by the lead officer to the Executive and Members so that people can be held to account.",
      "SROs for each delivery board",
      "See 8.1.1 Above",
      "With immediate effect",
    ),
    row("**8.2 Scrutiny:**", [], "See 8.1.1 Above", []),
    {
      text: [
        "**8.2.1** Members should simplify the structure of scrutiny. Area panels should end, so that there is one delivery board for each theme, chaired as the Authority decides.",
        "\f**8.2.2** Members should re-focus their attention on a more strategic and horizon-scanning role, to include making sure that joint working follows the agreements made under the Act (or that they are changed as needed), changes to business cases and resources, and the strategic direction of",
      ],
      owner: ["Chairs of Panels"],
      update: ["See 8.1.1 Above"],
      delivery: ["September 2026", "\fSeptember 2026"],
    },
    row(
      "sponsor, sharpen the sponsor’s accountability, with the Executive to approve this. Sponsors may need more help (time, skill or both) to achieve it. The Programme Office is to remain the office for change until the department that takes over becomes responsible for reporting to the Executive and the Policy Panel.",
      [],
      [],
      [],
    ),
  ],
};

const next = (id, row) => ({ id, row });
const idOf = (r) => /(\d+(?:\.\d+)+)/.exec(r.text?.[0] ?? "")?.[1] ?? null;

/** What October says otherwise, by September's id: other cells, another number, or nothing where the recommendation has gone. */
const edits = {
  // was, now; and a slip
  1.1: {
    update: ["Framework approved by the full Authority on 18 September 2026; the hand-over of the first two projects has begun."],
    delivery: ["December 2026"],
  },
  // reopened
  2.1: {
    append: ["**23.09.26 Reopened – the Assurance Board found that three logs had not been kept up**"],
    delivery: ["November 2026"],
  },
  // a complete one leaves the plan
  2.2: null,
  // the same day in other words
  2.3: { delivery: ["30 September 2026"] },
  // a typing error put right, and brought forward
  "3.0.1": {
    update: ["612 of 940 visits made at the end of July. Part completed – the remainder depends on two vacancies being filled."],
    delivery: ["28 February 2027"],
  },
  "3.1.1": {
    update: ["Interim report received by Policy Panel on 16 September 2026; the final report is being written."],
    delivery: ["January 2027"],
  },
  "3.1.2": { owner: ["Osric Fennimore"] },
  // completed; and the owner only written otherwise
  "3.1.3": {
    owner: ["B. Tregarth"],
    update: ["On-going – Interim report to Policy Panel Sept 2026", "**28.09.26 Complete – assessment issued to all departments**"],
  },
  "3.2.1": {
    append: ["25.09.26 – Ranked list agreed by the Digital Board; consultation begins in November."],
    delivery: ["December 2026"],
  },
  "3.2.2": { number: "3.2.3" },
  "3.2.3": { number: "3.2.4", delivery: ["TBC"] },
  // reinstated
  "3.3.3": { update: ["Reinstated – the joint procurement will not cover pumping appliances after all."], delivery: ["June 2027"] },
  // put on hold
  4.2: { update: ["On hold until the two area committees have met."] },
  4.3: {
    text: [
      "**4.3:** The Programme Office should limit itself to risk, dependencies and stakeholders, programme and benefits reporting, and a centre of excellence for delivery.",
    ],
  },
  // resumed
  5.1: {
    update: ["The duty-system review reported on 10 September 2026; a working group has been set up and meets in November."],
    delivery: ["March 2027"],
  },
  5.2: { update: ["No longer required – the ambulance trust has entered into another arrangement."] },
  // a live one leaves the plan
  5.3: null,
  // a past entry altered
  7.1: {
    update: [
      "22.05.26 – First unannounced test; calls were taken at the fall-back site within six minutes.",
      "30.07.26 – Lessons written up and shared with the neighbouring services.",
    ],
  },
  // stands in another section from now on
  7.2: {
    before: section("Performance"),
    update: ["95% complete. The August report was the first to show all four watches; one correction is awaited."],
  },
};

/** New in October, after the row with September's id. */
const added = [
  next(
    "3.2.1",
    row(
      "**3.2.2:** Mobile data terminals should be replaced before their support contract ends, with a trial at two stations first.",
      "M. Castellane",
      "Options paper with the Digital Board.",
      "April 2027",
    ),
  ),
  next(null, section("Inspection Follow-up")),
  next(
    null,
    row(
      "**9.1:** The causes of concern in the inspection letter of 14 September 2026 should each have an owner and a date within 28 days.",
      "Chief Fire Officer",
      "Owners named for five of the seven.",
      "12/10/26",
    ),
  ),
  next(null, row("**9.2:** Progress should be published each month on the Authority’s website.", "Communications Manager", [], "Ongoing")),
];

function octoberRow(r) {
  const id = idOf(r);
  const edit = id === null ? {} : edits[id];
  if (edit === null) return [];
  const { number, before, append = [], ...cells } = edit ?? {};
  const out = { ...r, ...cells, update: cells.update ?? [...r.update, ...append] };
  if (number) out.text = [out.text[0].replace(id, number), ...out.text.slice(1)];
  if (id === "8.2.1") out.delivery = ["October 2026", "\fSeptember 2026"];
  return [...(before ? [before] : []), out, ...added.filter((a) => a.id !== null && a.id === id).map((a) => a.row)];
}

const rows = september.rows.flatMap((r) => (r.section ? [r] : octoberRow(r)));
const accountability = rows.findIndex((r) => r.section === "Accountability and Scrutiny");

/** 2 October 2026. */
export const october = {
  date: "02/10/2026",
  rows: [...rows.slice(0, accountability), ...added.filter((a) => a.id === null).map((a) => a.row), ...rows.slice(accountability)],
};
