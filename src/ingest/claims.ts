import type { LedgerPlace } from "../model/edition.ts";
import { blockRuns } from "./account.ts";
import type { Cover } from "./cover.ts";
import type { Assembly, Claim, Draft, FieldName } from "./draft.ts";
import { runsOf } from "./paragraphs.ts";
import type { Run, SourceDocument } from "./table.ts";

const PLACES: Readonly<Record<FieldName, LedgerPlace>> = {
  text: "text",
  owner: "owner",
  update: "update",
  delivery: "delivery",
  status: "other-column",
  rag: "other-column",
};

/** Every place that words have: cover, headings, fields, and what is furniture because no plan stands in it. */
export function claimsOf(source: SourceDocument, found: Assembly, cover: Cover): Claim[] {
  const own = [...coverClaims(cover), ...found.drafts.flatMap(draftClaims), ...found.claims];
  const placed = new Set([...own, ...looseClaims(found)].flatMap((c) => c.runs.map((r) => r.n)));
  return [
    ...own,
    ...furnitureOf(source, found).map((runs) => ({ place: "furniture" as const, runs: runs.filter((r) => !placed.has(r.n)) })),
  ];
}

function coverClaims(cover: Cover): Claim[] {
  const taken = new Set<number>();
  return (["date", "marking", "title"] as const).map((place) => {
    const runs = cover.runs[place].filter((r) => !taken.has(r.n));
    for (const r of runs) taken.add(r.n);
    return { place, runs };
  });
}

function draftClaims(draft: Draft): Claim[] {
  const fields = (Object.keys(PLACES) as FieldName[]).flatMap((name) => {
    const field = draft.fields[name];
    return field === undefined ? [] : [{ place: PLACES[name], runs: runsOf(field.paragraphs) }];
  });
  const other = draft.other.map((o) => ({ place: "other-column" as const, runs: runsOf(o.field.paragraphs) }));
  return [{ place: "id", runs: draft.idRuns }, ...fields, ...other];
}

/** Words in a finding's text. */
export function looseClaims(found: Assembly): Claim[] {
  return found.loose.map((l) => ({ place: "finding", runs: l.runs }));
}

/** Headers, footers, text outside tables, and tables that are no plan. */
function furnitureOf(source: SourceDocument, found: Assembly): Run[][] {
  const plans = new Set(found.planTables);
  return [
    [...source.furniture],
    ...source.blocks.filter((b) => b.kind === "text" || !plans.has(b)).map(blockRuns),
    ...found.unused.map((runs) => [...runs]),
  ];
}
