import { overlap } from "./geometry.ts";
import type { Edge } from "./paths.ts";

/** pt: Word and LibreOffice draw a cell border twice, up to 1.5 pt apart; browsers paint the two sides of a border 1 to 2 pt apart. */
export const SNAP = 2.6;
/** pt: the gaps of dashed and dotted borders, and of corners that do not quite meet. */
const DASH = 5;
/** pt: what is shorter after joining is an underline of one letter, a tick or an arrow. */
const SHORTEST = 6;

/** A whole line after its pieces have been joined; `crosses` is filled by `crossings`. */
export interface Ruling {
  readonly horizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Joins what was drawn in pieces: doubled borders, dashes, one piece a cell. Horizontal and vertical apart, each sorted by place. */
export function edgesToRulings(edges: readonly Edge[]): { horizontal: Ruling[]; vertical: Ruling[] } {
  return { horizontal: joined(edges.filter((e) => e.horizontal)), vertical: joined(edges.filter((e) => !e.horizontal)) };
}

function joined(edges: readonly Edge[]): Ruling[] {
  const sorted = [...edges].sort((a, b) => a.at - b.at);
  const out: Ruling[] = [];
  let group: Edge[] = [];
  const finish = () => {
    if (group.length > 0) out.push(...joinGroup(group));
    group = [];
  };
  for (const e of sorted) {
    const first = group[0];
    if (first !== undefined && e.at - first.at > SNAP) finish();
    group.push(e);
  }
  finish();
  return out;
}

function joinGroup(group: readonly Edge[]): Ruling[] {
  const sorted = [...group].sort((a, b) => a.from - b.from);
  let weight = 0;
  let sum = 0;
  for (const e of sorted) {
    const length = e.to - e.from + 0.01;
    weight += length;
    sum += e.at * length;
  }
  const at = sum / weight;
  const out: Ruling[] = [];
  for (const e of sorted) {
    const last = out[out.length - 1];
    if (last !== undefined && e.from - last.to <= DASH) out[out.length - 1] = { ...last, to: Math.max(last.to, e.to) };
    else out.push({ horizontal: e.horizontal, at, from: e.from, to: e.to });
  }
  return out.filter((r) => r.to - r.from >= SHORTEST);
}

/** Whether two lines of different direction meet or cross. */
export function meet(h: Ruling, v: Ruling): boolean {
  const NEAR = SNAP + 1;
  return v.at >= h.from - NEAR && v.at <= h.to + NEAR && h.at >= v.from - NEAR && h.at <= v.to + NEAR;
}

/** The part (0 to 1) of a stretch that rulings at this place cover. */
export function covered(rulings: readonly Ruling[], at: number, from: number, to: number): number {
  let sum = 0;
  for (const r of rulings) if (Math.abs(r.at - at) <= SNAP) sum += Math.max(0, overlap(r.from, r.to, from, to));
  return sum / Math.max(1, to - from);
}
