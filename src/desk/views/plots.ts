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
}

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

function standing(h: RecommendationHistory, edition: string): string | null {
  return h.deliveries.findLast((d) => d.edition <= edition)?.delivery.date ?? null;
}

/** The delivery date that each edition gave, a line an edition; null where no edition gave one. */
export function slipChart(h: RecommendationHistory, editions: readonly string[]): Plot | null {
  const shown = editions.filter((e) => e >= h.firstSeen && e <= h.lastSeen).slice(-24);
  const rows = shown.map((edition) => ({ edition, date: standing(h, edition) }));
  const days = rows.flatMap((r) => [r.edition, ...(r.date === null ? [] : [r.date])]).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || rows.every((r) => r.date === null)) return null;
  const x = scale(first, last);
  const y = (i: number) => 22 + i * ROW;
  const moved = (i: number) => i > 0 && rows[i]?.date !== rows[i - 1]?.date;
  const words = rows
    .filter((_, i) => i === 0 || moved(i))
    .map((r) => `${longDay(r.edition)}: ${r.date === null ? "no date" : longDay(r.date)}`);
  return {
    width: WIDTH,
    height: y(rows.length) + 4,
    alt: `Delivery date of Rec ${h.id} in each of ${rows.length} editions. ${words.join("; ")}.`,
    strokes: rows.flatMap(({ edition, date }, i) => [
      { x1: x(edition), y1: y(i) - 5, x2: x(edition), y2: y(i) + 5, kind: "tick" },
      ...(date === null ? [] : [{ x1: x(edition), y1: y(i), x2: x(date), y2: y(i), kind: date < edition ? "late" : "span" }]),
    ]),
    dots: rows.flatMap(({ date }, i) => (date === null ? [] : [{ x: x(date), y: y(i), kind: moved(i) ? "moved" : "kept" }])),
    labels: rows.flatMap(({ edition, date }, i) => [
      { x: 0, y: y(i) + 4, anchor: "start", text: shortDay(edition) },
      ...(date !== null && (i === 0 || moved(i))
        ? [{ x: Math.min(x(date), WIDTH - 4), y: y(i) - 8, anchor: x(date) > WIDTH / 2 ? "end" : "start", text: shortDay(date) }]
        : []),
    ]),
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
  return {
    width: WIDTH + 90,
    height: 196,
    alt: `From ${longDay(first.edition)} to ${longDay(last.edition)}: ${words}.`,
    strokes: series.flatMap((s) =>
      editions.slice(1).map((e, i) => ({
        x1: x((editions[i] ?? e).edition),
        y1: y(s.of(editions[i] ?? e)),
        x2: x(e.edition),
        y2: y(s.of(e)),
        kind: s.kind,
      })),
    ),
    dots: [],
    labels: [
      ...series.map((s) => ({ x: WIDTH - RIGHT + 8, y: y(s.of(last)) + 4, anchor: "start", text: `${s.of(last)} ${s.name}` })),
      { x: LEFT, y: 190, anchor: "start", text: shortDay(first.edition) },
      { x: WIDTH - RIGHT, y: 190, anchor: "end", text: shortDay(last.edition) },
    ],
  };
}
