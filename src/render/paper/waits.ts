import { oneLine, sentencesOf } from "./shorten.ts";
import type { Item, View } from "./view.ts";

/** Several that wait for one thing: the plan's words for it. */
export interface Wait {
  readonly ids: readonly string[];
  readonly words: string;
  /** Whether the words themselves speak of waiting; otherwise only the update is the same. */
  readonly waiting: boolean;
}

const WAITING = /\b(?:await(?:s|ing|ed)?|wait(?:s|ing|ed)?|pending|subject to|depend(?:s|ent|ing)?|until|cannot|once|before)\b/i;
const POINTS = /^(?:please )?(?:see|as|refer)\b.{0,60}$/i;
const LONGEST = 90; // characters that page one has room for

/** The largest group of those given that wait for the same thing, by the same words; null where no two do. */
export function commonWait(items: readonly Item[], view: View): Wait | null {
  return sameWords(items, view) ?? samePhrase(items);
}

function sameWords(items: readonly Item[], view: View): Wait | null {
  const ids = new Set(items.map((item) => item.id));
  const groups = view.input.history.sameUpdate
    .map((same) => ({ words: oneLine(same.words).replace(/[.\s]+$/, ""), ids: same.ids.filter((id) => ids.has(id)) }))
    .filter((same) => same.ids.length > 1 && !POINTS.test(same.words) && same.words.length <= LONGEST);
  const best = groups.reduce<(typeof groups)[number] | null>((a, b) => (a === null || b.ids.length > a.ids.length ? b : a), null);
  return best === null ? null : { ...best, waiting: WAITING.test(best.words) };
}

const LITTLE = new Set(
  "a an the of to in on at by for from with and or is are be been was were has have had will it this that as not no until before once".split(
    " ",
  ),
);

const FINITE = /^(?:is|are|be|been|was|were|has|have|had|will|would|can|could|should|may|must|which|who)$/i;

/** The longest run of words that the waiting sentences of most have in common: "joint tenancy agreement". */
function samePhrase(items: readonly Item[]): Wait | null {
  const said = items.map((item) => ({ id: item.id, runs: runsOf(waitingWords(item)) }));
  const holders = new Map<string, string[]>();
  for (const { id, runs } of said) for (const run of runs) holders.set(run, [...(holders.get(run) ?? []), id]);
  const shared = [...holders].filter(([run, ids]) => ids.length > (run.split(" ").length > 2 ? 1 : 2));
  const best = shared.sort(([a, x], [b, y]) => y.length - x.length || b.length - a.length || (a < b ? -1 : 1))[0];
  return best === undefined ? null : { words: `the ${best[0]}`, ids: best[1], waiting: true };
}

function waitingWords(item: Item): string[] {
  const latest = item.r.entries.at(-1)?.text ?? item.r.update;
  const sentence = sentencesOf(latest).findLast((s) => WAITING.test(s)) ?? "";
  return sentence.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
}

/** Runs of two to eight words that neither begin nor end with a little word, and say neither that something waits nor what happens. */
function runsOf(words: readonly string[]): Set<string> {
  const out = new Set<string>();
  for (let from = 0; from < words.length; from++)
    for (let length = 2; length <= 8 && from + length <= words.length; length++) {
      const run = words.slice(from, from + length);
      const ends = [run[0], run.at(-1)].map((w) => (w ?? "").toLowerCase());
      if (ends.every((w) => !LITTLE.has(w)) && !run.some((w) => WAITING.test(w) || FINITE.test(w))) out.add(run.join(" "));
    }
  return out;
}
