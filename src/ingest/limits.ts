import type { Edition } from "../model/edition.ts";
import { CannotUse } from "../model/outcome.ts";
import type { SourceDocument } from "./table.ts";

/** What reading one document may cost at the worst. Over any of these there is one clear line and no edition. */
export interface Limits {
  /** Processor time of the reading process; by the clock it may take twice as long (`PATIENCE` in reader-job.ts). */
  readonly seconds: number;
  /** Resident memory of the reading process, in million bytes. */
  readonly megabytes: number;
  /** Size of the file, in million bytes. */
  readonly inputMegabytes: number;
  readonly pages: number;
  /** Pages whose words are recognised from a picture, which takes seconds each. */
  readonly scannedPages: number;
  readonly cells: number;
  /** Lists within lists. */
  readonly nesting: number;
  /** What the parts of a Word or Excel file that are read unpack to together, in million bytes. */
  readonly unpackedMegabytes: number;
  /** Both also bound what comparing and printing an edition costs: that is done outside the reading process. */
  readonly recommendations: number;
  readonly words: number;
}

/** The largest plan seen has 300 recommendations and 40,000 words on 92 pages, in 12 MB: ten times that is let through. */
export const usualLimits: Limits = {
  seconds: 30,
  megabytes: 1000,
  inputMegabytes: 100,
  pages: 2000,
  scannedPages: 200,
  cells: 200_000,
  nesting: 100,
  unpackedMegabytes: 250,
  recommendations: 3000,
  words: 400_000,
};

/** Refuses a file that is too large to be looked at. */
export function checkSize(bytes: number, name: string, limits: Limits): void {
  const size = Math.ceil(bytes / 1e6);
  if (size > limits.inputMegabytes) throw tooMuch(name, `${size} MB`, `${limits.inputMegabytes} MB`, "inputMegabytes");
}

/** Refuses what was read where there is more of it than any plan has. */
export function checkAmount(source: SourceDocument, name: string, limits: Limits): void {
  if (source.pages > limits.pages) throw tooMuch(name, `${source.pages} pages`, String(limits.pages), "pages");
  let cells = 0;
  let nesting = 0;
  for (const block of source.blocks) {
    if (block.kind === "text") nesting = Math.max(nesting, block.paragraph.list?.level ?? 0);
    else {
      for (const row of block.rows) {
        cells += row.cells.length;
        for (const cell of row.cells) for (const p of cell.paragraphs) nesting = Math.max(nesting, p.list?.level ?? 0);
      }
    }
  }
  if (cells > limits.cells) throw tooMuch(name, `${cells} table cells`, String(limits.cells), "cells");
  if (nesting > limits.nesting) throw tooMuch(name, `lists ${nesting} deep`, String(limits.nesting), "nesting");
}

/** Refuses an edition that is larger than any plan. */
export function checkEdition({ recommendations, edition }: Edition, name: string, limits: Limits): void {
  const count = recommendations.length;
  if (count > limits.recommendations) throw tooMuch(name, `${count} recommendations`, String(limits.recommendations), "recommendations");
  const words = edition.words.source;
  if (words > limits.words) throw tooMuch(name, `${words} words`, String(limits.words), "words");
}

/** One line for a limit that was met. */
export function tooMuch(name: string, found: string, allowed: string, limit: keyof Limits): CannotUse {
  return new CannotUse(
    `${name} has ${found}; at most ${allowed} are read. If it is a plan all the same, raise "limits": { "${limit}": … } in the configuration.`,
  );
}
