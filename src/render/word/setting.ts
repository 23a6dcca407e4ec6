import type { Paper, PaperBlock, TableCell } from "../blocks.ts";
import { anchorOf } from "../blocks.ts";
import { type TypeScale, typeScale } from "./measures.ts";
import type { Picture } from "./picture.ts";

/** What every piece of a paper is set with: sizes, width, where links lead, and the pictures it needs. */
export interface Setting {
  readonly type: TypeScale;
  /** Of the text area, in twips. */
  readonly width: number;
  /** Sizes stand on the runs too, because a template's styles may be smaller. */
  readonly large: boolean;
  /** The template's Table Grid draws lines between columns. */
  readonly uprights: boolean;
  /** Anchor → bookmark name. */
  readonly bookmarks: ReadonlyMap<string, string>;
  readonly marks: Readonly<Record<string, Picture>>;
  readonly charts: ReadonlyMap<PaperBlock, Picture>;
  readonly bars: ReadonlyMap<TableCell, Picture>;
}

function anchorsOf(block: PaperBlock): string[] {
  if (block.kind === "heading") return [block.anchor];
  if (block.kind !== "table") return [];
  const rows = block.groups.flatMap((g) => g.rows.flatMap((r) => (r.anchor ? [r.anchor] : [])));
  return block.anchor ? [block.anchor, ...rows] : rows;
}

// A bookmark's name is letters, digits and "_", at most 40, and begins with a letter.
function bookmarkName(anchor: string, taken: ReadonlySet<string>): string {
  const base = `p_${anchor.replace(/[^A-Za-z0-9]/g, "_")}`.slice(0, 34);
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}_${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function bookmarksOf(paper: Paper): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const anchor of paper.blocks.flatMap(anchorsOf)) {
    if (names.has(anchor)) continue;
    const name = bookmarkName(anchor, taken);
    taken.add(name.toLowerCase());
    names.set(anchor, name);
  }
  return names;
}

/** The bookmark that a recommendation's reference leads to; undefined where the paper has no such row. */
export function bookmarkOf(s: Setting, id: string, former: boolean | undefined): string | undefined {
  return s.bookmarks.get(anchorOf(id, former));
}

/** The setting of a paper in what a template gives. */
export function settingOf(paper: Paper, given: Pick<Setting, "width" | "uprights" | "marks" | "charts" | "bars">): Setting {
  return { type: typeScale(paper.largePrint), large: paper.largePrint, bookmarks: bookmarksOf(paper), ...given };
}
