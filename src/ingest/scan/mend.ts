import type { Bounds } from "./bands.ts";
import type { Ink } from "./ink.ts";

/** What one letter's column of ink looks like. */
type Shape = "dot" | "two dots" | "dotted" | "tall";

/** of the word's height: a full stop or the dot of an i is smaller. */
const SMALL = 0.34;

/**
 * Recognition knows language, and few numbers with four full stops: "2.1.1.1" is read as "2111", "Aii" as "Ali", "11" as "ili". Where the shapes of
 * a short word are as many as its letters, they tell where its dots are. `box` is the word's place on the page, in pixels.
 */
export function mendNumber(text: string, box: Bounds, ink: Ink): string {
  if (!NUMBER_LIKE.test(text)) return text;
  const shapes = shapesOf(box, ink);
  const letters = [...text.replace(/[.:]/g, "")];
  const bodies = shapes.filter((s) => s !== "dot" && s !== "two dots");
  if (BARS.test(text)) return barsOf(text, shapes) ?? text;
  if (bodies.length !== letters.length || letters.length === 0) return text;
  let next = 0;
  return shapes.map((s) => (s === "dot" ? "." : s === "two dots" ? ":" : letters[next++])).join("");
}

/** Figures with what stands in and round them, up to three letters before. */
const NUMBER_LIKE = /^(?:\(?\p{L}{0,3}\d[\d.:,/()%–-]*|\(?\p{Lu}?[il1I|!]{1,4}[.:)]*)$/u;
/** Nothing but strokes after an optional letter. */
const BARS = /^\p{Lu}?[il1I|!]{2,4}$|^\p{Lu}[il1I|!]$/u;

/** Strokes all with a dot are i's, strokes all without are ones. */
function barsOf(text: string, shapes: readonly Shape[]): string | null {
  const head = /^(?![I])\p{Lu}/u.exec(text)?.[0] ?? "";
  const bars = shapes.slice(head.length);
  if (bars.length === 0 || shapes[0] === "dot") return null;
  if (bars.every((s) => s === "dotted")) return head + "i".repeat(bars.length);
  return bars.every((s) => s === "tall") ? head + "1".repeat(bars.length) : null;
}

function shapesOf([x0, y0, x1, y1]: Bounds, ink: Ink): Shape[] {
  const out: Shape[] = [];
  let from = -1;
  for (let x = Math.max(0, x0 - 1); x <= Math.min(ink.width, x1 + 1); x++) {
    const inked = x <= x1 && x < ink.width && columnBlobs(ink, x, x + 1, y0, y1).length > 0;
    if (inked && from < 0) from = x;
    if (!inked && from >= 0) {
      out.push(shapeOf(columnBlobs(ink, from, x, y0, y1), y0, y1));
      from = -1;
    }
  }
  return out;
}

/** Stretches of rows that hold ink between two columns. */
function columnBlobs(ink: Ink, x0: number, x1: number, y0: number, y1: number): [number, number][] {
  const out: [number, number][] = [];
  for (let y = Math.max(0, y0 - 1); y < Math.min(ink.height, y1 + 1); y++) {
    let inked = false;
    for (let x = x0; x < x1 && !inked; x++) inked = ink.on[y * ink.width + x] === 1;
    const last = out[out.length - 1];
    if (inked && last !== undefined && last[1] === y) last[1] = y + 1;
    else if (inked) out.push([y, y + 1]);
  }
  return out.filter(([from, to]) => to - from > 1);
}

function shapeOf(blobs: readonly (readonly [number, number])[], y0: number, y1: number): Shape {
  const height = y1 - y0;
  const isSmall = (b: readonly [number, number] | undefined) => b !== undefined && b[1] - b[0] < SMALL * height;
  const [first, second] = blobs;
  if (second === undefined) return isSmall(first) && first !== undefined && first[0] > y0 + height * 0.5 ? "dot" : "tall";
  if (isSmall(first) && isSmall(second)) return "two dots";
  return isSmall(first) ? "dotted" : "tall";
}
