import { findDates } from "../model/dates.ts";
import { compareIds, idParts, isPrefixOf, leadingId, missingBetween } from "../model/identifier.ts";
import { readOwners } from "../model/owner.ts";
import { findStatements } from "../model/status.ts";
import { cutsOf } from "../model/update.ts";
import type { Heading } from "./draft.ts";
import { isOfPlan, type Numbering } from "./numbering.ts";
import { cutParagraph, gapGroups, isBlank, lineOf, printedLine } from "./paragraphs.ts";
import { type Paragraph, paragraphText, type Run } from "./table.ts";

/** One recommendation's part of a text cell. `heading`: a sub-heading that stands before it in the cell. */
export interface TextPart {
  readonly id: string | null;
  readonly idRuns: readonly Run[];
  readonly paragraphs: readonly Paragraph[];
  readonly heading: Heading | null;
}

interface Head {
  readonly id: string;
  readonly runs: readonly Run[];
  readonly rest: Paragraph;
}

/** Takes the id from the front of a paragraph: the number of a list, or the words up to its end. */
export function takeId(p: Paragraph): Head | null {
  const marked = p.list?.ordinal ?? null;
  const printed = printedLine(p);
  const found = leadingId(printed);
  if (found === null) return null;
  if (marked !== null) return { id: found.id, runs: p.list?.runs ?? [], rest: { ...p, list: null } };
  const [head, rest] = cutParagraph(p, found.end);
  return { id: found.id, runs: head.runs, rest: { ...rest, gapBefore: p.gapBefore } };
}

/** The recommendations of a text cell, split at their ids; text before the first id is a part without one. */
export function splitText(paragraphs: readonly Paragraph[], numbered: Numbering): TextPart[] {
  const numbering = { ...numbered, below: paragraphs.flatMap((p) => leadingId(printedLine(p))?.id ?? []) };
  const parts: { id: string | null; idRuns: readonly Run[]; paragraphs: Paragraph[]; heading: Heading | null }[] = [];
  let heading: Heading | null = null;
  for (const p of paragraphs.flatMap((q) => cutAtInnerIds(q, numbering))) {
    const head = opensPart(
      p,
      numbering,
      parts.findLast((x) => x.id !== null)?.id ?? null,
      /^[A-Z]/.test(lineOf(parts[0]?.paragraphs ?? [])),
    );
    const last = parts.at(-1);
    if (head !== null && isHead(head, numbering)) heading = toHeading(p);
    else if (head !== null) {
      parts.push({ id: head.id, idRuns: head.runs, paragraphs: isBlank([head.rest]) ? [] : [head.rest], heading });
      heading = null;
    } else if (last !== undefined) last.paragraphs.push(p);
    else parts.push({ id: null, idRuns: [], paragraphs: [p], heading: null });
  }
  if (heading !== null) parts.push({ id: null, idRuns: [], paragraphs: [], heading });
  return parts;
}

/** `capital`: the cell's first text begins with one, so that "13 forces have" begins no other. */
function opensPart(p: Paragraph, numbering: CellNumbering, before: string | null, capital: boolean): Head | null {
  if (numbering.where !== "text") return null;
  const found = leadingId(printedLine(p));
  if (found === null) return null;
  const head = takeId(p);
  if (head === null) return null;
  if (isHead(head, numbering)) return head;
  if (!isOfPlan(found, numbering)) return null;
  if (before === null) return head;
  if (!found.apart && capital && /^[a-z]/.test(paragraphText(head.rest))) return null;
  return follows(before, found.id) && !numbering.leading.has(found.id) ? head : null;
}

/** `below`: ids that begin paragraphs of the cell itself, which a sub-heading in it may head though no other row has their like. */
type CellNumbering = Numbering & { readonly below: readonly string[] };

function isHead(head: Head, numbering: CellNumbering): boolean {
  const leading = new Set([...numbering.leading, ...numbering.below]);
  return isSubheading(head.id, paragraphText(head.rest), { ...numbering, leading }, false);
}

const NEAR = 4; // numbers: within one cell the next id is the next number, or one of few after it

function follows(before: string, id: string): boolean {
  return compareIds(before, id) < 0 && idParts(before).length === idParts(id).length && missingBetween(before, id).length <= NEAR;
}

/** A heading's number is the beginning of other ids; its words end in a colon, or are few and end in nothing. */
export function isSubheading(id: string, words: string, numbering: Numbering, bare: boolean): boolean {
  const text = words.trim();
  const parent = [...numbering.leading].some((other) => isPrefixOf(id, other));
  return parent && (/:$/.test(text) ? text.length <= LONGEST_HEADING : bare && text !== "" && text.length <= 60 && !/[.;,]$/.test(text));
}

const LONGEST_HEADING = 110; // letters: "Delivering Projects and Realising Benefits" has 42

/** A paragraph as a heading, its number with it, without a trailing colon. */
export function toHeading(p: Paragraph): Heading {
  return headingOf([p]);
}

/** Paragraphs as one heading. */
export function headingOf(paragraphs: readonly Paragraph[]): Heading {
  const text = lineOf(paragraphs);
  const runs = paragraphs.flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]);
  return { text: text.replace(/\s*:$/, ""), runs, number: leadingId(text)?.id ?? null };
}

/** "9.1 Business as Usual: 9.1.1 BaU functions …" in one paragraph: cut before a bold id that counts on from a heading's or an id's. */
function cutAtInnerIds(p: Paragraph, numbering: Numbering): Paragraph[] {
  if (numbering.where !== "text" || p.list !== null) return [p];
  const first = leadingId(paragraphText(p));
  if (first === null) return [p];
  const at = innerId(p, first.id, first.end, numbering);
  if (at === null) return [p];
  const [head, tail] = cutParagraph(p, at);
  return [head, ...cutAtInnerIds(tail, numbering)];
}

function innerId(p: Paragraph, first: string, from: number, numbering: Numbering): number | null {
  const text = paragraphText(p);
  let offset = 0;
  for (const [i, run] of p.runs.entries()) {
    offset += i === 0 ? 0 : run.glue.length;
    const at = offset;
    offset += run.text.length;
    if (at <= from || run.glue === "") continue;
    const found = leadingId(text.slice(at));
    if (found === null || !isOfPlan(found, numbering)) continue;
    const under = isPrefixOf(first, found.id) && /[:.]\s*$|^\s*$/.test(text.slice(0, at));
    const next = follows(first, found.id) && !numbering.leading.has(found.id) && /[.;:!?]\s*$/.test(text.slice(0, at));
    if (under || (next && (run.bold || found.apart) && /^["'\u201c]?[A-Z]/.test(text.slice(at + found.end)))) return at;
  }
  return null;
}

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
  if (groups.length === count && arePart(groups, field)) return { parts: groups, inferred: false };
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
