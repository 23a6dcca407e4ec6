import type { Box } from "../table.ts";
import { headOf, type LineBlock, linesToBlocks } from "./blocks.ts";
import { boldLefts } from "./bold-columns.ts";
import type { PageContent } from "./content.ts";
import { isDrawn } from "./dots.ts";
import { blockGutters } from "./families.ts";
import { unionBox } from "./geometry.ts";
import { bridges, type Gutter, isRunning } from "./gutters.ts";
import { shadedEdges } from "./header-edges.ts";
import type { LaidCell, LaidTable, PageLayout } from "./laid.ts";
import type { Line } from "./lines.ts";
import { WHITE } from "./paths.ts";
import { edgesToRulings } from "./rulings.ts";
import { shadeOf } from "./shades.ts";
import { guessedRows } from "./soft-doubts.ts";
import { dealLine, isParted, type SoftLine, type SoftRow } from "./soft-lines.ts";
import { isParcelled, linesToRows } from "./soft-rows.ts";
import { type ColumnExtent, type RowRule, rowRules, withBrokenRules } from "./soft-spans.ts";
import { commonKey, spansRows, withSpans, withTagKeys } from "./tag-keys.ts";

/** Share of a table's width that a band of colour must cover to part two rows. */
const ACROSS = 0.75;

interface Extent {
  left: number;
  right: number;
}

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
  const found = layouts.map((layout, k) =>
    pageTables(blocks[k] as LineBlock[], gutters, seen, nextFamily(blocks[k + 1] ?? [], gutters)).map((t) =>
      prepared(t, extents.get(t.gutters) as Extent, layout.content),
    ),
  );
  const parcelled = parcelledFamilies(found.flat());
  return layouts.map((layout, k) => {
    const tables = found[k] as Prepared[];
    const laid = tables.map((t) => toLaid(t, layout.content, parcelled.has(t.gutters)));
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

interface SoftTable {
  readonly gutters: readonly Gutter[];
  readonly lines: Line[];
}

/** Blocks of one family that follow one another are one table; headings between them are its rows unless a header row begins anew. */
function pageTables(
  blocks: readonly LineBlock[],
  gutters: ReadonlyMap<LineBlock, readonly Gutter[]>,
  seen: Set<readonly Gutter[]>,
  next: readonly Gutter[] | null,
): SoftTable[] {
  const out: SoftTable[] = [];
  let open: SoftTable | null = null;
  for (const block of blocks) {
    const family = gutters.get(block) ?? null;
    if (family === null) {
      open = null;
      continue;
    }
    const goesOnBelow = next === family && block === blocks.at(-1);
    const body = tableLines(block, family, goesOnBelow);
    const goesOn: boolean = !block.headed && (open !== null ? open.gutters === family : seen.has(family));
    if (open === null || !goesOn) {
      open = { gutters: family, lines: [] };
      out.push(open);
    }
    if (goesOn && body[0] === block.lines[0]) open.lines.push(...block.lead);
    open.lines.push(...body);
    if (body.length < block.lines.length && block.lines[block.lines.length - 1] !== body[body.length - 1]) open = null;
    seen.add(family);
  }
  return out.filter((t) => t.lines.length > 0);
}

/** The columns with which a page's text begins. */
function nextFamily(blocks: readonly LineBlock[], gutters: ReadonlyMap<LineBlock, readonly Gutter[]>): readonly Gutter[] | null {
  const first = blocks.find((b) => b.lines.length > 0);
  return first === undefined ? null : (gutters.get(first) ?? null);
}

/** The lines of a block from its first to its last that keep to the columns: running text before and after is none of the table's. */
function tableLines(block: LineBlock, family: readonly Gutter[], goesOn: boolean): readonly Line[] {
  const keeps = (l: Line) => bridges(l, family) === 0;
  const first = block.lines.findIndex(keeps);
  const last = block.lines.findLastIndex((l) => keeps(l) && !isRunning(l, family));
  if (first < 0 || last < first) return [];
  const title = goesOn && last === block.lines.length - 2 && isTitle(block.lines[last + 1] as Line, block.lines.slice(first, last + 1));
  return block.lines.slice(first, last + (title ? 2 : 1));
}

/** Words: a section's name is no sentence. */
const LONGEST_TITLE = 10;

/** A short line at the very left below a table that goes on overleaf: the row of a section, whose rows stand on the next page. */
function isTitle(line: Line, table: readonly Line[]): boolean {
  const left = Math.min(...table.map((l) => l.from));
  return line.words.length <= LONGEST_TITLE && Math.abs(line.from - left) < 1.5 && !/[.;:,]$/.test(line.words.at(-1)?.text ?? "");
}

interface Prepared extends SoftTable {
  readonly extent: Extent;
  readonly soft: readonly SoftLine[];
  readonly rules: readonly RowRule[];
  readonly boundaries: readonly number[];
}

function prepared(table: SoftTable, extent: Extent, content: PageContent): Prepared {
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

function toLaid(table: Prepared, content: PageContent, parcelled: boolean): LaidTable {
  const { lines: sorted, soft, extent, rules } = table;
  const box = unionBox(sorted.flatMap((l) => l.words.map((w) => w.box))) as Box;
  const tagged = taggedRows(soft, content);
  const rows = tagged === null ? linesToRows(soft, table.boundaries, parcelled ? true : null, isBanded(table)) : [...tagged.values()];
  const columns = [extent.left, ...table.gutters.map((g) => g.to), extent.right];
  const single = rows.flatMap((row, j) => rowCells(row, j, columns, table.gutters, content));
  const cells = tagged === null ? withBrokenRules(single, partingRules(rows, rules)) : withSpans(single, [...tagged.keys()], content.tags);
  const ruledRows = rules.length >= Math.max(2, rows.length * 0.5);
  const foot = rules.find((r) => r.at > box[3] - 3 && r.at < box[3] + 30);
  const laid: LaidTable = {
    columns,
    rows: rows.length,
    cells,
    box,
    footRule: ruledRows ? foot !== undefined : null,
    opensBelow: new Set(foot?.open),
    topRule: null,
    key: null,
    rowKeys: [],
    headerRows: new Set(),
    ...(tagged === null ? { guessed: guessedRows(rows, table.boundaries) } : {}),
  };
  return withTagKeys(laid, content.tags);
}

/** Where every line is tagged with its row, the tags cut the rows. */
function taggedRows(lines: readonly SoftLine[], content: PageContent): Map<string, SoftRow> | null {
  if (content.tags === null) return null;
  const keys: (string | null)[] = [];
  for (const l of lines) {
    const written = l.line.words.filter((w) => !isDrawn(w));
    const own = written.filter((w) => !spansRows(w, content.tags));
    const alone = own.length === 0 && written.length > 0; // a line of none but cells that span rows says nothing of its row
    keys.push(alone ? (keys.at(-1) ?? null) : commonKey(own, content.tags, (t) => t.row));
  }
  if (keys.some((k) => k === null) || new Set(keys).size < 2) return null;
  const rows = new Map<string, SoftLine[]>();
  lines.forEach((l, k) => {
    const key = keys[k] as string;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [l]);
    else row.push(l);
  });
  return rows;
}

/** Colours part rows where rules do not. */
function isBanded({ soft, rules }: Prepared): boolean {
  return (
    isParcelled(
      soft,
      rules.map((r) => r.at),
    ) !== true
  );
}

function columnExtents(gutters: readonly Gutter[], { left, right }: Extent): ColumnExtent[] {
  return [...gutters, null].map((g, c) => ({ from: c === 0 ? left : (gutters[c - 1] as Gutter).to, to: g?.from ?? right }));
}

/** The rule that stands between each row and the next. */
function partingRules(rows: readonly SoftRow[], rules: readonly RowRule[]): (RowRule | null)[] {
  return rows.slice(1).map((row, j) => {
    const [last, first] = [(rows[j] as SoftRow).at(-1) as SoftLine, row[0] as SoftLine];
    return rules.find((r) => isParted(last, first, [r.at])) ?? null;
  });
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

function rowCells(row: SoftRow, j: number, columns: readonly number[], gutters: readonly Gutter[], content: PageContent): LaidCell[] {
  const lines = row.map((l) => l.line);
  const top = Math.min(...lines.flatMap((l) => l.words.map((w) => w.box[1])));
  const foot = Math.max(...lines.flatMap((l) => l.words.map((w) => w.box[3])));
  const place = (c: number, span: number): Box => {
    const end = c + span - 1 < gutters.length ? (gutters[c + span - 1] as Gutter).from : (columns[columns.length - 1] as number);
    return [columns[c] as number, top, end, foot];
  };
  if (row.every((l) => l.across)) {
    const box = place(0, columns.length - 1);
    const words = lines.flatMap((l) => l.words);
    return [{ column: 0, row: j, colSpan: columns.length - 1, rowSpan: 1, box, words, shade: shadeOf(box, content.drawing.fills, false) }];
  }
  return columns.slice(0, -1).map((_, c): LaidCell => {
    const words = row.flatMap((l: SoftLine) => l.columns[c] ?? []);
    const box = place(c, 1);
    return { column: c, row: j, colSpan: 1, rowSpan: 1, box, words, shade: shadeOf(box, content.drawing.fills, words.length === 0) };
  });
}
