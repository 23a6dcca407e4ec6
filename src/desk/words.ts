import { otherName } from "../model/apply-rows.ts";
import { longDay } from "../model/day.ts";
import type { Decision } from "../model/decision.ts";
import { forTerminal } from "../model/escape.ts";
import { statusWords } from "./answers.ts";

/** "9 November 2026, 10:41", in the time of this machine. */
export function when(iso: string): string {
  const d = new Date(iso);
  const day = `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`;
  return `${longDay(day)}, ${String(d.getHours()).padStart(2, "0")}:${String(d.getMinutes()).padStart(2, "0")}`;
}

export const dayWords = (day: string | null): string => (day === null ? "None" : longDay(day));

const FIELDS: Readonly<Record<string, string>> = {
  id: "number",
  section: "section",
  subsection: "sub-heading",
  text: "text",
  owner: "owner",
  update: "update",
  delivery: "delivery date",
  status: "status",
  rag: "RAG",
  "edition.date": "date of the edition",
  "edition.title": "title",
  "edition.marking": "marking",
};

/** A field's name as people say it. */
export const fieldWords = (field: string | null): string => FIELDS[field ?? ""] ?? field ?? "";

const short = (text: string | null) => {
  const t = forTerminal((text ?? "").replace(/\s+/g, " ")); // what turns the direction of words about is shown, not obeyed
  if (t === "") return "none";
  return `“${t.length > 70 ? `${t.slice(0, 69)}…` : t}”`;
};

const value = (d: Decision, text: string | null) =>
  d.field === "status" && text !== null && text in { open: 1, complete: 1, withdrawn: 1, "on-hold": 1 }
    ? statusWords(text as "open")
    : short(text);

const SAID: Record<Decision["kind"], (d: Decision) => string> = {
  accept: () => "accepted as read",
  correct: (d) => `${fieldWords(d.field)} corrected: was ${value(d, d.was)}, now ${value(d, d.now)}`,
  join: (d) => `joined with the row of Rec ${d.with[0]}`,
  split: (d) => `split in two, Rec ${d.with[0]} from ${short(d.cuts?.[0]?.from ?? d.now)}`,
  give: (d) => `words given to Rec ${d.with[0]}: ${short(d.finding?.text ?? d.now)}`,
  "belongs-to-none": () => "belongs to no recommendation",
  "new-row": (d) => `a recommendation of its own: ${short(d.now ?? d.finding?.text ?? "")}`,
  column: (d) => `the column ${short(otherName(d.was ?? "") ?? fieldWords(d.was))} is the ${fieldWords(d.now)}`,
  "leave-out": () => "no recommendation: left out",
  renumbering: (d) => (d.with[0] === undefined ? "a new one, none of the edition before" : `the former Rec ${d.with[0]}`),
  "agreed-closing": (d) => `closing agreed by ${d.board ?? "the board"}${d.meeting === null ? "" : ` on ${longDay(d.meeting)}`}`,
  "agreed-date": (d) =>
    `delivery date ${d.now === null ? "" : longDay(d.now)} agreed by ${d.board ?? "the board"}${d.meeting === null ? "" : ` on ${longDay(d.meeting)}`}`,
  name: (d) => `short name ${short(d.now)}`,
  comment: (d) => `comment ${short(d.now)}`,
  requests: () => "recommendations to the board edited",
  issued: (d) =>
    `issued to ${d.board ?? "the board"}${d.meeting === null ? "" : ` for ${longDay(d.meeting)}`}${d.now === "draft" ? " as a draft" : ""}`,
  undo: () => "a decision undone",
};

/** What a decision says, after "Rec 4.2.1". */
export function decisionWords(d: Decision): string {
  return SAID[d.kind](d);
}

/** What a decision is about: "Rec 4.2.1", or the plan. */
export function aboutWords(d: Decision): string {
  return d.recommendation === null ? "The plan" : `Rec ${d.recommendation}`;
}

/** The first words of a text, whole ones, with a mark where it goes on. */
export function firstWords(text: string, most: number): string {
  const line = forTerminal(text.replace(/\s+/g, " ").trim());
  if (line.length <= most) return line;
  return `${line.slice(0, most).replace(/[\s,;:.–-]*\S*$/, "")}…`;
}

/** A message of the command line as the desk says it: without the options that are typed there, and without running anything. */
export function deskWords(message: string): string {
  return message
    .replace(/: give one with --date YYYY-MM-DD/, ": give it below")
    .replace(/\? Say so with --plan .*$/, "? Say so below")
    .replace(/: (?:give its password with|check the file named by) --password-file.*$/, ": give the password of the document below")
    .replace(
      /, or name another\b(?! )|; (?:use|name) another (?:disk|folder)\b|; name a folder nearer to the top\b/,
      "; ask whoever looks after the computer",
    )
    .replace(/\brun again\b/, "try again")
    .replace(/"([^"]*)"/g, "“$1”");
}

const DISK: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full. Make room, then try again.",
  EDQUOT: "the space that this folder may use is full. Make room, then try again.",
  EACCES: "this folder may not be written to. Ask whoever looks after the computer, then try again.",
  EPERM: "this folder may not be written to. Ask whoever looks after the computer, then try again.",
  EROFS: "this folder may not be written to. Ask whoever looks after the computer, then try again.",
  EBUSY: "another program holds the file. Close it, then try again.",
  EIO: "the disk or the network drive does not answer. Try again in a moment.",
  ENOENT: "the folder of the workspace is not there: is the network drive connected?",
};

/** What a fault of the disk means, in words; null for any other fault. */
export function diskWords(error: unknown): string | null {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  return DISK[code] ?? null;
}
