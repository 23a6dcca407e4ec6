import path from "node:path";
import { CannotUse } from "../model/outcome.ts";
import type { DigestedContents, PaperFile, SnapshotContents, SnapshotInfo } from "../model/snapshot.ts";
import { type BagInfo, finishBag, type Listed, writePayload } from "./bag.ts";
import { bagsOf, kindOf } from "./chain.ts";
import { editionDigest, jsonBytes } from "./digest.ts";
import { type BagName, bagPath, checkPlanName } from "./layout.ts";
import { infoAt, isArchive, isPlanFolder, list, type Place, tagsOf } from "./list.ts";
import { headNow, moveInto } from "./place.ts";
import { bagOf, papersBags } from "./read.ts";
import { type ChainPlace, isSameEdition, paperFiles, papersInfo, payloadOf, snapshotInfo } from "./record.ts";
import { inTurn, openStaging, type Staging } from "./staging.ts";
import { tidyPlan } from "./tidy.ts";
import { inPlainWords } from "./trouble.ts";

/** Runs one piece of writing: staged beside, in turn with other runs, and without a trace where it fails. */
export async function writing<T>(at: Place, what: string, work: (staging: Staging) => Promise<T>): Promise<T> {
  let staging: Staging | null = null;
  try {
    if (at.wasThere === true && !isArchive(at)) throw new CannotUse(`${what}: ${goneLine(at.folder)}`);
    staging = openStaging(at.folder, at.ports);
    return await work(staging);
  } catch (error) {
    throw inPlainWords(error, `the archive ${at.folder}`, what);
  } finally {
    staging?.done();
  }
}

// The empty folder that a disk or share was mounted on is still there when that is gone: what is put into it is lost behind the share.
function goneLine(folder: string): string {
  return `the archive ${folder} was there when this run began and is there no longer; check the disk or network share that holds it and run again`;
}

/** The snapshot of the same edition (same date, source and decisions); null where there is none. */
export function findSame(at: Place, contents: DigestedContents): SnapshotInfo | null {
  const { plan, date } = contents.edition.edition;
  const decisions = jsonBytes("decisions.json", contents.decisions);
  const same = (info: SnapshotInfo): boolean =>
    !info.disposed && isSameEdition(tagsOf(at, bagOf(info)).manifest, { source: contents.source.bytes, decisions });
  return list(at, plan).find((info) => info.date === date && same(info)) ?? null;
}

/** Archives an edition; see `Archive.add`. */
export async function addSnapshot(at: Place, contents: SnapshotContents): Promise<{ info: SnapshotInfo; already: boolean }> {
  const { plan, date } = contents.edition.edition;
  checkPlanName(plan);
  if (date === null) throw new CannotUse("an edition without a date cannot be archived; give one with --date YYYY-MM-DD");
  const payload = payloadOf(contents);
  return writing(at, "nothing was archived", async (staging) => {
    const folder = path.join(staging.folder, "bag");
    const listed = writePayload(at.ports, folder, payload);
    return inTurn(at.folder, at.ports, staging, async () => {
      checkPlanFolder(at, plan);
      await tidyPlan(at, staging, plan);
      const same = findSame(at, contents);
      if (same !== null) return { info: same, already: true };
      const bag = { plan, date, revision: nextRevision(at, plan, date), papers: null };
      await putInPlace(at, staging, folder, bag, listed, (place) => snapshotInfo(contents, editionDigest(contents), place, payload));
      return { info: infoAt(at, bag), already: false };
    });
  });
}

function checkPlanFolder(at: Place, plan: string): void {
  const found = at.ports.disk.look(path.join(at.folder, plan));
  if (found === null || (found.kind === "folder" && (isPlanFolder(at, plan) || isEmpty(at, plan)))) return;
  throw new CannotUse(`${path.join(at.folder, plan)} is there already and holds no plan; name the plan otherwise with --plan`);
}

function isEmpty(at: Place, plan: string): boolean {
  return at.ports.disk.list(path.join(at.folder, plan)).length === 0;
}

// Revisions are counted from the folders, so that one whose bag-info.txt is damaged keeps its number.
function nextRevision(at: Place, plan: string, date: string): number {
  const bags = bagsOf(at.ports, at.folder, plan).filter((b) => b.date === date);
  return Math.max(0, ...bags.map((b) => b.revision)) + 1;
}

/** Finishes a staged bag as the next of its chain and moves it into its place. */
async function putInPlace(
  at: Place,
  staging: Staging,
  folder: string,
  bag: BagName,
  listed: readonly Listed[],
  info: (place: ChainPlace) => BagInfo,
): Promise<void> {
  const head = headNow(at, bag.plan);
  const end = head[kindOf(bag)];
  const place = { bag, sequence: end.count + 1, previous: end.digest, at: at.ports.now() };
  await moveInto(at, staging, folder, bag, head, finishBag(at.ports, folder, listed, info(place)));
}

/** Keeps papers rendered later; see `Archive.addPapers`. */
export async function addPapers(
  at: Place,
  of: SnapshotInfo,
  papers: readonly PaperFile[],
  comparedWith: readonly string[],
): Promise<{ name: string; already: boolean }> {
  const payload = paperFiles(papers);
  return writing(at, "the papers were not archived", async (staging) => {
    const folder = path.join(staging.folder, "bag");
    const listed = writePayload(at.ports, folder, payload);
    return inTurn(at.folder, at.ports, staging, async () => {
      await tidyPlan(at, staging, of.plan);
      const same = bagWith(at, bagOf(of), listed);
      if (same !== null) return { name: bagPath(same), already: true };
      const bag = { ...bagOf(of), papers: Math.max(0, ...papersBags(at, bagOf(of)).map((b) => b.papers ?? 0)) + 1 };
      const tags = tagsOf(at, bagOf(of));
      await putInPlace(at, staging, folder, bag, listed, (place) => papersInfo(tags, place, payload, comparedWith));
      return { name: bagPath(bag), already: false };
    });
  });
}

// The snapshot itself or a bag beside it that has every one of these papers, whatever their names.
function bagWith(at: Place, of: BagName, listed: readonly Listed[]): BagName | null {
  const holds = (bag: BagName): boolean => {
    const there = new Set(tagsOf(at, bag).manifest.map((l) => l.sha256));
    return listed.every((l) => there.has(l.sha256));
  };
  return [of, ...papersBags(at, of)].find(holds) ?? null;
}
