import { type Paragraph, paragraphLine, paragraphText, type Run } from "./table.ts";

/** All runs of some paragraphs, list markers too, in order. */
export function runsOf(paragraphs: readonly Paragraph[]): Run[] {
  return paragraphs.flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]);
}

/** Paragraphs as a field holds them: one line each. */
export function textOf(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .map(paragraphLine)
    .filter((t) => t.trim() !== "")
    .join("\n");
}

/** Paragraphs as one line, joined by spaces: owners, dates, headings. */
export function lineOf(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(printedLine).join(" ").replace(/\s+/g, " ").trim();
}

/** A paragraph as it stands on the page: with its number where it has one, without a bullet. */
export function printedLine(p: Paragraph): string {
  return p.list === null || p.list.ordinal === null ? paragraphText(p) : `${p.list.ordinal}. ${paragraphText(p)}`;
}

/** A paragraph cut in two at an offset of its text; a run that lies across is cut, both parts keep its number. White space goes. */
export function cutParagraph(p: Paragraph, at: number): [Paragraph, Paragraph] {
  const head: Run[] = [];
  const tail: Run[] = [];
  let offset = 0;
  p.runs.forEach((run, i) => {
    const start = offset + (i === 0 ? 0 : run.glue.length);
    const end = start + run.text.length;
    offset = end;
    if (end <= at) head.push(run);
    else if (start >= at) tail.push(run);
    else {
      head.push({ ...run, text: run.text.slice(0, at - start) });
      tail.push({ ...run, text: run.text.slice(at - start), glue: "" });
    }
  });
  return [
    { ...p, runs: head },
    { runs: tail, list: null, gapBefore: false },
  ];
}

const saysNothing = (r: Run): boolean => r.text.trim() === "";

/** Whether there is nothing to read in it. */
export function isBlank(paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.every((p) => p.runs.every(saysNothing) && (p.list === null || p.list.runs.every(saysNothing)));
}

/** Parts of one cell from several rows as one: a sentence that a row's end cut is made whole. */
export function joinParagraphs(parts: readonly (readonly Paragraph[])[]): Paragraph[] {
  const whole: Paragraph[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    const first = part[0];
    const joins = last !== undefined && first !== undefined && goesOn(last, first);
    if (joins) {
      const runs = first.runs.map((r, i) => (i === 0 ? { ...r, glue: " " as const } : r));
      whole[whole.length - 1] = { ...last, runs: [...last.runs, ...runs] };
    }
    for (const p of joins ? part.slice(1) : part) whole.push(p); // one by one: they may be more than one call takes as arguments
  }
  return whole;
}

function goesOn(last: Paragraph, first: Paragraph): boolean {
  return first.list === null && !/[.!?:;]["'\u2019\u201d)]*$/.test(printedLine(last)) && /^[a-z\d(\u00a3]/.test(printedLine(first));
}

/** Paragraphs in groups: a new one begins at each wider space. */
export function gapGroups(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const groups: Paragraph[][] = [];
  for (const p of paragraphs) {
    const last = groups.at(-1);
    if (last === undefined || p.gapBefore) groups.push([p]);
    else last.push(p);
  }
  return groups;
}

/** The pages on which some runs stand, each once, in order. */
export function pagesOf(runs: readonly Run[]): number[] {
  return [...new Set(runs.map((r) => r.page))].sort((a, b) => a - b);
}
