import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { CannotUse } from "../model/outcome.ts";
import { planGroups, runEach } from "../pipeline/each.ts";
import type { Given } from "../pipeline/office.ts";
import type { InputFile, MonthDone } from "../pipeline.ts";
import { run } from "../pipeline.ts";
import { warmReader } from "../reader.ts";
import { VERSION } from "../version.ts";
import { faultWords } from "./fault.ts";
import { openLog } from "./log.ts";
import { type OpenOffice, openOffice, type Place } from "./office.ts";
import { givenFrom, type ReadOptions } from "./options.ts";
import { line, type Streams } from "./print.ts";

export interface RunOptions extends Place, ReadOptions {
  readonly strict?: boolean;
  readonly board?: string;
  /** A folder of plans, or true for the input folder. */
  readonly each?: string | true;
  /** A file that keeps what was told. */
  readonly log?: string;
}

/** Tells a person at the terminal, and the log. */
type Teller = (text: string) => void;

const READABLE = /\.(pdf|html?|mht|mhtml|eml|docx|docm|xlsx|xlsm|csv|tsv|txt|aspx)$/i;
const visible = (name: string) => !name.startsWith(".") && !name.startsWith("~$");

function filesIn(folder: string, plan: string | null): InputFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((e) => e.isFile() && visible(e.name) && READABLE.test(e.name) && !/^readme/i.test(e.name))
    .map((e) => ({ file: path.join(folder, e.name), folder: plan }))
    .sort((a, b) => a.file.localeCompare(b.file, "en"));
}

/** The documents of an input folder: its own and those of its folders, one a plan. `sample/` is never entered from above. */
export function inputFiles(input: string): InputFile[] {
  let entries: string[];
  try {
    entries = readdirSync(input, { withFileTypes: true })
      .filter((e) => e.isDirectory() && visible(e.name) && e.name !== "sample")
      .map((e) => e.name);
  } catch {
    throw new CannotUse(`${input}: there is no such folder; make it, or name another with --input`);
  }
  return [...filesIn(input, null), ...entries.sort().flatMap((name) => filesIn(path.join(input, name), name))];
}

const plural = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

function tell(done: MonthDone, say: Teller): void {
  const name = `${done.snapshot.plan}/${done.snapshot.date}/r${done.snapshot.revision}`;
  if (done.already) {
    say(`${path.basename(done.file)}: already archived as ${name}`);
    return;
  }
  const { error, warning, info } = done.findings;
  const doubts = [
    error > 0 ? plural(error, "error") : "",
    warning > 0 ? plural(warning, "warning") : "",
    info > 0 ? `${info} to note` : "",
  ].filter(Boolean);
  say(`${path.basename(done.file)}: archived as ${name}${doubts.length === 0 ? "" : `; findings: ${doubts.join(", ")}`}`);
}

function verdict(done: readonly MonthDone[], failed: number, strict: boolean): number {
  if (failed > 0) return 1;
  return strict && done.some((d) => d.findings.error > 0) ? 3 : 0;
}

/** Tells of a document that could not be used, in one line, whatever the reason: the others go on. */
function complain(file: string, error: unknown, options: RunOptions, say: Teller): void {
  const words = faultWords(error);
  say(words.includes(path.basename(file)) ? words : `${path.basename(file)}: ${words}`);
  if (options.debug === true && error instanceof Error) say(String(error.stack));
}

function finish(done: readonly MonthDone[], failed: number, options: RunOptions, streams: Streams, say: Teller): number {
  for (const d of done) tell(d, say);
  if (failed === 0 && done.every((d) => d.already)) say("Nothing is new.");
  for (const paper of done.flatMap((d) => d.papers)) line(streams.out, path.relative(process.cwd(), paper) || paper);
  return verdict(done, failed, options.strict === true);
}

type Run = (
  list: readonly InputFile[],
  office: OpenOffice,
  given: Given,
  options: RunOptions,
  streams: Streams,
  say: Teller,
) => Promise<number>;

const runOne: Run = async (list, office, given, options, streams, say) => {
  let failed = 0;
  const done = await run(list, office, given, (file, error) => {
    failed += 1;
    complain(file, error, options, say);
  });
  return finish(done, failed, options, streams, say);
};

const runMany: Run = async (list, office, given, options, streams, say) => {
  const groups = planGroups(list);
  const all = await runEach(groups, office, given, Math.max(1, Math.min(availableParallelism(), 8)));
  const errors = all.flatMap((g) => g.errors);
  for (const { file, error } of errors) complain(file, error, options, say);
  const done = all.flatMap((g) => g.done);
  const code = finish(done, errors.length, options, streams, say);
  const fresh = done.filter((d) => !d.already).length;
  say(
    `${plural(groups.length, "plan")}: ${plural(fresh, "edition")} archived, ${done.length - fresh} there already, ${plural(errors.length, "document")} that could not be used`,
  );
  return code;
};

async function runAll(files: readonly string[], options: RunOptions, streams: Streams, office: OpenOffice, say: Teller): Promise<number> {
  const input = typeof options.each === "string" ? path.resolve(options.each) : office.input;
  const list = files.length > 0 ? files.map((file) => ({ file, folder: null })) : inputFiles(input);
  if (list.length === 0) {
    say(`nothing to read: put the export of a plan into ${input}, or name a file`);
    return 0;
  }
  warmReader();
  const { archive } = office;
  const isEmpty = existsSync(archive.folder) && archive.plans().length === 0;
  await archive.tidy();
  const given: Given = { ...givenFrom(options), ...(options.board === undefined ? {} : { board: options.board }) };
  const code = await (options.each === undefined ? runOne : runMany)(list, office, given, options, streams, say);
  if (isEmpty && archive.plans().length > 0)
    say(`${archive.folder} was empty, and a new archive was begun there; if there should be one, see that its disk or share is connected`);
  return code;
}

/** `actionplan run`: gives the exit code. */
export async function runCommand(files: readonly string[], options: RunOptions, streams: Streams): Promise<number> {
  const office = await openOffice(options, streams);
  try {
    const log = openLog(options.log, office.now, options.debug === true);
    const say = (text: string) => {
      line(streams.err, text);
      log.add(text);
    };
    log.add(`run begins: actionplan ${VERSION}`);
    try {
      const code = await runAll(files, options, streams, { ...office, warn: say }, say);
      log.add(`run ends: exit ${code}`);
      return code;
    } catch (error) {
      log.add(`run ends: ${faultWords(error)}`);
      throw error;
    }
  } finally {
    await office.close();
  }
}
