import { renderTemplate } from "../template.ts";
import type { Frame } from "./views/frame.ts";

/** What was just done, with what it takes to undo it. */
export interface Message {
  readonly words: string;
  readonly path: string;
  readonly base: number;
  /** The decisions that Undo takes back. */
  readonly undo: readonly string[];
}

export type PageName =
  | "home"
  | "review"
  | "compare"
  | "paper"
  | "recommendations"
  | "first-run"
  | "plans"
  | "reading"
  | "error"
  | "conflict"
  | "findings"
  | "columns"
  | "name"
  | "unread";

/** A page of the desk as HTML: the frame, the message of what was just done, and the page's own data. */
export function renderPage(name: PageName, frame: Frame, page: object, message: Message | null = null): string {
  const title = message === null ? frame.title : `${message.words.replace(/\.$/, "")} – ${frame.title}`;
  return renderTemplate(`desk/${name}`, { frame: { ...frame, title }, page, message });
}
