import type { Line } from "./lines.ts";
import type { Word } from "./words.ts";

/** The mark that opens a list item, and the words after it. */
export interface Marked {
  readonly mark: Word;
  readonly ordinal: string | null;
  readonly rest: readonly Word[];
}

/** Bullets of every font; U+F000–F0FF are Symbol's and Wingdings' own codes. */
const BULLET =
  /^[\u2022\u25e6\u25aa\u25ab\u25cb\u25cf\u25a0\u25a1\u25b6\u25b8\u25ba\u27a2\u2794\u2043\u2219\u2023\u00b7\u2666\u2756\u2713\u2714\u25c6\u25c7\u274f\u2751\u2610\uf000-\uf0ff]$/;
/** Signs that are bullets only where text hangs beside them. */
const DASH_BULLET = /^[-–—*o]$/;
const ORDINAL = /^\(?(\d{1,2}|[a-z]|[ivx]{1,5})[.)]$/;

/** Whether a line opens with a bullet, and the words after it; null for none. */
export function bulletOf(line: Line): Marked | null {
  const [first, second] = line.words;
  if (first === undefined) return null;
  if (isBullet(first) && second !== undefined) return { mark: first, ordinal: null, rest: line.words.slice(1) };
  if (second !== undefined && DASH_BULLET.test(first.text) && isOffset(first, second))
    return { mark: first, ordinal: null, rest: line.words.slice(1) };
  const glued = gluedBullet(first);
  return glued === null ? null : { mark: glued[0], ordinal: null, rest: [glued[1], ...line.words.slice(1)] };
}

/** A line's opening dash with a mere space after it: whether it is a bullet, the paragraphs beside it tell. */
export function typedDash(line: Line): Marked | null {
  const [first, second] = line.words;
  return first === undefined || second === undefined || !/^[-–—]$/.test(first.text)
    ? null
    : { mark: first, ordinal: null, rest: line.words.slice(1) };
}

/** A bullet that stands alone in a cell or line is a bullet only with text after it; one sign of a sign font always is. */
function isBullet(w: Word): boolean {
  return BULLET.test(w.text) || (w.sign && w.text.length === 1);
}

function gluedBullet(w: Word): [Word, Word] | null {
  const head = w.text.slice(0, 1);
  if (w.text.length < 2 || !/^[•◦▪●■➢✓\uf0b7\uf0a7\uf0d8]$/.test(head)) return null;
  return [
    { ...w, text: head },
    { ...w, text: w.text.slice(1) },
  ];
}

/** A dash with more than a space after it is a bullet; a dash in running text is not. */
function isOffset(mark: Word, next: Word): boolean {
  return next.from - mark.to > 0.45 * mark.size;
}

/** Whether a line opens with what may be an item's number; whether it is one, its neighbours tell. */
export function ordinalOf(line: Line): Marked | null {
  const [first, second] = line.words;
  const found = first === undefined || second === undefined ? null : ORDINAL.exec(first.text);
  return found === null ? null : { mark: first as Word, ordinal: found[1] as string, rest: line.words.slice(1) };
}

/** Lines that really are numbered items: their text hangs, they are set in from the cell's edge, or they count on from one another. */
export function numberedItems(lines: readonly Line[]): Map<Line, Marked> {
  const candidates = lines
    .map((line, k) => ({ line, k, m: ordinalOf(line) }))
    .filter((c): c is { line: Line; k: number; m: Marked } => c.m !== null);
  const left = Math.min(...lines.map((l) => l.from));
  const out = new Map<Line, Marked>();
  candidates.forEach((c, i) => {
    const counts = [candidates[i - 1], candidates[i + 1]].some(
      (o) => o !== undefined && Math.abs(order(o.m.ordinal) - order(c.m.ordinal)) === 1,
    );
    if (counts || hangs(lines, c.k, c.m) || c.line.from > left + c.line.size * 0.8) out.set(c.line, c.m);
  });
  return out;
}

function hangs(lines: readonly Line[], k: number, m: Marked): boolean {
  const next = lines[k + 1];
  const text = m.rest[0];
  return next !== undefined && text !== undefined && Math.abs(next.from - text.from) < 1.5 && text.from - m.mark.from > 4;
}

function order(ordinal: string | null): number {
  if (ordinal === null) return Number.NaN;
  if (/^\d+$/.test(ordinal)) return Number(ordinal);
  return ordinal.charCodeAt(0) - 96;
}
