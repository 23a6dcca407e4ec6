import { normalForm } from "../../model/text.ts";
import type { Paragraph, Run } from "../table.ts";
import { goesOnAddress } from "./addresses.ts";
import { isDrawn } from "./dots.ts";
import type { Draft } from "./paragraphs.ts";
import type { Word } from "./words.ts";

/** What the document's other words tell about a hyphen at a line's end. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** Words are hyphenated with the same sign that compounds are written with. */
  readonly hyphenates: boolean;
  /** Beginnings of words that are cut at their column's edge again and again. */
  readonly stems: ReadonlySet<string>;
  /** Words are surely cut at their column's edge: then so may be others that the document has nowhere else. */
  readonly cuts: boolean;
  /** Words that stand elsewhere than at the beginning or the end of a line that was wrapped: no parts of words. */
  readonly inside?: ReadonlySet<string>;
}

/** A word without the marks around it, folded. */
function bare(text: string): string {
  return /^[a-z]+$/.test(text) ? text : folded(text);
}

const folded = (text: string) => normalForm(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

/** The vocabulary of all paragraphs: words inside lines, and how lines end. */
export function vocabularyOf(drafts: readonly Draft[]): Vocabulary {
  const cuts = drafts.flatMap(cutsOf);
  const counted = countOf(cuts.flat());
  const known: Vocabulary = { words: wordsOf(drafts, counted, false), hyphenates: true, stems: new Set(), cuts: false };
  const { hyphens, fragments, compounds } = hyphensOf(drafts, known);
  const words = fragments > compounds ? wordsOf(drafts, counted, true) : known.words;
  const ofLetters = cuts.filter(([a, b]) => /\p{L}$/u.test(a) && /^\p{L}/u.test(b)); // a column too narrow for its days may hold its words
  const sure = ofLetters.filter(([a, b]) => isCutOff(a, b, { ...known, words })).length;
  const told = { ...known, words, cuts: sure > 0 && sure >= ofLetters.length * CUTS };
  const stems = countOf(cuts.filter(([a, b]) => !words.has(bare(a)) && isCutOff(a, b, told)).map(([a]) => a));
  return {
    words,
    cuts: told.cuts,
    inside: insideLines(drafts),
    hyphenates: fragments > 0 && fragments >= hyphens * HYPHENATES,
    stems: new Set([...stems].filter(([, n]) => n >= OFTEN).map(([w]) => w)),
  };
}

/** Share of the lines that fill their column which must surely cut a word, for its engine to be one that cuts. */
const CUTS = 0.1;

/** Times: what is cut at an edge as often is no chance. */
const OFTEN = 2;

/** The two parts of what may be a word cut at its column's edge. */
function cutsOf(d: Draft): (readonly [string, string])[] {
  return d.lines.flatMap((line, k) => {
    const [a, b] = [line.at(-1), d.lines[k + 1]?.[0]];
    return a?.end === "edge" && b !== undefined ? [[a.text, b.text] as const] : [];
  });
}

function countOf(texts: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const t of texts) out.set(bare(t), (out.get(bare(t)) ?? 0) + 1);
  return out;
}

/** Words as they stand; at a cell's beginning and end not those that are elsewhere cut at an edge: a page's end parts them as well. */
function wordsOf(drafts: readonly Draft[], cut: ReadonlyMap<string, number>, hyphenates: boolean): Set<string> {
  const words = new Set<string>();
  const often = (w: Word) => (cut.get(bare(w.text)) ?? 0) >= OFTEN;
  for (const d of drafts)
    d.lines.forEach((line, k) => {
      const before = d.lines[k - 1]?.at(-1)?.end;
      const rest = before === "edge" || (hyphenates && before === "hyphen"); // the end of a word, it may be
      line.forEach((w, i) => {
        const [first, last] = [i === 0, i === line.length - 1];
        if ((first && rest) || (last && w.end !== null)) return;
        if (((k === 0 && first) || (k === d.lines.length - 1 && last)) && often(w)) return;
        words.add(bare(w.text));
      });
    });
  return words;
}

function insideLines(drafts: readonly Draft[]): Set<string> {
  const out = new Set<string>();
  for (const d of drafts)
    d.lines.forEach((line, k) => {
      const [from, to] = [k === 0 ? 0 : 1, k === d.lines.length - 1 ? line.length : line.length - 1];
      for (const w of line.slice(from, to)) out.add(bare(w.text));
    });
  return out;
}

/** Share of the hyphens at line ends that must part what is no word, for an engine to be one that hyphenates. */
const HYPHENATES = 0.2;

/** The hyphens at line ends: how many part what is no word, and how many are surely a compound's own. */
function hyphensOf(drafts: readonly Draft[], known: Vocabulary): { hyphens: number; fragments: number; compounds: number } {
  const found = { hyphens: 0, fragments: 0, compounds: 0 };
  for (const d of drafts)
    for (let k = 1; k < d.lines.length; k++) {
      const [a, b] = [d.lines[k - 1]?.at(-1), d.lines[k]?.[0]];
      if (a?.end !== "hyphen" || a.spaced || b === undefined) continue;
      const stem = a.text.slice(0, -1);
      found.hyphens++;
      if (isFragment(stem, b.text, known)) found.fragments++;
      else if (isCompound(stem, b.text) || known.words.has(bare(`${stem}-${b.text}`))) found.compounds++;
    }
  return found;
}

function isCompound(stem: string, rest: string): boolean {
  return /[A-Z\d]/.test(rest.slice(0, 1)) || PREFIX.test(bare(stem).split("-").pop() ?? "");
}

/** A paragraph's words as runs, with hyphens at line ends settled. */
export function draftToParagraph(draft: Draft, page: number, vocabulary: Vocabulary): Paragraph {
  const runs: Run[] = [];
  draft.lines.forEach((line, k) => {
    line.forEach((w, i) => {
      if (isDrawn(w)) return; // a dot that opens no line marks nothing
      const glue = i > 0 ? inLineGlue(line[i - 1] as Word, w) : lineGlue(draft.lines[k - 1], w, runs, vocabulary);
      const atEnd = k === draft.lines.length - 1 && i === line.length - 1;
      runs.push(
        toRun(
          atEnd && /\p{L}$/u.test(w.text) && vocabulary.stems.has(bare(w.text)) ? { ...w, text: `${w.text}\u00ad`, end: "soft-hyphen" } : w,
          page,
          glue,
          i === line.length - 1,
        ),
      );
    });
  });
  const mark = draft.mark;
  const list =
    mark === null
      ? null
      : { level: mark.level, ordinal: mark.ordinal, runs: isDrawn(mark.word) ? [] : [toRun(mark.word, page, " ", false)] };
  return { runs, list, gapBefore: draft.gapBefore };
}

/** A word as a run. A hyphenation at the very end stays as a soft hyphen: the next page's first word settles it. */
export function toRun(w: Word, page: number, glue: "" | " ", endsLine: boolean): Run {
  const text = endsLine && w.end === "soft-hyphen" ? `${w.text.replace(/[\u00ad\u2010-]$/, "")}\u00ad` : w.text;
  return { n: w.n, text, glue, page, box: w.box, bold: w.bold };
}

/** Two parts of one run that was cut (a bullet glued to its word) stand without a space. */
function inLineGlue(a: Word, b: Word): "" | " " {
  return a.n === b.n ? "" : " ";
}

function lineGlue(before: readonly Word[] | undefined, w: Word, runs: Run[], vocabulary: Vocabulary): "" | " " {
  const last = before?.[before.length - 1];
  const run = runs[runs.length - 1];
  if (last === undefined || run === undefined) return " ";
  if (last.end === "edge" && isCutOff(last.text, w.text, vocabulary)) return "";
  const settled = settleBreak(run.text, w.text, last.spaced, vocabulary);
  runs[runs.length - 1] = { ...run, text: settled.text };
  return settled.glue;
}

/** How a word at a line's end goes on in the next line's first word: joined, joined at its own hyphen, or apart. */
export function settleBreak(a: string, b: string, spaced: boolean, vocabulary: Vocabulary): { text: string; glue: "" | " " } {
  const soft = a.endsWith("\u00ad");
  const stem = a.replace(/[-\u00ad\u2010\u2011]$/, "");
  if (soft) return { text: keepsHyphen(stem, b, vocabulary, false) ? `${stem}-` : stem, glue: "" };
  if (stem !== a) {
    if (/^-\p{L}/u.test(b) && stem !== "" && !spaced) return { text: stem, glue: "" }; // ReportLab hyphenates before a hyphen: "user-" / "-led"
    const apart = spaced || stem === "" || !/^[\p{L}\p{N}(]/u.test(b) || (/^(and|or|to)$/i.test(b) && !isFragment(stem, b, vocabulary));
    if (apart) return { text: a, glue: " " };
    const keeps = !vocabulary.hyphenates || keepsHyphen(stem, b, vocabulary, !isFragment(stem, b, vocabulary));
    return { text: keeps ? a : stem, glue: "" };
  }
  if (!spaced && /[\p{L}\p{N}][–—]$/u.test(a) && /^[\p{L}\p{N}]/u.test(b)) return { text: a, glue: "" };
  if (!spaced && isOneToken(a, b, vocabulary)) return { text: a, glue: "" };
  return { text: a, glue: " " };
}

/** Beginnings that are written with a hyphen before a whole word: "re-focus", "multi-agency". */
const PREFIX =
  /^(?:re|co|non|pre|post|multi|cross|self|inter|intra|sub|anti|mid|semi|ex|over|under|up|on|off|in|out|de|e|well|low|high|long|short|user|cost|near|part|full|half|two|three|face|year|risk|needs?|follow|sign|drop|hand|light|early|lessons|root|end|day|stop|tri|bi|\d+)$/i;
/** What is left of a word after a hyphenation: no word begins a line with these. */
const SUFFIX =
  /^(?:[bcdfglmnprstvz]?(?:tions?|sions?|ments?|mental|ings?|ers?|ors?|ed|ly|ally|ities|ity|ness|ances?|ences?|ency|ancy|able|ible|ably|atives?|ate[ds]?|ating|ations?|ational|i?onal|ised?|ising|isations?|ial|ual|ually|ous|ously|fully|sive|tives?|tures?|tal|tial|cial|ted|ting|ning|ring|ling|ding|ping|ary|ory|ery|ical|ists?|ism|s?hips?|hood|ages?|cy|ty|fy|gy|ny|ry|sy|al|ic|ics|es|ent|ant|ents|ants|dent|dents|ter|ters|tor|tors|portionate))[.,;:)]*$/i;

/** Whether a word's two parts look like one word that an engine hyphenated, as far as the document's own words tell. */
function isFragment(stem: string, rest: string, vocabulary: Vocabulary): boolean {
  const known = vocabulary.words.has(bare(rest));
  const head = bare(stem);
  if (isCompound(stem, rest)) return false;
  if (SUFFIX.test(rest)) return !known || !vocabulary.words.has(head);
  return !known && !vocabulary.words.has(head);
}

/** Words of one or two letters; any other such letters are what is left of a word. */
const SHORT_WORD = /^(?:a|i|am|an|as|at|be|by|do|eg|go|he|ie|if|in|is|it|me|my|no|of|ok|on|or|pa|re|so|to|up|us|vs|we)[.,;:)]*$/;

/** Words that look like the end of one. */
const WORD =
  /^(?:for|or|nor|per|very|city|cities|pity|page|pages|age|ages|cage|rage|sage|wage|date[sd]?|late|gates?|fate|mates?|rat(?:e[sd]?|ings?|ions?)|lists?|mist|fist|nations?|national(?:ly)?|table|able|cable|[bfr]ing|rings|sing|ping|dating|mating|rent|sent|bent|dent|tents?|events?|vent|cents?|gent|led|red|bed|fed|med|try|cry|fly|dry|vary|mary|ally|rally|tally|sally|fully|mental(?:ly)?|dance|lance|fence|pence|rise|dual|dial|pal|ants?|pants?|rants?|chips?|rational|gory|tidy|bring)$/;

/** Two consonants that no word begins with. */
const NO_BEGINNING =
  /^(?!bl|br|ch|cl|cr|cz|dr|dw|dj|fj|fl|fr|gh|gl|gn|gr|kh|kl|kn|kr|ll|mc|ph|pl|pn|pr|ps|pt|rh|sc|sh|sk|sl|sm|sn|sp|sr|st|sv|sw|sz|th|tr|ts|tw|vl|wh|wr)[b-df-hj-np-tv-xz]{2}\p{L}/iu;

/** Whether the first word of a line is the end of the word that filled the line before: a letter or an ending that is no word of its own. */
function isCutOff(stem: string, rest: string, vocabulary: Vocabulary): boolean {
  if (/^[,;.:)]/.test(rest) || vocabulary.words.has(bare(stem + rest)) || isReference(stem, rest)) return true;
  const short = /^(?:\p{Ll}{1,2}|\p{Lu}{1,2})[.,;:)]*$/u.test(rest) && !SHORT_WORD.test(rest.toLowerCase());
  if (/[tscg]i$/i.test(stem) && /^on(?:s|al|ally)?[.,;:)]*$/i.test(rest)) return true; // "Informati" / "on"
  if (/^[b-hj-z][.,;:)]*$/.test(rest)) return true; // no letter but "a" is a word
  if (vocabulary.words.has(bare(rest)) || WORD.test(bare(rest))) return false;
  const unknown = !vocabulary.words.has(bare(stem)) || (vocabulary.cuts && /^\p{Lu}/u.test(stem)); // "As" / "hdown"
  if (NO_BEGINNING.test(rest) && unknown) return true; // "GOVERNA" / "NCE"
  return short || SUFFIX.test(rest) || (vocabulary.cuts && /^\p{Ll}/u.test(rest) && !vocabulary.words.has(bare(stem))); // neither part is a word of the document
}

/** "HR/23/0" and "1", "REC-" and "014": a reference cut at its column's edge. */
function isReference(stem: string, rest: string): boolean {
  return !isDay(stem, rest) && /[\p{L}/-]/u.test(stem) && /[\d/-]$/.test(stem) && /^[\d/-][\d/.-]*$/.test(rest);
}

/** "30/06/2022" is whole; "30/06/20" is, unless "22" follows. */
function isDay(text: string, next: string): boolean {
  const year = /^\W?\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})$/.exec(text)?.[1];
  return year === undefined ? /^\W?\d{4}-\d{2}-\d{2}$/.test(text) : year.length === 4 || !/^\d{2}\W*$/.test(next);
}

/** Whether "stem-rest" is how the document writes the word elsewhere; `usual` where it says neither. */
function keepsHyphen(stem: string, rest: string, vocabulary: Vocabulary, usual: boolean): boolean {
  const whole = vocabulary.words.has(bare(stem + rest));
  const parted = vocabulary.words.has(bare(`${stem}-${rest}`));
  return whole === parted ? usual : parted;
}

/** Addresses and "either/or" are broken without a space; so is a word too long for its column, if the document has it whole elsewhere. */
function isOneToken(a: string, b: string, vocabulary: Vocabulary): boolean {
  const whole = vocabulary.inside ?? vocabulary.words;
  if (/\p{L}$/u.test(a) && /^\p{Ll}/u.test(b) && vocabulary.words.has(bare(a + b)) && !(whole.has(bare(a)) && whole.has(bare(b))))
    return true;
  if (goesOnAddress(a, b)) return true;
  return /[\p{L}\d]\/$/u.test(a) && /^[\p{L}\d]/u.test(b);
}
