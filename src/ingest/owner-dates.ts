import { findDates } from "../model/dates.ts";
import { cutParagraph } from "./paragraphs.ts";
import { type Paragraph, paragraphText } from "./table.ts";

const NO_DAY = /^\W*(?:tbc|tba|on-?going|completed?|asap|n\/a|with immediate effect|immediate(?:ly)?)\W*$/i;
/** What stands between an owner and the date, and goes with the date. */
const LEADS = /[\s,;:(/\u2013\u2014-]*(?:\b(?:by|due|end|of|the|in|mid|early|late|before|target|date)\b[\s:-]*)*$/i;

/** A cell with an owner and the date together ("Payroll Manager / 31 March 2021"): which of its words are whose. */
export function ownerAndDate(paragraphs: readonly Paragraph[]): { readonly owner: Paragraph[]; readonly delivery: Paragraph[] } {
  const parts = paragraphs.map(partParagraph);
  const filled = (p: Paragraph) => p.runs.length > 0;
  return { owner: parts.map(([owner]) => owner).filter(filled), delivery: parts.map(([, date]) => date).filter(filled) };
}

function partParagraph(p: Paragraph): [owner: Paragraph, delivery: Paragraph] {
  const text = paragraphText(p);
  const none = { ...p, runs: [] };
  if (NO_DAY.test(text)) return [none, p];
  const first = findDates(text, true)[0];
  if (first === undefined) return [p, none];
  const at = LEADS.exec(text.slice(0, first.start))?.index ?? first.start;
  return /[\p{L}\d]/u.test(text.slice(0, at)) ? cutParagraph(p, at) : [none, p];
}
