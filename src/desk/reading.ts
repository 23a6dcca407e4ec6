import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { forFileName } from "../model/escape.ts";
import { CannotUse } from "../model/outcome.ts";
import type { Given, Office } from "../pipeline/office.ts";
import { type MonthDone, run } from "../pipeline.ts";
import { remember } from "./remember.ts";
import { deskWords, diskWords } from "./words.ts";

/** A document as it was given to the desk. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One that could not be used, and why, in words for its reader. */
export interface Failed {
  readonly file: GivenFile;
  readonly words: string;
  readonly fault: boolean;
  /** The name for a plan of its own, where it was asked whether it is an edition of another. */
  readonly newPlan: string | null;
}

/** Documents that are being read together, or were. */
export interface Reading {
  readonly id: string;
  readonly name: string;
  readonly given: Given;
  words: string;
  at: number;
  of: number;
  state: "reading" | "stopped" | "ended";
  done: readonly MonthDone[];
  failed: readonly Failed[];
  /** Its turn has come: those given before it have ended. */
  begun: boolean;
  readonly stop: AbortController;
  /** Settled once nothing of it goes on any more. */
  over: Promise<void>;
}

const MOST = 20; // readings remembered, with their documents: what failed can be given again with what was missing

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
  start(files: readonly GivenFile[], given: Given): Reading {
    const name = files.length === 1 ? (files[0]?.name ?? "") : `${files.length} documents`;
    const began = { id: randomUUID(), name, given, words: "Waiting to begin.", at: 0, of: 0 };
    const stop = new AbortController();
    const reading: Reading = { ...began, state: "reading", done: [], failed: [], begun: false, stop, over: Promise.resolve() };
    remember(this.all, reading.id, reading, MOST);
    reading.over = this.last.then(() => this.read(reading, files));
    this.last = reading.over;
    return reading;
  }

  /** The process that reads is ended at once; nothing is kept of what has not been archived by then. */
  async stop(id: string): Promise<Reading | null> {
    const reading = this.all.get(id) ?? null;
    if (reading?.state === "reading") {
      reading.state = "stopped";
      reading.stop.abort();
    }
    if (reading?.begun === true) await reading.over;
    return reading;
  }

  private async read(reading: Reading, files: readonly GivenFile[]): Promise<void> {
    if (reading.state !== "reading") return;
    reading.begun = true;
    const failed: Failed[] = [];
    let folder: string | null = null;
    try {
      folder = path.join(await this.office.scratch(), reading.id);
      reading.done = await run(
        files.map((f, i) => ({ file: keep(path.join(folder ?? "", String(i)), f), folder: null })),
        { ...this.office, say: (words: string) => this.follow(reading, words), until: reading.stop.signal },
        reading.given,
        (at, error) => {
          const file = files[Number(path.basename(path.dirname(at)))];
          if (file !== undefined) failed.push(this.failure(file, error));
        },
      );
    } catch (error) {
      for (const file of files) failed.push(this.failure(file, error));
    } finally {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    }
    reading.failed = failed;
    if (reading.state === "reading") reading.state = "ended";
  }

  private failure(file: GivenFile, error: unknown): Failed {
    if (error instanceof CannotUse)
      return { file, words: plainly(error.message, file.name), fault: false, newPlan: newPlanIn(error.message) };
    const disk = diskWords(error);
    if (disk !== null) return { file, words: disk.replace(/^./, (c) => c.toUpperCase()), fault: true, newPlan: null };
    this.office.warn(`desk: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return { file, words: "The program stopped by a fault of its own.", fault: true, newPlan: null };
  }

  private follow(reading: Reading, words: string): void {
    const page = /page (\d+) of (\d+)$/.exec(words);
    if (reading.state === "stopped" && page === null) throw new CannotUse("The reading was stopped."); // between two steps, never inside one
    reading.words =
      page === null ? `${words.replace(/^.*: /, "").replace(/^./, (c) => c.toUpperCase())}.` : `Page ${page[1]} of ${page[2]}.`;
    if (page !== null) {
      reading.at = Number(page[1]);
      reading.of = Number(page[2]);
    }
  }
}

// Each in a folder of its own: two may have one name.
function keep(folder: string, file: GivenFile): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const at = path.join(folder, forFileName(file.name));
  writeFileSync(at, file.bytes, { mode: 0o600 });
  return at;
}

const newPlanIn = (message: string) => /new plan with --plan (\S+)/.exec(message)?.[1] ?? null;

/** A message of the command line as the desk says it: without the options that are typed there. */
export function plainly(message: string, name: string): string {
  const words = deskWords(message);
  const named = message.startsWith(name)
    ? words
    : `${message.includes(name) ? "" : `${name}: `}${words.replace(/^./, (c) => c.toUpperCase())}`;
  return /[.?!]$/.test(named) ? named : `${named}.`;
}
