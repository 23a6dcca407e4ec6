import { describe, expect, it } from "vitest";
import { personKey, readOwners } from "../../src/model/owner.ts";

const owner = (name: string | null, role: string | null = null, unit: string | null = null) => ({ name, role, unit });

describe("an owner cell", () => {
  it.each([
    [["Ann Marchmont Portfolio Office"], [owner("Ann Marchmont", null, "Portfolio Office")]],
    [["Ann Marchmont", "Portfolio Office"], [owner("Ann Marchmont", null, "Portfolio Office")]],
    [["Ann Marchmont, Head of ICT"], [owner("Ann Marchmont", "Head of ICT")]],
    [["Alison Roe-Gifford"], [owner("Alison Roe-Gifford")]],
    [["P. Marchmont"], [owner("P. Marchmont")]],
    [["DCC Jane Doe"], [owner("DCC Jane Doe")]],
    [["SRO – Organisational Support"], [owner(null, "SRO", "Organisational Support")]],
    [["Chief Constables"], [owner(null, "Chief Constables")]],
    [["Six Corporation Soles & Chief Executives"], [owner(null, "Six Corporation Soles & Chief Executives")]],
    [["Estates Programme Board"], [owner(null, null, "Estates Programme Board")]],
    [["Director of Finance"], [owner(null, "Director of Finance")]],
    [["Ann Marchmont and Bob Jones"], [owner("Ann Marchmont"), owner("Bob Jones")]],
    [["Ann Marchmont / Bob Jones"], [owner("Ann Marchmont"), owner("Bob Jones")]],
    [["Lead CC's/ Heads of Service"], [owner(null, "Lead CC's"), owner(null, "Heads of Service")]],
    [
      ["Ann Marchmont &", "Bob Jones"],
      [owner("Ann Marchmont"), owner("Bob Jones")],
    ],
    [
      ["Ann Marchmont", "& Bob Jones"],
      [owner("Ann Marchmont"), owner("Bob Jones")],
    ],
    [
      ["Ann Marchmont /", "Bob Jones"],
      [owner("Ann Marchmont"), owner("Bob Jones")],
    ],
    [
      ["Ann Marchmont and", "Bob Jones"],
      [owner("Ann Marchmont"), owner("Bob Jones")],
    ],
    [["Group", "Manager, Training"], [owner(null, "Group Manager", "Training")]],
    [["Ann", "Marchmont"], [owner("Ann Marchmont")]],
    [["SRO \u2013", "Workforce"], [owner(null, "SRO", "Workforce")]],
    [["Ann Marchmont, Divisional", "Director \u2013 Surgery"], readOwners(["Ann Marchmont, Divisional Director \u2013 Surgery"])],
    [["Ann Marchmont", "Internal Audit"], [owner("Ann Marchmont", null, "Internal Audit")]],
    [["HS/BB"], [owner("HS"), owner("BB")]],
    [[], []],
  ])("%j", (lines, owners) => {
    expect(readOwners(lines)).toEqual(owners);
  });

  it("initials and full name are one person", () => {
    expect(personKey("A. Marchmont")).toBe(personKey("Ann Marchmont"));
    expect(personKey("DCC Ann Marchmont")).toBe(personKey("Ann Marchmont"));
    expect(personKey("KG")).toBeNull();
  });
});
