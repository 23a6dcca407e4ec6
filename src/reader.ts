import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { checkSize, type Limits, usualLimits } from "./ingest/limits.ts";
import type { Testimony } from "./ingest/pdf/ask-witness.ts";
import { compareWitness } from "./ingest/pdf/witness.ts";
import type { PlainTable } from "./ingest/read.ts";
import type { IngestOptions } from "./ingest/table.ts";
import type { Edition } from "./model/edition.ts";
import { CannotUse, type Outcome } from "./model/outcome.ts";
import {
  type Answer,
  byTheClock,
  type EditionAnswer,
  type Job,
  type JobKind,
  type PlacedWord,
  SCANNED_PAGE_SECONDS,
} from "./reader-job.ts";

/**
 * A document's bytes to an edition, in a process of its own that is ended once it has answered, met a limit, or `until` says so. The independent
 * witness reads a PDF at the same time in a second one: its crash or absence is a finding, never a failed run.
 */
export async function readInChild(
  bytes: Uint8Array,
  options: IngestOptions,
  limits: Partial<Limits> = {},
  until?: AbortSignal,
): Promise<Outcome<Edition>> {
  const done = new AbortController();
  const asked = ask("edition", bytes, options, limits, until === undefined ? {} : { until }); // first: it takes the process that waits
  const testimony = options.witness === false || !isPdf(bytes) ? null : testify(bytes, options, limits, done.signal);
  try {
    const { outcome, words } = (await asked) as EditionAnswer;
    if (testimony === null || words === null) return outcome;
    const findings = [...outcome.findings, ...compareWitness(words, await testimony)];
    return { value: { ...outcome.value, findings }, findings };
  } finally {
    done.abort(); // nobody waits for a witness of what could not be read
  }
}

const isPdf = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-");

function testify(bytes: Uint8Array, options: IngestOptions, limits: Partial<Limits>, until: AbortSignal): Promise<Testimony> {
  const { onProgress: _, ...quiet } = options;
  return (ask("witness", bytes, quiet, limits, { until }) as Promise<Testimony>).catch((error: unknown) =>
    error instanceof Error ? error.message : "it failed",
  );
}

/** A document's tables as plain rows, before any meaning, in a process of its own. */
export function readTablesInChild(bytes: Uint8Array, options: IngestOptions, limits: Partial<Limits> = {}): Promise<readonly PlainTable[]> {
  return ask("tables", bytes, options, limits) as Promise<readonly PlainTable[]>;
}

/** A page of a PDF as a picture, with its size in points. */
export interface PageAsPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A page (from 1) as a picture, in a process of its own: for the desk. */
export function pagePictureInChild(
  bytes: Uint8Array,
  options: IngestOptions,
  page: number,
  limits: Partial<Limits> = {},
): Promise<PageAsPicture> {
  return ask("picture", bytes, options, limits, { page }) as Promise<PageAsPicture>;
}

/** Every word of a document with its place, in a process of its own: for the marks on the desk's pictures. */
export function placedWordsInChild(
  bytes: Uint8Array,
  options: IngestOptions,
  limits: Partial<Limits> = {},
): Promise<readonly PlacedWord[]> {
  return ask("words", bytes, { ...options, witness: false }, limits) as Promise<readonly PlacedWord[]>;
}

let waiting: ChildProcess | null = null;

/** Starts the next reading process before it is needed, so that its start is not waited for. It holds nothing open. */
export function warmReader(): void {
  if (waiting !== null) return;
  const child = start();
  hold(child, false);
  child.once("exit", () => {
    if (waiting === child) waiting = null;
  });
  waiting = child;
  process.once("exit", () => void child.kill("SIGKILL")); // also while it is starting and hears nothing yet
}

// In the tests this file runs from src/; the child always runs built.
const SCRIPT = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "../dist/reader-child.js" : "./reader-child.js", import.meta.url));

/** The options of Node that a reading process is started with. The heap's own limit lies under the process's: what is outside the heap (WebAssembly, buffers) needs room too. */
export const readerArguments = (megabytes: number): string[] => [`--max-old-space-size=${Math.floor(megabytes * 0.75)}`];

function start(megabytes = usualLimits.megabytes): ChildProcess {
  return fork(SCRIPT, [], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: readerArguments(megabytes),
    env: inherited(),
  });
}

// Nothing of the parent's environment but what a process needs to start; NODE_OPTIONS would load what it names.
function inherited(): NodeJS.ProcessEnv {
  const needed = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG", "TZ"];
  return Object.fromEntries(needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

function takeChild(limits: Limits): ChildProcess {
  const child = limits.megabytes === usualLimits.megabytes ? waiting : null;
  if (child === null || child.exitCode !== null || child.signalCode !== null || !child.connected) return start(limits.megabytes);
  waiting = null;
  hold(child, true);
  return child;
}

// Whether the program stays for the child: its handle, its channel and what it says on stderr.
function hold(child: ChildProcess, yes: boolean): void {
  const parts = [child, child.channel, child.stderr as Socket | null];
  for (const part of parts) yes ? part?.ref() : part?.unref();
}

interface More {
  readonly page?: number;
  /** Ends the process before it has answered. */
  readonly until?: AbortSignal;
}

async function ask(kind: JobKind, bytes: Uint8Array, given: IngestOptions, some: Partial<Limits>, more: More = {}): Promise<unknown> {
  const limits = { ...usualLimits, ...some };
  checkSize(bytes.length, given.name, limits);
  const { onProgress, ...options } = given;
  const child = takeChild(limits);
  const end = () => child.kill("SIGKILL");
  if (more.until?.aborted === true) end();
  more.until?.addEventListener("abort", end);
  try {
    return await answerOf(child, { kind, bytes, options, limits, ...(more.page === undefined ? {} : { page: more.page }) }, onProgress);
  } finally {
    more.until?.removeEventListener("abort", end);
    end();
  }
}

function answerOf(child: ChildProcess, job: Job, onProgress: IngestOptions["onProgress"]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const within = (seconds: number): NodeJS.Timeout => setTimeout(() => reject(overClock(job, seconds)), byTheClock(seconds) * 1000);
    let late = within(job.limits.seconds);
    const done = (end: () => void): void => {
      clearTimeout(late);
      end();
    };
    child.stderr?.on("data", (text: Buffer) => void (said.length < 50 && said.push(text.toString("latin1"))));
    child.on("message", (message: Answer) => {
      if (message.kind === "progress") onProgress?.(message.page, message.of);
      else if (message.kind === "scanned-page") {
        clearTimeout(late);
        late = within(Math.max(job.limits.seconds, SCANNED_PAGE_SECONDS));
      } else if (message.kind === "value") done(() => resolve(message.value));
      else done(() => reject(fault(job, message)));
    });
    child.once("error", (error) => done(() => reject(unstarted(job, error))));
    child.once("close", (code, signal) => done(() => reject(ended(job, said.join(""), code, signal))));
    child.send(job, (error) => void (error !== null && child.kill("SIGKILL")));
  });
}

function overTime({ options }: Job, seconds: number): CannotUse {
  return new CannotUse(
    `${options.name} took longer to read than ${seconds} s of processor time and was given up; if it is a plan, save it anew from its program, or raise "limits": { "seconds": … } in the configuration`,
  );
}

function overClock({ options }: Job, seconds: number): CannotUse {
  return new CannotUse(
    `${options.name} took longer to read than ${byTheClock(seconds)} s by the clock and was given up; if this machine is busy with other things, try again, or raise "limits": { "seconds": … } in the configuration`,
  );
}

function overMemory({ options, limits }: Job): CannotUse {
  return new CannotUse(
    `${options.name} needs more memory to read than ${limits.megabytes} MB and was given up; if it is a plan, save it anew from its program, or raise "limits": { "megabytes": … } in the configuration`,
  );
}

function fault({ options }: Job, answer: Extract<Answer, { kind: "cannot-use" | "failed" }>): Error {
  const { name } = options;
  if (answer.kind === "cannot-use") return new CannotUse(answer.message.includes(name) ? answer.message : `${name}: ${answer.message}`);
  const where = answer.where === "" ? "" : ` (at ${answer.where})`;
  // The error's own words may quote the plan: they are kept for --debug.
  return new CannotUse(`${options.name} could not be read: the reader failed on it${where}; save it anew from its program and try again`, {
    cause: new Error(answer.message),
  });
}

function ended(job: Job, said: string, code: number | null, signal: string | null): Error {
  const [, over, seconds] = /over (time|clock|memory) ([\d.]+)/.exec(said) ?? [];
  if (over === "time") return overTime(job, Number(seconds));
  if (over === "clock") return overClock(job, Number(seconds));
  if (over === "memory" || /heap out of memory|allocation failed|OOM/i.test(said)) return overMemory(job);
  const how = signal === null ? `code ${code}` : signal;
  return new CannotUse(
    `${job.options.name} could not be read: the reading process ended on it (${how}); save it anew from its program and try again`,
  );
}

function unstarted({ options }: Job, error: Error): Error {
  return new CannotUse(`${options.name} could not be read: the reading process did not start (${error.message})`, { cause: error });
}
