import type { Line } from "../blocks.ts";
import { type Anchors, type InlineView, inlineViews } from "./inline-view.ts";

/** A paragraph, or a list; exactly one of the two. */
export interface FlowView {
  readonly paragraph: readonly InlineView[] | null;
  readonly list: ListView | null;
}

interface ListView {
  readonly ordered: boolean;
  readonly items: readonly {
    readonly value: number | null;
    readonly inlines: readonly InlineView[];
    readonly inner: readonly ListView[];
  }[];
}

/** Lines as paragraphs and nested lists. */
export function flow(lines: readonly Line[], anchors: Anchors): FlowView[] {
  const out: FlowView[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Line;
    const end = line.list === undefined ? at + 1 : endOfList(lines, at);
    if (line.list === undefined) out.push({ paragraph: inlineViews(line.inlines, anchors), list: null });
    else out.push(...lists(lines.slice(at, end), anchors).map((list) => ({ paragraph: null, list })));
    at = end;
  }
  return out;
}

function endOfList(lines: readonly Line[], from: number): number {
  const end = lines.findIndex((line, i) => i >= from && line.list === undefined);
  return end < 0 ? lines.length : end;
}

/** Items of one run of lines: bullets and numbers make lists of their own, deeper lines belong to the item above them. */
function lists(lines: readonly Line[], anchors: Anchors): ListView[] {
  const level = lines[0]?.list?.level ?? 0;
  const heads = lines.flatMap((line, i) => (i === 0 || (line.list?.level ?? 0) <= level ? [i] : []));
  const items = heads.map((at, n) => {
    const line = lines[at] as Line;
    const inner = lines.slice(at + 1, heads[n + 1] ?? lines.length);
    const ordinal = line.list?.ordinal ?? null;
    return {
      ordered: ordinal !== null,
      value: ordinal === null ? null : Number.parseInt(ordinal, 10),
      inlines: inlineViews(line.inlines, anchors),
      inner: inner.length === 0 ? [] : lists(inner, anchors),
    };
  });
  const out: { ordered: boolean; items: typeof items }[] = [];
  for (const item of items) {
    const last = out.at(-1);
    if (last !== undefined && last.ordered === item.ordered) last.items.push(item);
    else out.push({ ordered: item.ordered, items: [item] });
  }
  return out;
}
