import { daysBetween, longDay, shortDay } from "../../model/day.ts";
import type { EditionFigures, RecommendationHistory } from "../../model/history.ts";

/** A straight line of a drawing, in its own units; `kind` is a class of the style sheet. */
interface Stroke {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly kind: string;
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: string;
  readonly text: string;
  readonly strong: boolean;
}

const label = (x: number, y: number, anchor: string, text: string, strong = false): Label => ({ x, y, anchor, text, strong });

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly kind: string;
}

/** A drawing as plain data; `alt` says its figures in words. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly strokes: readonly Stroke[];
  readonly dots: readonly Dot[];
  readonly labels: readonly Label[];
}

const WIDTH = 640;
const LEFT = 96; // room for "30 Sept 2026"
const RIGHT = 24;
const ROW = 26;

const scale = (from: string, to: string) => {
  const span = Math.max(1, daysBetween(from, to));
  return (day: string) => Math.round((LEFT + (daysBetween(from, day) / span) * (WIDTH - LEFT - RIGHT)) * 10) / 10;
};

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const STEPS = [1, 3, 6, 12, 24, 60]; // months between the lines of a scale
const MOST_LINES = 7;

/** First days of months that a scale shows, few enough to be read. */
function scaleDays(first: string, last: string): string[] {
  const number = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [from, to] = [number(first), number(last)];
  const step = STEPS.find((s) => (to - from) / s <= MOST_LINES) ?? 120;
  const months = Array.from({ length: Math.floor(to / step) - Math.ceil(from / step) + 1 }, (_, i) => (Math.ceil(from / step) + i) * step);
  return months.map((m) => `${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, "0")}-01`).filter((d) => d >= first && d <= last);
}

const monthWords = (day: string, i: number) =>
  `${MONTHS[Number(day.slice(5, 7)) - 1]}${i === 0 || day.slice(5, 7) === "01" ? ` ${day.slice(0, 4)}` : ""}`;

/** Upright lines with the months that they stand for. */
function grid(first: string, last: string, x: (day: string) => number, top: number, bottom: number): Pick<Plot, "strokes" | "labels"> {
  const days = scaleDays(first, last);
  return {
    strokes: days.map((d) => ({ x1: x(d), y1: top + 6, x2: x(d), y2: bottom, kind: "grid" })),
    labels: days.map((d, i) => label(x(d), top, "middle", monthWords(d, i))),
  };
}

function standing(h: RecommendationHistory, edition: string): string | null {
  return h.deliveries.findLast((d) => d.edition <= edition)?.delivery.date ?? null;
}

/** What an edition says of the date. */
interface SlipRow {
  readonly edition: string;
  readonly date: string | null;
  /** Another date than the edition before gave. */
  readonly moved: boolean;
  /** What is said beside its circle; null where nothing happened. */
  readonly words: string | null;
}

const live = (h: RecommendationHistory, edition: string) =>
  ["open", "on-hold"].includes(h.statuses.findLast((s) => s.edition <= edition)?.status ?? "open");

function slipRows(h: RecommendationHistory, editions: readonly string[]): SlipRow[] {
  let known: string | null = null; // the last date that was given
  let overdue = false;
  return editions.map((edition, i) => {
    const date = standing(h, edition);
    const moved = i > 0 && date !== standing(h, editions[i - 1] ?? "");
    const late = date !== null && date < edition && live(h, edition);
    const days = known !== null && date !== null ? daysBetween(known, date) : 0;
    const shift = days === 0 ? "" : `, ${Math.abs(days)} ${Math.abs(days) === 1 ? "day" : "days"} ${days > 0 ? "later" : "earlier"}`;
    const since = late && !overdue && date !== null ? `, overdue ${daysBetween(date, edition)} days` : "";
    const said = date !== null && (known === null || days !== 0 || since !== "");
    const words = said ? `${shortDay(date)}${known === null ? ", first date" : shift}${since}` : null;
    if (date !== null) known = date;
    overdue = late;
    return { edition, date, moved, words };
  });
}

const TOP = 18; // room for the months above the lines
const SHOWN = 24; // editions: two years

/** Where each row stands: one with words has room for them above it. */
function rowPlaces(rows: readonly SlipRow[]): number[] {
  let y = TOP + 6;
  return rows.map((r) => {
    y += r.words === null ? 18 : ROW + 8;
    return y;
  });
}

/** The delivery date that each edition gave, a line an edition; null where no edition gave one. */
export function slipChart(h: RecommendationHistory, editions: readonly string[]): Plot | null {
  const shown = editions.filter((e) => e >= h.firstSeen && e <= h.lastSeen).slice(-SHOWN);
  const rows = slipRows(h, shown);
  const days = rows.flatMap((r) => [r.edition, ...(r.date === null ? [] : [r.date])]).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || rows.every((r) => r.date === null)) return null;
  const x = scale(first, last);
  const at = rowPlaces(rows);
  const y = (i: number) => at[i] ?? 0;
  const height = y(rows.length - 1) + 12;
  const scaled = grid(first, last, x, 12, height);
  const said = rows.filter((r, i) => i === 0 || r.moved || r.words !== null);
  const words = said.map((r) => `${longDay(r.edition)}: ${r.date === null ? "no date" : longDay(r.date)}`);
  const beside = (r: SlipRow, i: number) => {
    const from = x(r.date ?? r.edition);
    return label(Math.min(from, WIDTH - 4), y(i) - 10, from > WIDTH / 2 ? "end" : "start", r.words ?? "", true);
  };
  return {
    width: WIDTH,
    height,
    alt: `Delivery date of Rec ${h.id} in each of ${rows.length} editions. ${words.join("; ")}.`,
    strokes: [
      ...scaled.strokes,
      ...rows.flatMap(({ edition, date }, i) => [
        { x1: x(edition), y1: y(i) - 5, x2: x(edition), y2: y(i) + 5, kind: "tick" },
        ...(date === null
          ? []
          : [{ x1: x(edition), y1: y(i), x2: x(date), y2: y(i), kind: date < edition && live(h, edition) ? "late" : "span" }]),
      ]),
    ],
    dots: rows.flatMap(({ date, moved }, i) => (date === null ? [] : [{ x: x(date), y: y(i), kind: moved ? "moved" : "kept" }])),
    labels: [
      ...scaled.labels,
      ...rows.map(({ edition, words: w }, i) => label(0, y(i) + 4, "start", shortDay(edition), w !== null)),
      ...rows.flatMap((r, i) => (r.words === null ? [] : [beside(r, i)])),
    ],
  };
}

/** Complete ones against all, edition by edition; null before the third edition. */
export function burnUp(editions: readonly EditionFigures[]): Plot | null {
  const [first, last] = [editions[0], editions.at(-1)];
  if (first === undefined || last === undefined || editions.length < 3) return null;
  const high = Math.max(...editions.map((e) => e.total + e.completeAndGone), 1);
  const x = scale(first.edition, last.edition);
  const y = (n: number) => Math.round((170 - (n / high) * 140) * 10) / 10;
  const series = [
    { name: "in the plan", kind: "all", of: (e: EditionFigures) => e.total + e.completeAndGone },
    { name: "complete", kind: "complete", of: (e: EditionFigures) => e.complete + e.completeAndGone },
    { name: "overdue", kind: "late", of: (e: EditionFigures) => e.overdue },
  ];
  const words = series.map((s) => `${s.name} from ${s.of(first)} to ${s.of(last)}`).join(", ");
  const scaled = grid(first.edition, last.edition, x, 190, 176);
  const ends = apart(series.map((s) => y(s.of(last))));
  return {
    width: WIDTH + 90,
    height: 196,
    alt: `From ${longDay(first.edition)} to ${longDay(last.edition)}: ${words}.`,
    strokes: [
      ...[0, Math.ceil(high / 2), high].map((n) => ({ x1: LEFT, y1: y(n), x2: WIDTH - RIGHT, y2: y(n), kind: "grid" })),
      ...series.flatMap((s) =>
        editions.slice(1).map((e, i) => ({
          x1: x((editions[i] ?? e).edition),
          y1: y(s.of(editions[i] ?? e)),
          x2: x(e.edition),
          y2: y(s.of(e)),
          kind: s.kind,
        })),
      ),
    ],
    dots: [],
    labels: [
      ...[0, Math.ceil(high / 2), high].map((n) => label(LEFT - 10, y(n) + 4, "end", String(n))),
      ...series.map((s, i) => label(WIDTH - RIGHT + 8, (ends[i] ?? 0) + 4, "start", `${s.of(last)} ${s.name}`, true)),
      ...scaled.labels,
    ],
  };
}

/** Heights of labels so that none covers another. */
function apart(heights: readonly number[]): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  order.forEach((at, k) => {
    const above = placed[order[k - 1] ?? -1];
    if (above !== undefined && (placed[at] ?? 0) - above < 16) placed[at] = above + 16;
  });
  return placed;
}
