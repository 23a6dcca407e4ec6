import { createHash } from "node:crypto";
import path from "node:path";
import { editionDigest } from "./archive/store.ts";
import { applyDecisions } from "./model/apply-decisions.ts";
import { carryDecisions } from "./model/carry-decisions.ts";
import type { Decision } from "./model/decision.ts";
import type { Edition } from "./model/edition.ts";
import { CannotUse } from "./model/outcome.ts";
import type { PaperFile, SnapshotInfo } from "./model/snapshot.ts";
import { nameOf } from "./pipeline/compared.ts";
import { FORMATS } from "./pipeline/formats.ts";
import { givenAsDecisions } from "./pipeline/given.ts";
import { prepareHistory } from "./pipeline/history.ts";
import { type Month, monthOf, paperInput } from "./pipeline/month.ts";
import type { Given, Office } from "./pipeline/office.ts";
import { makePapers, readyToWrite } from "./pipeline/papers.ts";
import { planName } from "./pipeline/plan-name.ts";
import { fileBytes, type ReadFile, readEdition } from "./pipeline/read.ts";
import { writeFiles } from "./pipeline/write-files.ts";
import { VERSION } from "./version.ts";

/** What became of one document: archived now, or already there. `papers` are paths of the files written. */
export interface MonthDone {
  readonly file: string;
  readonly snapshot: SnapshotInfo;
  readonly already: boolean;
  readonly papers: readonly string[];
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
}

/** The name that the papers of an edition begin with. */
export function baseName(plan: string, date: string, revision: number): string {
  return `${plan}-${date}${revision > 1 ? `-r${revision}` : ""}`;
}

/** The papers of an edition that is in the archive; where they cannot be written, how to have them all the same. */
function writePapers(folder: string, papers: readonly PaperFile[], archived: string): string[] {
  try {
    return writeFiles(folder, papers);
  } catch (error) {
    if (!(error instanceof CannotUse)) throw error;
    throw new CannotUse(`archived as ${archived}, but ${error.message}; then: actionplan report ${archived}`, { cause: error });
  }
}

function named(read: ReadFile, folder: string | null, office: Office, given: Given): ReadFile {
  const from = { given: given.plan ?? null, configured: office.settings.plan, folder, title: given.title ?? read.edition.edition.title };
  const plan = planName(from, office.archive.plans());
  return { ...read, edition: { ...read.edition, edition: { ...read.edition.edition, plan } } };
}

/** The snapshot of a document with these very bytes, where nothing is given in place of what was read. */
function archivedAs(bytes: Uint8Array, office: Office, given: Given): SnapshotInfo | null {
  if (given.date !== undefined || given.title !== undefined || given.marking !== undefined) return null;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const plans = given.plan === undefined ? office.archive.plans() : [given.plan];
  for (const plan of plans) {
    const same = office.archive.withSource(plan, sha256);
    if (same !== null) return same;
  }
  return null;
}

function count(month: Month): MonthDone["findings"] {
  const of = (severity: string) => month.contents.findings.filter((f) => f.severity === severity).length;
  return { error: of("error"), warning: of("warning"), info: of("info") };
}

/** Which revision a new snapshot of this date will be. */
function nextRevision(office: Office, plan: string, date: string): number {
  return (
    1 +
    Math.max(
      0,
      ...office.archive
        .list(plan)
        .filter((s) => s.date === date)
        .map((s) => s.revision),
    )
  );
}

async function archiveWithPapers(
  month: Month,
  office: Office,
  given: Given,
): Promise<{ info: SnapshotInfo; already: boolean; papers: string[] }> {
  const { plan } = month.contents.edition.edition;
  const there = office.archive.already(month.contents);
  if (there !== null) return { info: there, already: true, papers: [] };
  const revision = nextRevision(office, plan, month.date);
  const at = {
    digest: editionDigest(month.contents),
    name: `${plan}/${month.date}/r${revision}`,
    revision,
    ...(given.board === undefined ? {} : { board: given.board }),
  };
  const base = baseName(plan, month.date, revision);
  office.say(`${base}: writing the papers`);
  const papers = await makePapers(paperInput(month, office, at), FORMATS, office, base);
  office.say(`${base}: archiving`);
  const { info, already } = await office.archive.add({ ...month.contents, papers });
  const files = already ? [] : writePapers(path.join(office.output, plan, base.slice(plan.length + 1)), papers, nameOf(info));
  return { info, already, papers: files };
}

/** The edition with what was given now and what was decided before (in this month's plan sent earlier, else the month before), where the same words stand. */
function decided(read: Edition, mine: readonly Decision[], office: Office): { edition: Edition; decisions: readonly Decision[] } {
  const dated = applyDecisions(read, mine);
  const before = office.archive.history(read.edition.plan).findLast((s) => s.info.date <= (dated.edition.date ?? ""));
  const carried = carryDecisions(before?.decisions ?? [], read, before?.info.date === dated.edition.date);
  const decisions = [...carried.decisions, ...mine];
  const edition = applyDecisions(read, decisions, { statusWords: office.settings.statusWords });
  return { edition: { ...edition, findings: [...edition.findings, ...carried.findings] }, decisions };
}

/** One document through the month: compared with the edition before it, archived, its papers written. */
export async function runMonth(read: ReadFile, folder: string | null, office: Office, given: Given): Promise<MonthDone> {
  const known = named(read, folder, office, given);
  const mine = givenAsDecisions(known.edition, given, office.settings.author ?? "command line", office.now().toISOString());
  const { edition, decisions } = decided(known.edition, mine, office);
  const month = monthOf({ name: path.basename(read.file), bytes: read.bytes, edition, asRead: known.edition, decisions }, office, [
    `actionplan ${VERSION}`,
  ]);
  const { info, already, papers } = await archiveWithPapers(month, office, given);
  return { file: read.file, snapshot: info, already, papers, findings: count(month) };
}

const byDate = (a: { read: ReadFile }, b: { read: ReadFile }) =>
  (a.read.edition.edition.date ?? "").localeCompare(b.read.edition.edition.date ?? "");

/** A document of the month's job; `folder` is the one under `input/` that it lies in. */
export interface InputFile {
  readonly file: string;
  readonly folder: string | null;
}

type Report = (file: string, error: unknown) => void;

/** What is there already, and what is new: each new one read. */
async function readNew(files: readonly InputFile[], office: Office, given: Given, onError: Report) {
  const done: MonthDone[] = [];
  const reads: { read: ReadFile; folder: string | null }[] = [];
  for (const { file, folder } of files) {
    try {
      const bytes = fileBytes(file, office.settings.limits);
      const same = archivedAs(bytes, office, given);
      if (same !== null) done.push({ file, snapshot: same, already: true, papers: [], findings: { error: 0, warning: 0, info: 0 } });
      else {
        await office.scratch(); // an archive that cannot be written to is told first, once, before anything is read
        // While the document is being read: first the browser, which takes a while to start by itself, then what papers are made with. What fails is
        // told where it is needed.
        office.browser(readyToWrite).then(readyToWrite, readyToWrite);
        reads.push({ read: await readEdition(file, office, given, bytes), folder });
      }
    } catch (error) {
      onError(file, error);
    }
  }
  return { done, reads };
}

/** The monthly job: all that is new is read, then taken in order of edition date. One that cannot be used never stops the others. */
export async function run(files: readonly InputFile[], office: Office, given: Given, onError: Report): Promise<MonthDone[]> {
  const { done, reads } = await readNew(files, office, given, onError);
  for (const { read, folder } of reads.sort(byDate)) {
    try {
      done.push(await runMonth(read, folder, office, given));
    } catch (error) {
      onError(read.file, error);
    }
  }
  await prepareHistory(
    office,
    done.filter((d) => !d.already).map((d) => d.snapshot.plan),
  );
  return done;
}
