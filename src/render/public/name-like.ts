import { isVocabulary, NAME_WORD } from "./vocabulary.ts";

const LOOKS = [
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|PC|DC|PS|DS|DI|DCI|DCS|Insp|Supt|ACC|DCC|CC|Cllr)\.? ${NAME_WORD}(?:-${NAME_WORD})?`,
    "gu",
  ),
  new RegExp(String.raw`(?<![\p{L}\p{N}.])(?:\p{Lu}\.\s?){1,3}${NAME_WORD}`, "gu"),
  new RegExp(String.raw`(?<![\p{L}\p{N}])${NAME_WORD}(?:[ -](?:de |van |von |al-)?${NAME_WORD})+`, "gu"),
];
const SINGLE = new RegExp(String.raw`(?<=[\p{Ll}\p{N},;:)–-] )${NAME_WORD}(?![\p{L}\p{N}])`, "gu");
// At the start of a sentence every word has a capital: one that does what people do may be a name.
const DOES =
  "said|says|asked|asks|agreed|agrees|confirmed|advised|noted|reported|reports|will|has|to|leads|leading|met|spoke|wrote|chairs|chaired|is|was|and";
const FIRST = new RegExp(String.raw`(?<=^|[.!?:;]\s|\n)${NAME_WORD}(?= (?:${DOES})\b)`, "gu");

const TELEPHONE = /(?<![\p{L}\p{N}])(?:\+\d{2}|0\d)(?:[\s()-]{0,2}\d){8,11}(?!\d)/gu;

// Long words with these endings are common nouns; hardly any surname is as long and ends so.
const COMMON = /(?:tions?|sions?|ments?|ances?|ences?|ity|ities|ness|ships?|ical|ational|ology|ives?|ysts?|ders)$/i;
const LONG = 8;

/**
 * Words that look like a person's name, each once: titles, initials, two capitals in a row, a capital inside a sentence that is no known word, and a
 * sentence's first word that does what people do. Telephone numbers too. `also` are patterns of words to be shown
 * wherever they stand.
 */
export function nameLike(texts: readonly string[], also: readonly string[] = []): string[] {
  const lower = new Set(texts.flatMap((t) => t.match(/(?<![\p{L}])\p{Ll}{2,}/gu) ?? []));
  const known = (printed: string): boolean => {
    const word = printed.replace(/['’]s$/, "").replace(/\W+$/, "");
    const common = word.length >= LONG && (COMMON.test(word) || (word.length > LONG && word.endsWith("ing")));
    return common || isVocabulary(word) || lower.has(word.toLowerCase());
  };
  const found = (pattern: RegExp): string[] => texts.flatMap((text) => text.match(pattern) ?? []);
  const several = LOOKS.flatMap(found).filter((words) => !words.split(/[\s-]+/).every(known));
  const within = new Set(several.flatMap((words) => words.split(/[\s-]+/)));
  const first = found(FIRST).filter((word) => word.length > 3 && !/ings?$/.test(word));
  const single = [...found(SINGLE), ...first].filter((word) => !known(word) && !within.has(word));
  const asked = also.flatMap((word) => found(new RegExp(String.raw`(?<![\p{L}\p{N}])${word}(?![\p{L}\p{N}])`, "gu")));
  return [...new Set([...several, ...single, ...asked, ...found(TELEPHONE)])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
