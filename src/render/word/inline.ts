import { Bookmark, InternalHyperlink, type ParagraphChild, TextRun } from "docx";
import { type Inline, inlineWords } from "../blocks.ts";
import { INKS } from "./measures.ts";
import { bookmarkOf, type Setting } from "./setting.ts";

/** How a run differs from its paragraph's style; sizes in half points. */
export interface RunLook {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
}

type Setter<T extends Inline["t"]> = (inline: Extract<Inline, { t: T }>, s: Setting, look: RunLook) => ParagraphChild[];

const plain = (text: string, look: RunLook, more: object = {}): ParagraphChild[] => [new TextRun({ text, ...look, ...more })];

function link(text: string, bookmark: string | undefined, look: RunLook): ParagraphChild[] {
  if (bookmark === undefined) return plain(text, look);
  return [new InternalHyperlink({ anchor: bookmark, children: plain(text, look, { style: "Hyperlink" }) })];
}

function mark(inline: Extract<Inline, { t: "mark" }>, s: Setting, look: RunLook): ParagraphChild[] {
  const shape = s.marks[inline.mark];
  // Points to pixels at 96 to the inch: the shape is as high as the letters' capitals and a little more.
  const side = ((look.size ?? s.type.table[0]) / 2) * 0.97 * (96 / 72);
  const picture = shape ? [shape.run(side, side, { decorative: true, name: `mark ${inline.mark}` })] : [];
  return [...picture, ...plain(shape ? `\u00a0${inline.text}` : inline.text, look)];
}

const setters: { readonly [T in Inline["t"]]: Setter<T> } = {
  text: (i, s, look) => link(i.text, i.to === undefined ? undefined : s.bookmarks.get(i.to), look),
  rec: (i, s, look) => link(inlineWords(i), bookmarkOf(s, i.id, i.former), look),
  strong: (i, _s, look) => plain(i.text, look, { style: "Strong", bold: true }),
  soft: (i, _s, look) => plain(i.text, look, { color: INKS.soft, bold: false }),
  mark,
  inserted: (i, _s, look) => plain(i.text, look, { underline: {} }),
  deleted: (i, _s, look) => plain(i.text, look, { strike: true }),
  doubtful: (i, _s, look) => plain(inlineWords(i), look),
};

/** The runs of a line. */
export function runsOf(inlines: readonly Inline[], s: Setting, look: RunLook = {}): ParagraphChild[] {
  return inlines.flatMap((i) => (setters[i.t] as Setter<Inline["t"]>)(i as never, s, look));
}

/** Runs inside a bookmark where there is one to set. */
export function bookmarked(children: ParagraphChild[], name: string | undefined): ParagraphChild[] {
  return name === undefined ? children : [new Bookmark({ id: name, children })];
}
