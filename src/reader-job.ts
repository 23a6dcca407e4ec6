import type { Limits } from "./ingest/limits.ts";
import type { IngestOptions } from "./ingest/table.ts";
import type { Edition } from "./model/edition.ts";
import type { Outcome } from "./model/outcome.ts";

/** What the reading process can be asked for. */
export type JobKind = "edition" | "tables" | "picture" | "words" | "witness";

/** A question to the reading process: everything it needs, nothing else. */
export interface Job {
  readonly kind: JobKind;
  readonly bytes: Uint8Array;
  readonly options: Omit<IngestOptions, "onProgress">;
  readonly limits: Limits;
  /** The page that a picture is of, from 1. */
  readonly page?: number;
}

/** An edition, and the words it was read from by page (null where no witness reads such a document). */
export interface EditionAnswer {
  readonly outcome: Outcome<Edition>;
  readonly words: ReadonlyMap<number, readonly string[]> | null;
}

/** A word of the source and where it stands: page from 1, box in points. */
export interface PlacedWord {
  readonly text: string;
  readonly page: number;
  readonly box: readonly [number, number, number, number];
}

/** Seconds of processor time that a scanned page may take: about two on a usual machine. */
export const SCANNED_PAGE_SECONDS = 30;

const WAIT = 15; // s: a process starts in a tenth of a second on a machine at rest, in several on a busy one

/** How long a reading process may take by the clock that may use so many seconds of processor time: it may get half of one processor. */
export const byTheClock = (seconds: number): number => seconds + Math.max(seconds, WAIT);

/** What it says. `failed`: a fault of the program or a document that broke it; `where` a file and line of ours. */
export type Answer =
  | { readonly kind: "progress"; readonly page: number; readonly of: number }
  /** A scanned page is begun: it has a time of its own. */
  | { readonly kind: "scanned-page" }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "cannot-use"; readonly message: string }
  | { readonly kind: "failed"; readonly message: string; readonly where: string };
