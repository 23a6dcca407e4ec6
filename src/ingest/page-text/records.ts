import { CannotUse } from "../../model/outcome.ts";

/** A record of the file: the texts of its cells, which may run over several lines. */
export type TextRecord = readonly string[];

/**
 * The columns of a table: one more than its tabs. `stripped` where an editor has cut the tabs at the ends of lines, `single` where its rows
 * nevertheless stand on a line each.
 */
export interface Columns {
  readonly count: number;
  readonly stripped: boolean;
  readonly single: boolean;
}

interface Open {
  readonly text: string;
  readonly tabs: number;
  readonly lines: number;
}

const MOST_LINES = 100_000;
const LONGEST = 400; // lines: a tag left open longer than a page was never closed

/** A row that only parts rows, "---\t--\t--": no words. */
export function isSeparator(line: string): boolean {
  return /^[\s|:]*-{2,}[-\s|:]*$/.test(line);
}

/** The number of tabs in a line. */
export function countTabs(line: string): number {
  return line.split("\t").length - 1;
}

/** Lines to records: a record is whole when it has all its tabs and its tags are closed; until then lines belong to it. */
export function linesToRecords(lines: readonly string[], columns: Columns): TextRecord[] {
  const records: TextRecord[] = [];
  let open: Open | null = null;
  const close = () => {
    if (open !== null && open.text.trim() !== "") records.push(toCells(open.text, columns.count));
    open = null;
  };
  if (lines.length > MOST_LINES) throw new CannotUse(`A page has more than ${MOST_LINES} lines, far more than a plan has.`);
  lines.forEach((line, i) => {
    const ends = isSeparator(line) || (line.trim() === "" && (open === null || isWhole(open, columns)));
    if (ends) close();
    else if (open !== null && belongs(open, line, () => nextStop(lines, i + 1), columns)) open = append(open, line);
    else {
      close();
      open = { text: line, tabs: countTabs(line), lines: 1 };
    }
  });
  close();
  return records;
}

function append(open: Open, line: string): Open {
  return { text: `${open.text}\n${line}`, tabs: open.tabs + countTabs(line), lines: open.lines + 1 };
}

function isWhole(open: Open, columns: Columns): boolean {
  return open.tabs >= columns.count - 1 && !hasOpenTag(open);
}

function belongs(open: Open, line: string, next: () => string | undefined, columns: Columns): boolean {
  const tabs = countTabs(line);
  if (open.tabs + tabs > columns.count - 1) return false;
  if (hasOpenTag(open)) return true;
  if (!isWhole(open, columns)) return !(columns.stripped && (columns.single || startsRow(line) || isHeading(open)));
  return tabs === 0 && !opensRecord(open, line, next());
}

/** Whether a line without tabs, after a whole record, begins the next record; else it is one more line of the last cell. */
function opensRecord(open: Open, line: string, next: string | undefined): boolean {
  if (startsRow(line) || open.text.endsWith("\t")) return true;
  if (/^\s*</.test(line)) return !open.text.endsWith(">");
  // Where the next line with tabs begins as a row does, this one is not its beginning.
  return next?.includes("\t") === true && !startsRow(next);
}

/** A line of one phrase in bold, its tabs cut off: a section's row. */
function isHeading(open: Open): boolean {
  return open.tabs === 0 && open.lines === 1 && /^\s*(<p[^>]*>\s*)?<(b|strong)>[^<]*<\/(b|strong)>\s*(<\/p>)?\s*$/i.test(open.text);
}

/** The next line that is empty or has tabs. */
function nextStop(lines: readonly string[], from: number): string | undefined {
  for (let i = from; i < Math.min(lines.length, from + LONGEST); i += 1) {
    const line = lines[i] ?? "";
    if (line.trim() === "" || line.includes("\t")) return line;
  }
  return undefined;
}

/** A line that begins as rows do: with a number, or with bold. */
export function startsRow(line: string): boolean {
  return /^\s*(<[a-z][^>]*>\s*)*(?:\(?[A-Z]{0,3}[ -]?\d{1,3}(?:\.\d{1,3})*[.:)]?(?:\s|<\/)|<(?:b|strong)>)/i.test(line);
}

/** Whether a tag that holds text is still open in the last cell of a text. */
function hasOpenTag({ text, lines }: Open): boolean {
  if (lines > LONGEST) return false;
  const cell = text.slice(text.lastIndexOf("\t") + 1);
  const opened = cell.match(/<(p|ul|ol|li|b|div|table)\b[^>]*>/gi)?.length ?? 0;
  const closed = cell.match(/<\/(p|ul|ol|li|b|div|table)\s*>/gi)?.length ?? 0;
  return opened > closed;
}

/** Cells beyond the last column are stray tabs in its text. */
function toCells(text: string, count: number): TextRecord {
  const cells = text.split("\t");
  const last = cells.slice(count - 1).join(" ");
  return Array.from({ length: count }, (_, i) => (i < count - 1 ? (cells[i] ?? "") : last).trim());
}
