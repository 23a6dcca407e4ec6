import { longDay } from "../../model/day.ts";
import { isLive } from "../../model/edition.ts";
import type { RecommendationHistory } from "../../model/history.ts";
import type { PaperBlock } from "../blocks.ts";
import { be, days, inSentence, type Piece, plural, recs } from "../wording.ts";
import { plainParagraph } from "./cells.ts";
import type { Item, View } from "./view.ts";

const MOST = 6; // named one by one
const QUIET = 3; // editions without a changed word that are worth a sentence

type Known = Item & { readonly history: RecommendationHistory };

/** How long the live ones have been open, and which have stood without a changed word: what the archive remembers and no edition says. */
export function standing(view: View): PaperBlock[] {
  const live = view.items.filter((item): item is Known => isLive(item.r) && item.history !== null);
  return [longestOpen(live), unchanged(live)].filter((words) => words.length > 0).map((words) => plainParagraph(...words));
}

function longestOpen(live: readonly Known[]): Piece[] {
  const most = Math.max(0, ...live.map((item) => item.history.daysOpen));
  const longest = live.filter((item) => item.history.daysOpen === most);
  const [first] = longest.map((item) => item.history.firstSeen).sort();
  if (most === 0 || first === undefined) return [];
  if (longest.length > MOST) return []; // as old as the archive: that says nothing of them
  if (live.length === 1)
    return ["The one live recommendation, ", ...named(longest), `, has been open for ${days(most)}, first seen on ${longDay(first)}.`];
  const since = `${days(most)}, first seen on ${longDay(first)}`;
  return [
    `The longest open of ${inSentence(live.length)} live ${plural(live.length, "recommendation")} ${be(longest.length)} `,
    ...named(longest),
    `: ${since}.`,
  ];
}

function unchanged(live: readonly Known[]): Piece[] {
  const quiet = live.filter(({ history }) => history.life.length >= QUIET && history.life.slice(-QUIET).every((l) => l.changed === 0));
  if (quiet.length === 0) return [];
  const who: Piece[] = quiet.length > MOST ? [`${inSentence(quiet.length)} live recommendations`] : named(quiet);
  return ["Not a word has changed in the last three editions of ", ...who, "."];
}

const named = (items: readonly Item[]): Piece[] => recs(items.map((item) => item.id));
