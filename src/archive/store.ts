import { CannotUse } from "../model/outcome.ts";
import type { DigestedContents } from "../model/snapshot.ts";
import type { Archive } from "./archive.ts";
import type { Ports } from "./ports.ts";

/** Opens an archive folder; it need not be there yet. Ports are the disk, the clock and this process: `machinePorts()` for the real ones. */
export function openArchive(folder: string, _ports: Ports): Archive {
  throw new CannotUse(`the archive ${folder} cannot be opened yet`);
}

/** The edition digest: known before any paper is rendered, and printed in each. SHA-256, lower-case hex. */
export function editionDigest(_contents: DigestedContents): string {
  throw new CannotUse("no edition digest yet");
}
