import { forFileName } from "../model/escape.ts";
import { CannotUse } from "../model/outcome.ts";
import { slug } from "../model/text.ts";

/** A bag's place in the archive. `papers` is the K of rN-papers-K; null for a snapshot. */
export interface BagName {
  readonly plan: string;
  readonly date: string;
  readonly revision: number;
  readonly papers: number | null;
}

/** Files and folders of the archive's root that are no plans. README.md is the line that the project's own folder holds. */
export const root = {
  readme: "README.txt",
  format: "archive-format.md",
  contents: "CONTENTS.txt",
  schemas: "schemas",
  staging: ".staging",
  placeholder: "README.md",
} as const;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const BAG = /^r([1-9]\d{0,5})(?:-papers-([1-9]\d{0,5}))?$/;
export const TOMBSTONE = "-disposed"; // ending of a tombstone that has not taken its place yet

/** "rN" or "rN-papers-K". */
export function bagFolder(bag: BagName): string {
  return `r${bag.revision}${bag.papers === null ? "" : `-papers-${bag.papers}`}`;
}

/** PLAN/YYYY-MM-DD/rN[-papers-K], as the archive's folders and all lists have it. */
export function bagPath(bag: BagName): string {
  return `${bag.plan}/${bag.date}/${bagFolder(bag)}`;
}

/** The bag that three folder names mean; null where they mean none. */
export function parseBag(plan: string, date: string, folder: string): BagName | null {
  const found = BAG.exec(folder);
  if (found === null || !DATE.test(date) || !isPlanName(plan)) return null;
  return { plan, date, revision: Number(found[1]), papers: found[2] === undefined ? null : Number(found[2]) };
}

/** The bag that a path means; null where it means none. */
export function parseBagPath(path: string): BagName | null {
  const [plan = "", date = "", folder = "", more] = path.split("/");
  return more === undefined ? parseBag(plan, date, folder) : null;
}

export function isDateFolder(name: string): boolean {
  return DATE.test(name);
}

/** Whether a plan of this name can have a folder here. */
export function isPlanName(name: string): boolean {
  const taken: readonly string[] = Object.values(root);
  return name !== "" && forFileName(name) === name && !taken.some((t) => t.toLowerCase() === name.toLowerCase());
}

/** Refuses a plan name that no folder can carry everywhere. */
export function checkPlanName(name: string): void {
  if (isPlanName(name)) return;
  const other = isPlanName(slug(name)) ? slug(name) : `plan-${slug(name)}`;
  throw new CannotUse(`"${name}" cannot be the name of a plan's folder; give another with --plan, such as "${other}"`);
}

/** By plan, edition date, revision, then snapshot before its later papers. */
export function byName(a: BagName, b: BagName): number {
  return compare(a.plan, b.plan) || compare(a.date, b.date) || a.revision - b.revision || (a.papers ?? 0) - (b.papers ?? 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
