import { longDay } from "../model/day.ts";
import type { Paper, PaperBlock, PaperHead, TableCell, TableColumn, TableGroup } from "./blocks.ts";
import { cell, dayCell, heading, linesCell, paragraph, planLines, table } from "./paper/cells.ts";
import { countMarks } from "./paper/counts.ts";
import { footTitle } from "./paper/head.ts";
import { numbered } from "./paper/numbered.ts";
import { countSentence } from "./paper/position.ts";
import { setFor } from "./paper/set-blocks.ts";
import { MARKS, markWords, statusWords } from "./paper/status-words.ts";
import { grouped, type Item, toView, type View } from "./paper/view.ts";
import { COLOURS } from "./paper.ts";
import type { PaperInput } from "./paper-input.ts";
import { nameLike } from "./public/name-like.ts";
import { everydayNames, initialsOf, nameReplacer } from "./public/names.ts";
import { peopleOf, rankedSurname } from "./public/people.ts";
import { and } from "./wording.ts";
import { paperWords } from "./words.ts";

/** An extract for the public; `confirm` lists words that look like names and stand in it, for a person to agree to. */
export interface PublicPaper {
  readonly paper: Paper;
  readonly confirm: readonly string[];
}

interface Field {
  /** As the first paragraph names it. */
  readonly words: string;
  readonly column: TableColumn;
  readonly cell: (item: Item, view: View, clean: (text: string) => string) => TableCell;
}

/** Fields that the settings can allow; a name that stands here for none is refused by the settings' reader. */
const fields: Readonly<Record<string, Field>> = {
  id: { words: "number", column: { heading: "Rec", kind: "rec", width: 14 }, cell: (item) => cell({ t: "text", text: item.id }) },
  text: {
    words: "wording",
    column: { heading: "Recommendation", kind: "words", width: null },
    cell: (item, _view, clean) => ({ lines: planLines(clean(item.r.text)) }),
  },
  owner: {
    words: "the role or unit responsible",
    column: { heading: "Responsible", kind: "words", width: 36 },
    cell: (item, _view, clean) => ownerCell(item, clean),
  },
  update: {
    words: "update",
    column: { heading: "Update", kind: "words", width: 50 },
    cell: (item, _view, clean) => ({ lines: planLines(clean(item.r.update) || "–") }),
  },
  delivery: {
    words: "delivery date",
    column: { heading: "Delivery date", kind: "date", width: 30 },
    cell: (item) => dayCell(item.r.delivery.date),
  },
  status: { words: "status", column: { heading: "Status", kind: "words", width: 22 }, cell: (item) => cell(statusWords[item.r.status]) },
};

/** The extract that the settings allow. Nothing is written of it while `confirm` holds words that nobody has agreed to. */
export function toPublicPaper(input: PaperInput, options: { readonly paperNumber: string }): PublicPaper {
  const view = toView(input);
  const people = peopleOf(input);
  const clean = nameReplacer(people);
  const allowed = Object.keys(fields).filter((name) => input.settings.public.fields.includes(name));
  const blocks = numbered([...position(view, allowed), planTable(view, allowed, clean)]);
  const head = publicHead(view, options.paperNumber.trim() || view.date, clean);
  const paper: Paper = {
    schemaVersion: 1,
    head,
    blocks: blocks.map(setFor(view)),
    largePrint: input.settings.largePrint,
    colours: { ...COLOURS, ...input.settings.colours },
  };
  const also = [...everydayNames(people), ...initialsOf(people)];
  return { paper, confirm: nameLike(paperWords({ ...paper, head: { ...head, organisation: null } }), also) };
}

/** Nothing of the board, its meeting, the author or the archive. */
function publicHead({ input, date }: View, number: string, clean: (text: string) => string): PaperHead {
  const title = clean(input.edition.edition.title);
  return {
    organisation: input.settings.organisation,
    board: null,
    title: `${title}: position at ${longDay(date)}`,
    facts: [
      { label: "Edition", value: longDay(date) },
      { label: "Paper number", value: number },
    ],
    marking: input.settings.public.marking,
    footer: [footTitle(title, input.settings.largePrint), longDay(date)],
    draft: null,
    notice: `Extract for the public, paper ${number}`,
    language: "en-GB",
    author: null,
    subject: `Extract for the public, paper ${number}`,
    date,
    editionDigest: null,
  };
}

/** Counts by status, and by date where dates are allowed. */
function position(view: View, allowed: readonly string[]): PaperBlock[] {
  const lead = paragraph(
    `This is an extract of the plan at ${longDay(view.date)}. It gives ${and(allowed.map((name) => fields[name]?.words ?? name)).join("")} for each recommendation.`,
  );
  if (!allowed.includes("status")) return [heading("What this is", "purpose"), lead];
  const c = countMarks(view.items.map((item) => item.mark));
  const words = paragraph(...countSentence(c));
  const bar = allowed.includes("delivery") ? [barOf(view)] : [];
  return [heading("What this is", "purpose"), lead, heading(`Position at ${longDay(view.date)}`, "position"), ...bar, words];
}

/** By what an outsider can check: status and date, not risk. */
function barOf(view: View): PaperBlock {
  const counts = countMarks(
    view.items.map((item) => (item.mark === "soon" ? (item.r.delivery.date === null ? "no-date" : "ahead") : item.mark)),
  );
  const parts = MARKS.filter((mark) => counts[mark] > 0).map((mark) => ({
    mark,
    label: markWords[mark].toLowerCase(),
    count: counts[mark],
  }));
  return { kind: "chart", caption: null, alt: `${parts.map((p) => `${p.count} ${p.label}`).join(", ")}.`, chart: { kind: "bar", parts } };
}

function planTable(view: View, allowed: readonly string[], clean: (text: string) => string): PaperBlock {
  const shown = allowed.map((name) => fields[name]).filter((f) => f !== undefined);
  const group = (title: string | null, items: readonly Item[]): TableGroup => ({
    heading: title === null || title === "" ? null : [{ t: "strong", text: title }],
    rows: items.map((item) => ({ cells: shown.map((f) => f.cell(item, view, clean)) })),
  });
  const sections = view.input.settings.public.fields.includes("section");
  const groups = sections
    ? [...grouped(view.items, (item) => clean(item.r.section ?? ""))].map(([title, items]) => group(title, items))
    : [group(null, view.items)];
  return {
    ...table(
      "list",
      `The recommendations at ${longDay(view.date)}`,
      shown.map((f) => f.column),
      groups,
    ),
    anchor: "table-plan",
  };
}

/** "Station Manager" for "Station Manager Quill". */
function withoutSurname(role: string): string {
  const name = rankedSurname(role);
  return name === null ? role : role.trim().slice(0, -name.length).trim();
}

/** Role or unit, never a name; where the plan gives only names, that is said. */
function ownerCell({ r }: Item, clean: (text: string) => string): TableCell {
  const parts = r.owners.map((o) => [o.role, o.unit].flatMap((s) => (s === null || s.trim() === "" ? [] : [withoutSurname(s)])).join(", "));
  const shown = parts.map(clean);
  const known = [...new Set(shown.filter((s) => s !== ""))];
  return known.length === 0 ? cell(r.owner.trim() === "" ? "None" : "Named person") : linesCell(known.map((s) => [s]));
}
