import { insertBefore } from "./package-edit.ts";
import { unescapeXml } from "./parts.ts";

interface Style {
  readonly id: string;
  readonly type: string;
  /** Word's built-in names differ in case from program to program. */
  readonly name: string;
  readonly isDefault: boolean;
  readonly xml: string;
}

function stylesOf(xml: string): Style[] {
  const found = xml.match(/<w:style\s[^>]*>[\s\S]*?<\/w:style>/g) ?? [];
  return found.map((style) => {
    const open = style.slice(0, style.indexOf(">"));
    const of = (name: string) => new RegExp(`w:${name}="([^"]*)"`).exec(open)?.[1] ?? "";
    const name = unescapeXml(/<w:name\s+w:val="([^"]*)"/.exec(style)?.[1] ?? "").toLowerCase();
    return { id: of("styleId"), type: of("type") || "paragraph", name, isDefault: /^(1|true|on)$/.test(of("default")), xml: style };
  });
}

const REFERENCE = /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link)\s+w:val=")([^"]*)(")/g;

const referred = (xml: string): string[] => [...xml.matchAll(REFERENCE)].map((m) => m[2] ?? "");

/** The styles that a text uses, and those that they rest on. */
function closure(ids: readonly string[], styles: ReadonlyMap<string, Style>): Style[] {
  const seen = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const style = styles.get(id);
    if (!style || seen.has(id)) continue;
    seen.add(id);
    waiting.push(...referred(style.xml));
  }
  return [...styles.values()].filter((s) => seen.has(s.id));
}

function twin(style: Style, theirs: readonly Style[]): Style | undefined {
  return theirs.find((t) => t.type === style.type && (style.isDefault ? t.isDefault : t.name === style.name));
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? id : `${id}Paper${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}

export interface MergedStyles {
  readonly styles: string;
  /** A text's references to our styles, changed to the template's. */
  rename(xml: string): string;
}

/** The template's styles with those of ours that it lacks; a style is the same where Word's name for it is, whatever the id ("berschrift1"). */
export function mergeStyles(template: string, ours: string, body: string): MergedStyles {
  const theirs = stylesOf(template);
  const taken = new Set(theirs.map((s) => s.id));
  const used = closure(referred(body), new Map(stylesOf(ours).map((s) => [s.id, s])));
  const ids = new Map<string, string>();
  const added: Style[] = [];
  for (const style of used) {
    const same = twin(style, theirs);
    const id = same?.id ?? freeId(style.id, taken);
    ids.set(style.id, id);
    taken.add(id);
    if (!same) added.push(style);
  }
  const rename = (xml: string): string => xml.replace(REFERENCE, (_, open, id, close) => `${open}${ids.get(id) ?? id}${close}`);
  const additions = added.map((s) => rename(s.xml).replace(/w:styleId="[^"]*"/, `w:styleId="${ids.get(s.id)}"`)).join("");
  return { styles: additions === "" ? template : insertBefore(template, "w:styles", additions), rename };
}
