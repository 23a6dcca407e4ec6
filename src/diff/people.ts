import type { Owner, Recommendation } from "../model/edition.ts";
import { foldMarks } from "../model/text.ts";

const TITLES = new Set(
  `mr mrs ms miss mx dr prof professor sir dame lord lady rev hon pc ps sgt sergeant insp inspector di dci ds dc dsu dcs ci ch chief supt superintendent
  det detective acc dcc cc tcc t/acc constable assistant deputy temporary temp acting a/ t/ cllr councillor qpm obe mbe cbe pcc apcc acpo`.split(
    /\s+/,
  ),
);
const JOINERS = new Set(["and", "with", "the", "of", "for"]);

/** The parts of an owner cell that count: without titles, points and joining words, in lower case. */
function parts(owner: string): string[] {
  const words = foldMarks(owner)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/'s\b|s'(?=\s|$)/g, "s")
    .match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu);
  return (words ?? []).flatMap((w) => w.split("-")).filter((w) => !JOINERS.has(w));
}

/** Whether two owner cells name the same people and bodies: another order, initials for first names, a title more or less are no change. */
export function sameOwners(a: Recommendation, b: Recommendation): boolean {
  const left = parts(a.owner);
  const right = parts(b.owner);
  if (sameBag(left, right)) return true;
  const untitled = (words: readonly string[], names: readonly string[]) => words.filter((w) => !TITLES.has(w) || names.includes(w));
  const names = [...a.owners, ...b.owners].flatMap((o) => parts(o.name ?? "")).filter((w) => !TITLES.has(w));
  if (names.length === 0 || !hasName(a.owners) || !hasName(b.owners)) return false;
  return isRespelt(untitled(left, names), untitled(right, names), new Set(names));
}

function hasName(owners: readonly Owner[]): boolean {
  return owners.some((o) => o.name !== null);
}

function sameBag(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join(" ") === [...b].sort().join(" ");
}

/** What is left on either side, once the words both have are set aside, are initials of each other or initials alone. */
function isRespelt(a: readonly string[], b: readonly string[], names: ReadonlySet<string>): boolean {
  const left = without(a, b);
  const right = without(b, a);
  if (a.length === left.length && left.length + right.length > 0) return false;
  const alone = left.filter((word) => {
    const at = right.findIndex((other) => isInitialOf(word, other) || isInitialOf(other, word));
    if (at >= 0) right.splice(at, 1);
    return at < 0;
  });
  const initials = (words: readonly string[]) => words.every((w) => w.length === 1 && names.has(w));
  return (alone.length === 0 || right.length === 0) && initials(alone) && initials(right);
}

function isInitialOf(initial: string, name: string): boolean {
  return initial.length === 1 && name.startsWith(initial);
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((w) => {
    const at = left.indexOf(w);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
