import { findDates } from "../model/dates.ts";
import { readOwners } from "../model/owner.ts";
import { findStatements } from "../model/status.ts";
import { cutsOf } from "../model/update.ts";
import { cutParagraph, gapGroups, isBlank, lineOf } from "./paragraphs.ts";
import { type Paragraph, paragraphText, type Run } from "./table.ts";

/** What one cell gives to each of several recommendations; null where they share it. `inferred` where its boundary had to be inferred. */
export interface Deal {
  readonly parts: readonly (readonly Paragraph[])[];
  readonly inferred: boolean;
}

type Shareable = "owner" | "update" | "delivery" | "other";

/** Deals a cell to `count` recommendations where it holds as many parts. `cut`: a page break ran through the row, so that its cells may be two rows'. */
export function dealCell(
  paragraphs: readonly Paragraph[],
  count: number,
  field: Shareable,
  cut: boolean,
  pages: readonly number[] = [],
): Deal | null {
  const filled = paragraphs.filter((p) => !isBlank([p]));
  if (count < 2 || filled.length === 0) return null;
  if ((field === "owner" || field === "delivery") && new Set(pages).size === count) {
    const byPage = dealPages(filled, pages);
    if (byPage !== null) return byPage;
  }
  const groups = gapGroups(filled);
  if (groups.length === count && !isOneOwner(groups, field)) return { parts: groups, inferred: !arePart(groups, field) };
  const single = filled.map((p) => [p]);
  if (single.length === count && filled.every((p) => p.list === null) && arePart(single, field) && !revises(filled, field))
    return { parts: single, inferred: false };
  if (field === "delivery") return filled.length === 1 ? dealDates(filled[0] as Paragraph, count) : dealDeliveries(filled, count);
  if (field === "owner" && filled.length === 1) return dealLines(filled[0] as Paragraph, count);
  return field === "update" && cut ? dealStatements(filled, count) : null;
}

/** Where each recommendation of a row begins on a page of its own, and the cell has words on each of these pages, each page's are its own. */
function dealPages(paragraphs: readonly Paragraph[], pages: readonly number[]): Deal | null {
  const parts = pages.map((page) =>
    paragraphs.map((p) => ({ ...p, runs: p.runs.filter((r) => r.page === page) })).filter((p) => p.runs.length > 0),
  );
  const dealt = parts.flat().reduce((n, p) => n + p.runs.length, 0);
  const all = paragraphs.reduce((n, p) => n + p.runs.length, 0);
  if (parts.some((p) => isOpenEnded(lineOf(p)))) return null;
  return parts.every((p) => p.length > 0) && dealt === all ? { parts, inferred: false } : null;
}

/** "Ann Marchmont /" and, below a blank line, "Bob Jones" are one cell's owners; a name and an office below a blank line may be two recommendations'. */
function isOneOwner(groups: readonly (readonly Paragraph[])[], field: Shareable): boolean {
  return field === "owner" && groups.some((g) => isOpenEnded(lineOf(g)));
}

/** The two lines of one owner are no parts, nor are the dated entries of one update. */
function arePart(groups: readonly (readonly Paragraph[])[], field: Shareable): boolean {
  const lines = groups.map((g) => lineOf(g));
  if (field === "owner" && lines.some(isOpenEnded)) return false;
  return field !== "owner" || readOwners(lines).length === lines.flatMap((l) => readOwners([l])).length;
}

/** Names that stand on a line each, as many as there are recommendations. */
function dealLines(p: Paragraph, count: number): Deal | null {
  const lines: Run[][] = [];
  for (const run of p.runs) {
    const last = lines.at(-1)?.at(-1);
    if (last === undefined || isNextLine(last, run)) lines.push([run]);
    else lines.at(-1)?.push(run);
  }
  const parts = lines.map((runs) => [{ ...p, runs }]);
  const texts = lines.map((runs) => runs.map((r) => r.text).join(" "));
  if (texts.some(isOpenEnded)) return null;
  const named = lines.every((runs) => readOwners([runs.map((r) => r.text).join(" ")]).every((o) => o.name !== null));
  return parts.length === count && named ? { parts, inferred: true } : null;
}

/** "Gethin Winterbourne /": another name of the same owner follows, or went before. */
function isOpenEnded(line: string): boolean {
  return /(?:[/&,\u2013-]|\b(?:and|of|for|the))\s*$/i.test(line) || /^\s*(?:[/&,]|and\b)/i.test(line);
}

function isNextLine(a: Run, b: Run): boolean {
  return a.box !== null && b.box !== null && (b.page > a.page || b.box[1] > (a.box[1] + a.box[3]) / 2);
}

/** A line that is no delivery of its own: "Complete" below "June 2017", "Revised to June 2018" below "May 2018". */
const BESIDE_DATE =
  /^\W*(?:revised|now|extended|slipped|moved|amended|re-?scheduled|deferred|new|was|originally|previously|and|or|to|then)\b/i;

function revises(paragraphs: readonly Paragraph[], field: Shareable): boolean {
  return field === "delivery" && paragraphs.some((p, i) => i > 0 && BESIDE_DATE.test(paragraphText(p).trim()));
}

/** Several lines a recommendation: a new one begins at each date that does not go on with the line before it. */
function dealDeliveries(paragraphs: readonly Paragraph[], count: number): Deal | null {
  const parts: Paragraph[][] = [];
  for (const p of paragraphs) {
    const before = parts.at(-1);
    const text = paragraphText(p).trim();
    const goesOn = BESIDE_DATE.test(text) || (findDates(text, true).length === 0 && findStatements(text).length > 0);
    if (before === undefined || !(goesOn || isOpenEnded(lineOf(before.slice(-1))))) parts.push([p]);
    else before.push(p);
  }
  return parts.length === count ? { parts, inferred: true } : null;
}

const ABOUT_DATE = /\b(?:and|by|end|of|the|in|mid|early|late|due|before)\b/gi;
/** "End of" belongs to the date after it. */
const LEADS_DATE = /(?:\b(?:by|end|of|the|in|mid|early|late|due|before)\b[\s-]*)+$/i;

/** "September 2017  September 2017": as many dates as recommendations, and nothing else. */
function dealDates(p: Paragraph, count: number): Deal | null {
  const text = paragraphText(p);
  const dates = findDates(text, true);
  if (dates.length !== count) return null;
  const rest = dates.reduceRight((t, d) => t.slice(0, d.start) + t.slice(d.end), text);
  if (/[A-Za-z]{2}/.test(rest.replace(ABOUT_DATE, ""))) return null;
  const parts: Paragraph[][] = [];
  let left = p;
  for (const next of dates.slice(1).reverse()) {
    const lead = LEADS_DATE.exec(text.slice(0, next.start))?.[0].length ?? 0;
    const [head, tail] = cutParagraph(left, next.start - lead);
    parts.unshift([tail]);
    left = head;
  }
  return { parts: [[left], ...parts], inferred: false };
}

/** Paragraphs that open a whole update ("Completed - …", "14.06.17 …") begin the next recommendation's, where just so many do. */
function dealStatements(paragraphs: readonly Paragraph[], count: number): Deal | null {
  const cut =
    paragraphs.filter((p, i) => i > 0 && opensUpdate(paragraphText(p))).length === count - 1
      ? [...paragraphs]
      : paragraphs.flatMap(cutAtStatements);
  const opens = cut.flatMap((p, i) => (i > 0 && opensUpdate(paragraphText(p)) ? [i] : []));
  if (opens.length !== count - 1) return null;
  const bounds = [0, ...opens, cut.length];
  return { parts: bounds.slice(0, -1).map((from, i) => cut.slice(from, bounds[i + 1])), inferred: true };
}

/** "… of the review. Completed - Discussion …": lines that filled their cell leave no sign of a new paragraph but the words. */
function cutAtStatements(p: Paragraph): Paragraph[] {
  const text = paragraphText(p);
  const opens = findStatements(text).find(
    (s) =>
      s.at > 0 &&
      s.status !== "open" &&
      /^\s*[\u2013\u2014-]\s/.test(text.slice(s.at + s.words.length)) &&
      /[.!?]\s+$/.test(text.slice(0, s.at)),
  );
  return opens === undefined ? [p] : cutParagraph(p, opens.at);
}

function opensUpdate(text: string): boolean {
  return findStatements(text).some((s) => s.at === 0) || (cutsOf(text).length === 1 && /^\s*[([]?\d{1,2}[./]\d{1,2}[./]\d{2}/.test(text));
}
