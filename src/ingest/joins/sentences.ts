import { type Cell, type Paragraph, paragraphText } from "../table.ts";

const ENDS = /[.!?:;]["'”’)\]]*$/;
/** Words that no sentence ends with. */
const LEANS =
  /(?:^|\s)(?:the|a|an|of|and|or|to|for|in|on|at|by|with|from|as|that|which|is|are|be|was|were|will|its|their|this)$|[,(&/–—-]$/i;
/** Words: a phrase shorter than this (an owner, a date) is no sentence, though it has no full stop. */
const SENTENCE = 8;

/** A paragraph that breaks off: no end of a sentence, and long enough to be one, or a last word that wants another. */
export function breaksOff(p: Paragraph): boolean {
  const text = paragraphText(p).trim();
  if (text === "" || ENDS.test(text)) return false;
  return LEANS.test(text) || endsInsideWord(text) || p.runs.length >= SENTENCE;
}

/** Breaks off so that any next word goes on with it. */
export function leans(p: Paragraph): boolean {
  const text = paragraphText(p).trim();
  return LEANS.test(text) || endsInsideWord(text);
}

/** The last word is cut: a hyphenation, or a hyphen. */
export function endsInsideWord(text: string): boolean {
  return /[\p{L}\p{N}][-\u00ad]$/u.test(text);
}

/** A paragraph that begins inside a sentence. */
export function startsInside(p: Paragraph): boolean {
  return p.list === null && /^["'“‘(]?[\p{Ll}]|^[,;.)%]/u.test(paragraphText(p).trim());
}

/** Whether a paragraph at the top of a page goes on with the last one of the page before. */
export function goesOn(last: Paragraph, first: Paragraph): boolean {
  if (first.list !== null || first.gapBefore || countsOn(last, first)) return false;
  if (endsInsideWord(paragraphText(last))) return true;
  if (startsInside(first)) return !ENDS.test(paragraphText(last).trim()) || /^[,;.)]/.test(paragraphText(first));
  return breaksOff(last);
}

/** A typed number that is the next after the last paragraph's: an item of its own, though no list says so. */
function countsOn(last: Paragraph, first: Paragraph): boolean {
  const [before, here] = [last.list?.ordinal ?? typedOrdinal(last), typedOrdinal(first)];
  return before !== null && here !== null && orderOf(here) === orderOf(before) + 1;
}

function typedOrdinal(p: Paragraph): string | null {
  return /^\(?(\d{1,2}|[a-z])[.)]\s/.exec(paragraphText(p))?.[1] ?? null;
}

/** Whether a list goes on: the next number, or another bullet after a bullet. */
export function listGoesOn(last: Paragraph, first: Paragraph): boolean {
  if (first.list === null) return false;
  if (first.list.ordinal === null) return last.list !== null && last.list.ordinal === null;
  if (last.list?.ordinal == null) return false;
  return orderOf(first.list.ordinal) === orderOf(last.list.ordinal) + 1;
}

/** The last numbered item before the end, for lists whose items have paragraphs of their own after them. */
export function lastListed(cell: Cell): Paragraph | null {
  for (let k = cell.paragraphs.length - 1; k >= 0; k--) if (cell.paragraphs[k]?.list != null) return cell.paragraphs[k] as Paragraph;
  return null;
}

function orderOf(ordinal: string): number {
  return /^\d+$/.test(ordinal) ? Number(ordinal) : ordinal.charCodeAt(0) - 96;
}

/** A short paragraph that only points elsewhere ("See 9.1.1 Above") and so stands for a whole update. */
export function isPointer(p: Paragraph): boolean {
  const text = paragraphText(p).trim();
  return (
    p.list === null &&
    p.runs.length <= 6 &&
    /^(?:please )?(?:see|as|refer to|same as|ditto)\b/i.test(text) &&
    /\d|\b(?:above|below)\b/i.test(text)
  );
}
