import type { TableCell, TableColumn, TableRow } from "../blocks.ts";
import { joined, type Piece, quoted, rec } from "../wording.ts";
import { linesCell, recCell } from "./cells.ts";
import { commentLine } from "./comments.ts";
import { latestEntry, tellingEntry } from "./evidence.ts";
import type { FactKind, Told } from "./fact-kinds.ts";
import type { Material } from "./facts.ts";
import { rules } from "./rules.ts";
import { oneLine, shorten } from "./shorten.ts";
import { changeOf, type Item } from "./view.ts";

/** The columns of every table in which recommendations stand in full; the last two differ. */
export function fullColumns(second: string, last: string): TableColumn[] {
  return [
    { heading: "Rec", kind: "rec", width: 12.5 },
    { heading: "Short name, owner and the plan’s words", kind: "words", width: null },
    { heading: "First date", kind: "date", width: 29 },
    { heading: second, kind: "date", width: 29 },
    { heading: last, kind: "number", width: 12 },
  ];
}

/** A recommendation in full: name, owner, the plan's words, then ours; then the cells that its table has of its own. */
export function fullRow(told: Told, material: Material, cells: readonly TableCell[], name = nameLine(told.item)): TableRow {
  return { cells: [recCell(told.item.id, told.item.former), aboutCell(told, material, name), ...cells] };
}

function aboutCell(told: Told, material: Material, name: readonly Piece[]): TableCell {
  const ours = notes(told, material);
  const words = [...planWords(told, material), ...(ours.length === 0 ? [] : [" ", ...ours])];
  const comment = told.item.former ? [] : commentLine(material.view, told.item.id);
  const lines = material.view.limits.runIn ? [[...name, " ", ...words]] : [name, words];
  return linesCell([...lines, comment]);
}

/** "Training of site managers – Head of Learning". */
export function nameLine(item: Item, name = item.name): Piece[] {
  const owner = oneLine(item.r.owner);
  return [
    { t: "strong", text: name },
    { t: "soft", text: ` – ${owner === "" ? "no owner" : owner}` },
  ];
}

// "On track" says itself sooner than "The same update as Rec 1.1." does.
const NO_LONGER = 20; // letters

function planWords(told: Told, material: Material): Piece[] {
  const twin = oneLine(told.item.r.update).length <= NO_LONGER ? null : firstWithSameUpdate(told, material);
  if (twin !== null) return ["The same update as ", rec(twin), "."];
  const { r } = told.item;
  const words = (r.status === "complete" ? (tellingEntry(r)?.text ?? r.update) : newestEntry(told.item)).trim();
  return words === "" ? ["No update."] : [quoted(shorten(words, material.view.limits.words))];
}

function newestEntry(item: Item): string {
  const added = changeOf(item, "update")?.appended.at(-1);
  return added ?? latestEntry(item.r)?.text ?? item.r.update;
}

/** The one before it in its group whose update has the same words. */
function firstWithSameUpdate(told: Told, { view, groups }: Material): string | null {
  if (told.item.former || told.home === null) return null;
  const same = view.input.history.sameUpdate.find((s) => s.ids.includes(told.item.id));
  const group = groups.get(told.home) ?? [];
  const first = group.find((t) => !t.item.former && same?.ids.includes(t.item.id) && sameWords(t.item, told.item));
  return first === undefined || first.item.id === told.item.id ? null : first.item.id;
}

function sameWords(a: Item, b: Item): boolean {
  return oneLine(a.r.update).toLowerCase() === oneLine(b.r.update).toLowerCase();
}

function notes(told: Told, material: Material): Piece[] {
  const own = told.facts.filter((kind) => !repeats(kind, told));
  const said = own
    .map((kind) => rules[kind].note(told.item, material.view, rules[kind].home === told.home))
    .filter((note) => joined(note).length > 0);
  return said.flatMap((note, i) => (i === 0 ? [...note] : [" ", ...note]));
}

/** What a stronger fact of the same row says already. */
function repeats(kind: FactKind, told: Told): boolean {
  const has = (other: FactKind): boolean => told.facts.includes(other);
  if (kind === "no-date") return told.home !== "no-date" && has("date-removed");
  if (kind === "at-risk" && has("stale") && /^no (?:new )?(?:update|entry)/.test(told.item.risk ?? "")) return true;
  if (kind === "at-risk") return told.home === "stale" || has("slipped-before") || has("slipped");
  if (kind === "update-rewritten") return has("history-altered");
  if (kind === "due") return has("date-given");
  return kind === "closed" && has("added");
}
