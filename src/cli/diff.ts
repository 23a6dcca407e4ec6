import { existsSync } from "node:fs";
import { diff } from "../diff/diff.ts";
import { liveWords } from "../diff/live-sum.ts";
import type { ChangeSet } from "../model/change.ts";
import { daysBetween, longDay } from "../model/day.ts";
import type { Edition, Status } from "../model/edition.ts";
import { changesSince } from "../pipeline/compared.ts";
import type { Given, Office } from "../pipeline/office.ts";
import { archivedName, editionNamed } from "./editions.ts";
import { openOffice, type Place } from "./office.ts";
import { givenFrom, type ReadOptions } from "./options.ts";
import { json, line, type Streams } from "./print.ts";

const LISTS = [
  ["added", "Added"],
  ["removed", "Removed"],
  ["completed", "Completed"],
  ["reopened", "Reopened"],
  ["withdrawn", "Withdrawn"],
  ["reinstated", "Reinstated"],
  ["putOnHold", "Put on hold"],
  ["resumed", "Resumed"],
  ["dateGiven", "Date given for the first time"],
  ["dateRemoved", "Date taken away"],
  ["updateChanged", "Update changed"],
  ["textChanged", "Text changed"],
  ["ownerChanged", "Owner changed"],
  ["deliveryChanged", "Delivery date changed"],
  ["statusChanged", "Status changed"],
  ["moved", "Moved to another section"],
] as const satisfies readonly (readonly [keyof ChangeSet, string])[];

function redline(pieces: ChangeSet["changes"][number]["redline"]): string {
  return pieces.map((p) => (p.op === "equal" ? p.text : p.op === "insert" ? `[+${p.text}+]` : `[-${p.text}-]`)).join("");
}

/** "4.2 (30 June 2017 to 31 August 2017, 62 days later)" */
function movedDates(ids: readonly string[], { before, after, changes }: Compared): string {
  const dateIn = (edition: Edition, id: string) => edition.recommendations.find((r) => r.id === id)?.delivery.date ?? null;
  const former = new Map(changes.matches.map((m) => [m.to, m.from]));
  return ids
    .map((id) => {
      const [was, now] = [dateIn(before, former.get(id) ?? id), dateIn(after, id)];
      if (was === null || now === null) return id;
      const days = Math.abs(daysBetween(was, now));
      return `${id} (${longDay(was)} to ${longDay(now)}, ${days} ${days === 1 ? "day" : "days"} ${now > was ? "later" : "earlier"})`;
    })
    .join(", ");
}

/** A removed one that was complete alarms nobody: what it was is said beside it. */
function removedWords({ before, changes }: Compared): string {
  const status = new Map(before.recommendations.map((r) => [r.id, r.status]));
  return changes.removed.map((id) => `${id} (${STATUS[status.get(id) ?? "open"]})`).join(", ");
}

const STATUS: Readonly<Record<Status, string>> = { open: "open", "on-hold": "on hold", complete: "complete", withdrawn: "withdrawn" };

interface Compared {
  readonly before: Edition;
  readonly after: Edition;
  readonly changes: ChangeSet;
}

function listLines(at: Compared): string[] {
  const { changes } = at;
  const lists = LISTS.map(([list, words]) => [words, list === "removed" ? removedWords(at) : changes[list].join(", ")] as const);
  const restructured = [
    ["Renumbered", changes.renumbered.map((r) => `${r.from} to ${r.to}`).join(", ")],
    ["Split", changes.split.map((s) => `${s.from} into ${s.to.join(" and ")}`).join(", ")],
    ["Merged", changes.merged.map((m) => `${m.from.join(" and ")} into ${m.to}`).join(", ")],
    ["Slipped", movedDates(changes.slipped, at)],
    ["Brought forward", movedDates(changes.broughtForward, at)],
  ] as const;
  const altered = changes.changes.filter((c) => c.kind === "history-altered").map((c) => c.id);
  const all = [["Past entries altered", altered.join(", ")] as const, ...restructured, ...lists];
  return all.filter(([, words]) => words !== "").map(([heading, words]) => `${heading}: ${words}`);
}

function show(at: Compared, streams: Streams): void {
  const { changes } = at;
  const tell = (text: string) => line(streams.out, text.replaceAll("\u00a0", " "));
  tell(`From ${changes.from ?? "?"} to ${changes.to ?? "?"}`);
  for (const words of listLines(at)) tell(words);
  tell(`Unchanged: ${changes.unchanged.length}`);
  tell(liveWords(changes.live));
  for (const c of changes.changes) tell(`\nRec ${c.id}, ${c.field} (${c.kind}):\n${redline(c.redline) || `${c.before} → ${c.after}`}`);
  for (const f of changes.findings) tell(`\n${f.severity}: ${f.code}: ${f.message}`);
}

/** Two editions of an archived plan, the older one first, are compared as the desk and the papers do it: with what people said of the numbers. */
async function compared(old: string, now: string, office: Office, given: Given): Promise<Compared> {
  const archived = existsSync(old) || existsSync(now) ? null : archivedPair(old, now, office, given);
  if (archived !== null) return archived;
  const [before, after] = [await editionNamed(old, office, given), await editionNamed(now, office, given)];
  return { before, after, changes: diff(before, after) };
}

function archivedPair(old: string, now: string, office: Office, given: Given): Compared | null {
  const [a, b] = [old, now].map((name) => office.archive.read(archivedName(name, office, given)));
  if (a === undefined || b === undefined || a.info.plan !== b.info.plan || a.info.date >= b.info.date) return null;
  const between = office.archive.history(a.info.plan).filter((e) => e.info.date > a.info.date && e.info.date < b.info.date);
  return { before: a.edition, after: b.edition, changes: changesSince(a, [...between, b]) };
}

/** `actionplan diff`: gives the exit code. */
export async function diffCommand(
  old: string,
  now: string,
  options: Place & ReadOptions & { readonly json?: boolean },
  streams: Streams,
): Promise<number> {
  const office = await openOffice(options, streams);
  try {
    const found = await compared(old, now, office, givenFrom(options));
    if (options.json === true) json(streams.out, found.changes);
    else show(found, streams);
    return 0;
  } finally {
    await office.close();
  }
}
