import { daysBetween, longDay } from "../../model/day.ts";
import { type Chart, type PaperBlock, recWords, type TableGroup } from "../blocks.ts";
import { be, capital, days, listed, type Piece, plural, recs, sentences, started } from "../wording.ts";
import { agreedDate } from "./agreed.ts";
import { daysLost, firstDate } from "./arrange.ts";
import { cell, dayCell, groupHeading, heading, paragraph, table } from "./cells.ts";
import type { FactKind, Group, Told } from "./fact-kinds.ts";
import type { Material } from "./facts.ts";
import { fullColumns, fullRow } from "./full-row.ts";
import type { Item, View } from "./view.ts";

interface Kind {
  readonly title: string;
  readonly gloss: (view: View) => string;
  readonly days: (item: Item, view: View) => number | null;
}

const none = (): null => null;

const kinds = {
  removed: { title: "Removed while live", gloss: () => "no longer in the plan, though not complete", days: none },
  reopened: { title: "Reopened", gloss: () => "complete at the last paper, open now", days: none },
  altered: { title: "Past entries altered", gloss: () => "words under an earlier date are no longer the same", days: none },
  overdue: {
    title: "Overdue",
    gloss: () => "days since the present date",
    days: (item, view) => daysBetween(item.r.delivery.date ?? view.date, view.date),
  },
  slipped: { title: "Slipped", gloss: () => "days from the first date to the present one", days: daysLost },
  "no-date": { title: "No delivery date", gloss: () => "open, with no day to be held to", days: none },
  stale: { title: "Not updated", gloss: (view) => `no new entry for ${view.input.settings.staleMonths} months or more`, days: none },
  "at-risk": { title: "At risk", gloss: () => "the date has not passed, but there is cause to doubt it", days: none },
} satisfies Partial<Record<Group, Kind>>;

type Trouble = keyof typeof kinds;
const TROUBLES = Object.keys(kinds) as Trouble[];

/** Trouble before progress: one table with groups, worst first, so that the eye compares dates down one column. */
export function attention(material: Material): PaperBlock[] {
  const groups = TROUBLES.map((key) => group(key, material)).filter((g) => g.rows.length > 0);
  if (groups.length === 0) return [];
  const words = sentences(unagreedSentence(material), elsewhereSentence(material));
  const figure = datesFigure(material);
  const caption = `Recommendations that need attention at ${longDay(material.view.date)}, worst first`;
  return [
    heading("Needs attention", "needs-attention"),
    ...(words.length === 0 ? [] : [paragraph(words)]),
    ...(figure === null ? [] : [figure]),
    { ...table("attention", caption, fullColumns("Present date", "Days"), groups), anchor: "table-needs-attention" },
  ];
}

function group(key: Trouble, material: Material): TableGroup {
  const { view } = material;
  const kind: Kind = kinds[key];
  const rows = (material.groups.get(key) ?? []).map((told) =>
    fullRow(told, material, [dayCell(firstDate(told.item)), dayCell(told.item.r.delivery.date), cell(kind.days(told.item, view) ?? "–")]),
  );
  return { heading: groupHeading(kind.title, kind.gloss(view)), rows };
}

const NAMED = 6; // one by one

const slippedUnagreed = ({ told, view }: Material): string[] =>
  told.filter((t) => t.facts.includes("slipped") && agreedDate(t.item, view) === null).map((t) => t.item.id);

function unagreedSentence(material: Material): Piece[] {
  const moved = slippedUnagreed(material);
  if (moved.length === 0) return [];
  const date = plural(moved.length, "date");
  if (moved.length > NAMED) return [`The Board has not agreed ${moved.length} new ${date}.`];
  return [`The new ${date} of `, ...recs(moved), ` ${plural(moved.length, "has", "have")} not been agreed by the Board.`];
}

const also: Partial<Record<Trouble, (n: number) => string>> = {
  overdue: (n) => `${be(n)} also overdue`,
  slipped: (n) => `${plural(n, "has", "have")} also slipped`,
  "no-date": (n) => `${plural(n, "has", "have")} no delivery date either`,
  stale: (n) => `${plural(n, "has", "have")} had no new entry for long`,
};

/** Those that a group would hold too, had they not a worse place: told there, named here, but for a new date that has been named just before. */
function elsewhereSentence(material: Material): Piece[] {
  const unagreed = slippedUnagreed(material);
  const said = new Set(unagreed.length > NAMED ? [] : unagreed);
  const parts = Object.entries(also).flatMap(([key, words]) => {
    const elsewhere = material.told.filter((t) => !t.item.former && t.facts.includes(key as Trouble & FactKind) && t.home !== key);
    const ids = elsewhere.map((t) => t.item.id).filter((id) => key !== "slipped" || !said.has(id));
    const who: Piece[] = ids.length > NAMED ? [`${ids.length} more`] : recs(ids);
    return ids.length === 0 ? [] : [{ n: ids.length, words: [...who, ` ${words(ids.length)}`] }];
  });
  const n = parts.reduce((sum, p) => sum + p.n, 0);
  const where = n === 1 ? "; it stands under another heading." : "; they stand under other headings.";
  return n === 0 ? [] : [...started(listed(parts.map((p) => p.words))), where];
}

const MOST = 12; // rows of the figure; more say less

/** Drawn only where dates differ: what is overdue or has moved, on one axis. */
export function datesFigure({ told, groups, view }: Material): PaperBlock | null {
  const shown = [...(groups.get("overdue") ?? []), ...(groups.get("slipped") ?? [])].filter((t) => t.item.r.delivery.date !== null);
  const rows = shown.map((t) => ({ id: t.item.id, name: t.item.name, dates: datesOf(t) }));
  const moved = rows.filter((row) => row.dates.length > 1).length;
  const different = new Set(rows.flatMap((row) => row.dates)).size;
  if (rows.length < 2 || rows.length > MOST || (moved === 0 && different < 3) || told.length === 0) return null;
  const chart: Chart = { kind: "dates", today: view.date, rows };
  const caption = "How far the dates have moved: ring, a former date; dot, the present one; bar, days overdue";
  return { kind: "chart", caption, alt: `${rows.map((row) => capital(rowWords(row, view.date))).join(". ")}.`, chart };
}

function datesOf({ item }: Told): string[] {
  const all = [...(item.history?.deliveries ?? []).map((d) => d.delivery.date), item.was?.delivery.date ?? null, item.r.delivery.date];
  const present = item.r.delivery.date;
  const former = all.filter((d): d is string => d !== null && d !== present);
  return [...new Set(former), ...(present === null ? [] : [present])];
}

function rowWords(row: { id: string; dates: readonly string[] }, today: string): string {
  const [first = today, ...rest] = row.dates;
  const present = row.dates.at(-1) ?? today;
  const moved = rest.length === 0 ? "" : `, moved to ${rest.map(longDay).join(", then ")}`;
  const late = present < today ? `${days(daysBetween(present, today))} overdue` : `${days(daysBetween(first, present))} later`;
  return `${recWords(row.id)}: first date ${longDay(first)}${moved}; ${late}`;
}
