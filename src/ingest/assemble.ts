import type { LedgerPlace } from "../model/edition.ts";
import { normalForm } from "../model/text.ts";
import type { Cover } from "./cover.ts";
import type { Assembly, Claim, Draft, Loose } from "./draft.ts";
import { filledCells } from "./grid.ts";
import { draftsOfGroup, underSectionColumn } from "./groups.ts";
import { awaitedIds, type Numbering, numberingOf } from "./numbering.ts";
import { lineOf, runsOf } from "./paragraphs.ts";
import { type Item, rowsToGroups } from "./row-groups.ts";
import { cellsOf, ownParagraphs, type PlanRow, readRow } from "./rows.ts";
import { centredLabels } from "./section-labels.ts";
import { type FoundHeading, meetHeading, meetSubheading, meetTextHeading, noSections, type Sections, settleSections } from "./sections.ts";
import { continueSegment, rowRuns, type Segment, tablesToSegments } from "./segments.ts";
import { headingOf } from "./split-cell.ts";
import type { IngestOptions, Run, SourceDocument, Table, TextBlock } from "./table.ts";
import { endOfCover, isAgenda, isHeading, plainHeadings, strayText, textHeading } from "./text-headings.ts";

type Part = { readonly kind: "heading"; readonly block: TextBlock } | { readonly kind: "segment"; readonly segment: Segment };

/** The recommendations of a document's tables, with the sections they stand under. `cover`: what was read of title, date and marking heads nothing. */
export function assemble(source: SourceDocument, options: IngestOptions, cover: Cover): Assembly {
  const parts = joinSegments(partsOf(source, options, cover));
  const plans = parts.flatMap((p) => (p.kind === "segment" && p.segment.columns !== null ? [p.segment] : []));
  const numbering = numberingOf(plans);
  const around: Around = {
    numbering,
    awaited: awaitedIds(plans, numbering),
    plans: plans.length,
    cover: new Set(Object.values(cover.runs).flat()),
    title: normalForm(cover.title),
  };
  const out: { drafts: Draft[]; loose: Loose[]; claims: Claim[] } = { drafts: [], loose: [], claims: [] };
  let sections = noSections;
  for (const part of parts) {
    if (part.kind === "heading") sections = meetTextHeading(sections, textHeading(part.block));
    else {
      if (part.segment.columns === null) sections = dropHeadingOf(sections);
      const done = segmentToDrafts(part.segment, sections, around);
      sections = done.sections;
      out.drafts.push(...done.drafts);
      out.loose.push(...done.loose);
      out.claims.push(...done.claims);
    }
  }
  const unused = parts.flatMap((p) =>
    p.kind === "segment"
      ? [rowRuns([...p.segment.before, ...p.segment.header]), ...(p.segment.columns === null ? [rowRuns(p.segment.rows)] : [])]
      : [],
  );
  const claims = [...out.claims, ...headingClaims(out.drafts)];
  return {
    ...out,
    drafts: numbering.where === "none" ? afterGuesses(out.drafts) : out.drafts,
    loose: [...out.loose, ...strayText(source)],
    claims,
    numbered: numbering.where !== "none",
    planTables: plans.flatMap((p) => p.tables),
    unused,
    unread: unreadTables(parts),
    inferredColumns: plans.flatMap(inferredColumns),
  };
}

/** Share of a plan's rows that are guesses, from which on their count is one too. */
const MANY_GUESSED = 0.05;

/** In a plan without numbers a row too many or too few shifts all that come after it. */
function afterGuesses(drafts: readonly Draft[]): readonly Draft[] {
  const guessed = drafts.filter((d) => d.guessed).length;
  if (guessed < drafts.length * MANY_GUESSED) return drafts;
  const first = drafts.findIndex((d) => d.guessed);
  return drafts.map((d, k) => (k > first && first >= 0 ? { ...d, guessed: true } : d));
}

/** Between the plan's tables a table without a header is most likely one of them. */
function unreadTables(parts: readonly Part[]): Table[] {
  const isPlan = (p: Part) => p.kind === "segment" && p.segment.columns !== null;
  return parts.slice(Math.max(0, parts.findIndex(isPlan)), parts.findLastIndex(isPlan)).flatMap((p) => {
    if (p.kind !== "segment" || p.segment.columns !== null || p.segment.header.length > 0) return [];
    return p.segment.rows.some((r) => filledCells(r).length > 0) ? p.segment.tables : [];
  });
}

function inferredColumns(segment: Segment): Assembly["inferredColumns"] {
  const found = segment.columns?.filter((c) => c.inferred === true || c.borrowed === true) ?? [];
  return found.map((c) => ({ name: c.name, role: c.role, page: segment.table.page, borrowed: c.borrowed === true }));
}

/** The heading right above a table that is no plan ("Version history") is that table's. */
function dropHeadingOf(at: Sections): Sections {
  const last = at.waiting.at(-1);
  return last?.style.startsWith("text") && at.waiting.length > 1 ? { ...at, waiting: at.waiting.slice(0, -1) } : at;
}

/** Headings that came to head something are sections; the words of others stay furniture (account.ts). */
function headingClaims(drafts: readonly Draft[]): Claim[] {
  const of = (place: LedgerPlace, runs: (d: Draft) => readonly Run[]): Claim[] => [{ place, runs: [...new Set(drafts.flatMap(runs))] }];
  return [...of("section", (d) => d.section?.runs ?? []), ...of("subsection", (d) => d.subsection?.runs ?? [])];
}

function partsOf(source: SourceDocument, options: IngestOptions, cover: Cover): Part[] {
  const segments = tablesToSegments(
    source.blocks.filter((b): b is Table => b.kind === "table"),
    options.columns ?? {},
  );
  const headers = new Set([...segments.values()].flat().flatMap((s) => rowRuns(s.header).map((r) => r.text)));
  const plain = plainHeadings(source, cover);
  const title = endOfCover(source, cover);
  return source.blocks.flatMap((block, i): Part[] => {
    if (block.kind === "text")
      return i > title && !block.paragraph.runs.every((r) => headers.has(r.text)) && (isHeading(block, cover) || plain.has(block))
        ? [{ kind: "heading", block }]
        : [];
    const agenda = isAgenda(source.blocks, i);
    return (segments.get(block) ?? []).map((segment) => ({ kind: "segment", segment: agenda ? withoutAgenda(segment) : segment }));
  });
}

/** Items and who speaks to them, under "Agenda": nothing in it is followed up. */
function withoutAgenda(segment: Segment): Segment {
  const followed = segment.columns?.some((c) => c.role === "update" || c.role === "delivery" || c.role === "status") === true;
  return followed ? segment : { ...segment, columns: null };
}

/** Tables that follow one another without a heading between them, the later going on with the earlier, are one. */
function joinSegments(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const whole = last?.kind === "segment" && part.kind === "segment" ? continueSegment(last.segment, part.segment) : null;
    if (whole === null) joined.push(part);
    else joined.splice(-1, 1, { kind: "segment", segment: whole });
  }
  return joined;
}

/** What is known of the whole plan while one of its segments is taken. */
interface Around {
  readonly numbering: Numbering;
  readonly awaited: readonly string[];
  readonly plans: number;
  readonly cover: ReadonlySet<Run>;
  readonly title: string;
}

interface Done {
  readonly drafts: readonly Draft[];
  readonly loose: readonly Loose[];
  readonly claims: readonly Claim[];
  readonly sections: Sections;
}

function segmentToDrafts(segment: Segment, before: Sections, around: Around): Done {
  const { numbering, awaited } = around;
  if (segment.columns === null) return { drafts: [], loose: [], claims: [], sections: before };
  const claims: Claim[] = [];
  let sections = headedSections(segment, before, around);
  const drafts: Draft[] = [];
  const loose: Loose[] = [];
  const items = rowsToGroups(
    segment.rows.map((r) => readRow(r, segment, numbering)),
    awaited,
  );
  for (const [i, item] of items.entries()) {
    if (item.kind === "heading" && saysTitle(item.row, items[i + 1], around.title))
      claims.push({ place: "furniture", runs: rowRuns([item.row.grid]) });
    else if (item.kind === "heading") sections = meetHeading(sections, rowHeading(item.row, segment.table));
    else if (item.kind === "subheading") {
      const beside = besideSubheading(item.row);
      sections = underSectionColumn([item.row], sections);
      sections =
        beside.length === 0
          ? meetHeading(sections, rowHeading(item.row, segment.table))
          : meetSubheading(settleSections(sections), headingOf(headingParagraphs(item.row)));
      loose.push(...beside);
      claims.push({ place: "subsection", runs: beside.length === 0 ? [] : runsOf(headingParagraphs(item.row)) });
    } else if (item.kind === "furniture") claims.push({ place: "furniture", runs: rowRuns([item.row.grid]) });
    else if (item.kind === "orphan") loose.push(orphan(item.row, drafts.at(-1)));
    else if (item.kind === "group") {
      const made = draftsOfGroup(item.group, numbering, settleSections(sections));
      sections = made.sections;
      drafts.push(...made.drafts);
    }
  }
  const labelled = segment.columns.some((c) => c.role === "section") ? centredLabels(drafts) : drafts;
  return { drafts: labelled, loose, claims, sections };
}

/** The organisation's name or the plan's in a row of its own, above the first section's: it heads the document. */
function saysTitle(row: PlanRow, next: Item | undefined, title: string): boolean {
  if (next?.kind !== "heading") return false;
  const text = normalForm(lineOf(filledCells(row.grid).flatMap((c) => c.paragraphs)));
  return text.includes(" ") && (title.includes(text) || text.includes(title));
}

/** "Actions completed" over the second of two tables heads its rows as a section; rows above a header do too. */
function headedSections(segment: Segment, before: Sections, around: Around): Sections {
  if (around.plans < 2) return before;
  const above = segment.before.filter((r) => !rowRuns([r]).some((run) => around.cover.has(run))).flatMap((r) => filledCells(r));
  const titled = above.reduce<Sections>(
    (at, cell) => meetHeading(at, { heading: headingOf(cell.paragraphs), style: "above", depth: null }),
    before,
  );
  const text = segment.columns?.find((c) => c.role === "text");
  const cell = segment.header.flatMap((h) => h.row.cells).find((c) => c.column === text?.column);
  if (
    cell === undefined ||
    !/\b(?:completed?|closed|outstanding|withdrawn|on hold|discharged|ongoing|new)\b/i.test(lineOf(cell.paragraphs))
  )
    return titled;
  return meetHeading(titled, { heading: headingOf(cell.paragraphs), style: "header", depth: null });
}

function rowHeading(row: PlanRow, table: Table): FoundHeading {
  const beside = new Set(row.grid.cells.length > 1 ? cellsOf(row, "section").map((c) => c.cell) : []);
  const filled = filledCells(row.grid);
  const apart = filled.filter((c) => !beside.has(c));
  const cells = apart.length > 0 ? apart : filled;
  const paragraphs = cells.flatMap((c) => c.paragraphs);
  const bold = paragraphs.flatMap((p) => p.runs).every((r) => r.bold);
  const wide = cells.length === 1 && (cells[0]?.colSpan ?? 1) >= table.width;
  return { heading: headingOf(paragraphs), style: `row ${bold} ${wide} ${cells[0]?.shade ?? ""}`, depth: null };
}

function headingParagraphs(row: PlanRow): ReturnType<typeof ownParagraphs> {
  return [...ownParagraphs(row, "id"), ...ownParagraphs(row, "text")];
}

/** What stands beside a sub-heading belongs to no recommendation. */
function besideSubheading(row: PlanRow): Loose[] {
  const heading = new Set([...cellsOf(row, "id"), ...cellsOf(row, "text"), ...cellsOf(row, "section")].map((c) => c.cell));
  const paragraphs = row.grid.cells.filter((c) => c.own && !heading.has(c.cell)).flatMap((c) => c.cell.paragraphs);
  const text = lineOf(paragraphs);
  if (text === "") return [];
  return [{ code: "sub-heading-update", runs: runsOf(paragraphs), text, near: lineOf(headingParagraphs(row)).replace(/:$/, "") }];
}

function orphan(row: PlanRow, before: Draft | undefined): Loose {
  const paragraphs = row.grid.cells.filter((c) => c.own).flatMap((c) => c.cell.paragraphs);
  return {
    code: "orphan-fragment",
    runs: runsOf(paragraphs),
    text: paragraphs
      .map((p) => lineOf([p]))
      .join("\n")
      .trim(),
    near: before?.id ?? "",
  };
}
