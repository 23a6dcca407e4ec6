import { CannotUse } from "../model/outcome.ts";
import { slug } from "../model/text.ts";

/** What a plan's name is taken from, surest first. */
export interface NameSources {
  readonly given: string | null;
  readonly configured: string | null;
  /** The folder under `input/` that the file lies in. */
  readonly folder: string | null;
  readonly title: string;
}

/** The words of a slug without years and months, which titles carry from edition to edition. */
const bare = (name: string) =>
  name
    .replace(/\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/g, "")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");

const alike = (a: string, b: string) => {
  const [x, y] = [bare(a), bare(b)];
  return x !== "" && (x === y || x.startsWith(`${y}-`) || y.startsWith(`${x}-`));
};

/**
 * The plan that an edition belongs to: as given, as configured, by its folder, else its title as a slug. A title that is only like the name of an
 * archived plan is never guessed to be it.
 * @throws CannotUse that names the plan it may be, and `--plan`.
 */
export function planName(from: NameSources, archived: readonly string[]): string {
  const named = from.given ?? from.configured ?? from.folder;
  if (named !== null) return slug(named);
  const name = slug(from.title);
  if (archived.includes(name)) return name;
  const like = archived.find((known) => alike(known, name));
  if (like === undefined) return name;
  throw new CannotUse(
    `is "${from.title}" an edition of the plan ${like}? Say so with --plan ${like}, or name a new plan with --plan ${name}`,
  );
}
