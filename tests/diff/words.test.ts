import { describe, expect, it } from "vitest";
import { redline } from "../../src/diff/words.ts";

/** "[-out-]{+in+}" */
const drawn = (before: string, after: string) =>
  redline(before, after)
    .map((p) => ({ equal: p.text, delete: `[-${p.text}-]`, insert: `{+${p.text}+}` })[p.op])
    .join("");

describe("a redline as a person would draw it", () => {
  it("marks whole words with their punctuation", () => {
    expect(drawn("The gate opens in June, weather allowing.", "The gate opens in July, weather allowing.")).toBe(
      "The gate opens in[- June,-]{+ July,+} weather allowing.",
    );
  });

  it("joins changes that only a short word parts", () => {
    const before = "We spoke to the yard. The slipway will be closed from 5 May 2030 until further notice.";
    const after = "We spoke to the yard. The slipway will be closed from 9 May 2031 until further notice.";
    expect(drawn(before, after)).toBe(
      "We spoke to the yard. The slipway will be closed from[- 5 May 2030-]{+ 9 May 2031+} until further notice.",
    );
  });

  it("takes a rewritten sentence out and puts the new one in", () => {
    const kept = "The dredger is back from the yard and has begun work on the outer channel, berth by berth, as the tide allows.";
    const pieces = redline(`${kept} Costs are under review by the treasurer.`, `${kept} The board has agreed more money for it.`);
    expect(pieces.map((p) => p.op)).toEqual(["equal", "delete", "insert"]);
  });

  it("gives was and now whole where more than half has changed", () => {
    const pieces = redline("Waiting for the diver's report on the sluice", "Sluice passed as sound; no more to do on this");
    expect(pieces.map((p) => p.op)).toEqual(["delete", "insert"]);
  });

  it("leaves old words alone where much was added to them", () => {
    const pieces = redline("Piles ordered.", "Piles ordered. They came by barge on Monday and the first twelve are in the ground already.");
    expect(pieces.map((p) => p.op)).toEqual(["equal", "insert"]);
  });

  it("keeps one figure changed apart from much that was added", () => {
    const more = "They came by barge on Monday and the first twelve are in the ground already, with no complaint from the yacht club.";
    expect(drawn("Ordered 40 piles from the yard.", `Ordered 44 piles from the yard. ${more}`)).toBe(
      `Ordered[- 40-]{+ 44+} piles from the yard.{+ ${more}+}`,
    );
  });

  it("shows nothing where only marks and spaces differ", () => {
    expect(redline("\u2022 the board\u2019s  view", "- the board's view")).toEqual([{ op: "equal", text: "- the board's view" }]);
  });
});

describe("a redline in lines", () => {
  const marked = (before: string, after: string) => {
    const sign = { equal: ["", ""], delete: ["[-", "-]"], insert: ["{+", "+}"] } as const;
    return redline(before, after)
      .map((p) => `${sign[p.op][0]}${p.text}${sign[p.op][1]}`)
      .join("");
  };
  const done = "04.02.30 Survey of the moorings is done";
  const out = "04.03.30 Tender is out to four yards";
  const won = "08.04.30 The lowest of them has won it";

  it("an entry that is gone and one that came are each whole, whatever words they happen to share", () => {
    const seen = "11.03.30 The treasurer has seen the prices";
    expect(marked(`${done}\n${out}\n${seen}`, `${out}\n${seen}\n${won}`)).toBe(`[-${done}\n-]${out}\n${seen}{+\n${won}+}`);
  });

  it("entries in another order are moved whole", () => {
    expect(marked(`${done}\n${out}\n${won}`, `${out}\n${won}\n${done}`)).toBe(`[-${done}\n-]${out}\n${won}{+\n${done}+}`);
  });

  it("an entry that was reworded is marked in its words, beside one that came", () => {
    const marks = marked(`${done}\n${out}`, `${won}\n${done}\n${out.replace("four", "five")}`);
    expect(marks).toBe(`{+${won}+}\n${done}\n04.03.30 Tender is out to[- four-]{+ five+} yards`);
  });

  it("a sentence that was put in begins where a sentence begins", () => {
    expect(
      marked(
        "It is safe. The quay stays open. The lamps are lit.",
        "It is safe. The crane is closed. The quay stays open. The lamps are lit.",
      ),
    ).toBe("It is safe.{+ The crane is closed.+} The quay stays open. The lamps are lit.");
  });

  it("the words that both sides of a change share are no part of it", () => {
    const before = "Inspect the north pier with a costed plan for each option. The present state has not been seen by anybody at all.";
    const after =
      "Inspect the north pier and take the old crane from the three quays. The present state has not been seen by anybody at all.";
    expect(marked(before, after)).toBe(
      "Inspect the north pier[- with a costed plan for each option.-]{+ and take the old crane from the three quays.+} The present state has not been seen by anybody at all.",
    );
  });
});
