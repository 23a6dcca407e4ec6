import type { Recommendation } from "../model/edition.ts";
import { type Finding, finding } from "../model/finding.ts";

/** The cells whose shape tells whether a row was cut in the wrong place. */
type Cell = "section" | "owner" | "text" | "update" | "delivery";

const CELLS: Readonly<Record<Cell, { readonly name: string; readonly words: (r: Recommendation) => string }>> = {
  section: { name: "section", words: (r) => r.section ?? "" },
  owner: { name: "owner", words: (r) => r.owner },
  text: { name: "text", words: (r) => r.text },
  update: { name: "update", words: (r) => r.update },
  delivery: { name: "delivery date", words: (r) => r.delivery.raw },
};

/** What is the rule in a plan: an odd cell is odd beside the others of its own plan, never by itself. */
interface Usual {
  /** How often the cell is filled, 0 to 1. */
  readonly filled: number;
  /** How often a filled cell begins as a sentence, a name, a date or a list item does. */
  readonly begins: number;
  /** The length that nine in ten do not pass, in letters. */
  readonly long: number;
}

// Fewer rows show no rule.
const ENOUGH = 8;
const THE_RULE = 0.85;
const MANY_TIMES = 3;

/**
 * Recommendations with a cell that looks cut or joined: it begins within a sentence, is empty or far longer, where the plan's others do and are not
 * so. What reads so may stand so in the plan; but rows that were read wrongly look like this, so it is shown, once for each recommendation.
 */
export function unlikelyCells(recommendations: readonly Recommendation[]): Finding[] {
  if (recommendations.length < ENOUGH) return [];
  const usual = Object.fromEntries(cells().map((c) => [c, usualOf(recommendations.map(CELLS[c].words))])) as Record<Cell, Usual>;
  return recommendations.flatMap((r) => {
    const odd = cells().flatMap((cell) => {
      const what = oddity(CELLS[cell].words(r), usual[cell], cell);
      return what === null ? [] : [{ cell, says: `its ${CELLS[cell].name} ${what}` }];
    });
    const [first] = odd;
    if (first === undefined) return [];
    const message = `${r.id} may have been read wrongly: ${odd.map((o) => o.says).join("; ")}, unlike the plan's others.`;
    const text = CELLS[first.cell].words(r).slice(0, 120);
    return [
      finding("unlikely-cell", message, { recommendation: r.id, pages: r.source.slice(0, 1).map((s) => s.page), text: text || null }),
    ];
  });
}

function cells(): Cell[] {
  return Object.keys(CELLS) as Cell[];
}

function usualOf(all: readonly string[]): Usual {
  const filled = all.filter((w) => w !== "");
  const share = (n: number, of: number) => n / Math.max(1, of);
  const lengths = filled.map((w) => w.length).sort((a, b) => a - b);
  return {
    filled: share(filled.length, all.length),
    begins: share(filled.filter(beginsWell).length, filled.length - 1), // an odd one is held against the others
    long: lengths[Math.floor(lengths.length * 0.9)] ?? 0,
  };
}

// Many a plan leaves a date or an update out.
const MAY_NOT_BE_EMPTY: ReadonlySet<Cell> = new Set(["section", "owner", "text"]);

function oddity(words: string, usual: Usual, cell: Cell): string | null {
  if (words === "") return usual.filled >= THE_RULE && MAY_NOT_BE_EMPTY.has(cell) ? "is empty" : null;
  if (cell !== "delivery" && usual.begins >= THE_RULE && !beginsWell(words)) return "begins within a sentence";
  if ((cell === "owner" || cell === "delivery") && words.length > Math.max(40, usual.long * MANY_TIMES)) return "is far longer";
  return null;
}

function beginsWell(words: string): boolean {
  return /^[^\p{L}]*\p{Lu}|^\W*\d|^- |^\?+$/u.test(words) && !/^[,;:.)\]]/.test(words);
}
