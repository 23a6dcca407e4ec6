import { isSeparator } from "./records.ts";

/** A page of the file: what stands at its head and foot, and the lines between. */
export interface TextPage {
  readonly furniture: readonly string[];
  readonly lines: readonly string[];
}

const HEADING = /^(#{1,6})\s+(\S.*)$/;

/** The heading in a line "## Concerto Action Plan", with its level; null for other lines. */
export function headingOf(line: string): { readonly level: number; readonly text: string } | null {
  const [, signs = "", text = ""] = HEADING.exec(line.trim()) ?? [];
  return text === "" ? null : { level: signs.length, text };
}

/** Parts a file at its page headers: form feeds, and the headings that are the same as its first. */
export function textToPages(text: string): TextPage[] {
  const lines = text.split(/\r\n?|\n/);
  const first = lines.find((l) => headingOf(l) !== null);
  const pages = lines.reduce<string[][]>(
    (all, line) => {
      const last = all.at(-1) as string[];
      const begins = line.startsWith("\f") || (first !== undefined && mask(line) === mask(first) && last.some((l) => l.trim() !== ""));
      if (begins) all.push([line.replace(/^\f/, "")]);
      else last.push(line);
      return all;
    },
    [[]],
  );
  const recurring = recurringLines(pages);
  return pages.map((page, i) => cutFurniture(page, recurring, i === 0 && pages.length === 1 ? first : undefined));
}

/** Page numbers and dates differ from page to page: figures do not count. */
function mask(line: string): string {
  return line.trim().replace(/\d+/g, "0");
}

/** Lines without tabs that stand at the head or foot of two pages or more. */
function recurringLines(pages: readonly (readonly string[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edges = new Set([...headLines(page), ...headLines([...page].reverse())].map(mask));
    for (const line of edges) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([line]) => line));
}

const EDGE = 6; // lines: a page header has two or three

function headLines(page: readonly string[]): string[] {
  const filled = page.filter((l) => l.trim() !== "" && !isSeparator(l));
  const tabbed = filled.findIndex((l) => l.includes("\t"));
  return filled.slice(0, Math.min(EDGE, tabbed < 0 ? EDGE : tabbed));
}

function cutFurniture(page: readonly string[], recurring: ReadonlySet<string>, title: string | undefined): TextPage {
  const isFurniture = (line: string) =>
    line.trim() !== "" && (recurring.has(mask(line)) || line === title || (title !== undefined && isDateLine(line)));
  const tabbed = page.flatMap((l, i) => (l.includes("\t") ? [i] : []));
  const edge = (i: number) => i < (tabbed[0] ?? page.length) || i > (tabbed.at(-1) ?? -1);
  return {
    furniture: page.filter((l, i) => edge(i) && isFurniture(l)),
    lines: page.filter((l, i) => !(edge(i) && isFurniture(l))),
  };
}

/** "04/10/2017 CONFIDENTIAL": the second line of a page header. */
function isDateLine(line: string): boolean {
  return /\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b(19|20)\d\d\b/.test(line) && line.trim().split(/\s+/).length <= 8;
}
