import { unzipSync } from "fflate";
import { CannotUse } from "../../model/outcome.ts";

// The one home of fflate in ingest: office files are zip packages.

const MOST_ENTRIES = 5_000; // a workbook of 200 sheets has about 600 parts
const LARGEST_PART = 120_000_000; // bytes unpacked; the XML of 300 recommendations is about 3 million
const LARGEST_TOTAL = 250_000_000;

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
export function readParts(bytes: Uint8Array, name: string, wanted: (part: string) => boolean): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  const parts = unzip(bytes, name, (part, size) => {
    if (!wanted(part)) return false;
    total += size;
    if (size > LARGEST_PART || total > LARGEST_TOTAL) {
      throw new CannotUse(`${name} unpacks to more than ${Math.round(LARGEST_TOTAL / 1e6)} MB (its part ${part}), which no plan does.`);
    }
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
