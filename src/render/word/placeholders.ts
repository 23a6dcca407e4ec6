import { longDay } from "../../model/day.ts";
import { CannotUse } from "../../model/outcome.ts";
import type { PaperHead } from "../blocks.ts";
import type { HeadLeft } from "./head.ts";
import type { Template } from "./template.ts";

/** "Agenda item" → "agendaItem". */
const nameOf = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^a-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/[^A-Za-z0-9]/g, "");

// What a paper may lack but a template may have a place for.
const USUAL_FACTS = ["meeting", "agendaItem", "purpose", "reportAuthor"] as const;

/** What each placeholder but the body stands for in this paper; facts go by their labels. */
export function placeholderValues(head: PaperHead): Record<string, string> {
  const usual = Object.fromEntries(USUAL_FACTS.map((name) => [name, ""]));
  const facts = Object.fromEntries(head.facts.map((f) => [nameOf(f.label), f.value]));
  const [plan = "", ...edition] = head.footer;
  return {
    ...usual,
    ...facts,
    title: head.title,
    subject: head.subject,
    date: longDay(head.date),
    organisation: head.organisation ?? "",
    board: head.board ?? "",
    author: head.author ?? facts["reportAuthor"] ?? "",
    marking: head.marking ?? "",
    draft: head.draft ?? "",
    notice: head.notice ?? "",
    footer: head.footer.join(" – "),
    plan,
    edition: edition.join(" – "),
  };
}

/** A mistyped placeholder would be printed to the board: it is refused with the names there are. */
export function refuseUnknown(template: Template, values: Readonly<Record<string, string>>, what: string): void {
  const known = new Set(["body", ...Object.keys(values)]);
  const unknown = [...template.placeholders.keys()].find((name) => !known.has(name));
  if (unknown === undefined) return;
  const names = [...known].sort().map((name) => `{{${name}}}`);
  throw new CannotUse(`${what} has {{${unknown}}}, which a paper does not know: it knows ${names.join(", ")}.`);
}

/** What of the head has no place of its own in the template, so that the body says it. A place in a header is none for what is read first. */
export function headLeft(head: PaperHead, template: Template): HeadLeft {
  const has = (name: string): boolean => template.placeholders.has(name);
  const onPage = (name: string): boolean => template.placeholders.get(name)?.includes(template.main) ?? false;
  const placed = (label: string): boolean => onPage(nameOf(label)) || (nameOf(label) === "reportAuthor" && onPage("author"));
  return {
    title: !onPage("title"),
    body: !onPage("board") && !onPage("organisation"),
    facts: head.facts.filter((f) => !placed(f.label)),
    marking: !has("marking"),
    draft: !has("draft"),
    notice: !has("notice"),
  };
}
