import type { ArchiveRecord } from "./archive.ts";
import { list, type Place, tagsOf } from "./list.ts";
import { bagOf, papersBags } from "./read.ts";
import { sourceDigest } from "./record.ts";

const SOURCE = "data/source/";
const PAPERS = "data/papers/";

/** Every snapshot of a plan as its tag files and those of its later papers tell. */
export function recordsOf(at: Place, plan: string): readonly ArchiveRecord[] {
  return list(at, plan).map((info) => {
    const bag = bagOf(info);
    const tags = tagsOf(at, bag);
    const sha256 = sourceDigest(tags.manifest);
    const name = tags.manifest.find((l) => l.path.startsWith(SOURCE))?.path.slice(SOURCE.length) ?? "";
    const files = [bag, ...papersBags(at, bag)].flatMap((b) => tagsOf(at, b).manifest.filter((l) => l.path.startsWith(PAPERS)));
    return {
      info,
      source: sha256 === null ? null : { name, sha256 },
      comparedWith: tags.info.filter(([label]) => label === "Compared-With").map(([, value]) => value),
      papers: [...new Set(files.map((l) => l.path.slice(PAPERS.length)))],
    };
  });
}
