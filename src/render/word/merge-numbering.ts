import { insertBefore } from "./package-edit.ts";

export interface MergedNumbering {
  readonly numbering: string;
  /** A text's references to our lists, changed to their numbers in the template. */
  rename(xml: string): string;
}

const numbersIn = (xml: string, pattern: RegExp): number[] => [...xml.matchAll(pattern)].map((m) => Number(m[1]));
const highest = (numbers: readonly number[]): number => Math.max(0, ...numbers);

// All abstract definitions stand before the first w:num; w:numIdMacAtCleanup, where there is one, is last.
function insertAt(xml: string, pattern: RegExp, addition: string): string {
  const at = xml.search(pattern);
  return at < 0 ? insertBefore(xml, "w:numbering", addition) : xml.slice(0, at) + addition + xml.slice(at);
}

/** The template's lists with ours after them. */
export function mergeNumbering(template: string, ours: string, body: string): MergedNumbering {
  const used = new Set(numbersIn(body, /<w:numId\s+w:val="(\d+)"/g));
  const numOffset = highest(numbersIn(template, /<w:num\s[^>]*?w:numId="(\d+)"/g));
  const abstractOffset = highest(numbersIn(template, /w:abstractNumId="(\d+)"/g)) + 1;
  const nums = (ours.match(/<w:num\s[\s\S]*?<\/w:num>/g) ?? []).filter((n) => used.has(Number(/w:numId="(\d+)"/.exec(n)?.[1])));
  const wanted = new Set(nums.flatMap((n) => numbersIn(n, /<w:abstractNumId\s+w:val="(\d+)"/g)));
  const abstracts = (ours.match(/<w:abstractNum\s[\s\S]*?<\/w:abstractNum>/g) ?? []).filter((a) =>
    wanted.has(Number(/w:abstractNumId="(\d+)"/.exec(a)?.[1])),
  );
  const shift = (offset: number) => (_: string, open: string, n: string) => `${open}${Number(n) + offset}`;
  // w15:restartNumberingAfterBreak, which docx writes, would need its prefix declared in the template and means nothing here.
  const moved = abstracts
    .join("")
    .replace(/\sw15:\w+="[^"]*"/g, "")
    .replace(/(<w:abstractNum\s[^>]*?w:abstractNumId=")(\d+)/g, shift(abstractOffset));
  const movedNums = nums
    .join("")
    .replace(/(<w:num\s[^>]*?w:numId=")(\d+)/g, shift(numOffset))
    .replace(/(<w:abstractNumId\s+w:val=")(\d+)/g, shift(abstractOffset));
  const withAbstracts = insertAt(template, /<w:num\s|<w:numIdMacAtCleanup\b|<\/w:numbering>/, moved);
  const numbering = insertAt(withAbstracts, /<w:numIdMacAtCleanup\b|<\/w:numbering>/, movedNums);
  return { numbering, rename: (xml) => xml.replace(/(<w:numId\s+w:val=")([1-9]\d*)/g, shift(numOffset)) };
}
