import type { ColumnRole } from "../model/settings.ts";
import { type Deal, dealCell } from "./deal-cell.ts";
import type { Draft, Field, FieldName, Heading } from "./draft.ts";
import { cellsOfRows, type Group, groupCells, groupParagraphs, paragraphsFor, standsIn, standsOriginal } from "./group-cells.ts";
import { firstId, type Numbering } from "./numbering.ts";
import { isBlank, lineOf, pagesOf, runsOf } from "./paragraphs.ts";
import { cellsOf, ownParagraphs, type PlanRow } from "./rows.ts";
import { headingOwner, meetHeading, meetSubheading, type Sections, settleSections, subsectionFor } from "./sections.ts";
import { headingOf, splitText, type TextPart } from "./split-cell.ts";
import type { Cell, Paragraph } from "./table.ts";
import { takeId } from "./take-id.ts";

interface Made {
  readonly drafts: readonly Draft[];
  readonly sections: Sections;
}

/** The recommendations of a group: one for each id in it. */
export function draftsOfGroup(group: Group, numbering: Numbering, before: Sections): Made {
  const parts = partsOf(group, numbering);
  const headed = underSectionColumn(group.rows, before);
  const dealt = new Map(FIELDS.map(({ field, role }) => [field, dealField(group, role, field, parts)]));
  let sections = headed;
  const drafts = parts.map((part, i) => {
    if (part.heading !== null) sections = meetSubheading(sections, part.heading);
    return toDraft(group, part, i, parts.length, dealt, sections);
  });
  return { drafts, sections };
}

const FIELDS: readonly { readonly field: Exclude<FieldName, "text">; readonly role: ColumnRole }[] = [
  { field: "owner", role: "owner" },
  { field: "update", role: "update" },
  { field: "delivery", role: "delivery" },
  { field: "status", role: "status" },
  { field: "rag", role: "rag" },
];

function partsOf(group: Group, numbering: Numbering): TextPart[] {
  const text = groupParagraphs(group, "text");
  if (numbering.where === "column") return partsByColumn(groupParagraphs(group, "id"), text);
  const parts = splitText(text, numbering);
  const lead = parts[0];
  // words before the first id of a cell belong to it: a heading line, or the end of what stood before
  if (parts.length > 1 && lead?.id === null) return mergeLead(parts);
  return parts;
}

function mergeLead(parts: readonly TextPart[]): TextPart[] {
  const [lead, first, ...rest] = parts;
  if (lead === undefined || first === undefined) return [...parts];
  const heading = lead.paragraphs.length > 0 ? headingOf(lead.paragraphs) : null;
  return [{ ...first, heading: first.heading ?? heading }, ...rest];
}

/** Ids in a column of their own: several stand for as many parts of the text. */
function partsByColumn(ids: readonly Paragraph[], text: readonly Paragraph[]): TextPart[] {
  const heads = ids.filter((p) => !isBlank([p])).map((p) => idOfColumn(p));
  if (heads.length <= 1) {
    const head = heads[0];
    return [{ id: head?.id ?? null, idRuns: head?.runs ?? [], paragraphs: text, heading: null }];
  }
  const deal = dealCell(text, heads.length, "other", false);
  if (deal === null) return [{ id: lineOf(ids), idRuns: runsOf(ids), paragraphs: text, heading: null }];
  return heads.map((head, i) => ({ id: head.id, idRuns: head.runs, paragraphs: deal.parts[i] ?? [], heading: null }));
}

function idOfColumn(p: Paragraph): { id: string; runs: ReturnType<typeof runsOf> } {
  const head = takeId(p);
  const whole = head !== null && isBlank([head.rest]);
  return { id: whole ? head.id : lineOf([p]).replace(/[:.]$/, ""), runs: runsOf([p]) };
}

/** A section in a column of its own heads the rows it spans, and those below it that leave it empty. */
export function underSectionColumn(rows: readonly PlanRow[], before: Sections): Sections {
  const cell = cellsOfRows(rows, "section").find((c) => !isBlank(c.paragraphs));
  if (cell === undefined) return before;
  const heading = headingOf(cell.paragraphs);
  if (before.section?.heading.text === heading.text) {
    // printed again beside each row: one section, whose words all stand in its ledger
    return {
      ...before,
      section: { ...before.section, heading: { ...before.section.heading, runs: [...before.section.heading.runs, ...heading.runs] } },
    };
  }
  return settleSections(meetHeading({ ...before, subsection: null }, { heading, style: "column", depth: null }));
}

interface Dealt {
  readonly paragraphs: readonly Paragraph[];
  readonly deal: Deal | null;
  readonly cells: readonly Cell[];
}

function dealField(group: Group, role: ColumnRole, field: Exclude<FieldName, "text">, parts: readonly TextPart[]): Dealt {
  const paragraphs = paragraphsFor(group, role);
  const cut = group.rows.some((r) => r.grid.row.joins.length > 0) || group.rows.length > 1;
  const kind = field === "owner" || field === "update" || field === "delivery" ? field : "other";
  return { paragraphs, deal: dealCell(paragraphs, parts.length, kind, cut, parts.map(pageOf)), cells: groupCells(group, role) };
}

function pageOf(part: TextPart): number {
  return (part.idRuns[0] ?? part.paragraphs[0]?.runs[0])?.page ?? 0;
}

function toDraft(group: Group, part: TextPart, index: number, count: number, dealt: ReadonlyMap<string, Dealt>, sections: Sections): Draft {
  const fields = Object.fromEntries(
    [...dealt].map(([name, d]) => [
      name,
      { paragraphs: d.deal?.parts[index] ?? d.paragraphs, cell: d.deal === null && d.cells.length === 1 ? (d.cells[0] ?? null) : null },
    ]),
  ) as Record<FieldName, Field>;
  const last = index === count - 1;
  const moved = last && group.moved.length > 0;
  if (moved) fields.update = { paragraphs: [...(fields.update?.paragraphs ?? []), ...group.moved], cell: null };
  fields.text = { paragraphs: part.paragraphs, cell: null };
  const shared = count < 2 ? [] : [...dealt].filter(([, d]) => d.deal === null && !isBlank(d.paragraphs)).map(([name]) => name);
  const inferred = [
    ...severalActions(group),
    ...[...dealt].filter(([, d]) => d.deal?.inferred === true).map(([name]) => name),
    ...(moved ? ["update"] : []),
  ];
  const section = sections.section?.heading ?? null;
  const subsection = subsectionFor(sections, part.id);
  const led = hasColumn(group, "owner") ? null : headingOwner((subsection ?? section)?.text ?? "");
  return {
    id: part.id,
    idRuns: part.idRuns,
    section: led === null || subsection !== null ? section : named(section, led.name),
    subsection: led === null ? subsection : named(subsection, led.name),
    headingOwner: led?.owner ?? null,
    originalDate: standsOriginal(group),
    fields,
    other: otherFields(group),
    shade: groupCells(group, "rag").find((c) => c.shade !== null)?.shade ?? null,
    shared: [...shared, ...spanned(group)],
    inferred,
    joins: group.rows.flatMap((r) => r.grid.row.joins),
    guessed: group.rows.some((r) => r.grid.row.guessed === true),
    pages: pagesOf(group.rows.flatMap((r) => r.grid.cells.flatMap((c) => runsOf(c.cell.paragraphs)))),
    fragments: group.rows.filter((r) => r.kind === "orphan").length,
    evidence: [],
  };
}

/** Rows under one recommendation with an owner or a date each: which is whose is not told. */
function severalActions(group: Group): string[] {
  const roles = (["owner", "delivery"] as const).filter(
    (role) => group.rows.filter((r) => r.kind !== "orphan" && lineOf(ownParagraphs(r, role)) !== "").length > 1,
  );
  const cut = group.rows.length > 1 && firstId(group.rows.slice(0, 1).flatMap((r) => ownParagraphs(r, "text"))) === null;
  return group.rows.some((r) => r.kind === "goes-on") ? roles : cut && group.rows[1]?.kind === "recommendation" ? ["text"] : [];
}

function named(heading: Heading | null, text: string): Heading | null {
  return heading === null ? null : { ...heading, text };
}

function hasColumn(group: Group, role: ColumnRole): boolean {
  return group.rows[0]?.cells.some((c) => c.column.role === role) ?? false;
}

/** Fields whose cell spans several rows, and so several recommendations. */
function spanned(group: Group): string[] {
  const first = group.rows[0];
  if (first === undefined) return [];
  const idSpan = Math.max(1, ...cellsOf(first, "id").map((c) => c.cell.rowSpan), ...cellsOf(first, "text").map((c) => c.cell.rowSpan));
  return FIELDS.filter(({ role }) => cellsOf(first, role).some((c) => !c.own || c.cell.rowSpan > idSpan)).map(({ field }) => field);
}

function otherFields(group: Group): Draft["other"] {
  return (group.rows[0]?.cells ?? [])
    .filter(({ column }) => column.role === "other" || column.role === "status" || (column.role === "delivery" && standsOriginal(group)))
    .filter(({ column }) => !standsIn(column, group))
    .map(({ column }) => {
      const cells = [
        ...new Set(
          group.rows.flatMap((r) =>
            r.cells.filter((c) => c.column === column || c.column.column === column.column).flatMap((c) => c.cells.map((g) => g.cell)),
          ),
        ),
      ];
      return { name: column.name, field: { paragraphs: cells.flatMap((c) => c.paragraphs), cell: cells[0] ?? null } };
    })
    .filter((o) => !isBlank(o.field.paragraphs));
}
