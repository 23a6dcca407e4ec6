/**
 * A paper as plain data: every heading, count and row, already in words. HTML, PDF and Word print these blocks and add none of their own, so that
 * all say the same words and figures. Built by `paper.ts`.
 */
export type Mark = "complete" | "overdue" | "soon" | "ahead" | "no-date" | "on-hold" | "withdrawn";

export type Inline =
  /** `to` makes it a link to an anchor of the paper. */
  | { readonly t: "text"; readonly text: string; readonly to?: string }
  /**
   * "Rec 4.2.1", a link to its row in Appendix B; `bare` prints "4.2.1" (in a column headed "Rec"); `former` is one that has left the plan, whose
   * number may have been given again.
   */
  | { readonly t: "rec"; readonly id: string; readonly bare?: boolean; readonly former?: boolean }
  | { readonly t: "strong"; readonly text: string }
  /** Second voice: owner, gloss. */
  | { readonly t: "soft"; readonly text: string }
  /** A rating's shape with its word after it; colour is never alone. */
  | { readonly t: "mark"; readonly mark: Mark; readonly text: string }
  | { readonly t: "inserted"; readonly text: string }
  | { readonly t: "deleted"; readonly text: string }
  /** A figure that an unsettled finding touches: printed with "†". */
  | { readonly t: "doubtful"; readonly text: string };

/** Lines of a cell or paragraph; a line may be a list item with a level. */
export interface Line {
  readonly inlines: readonly Inline[];
  readonly list?: { readonly level: number; readonly ordinal: string | null };
}

export interface BarPart {
  readonly mark: Mark;
  readonly label: string;
  readonly count: number;
}

export interface TableCell {
  readonly lines: readonly Line[];
  /** YYYY-MM-DD where the cell is one day. */
  readonly day?: string;
  /** A small bar behind the words, for ornament: its figures stand in the row. `of` is the whole width. */
  readonly bar?: { readonly parts: readonly BarPart[]; readonly of: number };
}

export interface TableColumn {
  readonly heading: string;
  /** "number" and "days" stand at the right edge, "date" is never broken. */
  readonly kind: "rec" | "words" | "date" | "number";
  /** Width in mm of the 164 mm of the page; null takes the rest. */
  readonly width: number | null;
}

export interface TableRow {
  /** The first cell is the row header. */
  readonly cells: readonly TableCell[];
  /** An anchor, "rec-4.2.1", where this row is the place the recommendation's references lead to. */
  readonly anchor?: string;
  readonly kind?: "sub" | "total";
}

export interface TableGroup {
  /** A line across the table that says what the group is and what "Days" means in it; null for a table without groups. */
  readonly heading: readonly Inline[] | null;
  readonly rows: readonly TableRow[];
}

export interface Series {
  readonly name: string;
  readonly points: readonly { readonly day: string; readonly value: number }[];
}

export type Chart =
  | { readonly kind: "bar"; readonly parts: readonly BarPart[] }
  | {
      readonly kind: "dates";
      readonly today: string;
      readonly rows: readonly { readonly id: string; readonly name: string; readonly dates: readonly string[] }[];
    }
  | { readonly kind: "burn-up"; readonly series: readonly Series[] };

export type TableLook = "position" | "attention" | "changes" | "points" | "sections" | "owners" | "plan" | "list";

export type PaperBlock =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string; readonly anchor: string; readonly newPage?: boolean }
  /** `number` is the paragraph number; null for unnumbered ones. */
  | { readonly kind: "paragraph"; readonly number: number | null; readonly inlines: readonly Inline[] }
  /** (a), (b), (c) … */
  | { readonly kind: "requests"; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: "table";
      /** With its number: "Table 1. …". */
      readonly caption: string;
      readonly columns: readonly TableColumn[];
      readonly groups: readonly TableGroup[];
      /** What the table is, for style alone. */
      readonly look?: TableLook;
      readonly anchor?: string;
    }
  /** `alt` says the figures in words. `caption` null for the bar of page one. */
  | { readonly kind: "chart"; readonly caption: string | null; readonly alt: string; readonly chart: Chart };

export interface PaperHead {
  readonly organisation: string | null;
  readonly board: string | null;
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly marking: string | null;
  /** Foot of every page, left: plan and edition. */
  readonly footer: readonly string[];
  /** "DRAFT – 2 points to settle" on every page; null for none. */
  readonly draft: string | null;
  /** On every page beside the marking: "Extract for the public, paper 7". */
  readonly notice?: string | null;
  readonly language: "en-GB";
  readonly author: string | null;
  readonly subject: string;
  /** The edition's day, YYYY-MM-DD: the only date that document properties carry. */
  readonly date: string;
  readonly editionDigest: string | null;
}

export interface Paper {
  readonly schemaVersion: 1;
  readonly head: PaperHead;
  readonly blocks: readonly PaperBlock[];
  readonly largePrint: boolean;
  readonly colours: Readonly<Record<"complete" | "overdue" | "soon" | "ahead" | "none", string>>;
}

/** The id as papers print it: "4.2.1"; "4.2.1 (2)" for the second row with this number. */
export function printedId(id: string): string {
  return id.replace(/~(\d+)$/, "\u00a0($1)");
}

/** "Rec 4.2.1"; a plan that prints "Rec 4" or "Recommendation 4" itself is not made to say it twice. */
export function recWords(id: string): string {
  return /^rec(?:ommendation|s)?\b/i.test(id) ? printedId(id).replace(" ", "\u00a0") : `Rec\u00a0${printedId(id)}`;
}

/** The anchor of a recommendation's row in Appendix B: letters, digits, dots and hyphens, unlike for unlike ids. */
export function anchorOf(id: string, former = false): string {
  const safe = id.replace(/[^A-Za-z0-9.-]/g, (c) => `_${c.codePointAt(0)?.toString(16)}_`);
  return `rec-${safe}${former ? "-former" : ""}`;
}

const printed: { readonly [T in Inline["t"]]: (inline: Extract<Inline, { t: T }>) => string } = {
  text: (i) => i.text,
  rec: (i) => (i.bare ? printedId(i.id) : recWords(i.id)),
  strong: (i) => i.text,
  soft: (i) => i.text,
  mark: (i) => i.text,
  inserted: (i) => i.text,
  deleted: (i) => i.text,
  doubtful: (i) => `${i.text}†`,
};

/** The words of a piece as every format prints them. */
export function inlineWords(inline: Inline): string {
  return (printed[inline.t] as (i: Inline) => string)(inline);
}
