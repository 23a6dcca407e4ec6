import type { Edge } from "../pdf/paths.ts";
import type { Ink } from "./ink.ts";
import { PT } from "./picture.ts";

/** A straight band of ink along an axis, in pixels: `low` to `high` across it, `from` to `to` along it. */
export interface Stroke {
  readonly horizontal: boolean;
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  /** Its middle, across. */
  readonly at: number;
  /** Pixels of ink across, on average. */
  readonly thickness: number;
}

/** Pixels: 15 pt; letters that touch at their serifs are shorter. */
const SHORTEST_ACROSS = 62;
/** Pixels: 9 pt; the side of a cell with one line of 8 pt is longer (with the rules at its ends), a letter of 12 pt is shorter. */
const SHORTEST_DOWN = 38;
/** Pixels: a scanned rule breaks where the paper was rough. */
const GAP = 3;
/** Pixels: 4 pt; thicker is an area, whose sides are rules. */
const THICKEST = 16;
/** Pixels: the thickness of a rule across, or of a letter's foot. */
const CROSSING = 14;
/** Share of a rule that must have paper beside it: a row of letters has stems above its feet. Long rules may have text close by. */
const FREE = 0.84;
const FREE_LONG = 0.65;
/** Share of its box that a dark area fills, white letters in it or not. */
const SOLID = 0.5;
/** of the longest run: what is shorter in a high stroke is noise between two rules. */
const LONG_RUN = 0.4;
/** Pixels: 1 inch. */
const LONG = 300;
/** Pixels: a piece of a vertical rule past its last crossing that is shorter may be a letter that touches it. */
const STUB = 62;
/** Pixels: how near a rule's end comes to the rule that it meets. */
const MEETS = 9;
/** Pixels beside a rule at which paper is looked for; the further one is past the other line of a doubled border. */
const BESIDE = [5, 12] as const;

/** The long straight strokes of a page, which are its rules and the sides of its dark areas. */
export function inkToStrokes(ink: Ink): Stroke[] {
  const across = strokesAlong(ink, true, SHORTEST_ACROSS);
  const down = strokesAlong(transposed(ink), false, SHORTEST_DOWN);
  const dark = across.filter((s) => !isThin(s));
  const all = [...across.filter((s) => isAnchored(s, down)), ...down.map((s) => withoutStubs(s, across))];
  const rules = all.filter((s) => isThin(s) && s.to - s.from >= LONG);
  return all.filter((s) => !dark.some((d) => d !== s && isWithin(s, d)) && (isThin(s) || rules.some((r) => touches(r, s))));
}

/** Dark cells of a ruled table are its cells; a dark heading row of a table without rules has gaps between white letters, and says nothing of columns. */
function touches(rule: Stroke, dark: Stroke): boolean {
  const [a, b] = [boxOf(rule), boxOf(dark)];
  return a[0] <= b[2] + MEETS && a[2] >= b[0] - MEETS && a[1] <= b[3] + MEETS && a[3] >= b[1] - MEETS;
}

function boxOf(s: Stroke): readonly [number, number, number, number] {
  return s.horizontal ? [s.from, s.low, s.to, s.high] : [s.low, s.from, s.high, s.to];
}

/** A short rule is the side of a narrow cell and ends at a rule; what ends in the open is the feet of some letters. */
function isAnchored(s: Stroke, down: readonly Stroke[]): boolean {
  if (!isThin(s) || s.to - s.from >= LONG) return true;
  return down.some(
    (d) => Math.min(Math.abs(d.at - s.from), Math.abs(d.at - s.to)) <= MEETS && d.from - MEETS <= s.at && d.to + MEETS >= s.at,
  );
}

/** Between the white letters of a dark heading row there are strokes, but no rules. */
function isWithin(s: Stroke, dark: Stroke): boolean {
  const [x0, y0, x1, y1] = boxOf(s);
  return x0 >= dark.from - 2 && x1 <= dark.to + 2 && y0 >= dark.low - 2 && y1 <= dark.high + 2;
}

/** A letter under a rule's end can look like more of it: what ends in the middle of a row goes back to the row's edge. */
function withoutStubs(s: Stroke, across: readonly Stroke[]): Stroke {
  const crossings = across.filter((h) => h.from - MEETS <= s.at && h.to + MEETS >= s.at && h.at >= s.from - MEETS && h.at <= s.to + MEETS);
  if (crossings.length === 0) return s;
  const first = Math.min(...crossings.map((h) => h.at));
  const last = Math.max(...crossings.map((h) => h.at));
  const from = first - s.from > MEETS && first - s.from < STUB ? Math.round(first) : s.from;
  const to = s.to - last > MEETS && s.to - last < STUB ? Math.round(last) : s.to;
  return { ...s, from, to };
}

/** Strokes as the lines that a drawn page would have; an area gives its four sides. */
export function strokesToEdges(strokes: readonly Stroke[]): Edge[] {
  return strokes.flatMap(({ horizontal, from, to, low, high, at, thickness }) => {
    const along = (across: number): Edge => ({ horizontal, at: across * PT, from: from * PT, to: to * PT });
    const end = (place: number): Edge => ({ horizontal: !horizontal, at: place * PT, from: low * PT, to: high * PT });
    return thickness > THICKEST ? [along(low), along(high), end(from), end(to)] : [along(at)];
  });
}

/** Whether a stroke is a line and not an area. */
export function isThin(s: Stroke): boolean {
  return s.thickness <= THICKEST;
}

function transposed({ width, height, on }: Ink): Ink {
  const out = new Uint8Array(width * height);
  const BLOCK = 64; // pixels a side: rows and columns of a block fit the processor's cache
  for (let j = 0; j < height; j += BLOCK)
    for (let i = 0; i < width; i += BLOCK)
      for (let y = j; y < Math.min(height, j + BLOCK); y++)
        for (let x = i; x < Math.min(width, i + BLOCK); x++) out[x * height + y] = on[y * width + x] as number;
  return { width: height, height: width, on: out };
}

/** A run of ink in a row. */
interface Run {
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly pixels: number;
}

/** A stroke that is still growing: its runs so far, and the extent of its last row. */
interface Growing {
  runs: Run[];
  left: number;
  right: number;
}

/** Rules and dark areas along one axis: apart, for a rule that ends at a dark cell is still a rule. */
function strokesAlong(ink: Ink, horizontal: boolean, shortest: number): Stroke[] {
  const { thin, thick } = byThickness(ink);
  const lines = grow(thin, thick, horizontal, shortest).filter((s) => isThin(s) && isFree(s, ink, -1) && isFree(s, ink, 1));
  return [...lines, ...grow(thick, thin, horizontal, shortest).filter((s) => !isThin(s))];
}

/** Ink that is low where it stands, and ink that is high. */
function byThickness({ width, height, on }: Ink): { thin: Ink; thick: Ink } {
  const thin = new Uint8Array(on.length);
  const thick = on.slice();
  const runs = new Uint16Array(width);
  for (let y = 0; y <= height; y++)
    for (let x = 0, k = y * width; x < width; x++, k++) {
      if (y < height && on[k] === 1) runs[x] = (runs[x] as number) + 1;
      else if (runs[x] !== 0) {
        const run = runs[x] as number;
        if (run <= THICKEST + 4)
          for (let j = k - width, end = k - (run + 1) * width; j > end; j -= width) {
            thin[j] = 1;
            thick[j] = 0;
          }
        runs[x] = 0;
      }
    }
  return { thin: { width, height, on: thin }, thick: { width, height, on: thick } };
}

function grow(ink: Ink, other: Ink, horizontal: boolean, shortest: number): Stroke[] {
  const done: Growing[] = [];
  let open: Growing[] = [];
  for (let y = 0; y < ink.height; y++) {
    const runs = longRuns(ink, other, y, shortest).map(([left, right]): Run => ({ y, left, right, pixels: inkOf(ink, y, left, right) }));
    const kept = new Set<Growing>();
    for (const run of runs) addRun(open, kept, run);
    for (const g of open) if (!kept.has(g) && g.runs.length > 0) done.push(g);
    open = [...kept].filter((g) => g.runs.length > 0);
  }
  return [...done, ...open].flatMap((g) => parted(g.runs)).map((runs) => toStroke(runs, horizontal));
}

/** Adds a run to the strokes that it touches, which become one; else it begins a new one. */
function addRun(open: readonly Growing[], kept: Set<Growing>, run: Run): void {
  const touching = [...new Set([...open, ...kept])].filter((g) => g.runs.length > 0 && g.left < run.right && g.right > run.left);
  const home = touching[0] ?? { runs: [], left: run.left, right: run.right };
  const again = home.runs[home.runs.length - 1]?.y === run.y;
  [home.left, home.right] = again ? [Math.min(home.left, run.left), Math.max(home.right, run.right)] : [run.left, run.right];
  for (const g of touching.slice(1)) {
    home.runs.push(...g.runs);
    g.runs = []; // absorbed
  }
  home.runs.push(run);
  kept.add(home);
}

/** Two rules that specks between them have joined are two: of a stroke that is higher than a rule only its long runs count. */
function parted(runs: readonly Run[]): (readonly Run[])[] {
  const low = Math.min(...runs.map((r) => r.y));
  const high = Math.max(...runs.map((r) => r.y));
  const pixels = runs.reduce((sum, r) => sum + r.pixels, 0);
  const longest = Math.max(...runs.map((r) => r.right - r.left));
  if (high - low <= 2 * THICKEST || pixels > SOLID * longest * (high - low)) return [runs];
  const out: Run[][] = [];
  for (const r of runs.filter((r) => r.right - r.left > LONG_RUN * longest).sort((a, b) => a.y - b.y)) {
    const last = out[out.length - 1];
    if (last !== undefined && r.y - (last[last.length - 1] as Run).y <= 3) last.push(r);
    else out.push([r]);
  }
  return out;
}

/** Runs of ink in a row, seen together with the rows above and below: a rule that leans by a pixel is still one. It goes on across `other` ink. */
function longRuns({ width, height, on }: Ink, other: Ink, y: number, shortest: number): [number, number][] {
  const out: [number, number][] = [];
  const here = y * width;
  const above = y > 0 ? here - width : here;
  const below = y < height - 1 ? here + width : here;
  let from = -1;
  let last = -1;
  let bridged = 0;
  const finish = () => {
    if (from < 0) return;
    const ends = crossing(other, here, from - 1, -1, width) + crossing(other, here, last + 1, 1, width);
    if (last - from + ends >= shortest) out.push([from, last + 1]);
  };
  for (let x = 0; x < width; x++) {
    if (((on[here + x] as number) | (on[above + x] as number) | (on[below + x] as number)) === 0) {
      if (from >= 0 && other.on[here + x] === 1 && x - last <= CROSSING) bridged++;
      continue;
    }
    if (from < 0 || x - last - bridged > GAP + 1) {
      finish();
      from = x;
    }
    last = x;
    bridged = 0;
  }
  finish();
  return out;
}

/** Pixels of other ink at a run's end: the rule across at which it ends. */
function crossing(other: Ink, row: number, end: number, step: 1 | -1, width: number): number {
  let count = 0;
  for (let x = end; count < CROSSING && x >= 0 && x < width && other.on[row + x] === 1; x += step) count++;
  return count;
}

function inkOf({ width, on }: Ink, y: number, left: number, right: number): number {
  let sum = 0;
  for (let k = y * width + left, end = y * width + right; k < end; k++) sum += on[k] as number;
  return sum;
}

function toStroke(runs: readonly Run[], horizontal: boolean): Stroke {
  const from = Math.min(...runs.map((r) => r.left));
  const to = Math.max(...runs.map((r) => r.right));
  const pixels = runs.reduce((sum, r) => sum + r.pixels, 0);
  const moment = runs.reduce((sum, r) => sum + r.pixels * r.y, 0);
  const low = Math.min(...runs.map((r) => r.y));
  const high = Math.max(...runs.map((r) => r.y));
  return { horizontal, from, to, low, high, at: moment / Math.max(1, pixels) + 0.5, thickness: pixels / Math.max(1, to - from) };
}

/** Letters in a row are no rule: they have ink above or below. `ink` lies along the stroke. */
function isFree(s: Stroke, { width, height, on }: Ink, side: -1 | 1): boolean {
  let free = 0;
  let count = 0;
  for (let x = s.from + MEETS; x < s.to - MEETS; x += 4) {
    count++;
    const paper = BESIDE.some((far) => {
      const y = Math.round(s.at - 0.5 + side * (s.thickness / 2 + far));
      return y < 0 || y >= height || on[y * width + x] === 0;
    });
    if (paper) free++;
  }
  return free >= count * (s.to - s.from >= LONG ? FREE_LONG : FREE);
}
