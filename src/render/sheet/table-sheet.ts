import type { Cell, CellStyle, CellValue, WriteSheet } from "hucre";
import type { Mark, Paper } from "../blocks.ts";
import type { Column, Value } from "./values.ts";

type Colours = Paper["colours"];

const LONGEST = 32_767; // letters that Excel holds in a cell; more and it calls the file damaged
const CUT = " … (cut: a cell holds no more)";
const DATE = "d mmmm yyyy";
const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30); // day 0 of Excel's calendar, as it counts from March 1900 on
const FIRST = Date.UTC(1900, 2, 1);

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function words(text: string): string {
  const clean = text.replace(ILLEGAL, "");
  return clean.length <= LONGEST ? clean : clean.slice(0, LONGEST - CUT.length) + CUT;
}

/** A day as Excel counts it, so that no time zone moves it; words for one before its calendar begins. */
function serial(day: string): number | string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return at < FIRST ? day : Math.round((at - EPOCH) / DAY);
}

function cellValue(value: Value): CellValue {
  if (value === null || value === "") return null;
  if (typeof value === "number") return value;
  if (typeof value === "string") return words(value);
  return "day" in value ? serial(value.day) : value.words;
}

const top = { vertical: "top", wrapText: true } as const;
const plain: CellStyle = { alignment: top };
const FONT = { name: "Arial", size: 10 } as const;
const heading: CellStyle = { font: { ...FONT, bold: true }, alignment: top };

// Words behind every colour; white letters on the two dark ones (contrast 11.7 and 5.3).
const fills: Readonly<Record<Mark, (c: Colours) => readonly [fill: string, letters: string]>> = {
  complete: (c) => [c.complete, "FFFFFF"],
  overdue: (c) => [c.overdue, "FFFFFF"],
  soon: (c) => [c.soon, "16191D"],
  ahead: (c) => [c.ahead, "16191D"],
  "no-date": (c) => [c.none, "16191D"],
  "on-hold": (c) => [c.none, "16191D"],
  withdrawn: () => ["#FFFFFF", "16191D"],
};

function style(value: Value, colours: Colours): CellStyle {
  if (value === null || typeof value !== "object") return plain;
  if ("day" in value) return { alignment: { vertical: "top", horizontal: "left" }, numFmt: DATE };
  const [fill, letters] = fills[value.mark](colours);
  return {
    ...plain,
    font: { ...FONT, bold: true, color: { rgb: letters } },
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill.slice(1).toUpperCase() } },
  };
}

/** Headings of a table must differ, whatever their case. */
function distinct(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((name) => {
    const key = name.toLowerCase();
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

const LINE = 13; // points
const TALLEST = 409; // that a row can be

// Said for each row, because not every program fits rows to wrapped words when it opens a file.
function rowHeight(line: readonly CellValue[], columns: readonly { readonly width: number }[]): number {
  const lines = line.map((value, i) => {
    const parts = typeof value === "string" ? value.split("\n") : [""];
    return parts.reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length * 1.1) / (columns[i]?.width ?? 10))), 0);
  });
  return Math.min(TALLEST, Math.max(...lines) * LINE + 2);
}

const letter = (index: number): string => (index < 26 ? "" : letter(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** A list as a sheet: one table with filters, its heading row and first column frozen. A table has at least one row, if an empty one. */
export function tableSheet<T>(
  name: string,
  columns: readonly Column<T>[],
  items: readonly T[],
  colours: Colours,
  printed: NonNullable<WriteSheet["headerFooter"]>,
): WriteSheet {
  const headings = distinct(columns.map((c) => words(c.heading.replace(/\s+/g, " ").trim()) || "Column"));
  const values = items.length > 0 ? items.map((item) => columns.map((c) => c.value(item))) : [columns.map(() => null)];
  const cells = new Map<string, Partial<Cell>>();
  for (const column of headings.keys()) cells.set(`0,${column}`, { style: heading });
  for (const [row, line] of values.entries())
    for (const [column, value] of line.entries()) cells.set(`${row + 1},${column}`, { style: style(value, colours) });
  const rows = [headings, ...values.map((line) => line.map(cellValue))];
  return {
    name,
    columns: columns.map((c) => ({ width: c.width })),
    rows,
    rowDefs: new Map(rows.map((line, i) => [i, { height: rowHeight(line, columns) }])),
    cells,
    freezePane: { rows: 1, columns: 1 },
    tables: [
      {
        name: `${name}List`,
        range: `A1:${letter(columns.length - 1)}${values.length + 1}`,
        columns: headings.map((h) => ({ name: h })),
        style: "TableStyleLight1",
        showRowStripes: false,
      },
    ],
    headerFooter: printed,
    pageSetup: { orientation: "landscape", paperSize: "a4", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "$1:$1" },
  };
}
