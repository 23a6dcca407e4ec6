import { anchorOf, type Inline, inlineWords } from "../blocks.ts";

/** One piece as the templates want it: every field is there, since they are strict. */
export interface InlineView {
  readonly text: string;
  readonly href: string | null;
  readonly mark: string | null;
  readonly strong: boolean;
  readonly soft: boolean;
  readonly inserted: boolean;
  readonly deleted: boolean;
  readonly plain: boolean;
  /** " – Head" of a gloss's start: the dash stays with the first word, since a line may break after a dash even before a hard space. */
  readonly tied: string | null;
}

/** Anchors of the paper: a link to anything else is words alone. */
export type Anchors = ReadonlySet<string>;

/** Pieces for the partial `paper/inlines`. */
export function inlineViews(inlines: readonly Inline[], anchors: Anchors): InlineView[] {
  return inlines.map((inline) => view(inline, anchors));
}

function view(inline: Inline, anchors: Anchors): InlineView {
  const href = hrefOf(inline, anchors);
  const tied = inline.t === "soft" ? (/^ (– \S+)/.exec(inline.text)?.[1] ?? null) : null;
  return {
    text: inlineWords(inline).slice(tied === null ? 0 : tied.length + 1),
    href,
    mark: inline.t === "mark" ? inline.mark : null,
    strong: inline.t === "strong",
    soft: inline.t === "soft",
    inserted: inline.t === "inserted",
    deleted: inline.t === "deleted",
    plain: href === null && (inline.t === "text" || inline.t === "doubtful" || inline.t === "rec"),
    tied,
  };
}

function hrefOf(inline: Inline, anchors: Anchors): string | null {
  const to = inline.t === "rec" ? anchorOf(inline.id, inline.former) : inline.t === "text" ? inline.to : undefined;
  return to !== undefined && anchors.has(to) ? `#${to}` : null;
}
