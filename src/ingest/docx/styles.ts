import { childElements, type Element, firstChild } from "../text/markup.ts";

/** What a run's properties say; null where they say nothing. */
export interface Look {
  readonly bold: boolean | null;
  readonly hidden: boolean | null;
  readonly caps: boolean | null;
}

/** A style with what it takes over from the styles it is based on. */
export interface WordStyle extends Look {
  readonly name: string;
  /** 1 to 9 for a heading. */
  readonly outline: number | null;
  readonly numbering: NumberingRef | null;
  /** Space before and after in twentieths of a point. */
  readonly before: number | null;
  readonly after: number | null;
  readonly contextual: boolean;
}

export interface NumberingRef {
  readonly num: string | null;
  readonly level: number | null;
}

const PLAIN: WordStyle = {
  name: "",
  bold: null,
  hidden: null,
  caps: null,
  outline: null,
  numbering: null,
  before: null,
  after: null,
  contextual: false,
};

/** Styles by id; the default paragraph style by "". */
export type Styles = ReadonlyMap<string, WordStyle>;

/** Reads word/styles.xml. */
export function readStyles(root: Element | undefined): Styles {
  const styles = new Map<string, WordStyle>();
  const elements = root === undefined ? [] : childElements(root, "w:style");
  const byId = new Map(elements.map((e) => [e.attribs["w:styleId"] ?? "", e]));
  const defaults = firstChild(root, "w:docDefaults");
  const base = readProperties(PLAIN, inner(defaults, "w:pPrDefault", "w:pPr"), inner(defaults, "w:rPrDefault", "w:rPr"));
  const read = (id: string, depth: number): WordStyle => {
    const element = byId.get(id);
    if (element === undefined || depth > 20) return base;
    const parent = firstChild(element, "w:basedOn")?.attribs["w:val"];
    const name = firstChild(element, "w:name")?.attribs["w:val"] ?? id;
    const from = parent === undefined ? base : read(parent, depth + 1);
    return { ...readProperties(from, firstChild(element, "w:pPr"), firstChild(element, "w:rPr")), name };
  };
  for (const id of byId.keys()) styles.set(id, withHeading(read(id, 0)));
  const normal = elements.find((e) => e.attribs["w:type"] === "paragraph" && e.attribs["w:default"] === "1");
  styles.set("", styles.get(normal?.attribs["w:styleId"] ?? "\0") ?? base);
  return styles;
}

function inner(element: Element | undefined, ...names: readonly string[]): Element | undefined {
  return names.reduce<Element | undefined>((e, name) => firstChild(e, name), element);
}

function withHeading(style: WordStyle): WordStyle {
  const level = /^heading (\d)$/i.exec(style.name)?.[1];
  if (level !== undefined) return { ...style, outline: Number(level) };
  return /^title$/i.test(style.name) ? { ...style, outline: 1 } : style;
}

/** A style with what paragraph and run properties add to it. */
export function readProperties(style: WordStyle, paragraph: Element | undefined, run: Element | undefined): WordStyle {
  const spacing = firstChild(paragraph, "w:spacing");
  const outline = firstChild(paragraph, "w:outlineLvl")?.attribs["w:val"];
  const look = readLook(run);
  return {
    name: style.name,
    bold: look.bold ?? style.bold,
    hidden: look.hidden ?? style.hidden,
    caps: look.caps ?? style.caps,
    outline: outline === undefined ? style.outline : Number(outline) < 9 ? Number(outline) + 1 : null,
    numbering: readNumberingRef(firstChild(paragraph, "w:numPr")) ?? style.numbering,
    before: twips(spacing, "w:before") ?? style.before,
    after: twips(spacing, "w:after") ?? style.after,
    contextual: onOff(firstChild(paragraph, "w:contextualSpacing")) ?? style.contextual,
  };
}

function twips(spacing: Element | undefined, name: string): number | null {
  const auto = spacing?.attribs[`${name}Autospacing`];
  if (auto === "1" || auto === "true") return 280;
  const value = spacing?.attribs[name];
  return value === undefined ? null : Number(value);
}

function readNumberingRef(element: Element | undefined): NumberingRef | null {
  if (element === undefined) return null;
  const level = firstChild(element, "w:ilvl")?.attribs["w:val"];
  return { num: firstChild(element, "w:numId")?.attribs["w:val"] ?? null, level: level === undefined ? null : Number(level) };
}

/** Run properties: bold, hidden, capitals. */
export function readLook(run: Element | undefined): Look {
  return { bold: onOff(firstChild(run, "w:b")), hidden: onOff(firstChild(run, "w:vanish")), caps: onOff(firstChild(run, "w:caps")) };
}

/** Word's switches: there without a value means on; null where it is not there. */
export function onOff(element: Element | undefined): boolean | null {
  return element === undefined ? null : !/^(0|false|off|none)$/.test(element.attribs["w:val"] ?? "1");
}
