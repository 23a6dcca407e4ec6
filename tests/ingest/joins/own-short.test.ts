import { describe, expect, it } from "vitest";
import type { PageTable } from "../../../src/ingest/joins/page-table.ts";
import { joinPages } from "../../../src/ingest/joins.ts";
import { type Cell, cellText, type Row } from "../../../src/ingest/table.ts";

let n = 0;
function row(page: number, ...texts: string[]): Row {
  const cells = texts.map((text, column): Cell => {
    const runs = text
      .split(" ")
      .filter((w) => w !== "")
      .map((w) => ({ n: n++, text: w, glue: " " as const, page, box: null, bold: false }));
    const paragraphs = runs.length === 0 ? [] : [{ runs, list: null, gapBefore: false }];
    return { column, colSpan: 1, rowSpan: 1, paragraphs, pieces: [{ page, box: null }], shade: null };
  });
  return { page, cells, header: false, joins: [] };
}

function page(number: number, rows: Row[]): PageTable {
  return { table: { kind: "table", page: number, width: 5, rows } };
}

const FIRST_PAGE = () => [
  row(1, "Action", "Lead", "Progress", "Rating", "Due"),
  ...["wall", "lamp", "gate", "rail", "buoy"].map((what) =>
    row(
      1,
      `Paint the harbour's old ${what} before the storms come.`,
      "Ann Teal",
      "Begun in May with the harbour's own men.",
      "Green",
      "June 2019",
    ),
  ),
  row(
    1,
    "Mend the slip with the harbour's own men.",
    "Bo Sand",
    "The piles are sound, as the survey of the spring has shown.",
    "Amber",
    "July 2019",
  ),
];

const count = (first: Row) => joinPages([page(1, FIRST_PAGE()), page(2, [first])]).tables[0]?.table.rows.length;

describe("the first row of a page in a plan without numbers", () => {
  it("is one of its own where it has an owner and a date of its own, though its rating is empty", () => {
    expect(
      count(
        row(2, "Sell the old pilot boat to a museum.", "Cy Reed", "An offer came in the spring; the board was told.", "", "August 2019"),
      ),
    ).toBe(8);
  });

  it("goes on with the row before where the owner and the date are missing", () => {
    expect(count(row(2, "", "", "The survey was paid for.", "", ""))).toBe(7);
  });

  it("goes on where its words do, whatever stands in the short cells", () => {
    const rows = joinPages([
      page(1, [...FIRST_PAGE().slice(0, 6), row(1, "Mend the slip with the", "Bo Sand", "The piles are", "Amber", "July 2019")]),
      page(2, [row(2, "harbour's own men.", "and Di Moss", "sound.", "", "")]),
    ]).tables[0]?.table.rows;
    expect(rows?.at(-1)?.cells.map(cellText)[0]).toBe("Mend the slip with the harbour's own men.");
  });
});
