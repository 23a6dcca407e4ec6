import { longDay } from "../../model/day.ts";
import type { PaperHead } from "../blocks.ts";
import { plural } from "../wording.ts";
import type { Doubts } from "./doubts.ts";
import { lineCount } from "./measure.ts";
import type { View } from "./view.ts";

const TITLE = (164 * 72) / 25.4; // points: the width of the page's text

/** The head of the paper, and what stands on every page. */
export function headOf(view: View, doubts: Doubts): PaperHead {
  const { input } = view;
  const { title, marking } = input.edition.edition;
  const day = longDay(view.date);
  const edition = input.revision > 1 ? `${day}, revision ${input.revision}` : day;
  const full = `${title}: ${input.before === null ? "position" : "progress"} at ${day}`;
  // A title of three lines costs page one what it needs for the position: the day then stands among the facts.
  const long = lineCount(full, 18, TITLE, true) > 2;
  return {
    organisation: input.settings.organisation,
    board: input.board?.name ?? null,
    title: long ? title : full,
    facts: factsOf(view, edition, long),
    marking: input.board?.marking ?? marking,
    footer: [footTitle(title, input.settings.largePrint), edition],
    draft: doubts.errors.length === 0 ? null : `DRAFT – ${doubts.errors.length} ${plural(doubts.errors.length, "point")} to settle`,
    language: "en-GB",
    author: input.settings.author,
    subject: `${title}, edition of ${edition}`,
    date: view.date,
    editionDigest: input.editionDigest,
  };
}

const FOOT = (50 * 72) / 25.4; // points: the left place of the page's foot

/** The title as the foot of every page has room for it: two lines, one in large print, and the day beneath. */
export function footTitle(title: string, large: boolean): string {
  const fits = (words: string): boolean => lineCount(words, large ? 12 : 7.5, FOOT) <= (large ? 1 : 2);
  const words = title.split(" ");
  const cut = words.findLastIndex((_, i) => i > 0 && fits(`${words.slice(0, i).join(" ")}\u00a0…`));
  return fits(title) || cut < 0
    ? title
    : `${words
        .slice(0, cut)
        .join(" ")
        .replace(/(?:[,;:–-]|\s(?:of|and|the|for|in|on|to|with))+$/i, "")}\u00a0…`;
}

function factsOf({ input }: View, edition: string, long: boolean): { label: string; value: string }[] {
  const fact = (label: string, value: string | null): { label: string; value: string }[] => (value === null ? [] : [{ label, value }]);
  return [
    ...(input.meeting === null ? [] : fact("Meeting", longDay(input.meeting))),
    // In large print a fifth fact would break them all; the day stands in the heading of the position and at the foot.
    ...(input.meeting === null || (long && !input.settings.largePrint) ? fact("Edition", edition) : []),
    ...fact("Agenda item", input.board?.agendaItem ?? null),
    ...fact("Purpose", input.board?.purpose ?? "For decision"),
    ...fact("Report author", input.settings.author),
  ];
}
