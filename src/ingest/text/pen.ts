import type { Finding } from "../../model/finding.ts";
import { finding } from "../../model/finding.ts";
import { CannotUse } from "../../model/outcome.ts";
import type { Run } from "../table.ts";

const MOST_WORDS = 5_000_000; // a national plan of 300 recommendations has about 60,000

/** Numbers the runs of one document in the order of writing, and knows the page that is being written. */
export class Pen {
  page = 1;
  #n = 0;
  readonly #strange: { page: number; text: string }[] = [];
  readonly #mangled: { page: number; text: string }[] = [];

  /** One run of the document, its box unknown. */
  run(text: string, glue: "" | " ", bold: boolean): Run {
    this.#n += 1;
    if (this.#n > MOST_WORDS)
      throw new CannotUse("The document holds more than five million words, which no plan does: give the plan alone.");
    return { n: this.#n, text, glue, page: this.page, box: null, bold };
  }

  /** Notes text that holds signs which are not seen or not what they seem. */
  strange(text: string): void {
    if (this.#strange.length < 100) this.#strange.push({ page: this.page, text: text.trim().slice(0, 80) });
  }

  /** Notes text whose signs were read in a wrong charset before it came here, and were put right. */
  mangled(text: string): void {
    if (this.#mangled.length < 100) this.#mangled.push({ page: this.page, text: text.trim().slice(0, 80) });
  }

  /** What was strange, as one finding each. */
  findings(): Finding[] {
    return [...this.#strangeFindings(), ...this.#mangledFindings()];
  }

  #mangledFindings(): Finding[] {
    if (this.#mangled.length === 0) return [];
    const pages = [...new Set(this.#mangled.map((s) => s.page))];
    const text = this.#mangled.map((s) => s.text).join(" · ");
    const message =
      "Some signs were once saved in a wrong charset (\u201c\u00e2\u20ac\u2122\u201d for \u201c\u2019\u201d) and were put right: check them.";
    return [finding("strange-characters", message, { pages, text })];
  }

  #strangeFindings(): Finding[] {
    if (this.#strange.length === 0) return [];
    const pages = [...new Set(this.#strange.map((s) => s.page))];
    const text = this.#strange.map((s) => escapeStrange(s.text)).join(" · ");
    return [
      finding("strange-characters", "Some words hold characters that cannot be seen or that turn the reading order: check them.", {
        pages,
        text,
      }),
    ];
  }
}

function escapeStrange(text: string): string {
  return text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, (c) => `[U+${c.charCodeAt(0).toString(16).toUpperCase()}]`);
}
