import { type FoundDate, findDates } from "../model/dates.ts";
import type { Evidence } from "../model/edition.ts";
import { type Finding, finding } from "../model/finding.ts";
import { cleanText, normalForm } from "../model/text.ts";
import { coverLines, type Line } from "./cover-lines.ts";
import type { IngestOptions, Run, SourceDocument } from "./table.ts";
import { showControls } from "./text/signs.ts";

/** What a document says of itself. The runs are those that title, date and marking were read from. */
export interface Cover {
  readonly title: string;
  readonly date: string | null;
  readonly marking: string | null;
  readonly runs: { readonly title: readonly Run[]; readonly date: readonly Run[]; readonly marking: readonly Run[] };
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
}

interface Read {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly why: string;
}

/** Title, date and marking: from the page headers, the headings before the first table and the document's properties; what a person gave goes before. */
export function readCover(source: SourceDocument, options: IngestOptions): Cover {
  const lines = coverLines(source);
  const marking = given(options.override?.marking) ?? readMarking(lines);
  const date = given(options.override?.date) ?? readDate(lines);
  const used = new Set([...(marking?.runs ?? []), ...(date?.runs ?? [])].map((r) => r.n));
  const title = given(options.override?.title) ??
    readTitle(lines, used, source.metaTitle) ?? { text: plain(withoutEnding(options.name)), runs: [], why: "the file's name" };
  return {
    title: title.text,
    date: date?.text ?? null,
    marking: marking?.text ?? null,
    runs: { title: title.runs, date: date?.runs ?? [], marking: marking?.runs ?? [] },
    evidence: [
      { field: "title", why: title.why },
      { field: "date", why: date?.why ?? "no date was found" },
      { field: "marking", why: marking?.why ?? "no marking was found" },
    ],
    findings: date === null ? [finding("no-edition-date", "The document has no date of its own; give it with --date.")] : [],
  };
}

function given(value: string | undefined): Read | null {
  return value === undefined ? null : { text: value, runs: [], why: "given by a person" };
}

function withoutEnding(name: string): string {
  return name
    .replace(/\.[a-z0-9]{2,5}$/i, "")
    .replace(/[_]+/g, " ")
    .trim();
}

const MARKING =
  /\b(?:TOP SECRET|SECRET|OFFICIAL(?:\s?[-\u2013:]?\s?SENSITIVE)?|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|NOT PROTECTIVELY MARKED|PROTECT)(?:\s?[-\u2013:/]?\s?(?:\[?(?:PERSONAL|COMMERCIAL|LOCSEN|STAFF|POLICY|INVESTIGATION|MANAGEMENT|PRIVATE|POLICE|LEGAL|DRAFT ONLY)(?: DATA)?\]?))*(?![A-Za-z])/;
const LABELLED_MARKING =
  /\b(?:protective marking|security marking|marking|classification|gsc|gpms)\s*:?\s*([A-Z][\w\u2013 -]{3,40}?)\s*(?:$|[|;.])/i;

/** In capitals as markings are printed; a line of the header before one of the body. */
function readMarking(lines: readonly Line[]): Read | null {
  for (const line of ranked(lines)) {
    const found = MARKING.exec(line.text);
    if (found !== null && (line.recurs || line.text.length < 90))
      return part(line, found.index, found.index + found[0].length, "as printed");
    const labelled = LABELLED_MARKING.exec(line.text);
    if (labelled?.[1] !== undefined && labelled.index === 0) {
      const at = labelled[0].indexOf(labelled[1]);
      return part(line, at, at + labelled[1].length, "as labelled");
    }
  }
  return null;
}

/** What recurs in headers first, then the body from the top. */
function ranked(lines: readonly Line[]): Line[] {
  return [...lines.filter((l) => l.recurs), ...lines.filter((l) => !l.recurs)];
}

function part(line: Line, from: number, to: number, why: string): Read {
  const runs = line.runs.filter((r) => r.start < to && r.end > from).map((r) => r.run);
  return {
    text: line.text.slice(from, to).replace(/\s+/g, " ").trim(),
    runs,
    why: `"${line.text.slice(from, to).trim()}" (${why}, page ${line.page})`,
  };
}

const DATE_LABEL =
  /\b(?:as at|as of|as on|as|position at|position as at|dated?|date of (?:this )?(?:edition|report|plan|update|issue)|(?:last )?updated?(?: on)?|edition|version(?: date)?|issued?(?: on)?|report date|status at|published|at|for the (?:board|meeting)(?: of| on)?|board(?: of| on)?|meeting(?: of| on)?)\s*[:\u2013-]?\s*(?:the\s+)?$/i;
const OTHER_LABEL =
  /\b(?:printed?(?: on)?|next (?:review|meeting|update)(?: date)?|review date|due|created|generated|downloaded|accessed|(?:last )?modified(?: on)?|approved(?: on)?|published in|first issued|expires?|from|since|between|by)\s*[:\u2013-]?\s*(?:on\s+)?$/i;
/** "Actions from the last meeting 19.11.10": whatever the edition's date is, it is not this one. */
const EDITION_BEFORE = /\b(?:last|previous) (?:meeting|board|edition|report|version)(?: (?:on|of|held on))?\s*[:\u2013-]?\s*(?:the\s+)?$/i;
/** A browser prints the moment of printing, with the time or beside the address. */
const PRINTED = /\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:am|pm)?\b|https?:\/\/|file:\/\//i;

interface Dated {
  readonly line: Line;
  readonly found: FoundDate;
  readonly score: number;
}

/** A labelled date, or one that recurs in the header, or one in the title; never the date of printing while there is another. */
function readDate(lines: readonly Line[]): Read | null {
  const dates = lines.flatMap((line) =>
    findDates(line.text).flatMap((found) => (found.date === null ? [] : [{ line, found, score: scoreDate(line, found) }])),
  );
  const best = dates.filter((d) => d.score > 0).reduce<Dated | null>((a, b) => (a === null || b.score > a.score ? b : a), null);
  if (best === null) return null;
  const read = part(best.line, best.found.start, best.found.end, best.line.recurs ? "in the page header" : "at the head");
  return { ...read, text: best.found.date ?? "" };
}

function scoreDate(line: Line, found: FoundDate): number {
  const before = line.text.slice(0, found.start);
  const precise = found.precision === "day" ? 3 : found.precision === "month" ? 1 : -10;
  const label = EDITION_BEFORE.test(before) ? -20 : OTHER_LABEL.test(before) ? -6 : DATE_LABEL.test(before) ? 6 : 0;
  const printed = PRINTED.test(line.text) ? -5 : 0;
  const beside = line.text.length - (found.end - found.start);
  const alone = beside === 0 ? 5 : beside < 60 || endsTitle(line, found) ? 2 : -2;
  const place = (line.recurs ? 3 : 0) + (line.heading ? 2 : 0) + (line.body ? -2 : 0);
  return precise + label + printed + alone + place - (line.after ? 5 : 0);
}

/** "Response to External Review: Hollinsworth Borough Council – 18th August 2019": the date that a title ends with, however long it is. */
function endsTitle(line: Line, found: FoundDate): boolean {
  return (
    /[\u2013\u2014|,(-]\s*$/.test(line.text.slice(0, found.start)) && /^[\s)]*$/.test(line.text.slice(found.end)) && line.text.length < 160
  );
}

const PLAN_WORDS =
  /\b(?:action|improvement|delivery|recovery|implementation|recommendations?|development|response)\s+(?:\w+\s+){0,2}(?:plan|log|report|tracker|register|schedule|update|programme)\b|\bactions?\s+(?:report|log|plan|tracker)|\brecommendations?\b|\b(?:plan|tracker|action log)\b|\bresponse to\b|\b(?:inspection|audit|review|inquiry|scrutiny)\s+(?:response|follow[- ]?up)\b/i;

/** Properties and file names are no words of the page: what turns the reading order or is not seen is taken out here, as the readers do. */
function plain(text: string): string {
  return showControls(cleanText(text));
}

const FIRST_LINES = 300; // more than stand before any plan's table; a document without one may have a hundred thousand

/** A heading with the words of a plan; then what recurs in the header; then the properties; then any heading. */
function readTitle(all: readonly Line[], used: ReadonlySet<number>, metaTitle: string | null): Read | null {
  const candidates = all
    .filter((l) => !l.after && (l.series !== true || PLAN_WORDS.test(l.text)))
    .map((l) => titlePart(l, used))
    .filter((c) => c !== null);
  const meta = plain(metaTitle ?? "")
    .replace(/^Microsoft Word - /i, "")
    .replace(/\.(?:docx?|xlsx?|pdf|html?)$/i, "")
    .trim();
  // the organisation's line, and the title that names it: both stand among the first lines
  const lines = candidates.slice(0, FIRST_LINES).filter((c) => c.text.length > 5);
  const parts = lines.map((c) => ({ length: c.text.length, form: normalForm(c.text) }));
  const names = (text: string) => {
    const form = normalForm(text);
    return parts.some((p) => p.length < text.length && form.includes(p.form)) ? 3 : 0;
  };
  const confirmed = (text: string) => (meta !== "" && normalForm(text) === normalForm(meta) ? 4 : 0);
  const scored = candidates
    .map((c) => ({ ...c, score: scoreTitle(c.text, c.line), more: confirmed(c.text) + names(c.text) }))
    .filter((c) => c.score > 0)
    .map((c) => ({ ...c, score: c.score + c.more }));
  const best = scored.reduce<(typeof scored)[number] | null>((a, b) => (a === null || b.score > a.score ? b : a), null);
  const proper = meta !== "" && !/^(?:untitled|document\d*|book\d*|sheet\d*|index|print)$/i.test(meta);
  if (proper && (best === null || best.score < (PLAN_WORDS.test(meta) ? 4 : 2)))
    return { text: meta, runs: [], why: "the document's properties" };
  return best;
}

function scoreTitle(text: string, line: Line): number {
  if (text.length < 3 || text.length > 140 || /^(?:page\b|https?:|file:|\d+$)/i.test(text) || /[.;]$/.test(text) || PRINTED.test(line.text))
    return 0;
  if (!/[a-z]{3}/i.test(text)) return 0;
  return (
    (PLAN_WORDS.test(text) ? 5 : 0) +
    (line.heading ? 3 : 0) +
    (line.recurs ? 2 : 0) +
    (line.bold ? 1 : 0) +
    (line.body ? 0 : 0.5) -
    (text.length > 90 ? 3 : 0)
  );
}

const TAIL =
  /(?:[\s,|:(\u2013\u2014-]+(?:as at|as of|as on|as|at|position at|dated?|updated?|edition(?: of)?|version|for|to|of|on|from))?[\s,|:;\u2013\u2014(-]*$/i;
/** "Improvement Plan - Page 3 of 9": a footer's number is no part of the title. */
const PAGE_NUMBER = /[\s,|:(\u2013\u2014-]*\bpage\s+\d+(?:\s*(?:of|\/)\s*\d+)?\)?\s*$/i;
const REFERENCE =
  /^(?:[A-Z]{1,5}\s?\(\d+\)\s?[\d.ivx]*|(?:agenda\s+)?item\s+\d+[a-z]?|appendix\s+[A-Z\d]+|annex\s+[A-Z\d]+|enclosure\s+\w+)\s*[:\u2013-]?\s+/i;

/** A line without the date and the marking in it, and without a paper's reference before it. */
function titlePart(line: Line, used: ReadonlySet<number>): (Read & { line: Line }) | null {
  const left = line.runs.filter((r) => !used.has(r.run.n) && !isSameWords(r.run, line, used));
  if (left.length === 0) return null;
  const text = widest(left).map((r) => r.run);
  const joined = text.map((r, i) => (i === 0 ? r.text : r.glue + r.text)).join("");
  const dates = findDates(joined).filter((d) => d.precision === "day" || d.precision === "month");
  const cut = dates.reduceRight((t, d) => (d.end >= t.trimEnd().length - 1 ? t.slice(0, d.start) : t), joined);
  const clean = cut.replace(PAGE_NUMBER, "").replace(TAIL, "").replace(REFERENCE, "").trim();
  const kept = text.filter((r) => clean.includes(r.text));
  return clean === ""
    ? null
    : { text: clean, runs: kept, why: `"${clean}" (${line.recurs ? "in the page header" : "at the head"}, page ${line.page})`, line };
}

function isSameWords(run: Run, line: Line, used: ReadonlySet<number>): boolean {
  return line.recurs && used.size > 0 && MARKING.test(run.text) && run.text.length > 5;
}

const WIDE = 3; // times the height of the line: a gap that sets a paper's number apart from its title

/** The longest stretch of a line without a wide gap. */
function widest(runs: Line["runs"]): Line["runs"] {
  const stretches: Line["runs"][number][][] = [];
  for (const r of runs) {
    const last = stretches.at(-1)?.at(-1)?.run.box ?? null;
    const box = r.run.box;
    const far = last !== null && box !== null && box[0] - last[2] > WIDE * Math.max(6, box[3] - box[1]);
    if (stretches.length === 0 || far) stretches.push([r]);
    else stretches.at(-1)?.push(r);
  }
  return stretches.reduce((a, b) => (lettersOf(b) > lettersOf(a) ? b : a), [] as Line["runs"][number][]);
}

function lettersOf(runs: Line["runs"]): number {
  return runs.reduce((n, r) => n + r.run.text.length, 0);
}
