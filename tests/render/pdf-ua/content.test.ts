import { describe, expect, it } from "vitest";
import { operators } from "../../../src/render/pdf-ua/content.ts";
import { readPage } from "../../../src/render/pdf-ua/page.ts";

const ops = (s: string) => [...operators(s)].map((o) => [o.op, ...o.operands]);

describe("a content stream", () => {
  it("gives operators with their operands, strings and dictionaries whole", () => {
    expect(ops("/P <</MCID 0/A [1 2]>>BDC (a \\) (b) c) Tj <0041> Tj [<41>-5(x)]TJ EMC")).toEqual([
      ["BDC", "/P", "<</MCID 0/A [1 2]>>"],
      ["Tj", "(a \\) (b) c)"],
      ["Tj", "<0041>"],
      ["TJ", "[<41>-5(x)]"],
      ["EMC"],
    ]);
  });

  it("passes over comments and the bytes of an inline image", () => {
    expect(ops("q % Q here is none\nBI /W 1 ID \x00q Q Tj\x01 EI Q").map((o) => o[0])).toEqual(["q", "BI", "ID", "Q"]);
  });

  it("ends where it is cut off", () => {
    expect(ops("1 0 0 rg (never closed")).toEqual([["rg", "1", "0", "0"]]);
    expect(ops("<</A [1 2")).toEqual([]);
  });
});

describe("what a page paints", () => {
  it("is marked content with its text and box, and what no mark holds", () => {
    const page = readPage(
      "1 0 0 1 10 20 cm /P<</MCID 3>>BDC BT /F1 9 Tf 1 0 0 1 5 5 Tm <0041> Tj ET EMC 0 0 30 1 re f BT 1 0 0 1 0 700 Tm (x) Tj ET",
    );
    expect(page.marked.map((m) => [m.mcid, m.text, m.box, m.shown])).toEqual([[3, true, [15, 25, 15, 25], [{ font: "F1", hex: "0041" }]]]);
    expect(page.unmarked.map((u) => u.y)).toEqual([20, 720]);
  });

  it("leaves alone what is an artifact already", () => {
    expect(readPage("/Artifact BMC 0 0 30 1 re f EMC").unmarked).toEqual([]);
  });

  it("does not take a clipping path for paint", () => {
    expect(readPage("0 0 30 1 re W n").unmarked).toEqual([]);
  });
});
