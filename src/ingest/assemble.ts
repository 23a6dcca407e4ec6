import type { LedgerPlace } from "../model/edition.ts";
import { normalForm } from "../model/text.ts";
import type { Cover } from "./cover.ts";
import type { Assembly, Claim, Draft, Loose } from "./draft.ts";
import { awaitedIds, numberingOf } from "./numbering.ts";
import { meetTextHeading, noSections, type Sections } from "./sections.ts";
import { type Around, segmentToDrafts } from "./segment-drafts.ts";
import { continueSegment, rowRuns, type Segment, tablesToSegments } from "./segments.ts";
import type { IngestOptions, Run, SourceDocument, Table, TextBlock } from "./table.ts";
import { endOfCover, isAgenda, isHeading, plainHeadings, strayText, textHeading } from "./text-headings.ts";
import { unreadTables } from "./unread.ts";

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
    unread: unreadTables(parts.flatMap((p) => (p.kind === "segment" ? [p.segment] : []))),
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

function inferredColumns(segment: Segment): Assembly["inferredColumns"] {
  const found = segment.columns?.filter((c) => c.inferred === true || c.borrowed === true || c.rival !== undefined) ?? [];
  return found.map((c) => ({
    name: c.name,
    role: c.role,
    page: segment.table.page,
    borrowed: c.borrowed === true,
    rival: c.rival ?? null,
  }));
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
