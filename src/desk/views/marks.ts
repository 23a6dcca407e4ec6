import type { Recommendation } from "../../model/edition.ts";
import type { Finding } from "../../model/finding.ts";
import type { PlacedWord } from "../../reader-job.ts";
import type { Rect } from "./picture.ts";
import { quotedIn } from "./source.ts";

const fold = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

type Box = PlacedWord["box"];

const inside = (w: PlacedWord, boxes: readonly Box[]) =>
  boxes.some(
    (b) =>
      (w.box[0] + w.box[2]) / 2 >= b[0] &&
      (w.box[0] + w.box[2]) / 2 <= b[2] &&
      (w.box[1] + w.box[3]) / 2 >= b[1] &&
      (w.box[1] + w.box[3]) / 2 <= b[3],
  );

/** The words in a row that say a text, however it is broken into words and lines; none where they do not all stand there. */
export function wordsSaying(words: readonly PlacedWord[], text: string): PlacedWord[] {
  return everySaying(words, text)[0] ?? [];
}

/** Every place where a text is said. */
function everySaying(words: readonly PlacedWord[], text: string): PlacedWord[][] {
  const wanted = fold(text);
  if (wanted === "") return [];
  const folded = words.map((w) => fold(w.text));
  const found: PlacedWord[][] = [];
  for (let i = 0; i < words.length; i++) {
    let said = "";
    let k = i;
    while (k < words.length && said.length < wanted.length && wanted.startsWith(said + folded[k])) said += folded[k++];
    if (said === wanted) found.push(words.slice(i, k));
  }
  return found;
}

/** The words that a finding is about: of several places where they are said, the one in line with the heading that its message quotes. */
function askedWords(words: readonly PlacedWord[], finding: Finding): PlacedWord[] {
  const places = everySaying(words, finding.text ?? "");
  const headings = quotedIn(finding.message).flatMap((q) => wordsSaying(words, q));
  const inLine = (place: readonly PlacedWord[]) => headings.some((h) => place.some((w) => w.box[1] < h.box[3] && w.box[3] > h.box[1]));
  return places.find(inLine) ?? places[0] ?? [];
}

/** Boxes about words, a line each. */
function lines(words: readonly PlacedWord[]): Box[] {
  const out: [number, number, number, number][] = [];
  for (const { box } of words) {
    const line = out.at(-1);
    const same = line !== undefined && box[1] < line[3] && box[3] > line[1] && box[0] >= line[0];
    if (!same) out.push([box[0], box[1], box[2], box[3]]);
    else line.splice(0, 4, line[0], Math.min(line[1], box[1]), Math.max(line[2], box[2]), Math.max(line[3], box[3]));
  }
  return out;
}

const rect = (b: Box, field: string, label: string): Rect => ({ x: b[0], y: b[1], width: b[2] - b[0], height: b[3] - b[1], field, label });

/**
 * What is marked on the picture of a page: the words that a status was read from, those that speak `against` it, and those that a finding asks about.
 */
export function marksOn(
  page: number,
  words: readonly PlacedWord[],
  rec: Recommendation | null,
  finding: Finding | null,
  against: readonly string[] = [],
): Rect[] {
  const here = words.filter((w) => w.page === page);
  const cells = (rec?.source ?? []).flatMap((p) => (p.page === page && p.box !== null ? [p.box as Box] : []));
  const own = here.filter((w) => inside(w, cells));
  const evidence = rec === null ? [] : wordsSaying(own, rec.statusEvidence ?? "");
  const contrary = against.flatMap((said) => wordsSaying(own, said));
  const asked = finding === null || finding.recommendation !== null ? [] : askedWords(here, finding);
  return [
    ...lines(evidence).map((b) => rect(b, "evidence", "The status was read from these words")),
    ...lines(contrary).map((b) => rect(b, "against", "These words speak against the status")),
    ...lines(asked).map((b) => rect(b, "asked", "The words in question")),
  ];
}
