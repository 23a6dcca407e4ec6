import { describe, expect, it } from "vitest";
import { nameLike } from "../../../src/render/public/name-like.ts";
import { everydayNames, initialsOf, nameReplacer } from "../../../src/render/public/names.ts";
import { peopleOf } from "../../../src/render/public/people.ts";
import { makeEdition, makeHistory, makeInput } from "../make-edition.ts";

const people = [
  { name: "Karen Georgiou", instead: "Portfolio Office" },
  { name: "N. Shackleton", instead: null },
  { name: "Alison Roome-Gifford", instead: null },
  { name: "Siobhán O’Neill", instead: null },
  { name: "Pieter van der Berg", instead: null },
  { name: "DCI Priya Nair", instead: null },
  { name: "Will Price", instead: null },
];
const clean = nameReplacer(people);

describe("a name that must not be printed", () => {
  it.each([
    ["Karen Georgiou said", "[Portfolio Office] said"],
    ["Georgiou, Karen said", "[Portfolio Office] said"],
    ["Ms Georgiou’s paper", "[Portfolio Office]’s paper"],
    ["K. Georgiou and K Georgiou", "[Portfolio Office] and [Portfolio Office]"],
    ["with Karen and KAREN GEORGIOU", "with [Portfolio Office] and [Portfolio Office]"],
    ["Georgiou to write", "[Portfolio Office] to write"],
    ["K.\nGeorgiou", "[Portfolio Office]"],
    ["Shackle\u00adton", "[name withheld]"],
    ["Norman Shackleton", "[name withheld]"],
    ["N.J. Shackleton 14.06.17", "[name withheld] 14.06.17"],
    ["SHACKLETON to lead", "[name withheld] to lead"],
    ["Shackleton's and Mr Shackleton's", "[name withheld]'s and [name withheld]'s"],
    ["write to k.georgiou@aldmere.pnn.police.uk or Karen.Georgiou@x.org", "write to [address withheld] or [address withheld]"],
    ["account kgeorgiou, file georgiou_k", "account [Portfolio Office], file [Portfolio Office]"],
    ["Roome Gifford, Gifford and Roome‑Gifford", "[name withheld], [name withheld] and [name withheld]"],
    ["Siobhan O'Neill, S ONeill", "[name withheld], [name withheld]"],
    ["Mr van der Berg, Berg and P. van der Berg", "[name withheld], [name withheld] and [name withheld]"],
    ["DCI Nair and Priya", "[name withheld] and [name withheld]"],
    ["Will the price fall, asked W. Price", "Will the price fall, asked [name withheld]"],
  ])("%j is printed as %j", (text, shown) => {
    expect(clean(text)).toBe(shown);
  });

  it("leaves words that only hold one: a name's letters inside a word, the word itself in small letters", () => {
    expect(clean("The price of Nairobi coffee, and the bergs.")).toBe("The price of Nairobi coffee, and the bergs.");
  });

  it("shows a person the given names that are everyday words, wherever they stand", () => {
    expect(nameLike(["Ask Will about it. Will it rain?"], everydayNames(people))).toContain("Will");
  });

  it("shows a person initials and telephone numbers", () => {
    const shown = nameLike(["To K.G. and KG by May, ring 020 7946 0018 or 2017/04"], initialsOf(people));
    expect(shown).toEqual(expect.arrayContaining(["K.G", "KG", "020 7946 0018"]));
    expect(shown.join(" ")).not.toContain("2017/04");
  });

  it("lists a name at the start of a sentence, and no word of the trade", () => {
    expect(nameLike(["The slip is mended. Brandvold will report to the Fire Authority’s Board. Members agreed."])).toEqual(["Brandvold"]);
  });
});

describe("whose names are taken away", () => {
  it("owners and authors of this edition, of the one compared with, and of the history; a surname behind a rank too", () => {
    const now = makeEdition("2026-11-06", [
      { id: "1.1", owner: "Station Manager Quill", owners: [{ name: null, role: "Station Manager Quill", unit: null }] },
      { id: "1.2", owner: "Communications Manager", owners: [{ name: null, role: "Communications Manager", unit: null }] },
    ]);
    const before = makeEdition("2026-10-02", [
      {
        id: "1.1",
        owners: [{ name: "Wilma Quist", role: "Harbour Master", unit: null }],
        entries: [{ date: null, author: "T. Lund", text: "x" }],
      },
    ]);
    const history = makeHistory(now, { "1.2": { owners: [{ edition: "2026-08-07", owner: "Otto Brandvold" }] } });
    const names = peopleOf(makeInput(now, { before, history })).map((p) => p.name);
    expect(names.sort()).toEqual(["Otto Brandvold", "Quill", "T. Lund", "Wilma Quist"]);
  });

  it("no name stands in place of a name", () => {
    const owners = [{ name: "Supt Dawn Ellery", role: null, unit: "DCS Aileen Boyd" }];
    const people = peopleOf(makeInput(makeEdition("2026-11-06", [{ id: "1.1", owners }])));
    expect(people).toEqual([
      { name: "Supt Dawn Ellery", instead: null },
      { name: "DCS Aileen Boyd", instead: null },
    ]);
  });
});
