import { cleanText } from "../../model/text.ts";
import type { ListMark, Paragraph, Run } from "../table.ts";
import { mendMangled } from "./mangled.ts";
import { markToOrdinal } from "./ordinals.ts";
import type { Pen } from "./pen.ts";
import { isBullet, isLetterBullet, isStrange, isTick, isTypedBullet, showControls, startsWithBullet } from "./signs.ts";

interface Ink {
  readonly text: string;
  readonly bold: boolean;
}

/** A word may change its weight on the way: it is kept in pieces until it is whole. */
type Word = readonly Ink[];

export interface ListItem {
  readonly level: number;
  readonly ordinal: string | null;
}

interface Draft {
  readonly words: Word[];
  readonly mark: Word[];
  readonly item: ListItem | null;
  readonly gap: boolean;
  /** Spaces typed before it. */
  readonly indent: number;
}

const NOTHING: Draft = { words: [], mark: [], item: null, gap: false, indent: 0 };

/**
 * Takes text as a document gives it, piece by piece, and gives paragraphs of runs: every reader makes its words here, so that the same cell gives
 * the same paragraphs from any format.
 */
export class ParagraphMaker {
  readonly #pen: Pen;
  readonly #drafts: Draft[] = [];
  #draft: Draft = { ...NOTHING, words: [], mark: [] };
  #word: Ink[] = [];
  #breaks = 0;
  #inMark = false;
  #blank = false;

  constructor(pen: Pen) {
    this.#pen = pen;
  }

  /** Running text: white space of any kind parts words. */
  text(given: string, bold: boolean): void {
    const { text, mended } = mendMangled(given);
    if (mended) this.#pen.mangled(given);
    const shown = showControls(text);
    if (isStrange(shown.replace(/(?<![\p{L}\p{N}])\u200b+|\u200b+(?![\p{L}\p{N}])/gu, ""))) this.#pen.strange(shown); // SharePoint begins each text with one
    if (text.includes("\u00a0")) this.#noteSpaces(text);
    for (const part of cleanText(shown).match(/\s+|\S+/g) ?? []) {
      if (/^\s/.test(part)) this.#endWord();
      else this.#word.push({ text: part, bold });
    }
  }

  /** A blank line is a paragraph of no-break spaces; those before a bullet indent it. */
  #noteSpaces(text: string): void {
    this.#blank = true;
    const spaces = /^[\s\u00a0]*/.exec(text)?.[0].replace(/[^\u00a0]/g, "").length ?? 0;
    if (this.fresh) this.#draft = { ...this.#draft, indent: this.#draft.indent + spaces };
  }

  /** A line break: what follows is a paragraph of its own; two of them leave a gap. */
  line(): void {
    this.#endDraft();
    this.#breaks += 1;
    if (this.#breaks > 1) this.#draft = { ...this.#draft, gap: true };
  }

  /** The start or the end of a paragraph; `gap` where space stands between it and what was before. */
  paragraph(gap: boolean): void {
    this.#endDraft();
    this.#breaks = Math.max(this.#breaks, 1);
    if (gap) this.#draft = { ...this.#draft, gap: true };
  }

  /** Lines of text as typed: each is a paragraph, an empty one leaves a gap, spaces before a bullet make its level. */
  lines(text: string, bold: boolean): void {
    text.split(/\r\n?|\n|\u2028|\u2029/).forEach((line, i) => {
      if (i > 0) this.line();
      if (this.fresh) this.#draft = { ...this.#draft, indent: (/^\s*/.exec(line)?.[0] ?? "").replaceAll("\t", "    ").length };
      this.text(line, bold);
    });
  }

  /** What follows is an item of a list. */
  item(item: ListItem): void {
    this.paragraph(false);
    this.#draft = { ...this.#draft, item };
  }

  /** The marker of the item just begun, as painted. */
  mark(text: string): void {
    this.#endWord();
    this.#inMark = true;
    this.text(text, false);
    this.#endWord();
    this.#inMark = false;
  }

  /** Whether nothing has been written since the last paragraph began. */
  get fresh(): boolean {
    return this.#draft.words.length === 0 && this.#word.length === 0;
  }

  /** The paragraphs made; the maker is done. */
  finish(): Paragraph[] {
    this.#endDraft();
    return draftsToParagraphs(this.#drafts, this.#pen);
  }

  #endWord(): void {
    if (this.#word.length === 0) return;
    (this.#inMark ? this.#draft.mark : this.#draft.words).push(this.#word);
    this.#word = [];
  }

  #endDraft(): void {
    this.#endWord();
    const draft = this.#draft;
    const empty = draft.words.length === 0 && draft.mark.length === 0 && draft.item === null;
    // A paragraph of nothing but a no-break space is a blank line, as Word writes it.
    if (empty && this.#blank) this.#draft = { ...draft, gap: true };
    this.#blank = false;
    if (empty) return;
    this.#drafts.push(draft);
    this.#draft = { ...NOTHING, words: [], mark: [] };
    this.#breaks = 0;
  }
}

function draftsToParagraphs(drafts: readonly Draft[], pen: Pen): Paragraph[] {
  const shown = drafts.filter(
    (d, i) => d.words.length > 0 || (d.item?.ordinal != null && drafts.length === 1) || (d.mark.length > 0 && i >= 0),
  );
  const typed = typedBullets(shown);
  const levels = typedLevels();
  return shown.map((d, i) => toParagraph(i === 0 ? { ...d, gap: false } : d, typed, levels, pen));
}

/** Signs that are bullets in company only: two dashes or more, two ticks, an "o" below a bullet. */
function typedBullets(drafts: readonly Draft[]): (word: string) => boolean {
  const dashes = drafts.filter((d) => d.item === null && beginsWith(d, isTypedBullet)).length > 1;
  const others = drafts.some((d) => d.item !== null || beginsWith(d, startsWithBullet));
  const letters = others || drafts.filter((d) => beginsWith(d, isLetterBullet)).length > 1;
  const ticks = drafts.filter((d) => beginsWith(d, (word) => isTick(word.slice(0, 1)))).length > 1;
  return (word) => (dashes && isTypedBullet(word)) || (letters && isLetterBullet(word)) || (isTick(word) ? ticks : isBullet(word));
}

function beginsWith(draft: Draft, is: (word: string) => boolean): boolean {
  return draft.words.length > 1 && is(wordText(draft.words[0] ?? []));
}

/** The level of a typed bullet: a sign not seen before in the cell is one level deeper, an earlier one goes back to its own. */
function typedLevels(): TypedLevel {
  const signs: string[] = [];
  return (sign, indent) => {
    const known = signs.indexOf(`${indent}${sign}`);
    if (known >= 0) signs.length = known + 1;
    else signs.push(`${indent}${sign}`);
    return signs.length - 1;
  };
}

type TypedLevel = (sign: string, indent: number) => number;

function toParagraph(draft: Draft, typed: (word: string) => boolean, level: TypedLevel, pen: Pen): Paragraph {
  const { mark, words, item } = takeMark(draft, typed, level);
  if (item === null || (words.length === 0 && mark.length > 0))
    return { runs: runsOf([...mark, ...words], pen), list: null, gapBefore: draft.gap };
  // An automatic number with nothing after it is what the cell says: "7." in an id column.
  if (words.length === 0) return { runs: runsOf([[{ text: `${item.ordinal}.`, bold: false }]], pen), list: null, gapBefore: draft.gap };
  const list: ListMark = { level: item.level, ordinal: item.ordinal, runs: runsOf(mark, pen) };
  return { runs: runsOf(words, pen), list, gapBefore: draft.gap };
}

interface Marked {
  readonly mark: readonly Word[];
  readonly words: readonly Word[];
  readonly item: ListItem | null;
}

function takeMark(draft: Draft, typed: (word: string) => boolean, level: TypedLevel): Marked {
  const [first, ...rest] = splitBullet(draft.words);
  const sign = first === undefined ? "" : wordText(first);
  if (draft.mark.length > 0 || rest.length === 0 || first === undefined) return draft;
  if (draft.item !== null) return takeTypedMark(draft.item, first, rest) ?? draft;
  const bullet = (sign === "-" && rest.length > 0) || typed(sign);
  if (!bullet && isTick(sign)) return draft;
  return bullet ? { mark: [first], words: rest, item: { level: level(sign, draft.indent), ordinal: null } } : draft;
}

/** "•" typed in an item that has a bullet anyway, "1." in one that is numbered 1 or whose own number is not shown. */
function takeTypedMark(item: ListItem, first: Word, rest: readonly Word[]): Marked | null {
  const sign = wordText(first);
  if (item.ordinal === null && (isBullet(sign) || isTypedBullet(sign))) return { mark: [first], words: rest, item };
  const typed = markToOrdinal(sign) ?? null;
  // A list that goes on over a page begins anew in its markup: the number that is typed is the one meant.
  if (typed === null || (item.ordinal !== null && item.ordinal !== typed && /^\D/.test(typed))) return null;
  return { mark: [first], words: rest, item: { ...item, ordinal: typed } };
}

/** "•Providing" is a bullet and a word; a bullet painted twice ("••", as LibreOffice exports one) is one bullet. */
function splitBullet(words: readonly Word[]): readonly Word[] {
  const [first, ...rest] = words;
  const head = first?.[0];
  if (first === undefined || head === undefined || !startsWithBullet(head.text) || wordText(first).length === 1) return words;
  const doubled = head.text[0] === head.text[1] ? 2 : 1;
  const sign = { text: head.text.slice(0, 1), bold: head.bold };
  const tail = [{ text: head.text.slice(doubled), bold: head.bold }, ...first.slice(1)].filter((ink) => ink.text !== "");
  return tail.length === 0 ? [[sign], ...rest] : [[sign], tail, ...rest];
}

function wordText(word: Word): string {
  return word.map((ink) => ink.text).join("");
}

function runsOf(words: readonly Word[], pen: Pen): Run[] {
  return words.flatMap((word) => wordToRuns(word).map((ink, i) => pen.run(ink.text, i === 0 ? " " : "", ink.bold)));
}

/** One run a word; "4.2.1:The" with only its number bold is two, so that the number can be told from the text. */
function wordToRuns(word: Word): Ink[] {
  const letters = word.filter((ink) => /[\p{L}\p{N}]/u.test(ink.text));
  const mixed = letters.some((ink) => ink.bold) && letters.some((ink) => !ink.bold);
  if (!mixed) return [{ text: wordText(word), bold: (letters.length > 0 ? letters : word).some((ink) => ink.bold) }];
  const runs: Ink[] = [];
  for (const ink of word) {
    const last = runs.at(-1);
    if (last?.bold === ink.bold) runs.splice(-1, 1, { text: last.text + ink.text, bold: ink.bold });
    else runs.push(ink);
  }
  return runs;
}
