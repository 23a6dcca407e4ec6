import { describe, expect, it } from "vitest";
import type { PageTable } from "../../src/ingest/joins/page-table.ts";
import { joinPages } from "../../src/ingest/joins.ts";
import { type Cell, cellText, type Paragraph, type Row } from "../../src/ingest/table.ts";

let n = 0;
function paragraph(text: string, page: number): Paragraph {
  const item = /^- (.*)|^(\d)\. (.*)/.exec(text);
  const words = (item === null ? text : (item[1] ?? item[3] ?? "")).split(" ").filter((w) => w !== "");
  const runs = words.map((w) => ({ n: n++, text: w, glue: " " as const, page, box: null, bold: false }));
  return { runs, list: item === null ? null : { level: 0, ordinal: item[2] ?? null, runs: [] }, gapBefore: false };
}

/** A row from its cells' texts; lines are paragraphs, "- " and "1. " list items. */
function row(page: number, ...texts: string[]): Row {
  const cells = texts.map((t, column): Cell => {
    const paragraphs = t === "" ? [] : t.split("\n").map((line) => paragraph(line, page));
    return { column, colSpan: 1, rowSpan: 1, paragraphs, pieces: [{ page, box: null }], shade: null };
  });
  return { page, cells, header: false, joins: [] };
}

function page(number: number, rows: Row[], more: Partial<PageTable> = {}): PageTable {
  return { table: { kind: "table", page: number, width: Math.max(...rows.map((r) => r.cells.length)), rows }, ...more };
}

const texts = (parts: PageTable[]) => joinPages(parts).tables.map((t) => t.table.rows.map((r) => r.cells.map(cellText)));
const joins = (parts: PageTable[]) => joinPages(parts).tables.flatMap((t) => t.table.rows.flatMap((r) => r.joins));

const HEAD = () => row(1, "Rec", "Lead", "Progress", "Due");
const FIRST = () => row(1, "1.1: Paint the wall.", "Ann Teal", "Begun in May.", "June 2019");

describe("a row cut by a page break", () => {
  it("may leave its number alone in bold at the foot: that is no section", () => {
    const bare = row(1, "1.2", "", "", "");
    const bold: Row = {
      ...bare,
      cells: bare.cells.map((c) => ({
        ...c,
        paragraphs: c.paragraphs.map((p) => ({ ...p, runs: p.runs.map((r) => ({ ...r, bold: true })) })),
      })),
    };
    const parts = [
      page(1, [HEAD(), FIRST(), bold]),
      page(2, [
        row(2, "Mend the slip.", "Bo Sand", "Begun.", "July 2019"),
        row(2, "1.3: Sell the boat.", "Bo Sand", "Begun.", "July 2019"),
      ]),
    ];
    expect(texts(parts)[0]?.[2]).toEqual(["1.2\nMend the slip.", "Bo Sand", "Begun.", "July 2019"]);
  });

  it("goes on with a figure that is no number of the plan", () => {
    const parts = [
      page(1, [HEAD(), FIRST(), row(1, "1.2: Mend the slip having regard to the", "Bo Sand", "Begun.", "July 2019")]),
      page(2, [row(2, "12 letters from boat owners.", "", "", "")]),
    ];
    expect(texts(parts)[0]?.[2]?.[0]).toBe("1.2: Mend the slip having regard to the 12 letters from boat owners.");
  });

  it("is whole where its number stands on the next page only", () => {
    const parts = [
      page(1, [HEAD(), FIRST(), row(1, "", "Bo Sand", "The survey showed that the", "July 2019")]),
      page(2, [row(2, "1.2: Mend the slip.", "", "piles are sound.", "")]),
    ];
    expect(texts(parts)[0]?.[2]).toEqual(["1.2: Mend the slip.", "Bo Sand", "The survey showed that the piles are sound.", "July 2019"]);
  });

  it("knows its header below a key on the same grid", () => {
    const parts = [
      page(1, [row(1, "Red", "late", "", ""), HEAD(), FIRST()]),
      page(2, [row(2, "Rec", "Lead", "Progress", "Due"), row(2, "1.2: Mend the slip.", "Bo Sand", "Done.", "July 2019")]),
    ];
    expect(texts(parts)[0]?.map((r) => r[0])).toEqual(["Red", "Rec", "1.1: Paint the wall.", "1.2: Mend the slip."]);
  });

  it("stands below a sheet's title that is printed on every page with the header", () => {
    const top = (n: number) => [row(n, "Harbour tracker", "", "", ""), row(n, "", "", "", ""), row(n, "Rec", "Lead", "Progress", "Due")];
    const parts = [page(1, [...top(1), FIRST()]), page(2, [...top(2), row(2, "1.2: Mend the slip.", "Bo Sand", "Begun.", "July 2019")])];
    const found = joinPages(parts);
    expect(found.tables[0]?.table.rows.map((r) => cellText(r.cells[0] as Cell))).toEqual([
      "Harbour tracker",
      "",
      "Rec",
      "1.1: Paint the wall.",
      "1.2: Mend the slip.",
    ]);
    expect(found.furniture.map((r) => r.text)).toEqual(["Harbour", "tracker", "Rec", "Lead", "Progress", "Due"]);
  });

  it("is whole where its sentence goes on", () => {
    const parts = [
      page(1, [HEAD(), row(1, "1.1: Paint the harbour wall before the", "Ann Teal", "Begun.", "June 2019")]),
      page(2, [row(2, "winter storms come.", "", "", "")]),
    ];
    expect(texts(parts)[0]?.[1]?.[0]).toBe("1.1: Paint the harbour wall before the winter storms come.");
    expect(joins(parts)).toEqual([{ page: 2, evidence: "mid-sentence", sure: true }]);
  });

  it("is two where the next page's begins anew in every cell, though its date begins with a small letter", () => {
    const head = row(1, "Action", "Lead", "Progress", "Due");
    const parts = [
      page(1, [head, row(1, "Paint the wall.", "Ann", "Begun.", "Complete"), row(1, "Mend the net.", "Cy", "Begun.", "Complete")]),
      page(2, [row(2, "Count the gulls.", "Bo", "Done.", "late April 2021")]),
    ];
    expect(texts(parts)[0]?.map((r) => r[3])).toEqual(["Due", "Complete", "Complete", "late April 2021"]);
  });

  it("is whole where its list goes on", () => {
    const parts = [
      page(1, [HEAD(), row(1, "1.1: Paint.", "Ann", "Agreed:\n1. the colour\n2. the day", "June")]),
      page(2, [row(2, "", "", "3. the price", "")]),
    ];
    expect(texts(parts)[0]?.[1]?.[2]).toBe("Agreed:\n1. the colour\n2. the day\n3. the price");
  });

  it("keeps the items of a list apart where the next page types the number that comes next", () => {
    const last = row(1, "1.1: Paint.", "Ann", "Agreed:\n1. the colour of all walls\n2. the day on which the work is to begin", "June");
    const first = row(2, "", "", "", "");
    const typed = paragraph("3) Agree the price", 2);
    const cells = first.cells.map((c) => (c.column === 2 ? { ...c, paragraphs: [typed] } : c));
    expect(texts([page(1, [HEAD(), last]), page(2, [{ ...first, cells }])])[0]?.[1]?.[2]).toMatch(/begin\n3\) Agree the price$/);
  });

  it("is whole where the next page's row has no number", () => {
    const parts = [
      page(1, [HEAD(), FIRST()]),
      page(2, [row(2, "", "", "Then the rain came.", ""), row(2, "1.2: Count the gulls.", "Bo", "Done.", "July 2019")]),
    ];
    expect(texts(parts)[0]?.map((r) => r[2])).toEqual(["Progress", "Begun in May.\nThen the rain came.", "Done."]);
  });

  it("may have left only its date on the page before: joined, but not surely", () => {
    const parts = [
      page(1, [HEAD(), FIRST(), row(1, "", "", "", "May 2020")]),
      page(2, [row(2, "1.2: Count the gulls.", "Bo", "Not begun.", "")]),
    ];
    expect(texts(parts)[0]?.[2]).toEqual(["1.2: Count the gulls.", "Bo", "Not begun.", "May 2020"]);
    expect(joins(parts)[0]?.sure).toBe(false);
  });

  it("is one row where its words at the break are painted on both pages", () => {
    const parts = [
      page(1, [HEAD(), row(1, "1.1: Paint the harbour", "Ann Teal", "Begun in May; the north", "June 2019")]),
      page(2, [
        row(2, "1.1: Paint the harbour wall.", "Ann Teal", "Begun in May; the north side is done.", "June 2019"),
        row(2, "1.2: Count the gulls.", "Bo", "Done.", "July 2019"),
      ]),
    ];
    expect(texts(parts)[0]?.slice(1)).toEqual([
      ["1.1: Paint the harbour wall.", "Ann Teal", "Begun in May; the north side is done.", "June 2019"],
      ["1.2: Count the gulls.", "Bo", "Done.", "July 2019"],
    ]);
  });

  it("may have painted on both pages only the line that lay in the break, while the other cells go on", () => {
    const at = (r: Row, column: number, ...lines: (readonly [from: number, top: number])[]): Row => ({
      ...r,
      cells: r.cells.map((c) => ({
        ...c,
        paragraphs: c.paragraphs.map((p) => ({
          ...p,
          runs: p.runs.map((run, k) => {
            const [, top = 0] = lines.findLast(([from]) => from <= k) ?? [];
            return c.column === column ? { ...run, box: [40 + 9 * (k % 4), top, 48 + 9 * (k % 4), top + 8] as const } : run;
          }),
        })),
      })),
    });
    const last = row(1, "1.1: Paint the harbour wall and the slip.", "Ann Teal", "Begun in May.", "June 2019");
    const next = (top: number) =>
      at(at(row(2, "wall and the slip. Then the gate.", "", "Weather is poor.", ""), 0, [0, 3], [4, 12]), 2, [0, top]);
    const parts = (top: number) => [
      page(1, [HEAD(), at(last, 0, [0, 781], [4, 790])]),
      page(2, [next(top), row(2, "1.2: Count the gulls.", "Bo", "Done.", "July 2019")]),
    ];
    expect(texts(parts(9))[0]?.[1]).toEqual([
      expect.stringMatching(/^1\.1: Paint the harbour wall and the slip\.\sThen the gate\.$/),
      "Ann Teal",
      expect.stringMatching(/^Begun in May\.\sWeather is poor\.$/),
      "June 2019",
    ]);
    expect(texts(parts(3)).flat(2).join(" ")).toMatch(/slip\.\swall and the slip/);
  });

  it("is joined exactly by the tags, whatever its words say", () => {
    const parts = [
      page(1, [HEAD(), FIRST()], { key: "0", rowKeys: ["0/0", "0/1"] }),
      page(2, [row(2, "And varnish it.", "Cy", "Varnish bought.", "Soon")], { key: "0", rowKeys: ["0/1"] }),
    ];
    expect(joins(parts)[0]?.evidence).toBe("the same row in the document's tags");
  });
});

describe("a row that begins a page", () => {
  it("starts anew with a number of its own", () => {
    const parts = [page(1, [HEAD(), FIRST()]), page(2, [row(2, "1.2: Count the gulls.", "Bo", "Done.", "July 2019")])];
    expect(joins(parts)).toEqual([]);
    expect(texts(parts)[0]).toHaveLength(3);
  });

  it("is an orphan where the next number is referred to and stands nowhere", () => {
    const parts = [
      page(1, [
        HEAD(),
        row(1, "9.2.1 Simplify the boards.", "Ann", "Responds to actions 9.2.1 – 9.2.3", "May"),
        row(1, "9.2.2 Set out the direction of", "Ann", "See 9.2.1 above", "May"),
      ]),
      page(2, [row(2, "SRO, and agree it with all.", "", "", "")]),
    ];
    expect(joins(parts)).toEqual([]);
    expect(texts(parts)[0]?.at(-1)?.[0]).toBe("SRO, and agree it with all.");
  });

  it("gives back what stands before a paragraph that is a whole update", () => {
    const parts = [
      page(1, [HEAD(), FIRST()]),
      page(2, [row(2, "1.2: Count the gulls.", "Bo", "The paint will be reviewed then.\nSee 1.1 Above", "Now")]),
    ];
    expect(texts(parts)[0]?.map((r) => r[2])).toEqual(["Progress", "Begun in May.\nThe paint will be reviewed then.", "See 1.1 Above"]);
    expect(joins(parts)).toMatchObject([{ page: 2, sure: false }]);
  });

  it("belongs to a shared row before it where its other cells are empty", () => {
    const shared = row(1, "1.1: Paint the wall.\n1.2: Wash the wall.", "Ann Teal", "Begun in May.", "June 2019\nJuly 2019");
    const parts = [page(1, [HEAD(), shared]), page(2, [row(2, "1.3: Scrape the wall.", "", "", "")])];
    expect(texts(parts)[0]?.[1]?.[0]).toBe("1.1: Paint the wall.\n1.2: Wash the wall.\n1.3: Scrape the wall.");
    expect(joins(parts)[0]?.sure).toBe(false);
  });

  it("is furniture where it repeats the header, on some pages or all", () => {
    const parts = [
      page(1, [HEAD(), FIRST()]),
      page(2, [row(2, "1.2: Count.", "Bo", "Done.", "May")]),
      page(3, [HEAD(), row(3, "1.3: Oil the gates.", "Cy", "Done.", "May")]),
    ];
    const { tables, furniture } = joinPages(parts);
    expect(tables[0]?.table.rows).toHaveLength(4);
    expect(furniture.map((r) => r.text)).toEqual(["Rec", "Lead", "Progress", "Due"]);
  });
});

describe("a cell that spans rows over a page break", () => {
  const spanning = (r: Row, column: number, rowSpan: number): Row => ({
    ...r,
    cells: r.cells.map((c) => (c.column === column ? { ...c, rowSpan } : c)),
  });
  const without = (r: Row, column: number): Row => ({ ...r, cells: r.cells.filter((c) => c.column !== column) });
  const leads = (parts: PageTable[]) => joinPages(parts).tables[0]?.table.rows.map((r) => r.cells.find((c) => c.column === 1)?.rowSpan);
  const SECOND = () => row(2, "1.2: Count the gulls.", "", "Done.", "July 2019");

  it("goes on where the rule at the foot leaves its column out and the next page has nothing there", () => {
    expect(leads([page(1, [HEAD(), FIRST()], { opensBelow: new Set([1]) }), page(2, [SECOND()])])).toEqual([1, 2, undefined]);
    expect(leads([page(1, [HEAD(), FIRST()], { opensBelow: new Set() }), page(2, [SECOND()])])).toEqual([1, 1, 1]);
  });

  it("goes on though the row at the break is painted on both pages", () => {
    const cut = without(row(1, "1.2: Paint the harbour", "", "Begun in May; the north", "June 2019"), 1);
    const whole = spanning(row(2, "1.2: Paint the harbour wall.", "", "Begun in May; the north side is done.", "June 2019"), 1, 2);
    const parts = [
      page(1, [HEAD(), spanning(FIRST(), 1, 2), cut]),
      page(2, [whole, without(row(2, "1.3: Count the gulls.", "", "Done.", "July 2019"), 1)]),
    ];
    expect(leads(parts)).toEqual([1, 3, undefined, undefined]);
  });
});

describe("tables of successive pages", () => {
  it("are two where something stands between them or their columns differ", () => {
    expect(joinPages([page(1, [HEAD(), FIRST()]), page(2, [FIRST()], { apart: true })]).tables).toHaveLength(2);
    expect(joinPages([page(1, [HEAD()]), page(2, [row(2, "a", "b")])]).tables).toHaveLength(2);
  });

  it("keep all their words", () => {
    const parts = [page(1, [HEAD(), FIRST()]), page(2, [HEAD(), row(2, "", "", "and went on.", "")])];
    const { tables, furniture } = joinPages(parts);
    const kept = tables.flatMap((t) => t.table.rows.flatMap((r) => r.cells.flatMap((c) => c.paragraphs.flatMap((p) => p.runs))));
    const given = parts.flatMap((p) => p.table.rows.flatMap((r) => r.cells.flatMap((c) => c.paragraphs.flatMap((q) => q.runs))));
    expect([...kept, ...furniture].map((r) => r.n).sort((a, b) => a - b)).toEqual(given.map((r) => r.n).sort((a, b) => a - b));
  });
});
