import { findDates } from "../../model/dates.ts";
import { statementsOfCell } from "../../model/status.ts";
import { roleOfHeading } from "../headings.ts";
import { countTabs, startsRow } from "./records.ts";

// A table copied from a page of a browser: tabs part the cells, line ends part rows and also the paragraphs of a cell, without any sign which.

const FEWEST_BROKEN = 3; // rows: a title line or two stand above any table

/** Whether a text is such a copy: rows of a plan's table whose cells run over several lines, without quotes round them. */
export function isCopied(text: string): boolean {
  const lines = text.split(/\r\n?|\n/);
  const header = headerOf(lines);
  const width = countTabs(lines[header] ?? "");
  const rows = lines.slice(header + 1).filter((line) => line.trim() !== "");
  const broken = rows.filter((line) => countTabs(line) > 0 && countTabs(line) < width).length;
  const plain = !/(?:^|\t)"[^"\t]*\n/m.test(text) && !/<\/?(?:p|b|li|ul)>/.test(text) && !/^#{1,6} /m.test(text);
  return header >= 0 && broken >= FEWEST_BROKEN && plain && rows.every((line) => countTabs(line) <= width);
}

/** The first line of cells that are all short, two of them headings of plans. */
function headerOf(lines: readonly string[]): number {
  const at = lines.findIndex((line) => line.includes("\t"));
  const roles = (lines[at] ?? "").split("\t").map((cell) => (cell.length <= 40 ? roleOfHeading(cell.trim(), {}) : null));
  return roles.filter((role) => role !== null).length >= 2 && roles.length >= 3 ? at : -1;
}

/** A copied table as rows of a line each, the lines of its cells parted by tags; any other text as it is. */
export function copiedToRows(text: string): string {
  if (!isCopied(text)) return text;
  const lines = text.split(/\r\n?|\n/);
  const header = headerOf(lines);
  const width = countTabs(lines[header] ?? "");
  const body = lines.slice(header + 1);
  const rows: string[] = [];
  let open: string[] = [];
  let waiting: string[] = [];
  const kind = tableKind(lines[header] ?? "", body);
  const next = (line: string | null) => {
    const { before, sections, after } = deal(waiting, kind, line);
    open.push(...(open.length > 0 ? before : []));
    if (open.length > 0) rows.push(open.map(escapeTags).join("<br>"));
    for (const section of sections) rows.push(`<b>${escapeTags(section)}</b>${"\t".repeat(width)}`);
    open = [...after, ...(line === null ? [] : [line])];
    waiting = [];
  };
  for (const line of body) {
    const tabs = open.reduce((sum, l) => sum + countTabs(l), 0);
    if (open.length > 0 && tabs < width) open.push(line);
    else if (countTabs(line) === 0) waiting.push(line);
    else next(line);
  }
  next(null);
  return [...above(lines, header), ...rows].join("\n");
}

/** What tells where rows begin: numbers before them, and a last cell that only says when or how far. */
interface Kind {
  readonly numbered: boolean;
  readonly narrow: boolean;
}

function tableKind(header: string, body: readonly string[]): Kind {
  const last = roleOfHeading(header.split("\t").at(-1)?.trim() ?? "", {})?.role;
  const tabbed = body.filter((l) => countTabs(l) > 0);
  return { numbered: tabbed.filter(startsRow).length > tabbed.length * NUMBERED, narrow: last === "delivery" || last === "status" };
}

/** The lines down to the header; where it stands again over other tables, the line above it is the heading of the first. */
function above(lines: readonly string[], header: number): string[] {
  const at = lines.findLastIndex((line, i) => i < header && line.trim() !== "");
  const several = at > 0 && lines.indexOf(lines[header] ?? "", header + 1) > 0 && isHeading(lines[at] ?? "");
  return lines.slice(0, header + 1).map((line, i) => (several && i === at ? `<b>${escapeTags(line)}</b>` : line));
}

const NUMBERED = 0.3; // of the lines with tabs: those within an update begin with words

interface Dealt {
  readonly before: readonly string[];
  readonly sections: readonly string[];
  readonly after: readonly string[];
}

/** The lines between two rows: the end of the last cell, sections' rows, the beginning of the next row's first cell. */
function deal(lines: readonly string[], kind: Kind, next: string | null): Dealt {
  const filled = lines.filter((line) => line.trim() !== "");
  const begins = next === null || !kind.numbered || startsRow(next) ? filled.length : firstOfRow(filled, kind);
  const above = filled.slice(0, begins);
  const ends = kind.narrow ? above.findIndex((line) => !isOfNarrowCell(line)) : kind.numbered || next === null ? lastHeading(above) : 0;
  if (ends < 0 || next === null) return { before: above, sections: [], after: filled.slice(begins) };
  const rest = above.slice(ends);
  const words = kind.numbered ? -1 : rest.findIndex((line) => !isHeading(line));
  const cut = words < 0 ? rest.length : words;
  return { before: above.slice(0, ends), sections: rest.slice(0, cut), after: [...rest.slice(cut), ...filled.slice(begins)] };
}

/** Where the first cell of a row begins that runs over lines: at its number. */
function firstOfRow(lines: readonly string[], { narrow }: Kind): number {
  const at = narrow ? lines.findIndex(startsRow) : lines.findLastIndex(startsRow);
  return at < 0 ? lines.length : at;
}

/** Where headings begin at the end of the lines; -1 for none. */
function lastHeading(lines: readonly string[]): number {
  const at = lines.findLastIndex((line, i) => !isHeading(line) || isItem(line, lines[i - 1])) + 1;
  return at < lines.length ? Math.max(at, lines.length - 1) : -1;
}

/** "3. agree the budget" below "2. confirm the scope" */
function isItem(line: string, before: string | undefined): boolean {
  const number = /^\(?(\d{1,2})[.)]\s/;
  const own = Number(number.exec(line)?.[1] ?? "0");
  return own > 1 && Number(number.exec(before ?? "")?.[1] ?? "0") === own - 1;
}

function isHeading(line: string): boolean {
  return line.length <= 80 && /^["'\u2018\u201c(]?[A-Z\d]/.test(line) && !/[.;,:!?]$/.test(line.trim());
}

/** "Complete", "June 2017": lines of a cell that says when, or how far. */
function isOfNarrowCell(line: string): boolean {
  return line.length <= 40 && (findDates(line, true).length > 0 || statementsOfCell(line).length > 0);
}

function escapeTags(line: string): string {
  return line.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
