import type { Paper, PaperBlock } from "../../../src/render/blocks.ts";
import { paperWords } from "../../../src/render/words.ts";
import type { ReadPdf, Shown, Tag } from "./read-pdf.ts";

const byPath = (a: string, b: string): number => {
  const [x, y] = [a.split("/").map(Number), b.split("/").map(Number)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return (x[i] ?? 0) - (y[i] ?? 0);
  return x.length - y.length;
};

const above = (path: string): string[] => path.split("/").map((_, i, steps) => steps.slice(0, i + 1).join("/"));

/** The types of the elements that a path stands in, outermost first. */
export function typesAbove(pdf: ReadPdf, path: string): string[] {
  return above(path)
    .map((p) => pdf.tags.get(p)?.type)
    .filter((t) => t !== undefined);
}

/** The path of what each marked content stands in, by page and number. */
export function pathsOf(pdf: ReadPdf): Map<string, string> {
  return new Map(pdf.owned.map((o) => [`${o.page}:${o.mcid}`, o.path]));
}

/** The words of the tags, in the tags' order: no furniture, no words in drawings, no marks of list items. White space is left out. */
export function wordsInTagOrder(pdf: ReadPdf): string {
  const text = new Map<string, string>();
  for (const s of pdf.shown) if (s.mcid !== null) text.set(`${s.page}:${s.mcid}`, `${text.get(`${s.page}:${s.mcid}`) ?? ""}${s.text}`);
  return pdf.owned
    .filter(({ path }) => !typesAbove(pdf, path).some((type) => type === "Figure" || type === "Lbl"))
    .sort((a, b) => byPath(a.path, b.path) || a.page - b.page)
    .map(({ page, mcid }) => text.get(`${page}:${mcid}`) ?? "")
    .join("")
    .replace(/\s+/g, "");
}

/** The words of a paper as print has them: with the numbers of paragraphs. White space is left out. */
export function printedWords(paper: Paper): string {
  const numbered = (b: PaperBlock): PaperBlock =>
    b.kind === "paragraph" && b.number !== null ? { ...b, inlines: [{ t: "text", text: String(b.number) }, ...b.inlines] } : b;
  return paperWords({ ...paper, blocks: paper.blocks.map(numbered) })
    .join("")
    .replace(/\s+/g, "");
}

/** All elements of a type, in reading order. */
export function tagsOf(pdf: ReadPdf, type: string): Tag[] {
  return [...pdf.tags.values()].filter((t) => t.type === type).sort((a, b) => byPath(a.path, b.path));
}

/** Elements of a type that stand within another, however deep. */
export function within(pdf: ReadPdf, outer: Tag, type: string): Tag[] {
  return tagsOf(pdf, type).filter((t) => t.path.startsWith(`${outer.path}/`));
}

/** The pages, from 1, on which the headings of the second level stand, by their words. */
export function pageOfHeadings(pdf: ReadPdf, paper: Paper): Map<string, number> {
  const headings = paper.blocks.filter((b) => b.kind === "heading" && b.level === 2);
  const tags = tagsOf(pdf, "H2");
  return new Map(headings.map((h, i) => [h.kind === "heading" ? h.anchor : "", 1 + Math.min(...(tags[i]?.pages ?? []))]));
}

const LEADS = new Set(["H1", "H2", "H3", "Caption"]);
const A4 = 842; // points
const MARGIN = 50; // what stands nearer to the paper's edge is in the margin boxes
const FEW = 3; // points: less than a line's descent

/** What stands last on a page though it should lead to something below it: a heading, a caption, a header row, a group's line. */
export function stranded(pdf: ReadPdf): string[] {
  const paths = pathsOf(pdf);
  return Array.from({ length: pdf.pages }, (_, page) => {
    const all = pdf.shown.filter((s) => s.page === page && s.foot > MARGIN && s.top < A4 - MARGIN && s.text.trim() !== "");
    const foot = Math.min(...all.map((s) => s.foot));
    const last = all.filter((s) => s.foot < foot + FEW);
    return last.length > 0 && last.every((s) => isLead(pdf, paths, s)) ? `page ${page + 1}: ${last.map((s) => s.text).join("")}` : "";
  }).filter((line) => line !== "");
}

function isLead(pdf: ReadPdf, paths: ReadonlyMap<string, string>, s: Shown): boolean {
  if (s.mcid === null) return true; // a header row, repeated
  const tags = above(paths.get(`${s.page}:${s.mcid}`) ?? "").map((p) => pdf.tags.get(p));
  return tags.some((t) => t !== undefined && (LEADS.has(t.type) || (t.type === "TH" && t.scope !== "Row")));
}

const ROOM = 254 * (72 / 25.4); // points of text on a page

/** Rows that run over two pages though they would fit on one. */
export function torn(pdf: ReadPdf): string[] {
  const heights = new Map<string, Map<number, [number, number]>>();
  const paths = pathsOf(pdf);
  for (const s of pdf.shown) {
    if (s.mcid === null) continue;
    const row = above(paths.get(`${s.page}:${s.mcid}`) ?? "").findLast((p) => pdf.tags.get(p)?.type === "TR");
    if (row === undefined) continue;
    const pages = heights.get(row) ?? new Map<number, [number, number]>();
    const [foot, top] = pages.get(s.page) ?? [s.foot, s.top];
    heights.set(row, pages.set(s.page, [Math.min(foot, s.foot), Math.max(top, s.top)]));
  }
  return [...heights]
    .filter(([, pages]) => pages.size > 1 && [...pages.values()].reduce((sum, [foot, top]) => sum + top - foot, 0) < ROOM * 0.9)
    .map(([row, pages]) => `row ${row} on pages ${[...pages.keys()].map((p) => p + 1).join(", ")}`);
}
