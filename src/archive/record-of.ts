import type { ArchiveRecord } from "./archive.ts";
import type { Listed } from "./bag.ts";
import { bagsOf, kindOf } from "./chain.ts";
import { infoOf } from "./info.ts";
import { bagPath } from "./layout.ts";
import { damaged, type Place, tagsOf } from "./list.ts";
import { sourceDigest } from "./record.ts";

const SOURCE = "data/source/";
const PAPERS = "data/papers/";

/** Every snapshot of a plan as its tag files and those of its later papers tell. */
export function recordsOf(at: Place, plan: string): readonly ArchiveRecord[] {
  const bags = bagsOf(at.ports, at.folder, plan).map((bag) => ({ bag, tags: tagsOf(at, bag) }));
  return bags
    .filter(({ bag }) => kindOf(bag) === "snapshot")
    .map(({ bag, tags }) => {
      const info = infoOf(bag, tags);
      if (info === null) throw damaged(bagPath(bag));
      const own = bags.filter((b) => b.bag.date === bag.date && b.bag.revision === bag.revision);
      const sha256 = sourceDigest(tags.manifest);
      return {
        info,
        source: sha256 === null ? null : { name: namesIn(tags.manifest, SOURCE)[0] ?? "", sha256 },
        comparedWith: tags.info.filter(([label]) => label === "Compared-With").map(([, value]) => value),
        papers: [...new Set(own.flatMap((b) => namesIn(b.tags.manifest, PAPERS)))],
      };
    });
}

function namesIn(manifest: readonly Listed[], folder: string): string[] {
  return manifest.filter((l) => l.path.startsWith(folder)).map((l) => l.path.slice(folder.length));
}
