/** Text of a cell as typed, in pieces of one weight. */
export interface SheetText {
  readonly text: string;
  readonly bold: boolean;
}

/** A cell of a sheet with what it shows; `column` from 0. A `rowSpan` of 0 marks the place that a cell above spans into. */
export interface SheetCell {
  readonly column: number;
  readonly texts: readonly SheetText[];
  readonly bold: boolean;
  readonly size: number;
  readonly fill: string | null;
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface SheetRow {
  readonly cells: readonly SheetCell[];
}

/** A sheet as it is seen: hidden rows and columns are left out. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** What is printed at the head and foot of its pages. */
  readonly edges: readonly string[];
}

/** Whether a cell shows any words. */
export function hasText(cell: SheetCell): boolean {
  return cell.texts.some((t) => t.text.trim() !== "");
}

/** A cell's words as one line. */
export function lineOf(cell: SheetCell): string {
  return cell.texts
    .map((t) => t.text)
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}
