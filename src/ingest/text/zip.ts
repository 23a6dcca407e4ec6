import { unzipSync } from "fflate";
import { CannotUse } from "../../model/outcome.ts";
import { tooMuch, usualLimits } from "../limits.ts";
import type { IngestOptions } from "../table.ts";

// The one home of fflate in ingest: office files are zip packages.

const MOST_ENTRIES = 5_000; // a workbook of 200 sheets has about 600 parts
const LARGEST_PART = 0.5; // of what all may unpack to; the XML of 300 recommendations is about 3 million bytes

/** The names of a package's parts, read from its directory; nothing is unpacked. */
export function partNames(bytes: Uint8Array, name: string): string[] {
  const names: string[] = [];
  unzip(bytes, name, (part) => {
    names.push(part);
    return false;
  });
  return names;
}

/** The parts of a package that are wanted, unpacked within limits. */
export function readParts(
  bytes: Uint8Array,
  { name, limits }: Pick<IngestOptions, "name" | "limits">,
  wanted: (part: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const { unpackedMegabytes } = { ...usualLimits, ...limits };
  const most = unpackedMegabytes * 1e6;
  const taken = new Set<string>();
  let total = 0;
  const parts = unzip(bytes, name, (part, size) => {
    if (!wanted(part)) return false;
    // Readers differ in which of the two they take: what a person saw of it in Office may be the other one.
    if (taken.has(part)) throw new CannotUse(`${name} holds its part ${part} twice: save it anew from its program.`);
    taken.add(part);
    total += size;
    if (size > most * LARGEST_PART || total > most)
      throw tooMuch(name, `parts that unpack to ${Math.ceil(total / 1e6)} MB and more`, `${unpackedMegabytes} MB`, "unpackedMegabytes");
    return true;
  });
  return new Map(Object.entries(parts));
}

function unzip(bytes: Uint8Array, name: string, take: (part: string, size: number) => boolean): Record<string, Uint8Array> {
  let entries = 0;
  try {
    return unzipSync(bytes, {
      filter: (file) => {
        entries += 1;
        if (entries > MOST_ENTRIES)
          throw new CannotUse(`${name} is a package of more than ${MOST_ENTRIES} parts, which no office file is.`);
        return take(file.name, file.originalSize);
      },
    });
  } catch (error) {
    if (error instanceof CannotUse) throw error;
    throw new CannotUse(`${name} is a damaged zip package: save it anew from its program, or copy it again.`);
  }
}
