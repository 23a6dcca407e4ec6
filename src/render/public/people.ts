import type { Edition, Owner, Recommendation } from "../../model/edition.ts";
import { readOwners } from "../../model/owner.ts";
import type { PaperInput } from "../paper-input.ts";
import { nameReplacer, type Person } from "./names.ts";
import { isVocabulary, NAME_WORD } from "./vocabulary.ts";

// "Station Manager Quill", "T/ACC Hollis": a rank with one word after it that is no word of the trade.
const RANK =
  "manager|commander|officer|constable|sergeant|sgt|inspector|insp|superintendent|supt|commissioner|acc|dcc|cc|dcs|dci|di|ds|dc|ps|pc|councillor|cllr";
const RANKED = new RegExp(String.raw`(?:\b|\/)(?:${RANK})\.?\s+(${NAME_WORD}(?:-${NAME_WORD})*)$`, "u");
const ANY_RANK = new RegExp(
  RANKED.source.replace(
    `(?:${RANK})`,
    `(?:${RANK}|${RANK.replace(/(^|\|)(\w)/g, (_, bar: string, c: string) => bar + c.toUpperCase())}|${RANK.toUpperCase()})`,
  ),
  "u",
);

/** The surname at the end of a rank; null where there is none. */
export function rankedSurname(role: string | null): string | null {
  const word = ANY_RANK.exec(role?.trim() ?? "")?.[1];
  return word === undefined || isVocabulary(word) ? null : word;
}

/** Everyone who owns or owned a recommendation or signed an entry, in this edition, the one compared with, and the history. */
export function peopleOf(input: PaperInput): Person[] {
  const editions = [input.edition, input.before].filter((e): e is Edition => e !== null);
  const former = input.history.recommendations.flatMap((r) => r.owners.flatMap((o) => readOwners([o.owner])));
  const owners = [...editions.flatMap((e) => e.recommendations.flatMap((r) => r.owners)), ...former];
  const authors = editions.flatMap((e) => e.recommendations.flatMap(authorsOf));
  const people = unlike([...owners.flatMap(namesOf), ...authors]);
  const clean = nameReplacer(people);
  return people.map((p) => (p.instead === null || clean(p.instead) === p.instead ? p : { ...p, instead: null })); // no name in place of a name
}

/** The name, and names that were read as part of a role or unit: "Station Manager Quill", "DCS Aileen Boyd". */
function namesOf({ name, role, unit }: Owner): Person[] {
  const within = [role, unit].flatMap((part) => [rankedSurname(part), ...(part === null ? [] : readOwners([part]).map((o) => o.name))]);
  const people = within.flatMap((w) => (w === null ? [] : [{ name: w, instead: null }]));
  return name === null ? people : [{ name, instead: role ?? unit }, ...people];
}

function authorsOf(r: Recommendation): Person[] {
  return r.entries.flatMap((e) => (e.author === null ? [] : [{ name: e.author, instead: null }]));
}

function unlike(all: readonly Person[]): Person[] {
  const known = new Map<string, string | null>();
  const people = all.filter(({ name }) => name.split(/\s+/).some((word) => word !== "" && !isVocabulary(word))); // "Harbour Master" is nobody's name
  for (const { name, instead } of people) known.set(name.trim(), known.get(name.trim()) ?? instead);
  return [...known].map(([name, instead]) => ({ name, instead }));
}
