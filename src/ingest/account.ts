import type { EditionHead, LedgerPlace } from "../model/edition.ts";
import { type Finding, finding } from "../model/finding.ts";
import type { Claim } from "./draft.ts";
import { runsOf } from "./paragraphs.ts";
import type { Block, Run, SourceDocument } from "./table.ts";

/** The ledger of an edition: how many words of the source have a place, and which. */
export interface Account {
  readonly words: EditionHead["words"];
  readonly ledger: EditionHead["ledger"];
  readonly findings: readonly Finding[];
  /** Runs that two places claim: a fault of the program, never of a document. */
  readonly doubled: readonly Run[];
}

/** Holds the law of conservation: each run of the source has one place; those without are a finding that quotes them. */
export function account(source: SourceDocument, claims: readonly Claim[], loose: readonly Claim[]): Account {
  const all = distinct(sourceRuns(source));
  const places = new Map<number, LedgerPlace>();
  const doubled: Run[] = [];
  for (const { place, runs } of [...claims, ...loose]) {
    for (const run of runs) {
      const now = places.get(run.n);
      if (now === undefined) places.set(run.n, place);
      else if (now !== place && !isPart(run, all)) doubled.push(run);
    }
  }
  const lost = [...all.values()].filter((r) => !places.has(r.n));
  for (const run of lost) if (run.text.trim() !== "") places.set(run.n, "finding");
  return {
    words: { source: all.size, placed: places.size + lost.filter((r) => r.text.trim() === "").length },
    ledger: countPlaces(places, lost),
    findings: [...lostFindings(lost), ...doubledFindings(doubled)],
    doubled,
  };
}

/** A run that was cut, because an id ends within it, may have a part in each of two places. */
function isPart(run: Run, all: ReadonlyMap<number, Run>): boolean {
  return run.text !== all.get(run.n)?.text;
}

function distinct(runs: readonly Run[]): Map<number, Run> {
  return new Map(runs.map((r) => [r.n, r]));
}

/** Every run of a document. */
export function sourceRuns(source: SourceDocument): Run[] {
  return [...source.blocks.flatMap(blockRuns), ...source.furniture];
}

/** Every run of a block. */
export function blockRuns(block: Block): Run[] {
  if (block.kind === "text") return runsOf([block.paragraph]);
  return block.rows.flatMap((r) => r.cells.flatMap((c) => runsOf(c.paragraphs)));
}

function countPlaces(places: ReadonlyMap<number, LedgerPlace>, lost: readonly Run[]): EditionHead["ledger"] {
  const counts: Partial<Record<LedgerPlace, number>> = {};
  for (const place of places.values()) counts[place] = (counts[place] ?? 0) + 1;
  const blank = lost.filter((r) => r.text.trim() === "").length;
  return blank === 0 ? counts : { ...counts, furniture: (counts.furniture ?? 0) + blank };
}

/** Words that stand in two fields: never for any document that was seen, and not in silence if it ever happens. */
function doubledFindings(doubled: readonly Run[]): Finding[] {
  if (doubled.length === 0) return [];
  const pages = [...new Set(doubled.map((r) => r.page))].sort((a, b) => a - b);
  return [
    finding("words-unaccounted", `${doubled.length} words stand in two fields.`, { pages, text: doubled.map((r) => r.text).join(" ") }),
  ];
}

/** One finding for each page and stretch of words that have no place. */
function lostFindings(lost: readonly Run[]): Finding[] {
  const stretches: Run[][] = [];
  for (const run of lost.filter((r) => r.text.trim() !== "")) {
    const last = stretches.at(-1)?.at(-1);
    if (last !== undefined && last.page === run.page && run.n === last.n + 1) stretches.at(-1)?.push(run);
    else stretches.push([run]);
  }
  return stretches.map((runs) => {
    const text = runs.map((r) => r.text).join(" ");
    return finding("words-unaccounted", `${runs.length} words on page ${runs[0]?.page} have no place in any recommendation.`, {
      pages: [runs[0]?.page ?? 1],
      text,
    });
  });
}
