import { isVocabulary } from "./vocabulary.ts";

/** Somebody whose name must not be printed, and the role or unit that may stand for it. */
export interface Person {
  readonly name: string;
  readonly instead: string | null;
}

/** A form of a name that must not be printed, and what stands for it. */
interface Replacement {
  /** Of the words that it takes away at most. */
  readonly length: number;
  readonly pattern: RegExp;
  readonly instead: string;
}

const TITLE = String.raw`(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|PC|DC|PS|DS|Insp|DI|Ch Insp|DCI|DCS|Supt|Det Supt|Ch Supt|ACC|DCC|CC|Cllr|MR|MRS|MS|DR|CLLR)\.?\s)?`;
const TITLES =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|cllr|councillor|(?:[at]\/)?(?:acc|dcc|cc)|(?:det\.?|d|ch|c\/|d\/)?\s?(?:supt|insp)|dcs|dci|di|ds|dc|ps|pc|sgt|rev)\.?\s+)+/i;
const PARTICLE = /^(?:de|del|della|da|di|du|van|von|der|den|le|la|al|el|bin|ibn|ap|st)$/i;
// Given names that are everyday words: replaced with the surname only; alone they are shown to a person.
const EVERYDAY = new Set(
  (
    "amber april art august autumn bill bob buck chase christian chuck cliff crystal dawn dean drew duke earl faith frank gene ginger grace grant guy heather holly hope iris ivy jack jade " +
    "joy june major mark max may miles misty olive pat penny ray rich rob robin rose ruby sandy skip sky sue summer sunny victor violet will"
  ).split(" "),
);

const ADDRESS = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

const START = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;

/** Takes away everyone's name in whatever form it stands, by role or unit where the plan gives one, and every e-mail address. */
export function nameReplacer(people: readonly Person[]): (text: string) => string {
  const replacements = people.flatMap(formsOf).sort((a, b) => b.length - a.length); // whole names before surnames
  return (text) => {
    const plain = text.normalize("NFC").replace(INVISIBLE, "").replace(ADDRESS, "[address withheld]");
    return replacements.reduce((words, r) => words.replace(r.pattern, r.instead), plain);
  };
}

/** Given names that are everyday words: they stay where they stand alone, and a person has to look at them. */
export function everydayNames(people: readonly Person[]): string[] {
  return people.map((p) => partsOf(p.name).given).filter((g): g is string => g !== null && EVERYDAY.has(g.toLowerCase()));
}

/** "KG", "K.G." and "K G" for Karen Georgiou: how colleagues sign; other things have the same letters, so a person is shown them. */
export function initialsOf(people: readonly Person[]): string[] {
  return people.flatMap((p) => {
    const { initial, surname } = partsOf(p.name);
    const [first, last] = [initial, [...surname].find((c) => c !== c.toLowerCase())];
    return first == null || last === undefined ? [] : [`${escaped(first)}[. ]{0,2}${escaped(last)}`];
  });
}

interface Parts {
  /** A given name in full; null for an initial or none. */
  readonly given: string | null;
  readonly initial: string | null;
  /** With its particles: "van der Berg". */
  readonly surname: string;
  /** The words of the surname that can stand alone. */
  readonly alone: readonly string[];
}

function partsOf(name: string): Parts {
  const bare = name.replace(TITLES, "").trim();
  const turned = /^([^,]+),\s*(.+)$/.exec(bare);
  const words = (turned === null ? bare : `${turned[2]} ${turned[1]}`).split(/[\s.]+/).filter((w) => w !== "");
  const particle = words.findIndex((w, i) => i > 0 && PARTICLE.test(w));
  const from = particle > 0 ? particle : words.length - 1;
  const surname = words.slice(from).join(" ");
  const first = words.length > 1 ? (words[0] ?? "") : "";
  const last = words.at(-1) ?? "";
  const alone = [last, ...last.split("-")].filter((w, i, all) => w.length > 2 && !isVocabulary(w) && all.indexOf(w) === i);
  const given = first.length > 2 || (first.length === 2 && /\p{Ll}/u.test(first)) ? first : null;
  return { given, initial: first === "" ? null : (first[0] ?? null), surname, alone };
}

function formsOf({ name, instead }: Person): Replacement[] {
  const { given, initial, surname, alone } = partsOf(name);
  const words = name.replace(TITLES, "").trim().split(/\s+/);
  const shown = instead === null ? "[name withheld]" : `[${instead}]`;
  const first = given === null ? null : spelt(given);
  const initials = String.raw`(?:(?:\p{Lu}\.[\s-]?){1,3}${initial === null ? "" : String.raw`|${initial}\p{Ll}*\s+`})?`;
  const forms: (readonly [number, string, string])[] = [
    [name.length, TITLE + words.map(spelt).join(String.raw`\s+`), "gu"],
    ...(initial === null
      ? []
      : [
          [
            name.length - 1,
            String.raw`${spelt(surname)},?\s+${first === null ? `${initial}\\.?` : `(?:${first}|${initial}\\.?)`}`,
            "gu",
          ] as const,
        ]),
    ...(first === null ? [] : [[surname.length + 4, String.raw`${TITLE}${first}\s+(?:\p{L}+\.?\s+)?${spelt(surname)}`, "gu"] as const]),
    ...(initial === null ? [] : [[surname.length + 3, userName(given ?? initial, surname), "giu"] as const]),
    [surname.length + 1, TITLE + initials + spelt(surname), "gu"],
    ...alone.map((word) => [word.length, TITLE + initials + spelt(word), "gu"] as const),
    ...(first === null || given === null || isVocabulary(given) || EVERYDAY.has(given.toLowerCase())
      ? []
      : [[given.length, first, "gu"] as const]),
  ];
  const usable = isVocabulary(surname) || surname.length < 2 ? forms.slice(0, 1) : forms;
  return usable.map(([length, form, flags]) => ({ length, pattern: new RegExp(`${START}${form}${END}`, flags), instead: shown }));
}

/** "karen.georgiou", "kgeorgiou", "georgiouk": as accounts and files are named. */
function userName(given: string, surname: string): string {
  const [g, s] = [escaped(given), escaped(surname.replace(/\s+/g, ""))];
  const short = escaped(given[0] ?? "");
  return `(?:${g}[._-]${s}|${short}[._-]?${s}|${s}[._-]?${short})`;
}

const LETTERS: Readonly<Record<string, string>> = { a: "àáâãäå", c: "ç", e: "èéêë", i: "ìíîï", n: "ñ", o: "òóôõöø", u: "ùúûü", y: "ýÿ" };

/** A word in capitals or as a name is written, with or without its accents, whatever its apostrophe and hyphen. */
function spelt(word: string): string {
  const written =
    word === word.toUpperCase() && word.length > 3 ? word.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (c) => c.toUpperCase()) : word;
  const forms = new Set([word, written, written.toUpperCase()]);
  return `(?:${[...forms].map((form) => [...form].map(letter).join("")).join("|")})`;
}

function letter(c: string): string {
  if (/['’‘`]/.test(c)) return "['’‘`]?";
  if (c === "-") return String.raw`[-\u2010-\u2013\s]?`;
  if (/\s/.test(c)) return String.raw`\s+`;
  const base = c.normalize("NFD").charAt(0);
  const more = LETTERS[base.toLowerCase()];
  if (more === undefined) return escaped(c);
  return `[${base}${base === base.toLowerCase() ? more : more.toUpperCase()}]`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
