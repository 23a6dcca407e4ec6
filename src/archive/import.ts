import { CannotUse } from "../model/outcome.ts";
import type { Lock } from "./archive.ts";
import type { Place } from "./read.ts";

export async function importBags(
  _at: Place,
  _bytes: Uint8Array,
  _key: Lock | null,
): Promise<readonly { name: string; already: boolean }[]> {
  throw new CannotUse("cannot import yet");
}
