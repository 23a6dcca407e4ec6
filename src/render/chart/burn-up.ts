import { daysBetween, shortDay } from "../../model/day.ts";
import type { Chart } from "../blocks.ts";
import { type Colours, type Drawing, INK, mm, text } from "./svg.ts";

type BurnUp = Extract<Chart, { kind: "burn-up" }>;

const W = 100;
const H = 46;
const LEFT = 8;
const RIGHT = 24;
const BOTTOM = 6;
const TOP = 3;

/** How many are in the plan and how many complete, by edition, as steps: nothing is known between two editions. The series' names stand at their ends. */
export function burnUpDrawing(chart: BurnUp, colours: Colours): Drawing {
  const days = chart.series[0]?.points.map((p) => p.day) ?? [];
  const [first = "", last = ""] = [days[0], days.at(-1)];
  const most = Math.max(1, ...chart.series.flatMap((s) => s.points.map((p) => p.value)));
  const step = stepOf(most);
  const top = Math.ceil(most / step) * step;
  const x = (day: string): number => LEFT + (daysBetween(first, day) / Math.max(1, daysBetween(first, last))) * (W - LEFT - RIGHT);
  const y = (n: number): number => H - BOTTOM - (n / top) * (H - BOTTOM - TOP);
  const lines = chart.series.map((series, i) => lineOf(series.points, x, y, i === 0 ? INK.text : colours.complete, i === 0 ? 0.45 : 0.6));
  return { width: W, height: H, inner: `${grid(top, step, y)}${area(chart, x, y)}${lines.join("")}${ends(chart, x, y)}${axis(days, x)}` };
}

function stepOf(most: number): number {
  return [1, 2, 5, 10, 20, 50, 100, 200, 500].find((s) => most / s <= 4) ?? 1000;
}

function grid(top: number, step: number, y: (n: number) => number): string {
  const lines: string[] = [];
  for (let n = 0; n <= top; n += step)
    lines.push(
      `<line x1="${LEFT}" x2="${W - RIGHT}" y1="${mm(y(n))}" y2="${mm(y(n))}" stroke="${INK.hair}" stroke-width="0.2"/>`,
      text(LEFT - 1.5, y(n) + 1, String(n), { size: 2.6, end: true, soft: true }),
    );
  return lines.join("");
}

type Points = BurnUp["series"][number]["points"];

function steps(points: Points, x: (day: string) => number, y: (n: number) => number): string {
  return points.map((p, i) => (i === 0 ? `M${mm(x(p.day))} ${mm(y(p.value))}` : `H${mm(x(p.day))}V${mm(y(p.value))}`)).join("");
}

function lineOf(points: Points, x: (day: string) => number, y: (n: number) => number, stroke: string, width: number): string {
  return `<path d="${steps(points, x, y)}h1.2" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;
}

function area(chart: BurnUp, x: (day: string) => number, y: (n: number) => number): string {
  const points = chart.series[1]?.points ?? [];
  const first = points[0];
  return first === undefined ? "" : `<path d="${steps(points, x, y)}V${mm(y(0))}H${mm(x(first.day))}Z" fill="#e3eaf1"/>`;
}

const APART = 3.6; // mm between the baselines of two labels

/** Number and name at the end of each line, pushed apart where the lines end close to each other. */
function ends(chart: BurnUp, x: (day: string) => number, y: (n: number) => number): string {
  let above = Number.NEGATIVE_INFINITY;
  return chart.series
    .map((series) => ({ series, end: series.points.at(-1) }))
    .map(({ series, end }) => {
      const at = Math.max(y(end?.value ?? 0) + 1, above + APART);
      above = at;
      const left = x(end?.day ?? "") + 2.8;
      const figure = String(end?.value ?? 0);
      return `${text(left, at, figure, { size: 2.9, bold: true })}${text(left + 1.75 * figure.length + 0.8, at, series.name, { size: 2.9 })}`;
    })
    .join("");
}

function axis(days: readonly string[], x: (day: string) => number): string {
  const every = Math.ceil(days.length / 7);
  const shown = days.filter((_, i) => (days.length - 1 - i) % every === 0);
  let year = "";
  return shown
    .map((day) => {
      const month = shortDay(day).split("\u00a0")[1]?.split(" ")[0] ?? "";
      const words = day.slice(0, 4) === year ? month : `${month} ${day.slice(0, 4)}`;
      year = day.slice(0, 4);
      return text(x(day), H - 2, words, { size: 2.6, middle: true, soft: true });
    })
    .join("");
}
