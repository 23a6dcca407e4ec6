import { childElements, type Element, firstChild } from "../text/markup.ts";
import { toOrdinal } from "../text/ordinals.ts";

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  /** All numbers of its text as plain figures, whatever the levels above count in. */
  readonly legal: boolean;
}

type Levels = ReadonlyMap<number, Level>;

interface Num {
  readonly abstract: string;
  readonly starts: ReadonlyMap<number, number>;
  /** Levels that it sets anew. */
  readonly levels: Levels;
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
  readonly #levels = new Map<string, Levels>();
  readonly #nums = new Map<string, Num>();
  readonly #counters = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(root: Element | undefined) {
    if (root === undefined) return;
    const abstracts = childElements(root, "w:abstractNum");
    const styled = new Map(abstracts.map((a) => [attributeOf(a, "w:styleLink"), a]));
    for (const abstract of abstracts) {
      // A numbering may only name the list style whose own numbering has the levels.
      const linked = styled.get(attributeOf(abstract, "w:numStyleLink") ?? "");
      this.#levels.set(abstract.attribs["w:abstractNumId"] ?? "", readLevels(linked ?? abstract));
    }
    for (const num of childElements(root, "w:num")) this.#nums.set(num.attribs["w:numId"] ?? "", readNum(num));
  }

  /** The marker of the next paragraph of a numbering; null where it has none. */
  next(numId: string, ilvl: number): Marker | null {
    const num = this.#nums.get(numId);
    const levels = num === undefined ? undefined : this.#levelsOf(num);
    const level = levels?.get(ilvl);
    if (num === undefined || levels === undefined || level === undefined) return null;
    const counters = this.#count(numId, num, levels, ilvl);
    if (level.format === "none") return null;
    const bullet = level.format === "bullet";
    const text = bullet ? "•" : level.text.replace(/%(\d)/g, (_, n: string) => numberAt(levels, counters, Number(n) - 1, level.legal));
    return text.trim() === "" ? null : { level: ilvl, bullet, text: text.trim(), key: num.abstract };
  }

  #count(numId: string, num: Num, levels: Levels, ilvl: number): readonly number[] {
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

  #levelsOf(num: Num): Levels | undefined {
    const levels = this.#levels.get(num.abstract);
    return num.levels.size === 0 || levels === undefined ? levels : new Map([...levels, ...num.levels]);
  }
}

function numberAt(levels: Levels, counters: readonly number[], level: number, legal: boolean): string {
  const { format = "decimal", start = 1 } = levels.get(level) ?? {};
  const count = counters[level] ?? start;
  return format === "decimalZero" ? String(count).padStart(2, "0") : (toOrdinal(count, legal ? "decimal" : format) ?? "");
}

function attributeOf(element: Element, name: string): string | undefined {
  return firstChild(element, name)?.attribs["w:val"];
}

/** The levels that an element's `w:lvl` define: an abstract numbering's, or those that a numbering overrides. */
function readLevels(element: Element): Levels {
  return new Map(
    childElements(element, "w:lvl").map((lvl) => [
      Number(lvl.attribs["w:ilvl"] ?? "0"),
      {
        format: attributeOf(lvl, "w:numFmt") ?? "decimal",
        text: attributeOf(lvl, "w:lvlText") ?? "",
        start: Number(attributeOf(lvl, "w:start") ?? "1"),
        legal: firstChild(lvl, "w:isLgl") !== undefined,
      },
    ]),
  );
}

function readNum(num: Element): Num {
  const starts = childElements(num, "w:lvlOverride").flatMap((override): [number, number][] => {
    const start = attributeOf(override, "w:startOverride");
    return start === undefined ? [] : [[Number(override.attribs["w:ilvl"] ?? "0"), Number(start)]];
  });
  const levels = new Map(childElements(num, "w:lvlOverride").flatMap((override) => [...readLevels(override)]));
  return { abstract: attributeOf(num, "w:abstractNumId") ?? "", starts: new Map(starts), levels };
}
