import { describe, expect, it } from "vitest";
import { readEntries } from "../../src/model/update.ts";

const dated = (update: string) => readEntries(update).map((e) => [e.date, e.author]);

describe("the dated entries of an update", () => {
  it("begin with their date, in mid-line too", () => {
    const entries = readEntries("Logs to be introduced from June 2017 14.06.17 COMPLETE – logs developed");
    expect(entries).toEqual([
      { date: null, author: null, text: "Logs to be introduced from June 2017" },
      { date: "2017-06-14", author: null, text: "14.06.17 COMPLETE – logs developed" },
    ]);
  });

  it("or end with author and date", () => {
    const entries = readEntries("The plan was agreed. P. Marchmont 20.07.17\nNext report in September 2017");
    expect(entries[0]).toEqual({ date: "2017-07-20", author: "P. Marchmont", text: "The plan was agreed. P. Marchmont 20.07.17" });
    expect(entries[1]?.date).toBeNull();
  });

  it("or end with a date alone behind a whole sentence, newest first or last", () => {
    expect(dated("Paper agreed. 23 October 2018\nData cleansed. Two replies. 16/09/2018")).toEqual([
      ["2018-10-23", null],
      ["2018-09-16", null],
    ]);
    expect(dated("The paper was agreed at the meeting of 23 October 2018\nNext in May")).toEqual([[null, null]]);
  });

  it("are parted where the breaks between them are lost: each opens as the first does, or is signed as the last is", () => {
    expect(dated("17/08/19 Workshop with leads 14/09/19 Equipment delivered, not yet installed 30/10/19 Paused")).toEqual([
      ["2019-08-17", null],
      ["2019-09-14", null],
      ["2019-10-30", null],
    ]);
    expect(dated("4 Aug 2018: Templates stored on the drive 7 Sep 2018: The group met")).toEqual([
      ["2018-08-04", null],
      ["2018-09-07", null],
    ]);
    expect(dated("Costs known. 4 May 2019 Paused until it is bought. 20 June 2019")).toEqual([
      ["2019-05-04", null],
      ["2019-06-20", null],
    ]);
  });

  it("a signing date that had no room on its line signs what stands before it", () => {
    const entries = readEntries("Paper agreed, subject to advice.\n18.06.19 Consultation opened. Second site found. 05.04.19");
    expect(entries).toEqual([
      { date: "2019-06-18", author: null, text: "Paper agreed, subject to advice.\n18.06.19" },
      { date: "2019-04-05", author: null, text: "Consultation opened. Second site found. 05.04.19" },
    ]);
  });

  it("initials alone are its author before a status word, but a negation is none", () => {
    expect(dated("05.10.18 Priced\n17.11.18 RF Completed – installed")).toEqual([
      ["2018-10-05", null],
      ["2018-11-17", "RF"],
    ]);
    expect(dated("17.11.18 NOT Complete")).toEqual([["2018-11-17", null]]);
  });

  it("a signature in brackets ends its entry where the line break behind it was lost", () => {
    expect(readEntries("Paper agreed. (20 Mar 18) Stock counted. (5 Apr 18)").map((e) => [e.date, e.text])).toEqual([
      ["2018-03-20", "Paper agreed. (20 Mar 18)"],
      ["2018-04-05", "Stock counted. (5 Apr 18)"],
    ]);
  });

  it("a month opens an entry behind a sentence where other lines open so, and not inside one", () => {
    const update = "July 2021: Priced.\nAugust 2021: Keys returned. September 2021: Offer made by October 2021: late.";
    expect(readEntries(update).map((e) => e.date)).toEqual(["2021-07-31", "2021-08-31", "2021-09-30"]);
    expect(readEntries("Keys returned. September 2021: Offer made.")).toHaveLength(1);
  });

  it("and so does its author", () => {
    expect(dated("Stock counted. S. Marsh\n16/12/2018 Complete. Legal services agree. S. Marsh 20/12/2018")).toEqual([
      ["2018-12-16", "S. Marsh"],
      ["2018-12-20", "S. Marsh"],
    ]);
  });

  it.each([
    "14/06/17 The letter of 20/06/17 Ann wrote",
    "14/06/17 Figures to 31/03/17 Q4 included",
    "14 June 2017 Met with the group 20 June 2017 Board papers",
  ])("a date within a sentence opens none: %j", (update) => {
    expect(readEntries(update)).toHaveLength(1);
  });

  it.each([
    [
      "14/06/17 – KG: met the team\n20/06/17 - closed",
      [
        ["2017-06-14", "KG"],
        ["2017-06-20", null],
      ],
    ],
    [
      "26/12/17 \u2013 80% complete. M. O\u2019Leary 03/01/18\nFourth",
      [
        ["2017-12-26", null],
        [null, null],
      ],
    ],
    [
      "It is agreed. M. O\u2019Leary 03/01/18\nSeen. \u00c9. McLeod 04/01/18",
      [
        ["2018-01-03", "M. O\u2019Leary"],
        ["2018-01-04", "\u00c9. McLeod"],
      ],
    ],
    ["14 June 2017 Ann Marchmont: we met", [["2017-06-14", "Ann Marchmont"]]],
    ["(14/06/17) begun", [["2017-06-14", null]]],
    [
      "June 2017: begun\nmore\nJuly 2017: done",
      [
        ["2017-06-30", null],
        ["2017-07-31", null],
      ],
    ],
    [
      "Draft sent. 12/05/2017 Reviewed by the board.",
      [
        [null, null],
        ["2017-05-12", null],
      ],
    ],
  ])("%j", (update, expected) => {
    expect(dated(update)).toEqual(expected);
  });

  it.each([
    "A workshop was held on 21/07/17 - agreed",
    "On the 21st June 2017 a workshop was held",
    "Due 31/03/2018 at the latest",
    "From 1 June 2017 to 30 June 2017",
  ])("%j has a date in its sentence, and is one entry", (update) => {
    expect(dated(update)).toEqual([[null, null]]);
  });

  it("together are the update but for the white space between them", () => {
    const update = "First. 12/05/2017 Second – said.\n- a point\n- another\n14.06.17 COMPLETE – third. P. Marchmont 20.07.17\nFourth";
    const again = readEntries(update)
      .map((e) => e.text)
      .join("\n");
    expect(again.replace(/\s+/g, " ")).toBe(update.replace(/\s+/g, " "));
    expect(
      readEntries(again)
        .map((e) => e.text)
        .join("\n"),
    ).toBe(again);
  });

  it("an empty update has none", () => {
    expect(readEntries(" \n")).toEqual([]);
  });
});
