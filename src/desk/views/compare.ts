import type { ArchivedEdition } from "../../archive/archive.ts";
import type { ChangeSet, FieldChange } from "../../model/change.ts";
import { daysBetween, longDay } from "../../model/day.ts";
import { standingDecisions } from "../../model/decision.ts";
import type { Edition } from "../../model/edition.ts";
import type { PlanHistory, RecommendationHistory } from "../../model/history.ts";
import { normalForm } from "../../model/text.ts";
import type { Seen } from "../desk.ts";
import { dayWords, fieldWords, firstWords } from "../words.ts";
import { count, editionPath } from "./frame.ts";
import { headline } from "./headline.ts";
import { burnUp, slipChart } from "./plots.ts";
import { redPieces } from "./redline.ts";

type ListName =
  | "removed"
  | "reopened"
  | "completed"
  | "withdrawn"
  | "reinstated"
  | "slipped"
  | "broughtForward"
  | "dateRemoved"
  | "dateGiven"
  | "putOnHold"
  | "resumed"
  | "added"
  | "updateChanged"
  | "textChanged"
  | "ownerChanged"
  | "moved"
  | "deliveryChanged";

// Trouble before progress, as in the paper; a recommendation stands in the first class that it is in.
const CLASSES: readonly (readonly [ListName, string])[] = [
  ["removed", "Removed"],
  ["reopened", "Reopened"],
  ["slipped", "Slipped"],
  ["dateRemoved", "Date taken away"],
  ["withdrawn", "Withdrawn"],
  ["putOnHold", "Put on hold"],
  ["completed", "Completed"],
  ["broughtForward", "Brought forward"],
  ["dateGiven", "Date given"],
  ["resumed", "Resumed"],
  ["reinstated", "Reinstated"],
  ["added", "New"],
  ["deliveryChanged", "Delivery date reworded"],
  ["updateChanged", "Update changed"],
  ["textChanged", "Text changed"],
  ["ownerChanged", "Owner changed"],
  ["moved", "Moved to another section"],
];

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly current: boolean;
}

/** Its short name, where one was given; else its first words. */
function nameOf(seen: Seen, r: { readonly id: string; readonly text: string } | undefined): string {
  const given = standingDecisions(seen.snapshot.decisions).findLast((d) => d.kind === "name" && d.recommendation === r?.id)?.now;
  return given ?? firstWords(r?.text ?? "", 44);
}

/** Which recommendations changed, each in the class that matters most. */
function classes(
  changes: ChangeSet,
  seen: Seen,
  before: ArchivedEdition,
  at: { readonly rec: string | null; readonly gone: boolean; readonly since: string | null },
): { readonly label: string; readonly count: number; readonly items: Listed[] }[] {
  const placed = new Set<string>();
  const altered = changes.changes.filter((c) => c.kind === "history-altered").map((c) => c.id);
  const renumbered = changes.renumbered.map((r) => r.to);
  const cosmetic = [...new Set(changes.changes.map((c) => c.id))];
  const all: (readonly [readonly string[], string])[] = [
    [altered, "Past entries altered"],
    ...CLASSES.map(([list, label]) => [changes[list], label] as const),
    [renumbered, "Renumbered"],
    [cosmetic, "Typing corrections and the like"],
  ];
  return all
    .map(([ids, label]) => {
      const fresh = [...new Set(ids)].filter((id) => !placed.has(`${label === "Removed" ? "-" : ""}${id}`));
      for (const id of fresh) placed.add(`${label === "Removed" ? "-" : ""}${id}`);
      const source = label === "Removed" ? before.edition : seen.snapshot.edition;
      const items = fresh.map((id) => ({
        id,
        name: nameOf(
          seen,
          source.recommendations.find((r) => r.id === id),
        ),
        href: `${editionPath(seen)}/compare?rec=${encodeURIComponent(id)}${label === "Removed" ? "&gone=1" : ""}${at.since === null ? "" : `&since=${at.since}`}`,
        current: id === at.rec && at.gone === (label === "Removed"),
      }));
      return { label, count: items.length, items };
    })
    .filter((c) => c.items.length > 0);
}

const sum = (c: ChangeSet) => {
  const l = c.live;
  const part = (n: number, sign: string, words: string) => (n === 0 ? "" : ` ${sign} ${n} ${words}`);
  return `Live: ${l.before}${part(l.addedLive, "+", "new")}${part(l.reopened, "+", "reopened")}${part(l.reinstated, "+", "reinstated")}${part(l.completedFromLive, "−", "completed")}${part(l.withdrawnFromLive, "−", "withdrawn")}${part(l.removedLive, "−", "removed")} = ${l.now}.`;
};

const KINDS: Record<FieldChange["kind"], string> = {
  appended: "added to",
  rewritten: "rewritten",
  "history-altered": "past entries altered",
  cosmetic: "typing correction",
};

function changeLines(changes: ChangeSet, id: string) {
  return changes.changes
    .filter((c) => c.id === id)
    .map((c) => ({
      label: fieldWords(c.field).replace(/^./, (x) => x.toUpperCase()),
      kind: c.field === "status" ? "changed" : KINDS[c.kind],
      days: c.days === null || c.days === 0 ? null : `${count(Math.abs(c.days), "day")} ${c.days > 0 ? "later" : "earlier"}`,
      before: c.before === "" ? "None" : c.before,
      after: c.after === "" ? "None" : c.after,
      pieces: redPieces(c.redline),
      redlined: c.redline.length > 0,
    }));
}

/** Whether a person has said which one it was in the edition before. */
const isDecided = (seen: Seen, id: string) =>
  standingDecisions(seen.snapshot.decisions).some((d) => d.kind === "renumbering" && d.recommendation === id);

/** Those that are gone: one of them may be the same as a new one. */
function formerOnes(changes: ChangeSet, before: ArchivedEdition) {
  return before.edition.recommendations
    .filter((r) => changes.removed.includes(r.id))
    .map((r) => ({ id: r.id, words: `Rec ${r.id}: ${firstWords(r.text, 60)}` }));
}

/** Entries that stand in an edition and did not stand in the one before, by edition. */
function newEntries(h: RecommendationHistory, editions: readonly Edition[]): { readonly edition: string; readonly words: string }[] {
  const idAt = (day: string) => h.ids.findLast((i) => i.edition <= day)?.id ?? h.id;
  const entriesOf = (e: Edition | undefined) => e?.recommendations.find((r) => r.id === idAt(e.edition.date ?? ""))?.entries ?? [];
  return editions.flatMap((e, i) => {
    const day = e.edition.date ?? "";
    if (i === 0 || day <= h.firstSeen || day > h.lastSeen) return [];
    const known = new Set(entriesOf(editions[i - 1]).map((x) => normalForm(x.text)));
    const days = new Set(entriesOf(editions[i - 1]).map((x) => x.date)); // an old day's entry in other words was altered, not added
    const added = entriesOf(e).filter((x) => !known.has(normalForm(x.text)) && (x.date === null || !days.has(x.date)));
    return added.map((x) => ({ edition: day, words: `New entry: “${firstWords(x.text, 120)}”` }));
  });
}

/** A recommendation's life in words, an edition a line where something happened. */
function lifeLines(h: RecommendationHistory, editions: readonly Edition[]): { readonly date: string; readonly words: string }[] {
  const lines = new Map<string, string[]>();
  const add = (day: string, words: string) => lines.set(day, [...(lines.get(day) ?? []), words]);
  h.deliveries.forEach((d, i) => {
    const was = h.deliveries[i - 1]?.delivery.date ?? null;
    const now = d.delivery.date;
    const moved =
      was === null || now === null || was === now
        ? ""
        : `: ${count(Math.abs(daysBetween(was, now)), "day")} ${now > was ? "later" : "earlier"}`;
    add(d.edition, `Delivery date ${now === null ? (d.delivery.raw === "" ? "none" : `“${d.delivery.raw}”`) : longDay(now)}${moved}.`);
  });
  h.statuses.forEach(
    (s) => void add(s.edition, `${s.status === "on-hold" ? "On hold" : s.status.charAt(0).toUpperCase() + s.status.slice(1)}.`),
  );
  h.owners.forEach((o, i) => void (i > 0 && add(o.edition, `Owner now ${o.owner}.`)));
  for (const e of newEntries(h, editions)) add(e.edition, e.words);
  h.alteredEntries.forEach((a) => void add(a.edition, `A past entry was altered: “${a.before}”.`));
  if (h.left !== null) add(h.left.edition, "No longer in the plan.");
  return [...lines].sort(([a], [b]) => a.localeCompare(b)).map(([day, words]) => ({ date: longDay(day), words: words.join(" ") }));
}

/** Data of the compare page: one recommendation on the left, the list of changes on the right. */
export function compareView(
  seen: Seen,
  changes: ChangeSet,
  before: ArchivedEdition,
  asked: { readonly rec: string | null; readonly gone: boolean; readonly since: string | null },
  all: PlanHistory,
) {
  const first = classes(changes, seen, before, asked);
  const flat = first.flatMap((c) => c.items.map((i) => ({ ...i, label: c.label })));
  const listed = flat.findIndex((i) => i.id === asked.rec && (i.label === "Removed") === asked.gone);
  const unlisted = listed < 0 && asked.rec !== null ? seen.snapshot.edition.recommendations.find((r) => r.id === asked.rec) : undefined;
  const here = unlisted === undefined ? Math.max(0, listed) : -1;
  const item = unlisted === undefined ? (flat[here] ?? null) : { id: unlisted.id, label: "unchanged" };
  const gone = item?.label === "Removed";
  const rec = (gone ? before.edition : seen.snapshot.edition).recommendations.find((r) => r.id === item?.id) ?? null;
  const series = [...seen.earlier.map((e) => ({ edition: e.edition })), { edition: seen.snapshot.edition }];
  const own = rec === null ? null : (all.recommendations.find((h) => h.id === rec.id && (h.left !== null) === gone) ?? null);
  const list = item === null ? first : classes(changes, seen, before, { ...asked, rec: item.id, gone });
  const renumbered = changes.renumbered.find((r) => r.to === item?.id) ?? null;
  const page = rec?.source[0]?.page ?? 1;
  return {
    path: editionPath(seen),
    base: seen.snapshot.info.revision,
    heading: item === null ? "No changes" : here < 0 ? `Rec ${item.id}` : `Change ${here + 1} of ${flat.length}`,
    gloss: item === null ? "" : here < 0 ? item.label : `Rec ${item.id}, ${item.label.toLowerCase()}`,
    previous: flat[here - 1] === undefined ? null : `${flat[here - 1]?.href}`,
    next: flat[here + 1] === undefined ? null : `${flat[here + 1]?.href}`,
    was: longDay(before.info.date),
    now: longDay(seen.snapshot.info.date),
    since: asked.since,
    rec:
      rec === null
        ? null
        : {
            id: rec.id,
            name: nameOf(seen, rec),
            headline: gone ? "" : headline(rec, changes, own, seen.snapshot.info.date, seen.snapshot.decisions),
            owner: rec.owner === "" ? "None" : rec.owner,
            text: rec.text,
            gone,
            formerly: renumbered === null ? null : renumbered.from,
            changes: gone ? [] : changeLines(changes, rec.id),
            facts: [
              { label: "First date", words: dayWords(own?.firstDelivery?.date ?? null) },
              { label: "Present date", words: dayWords(rec.delivery.date) },
              {
                label: "Slips",
                words:
                  own === null
                    ? "None"
                    : own.slips === 0
                      ? "None"
                      : `${count(own.slips, "slip")}${own.daysLost === null ? "" : `, ${count(own.daysLost, "day")} against the first date`}`,
              },
              {
                label: "Editions",
                words: String(
                  series.filter(
                    (s) =>
                      own !== null && (s.edition.edition.date ?? "") >= own.firstSeen && (s.edition.edition.date ?? "") <= own.lastSeen,
                  ).length || 1,
                ),
              },
            ],
            slip:
              own === null
                ? null
                : slipChart(
                    own,
                    series.map((s) => s.edition.edition.date ?? ""),
                  ),
            life:
              own === null
                ? []
                : lifeLines(
                    own,
                    series.map((s) => s.edition),
                  ),
            review: gone ? null : `${editionPath(seen)}/review?rec=${encodeURIComponent(rec.id)}&page=${page}`,
            renumbering: renumbered !== null && !isDecided(seen, rec.id),
            // A new one may be a former one whose number nobody recognised.
            former: !gone && changes.added.includes(rec.id) && before === seen.before ? formerOnes(changes, before) : [],
            comment:
              standingDecisions(seen.snapshot.decisions).findLast((d) => d.kind === "comment" && d.recommendation === rec.id) ?? null,
          },
    classes: list,
    sum: sum(changes),
    unchanged: `Unchanged: ${changes.unchanged.length} of ${seen.snapshot.edition.recommendations.length}.`,
    choices: seen.earlier
      .map((e) => ({
        date: e.info.date,
        label: `${longDay(e.info.date)}${e === seen.before ? ", the edition before" : ""}`,
        selected: e.info.date === before.info.date,
      }))
      .reverse(),
    burnUp: burnUp(all.editions),
  };
}
