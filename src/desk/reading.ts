import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { forFileName } from "../model/escape.ts";
import { CannotUse } from "../model/outcome.ts";
import type { Given, Office } from "../pipeline/office.ts";
import { type MonthDone, run } from "../pipeline.ts";

/** A document that is being read, or was. */
export interface Reading {
  readonly id: string;
  readonly name: string;
  words: string;
  at: number;
  of: number;
  stopped: boolean;
  done: MonthDone | null;
  failed: { readonly words: string; readonly fault: boolean } | null;
}

/** Documents given to the desk: each is kept in a private scratch folder while it is read, and goes with it. */
export class Readings {
  private readonly all = new Map<string, Reading>();
  private last: Promise<unknown> = Promise.resolve();
  private readonly office: Office;

  constructor(office: Office) {
    this.office = office;
  }

  find(id: string): Reading | null {
    return this.all.get(id) ?? null;
  }

  /** Starts to read files given together, in order of their dates; gives the one entry that tells of them all. */
  start(files: readonly { readonly name: string; readonly bytes: Uint8Array }[], given: Given): Reading {
    const name = files.length === 1 ? (files[0]?.name ?? "") : `${files.length} documents`;
    const reading: Reading = { id: randomUUID(), name, words: "Waiting to begin.", at: 0, of: 0, stopped: false, done: null, failed: null };
    this.all.set(reading.id, reading);
    this.last = this.last.then(() => this.read(reading, files, given));
    return reading;
  }

  /** Nothing is kept of what is stopped before it has ended. */
  stop(id: string): void {
    const reading = this.all.get(id);
    if (reading !== undefined && reading.done === null) reading.stopped = true;
  }

  private async read(
    reading: Reading,
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    given: Given,
  ): Promise<void> {
    if (reading.stopped) return;
    let folder: string | null = null;
    try {
      folder = path.join(await this.office.scratch(), reading.id);
      mkdirSync(folder, { mode: 0o700 });
      const paths = files.map((f) => this.keep(folder ?? "", f));
      const office = { ...this.office, say: (words: string) => this.follow(reading, words) };
      const done = await run(
        paths.map((file) => ({ file, folder: null })),
        office,
        given,
        (_file, error) => {
          throw error;
        },
      );
      reading.done = done.at(-1) ?? null;
    } catch (error) {
      const known = error instanceof CannotUse;
      reading.failed = { words: known ? error.message : "The program stopped by a fault of its own.", fault: !known };
    } finally {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    }
  }

  private keep(folder: string, file: { readonly name: string; readonly bytes: Uint8Array }): string {
    const at = path.join(folder, forFileName(file.name));
    writeFileSync(at, file.bytes, { mode: 0o600 });
    return at;
  }

  private follow(reading: Reading, words: string): void {
    const page = /page (\d+) of (\d+)$/.exec(words);
    if (reading.stopped && page === null) throw new CannotUse("The reading was stopped."); // between two steps, never inside one
    reading.words =
      page === null ? `${words.replace(/^.*: /, "").replace(/^./, (c) => c.toUpperCase())}.` : `Page ${page[1]} of ${page[2]}.`;
    if (page !== null) {
      reading.at = Number(page[1]);
      reading.of = Number(page[2]);
    }
  }
}
