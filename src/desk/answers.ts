import type { Edition, Recommendation, Status } from "../model/edition.ts";
import type { Finding } from "../model/finding.ts";
import { settleStatus } from "../model/settle-status.ts";
import { readEntries } from "../model/update.ts";

/** What a person can answer a finding with. Names are those of `decide.ts`; `key` presses it. */
export interface Answer {
  readonly label: string;
  readonly action: "accept" | "again" | "correct" | "give" | "none" | "split" | "different" | "same";
  readonly field?: string;
  readonly now?: string;
  readonly with?: string;
  readonly key?: string;
}

/** A field to fill in beside the buttons. `value` is what stands there now. */
export interface Blank {
  readonly label: string;
  readonly action: "correct" | "give" | "new-row";
  readonly field: string;
  readonly value: string;
  readonly long: boolean;
  readonly choose: readonly string[] | null;
  /** Words to give away that stand beside a sub-heading: most likely an update. */
  readonly forUpdate?: boolean;
  /** The recommendation that a new one would follow. */
  readonly after?: string | null;
  readonly button: string;
}

/** A finding as a question that a person can answer. */
export interface Question {
  readonly asks: string;
  readonly words: string | null;
  readonly why: string;
  readonly answers: readonly Answer[];
  readonly blanks: readonly Blank[];
}

/** A finding with what stands around it; `name` is how its recommendation is spoken of. */
export interface About {
  readonly finding: Finding;
  readonly edition: Edition;
  readonly rec: Recommendation | null;
  readonly name: string;
}

const STATUS_WORDS: Record<Status, string> = { open: "open", "on-hold": "on hold", complete: "complete", withdrawn: "withdrawn" };
/** A status as it is spoken of. */
export const statusWords = (s: Status): string => STATUS_WORDS[s];

/** As it was read. */
export const accept = (label = "Accept"): Answer => ({ label, action: "accept", key: "a" });
/** The words are nobody's. */
export const none: Answer = { label: "They belong to no recommendation", action: "none" };

/** A field of the recommendation to be put right; nothing where the finding has none. */
export function correct(about: About, field: "text" | "owner" | "update" | "delivery" | "id", label: string, long = false): Blank[] {
  const r = about.rec;
  if (r === null) return [];
  const value = field === "delivery" ? r.delivery.raw : r[field];
  return [{ label, action: "correct", field, value, long, choose: null, button: "Save the correction" }];
}

/** The status that the words against say: it is offered first. */
function saidAgainst({ rec, finding }: About): Status | null {
  const words = [...finding.message.matchAll(/"([^"]+)"/g)].map((m) => m[1] ?? "").find((w) => w !== rec?.statusEvidence);
  return words === undefined
    ? null
    : settleStatus({ entries: readEntries(words), delivery: words, cell: null, done: null, section: null }).status;
}

/** The status as it is, and the others, the one that the words against say first. */
export function statuses(about: About): Answer[] {
  const now = about.rec?.status ?? "open";
  const said = saidAgainst(about);
  const others = (Object.keys(STATUS_WORDS) as Status[]).filter((s) => s !== now).sort((a, b) => Number(b === said) - Number(a === said));
  return [
    { label: `Accept: ${statusWords(now)}`, action: "accept", key: "a" },
    ...others.map((s, i) => ({
      label: `Correct to ${statusWords(s)}`,
      action: "correct" as const,
      field: "status",
      now: s,
      ...(i === 0 ? { key: "o" } : {}),
    })),
  ];
}

/** The words given to a recommendation that is chosen. */
export function giveTo(about: About, field: "text" | "update"): Blank {
  const ids = about.edition.recommendations.map((r) => r.id);
  return {
    label: "Or give them to",
    action: "give",
    field,
    value: "",
    long: false,
    choose: ids,
    forUpdate: field === "update",
    button: "Give",
  };
}

/** The recommendation that the words follow in the source, else the one that stands last before the finding's page. */
function lastBefore({ edition, finding }: About): Recommendation | undefined {
  const { recommendations } = edition;
  const near = /, after (.+): it cannot be told/.exec(finding.message)?.[1];
  const page = finding.pages[0] ?? Number.POSITIVE_INFINITY;
  const before = recommendations.filter((r) => r.source.some((p) => p.page <= page && p.field === "text"));
  return recommendations.find((r) => r.id === near) ?? before.at(-1) ?? recommendations.at(-1);
}

/** Words that are a recommendation which was not read as one. */
export function ownRow(about: About): Blank {
  return {
    label: "Or they are a recommendation of their own",
    action: "new-row",
    field: "text",
    value: about.finding.text ?? "",
    long: true,
    choose: about.edition.recommendations.map((r) => r.id),
    after: lastBefore(about)?.id ?? null,
    button: "Make it a recommendation",
  };
}

/** The words joined to the recommendation above them. */
export function above(about: About): Answer[] {
  const last = lastBefore(about);
  return last === undefined ? [] : [{ label: `Join to Rec ${last.id} above`, action: "give", with: last.id, field: "text", key: "a" }];
}

/** Whether a recommendation is one of the edition before: as it was taken to be, another one, or a new one. */
export function sameOrNot(about: About): Omit<Question, "words" | "why"> {
  const { message } = about.finding;
  const id = about.finding.recommendation ?? "";
  const matched = /matched with (\S+) of the edition before/.exec(message)?.[1];
  const near = /but (\S+) is nearly as close/.exec(message)?.[1];
  if (matched === undefined)
    return {
      asks: `Is ${about.name} a new one under an old number?`,
      answers: [accept("Accept: a new one"), { label: "Correct: the same as before", action: "same", with: id, key: "o" }],
      blanks: [],
    };
  const other: Answer[] =
    near === undefined ? [] : [{ label: `Correct: it is the former Rec ${near}`, action: "same", with: near, key: "o" }];
  return {
    asks: `Is ${about.name} the former Rec ${matched}?`,
    answers: [
      accept("Accept: the same"),
      ...other,
      { label: "Correct: two different ones", action: "different", ...(near === undefined ? { key: "o" } : {}) },
    ],
    blanks: [],
  };
}

/** The dates of a cell that were not taken: of two, the finding quotes both and the one that is taken. */
export function otherDates({ finding }: About): Answer[] {
  const quoted = [...finding.message.matchAll(/"([^"]+)"/g)].map((m) => m[1] ?? "");
  const taken = quoted.at(-1);
  const others = [...new Set(quoted.filter((q) => q !== taken))];
  return others.map((now, i) => ({
    ...{ label: `Correct to ${now}`, action: "correct" as const, field: "delivery", now },
    ...(i === 0 ? { key: "o" } : {}),
  }));
}
