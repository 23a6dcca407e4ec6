import type { Edition } from "../../model/edition.ts";

/** A name that must not be printed, and what stands for it. */
interface Replacement {
  /** Of the words that it takes away at most. */
  readonly length: number;
  readonly pattern: RegExp;
  readonly instead: string;
}

const TITLE = String.raw`(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|PC|DC|PS|DS|Insp|DI|Ch Insp|DCI|Supt|Det Supt|Ch Supt|ACC|DCC|CC|Cllr)\.? )?`;

/** Replaces every owner and every author of an entry, by role or unit where the plan gives one. */
export function nameReplacer(edition: Edition): (text: string) => string {
  const all = edition.recommendations.flatMap((r) => [
    ...r.owners.filter((o) => o.name !== null).map((o) => ({ name: o.name ?? "", instead: o.role ?? o.unit })),
    ...r.entries.filter((e) => e.author !== null).map((e) => ({ name: e.author ?? "", instead: null })),
  ]);
  const known = new Map<string, string | null>();
  for (const { name, instead } of all) if (name.trim() !== "") known.set(name.trim(), known.get(name.trim()) ?? instead);
  const replacements = [...known].flatMap(([name, instead]) => replacementsOf(name, instead)).sort((a, b) => b.length - a.length); // whole names before surnames
  return (text) => replacements.reduce((words, r) => words.replace(r.pattern, r.instead), text);
}

/** The whole name, "N. Shackleton" for "Nora Shackleton", and the surname alone. */
function replacementsOf(name: string, role: string | null): Replacement[] {
  const words = name.split(/\s+/).filter((w) => w !== "");
  const surname = words.at(-1) ?? "";
  const instead = role === null ? "[name withheld]" : `[${role}]`;
  const forms = [words.map(escaped).join(String.raw`\s+`)];
  if (words.length > 1) forms.push(String.raw`(?:${escaped(words[0]?.[0] ?? "")}\.?\s*)?${escaped(surname)}`);
  return forms.map((form, i) => ({
    length: i === 0 ? name.length : surname.length,
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])${TITLE}${form}(?![\p{L}\p{N}])`, "giu"),
    instead,
  }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

// Words with a capital in every plan that are nobody's name.
const NO_NAME = new Set(
  (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter " +
    "monday tuesday wednesday thursday friday saturday sunday early mid end late complete completed closed open hold none yes no see above below rec recommendation recommendations " +
    "board boards office officer officers chief deputy assistant constable constables commissioner commissioners head director directorate manager lead group committee council panel team " +
    "force forces police programme project portfolio plan action strategy strategic review report framework model service services support business case usual section appendix table page " +
    "finance financial people human resources hr ict it estates fleet legal procurement governance performance change delivery development corporate operations operational executive senior " +
    "national local county city region regional district community public safety crime justice information data digital technology standards training learning control room " +
    "assurance benefits centre corporation cross cutting decision delivering earlier eastern western northern southern excellence executives extensive groups impact improvement " +
    "interim logs planning projects risk secretarial six seven soles specialist stakeholders target templates terms units working the this that these those once when where each all " +
    "sro kpi sla tor bau pcc opcc uk eu england wales scotland inspector superintendent sergeant agreement register policy scheme master harbour"
  ).split(" "),
);

const NAME_WORD = String.raw`\p{Lu}(?:\p{Ll}+(?:[-'’]\p{Lu}?\p{Ll}+)*|['’]\p{Lu}\p{Ll}+)`;
const LOOKS = [
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|PC|DC|PS|DS|DI|DCI|Supt|ACC|DCC|CC|Cllr)\.? ${NAME_WORD}`,
    "gu",
  ),
  new RegExp(String.raw`(?<![\p{L}\p{N}.])(?:\p{Lu}\.\s?){1,3}${NAME_WORD}`, "gu"),
  new RegExp(String.raw`(?<![\p{L}\p{N}])${NAME_WORD}(?: (?:de |van |von |al-)?${NAME_WORD})+`, "gu"),
];
const SINGLE = new RegExp(String.raw`(?<=[\p{Ll}\p{N},;:)–-] )${NAME_WORD}(?![\p{L}\p{N}])`, "gu");

// Long words with these endings are common nouns; hardly any surname is as long and ends so.
const COMMON = /(?:tions?|sions?|ments?|ances?|ences?|ity|ities|ness|ships?|ical|ational|ology|ives?|ysts?|ders)$/i;
const LONG = 8;

/** Words that look like a person's name, each once: titles, initials, two capitals in a row, and a capital inside a sentence that is no known word. */
export function nameLike(texts: readonly string[]): string[] {
  const lower = new Set(texts.flatMap((t) => t.match(/(?<![\p{L}])\p{Ll}{2,}/gu) ?? []));
  const known = (printed: string): boolean => {
    const word = printed.replace(/\W+$/, "");
    const common = word.length >= LONG && (COMMON.test(word) || (word.length > LONG && word.endsWith("ing")));
    return common || NO_NAME.has(word.toLowerCase()) || lower.has(word.toLowerCase());
  };
  const several = texts
    .flatMap((text) => LOOKS.flatMap((pattern) => text.match(pattern) ?? []))
    .filter((words) => !words.split(/\s+/).every(known));
  const within = new Set(several.flatMap((words) => words.split(/\s+/)));
  const single = texts.flatMap((text) => text.match(SINGLE) ?? []).filter((word) => !known(word) && !within.has(word));
  return [...new Set([...several, ...single])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
