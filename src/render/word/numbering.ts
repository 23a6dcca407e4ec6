import { AlignmentType, type ILevelsOptions, LevelFormat } from "docx";
import type { Line, PaperBlock } from "../blocks.ts";
import { INKS, twips } from "./measures.ts";

interface List {
  readonly reference: string;
  readonly levels: readonly ILevelsOptions[];
}

const HANG = twips(9); // holds the paragraph number

function level(format: keyof typeof LevelFormat, text: string, left: number, hanging: number, start = 1): ILevelsOptions {
  return {
    level: 0,
    format: LevelFormat[format],
    text,
    start,
    alignment: AlignmentType.LEFT,
    style: { run: { color: INKS.soft, bold: false }, paragraph: { indent: { left, hanging } } },
  };
}

/** Bullets of cells: three levels, as far as plans go. */
function bullets(): List {
  const step = twips(3);
  const levels = ["•", "–", "•"].map((text, n) => ({ ...level("BULLET", text, step * (n + 1), step), level: n }));
  return { reference: "bullets", levels };
}

/** The list that prints an ordinal as the plan has it ("2.", "b)", "iv"): one for each that there is. */
export const ordinalList = (ordinal: string): string => `ordinal-${ordinal}`;

const linesOf = (block: PaperBlock): readonly Line[] =>
  block.kind === "table" ? block.groups.flatMap((g) => g.rows.flatMap((r) => r.cells.flatMap((c) => c.lines))) : [];

// The plan's own numbers are never counted anew: each is the "bullet" of a list.
function ordinals(blocks: readonly PaperBlock[]): List[] {
  const found = new Set(blocks.flatMap(linesOf).flatMap((line) => (line.list?.ordinal ? [line.list.ordinal] : [])));
  return [...found].map((ordinal) => ({ reference: ordinalList(ordinal), levels: [level("BULLET", ordinal, twips(5), twips(5))] }));
}

/** Which list numbers each paragraph: a new one begins where the numbers do not run on. */
export function paragraphLists(blocks: readonly PaperBlock[]): ReadonlyMap<PaperBlock, string> {
  const lists = new Map<PaperBlock, string>();
  let expected = -1;
  let reference = "";
  for (const block of blocks) {
    if (block.kind !== "paragraph" || block.number === null) continue;
    if (block.number !== expected) reference = `paragraphs-${block.number}-${lists.size}`;
    lists.set(block, reference);
    expected = block.number + 1;
  }
  return lists;
}

/** One list for each set of requests, so that each begins at (a). */
export const requestList = (index: number): string => `requests-${index}`;

/** The numbering of a paper: paragraphs 1, 2, 3; requests (a), (b), (c); bullets. */
export function numberingOf(blocks: readonly PaperBlock[]): List[] {
  const lists = paragraphLists(blocks);
  const starts = new Map([...lists.values()].map((reference) => [reference, Number(reference.split("-")[1])]));
  const paragraphs = [...starts].map(([reference, start]) => ({ reference, levels: [level("DECIMAL", "%1", HANG, HANG, start)] }));
  const requests = blocks.flatMap((b, i) =>
    b.kind === "requests" ? [{ reference: requestList(i), levels: [level("LOWER_LETTER", "(%1)", HANG, HANG)] }] : [],
  );
  return [...paragraphs, ...requests, bullets(), ...ordinals(blocks)];
}
