import { compareIds, idParts, isPrefixOf, leadingId, missingBetween } from "../model/identifier.ts";
import type { Heading } from "./draft.ts";
import { isOfPlan, type Numbering } from "./numbering.ts";
import { cutParagraph, isBlank, lineOf, printedLine } from "./paragraphs.ts";
import { type Paragraph, paragraphText, type Run } from "./table.ts";
import { type Head, takeId } from "./take-id.ts";

/** One recommendation's part of a text cell. `heading`: a sub-heading that stands before it in the cell. */
export interface TextPart {
  readonly id: string | null;
  readonly idRuns: readonly Run[];
  readonly paragraphs: readonly Paragraph[];
  readonly heading: Heading | null;
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
  return isSubheading(head.id, paragraphText(head.rest), numbering, false, numbering.below);
}

const NEAR = 4; // numbers: within one cell the next id is the next number, or one of few after it

function follows(before: string, id: string): boolean {
  return compareIds(before, id) < 0 && idParts(before).length === idParts(id).length && missingBetween(before, id).length <= NEAR;
}

/** A heading's number is the beginning of other ids; its words end in a colon, or are few and end in nothing. */
export function isSubheading(id: string, words: string, numbering: Numbering, bare: boolean, below: readonly string[] = []): boolean {
  const text = words.trim();
  // the words first: asking every id of the plan for each of its rows takes the square of its size
  const worded = /:$/.test(text) ? text.length <= LONGEST_HEADING : bare && text !== "" && text.length <= 60 && !/[.;,]$/.test(text);
  const heads = (other: string) => isPrefixOf(id, other);
  return worded && ([...numbering.leading].some(heads) || below.some(heads));
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
