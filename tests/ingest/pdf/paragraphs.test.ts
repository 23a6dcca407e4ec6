import { describe, expect, it } from "vitest";
import type { Glyph, GlyphStyle } from "../../../src/ingest/pdf/glyphs.ts";
import { spreadLigatures } from "../../../src/ingest/pdf/ligatures.ts";
import { wordsToDrafts } from "../../../src/ingest/pdf/paragraphs.ts";
import { readPdf } from "../../../src/ingest/pdf/pdf.ts";
import type { Word } from "../../../src/ingest/pdf/words.ts";
import { cellText, type Table } from "../../../src/ingest/table.ts";
import { drawPdf, grid } from "./draw.ts";

/** Ten rows whose lines end in the space at which they were wrapped, and a last one with the lines given. */
async function lastCell(lines: readonly string[], spaced = true): Promise<string> {
  const end = spaced ? " " : "";
  const pdf = await drawPdf((s) => {
    grid(s, [50, 120, 290], [...Array.from({ length: 11 }, (_, k) => 100 + k * 30), 400 + lines.length * 12]);
    for (let k = 0; k < 10; k++) {
      s.text(`1.${k}`, 54, 112 + k * 30);
      s.text(`Paint the harbour wall all over and${end}`, 124, 112 + k * 30);
      s.text(`count the gulls again.`, 124, 124 + k * 30);
    }
    s.text("2.1", 54, 412);
    lines.forEach((line, k) => {
      s.text(line, 124, 412 + k * 12);
    });
  });
  const table = (await readPdf(pdf, { name: "plan.pdf" })).blocks.find((b): b is Table => b.kind === "table");
  return cellText(table?.rows.at(-1)?.cells.at(-1) as never);
}

describe("a name too long for its column", () => {
  /** Lines of words, five points a letter, in a column that ends at 60 pt. */
  function edges(...lines: string[]): string[] {
    const words = lines.flatMap((line, k) => {
      let at = 0;
      return line.split(" ").map((text) => {
        const [from, to] = [at, at + text.length * 5];
        at = to + 3;
        return {
          n: 0,
          text,
          from,
          to,
          base: 12 * k + 10,
          size: 10,
          box: [from, 12 * k, to, 12 * k + 10],
          end: null,
          spaced: false,
          turn: 0,
          sign: false,
          bold: false,
        };
      });
    });
    const drafts = wordsToDrafts(words as unknown as Word[], { right: 60, paintsLineEnds: false });
    return drafts.flatMap((d) => d.lines.flatMap((l) => l.filter((w) => w.end === "edge").map((w) => w.text)));
  }

  it("may be cut after its first letter beside other words, and after a letter behind a hyphen", () => {
    expect(edges("Gwendolin M", "acTavishdale")).toEqual(["M"]);
    expect(edges("Gwendo Mc-L", "eeandlesser")).toEqual(["Mc-L"]);
    expect(edges("Haworthie-Le", "e")).toEqual(["Haworthie-Le"]);
  });

  it("is not where it would have fitted on a line of its own, or a new word begins", () => {
    expect(edges("Gwendolin M", "acTavish")).toEqual([]);
    expect(edges("Gwendolin M", "Tavishdaleson")).toEqual([]);
  });
});

describe("a line of a cell", () => {
  it("ends its paragraph where the engine painted no space to wrap at, though the next word would not have fitted", async () => {
    expect(await lastCell(["Paint the wall, the gate, etc.", "Notwithstanding wind it was done."])).toBe(
      "Paint the wall, the gate, etc.\nNotwithstanding wind it was done.",
    );
  });

  it("goes on where there is such a space, or where the engine never paints one", async () => {
    expect(await lastCell(["Paint the wall, the gate, etc. ", "Notwithstanding wind it was done."])).toBe(
      "Paint the wall, the gate, etc. Notwithstanding wind it was done.",
    );
    expect(await lastCell(["Paint the wall, the gate, etc.", "Notwithstanding wind it was done."], false)).not.toContain("\n");
  });

  it("goes on at the cell's edge after a number that was typed: nothing says that such an item hangs", async () => {
    expect(await lastCell(["1. Consider the paint for the ", "harbour wall ", "2. Consider the gulls"])).toBe(
      "1. Consider the paint for the harbour wall\n2. Consider the gulls",
    );
  });
});

describe("a word that fills its column", () => {
  it("goes on in the next line where a reference or a word is cut there", async () => {
    const pdf = await drawPdf((s) => {
      grid(s, [50, 96, 290], [100, 130, 160]);
      s.text("HR/23/0", 54, 112);
      s.text("1", 54, 124);
      s.text("Paint the wall.", 100, 112);
      s.text("FIN/24/", 54, 142);
      s.text("02", 54, 154);
      s.text("Count the gulls.", 100, 142);
    });
    const table = (await readPdf(pdf, { name: "plan.pdf" })).blocks.find((b): b is Table => b.kind === "table");
    expect(table?.rows.map((r) => cellText(r.cells[0] as never))).toEqual(["HR/23/01", "FIN/24/02"]);
  });
});

describe("a ligature", () => {
  const style = { size: 9, turn: 0, object: 7 } as GlyphStyle;
  const glyph = (letter: string, x0: number, x1: number): Glyph => ({
    code: letter.charCodeAt(0),
    x0,
    x1,
    y0: 0,
    y1: 9,
    ox: x0,
    oy: 8,
    style,
  });

  it("is as wide as its letters where each has the width of its own", () => {
    const [f, i] = spreadLigatures([glyph("f", 97.77, 100.77), glyph("i", 97.77, 100.39)]);
    expect(f?.x1).toBeCloseTo(103.39);
    expect(i?.x1).toBeCloseTo(103.39);
  });

  it("keeps its width where its letters have it already", () => {
    const letters = [glyph("f", 97.77, 102.8), glyph("i", 97.77, 102.8)];
    expect(spreadLigatures(letters)).toEqual(letters);
  });
});
