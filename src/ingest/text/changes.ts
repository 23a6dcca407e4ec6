import { type Finding, finding } from "../../model/finding.ts";
import { countWords } from "../../model/text.ts";

/** What stands in a document and is not read as it stands: tracked changes, and words that are hidden. */
export class Changes {
  readonly #inserted: string[] = [];
  readonly #deleted: string[] = [];
  readonly #hidden: string[] = [];
  readonly #filtered: string[] = [];
  readonly #broken: string[] = [];

  inserted(text: string): void {
    this.#inserted.push(text);
  }

  deleted(text: string): void {
    this.#deleted.push(text);
  }

  hidden(text: string): void {
    if (text.trim() !== "") this.#hidden.push(text);
  }

  /** A row that only a filter hides: it is read. */
  filtered(text: string): void {
    if (text.trim() !== "") this.#filtered.push(text);
  }

  /** A cell that shows an error of the sheet, "#REF!", in place of its words. */
  broken(text: string): void {
    this.#broken.push(text);
  }

  /** At most one finding of each kind; `what` is hidden, in words. */
  findings(what: string, page = 1): Finding[] {
    const found: Finding[] = [];
    if (this.#inserted.length + this.#deleted.length > 0) {
      const counts = `${count(this.#inserted, "insertion")}, ${count(this.#deleted, "deletion")}`;
      const text = quote([...this.#inserted.map((t) => `+ ${t}`), ...this.#deleted.map((t) => `- ${t}`)]);
      found.push(
        finding("tracked-changes", `The document holds tracked changes (${counts}): they were read as accepted.`, { pages: [page], text }),
      );
    }
    if (this.#hidden.length > 0) {
      const words = this.#hidden.reduce((sum, t) => sum + countWords(t), 0);
      found.push(finding("hidden-text", `${what} (${words} words), which were not read.`, { pages: [page], text: quote(this.#hidden) }));
    }
    if (this.#broken.length > 0) {
      const message = `${count(this.#broken, "cell")} of the workbook show an error in place of words: mend the formulas and save it anew.`;
      found.push(finding("strange-characters", message, { pages: [page], text: quote([...new Set(this.#broken)]) }));
    }
    if (this.#filtered.length > 0) {
      const message = `A filter hides ${count(this.#filtered, "row")} of the plan, which were read all the same.`;
      found.push(finding("hidden-text", message, { pages: [page], text: quote(this.#filtered) }));
    }
    return found;
  }
}

function count(texts: readonly string[], what: string): string {
  return `${texts.length} ${what}${texts.length === 1 ? "" : "s"}`;
}

const LONGEST = 2000; // characters of a finding's quotation

function quote(texts: readonly string[]): string {
  const all = texts.map((t) => t.replace(/\s+/g, " ").trim()).join(" · ");
  return all.length > LONGEST ? `${all.slice(0, LONGEST)} …` : all;
}
