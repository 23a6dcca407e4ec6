import type { Edition } from "../model/edition.ts";
import type { Quoting } from "./archive.ts";
import { bagsOf } from "./chain.ts";
import { plainWords, wordsInPaper } from "./haystack.ts";
import { type BagName, bagPath } from "./layout.ts";
import { infoAt, type Place, tagsOf } from "./list.ts";
import { payload, readEdition } from "./read.ts";
import { attempt } from "./steps.ts";

/**
 * Parts of other bags that quote an edition: its own papers rendered later; its other revisions, which say nearly the same; changes and papers of those
 * compared with it; and papers of later ones that hold words which only this edition has, such as a delivery date that a history goes back to.
 * A count in a history ("none of 8 was complete") quotes nothing.
 */
export function quotingOf(at: Place, bag: BagName): readonly Quoting[] {
  const all = bagsOf(at.ports, at.folder, bag.plan).filter((b) => bagPath(b) !== bagPath(bag));
  const [own, others] = [all.filter((b) => isSame(b, bag)), all.filter((b) => !isSame(b, bag))];
  const compared = new Set(others.filter((b) => isComparedWith(at, b, bag)).map(bagPath));
  const quotes = (b: BagName) => compared.has(bagPath(b)) || compared.has(bagPath({ ...b, papers: null }));
  const words = wordsOfOne(at, bag, others);
  const parts = (b: BagName): readonly string[] => {
    if (isSame(b, bag) || quotes(b)) return filesOf(at, b).filter(isQuotable);
    if (b.date === bag.date) return filesOf(at, b).filter((f) => !f.endsWith("/disposals.json"));
    return comesAfter(at, b, bag) ? papersWith(at, b, words) : [];
  };
  return [...own, ...others].flatMap((b) => parts(b).map((part) => ({ name: bagPath(b), part })));
}

const isSame = (papers: BagName, bag: BagName): boolean => papers.date === bag.date && papers.revision === bag.revision;

const filesOf = (at: Place, bag: BagName): readonly string[] => tagsOf(at, bag).manifest.map((l) => l.path);

const isPaper = (file: string): boolean => file.startsWith("data/papers/");

const isQuotable = (file: string): boolean => file === "data/changes.json" || isPaper(file);

function isComparedWith(at: Place, bag: BagName, other: BagName): boolean {
  return tagsOf(at, bag).info.some(([label, value]) => label === "Compared-With" && value === bagPath(other));
}

function comesAfter(at: Place, bag: BagName, other: BagName): boolean {
  return bag.papers !== null || infoAt(at, bag).sequence > infoAt(at, other).sequence;
}

const LONGEST = 60; // characters: papers shorten what is longer
const SHORTEST = 6;

// What an edition says in its fields, as it would stand in a paper.
function sayings(edition: Edition): string[] {
  const fields = edition.recommendations.flatMap((r) => [r.text, r.owner, r.delivery.raw, r.update, ...r.entries.map((e) => e.text)]);
  return fields.map((text) => plainWords(text).slice(0, LONGEST)).filter((text) => text.length >= SHORTEST);
}

/** What no other edition of the plan says. */
function wordsOfOne(at: Place, bag: BagName, others: readonly BagName[]): readonly string[] {
  const editionOf = (b: BagName) => attempt(() => readEdition(at, b).edition); // one that is damaged or disposed of says nothing
  const own = editionOf(bag);
  if (!own.ok) return [];
  const words = new Set(sayings(own.value));
  for (const other of others.filter((b) => b.papers === null && b.date !== bag.date)) {
    const read = words.size > 0 ? editionOf(other) : null;
    if (read?.ok === true) for (const saying of sayings(read.value)) words.delete(saying);
  }
  return [...words];
}

// A PDF's words are drawn with glyphs and cannot be searched: it says what the same paper says as HTML or Word; alone, it is listed.
function papersWith(at: Place, bag: BagName, words: readonly string[]): readonly string[] {
  if (words.length === 0) return [];
  const papers = filesOf(at, bag).filter(isPaper);
  const searched = papers.filter((f) => !f.endsWith(".pdf"));
  const found = searched.filter((f) => holdsOne(wordsInPaper(payload(at, bag, f)), words));
  const among = (files: readonly string[], pdf: string) => files.some((f) => stem(f) === stem(pdf));
  return papers.filter((f) => (f.endsWith(".pdf") ? among(found, f) || !among(searched, f) : found.includes(f)));
}

const stem = (file: string): string => file.replace(/\.[^.]*$/, "");

const holdsOne = (texts: readonly string[], words: readonly string[]): boolean => texts.some((text) => words.some((w) => text.includes(w)));
