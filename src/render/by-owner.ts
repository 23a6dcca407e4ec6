import { daysBetween, longDay } from "../model/day.ts";
import { isLive } from "../model/edition.ts";
import { slug } from "../model/text.ts";
import { anchorOf, type Paper, type PaperBlock, type TableGroup } from "./blocks.ts";
import { emlOf } from "./by-owner/eml.ts";
import { firstDate } from "./paper/arrange.ts";
import { cell, dayCell, groupHeading, heading, paragraph, table } from "./paper/cells.ts";
import { doubtsOf } from "./paper/doubts.ts";
import type { Told } from "./paper/fact-kinds.ts";
import { type Material, toMaterial } from "./paper/facts.ts";
import { fullColumns, fullRow } from "./paper/full-row.ts";
import { headOf } from "./paper/head.ts";
import { numbered } from "./paper/numbered.ts";
import { setFor } from "./paper/set-blocks.ts";
import { oneLine } from "./paper/shorten.ts";
import { type Item, toView } from "./paper/view.ts";
import { COLOURS } from "./paper.ts";
import type { PaperInput } from "./paper-input.ts";
import { and, atStart, inSentence, type Piece, plural } from "./wording.ts";

/** One owner's short paper with a draft of the letter it goes with (an .eml file's text; nothing is sent). `file` is a name without ending. */
export interface OwnerPaper {
  readonly owner: string;
  readonly file: string;
  readonly paper: Paper;
  readonly eml: string;
}

interface Share {
  readonly owner: string;
  readonly told: readonly Told[];
}

/** A short paper for each owner of something live, in the order of the alphabet. */
export function toOwnerPapers(input: PaperInput): OwnerPaper[] {
  const material = toMaterial(toView(input));
  const used = new Set<string>();
  return sharesOf(material).map((share) => {
    const paper = ownerPaper(share, material);
    return { owner: share.owner, file: unused(slug(share.owner), used), paper, eml: emlOf(paper, share.owner) };
  });
}

/** Everyone named in an owner cell has a share in it; a cell of several people is each one's. */
function sharesOf(material: Material): Share[] {
  const live = material.told.filter((t) => !t.item.former && isLive(t.item.r));
  const shares = new Map<string, Told[]>();
  for (const told of live) for (const owner of ownersOf(told.item)) shares.set(owner, [...(shares.get(owner) ?? []), told]);
  return [...shares].map(([owner, told]) => ({ owner, told })).sort((a, b) => (a.owner < b.owner ? -1 : 1));
}

function ownersOf({ r }: Item): string[] {
  const named = r.owners.map((o) => o.name ?? o.role ?? o.unit).filter((o): o is string => o !== null && o.trim() !== "");
  const whole = oneLine(r.owner);
  if (named.length > 0) return [...new Set(named)];
  return [whole === "" ? "No owner" : whole];
}

function unused(name: string, used: Set<string>): string {
  let free = name;
  for (let n = 2; used.has(free); n++) free = `${name}-${n}`;
  used.add(free);
  return free;
}

interface Group {
  readonly title: string;
  /** In a sentence after their number: "two overdue". */
  readonly words: string;
  readonly gloss: string;
  readonly holds: (t: Told) => boolean;
}

const QUIET = "on which nothing is asked";
const GROUPS: readonly Group[] = [
  {
    title: "Overdue",
    words: "overdue",
    gloss: "days since the present date; please give a new one, with the reason, or close it",
    holds: (t) => t.facts.includes("overdue"),
  },
  { title: "Due next", words: "due next", gloss: "before the next meeting; days left", holds: (t) => t.facts.includes("due") },
  { title: "No delivery date", words: "without a delivery date", gloss: "please give one", holds: (t) => t.facts.includes("no-date") },
  {
    title: "Without update",
    words: "without a recent update",
    gloss: "please say where it stands",
    holds: (t) => t.facts.includes("stale"),
  },
  { title: "Other", words: QUIET, gloss: "days left; nothing is asked today", holds: () => true },
];

function ownerPaper(share: Share, material: Material): Paper {
  const { view } = material;
  const head = headOf(view, doubtsOf(view));
  const blocks = numbered(blocksOf(share, material));
  const title = `${view.input.edition.edition.title}: ${share.owner} at ${longDay(view.date)}`;
  return {
    schemaVersion: 1,
    head: {
      ...head,
      title,
      board: null,
      facts: [
        { label: "Edition", value: longDay(view.date) },
        { label: "For", value: share.owner },
      ],
      subject: title,
    },
    blocks: blocks.map(setFor(view)),
    largePrint: view.input.settings.largePrint,
    colours: { ...COLOURS, ...view.input.settings.colours },
  };
}

function blocksOf(share: Share, material: Material): PaperBlock[] {
  const { view } = material;
  const groups = groupsOf(share, material);
  const counts = groups.map((g) => `${inSentence(g.rows.length)} ${g.words}`);
  const quiet = groups.length === 1 && groups[0]?.words === QUIET;
  const n = share.told.length;
  return [
    heading("What is yours", "yours"),
    paragraph(
      `${atStart(n)} live ${plural(n, "recommendation")} at ${longDay(view.date)}${quiet ? "; nothing is asked today" : `: ${and(counts).join("")}`}.`,
    ),
    {
      ...table(
        "attention",
        "Your live recommendations, most pressing first",
        fullColumns("Present date", "Days").map((c) => (c.kind === "words" ? { ...c, heading: "Short name and the plan’s words" } : c)),
        groups.map((g) => g.group),
      ),
      anchor: "table-yours",
    },
  ];
}

/** The name alone: whose it is stands above. One that is shared says with whom. */
function nameOf(item: Item, owner: string): Piece[] {
  const others = ownersOf(item).filter((o) => o !== owner);
  const name: Piece = { t: "strong", text: item.name };
  return others.length === 0 ? [name] : [name, { t: "soft", text: ` – with ${and(others).join("")}` }];
}

function groupsOf(share: Share, material: Material): { words: string; rows: TableGroup["rows"]; group: TableGroup }[] {
  const left = new Set(share.told);
  return GROUPS.flatMap(({ title, words, gloss, holds }) => {
    const told = [...left].filter(holds);
    for (const t of told) left.delete(t);
    const rows = told.map((t) => rowOf(t, share.owner, material));
    return rows.length === 0 ? [] : [{ words, rows, group: { heading: groupHeading(title, gloss), rows } }];
  });
}

function rowOf(told: Told, owner: string, material: Material) {
  const { item } = told;
  const date = item.r.delivery.date;
  const left = date === null ? null : daysBetween(material.view.date, date);
  const days = left === null || (left < 0 && !told.facts.includes("overdue")) ? "–" : Math.abs(left); // one on hold has none to count
  // A group of a board paper has said "the same update as"; here each row is read alone.
  return {
    ...fullRow({ ...told, home: null }, material, [dayCell(firstDate(item)), dayCell(date), cell(days)], nameOf(item, owner)),
    anchor: anchorOf(item.id),
  };
}
