import { idParts, isPrefixOf } from "../model/identifier.ts";
import type { Heading } from "./draft.ts";

/** A heading that waits for the recommendations under it. `style`: alike for headings of one level. `depth`: the source's own level, null where it has none. */
export interface FoundHeading {
  readonly heading: Heading;
  readonly style: string;
  readonly depth: number | null;
}

/** The headings that the next recommendation stands under, and what has been learnt of their looks. */
export interface Sections {
  readonly section: FoundHeading | null;
  readonly subsection: FoundHeading | null;
  readonly waiting: readonly FoundHeading[];
  /** Looks of headings that were seen to stand under another. */
  readonly lower: ReadonlySet<string>;
}

/** Before any heading. */
export const noSections: Sections = { section: null, subsection: null, waiting: [], lower: new Set() };

/** A heading was met. */
export function meetHeading(at: Sections, found: FoundHeading): Sections {
  return { ...at, waiting: [...at.waiting, found] };
}

/** A heading in the text between tables: one of its level or below that headed nothing is passed over. */
export function meetTextHeading(at: Sections, found: FoundHeading): Sections {
  const kept = at.waiting.filter((w) => w.depth !== null && found.depth !== null && w.depth < found.depth);
  return { ...at, waiting: [...kept, found] };
}

/** A recommendation is met: the headings that waited take their levels. */
export function settleSections(at: Sections): Sections {
  return at.waiting.reduce<Sections>((now, found, i) => place(now, found, at.waiting[i - 1] ?? null), { ...at, waiting: [] });
}

function place(at: Sections, found: FoundHeading, before: FoundHeading | null): Sections {
  if (at.section !== null && isUnder(at, found, before)) {
    const lower = found.style === at.section.style ? at.lower : new Set([...at.lower, found.style]);
    return { ...at, subsection: found, lower };
  }
  return { ...at, section: found, subsection: null };
}

/** Under the section by number, by the source's level, by looks seen before, or because it follows it at once in other looks. */
function isUnder(at: Sections, found: FoundHeading, before: FoundHeading | null): boolean {
  const section = at.section as FoundHeading;
  const byNumber = numberSays(section.heading.number, found.heading.number);
  if (byNumber !== null) return byNumber;
  if (section.depth !== null && found.depth !== null && section.depth !== found.depth) return found.depth > section.depth;
  if (found.style === section.style) return false;
  return at.lower.has(found.style) || before === section;
}

function numberSays(section: string | null, found: string | null): boolean | null {
  if (found === null) return null;
  if (section !== null) return isPrefixOf(section, found);
  return idParts(found).length >= 2 ? true : null;
}

/** A sub-heading in a cell, or a numbered row of its own. */
export function meetSubheading(at: Sections, heading: Heading): Sections {
  return { ...at, subsection: { heading, style: "sub", depth: null } };
}

/** The sub-heading for an id: "9.1 …" ends where the ids leave 9.1. */
export function subsectionFor(at: Sections, id: string | null): Heading | null {
  const heading = at.subsection?.heading ?? null;
  if (heading === null || heading.number === null || id === null) return heading;
  const alike = idParts(id).length > idParts(heading.number).length && typeof idParts(id)[0] === typeof idParts(heading.number)[0];
  return alike && !isPrefixOf(heading.number, id) ? null : heading;
}

const LED_BY =
  /^(.+?)\s*(?:[-\u2013\u2014(,]\s*(?:lead|owner|led by)s?\s*[:\u2013-]?\s*([^()]{2,60})\)?|\s[-\u2013\u2014]\s*((?:[A-Z]{2,3}[a-z]?)(?:\s?[/&,]\s?[A-Z]{2,3}[a-z]?)*))$/i;

/** "VAT Register – Lead PM": the heading and who leads what stands under it. */
export function headingOwner(text: string): { readonly name: string; readonly owner: string } | null {
  const found = LED_BY.exec(text);
  const owner = found?.[2] ?? found?.[3];
  if (found === null || found[1] === undefined || owner === undefined) return null;
  return found[2] !== undefined || /^[A-Z]{2}/.test(owner) ? { name: found[1].trim(), owner: owner.trim() } : null;
}
