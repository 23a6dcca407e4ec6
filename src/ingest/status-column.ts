import { type Finding, finding } from "../model/finding.ts";
import { ragColour } from "../model/rag.ts";
import { statementsOfCell } from "../model/status.ts";
import type { Draft } from "./draft.ts";
import { lineOf } from "./paragraphs.ts";
import type { Paragraph } from "./table.ts";

const YES = /^(?:y|yes|true|[\u2713\u2714\u2705\u2611\u221a\uf0fc\uf0fe])$/i;
const TICK = /^[\u2713\u2714\u2705\u2611\uf0fc\uf0fe]$/;
/** A cross may mark a box ("it is") or strike it out ("it is not"). */
const CROSS = /^(?:x|[\u2717\u2718\u2612\u00d7\u274c\uf0fb\uf0fd])$/i;
const ASKS = /^(?:(?:is|has|action|recommendation|rec|been)\s+)*(completed?|closed|done|discharged|implemented|achieved|delivered)\b/i;

/** What the cell of a status column says in words: "Yes" or a tick below "Complete?" says the heading's word. */
export function statusOfColumn(draft: Draft): string | null {
  const cell = draft.fields.status;
  if (cell === undefined) return null;
  const behind = leastDone(cell.paragraphs);
  if (behind !== null) return behind;
  const text = lineOf(cell.paragraphs);
  const asks = ASKS.exec(headingOfStatus(draft))?.[1];
  if (asks !== undefined && YES.test(text)) return asks;
  if (TICK.test(text)) return "Complete";
  // "Implement ed": a column too narrow for its word
  const whole = text.replace(/\s+(?=[a-z]{1,5}$)/, "");
  return statementsOfCell(text).length === 0 && statementsOfCell(whole).length > 0 ? whole : text;
}

/** Several rows of one recommendation: it is as far as the one that is furthest behind. */
function leastDone(paragraphs: readonly Paragraph[]): string | null {
  const lines = paragraphs.map((p) => lineOf([p])).filter((line) => line !== "");
  const said = lines.map((line) => statementsOfCell(line).at(-1)?.status ?? (ragColour(line) === null ? null : "open"));
  if (new Set(said).size < 2 || said.includes(null)) return null;
  return lines[said.findIndex((status) => status === "open" || status === "on-hold")] ?? null;
}

/** Words of a status column that say nothing but that it is open. */
const LIVE =
  /^(?:no?|not (?:due|yet due|applicable)|n\/?a|tbc|at risk|on target|slipp(?:ed|ing)|stalled|behind|late|to do|planned|planning|approved|agreed|accepted|pending|awaiting\b.*|in (?:development|review|train|hand)|under review|proposed|draft|developing|progressing|some progress|limited progress|good progress|low|medium|high|-+|\W*|\d+%?)$/i;

/** A word of a status column that is no status known here leaves its recommendation open: the office may mean otherwise by it. */
export function unknownStatus(draft: Draft, evidence: string | null, at: { recommendation: string; pages: readonly number[] }): Finding[] {
  const text = lineOf(draft.fields.status?.paragraphs ?? []);
  const words = text.split(" ").length;
  if (leastDone(draft.fields.status?.paragraphs ?? []) !== null) return [];
  if (evidence !== null || text === "" || words > 3 || LIVE.test(text) || CROSS.test(text) || ragColour(text) !== null) return [];
  const message = `${at.recommendation} has the status "${text}", which is not known here and is taken as open: name it under "statusWords" in the configuration.`;
  return [finding("unlikely-cell", message, { ...at, text })];
}

/** A cross in a status column means what its author meant by it. */
export function markDoubts(draft: Draft, at: { recommendation: string; pages: readonly number[] }): Finding[] {
  const text = lineOf(draft.fields.status?.paragraphs ?? []);
  const heading = headingOfStatus(draft);
  const behind = leastDone(draft.fields.status?.paragraphs ?? []);
  if (behind !== null)
    return [finding("status-conflict", `The rows of ${at.recommendation} say "${text}": it is as far as "${behind}".`, { ...at, text })];
  if (!CROSS.test(text)) return [];
  const message = `${at.recommendation} has "${text}" below "${heading}", which may mean that it is, or that it is not.`;
  return [finding("status-conflict", message, { ...at, text })];
}

function headingOfStatus(draft: Draft): string {
  const text = lineOf(draft.fields.status?.paragraphs ?? []);
  return draft.other.find((o) => lineOf(o.field.paragraphs) === text && (ASKS.test(o.name) || /status|state/i.test(o.name)))?.name ?? "";
}
