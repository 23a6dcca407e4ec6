import { longDay } from "../../model/day.ts";
import type { PaperBlock, TableGroup } from "../blocks.ts";
import { be, inSentence, type Piece, plural, recs, sentences, signed } from "../wording.ts";
import { agreedClosing } from "./agreed.ts";
import { daysLate, firstDate } from "./arrange.ts";
import { cell, dayCell, groupHeading, heading, paragraph, table } from "./cells.ts";
import { reportedComplete } from "./evidence.ts";
import type { Group, Told } from "./fact-kinds.ts";
import type { Material } from "./facts.ts";
import { fullColumns, fullRow } from "./full-row.ts";

const titles = {
  closed: (n: number): string => `With evidence of ${plural(n, "its", "their")} own`,
  "closed-bare": (n: number): string => `Without evidence of ${plural(n, "its", "their")} own`,
  "closed-agreed": (): string => "Agreed by the Board",
} satisfies Partial<Record<Group, (n: number) => string>>;

const KINDS = Object.keys(titles) as (keyof typeof titles)[];

/** A plan's "complete" is a claim: its words, days against its first date, and apart those that show nothing for it. */
export function closings(material: Material): PaperBlock[] {
  const { view } = material;
  const groups = KINDS.map((key) => group(key, material)).filter((g) => g.rows.length > 0);
  const claimed = KINDS.flatMap((key) => material.groups.get(key) ?? []);
  const words = sentences(
    claimSentence(claimed, (material.groups.get("closed-agreed") ?? []).length, view.since !== null),
    olderSentence(material),
  );
  if (groups.length === 0 && words.length === 0) return [];
  const caption = view.since === null ? `Reported complete at ${longDay(view.date)}` : `Reported complete since ${longDay(view.since)}`;
  const shown = { ...table("list", caption, fullColumns("Reported complete", "Days late"), groups), anchor: "table-closings" };
  return [
    heading("Closings to agree", "closings"),
    ...(words.length === 0 ? [] : [paragraph(words)]),
    ...(groups.length === 0 ? [] : [shown]),
  ];
}

function group(key: keyof typeof titles, material: Material): TableGroup {
  const told = material.groups.get(key) ?? [];
  return {
    heading: groupHeading(titles[key](told.length), key === "closed-bare" ? "words that only say so, or point elsewhere" : null),
    rows: told.map((t) => row(t, material)),
  };
}

function row(told: Told, material: Material) {
  const { item } = told;
  const late = daysLate(item);
  const reported = reportedComplete(item.r, item.history?.completedIn ?? null);
  return fullRow(told, material, [
    dayCell(firstDate(item)),
    reported === null ? cell("Not dated") : dayCell(reported),
    cell(late === null ? "–" : signed(late).replace("+", "")),
  ]);
}

function claimSentence(claimed: readonly Told[], agreed: number, since: boolean): Piece[] {
  const n = claimed.length;
  if (n === 0) return [];
  const more = since ? `${inSentence(n)} more ${be(n)} complete` : `${inSentence(n)} ${be(n)} complete`;
  if (agreed === n) return [`The plan says that ${more}, and the Board has agreed it.`];
  const done = agreed === 0 ? "" : `, as it has for ${inSentence(agreed)} of them`;
  return [`The plan says that ${more}. That is the ${plural(n, "owner’s", "owners’")} statement until the Board agrees it${done}.`];
}

/** Complete before the last paper without an agreement on record: told, so that none is closed by silence. */
function olderSentence({ view, told }: Material): Piece[] {
  if (view.since === null) return [];
  const older = told.filter(
    (t) => t.item.mark === "complete" && !t.item.former && t.item.was?.status === "complete" && agreedClosing(t.item, view) === null,
  );
  if (older.length === 0) return [];
  const who: Piece[] =
    older.length > 6
      ? [`${inSentence(older.length)} that were complete before`]
      : [...recs(older.map((t) => t.item.id)), ", complete before"];
  return ["No agreement of the Board is on record for ", ...who, "."];
}
