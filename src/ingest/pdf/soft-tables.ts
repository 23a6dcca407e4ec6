import { headOf, type LineBlock, linesToBlocks } from "./blocks.ts";
import { boldLefts } from "./bold-columns.ts";
import type { PageContent } from "./content.ts";
import { blockGutters } from "./families.ts";
import { labelsOf, spanningColumns, withoutColumns } from "./floating.ts";
import type { Gutter } from "./gutters.ts";
import { shadedEdges } from "./header-edges.ts";
import type { PageLayout } from "./laid.ts";
import type { Line } from "./lines.ts";
import { nextFamily, pageTables, type SoftTable } from "./page-tables.ts";
import { WHITE } from "./paths.ts";
import type { Extent, Prepared } from "./prepared.ts";
import { edgesToRulings } from "./rulings.ts";
import { idColumnOf } from "./soft-ids.ts";
import { toLaid } from "./soft-laid.ts";
import { dealLine, isHeaderPart, type SoftLine } from "./soft-lines.ts";
import { isParcelled } from "./soft-rows.ts";
import { type Search, searchOf } from "./soft-search.ts";
import { type ColumnExtent, type RowRule, rowRules } from "./soft-spans.ts";

/** Share of a table's width that a band of colour must cover to part two rows. */
const ACROSS = 0.75;

/** Finds the tables that white space, rules across or bands of colour show among the lines outside ruled tables. */
export function withSoftTables(layouts: readonly PageLayout[], furniture: ReadonlySet<Line>): PageLayout[] {
  const lefts = boldLefts(layouts.flatMap((l) => l.lines.filter((line) => !furniture.has(line))));
  const blocks = layouts.map((l) =>
    linesToBlocks(
      l.lines.filter((line) => !furniture.has(line)),
      l.content.number,
      l.tables.flatMap((t) => [t.box[1], t.box[3]]),
      lefts,
    ).map((b) => withEdges(b, l.content)),
  );
  const gutters = blockGutters(blocks.flat());
  const extents = extentsOf(gutters);
  const seen = new Set<readonly Gutter[]>();
  const whole = layouts.map((layout, k) => {
    const before = new Set(seen);
    const next = nextFamily(blocks[k + 1] ?? [], gutters);
    const tables = pageTables(blocks[k] as LineBlock[], gutters, seen, next);
    return tables.map((t, i) => ({
      ...prepared(t, extents.get(t.gutters) as Extent, layout.content),
      goesOnAbove: i === 0 && before.has(t.gutters),
      goesOnBelow: i === tables.length - 1 && next === t.gutters,
      labels: [],
    }));
  });
  const found = withFloating(whole, layouts);
  const parcelled = parcelledFamilies(found.flat());
  const searches = searchesOf(found, parcelled);
  return layouts.map((layout, k) => {
    const tables = found[k] as Prepared[];
    const laid = tables.map((t) => toLaid(t, layout.content, parcelled.has(t.gutters) ? null : (searches.get(t.gutters) ?? null)));
    const used = new Set(tables.flatMap((t) => t.lines));
    return { ...layout, tables: [...layout.tables, ...laid], lines: layout.lines.filter((l) => !used.has(l)) };
  });
}

function withEdges(block: LineBlock, content: PageContent): LineBlock {
  const edges = block.headed ? shadedEdges(headOf(block), content.drawing.fills) : null;
  return edges === null ? block : { ...block, edges };
}

/** Left and right edge of all blocks of one family. */
function extentsOf(gutters: ReadonlyMap<LineBlock, readonly Gutter[]>): Map<readonly Gutter[], Extent> {
  const out = new Map<readonly Gutter[], Extent>();
  for (const [block, family] of gutters) {
    const at = out.get(family) ?? { left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY };
    for (const l of block.lines) {
      at.left = Math.min(at.left, l.from);
      at.right = Math.max(at.right, l.to);
    }
    out.set(family, at);
  }
  return out;
}

function prepared(table: SoftTable, extent: Extent, content: PageContent): Omit<Prepared, "goesOnAbove" | "goesOnBelow" | "labels"> {
  const lines = [...table.lines].sort((a, b) => a.base - b.base);
  const rules = rowRules(edgesToRulings(content.drawing.edges).horizontal, columnExtents(table.gutters, extent));
  return {
    ...table,
    lines,
    extent,
    rules,
    soft: lines.map((l) => dealLine(l, table.gutters)),
    boundaries: boundariesOf(content, extent, rules),
  };
}

/** Families whose rows are parted by rules or bands on most pages, so that they are on all. */
function parcelledFamilies(tables: readonly Prepared[]): Set<readonly Gutter[]> {
  const votes = new Map<readonly Gutter[], number>();
  for (const t of tables) {
    const parcelled = isParcelled(t.soft, t.boundaries);
    if (parcelled !== null) votes.set(t.gutters, (votes.get(t.gutters) ?? 0) + (parcelled ? 1 : -1));
  }
  return new Set([...votes].filter(([, sum]) => sum > 0).map(([gutters]) => gutters));
}

/** Takes the cells that span rows out of the lines: their words stand beside any of the rows. */
function withFloating(found: readonly (readonly Prepared[])[], layouts: readonly PageLayout[]): Prepared[][] {
  const tagged = layouts.some((l) => l.content.tags !== null);
  const floating = new Map([...byFamily(found.flat())].map(([gutters, tables]) => [gutters, floatingColumns(tables)]));
  return found.map((tables) => tables.map((t) => (tagged ? t : floated(t, floating.get(t.gutters) ?? new Set()))));
}

/** The columns whose cells span rows in tables that nothing drawn parts. */
function floatingColumns(tables: readonly Prepared[]): Set<number> {
  if (tables.some((t) => t.rules.some((r) => r.open.length > 0) || isParcelled(t.soft, t.boundaries) === true)) return new Set();
  const bodies = tables.map((t) => t.soft.slice(headerLines(t.soft)));
  return spanningColumns(
    bodies,
    tables.map((t) => idColumnOf(t.soft)),
  );
}

function floated(table: Prepared, columns: ReadonlySet<number>): Prepared {
  const head = headerLines(table.soft);
  const body = table.soft.slice(head);
  const ruled = table.rules.some((r) => r.open.length > 0);
  const floating = (l: SoftLine) => (ruled ? acrossRules(l, table.rules) : columns);
  const kept = withoutColumns(body, floating);
  const taken = body.filter((l) => !kept.includes(l));
  if (taken.length === 0) return table;
  const all = [...new Set(taken.flatMap((l) => [...floating(l)]))];
  return { ...table, soft: [...table.soft.slice(0, head), ...kept], labels: all.flatMap((c) => labelsOf(taken, c, ruled)) };
}

/** The columns in which a line stands right in the hole of a broken rule. */
function acrossRules(l: SoftLine, rules: readonly RowRule[]): Set<number> {
  const broken = rules.filter((r) => r.at > l.line.base - l.line.size && r.at < l.line.base + l.line.size * BELOW);
  return new Set(broken.flatMap((r) => r.open).filter((c) => (l.columns[c]?.length ?? 0) > 0));
}

/** em: letters reach this far below their line. */
const BELOW = 0.25;

/** How many lines a table's header row has. */
function headerLines(lines: readonly SoftLine[]): number {
  const body = lines.findIndex((_, k) => !isHeaderPart(lines, k));
  return body < 0 ? lines.length : body;
}

function byFamily(tables: readonly Prepared[]): Map<readonly Gutter[], Prepared[]> {
  const out = new Map<readonly Gutter[], Prepared[]>();
  for (const t of tables) out.set(t.gutters, [...(out.get(t.gutters) ?? []), t]);
  return out;
}

/** How the rows of each family are found that nothing drawn parts. */
function searchesOf(found: readonly (readonly Prepared[])[], parcelled: ReadonlySet<readonly Gutter[]>): Map<readonly Gutter[], Search> {
  const open = found.flat().filter((t) => !parcelled.has(t.gutters));
  return new Map([...byFamily(open)].map(([gutters, tables]) => [gutters, searchOf(tables)]));
}

function columnExtents(gutters: readonly Gutter[], { left, right }: Extent): ColumnExtent[] {
  return [...gutters, null].map((g, c) => ({ from: c === 0 ? left : (gutters[c - 1] as Gutter).to, to: g?.from ?? right }));
}

/** Rules across, and the upper and lower edges of bands of colour. */
function boundariesOf(content: PageContent, extent: Extent, rules: readonly RowRule[]): number[] {
  const width = extent.right - extent.left;
  const coloured = content.drawing.fills.filter((f) => f.colour !== WHITE); // wkhtmltopdf paints a white ground that ends above the last line
  const edges = coloured.flatMap((f) => [
    { horizontal: true, at: f.box[1], from: f.box[0], to: f.box[2] },
    { horizontal: true, at: f.box[3], from: f.box[0], to: f.box[2] },
  ]);
  const bands = edgesToRulings(edges).horizontal.filter(
    (r) => Math.min(r.to, extent.right) - Math.max(r.from, extent.left) > width * ACROSS,
  );
  return [...rules, ...bands].map((r) => r.at);
}
