import type { Paper } from "./blocks.ts";
import type { PaperInput } from "./paper-input.ts";

/** An extract for the public; `confirm` lists words that look like names and stand in it, for a person to agree to. */
export interface PublicPaper {
  readonly paper: Paper;
  readonly confirm: readonly string[];
}

/** The extract that the settings allow. Nothing is written of it while `confirm` holds words that nobody has agreed to. */
export function toPublicPaper(_input: PaperInput, _options: { readonly paperNumber: string }): PublicPaper {
  throw new Error("being written");
}
