import { CannotUse } from "../model/outcome.ts";
import type { Disposal } from "../model/snapshot.ts";
import type { DisposeOrder, Quoting } from "./archive.ts";
import type { BagName } from "./layout.ts";
import type { Place } from "./read.ts";

export function quotingOf(_at: Place, _bag: BagName): readonly Quoting[] {
  return [];
}

export async function disposeOf(_at: Place, _bag: BagName, _order: DisposeOrder): Promise<Disposal> {
  throw new CannotUse("cannot dispose yet");
}
