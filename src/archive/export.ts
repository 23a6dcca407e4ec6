import { CannotUse } from "../model/outcome.ts";
import type { Lock } from "./archive.ts";
import type { Place } from "./read.ts";

export async function exportBags(_at: Place, _name: string | null, _lock: Lock | null): Promise<Uint8Array> {
  throw new CannotUse("cannot export yet");
}
