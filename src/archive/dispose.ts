import path from "node:path";
import { CannotUse } from "../model/outcome.ts";
import { Disposal } from "../model/snapshot.ts";
import type { DisposeOrder, Quoting } from "./archive.ts";
import { type BagInfo, finishBag, type Listed, type PayloadFile, writePayload } from "./bag.ts";
import { labelled } from "./chain.ts";
import { type BagName, bagFolder, bagPath, parseBagPath, TOMBSTONE } from "./layout.ts";
import { type Place, tagsOf } from "./list.ts";
import { quotingOf } from "./quoting.ts";
import { payload } from "./read.ts";
import { forget } from "./remembered.ts";
import { inTurn, type Staging } from "./staging.ts";
import { fromUtf8, renameInto, utf8 } from "./steps.ts";
import { finishDisposal, tidyPlan } from "./tidy.ts";
import { writing } from "./write.ts";

const RECORD = "disposals.json";

/** Disposes of a snapshot; see `Archive.dispose`. What quotes it goes first, so that a stopped disposal can be begun again. */
export async function disposeOf(at: Place, bag: BagName, order: DisposeOrder): Promise<Disposal> {
  if (order.reason.trim() === "" || order.by.trim() === "") throw new CannotUse("a disposal needs --reason, and who decides it (--by)");
  return writing(at, "nothing was disposed of", (staging) =>
    inTurn(at.folder, at.ports, staging, async () => {
      await tidyPlan(at, staging, bag.plan);
      if (isWhole(at, bag)) throw new CannotUse(`${bagPath(bag)} was disposed of already`);
      forget(at, bag.plan);
      const quoting = quotingOf(at, bag);
      const when = at.ports.now().toISOString();
      if (order.quotingToo) for (const [name, parts] of byBag(quoting)) await disposeParts(at, staging, name, parts, { ...order, when });
      const quotedIn = quoting.map((q) => ({ ...q, disposed: order.quotingToo }));
      const all = tagsOf(at, bag).manifest.filter((l) => l.path !== `data/${RECORD}`);
      const record = { ...recordOf(at, bag, all, { ...order, when }), quotedIn };
      await bury(at, staging, bag, [], record, "whole");
      return record;
    }),
  );
}

function isWhole(at: Place, bag: BagName): boolean {
  return labelled(tagsOf(at, bag).info, "Disposed") === "whole";
}

function byBag(quoting: readonly Quoting[]): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  for (const q of quoting) parts.set(q.name, [...(parts.get(q.name) ?? []), q.part]);
  return parts;
}

type Signed = DisposeOrder & { readonly when: string };

async function disposeParts(at: Place, staging: Staging, name: string, parts: readonly string[], order: Signed): Promise<void> {
  const bag = parseBagPath(name);
  if (bag === null) return;
  const { manifest } = tagsOf(at, bag);
  const kept = manifest.filter((l) => !parts.includes(l.path) && l.path !== `data/${RECORD}`);
  const gone = manifest.filter((l) => parts.includes(l.path));
  await bury(at, staging, bag, kept, recordOf(at, bag, gone, order), kept.length === 0 ? "whole" : "parts");
}

function recordOf(at: Place, bag: BagName, removed: readonly Listed[], order: Signed): Disposal {
  const { info, digest } = tagsOf(at, bag);
  return {
    schemaVersion: 1,
    bagDigest: labelled(info, "Disposed-Bag-Digest") ?? digest,
    by: order.by,
    when: order.when,
    reason: order.reason,
    removed: removed.map((l) => ({ path: l.path, sha256: l.sha256 })),
    quotedIn: [],
  };
}

/** Puts a tombstone, a bag of what is kept and the record, in the place of a bag. From the one rename of it on the disposal is in force. */
async function bury(
  at: Place,
  staging: Staging,
  bag: BagName,
  kept: readonly Listed[],
  record: Disposal,
  extent: "whole" | "parts",
): Promise<void> {
  const { info, manifest } = tagsOf(at, bag);
  const before = manifest.some((l) => l.path === `data/${RECORD}`) ? fromUtf8(payload(at, bag, `data/${RECORD}`)) : "[]";
  const records = [...Disposal.array().parse(JSON.parse(before)), record];
  const files: readonly PayloadFile[] = [
    ...kept.map((l) => ({ path: l.path.slice("data/".length), bytes: payload(at, bag, l.path) })),
    { path: RECORD, bytes: utf8(`${JSON.stringify(records, null, 2)}\n`) },
  ];
  const folder = path.join(staging.folder, `tomb-${at.ports.unique()}`);
  finishBag(at.ports, folder, writePayload(at.ports, folder, files), tombInfo(info, files, record, extent));
  await renameInto(at.ports, folder, path.join(at.folder, bag.plan, bag.date, bagFolder(bag) + TOMBSTONE));
  await finishDisposal(at, staging, bag);
}

// The tombstone keeps what the bag said of itself; its size, and what happened to it, are its own.
function tombInfo(info: BagInfo, files: readonly PayloadFile[], record: Disposal, extent: string): BagInfo {
  const own = new Set(["Disposed", "Disposed-Bag-Digest", "Disposed-On"]);
  const oxum = `${files.reduce((sum, f) => sum + f.bytes.length, 0)}.${files.length}`;
  const kept = info.filter(([label]) => !own.has(label)).map(([label, value]) => [label, label === "Payload-Oxum" ? oxum : value] as const);
  return [...kept, ["Disposed", extent], ["Disposed-Bag-Digest", record.bagDigest], ["Disposed-On", record.when]];
}
