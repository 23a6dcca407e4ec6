import type { Paper } from "./blocks.ts";

/** The paper as one HTML file: fonts, style and drawings inside, no script, no outside request. `templates` names a folder with changed ones. */
export function paperHtml(_paper: Paper, _options: { readonly templates?: string | null } = {}): string {
  throw new Error("being written");
}
