import { longDay } from "../../model/day.ts";
import type { PaperHead } from "../blocks.ts";
import { plural } from "../wording.ts";
import type { Doubts } from "./doubts.ts";
import type { View } from "./view.ts";

/** The head of the paper, and what stands on every page. */
export function headOf(view: View, doubts: Doubts): PaperHead {
  const { input } = view;
  const { title, marking } = input.edition.edition;
  const day = longDay(view.date);
  const edition = input.revision > 1 ? `${day}, revision ${input.revision}` : day;
  return {
    organisation: input.settings.organisation,
    board: input.board?.name ?? null,
    title: `${title}: ${input.before === null ? "position" : "progress"} at ${day}`,
    facts: factsOf(view, edition),
    marking: input.board?.marking ?? marking,
    footer: [title, edition],
    draft: doubts.errors.length === 0 ? null : `DRAFT – ${doubts.errors.length} ${plural(doubts.errors.length, "point")} to settle`,
    language: "en-GB",
    author: input.settings.author,
    subject: `${title}, edition of ${edition}`,
    date: view.date,
    editionDigest: input.editionDigest,
  };
}

function factsOf({ input }: View, edition: string): { label: string; value: string }[] {
  const fact = (label: string, value: string | null): { label: string; value: string }[] => (value === null ? [] : [{ label, value }]);
  return [
    ...(input.meeting === null ? fact("Edition", edition) : fact("Meeting", longDay(input.meeting))),
    ...fact("Agenda item", input.board?.agendaItem ?? null),
    ...fact("Purpose", input.board?.purpose ?? "For decision"),
    ...fact("Report author", input.settings.author),
  ];
}
