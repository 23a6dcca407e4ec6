import { describe, expect, it } from "vitest";
import { readPdf } from "../../../src/ingest/pdf/pdf.ts";
import { pictureToPng } from "../../../src/ingest/pdf/png.ts";
import { renderPdfPage } from "../../../src/ingest/pdf/render.ts";
import { witnessFindings } from "../../../src/ingest/pdf/witness.ts";
import { cellText, type SourceDocument, type Table } from "../../../src/ingest/table.ts";
import { drawPdf, grid, type Sheet } from "./draw.ts";

const read = (bytes: Uint8Array) => readPdf(bytes, { name: "plan.pdf" });
const tables = (d: SourceDocument) => d.blocks.filter((b): b is Table => b.kind === "table");
const rows = (t: Table | undefined) => t?.rows.map((r) => r.cells.map(cellText));
const wordsOf = (d: SourceDocument) =>
  d.blocks
    .flatMap((b) => (b.kind === "text" ? [b.paragraph] : b.rows.flatMap((r) => r.cells.flatMap((c) => c.paragraphs))))
    .flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]).length + d.furniture.length;

const XS = [50, 120, 290, 540];

function ruled(s: Sheet): void {
  grid(s, XS, [100, 120, 160, 200]);
  s.text("Ref", 54, 114, { bold: true });
  s.text("Action", 124, 114, { bold: true });
  s.text("Lead", 294, 114, { bold: true });
  s.text("1.1", 54, 134);
  s.text("Paint the harbour wall before the", 124, 134);
  s.text("winter storms.", 124, 146);
  s.text("Ann Teal", 294, 134);
  s.text("1.2", 54, 174);
  s.text("Count the gulls.", 124, 174);
}

describe("a ruled table", () => {
  it("has the cells that its rules draw, the words of a cell in reading order", async () => {
    const d = await read(await drawPdf(ruled));
    expect(rows(tables(d)[0])).toEqual([
      ["Ref", "Action", "Lead"],
      ["1.1", "Paint the harbour wall before the winter storms.", "Ann Teal"],
      ["1.2", "Count the gulls.", ""],
    ]);
  });

  it("places every word painted exactly once", async () => {
    const d = await read(await drawPdf(ruled));
    expect(wordsOf(d)).toBe(18);
  });

  it("goes on over a page break: a sentence cut by it is whole again, and the join is recorded", async () => {
    const d = await read(
      await drawPdf(
        (s) => {
          grid(s, XS, [700, 740]);
          s.text("4.1", 54, 714);
          s.text("Mend the clock tower so that it", 124, 714);
          s.text("Bo Ash", 294, 714);
        },
        (s) => {
          grid(s, XS, [60, 90, 120]);
          s.text("strikes the hour.", 124, 74);
          s.text("4.2", 54, 104);
          s.text("Oil the gates.", 124, 104);
        },
      ),
    );
    expect(rows(tables(d)[0])).toEqual([
      ["4.1", "Mend the clock tower so that it strikes the hour.", "Bo Ash"],
      ["4.2", "Oil the gates.", ""],
    ]);
    expect(tables(d)[0]?.rows[0]?.joins).toEqual([{ page: 2, evidence: "mid-sentence", sure: true }]);
  });

  it("counts a repeated header row as furniture", async () => {
    const next = (s: Sheet) => {
      grid(s, XS, [100, 120, 160]);
      for (const [k, t] of ["Ref", "Action", "Lead"].entries()) s.text(t, (XS[k] as number) + 4, 114, { bold: true });
      s.text("1.3", 54, 134);
      s.text("Oil the gates.", 124, 134);
    };
    const d = await read(await drawPdf(ruled, next));
    expect(rows(tables(d)[0])?.filter((r) => r[0] === "Ref")).toHaveLength(1);
    expect(d.furniture.map((r) => r.text)).toEqual(["Ref", "Action", "Lead"]);
  });
});

describe("a table without rules", () => {
  const borderless = (s: Sheet) => {
    const lines: [string, string, string][] = [
      ["Ref", "Action", "Lead"],
      ["1.1", "Paint the harbour wall before the", "Ann Teal"],
      ["", "winter storms.", ""],
      ["1.2", "Count the gulls on the breakwater", "Bo Ash"],
      ["1.3", "Oil the gates of the upper dock and", "Cy Elm"],
      ["", "report.", ""],
    ];
    let y = 100;
    for (const [a, b, c] of lines) {
      y += a === "" ? 12 : 20;
      [a, b, c].forEach((words, k) => {
        if (words !== "") s.text(words, XS[k] as number, y, { bold: a === "Ref" });
      });
    }
  };

  it("has its columns from the white between them and its rows from the ids", async () => {
    const d = await read(await drawPdf(borderless));
    expect(rows(tables(d)[0])?.slice(1)).toEqual([
      ["1.1", "Paint the harbour wall before the winter storms.", "Ann Teal"],
      ["1.2", "Count the gulls on the breakwater", "Bo Ash"],
      ["1.3", "Oil the gates of the upper dock and report.", "Cy Elm"],
    ]);
  });

  it("is not seen in a numbered list", async () => {
    const d = await read(
      await drawPdf((s) => {
        ["First of the three duties of the", "Second, the care of the ropes and", "Third, the lamp."].forEach((t, k) => {
          s.text(`${k + 1}.`, 50, 100 + k * 14);
          s.text(t, 75, 100 + k * 14);
        });
      }),
    );
    expect(tables(d)).toEqual([]);
  });
});

describe("what a page holds beside its table", () => {
  it("is none where it ends a cell that the foot of the page cut", async () => {
    const open = (s: Sheet) => {
      grid(s, XS, [690, 720, 750]);
      s.text("4.1", 54, 704);
      s.text("Count the gulls.", 124, 704);
      s.text("4.2", 54, 734);
      s.text("Oil the gates.", 124, 734);
      s.text("4.3", 54, 764);
      ["Mend the clock", "tower and its", "four dials", "before any other", "work is begun"].forEach((t, k) => {
        s.text(t, 124, 764 + 13 * k);
      });
    };
    const next = (s: Sheet) => {
      grid(s, XS, [60, 90, 120]);
      s.text("in the yard.", 124, 74);
      s.text("4.4", 54, 104);
      s.text("Sweep the quay.", 124, 104);
    };
    const d = await read(await drawPdf(open, next));
    expect(d.furniture.map((r) => r.text)).toEqual([]);
  });

  it("is furniture where it recurs at the same height", async () => {
    const page = (n: number) => (s: Sheet) => {
      ruled(s);
      s.text(`Harbour Plan  Page ${n} of 2`, 50, 810);
    };
    const d = await read(await drawPdf(page(1), page(2)));
    expect(d.furniture.map((r) => r.text).join(" ")).toContain("Harbour Plan Page 2 of 2");
    expect(d.blocks.some((b) => b.kind === "text")).toBe(false);
  });

  it("keeps words that nobody sees, with a finding", async () => {
    const d = await read(
      await drawPdf((s) => {
        ruled(s);
        s.text("unseen", 124, 194, { white: true });
      }),
    );
    expect(d.findings.map((f) => [f.code, f.text])).toEqual([["hidden-text", "unseen"]]);
    expect(rows(tables(d)[0])?.[2]?.[1]).toContain("unseen");
  });

  it("gives a cell its fill colour, also where the cell holds no word", async () => {
    const d = await read(
      await drawPdf((s) => {
        s.fill(290, 160, 540, 200, 0.5);
        ruled(s);
      }),
    );
    expect(tables(d)[0]?.rows[2]?.cells[2]?.shade).toBe("#808080");
  });
});

it("a heading at the left edge below a title in the middle is no part of the title", async () => {
  const d = await read(
    await drawPdf((s) => {
      s.text("Harbour Action Log", 245, 200, { bold: true });
      s.text("Secretariat", 50, 220, { bold: true });
      s.text("Circulate the notes of the last meeting", 50, 250);
    }),
  );
  const lines = d.blocks.map((b) => (b.kind === "text" ? b.paragraph.runs.map((r) => r.text).join(" ") : "table"));
  expect(lines.slice(0, 2)).toEqual(["Harbour Action Log", "Secretariat"]);
});

describe("a page that was turned", () => {
  it("is read as its text runs; boxes stay on the page as it is seen", async () => {
    const d = await read(
      await drawPdf((s) => {
        ruled(s);
        s.page.setRotation({ type: "degrees", angle: 90 } as never);
      }),
    );
    expect(rows(tables(d)[0])?.[1]?.[2]).toBe("Ann Teal");
    expect(d.pageSizes).toEqual([{ width: 842, height: 595 }]);
    const box = tables(d)[0]?.rows[0]?.cells[0]?.paragraphs[0]?.runs[0]?.box ?? [0, 0, 0, 0];
    expect(box[0]).toBeGreaterThan(700); // the left column of the text is at the top right of the page as seen
  });
});

describe("a file that cannot be used", () => {
  const refusal = (bytes: Uint8Array) =>
    read(bytes).then(
      () => "read",
      (e: Error) => `${e.name}: ${e.message}`,
    );

  it("is named for what it is, in one line", async () => {
    const whole = await drawPdf(ruled);
    expect(await refusal(new Uint8Array(0))).toMatch(/^CannotUse: the file is empty/);
    expect(await refusal(new TextEncoder().encode("<html>"))).toMatch(/^CannotUse: this is not a PDF/);
    expect(await refusal(whole.subarray(0, whole.length - 200))).toMatch(/^CannotUse: the PDF is cut off/);
    expect(await refusal(await drawPdf(() => {}))).toMatch(/^CannotUse: the PDF holds no text/);
  });
});

describe("the independent witness", () => {
  it("agrees where nothing was lost, and names the words that were", async () => {
    const bytes = await drawPdf(ruled);
    const d = await read(bytes);
    expect(await witnessFindings(bytes, d, { name: "plan.pdf" })).toEqual([]);
    const lost = { ...d, blocks: [] };
    const found = await witnessFindings(bytes, lost, { name: "plan.pdf" });
    expect(found.map((f) => [f.code, f.pages])).toEqual([["witness-differs", [1]]]);
    expect(found[0]?.message).toContain("harbour");
  });

  it("is missed aloud where it cannot read the file", async () => {
    const d = await read(await drawPdf(ruled));
    const found = await witnessFindings(new TextEncoder().encode("no PDF"), d, { name: "plan.pdf" });
    expect(found.map((f) => f.code)).toEqual(["no-witness"]);
  });
});

it("paints a page as a PNG of the size asked for", async () => {
  const picture = await renderPdfPage(await drawPdf(ruled), 1, 0.5);
  expect([picture.width, picture.height]).toEqual([298, 421]);
  expect(picture.rgba.some((v) => v < 100)).toBe(true);
  expect([...pictureToPng(picture).subarray(1, 4)]).toEqual([80, 78, 71]);
});
