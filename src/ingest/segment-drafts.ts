import { normalForm } from "../model/text.ts";
import type { Claim, Draft, Loose } from "./draft.ts";
import { filledCells } from "./grid.ts";
import { draftsOfGroup, underSectionColumn } from "./groups.ts";
import type { Numbering } from "./numbering.ts";
import { lineOf, runsOf } from "./paragraphs.ts";
import { type Item, rowsToGroups } from "./row-groups.ts";
import { cellsOf, ownParagraphs, type PlanRow, readRow } from "./rows.ts";
import { centredLabels } from "./section-labels.ts";
import { type FoundHeading, meetHeading, meetSubheading, type Sections, settleSections } from "./sections.ts";
import { rowRuns, type Segment } from "./segments.ts";
import { headingOf } from "./split-cell.ts";
import type { Run, Table } from "./table.ts";

/** What is known of the whole plan while one of its segments is taken. */
export interface Around {
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

/** The recommendations of a segment, what belongs to none, and the headings that its rows leave. */
export function segmentToDrafts(segment: Segment, before: Sections, around: Around): Done {
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
