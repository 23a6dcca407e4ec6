import type { Operator } from "./content.ts";
import { operators } from "./content.ts";

/** What one piece of marked content paints. `box` is [x0, y0, x1, y1] in the page's own space, from the points of paths and text. */
export interface Marked {
  readonly mcid: number;
  readonly start: number;
  /** Offset after the BDC that opens it. */
  readonly opened: number;
  text: boolean;
  image: boolean;
  /** Hexadecimal strings shown, each with its font's resource name. */
  readonly shown: { readonly font: string; readonly hex: string }[];
  box: [number, number, number, number] | null;
}

/** Something painted outside all marked content, from `start` to `end`; `y` is where (points from the foot), null where it cannot be told. */
export interface Unmarked {
  readonly start: number;
  readonly end: number;
  readonly y: number | null;
}

export interface PageContent {
  readonly marked: readonly Marked[];
  readonly unmarked: readonly Unmarked[];
}

type Matrix = readonly [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];
const PAINT = new Set(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s"]);
const SHOW = new Set(["Tj", "TJ", "'", '"']);
const NUMBERS = new Set(["cm", "Tm", "re", "m", "l", "c"]); // whose handlers read their operands as numbers

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

/** Follows one page's content stream: a small machine with the graphics state that matters (matrix, font, open marks). */
class Reader {
  readonly marked: Marked[] = [];
  readonly unmarked: Unmarked[] = [];
  private matrix: Matrix = SAME;
  private font = "";
  private readonly saved: { readonly matrix: Matrix; readonly font: string }[] = [];
  /** Open marked content, innermost last: what has an MCID, null for artifacts and spans without one. */
  private readonly open: (Marked | null)[] = [];
  private points: [number, number][] = [];
  private path = -1;
  private textFrom = -1;
  private textShown = false;
  private textAt: number | null = null;

  private now(): Marked | null {
    return this.open.findLast((m) => m !== null) ?? null;
  }

  private point(x: number, y: number): void {
    const m = this.matrix;
    this.points.push([x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]]);
  }

  /** Gives the collected points to the open mark, or records paint that no mark holds. */
  private paint(start: number, end: number): void {
    const mark = this.now();
    if (mark !== null) for (const [x, y] of this.points) grow(mark, x, y);
    else if (this.open.length === 0) this.unmarked.push({ start, end, y: this.points[0]?.[1] ?? null });
    this.points = [];
  }

  private begin(o: Operator): void {
    const mcid = /\/MCID\s+(\d+)/.exec(o.operands[1] ?? "")?.[1];
    if (mcid === undefined) {
      this.open.push(null);
      return;
    }
    const mark: Marked = { mcid: Number(mcid), start: o.start, opened: o.end, text: false, image: false, shown: [], box: null };
    this.marked.push(mark);
    this.open.push(mark);
  }

  private show(o: Operator): void {
    this.textShown = true;
    const mark = this.now();
    if (mark === null) return;
    mark.text = true;
    mark.shown.push({ font: this.font, hex: (o.operands.at(-1)?.match(/<[0-9A-Fa-f\s]*>/g) ?? []).join("").replace(/[<>\s]/g, "") });
  }

  private endText(o: Operator): void {
    if (this.textShown && this.open.length === 0) this.unmarked.push({ start: this.textFrom, end: o.end, y: this.textAt });
    this.textFrom = -1;
  }

  private textMatrix(n: readonly number[]): void {
    const [x = 0, y = 0] = [n[4], n[5]];
    this.textAt ??= x * this.matrix[1] + y * this.matrix[3] + this.matrix[5];
    const mark = this.now();
    if (mark === null) return;
    this.point(x, y);
    for (const [px, py] of this.points) grow(mark, px, py);
    this.points = [];
  }

  private readonly handlers: Readonly<Record<string, (o: Operator, n: readonly number[]) => void>> = {
    q: () => this.saved.push({ matrix: this.matrix, font: this.font }),
    Q: () => {
      const s = this.saved.pop();
      if (s !== undefined) ({ matrix: this.matrix, font: this.font } = s);
    },
    cm: (_o, n) => {
      this.matrix = times(n as unknown as Matrix, this.matrix);
    },
    BMC: (o) => this.begin(o),
    BDC: (o) => this.begin(o),
    EMC: () => void this.open.pop(),
    BT: (o) => {
      this.textFrom = o.start;
      this.textShown = false;
      this.textAt = null;
    },
    ET: (o) => this.endText(o),
    Tm: (_o, n) => this.textMatrix(n),
    Tf: (o) => {
      this.font = (o.operands[0] ?? "").slice(1);
    },
    re: (o, n) => {
      const [x = 0, y = 0, w = 0, h = 0] = n;
      if (this.path < 0) this.path = o.start;
      this.point(x, y);
      this.point(x + w, y + h);
    },
    m: (o, n) => this.pathTo(o, n[0], n[1]),
    l: (o, n) => this.pathTo(o, n[0], n[1]),
    c: (o, n) => this.pathTo(o, n[4], n[5]),
    n: () => {
      this.path = -1;
      this.points = [];
    },
    Do: (o) => this.picture(o),
    sh: (o) => this.picture(o),
  };

  private pathTo(o: Operator, x = 0, y = 0): void {
    if (this.path < 0) this.path = o.start;
    this.point(x, y);
  }

  private picture(o: Operator): void {
    const mark = this.now();
    if (mark !== null) mark.image = true;
    this.point(0, 0);
    this.point(1, 1);
    this.paint(o.start, o.end);
  }

  take(o: Operator): void {
    if (SHOW.has(o.op)) this.show(o);
    else if (PAINT.has(o.op)) {
      this.paint(this.path < 0 ? o.start : this.path, o.end);
      this.path = -1;
    } else this.handlers[o.op]?.(o, NUMBERS.has(o.op) ? o.operands.map(Number) : []);
  }
}

function grow(mark: Marked, x: number, y: number): void {
  const b = mark.box;
  mark.box = b === null ? [x, y, x, y] : [Math.min(b[0], x), Math.min(b[1], y), Math.max(b[2], x), Math.max(b[3], y)];
}

/** What a page's content stream (bytes as latin-1) paints, inside its marks and outside them. */
export function readPage(source: string): PageContent {
  const reader = new Reader();
  for (const o of operators(source)) reader.take(o);
  return { marked: reader.marked, unmarked: reader.unmarked };
}
