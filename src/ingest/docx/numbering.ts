import { childElements, type Element, firstChild } from "../text/markup.ts";
import { toOrdinal } from "../text/ordinals.ts";

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

interface Num {
  readonly abstract: string;
  readonly starts: ReadonlyMap<number, number>;
}

/** The number or bullet that Word sets before a paragraph. */
export interface Marker {
  readonly level: number;
  readonly bullet: boolean;
  /** As printed: "3.", "(a)", "4.2.1". */
  readonly text: string;
  /** Which numbering it is of: equal keys count on from one another. */
  readonly key: string;
}

/** Counts the numbered paragraphs of a document as Word does, in the order of the document. */
export class Numbering {
  readonly #levels = new Map<string, ReadonlyMap<number, Level>>();
  readonly #nums = new Map<string, Num>();
  readonly #counters = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(root: Element | undefined) {
    if (root === undefined) return;
    const abstracts = childElements(root, "w:abstractNum");
    for (const abstract of abstracts) this.#levels.set(abstract.attribs["w:abstractNumId"] ?? "", readLevels(abstract));
    for (const num of childElements(root, "w:num")) this.#nums.set(num.attribs["w:numId"] ?? "", readNum(num));
  }

  /** The marker of the next paragraph of a numbering; null where it has none. */
  next(numId: string, ilvl: number): Marker | null {
    const num = this.#nums.get(numId);
    const levels = num === undefined ? undefined : this.#levels.get(num.abstract);
    const level = levels?.get(ilvl);
    if (num === undefined || levels === undefined || level === undefined || level.format === "none") return null;
    const counters = this.#count(numId, num, levels, ilvl);
    const bullet = level.format === "bullet";
    const text = bullet ? "•" : level.text.replace(/%(\d)/g, (_, n: string) => this.#number(levels, counters, Number(n) - 1));
    return text.trim() === "" ? null : { level: ilvl, bullet, text: text.trim(), key: num.abstract };
  }

  #count(numId: string, num: Num, levels: ReadonlyMap<number, Level>, ilvl: number): readonly number[] {
    const counters = this.#counters.get(num.abstract) ?? [];
    const restart = num.starts.get(ilvl);
    const begins = restart !== undefined && !this.#begun.has(`${numId}/${ilvl}`);
    this.#begun.add(`${numId}/${ilvl}`);
    const start = begins ? restart : (levels.get(ilvl)?.start ?? 1);
    const next = counters.slice(0, ilvl + 1);
    next[ilvl] = begins || next[ilvl] === undefined ? start : (next[ilvl] ?? 0) + 1;
    this.#counters.set(num.abstract, next);
    return next;
  }

  #number(levels: ReadonlyMap<number, Level>, counters: readonly number[], level: number): string {
    const { format = "decimal", start = 1 } = levels.get(level) ?? {};
    const count = counters[level] ?? start;
    return format === "decimalZero" ? String(count).padStart(2, "0") : (toOrdinal(count, format) ?? "");
  }
}

function readLevels(abstract: Element): ReadonlyMap<number, Level> {
  return new Map(
    childElements(abstract, "w:lvl").map((lvl) => [
      Number(lvl.attribs["w:ilvl"] ?? "0"),
      {
        format: firstChild(lvl, "w:numFmt")?.attribs["w:val"] ?? "decimal",
        text: firstChild(lvl, "w:lvlText")?.attribs["w:val"] ?? "",
        start: Number(firstChild(lvl, "w:start")?.attribs["w:val"] ?? "1"),
      },
    ]),
  );
}

function readNum(num: Element): Num {
  const starts = childElements(num, "w:lvlOverride").flatMap((override): [number, number][] => {
    const start = firstChild(override, "w:startOverride")?.attribs["w:val"];
    return start === undefined ? [] : [[Number(override.attribs["w:ilvl"] ?? "0"), Number(start)]];
  });
  return { abstract: firstChild(num, "w:abstractNumId")?.attribs["w:val"] ?? "", starts: new Map(starts) };
}
