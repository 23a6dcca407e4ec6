"""Invented sentences for invented plans: five kinds of body, each with its own nouns. Nothing here is taken from a real plan."""

FIRST = "Imogen Tobias Marguerite Desmond Farida Callum Henrietta Osman Bronwen Lachlan Perpetua Idris Rosalind Kwame Siobhan Ewan Philippa Jarek Nerys Anselm Zainab Rupert Oluchi Gethin".split()
LAST = "Thistlewood Braithwaite-Okoro Pemberton Vasilakis Quarmby Ravensdale Achterberg Fotheringay Mistry Oyelaran Llewellyn Standish Carmody Winterbourne Dalgleish Sandhu Petrov Hargreave O’Callaghan Nwosu Feathers Trelawney Kaczmarek Osei-Bonsu".split()

BODIES = {
    "fire": dict(
        name=["Eskmouth Fire and Rescue Authority", "Vale of Corran Fire Authority"],
        who=["The Authority", "Service headquarters", "The Strategic Leadership Team", "Each station commander", "The Service"],
        boards=["Audit and Standards Committee", "Service Improvement Board", "Performance Panel", "EFRA"],
        things=["breathing-apparatus refresher training", "the mobilising system", "wholetime shift patterns", "hydrant inspections", "prevention visits to high-risk homes",
                "the on-call recruitment campaign", "appliance availability reporting", "fire-safety audits of high-rise premises", "the cultural review", "debriefs after multi-agency incidents"],
        roles=["Chief Fire Officer", "Area Manager – Response", "Head of Protection", "Group Manager, Training", "Head of Fleet & Equipment", "Assistant Chief Officer"],
        units=["Prevention Team", "Operational Assurance", "Control Room", "People Services", "Programme Office"],
    ),
    "council": dict(
        name=["Hollinsworth Borough Council", "Ambermere District Council"],
        who=["The Council", "Cabinet", "Each directorate", "The Corporate Leadership Team", "Members"],
        boards=["Overview and Scrutiny Committee", "Corporate Management Team", "Audit Committee", "CMT"],
        things=["the housing repairs backlog", "planning enforcement casework", "the medium-term financial plan", "contract waivers above £25,000", "the corporate risk register",
                "section 106 receipts", "the customer-contact strategy", "safeguarding referrals", "the asset-management plan", "temporary accommodation costs"],
        roles=["Monitoring Officer", "Section 151 Officer", "Head of Housing", "Director of Place", "Head of Legal & Democratic Services", "Strategic Lead – Commissioning"],
        units=["Revenues and Benefits", "Internal Audit", "Democratic Services", "Property Services", "Finance"],
    ),
    "nhs": dict(
        name=["Wyre Forest and Teme NHS Foundation Trust", "St Aldhelm’s Hospitals NHS Trust"],
        who=["The Trust", "The Board of Directors", "Every clinical division", "Ward managers", "The Quality Committee"],
        boards=["Quality and Safety Committee", "Trust Management Executive", "Clinical Governance Group", "QSC"],
        things=["the deteriorating-patient pathway", "medicines reconciliation within 24 hours", "theatre utilisation", "complaint response times", "mandatory training compliance",
                "duty-of-candour letters", "the electronic prescribing system", "discharge summaries", "infection-prevention audits", "sepsis screening in the emergency department"],
        roles=["Chief Nurse", "Medical Director", "Associate Director of Estates", "Head of Midwifery", "Chief Pharmacist", "Divisional Director – Surgery"],
        units=["Patient Safety Team", "Workforce", "Informatics", "Clinical Audit", "Estates and Facilities"],
    ),
    "university": dict(
        name=["University of Penhallow", "Carrick Metropolitan University"],
        who=["The University", "Senate", "Faculties", "The University Executive", "Heads of School"],
        boards=["Education Committee", "University Council", "Research Excellence Group", "UEB"],
        things=["assessment feedback turnaround", "the estates master plan", "degree-apprenticeship monitoring", "the attainment gap", "research-data storage",
                "student-voice arrangements", "timetabling across both campuses", "the external-examiner process", "partner-institution oversight", "the wellbeing triage service"],
        roles=["Pro-Vice-Chancellor (Education)", "Academic Registrar", "Director of Library Services", "Chief Information Officer", "Dean of Arts & Humanities", "Head of Quality"],
        units=["Registry", "Student Services", "IT Services", "Planning Office", "Quality Unit"],
    ),
    "housing": dict(
        name=["Marlpit Homes", "Tarn and Fell Housing Association"],
        who=["The Association", "The Group Board", "Neighbourhood teams", "The Executive", "Contract managers"],
        boards=["Customer Experience Panel", "Group Board", "Risk and Assurance Committee", "CEP"],
        things=["damp and mould casework", "gas-safety certification", "fire-door inspections", "the repairs contractor’s performance", "rent-arrears support",
                "the stock-condition survey", "void turnaround", "resident-engagement events", "service-charge transparency", "lift-maintenance call-outs"],
        roles=["Director of Homes", "Head of Compliance", "Company Secretary", "Assistant Director – Repairs", "Head of Income & Tenancy", "Building Safety Manager"],
        units=["Asset Team", "Compliance", "Customer Hub", "Governance", "Development"],
    ),
}

PURPOSES = ["so that members can see whether the position is improving", "in order to reduce the number of repeat failures by at least 15%",
            "and report exceptions at each quarterly meeting", "with a named lead and a realistic timetable", "before any further funding is released",
            "so that the lessons of the 2016 review are not lost", "drawing on the approach taken by comparable organisations", "and remove the duplication described at paragraph 4.12",
            "to give assurance that controls work in practice – not merely on paper", "without adding to the burden on front-line colleagues",
            "within the 2.5% efficiency target", "and publish the results in plain English", "having regard to the 12 concerns raised by staff-side representatives"]
VERBS = ["review", "strengthen", "re-examine", "consolidate", "bring forward proposals for", "set measurable targets for", "carry out a root-and-branch review of",
         "publish a single, agreed statement of", "formally evaluate", "assign clear accountability for", "co-ordinate", "simplify"]
SECOND = ["This should include arrangements for escalation where performance falls below 80%.", "Particular attention should be given to “near-miss” reporting.",
          "The work should be proportionate, cost-effective and user-led.", "A follow-up report should be made no later than six months afterwards.",
          "Responsibility cannot be shared between more than two officers.", "Interdependencies with other workstreams must be identified, costed and accounted for.",
          "Where practicable, existing fora (e.g. the quarterly liaison meeting) should be used.", "Any variation – however small – should be recorded in the decision log.",
          "The inspectors’ earlier advice on this point, given in 2015, was not acted upon.", "Efficiencies of £1.4m were assumed in the original business case; only 38% have been realised."]
NEWS = ["A working group has met on three occasions and its terms of reference were approved by the {board}.", "Draft proposals were shared with {unit} for comment; 14 responses were received.",
        "The baseline figure of 62% has risen to 71%, against a target of 85%.", "Recruitment to the two vacant posts is under way and interviews are planned.",
        "An options appraisal is being prepared by {unit} and will be considered by the {board}.", "Feedback from the pilot sites has been positive, although take-up remains uneven.",
        "Procurement advice has been sought regarding the framework’s expiry.", "The revised procedure was circulated to all managers with a covering note.",
        "Monthly monitoring continues; no exceptions were identified in the last period.", "Discussions with the supplier are at an advanced stage, subject to final pricing.",
        "Training materials have been re-drafted following comments from {unit}.", "The dashboard now shows 9 of the 11 indicators originally requested.",
        "Officers attended a workshop hosted by a neighbouring organisation to identify good practice.", "A bid for non-recurrent funding (£86,500) was submitted in the usual way.",
        "It has been agreed that “one size fits all” would not be suitable here.", "The post-implementation checklist is being trialled in two locations.",
        "Staff-side colleagues asked for further clarification on the self-assessment element.", "Difficult cross-departmental dependencies were identified and are being worked through."]
NEWS += ["The chair of the {board} met the two unions on the morning of the 9th to explain the timetable.", "Costs have been re-profiled; the balance of £212,400 falls in the second year.",
         "A lessons-learned session, facilitated by {unit}, identified six common themes.", "Guidance issued by the regulator in the spring has been reflected in the draft.",
         "Three of the five regional leads have confirmed their support; replies from the others are awaited.", "{unit} will take a sample of 40 files each quarter and report exceptions by e-mail.",
         "The software fault identified in version 4.2.1 of the system has been fixed by the supplier.", "Attendance at briefings reached 93% – well above the 70% originally forecast.",
         "The {board} asked for fuller information about equality impacts before taking a decision.", "An internal secondment has been advertised, with a closing date in the first week of next month.",
         "Section 7.3 of the scheme of delegation would have to be amended; legal advice is being taken.", "Colleagues from {unit} visited two comparable sites and produced a short photo-based report.",
         "Results are shown in Appendix C (pages 14–17) of the performance report.", "Staff have been reminded, via the intranet and team meetings, of the need to record every contact.",
         "No further action is needed before the mid-year review, at which point trends will be re-examined.", "The equalities and well-being assessments were signed off by the director of {unit}."]
LISTS = [("The following have been delivered:", ["a re-written induction pack", "fortnightly drop-in sessions for affected staff", "an online register of interests", "a single point of contact in {unit}", "refreshed guidance on sign-off"]),
         ("There are three elements to this:", ["clear lines of accountability from the {board} downwards;", "an agreed set of performance measures; and", "sufficient capacity in {unit} to respond."]),
         ("Next steps will be to:", ["confirm the scope with the {board}", "appoint an independent chair, drawn from outside the organisation, for the first two years of operation", "finalise the communications plan"]),
         ("The group considered the following points;", ["whether the present arrangements offer value for money", "the effect of staff turnover, which reached 18.6% last year", "how the findings relate to those of the external auditor"])]
SECTIONS = ["Leadership and Governance", "Workforce", "Finance and Procurement", "ICT", "Estates", "Performance Management", "Engagement with Service Users", "Risk and Assurance",
            "Culture and Values", "Partnership Working", "Data Quality", "Equality, Diversity and Inclusion", "Learning and Development", "Delivering Change & Realising Benefits",
            "Safeguarding", "Communications", "Business Continuity", "Health, Safety and Wellbeing", "Environmental Sustainability", "Knowledge, Skills and Experience"]
MARKINGS = ["OFFICIAL", "OFFICIAL – SENSITIVE", "CONFIDENTIAL", "RESTRICTED", "NOT PROTECTIVELY MARKED", "UNCLASSIFIED"]


def fill(sentence, rng, body):
    """A sentence with its board and unit put in."""
    return sentence.replace("{board}", rng.choice(body["boards"])).replace("{unit}", rng.choice(body["units"]))


def recommendation_sentence(rng, body):
    return f"{rng.choice(body['who'])} should {rng.choice(VERBS)} {rng.choice(body['things'])} {rng.choice(PURPOSES)}."


def news(rng, body):
    return fill(rng.choice(NEWS), rng, body)


def person(rng):
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"
