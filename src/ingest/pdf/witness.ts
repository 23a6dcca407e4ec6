import { type Finding, finding } from "../../model/finding.ts";
import type { Block, IngestOptions, Run, SourceDocument } from "../table.ts";
import { askWitness, type Testimony } from "./ask-witness.ts";

/** Letters and figures only, folded: how a word is split, hyphenated or dressed is no difference between two readers. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

/** pdf-parse reads the same file; its words against ours, page by page. Differences are findings, and so is that it cannot be asked. */
export async function witnessFindings(bytes: Uint8Array, document: SourceDocument, options: IngestOptions): Promise<Finding[]> {
  return compareWitness(wordsByPage(document), await askWitness(bytes, options.password ?? null));
}

/** Our words by page against what the witness says. */
export function compareWitness(ours: ReadonlyMap<number, readonly string[]>, said: Testimony): Finding[] {
  if (typeof said === "string") return [finding("no-witness", `The independent reader could not be asked: ${said}`)];
  return said.flatMap((text, k) => comparePage(k + 1, ours.get(k + 1) ?? [], text) ?? []);
}

/** Text painted twice for boldness is one word to us; the witness gives it twice, parted by a tab, as it does two equal cells: either way agrees. */
function comparePage(page: number, ours: readonly string[], text: string): Finding | null {
  const differs = compare(page, ours, text.split(/\s+/));
  const once = text.replace(/([^\t\n]+?)\t\1(?=\s|$)/g, "$1");
  return differs === null || once === text ? differs : compare(page, ours, once.split(/\s+/));
}

/** All words of a document by page, wherever they were put. */
export function wordsByPage(document: SourceDocument): Map<number, string[]> {
  const out = new Map<number, string[]>();
  const add = (r: Run) => {
    const words = out.get(r.page);
    if (words === undefined) out.set(r.page, [r.text]);
    else words.push(r.text);
  };
  for (const block of document.blocks) for (const r of blockRuns(block)) add(r);
  for (const r of document.furniture) add(r);
  return out;
}

function blockRuns(block: Block): Run[] {
  const paragraphs = block.kind === "text" ? [block.paragraph] : block.rows.flatMap((r) => r.cells.flatMap((c) => c.paragraphs));
  return paragraphs.flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]);
}

function compare(page: number, ours: readonly string[], theirs: readonly string[]): Finding | null {
  const [a, b] = leftOver(ours, theirs);
  if (sameLetters(a.join(""), b.join(""))) return null;
  const onlyOurs = notWithin(a, b.join(""));
  const onlyTheirs = notWithin(b, a.join(""));
  if (onlyOurs.length === 0 && onlyTheirs.length === 0) return null;
  const said = [
    onlyTheirs.length > 0 ? `it alone has “${quote(onlyTheirs)}”` : "",
    onlyOurs.length > 0 ? `it lacks “${quote(onlyOurs)}”` : "",
  ];
  const message = `The independent reader differs on page ${page}: ${said.filter((s) => s !== "").join("; ")}`;
  return finding("witness-differs", message, { pages: [page], text: [...onlyTheirs, ...onlyOurs].join(" ") });
}

/** The words of each list that the other lacks, folded, each as often as it is left. */
function leftOver(ours: readonly string[], theirs: readonly string[]): [string[], string[]] {
  const counts = new Map<string, number>();
  for (const w of ours.map(fold)) if (w !== "") counts.set(w, (counts.get(w) ?? 0) + 1);
  const onlyTheirs: string[] = [];
  for (const w of theirs.map(fold)) {
    if (w === "") continue;
    const left = counts.get(w) ?? 0;
    if (left > 0) counts.set(w, left - 1);
    else onlyTheirs.push(w);
  }
  return [[...counts].flatMap(([w, n]) => Array.from({ length: n }, () => w)), onlyTheirs];
}

function sameLetters(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join("") === [...b].sort().join("");
}

function notWithin(words: readonly string[], other: string): string[] {
  return words.filter(
    (w) => !other.includes(w) && !(w.length > 3 && [...pieces(w)].some(([x, y]) => other.includes(x) && other.includes(y))),
  );
}

/** The ways to cut a word in two, for words that the other reader splits. */
function* pieces(word: string): Generator<[string, string]> {
  for (let k = 1; k < word.length; k++) yield [word.slice(0, k), word.slice(k)];
}

const MOST_WORDS = 12;

function quote(words: readonly string[]): string {
  return words.slice(0, MOST_WORDS).join(" ") + (words.length > MOST_WORDS ? " …" : "");
}
