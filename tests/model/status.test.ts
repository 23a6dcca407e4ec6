import { describe, expect, it } from "vitest";
import { settleStatus } from "../../src/model/settle-status.ts";
import { findStatements } from "../../src/model/status.ts";
import { readEntries } from "../../src/model/update.ts";

const of = (update: string, delivery = "", cell: string | null = null, section: string | null = null) =>
  settleStatus({ entries: readEntries(update), delivery, cell, done: null, section });

describe("what an update says of its recommendation", () => {
  it.each([
    ["COMPLETE – decision logs were circulated", "complete"],
    ["Completed - see minute 4", "complete"],
    ["Completed see above", "complete"],
    ["Completed, and published on the site", "complete"],
    ["14.06.17 COMPLETE – logs developed", "complete"],
    ["100% complete. Results are in the report.", "complete"],
    ["Closed – agreed by the board", "complete"],
    ["Discharged", "complete"],
    ["Implemented in March; monitoring goes on", "complete"],
    ["Done", "complete"],
    ["The paper was circulated. Complete.", "complete"],
    ["05/01/2023 - Terms agreed by the sub-group on 4th May. 30.01.23 COMPLETE. All told.", "complete"],
    ["The action is now closed.", "complete"],
    ["All actions complete", "complete"],
    ["Recommendation closed by the board", "complete"],
    ["Compete", "complete"],
    ["Board set up. COMPLETED 28/4/17", "complete"],
    ["CANCELLED", "withdrawn"],
    ["Superseded by 4.2", "withdrawn"],
    ["This recommendation has been withdrawn.", "withdrawn"],
    ["No longer required as the contract ended", "withdrawn"],
    ["On hold pending funds", "on-hold"],
    ["Paused until the autumn", "on-hold"],
    ["Deferred", "on-hold"],
    ["Action on hold", "on-hold"],
    ["Work has been paused while the supplier is replaced", "on-hold"],
    ["At present this is not being implemented until others are implemented and embedded.", "on-hold"],
    ["Not being taken forward until 2018", "on-hold"],
    ["Part completed", "open"],
    ["80% complete", "open"],
    ["Carried forward", "open"],
    ["Reopened following audit", "open"],
    ["The policy was published and this action is now complete.", "complete"],
    ["Register updated and action closed.", "complete"],
    ["Register updated in May (complete).", "complete"],
    ["All actions under this recommendation are complete.", "complete"],
    ["We have completed this action.", "complete"],
    ["The board agreed to close this action.", "complete"],
    ["This recommendation can now be considered complete.", "complete"],
    ["Recommendation 4.1 complete.", "complete"],
    ["Signed off as complete by the board.", "complete"],
    ["\u2714 Complete", "complete"],
    ["The contract ended in May and this action is no longer required.", "withdrawn"],
    ["Closed \u2013 superseded by 4.2", "withdrawn"],
    ["Closed as no longer required", "withdrawn"],
    ["Work on this action has been paused.", "on-hold"],
    ["It was agreed to put this action on hold.", "on-hold"],
    ["Still on hold.", "on-hold"],
    ["Complete 80%", "open"],
    ["Complete? No", "open"],
    ["Completed in 2016 but since reopened", "open"],
    ["Complete for all but two stations.", "open"],
    ["Complete in every area except the last two depots", "open"],
    ["Complete for all staff", "complete"],
    ["Complete (3 of 5)", "open"],
    ["Complete (5 of 5)", "complete"],
    ["Marked as complete in error; work goes on.", "open"],
    ["Was marked complete but is still open.", "open"],
    ["Complete? Yes.", "complete"],
    ["Fully implemented across both sites.", "complete"],
    ["Paused at the request of the board; resumed in June.", "open"],
    ["Work was paused but has restarted.", "open"],
    ["Paused until the new manager starts, in June", "on-hold"],
    ["Complete in two of three forces.", "open"],
    ["Complete apart from training", "open"],
    ["Completed in Oxford; Reading to follow.", "open"],
    ["Implemented in part", "open"],
  ])("%j: %s", (update, status) => {
    expect(of(update)).toMatchObject({ status, conflict: null });
    expect(of(update).evidence).not.toBeNull();
  });

  it.each([
    "Once this is complete, there will be a need to discuss the plan",
    "The strategy will be revised once the exercise is complete.",
    "Not complete",
    "To be completed by March",
    "Completed by 31 March at the latest, it is hoped",
    "It is expected that this will be closed in September",
    "when implemented, the system will save time",
    "On completion of the review",
    "Nearly complete",
    "We are 90 per cent complete",
    "Completion date is June",
    "Due for completion in May",
    "Complete a review of the estate",
    "Complete replacement of the boilers is planned",
    "Completed the first draft of the policy",
    "Cancelled appointments are recorded weekly",
    "Superseded guidance was taken down",
    "Closed circuit cameras were fitted",
    "The work is completely under the control of the board",
    "The review is complete and goes to the board",
    "The action cannot be closed until figures are confirmed",
    "Awaiting completion",
    "If not complete by May, escalate",
    "Phase 1 completed; phase 2 under way",
    "Second audit done",
    "Incomplete",
    "See 9.1.1 above",
    "Completed to date: two workshops.",
    "Work completed to date includes the draft.",
    "A paper will be presented and the action closed.",
    "The paper is with the board so that the action is closed in May",
    "Work resumed; was on hold.",
    "Proposed for closure",
    "Awaiting approval to close this action",
  ])("%j leaves it open", (update) => {
    expect(of(update).status).toBe("open");
  });

  it("quotes the words that it was read from, with their date", () => {
    expect(of("To be introduced in June. 14.06.17 COMPLETE – logs developed").evidence).toBe("14.06.17 COMPLETE");
    expect(of("Awaiting the framework").evidence).toBeNull();
  });
});

describe("statements that differ", () => {
  it("the latest dated statement wins over an earlier one", () => {
    expect(of("14.06.17 COMPLETE – done\n20.09.17 Reopened – audit found gaps")).toMatchObject({ status: "open", conflict: null });
    expect(of("20.09.17 Reopened – gaps found\n14.06.17 COMPLETE – done").status).toBe("open");
  });

  it("a dated statement wins over the delivery cell, and the conflict is said", () => {
    const status = of("20.09.17 Reopened – gaps found", "Completed");
    expect(status.status).toBe("open");
    expect(status.conflict).toContain("Completed");
  });

  it("undated, the delivery cell's word wins, and the conflict is said", () => {
    expect(of("Ongoing. A draft is being written", "Completed")).toMatchObject({ status: "complete" });
    expect(of("Ongoing. A draft is being written", "Completed").conflict).not.toBeNull();
    expect(of("Closed – monitoring goes on", "Ongoing").status).toBe("open");
  });

  it("an update that is nothing but a status word is worth more than 'Ongoing' for a date", () => {
    expect(of("Complete", "Ongoing")).toMatchObject({ status: "complete", conflict: null });
  });

  it.each([
    "28.05.18 On hold – awaiting direction.\n02.07.18 Work resumed – the group met",
    "28.05.18 Paused until the system is bought.\n02.07.18 No longer on hold. Bids are in",
    "02.07.18 Reinstated by the board. Work has started again\n28.05.18 Superseded by national guidance.",
    "28.05.18 Withdrawn – not needed.\n02.07.18 This action has been reinstated",
    "28.05.18 Suspended.\n02.07.18 Resumed",
  ])("what was on hold or withdrawn and goes on is open: %j", (update) => {
    expect(of(update)).toMatchObject({ status: "open", conflict: null });
  });

  it("completed and then reopened without dates is open, and a conflict", () => {
    expect(of("Complete\nReopened – see audit")).toMatchObject({ status: "open" });
    expect(of("Complete\nReopened – see audit").conflict).not.toBeNull();
  });

  it("without dates the last paragraph that says anything is the latest, and the conflict is said", () => {
    expect(of("Ongoing – a draft is with the group\nCompleted – agreed by the board")).toMatchObject({ status: "complete" });
    expect(of("Done\nIn progress")).toMatchObject({ status: "open" });
    expect(of("Done\nIn progress").conflict).not.toBeNull();
  });

  it("the status column counts as the delivery cell does", () => {
    expect(of("", "", "Closed").status).toBe("complete");
    expect(of("Completed – all done", "", "On hold")).toMatchObject({ status: "on-hold" });
    expect(of("Completed – all done", "", "On hold").conflict).not.toBeNull();
  });

  it("a heading says it only where nothing else does", () => {
    expect(of("", "June 2017", null, "Actions completed").status).toBe("complete");
    expect(of("Action on hold", "", null, "Actions completed").status).toBe("on-hold");
    expect(of("", "", null, "Completing the change programme").status).toBe("open");
  });
});

describe("the delivery cell", () => {
  it.each([
    ["June 2017 Complete", "complete"],
    ["Completed", "complete"],
    ["31/03/18 (closed)", "complete"],
    ["N/A - superseded", "withdrawn"],
    ["Deferred to March 2018", "on-hold"],
    ["Complete by June 2018", "open"],
    ["To be completed June 2018", "open"],
    ["Completion due Sept 2017", "open"],
    ["Partially complete", "open"],
    ["Was complete, reopened", "open"],
    ["Once 4.2 is complete", "open"],
    ["From March 2018 to June 2018 Complete", "complete"],
    ["Closed (superseded)", "withdrawn"],
    ["Ongoing", "open"],
  ])("%j: %s", (delivery, status) => {
    expect(of("", delivery).status).toBe(status);
  });
});

it("words of the settings are added to the vocabulary", () => {
  const words = { "signed off": "complete", parked: "withdrawn" } as const;
  expect(findStatements("Signed off – minute 7", words)[0]?.status).toBe("complete");
  expect(findStatements("Parked", words)[0]?.status).toBe("withdrawn");
  expect(findStatements("Signed off – minute 7")).toEqual([]);
});
