import { addMonths, daysBetween, shortDay } from "../../model/day.ts";
import { type Chart, printedId } from "../blocks.ts";
import { textWidth } from "../paper/measure.ts";
import { type Colours, type Drawing, escapeXml, INK, mm, text } from "./svg.ts";

type Dates = Extract<Chart, { kind: "dates" }>;

/** Millimetres: where the axis begins and ends, where the days end, and the width of all. */
interface Frame {
  readonly left: number;
  readonly right: number;
  readonly days: number;
  readonly width: number;
}
const USUAL: Frame = { left: 62, right: 139, days: 151, width: 164 };
const LARGE: Frame = { left: 16, right: 71, days: 84, width: 96 }; // 2.5 mm spread to 164 mm: 12 pt; the names stand in the table
const HEAD = 5;
const STEP = 5.1;
const NAME = 36; // characters that fit beside the axis
const IDS = 12.5; // mm for the ids; longer ones take from the names
const SIZE = 2.75;
const LETTER = 1.35; // mm of an average one

/** One time axis for all rows: rings for former dates, a dot for the present one, a bar for the days overdue. */
export function datesDrawing(chart: Dates, colours: Colours, large: boolean): Drawing {
  const frame = large ? LARGE : USUAL;
  const ids = Math.max(IDS, ...chart.rows.map((row) => textWidth(printedId(row.id), SIZE, true) + 2));
  const height = HEAD + chart.rows.length * STEP + 1;
  const x = scale(chart, frame);
  const rows = chart.rows.map((row, i) => rowOf(row, chart.today, HEAD + STEP * (i + 0.5), x, colours, frame, ids));
  return {
    width: frame.width,
    height: mm(height),
    inner: `${axis(chart, x, height, frame)}${today(chart.today, x, height, frame)}${rows.join("")}`,
  };
}

type Scale = (day: string) => number;

function spanOf(chart: Dates): readonly [string, string] {
  const all = [chart.today, ...chart.rows.flatMap((row) => row.dates)].sort();
  return [firstOfMonth(all[0] ?? chart.today), addMonths(firstOfMonth(all.at(-1) ?? chart.today), 1)];
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function scale(chart: Dates, { left, right }: Frame): Scale {
  const [from, to] = spanOf(chart);
  const whole = Math.max(1, daysBetween(from, to));
  return (day) => left + (daysBetween(from, day) / whole) * (right - left);
}

const STEPS = [1, 3, 6, 12, 24, 60, 120]; // months between lines of the axis
const ROOM = 12.8; // mm between two lines of the axis, for "Jan 2027"

function axis(chart: Dates, x: Scale, height: number, { left, right }: Frame): string {
  const [from, to] = spanOf(chart);
  const months = daysBetween(from, to) / 30.4;
  const step = STEPS.find((s) => months / s <= (right - left) / ROOM) ?? 240;
  const lines: string[] = [];
  let said = "";
  for (let day = aligned(from, step); day <= to; day = addMonths(day, step)) {
    if (day < from) continue;
    const year = day.slice(0, 4);
    const month = shortDay(day).split("\u00a0")[1]?.split(" ")[0] ?? "";
    const words = step >= 12 ? year : year === said ? month : `${month}\u00a0${year}`;
    said = year;
    lines.push(`<line x1="${mm(x(day))}" x2="${mm(x(day))}" y1="${HEAD - 1}" y2="${mm(height)}" stroke="${INK.hair}" stroke-width="0.2"/>`);
    if (Math.abs(x(day) - x(chart.today)) > 9) lines.push(text(x(day), 2.6, words, { size: 2.5, middle: true, soft: true }));
  }
  return lines.join("");
}

function aligned(from: string, step: number): string {
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const at = Math.ceil(months / step) * step;
  return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}-01`;
}

function today(day: string, x: Scale, height: number, { days }: Frame): string {
  const line = `<line x1="${mm(x(day))}" x2="${mm(x(day))}" y1="${HEAD - 1}" y2="${mm(height)}" stroke="${INK.text}" stroke-width="0.25"/>`;
  const words = shortDay(day).split(" ")[0] ?? "";
  return `${line}${text(x(day), 2.6, words, { size: 2.5, bold: true, middle: true })}${text(days, 2.6, "Days", { size: 2.5, end: true, soft: true })}`;
}

function rowOf(row: Dates["rows"][number], now: string, y: number, x: Scale, colours: Colours, frame: Frame, ids: number): string {
  const present = row.dates.at(-1) ?? now;
  const first = row.dates[0] ?? now;
  const late = present < now;
  const days = late ? daysBetween(present, now) : daysBetween(first, present);
  const room = Math.max(0, Math.floor(NAME - (ids - IDS) / LETTER));
  const name = row.name.length > room ? `${row.name.slice(0, Math.max(0, room - 1)).replace(/\s+\S*$/, "")} …` : row.name;
  const way =
    row.dates.length > 1
      ? `<line x1="${mm(x(first))}" x2="${mm(x(present))}" y1="${mm(y)}" y2="${mm(y)}" stroke="${INK.text}" stroke-width="0.3"/>`
      : "";
  const bar = late
    ? `<rect x="${mm(x(present))}" y="${mm(y - 0.8)}" width="${mm(x(now) - x(present))}" height="1.6" fill="${escapeXml(colours.overdue)}"/>`
    : "";
  const rings = row.dates
    .slice(0, -1)
    .map((d) => `<circle cx="${mm(x(d))}" cy="${mm(y)}" r="1" fill="#fff" stroke="${INK.text}" stroke-width="0.35"/>`)
    .join("");
  const dot = `<circle cx="${mm(x(present))}" cy="${mm(y)}" r="1.1" fill="${INK.text}"/>`;
  const said = `${text(frame.days, y + 1, String(days), { size: 2.6, bold: true, end: true })}${text(frame.days + 1.2, y + 1, late ? "overdue" : "later", { size: 2.6, soft: true })}`;
  return `${text(0, y + 1, printedId(row.id), { bold: true })}${frame === USUAL ? text(ids, y + 1, name) : ""}${way}${bar}${rings}${dot}${said}`;
}
