import { descendants, type Element, type Node, textOf } from "../text/markup.ts";

/** The declarations that hold for an element, its own and those of style sheets, by property in lower case. */
export type Style = Readonly<Record<string, string>>;
export type StyleOf = (element: Element) => Style;

const MOST_RULES = 5000;
const LONGEST_SHEET = 1_000_000; // characters; Word writes about 30,000
const NONE: Style = {};
const NO_RULES: ReadonlyMap<string, Style> = new Map();

/** Reads the page's own style sheets: enough of CSS to know what is hidden, bold, shaded or set apart. Nothing is fetched. */
export function pageStyles(nodes: readonly Node[]): StyleOf {
  const sheets = [...descendants(nodes)].filter((e) => e.name === "style").map((e) => e.children.map(textOf).join(""));
  return styleFrom(sheets.length === 0 ? NO_RULES : parseRules(sheets.join("\n").slice(0, LONGEST_SHEET)));
}

/** Styles of a piece of HTML that has no style sheet. */
export function inlineStyles(): StyleOf {
  return styleFrom(NO_RULES);
}

function styleFrom(rules: ReadonlyMap<string, Style>): StyleOf {
  const known = new WeakMap<Element, Style>();
  return (element) => {
    if (rules.size === 0 && element.attribs.style === undefined) return NONE;
    const style = known.get(element) ?? collect(element, rules);
    known.set(element, style);
    return style;
  };
}

function collect(element: Element, rules: ReadonlyMap<string, Style>): Style {
  const own = element.attribs.style;
  if (rules.size === 0) return own === undefined ? {} : parseDeclarations(own);
  const classes = (element.attribs.class ?? "").split(/\s+/).filter((c) => c !== "");
  const keys = [element.name, ...classes.flatMap((c) => [`.${c}`, `${element.name}.${c}`]), `#${element.attribs.id ?? ""}`];
  return Object.assign({}, ...keys.map((key) => rules.get(key) ?? {}), own === undefined ? {} : parseDeclarations(own));
}

/** Only plain selectors (name, .class, name.class, #id): rules for elements in some place or state are passed over. */
function parseRules(css: string): Map<string, Style> {
  const rules = new Map<string, Style>();
  const plain = css
    .replace(/<!--|-->/g, " ")
    .replace(/\/\*[\s\S]*?\*\//g, " ")
    .replace(/\.ritz \.waffle (?=\.s\d)/g, ""); // Google's sheets say where each class stands: in the sheet
  for (const part of withoutMedia(plain).split("}")) {
    const brace = part.indexOf("{");
    if (brace < 0 || rules.size > MOST_RULES) continue;
    for (const selector of part.slice(0, brace).split(",")) addRule(rules, selector.trim(), part.slice(brace + 1));
  }
  return rules;
}

function addRule(rules: Map<string, Style>, selector: string, body: string): void {
  const key = selector.replace(/^([a-zA-Z0-9]+)/, (name) => name.toLowerCase());
  if (/^(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?$/.test(key) && key !== "") rules.set(key, { ...rules.get(key), ...parseDeclarations(body) });
}

/** Leaves out at-rules with blocks of their own, such as those for printing. */
function withoutMedia(css: string): string {
  return css.replace(/@(?:media|supports|page|font-face|keyframes|list)[^{;]*\{(?:[^{}]|\{[^{}]*\})*\}/g, " ");
}

function parseDeclarations(text: string): Style {
  const style: Record<string, string> = {};
  for (const part of text.split(";")) {
    const colon = part.indexOf(":");
    if (colon > 0)
      style[part.slice(0, colon).trim().toLowerCase()] = part
        .slice(colon + 1)
        .replace(/!\s*important/i, "")
        .trim();
  }
  return style;
}

/** Whether a browser shows the element at all. */
export function isHidden(element: Element, style: Style): boolean {
  const { attribs } = element;
  if ("hidden" in attribs && attribs.hidden !== "until-found") return true;
  if (/^none\b/i.test(style.display ?? "") || /^(hidden|collapse)\b/i.test(style.visibility ?? "")) return true;
  if (/^all\b/i.test(style["mso-hide"] ?? "")) return true;
  return /(^|\s)(sr-only|visually-hidden|screen-reader-text|ms-accessible|ms-hide|ms-hidden|ms-accessible-hidden)(\s|$)/.test(
    attribs.class ?? "",
  );
}

const BREAKS = /^(always|left|right|page|recto|verso)\b/i;

/** Whether a page begins before or after an element. */
export function beginsPage(element: Element, style: Style): boolean {
  if (element.name === "div" && /^(page|pdf-?page|sheet)$/i.test(element.attribs.class ?? "")) return true;
  return ["page-break-before", "page-break-after", "break-before", "break-after"].some((name) => BREAKS.test(style[name] ?? ""));
}

/** Whether an element sets its text bold; null where it says nothing about it. */
export function boldness(element: Element, style: Style): boolean | null {
  const weight = style["font-weight"] ?? /\b(bold|[6-9]00)\b/i.exec(style.font ?? "")?.[0];
  if (weight !== undefined) return /^(bold|bolder|[6-9]00)/i.test(weight);
  return /^(b|strong|th|h[1-6])$/.test(element.name) ? true : null;
}

/** Whether space stands above or below a paragraph; browsers leave a line's height around `<p>` unless told otherwise. */
export function hasSpace(element: Element, style: Style): boolean {
  const [top, , bottom] = margins(style);
  const usual = /^(p|h[1-6]|blockquote|dl|ul|ol)$/.test(element.name);
  return isSpace(top, usual) || isSpace(bottom, usual);
}

function margins(style: Style): (string | undefined)[] {
  const parts = (style.margin ?? "").split(/\s+/).filter((p) => p !== "");
  const four = parts.length === 0 ? [] : [parts[0], parts[1] ?? parts[0], parts[2] ?? parts[0], parts[3] ?? parts[1] ?? parts[0]];
  return [
    style["margin-top"] ?? four[0],
    style["margin-right"] ?? four[1],
    style["margin-bottom"] ?? four[2],
    style["margin-left"] ?? four[3],
  ];
}

const LEAST_GAP = 3; // pt: below this lines of one paragraph and two paragraphs look alike

function isSpace(margin: string | undefined, usual: boolean): boolean {
  if (margin === undefined) return usual;
  return toPoints(margin) > LEAST_GAP;
}

/** The left margin in points, 0 where there is none. */
export function leftMargin(style: Style): number {
  return toPoints(margins(style)[3] ?? "0");
}

const UNITS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, cm: 28.35, mm: 2.835, in: 72, em: 12, rem: 12, "%": 0.5 };

function toPoints(length: string): number {
  const [, number = "0", unit = "px"] = /^(-?[\d.]+)([a-z%]*)/i.exec(length.trim()) ?? [];
  return Number(number) * (UNITS[unit.toLowerCase()] ?? 0.75);
}
