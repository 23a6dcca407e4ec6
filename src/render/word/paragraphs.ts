import { escapeXml, unescapeXml } from "./parts.ts";

/** A `<w:t>` of a paragraph: where its text begins and ends in the part. */
interface Piece {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A paragraph of a part: where it stands, and its own text, not that of text boxes inside it. */
export interface Found {
  readonly start: number;
  end: number;
  readonly inTextBox: boolean;
  readonly pieces: Piece[];
}

const TAG = /<(\/?)w:(p|t|txbxContent)((?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?)>/g;

/** The paragraphs of a part, in order of their beginnings. */
export function paragraphsOf(xml: string): Found[] {
  const all: Found[] = [];
  const open: Found[] = [];
  let boxes = 0;
  let text: { tag: number; start: number } | null = null;
  for (const match of xml.matchAll(TAG)) {
    const [whole, close, name, attributes = ""] = match;
    const after = match.index + whole.length;
    const empty = attributes.endsWith("/");
    if (name === "txbxContent") boxes += empty ? 0 : close ? -1 : 1;
    else if (name === "p" && !close) {
      const found = { start: match.index, end: after, inTextBox: boxes > 0, pieces: [] };
      all.push(found);
      if (!empty) open.push(found);
    } else if (name === "p") {
      const found = open.pop();
      if (found) found.end = after;
    } else if (!close && !empty) text = { tag: match.index, start: after };
    else if (text) {
      open.at(-1)?.pieces.push({ ...text, end: match.index, text: unescapeXml(xml.slice(text.start, match.index)) });
      text = null;
    }
  }
  return all;
}

/** A paragraph's words. */
export function paragraphText(paragraph: Found): string {
  return paragraph.pieces.map((p) => p.text).join("");
}

/** "{{title}}", however Word cut it into runs. */
export const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a paragraph's pieces become: the words that a placeholder stood in are replaced, the first run of it takes the value. */
function editsOf(paragraph: Found, values: Readonly<Record<string, string>>): Edit[] {
  const text = paragraphText(paragraph);
  const matches = [...text.matchAll(PLACEHOLDER)].filter((m) => values[m[1] ?? ""] !== undefined);
  if (matches.length === 0) return [];
  let offset = 0;
  return paragraph.pieces.flatMap((piece) => {
    const from = offset;
    offset += piece.text.length;
    const now = pieceNow(piece.text, from, matches, values);
    return now === piece.text ? [] : [{ start: piece.tag, end: piece.end, text: `<w:t xml:space="preserve">${escapeXml(now)}` }];
  });
}

function pieceNow(text: string, from: number, matches: readonly RegExpExecArray[], values: Readonly<Record<string, string>>): string {
  let now = "";
  let at = from;
  const to = from + text.length;
  for (const m of matches) {
    const end = m.index + m[0].length;
    if (end <= at || m.index >= to) continue;
    now += text.slice(at - from, Math.max(at, m.index) - from);
    if (m.index >= from) now += values[m[1] ?? ""] ?? "";
    at = Math.min(end, to);
  }
  return now + text.slice(at - from);
}

/** The part with its placeholders filled; those that `values` does not name stay. */
export function fillPlaceholders(xml: string, values: Readonly<Record<string, string>>): string {
  const edits = paragraphsOf(xml)
    .flatMap((p) => editsOf(p, values))
    .sort((a, b) => b.start - a.start);
  return edits.reduce((now, e) => now.slice(0, e.start) + e.text + now.slice(e.end), xml);
}

/** The names of a part's placeholders. */
export function placeholdersOf(xml: string): string[] {
  return paragraphsOf(xml).flatMap((p) => [...paragraphText(p).matchAll(PLACEHOLDER)].map((m) => m[1] ?? ""));
}
