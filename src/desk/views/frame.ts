import { longDay } from "../../model/day.ts";
import { isLive } from "../../model/edition.ts";
import type { Finding } from "../../model/finding.ts";
import { findingAbout } from "../../model/finding.ts";
import { settledBy } from "../../model/settled.ts";
import type { Seen } from "../desk.ts";

/** A place of the desk in its bar, with what is left there. */
interface Place {
  readonly href: string;
  readonly label: string;
  readonly left: string;
  readonly current: boolean;
}

/** What stands round every page. */
export interface Frame {
  readonly title: string;
  readonly marking: string | null;
  readonly plan: string | null;
  readonly edition: string | null;
  readonly who: string | null;
  readonly home: string;
  readonly places: readonly Place[];
  readonly revision: number | null;
  readonly decisions: string | null;
  readonly token: string;
  readonly keys: readonly { readonly key: string; readonly does: string }[];
  /** A newer edition than this one, or where this one has gone. */
  readonly newer: { readonly words: string; readonly href: string; readonly label: string } | null;
  /** Seconds after which a page without script loads itself again; null for never. */
  readonly refresh: number | null;
}

export type PlaceName = "home" | "review" | "compare" | "paper" | "recommendations" | "findings" | "columns";

/** The address of an edition's pages. */
export function editionPath(seen: Seen): string {
  const { plan, date } = seen.snapshot.info;
  return `/p/${plan}/${date}`;
}

export const count = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

/** Findings that a person is asked; the others are notes of how something was read. */
export function toSettle(seen: Seen): { readonly finding: Finding; readonly index: number; readonly settled: boolean }[] {
  return seen.snapshot.findings
    .map((finding, index) => ({ finding, index, settled: settledBy(finding, seen.snapshot.decisions) !== null }))
    .filter(({ finding }) => finding.severity !== "info" || finding.code === "decision-stale");
}

/** How many recommendations changed since the edition before. */
export function changedIds(seen: Seen): readonly string[] {
  const { changes } = seen.snapshot;
  if (changes === null) return [];
  const still = new Set(changes.unchanged);
  return [...seen.snapshot.edition.recommendations.map((r) => r.id).filter((id) => !still.has(id)), ...changes.removed];
}

/** Whether the paper is a draft: a finding of severity error is open. */
export function draftPoints(seen: Seen): number {
  return seen.snapshot.findings.filter((f) => f.severity === "error" && settledBy(f, seen.snapshot.decisions) === null).length;
}

function places(seen: Seen, here: PlaceName | null): Place[] {
  const base = editionPath(seen);
  const open = toSettle(seen).filter((f) => !f.settled).length;
  const changed = changedIds(seen).length;
  const all: (Place | null)[] = [
    { href: `${base}/`, label: "Home", left: "", current: here === "home" },
    {
      href: `${base}/review`,
      label: "Review",
      left: open === 0 ? "all settled" : `${open} to settle`,
      current: here === "review" || here === "findings",
    },
    seen.snapshot.changes === null
      ? null
      : { href: `${base}/compare`, label: "Compare", left: count(changed, "change"), current: here === "compare" },
    { href: `${base}/paper`, label: "Paper", left: draftPoints(seen) > 0 ? "draft" : "", current: here === "paper" },
    {
      href: `${base}/recommendations`,
      label: "All recommendations",
      left: String(seen.snapshot.edition.recommendations.length),
      current: here === "recommendations" || here === "columns",
    },
  ];
  return all.filter((p) => p !== null);
}

interface Around {
  readonly token: string;
  readonly who: string | null;
}

const KEYS: Readonly<Record<PlaceName, Frame["keys"]>> = {
  home: [],
  paper: [],
  recommendations: [],
  findings: [],
  columns: [],
  review: [
    { key: "N", does: "Next finding" },
    { key: "P", does: "Previous finding" },
    { key: "A", does: "Accept" },
    { key: "O", does: "Correct to what the finding offers" },
    { key: "E", does: "Show these cells, enlarged" },
    { key: "W", does: "Show the whole page" },
    { key: "Z", does: "Undo the last decision" },
    { key: "?", does: "This list" },
  ],
  compare: [
    { key: "N", does: "Next change" },
    { key: "P", does: "Previous change" },
    { key: "?", does: "This list" },
  ],
};

function newerOf(seen: Seen): Frame["newer"] {
  if (seen.newest === null) return null;
  const { info, moved } = seen.newest;
  const words = moved
    ? "The date of this edition was corrected: it stands under another date now, and this is how it was kept before."
    : "There is a newer edition. What is decided here changes what that one is compared with; it is not decided there too.";
  return { words, href: `/p/${info.plan}/${info.date}/`, label: `Open the edition of ${longDay(info.date)}` };
}

/** The frame of a page of an edition. */
export function frameOf(title: string, seen: Seen, here: PlaceName | null, around: Around): Frame {
  const { edition } = seen.snapshot.edition;
  return {
    title: `${title} – ${edition.title}`,
    marking: edition.marking,
    plan: edition.title,
    edition: edition.date === null ? null : longDay(edition.date),
    who: around.who,
    home: `${editionPath(seen)}/`,
    places: places(seen, here),
    revision: seen.snapshot.info.revision,
    decisions: count(seen.snapshot.decisions.length, "decision"),
    token: around.token,
    keys: here === null ? [] : KEYS[here],
    newer: newerOf(seen),
    refresh: null,
  };
}

/** The frame of a page without an edition: first run, reading, an error before anything is archived. */
export function bareFrame(title: string, around: Around): Frame {
  return {
    title,
    marking: null,
    plan: "Action plan desk",
    edition: null,
    who: around.who,
    home: "/",
    places: [],
    revision: null,
    decisions: null,
    token: around.token,
    keys: [],
    newer: null,
    refresh: null,
  };
}

/** Figures of an edition for its line in lists. */
export function figuresOf(recommendations: Seen["snapshot"]["edition"]["recommendations"]): {
  readonly total: number;
  readonly complete: number;
  readonly live: number;
} {
  return {
    total: recommendations.length,
    complete: recommendations.filter((r) => r.status === "complete").length,
    live: recommendations.filter(isLive).length,
  };
}

/** Whether a finding is a doubt about the reading, which is settled here and goes to no board. */
export const isAboutReading = (f: Finding): boolean => findingAbout(f.code) === "reading";
