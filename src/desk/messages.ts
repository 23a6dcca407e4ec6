import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { Message } from "./pages.ts";
import { remember } from "./remember.ts";
import type { DeskState } from "./state.ts";

const MOST = 100; // messages that nobody has seen yet: a window that was closed never asks for its own

/** A word under which something will be told: for what ends later. */
export const newWord = (): string => randomUUID();

/** Keeps what is to be told under a word. */
export function tellUnder(state: DeskState, word: string, message: Message): void {
  remember(state.messages, word, message, MOST);
}

/** An address that carries a word to the page that tells it. */
export function saying(path: string, word: string): string {
  const [place = "", anchor] = path.split("#");
  return `${place}${place.includes("?") ? "&" : "?"}said=${word}${anchor === undefined ? "" : `#${anchor}`}`;
}

/** The address that a person is sent to, where it is told what was done. */
export function telling(state: DeskState, path: string, message: Message): string {
  const word = newWord();
  tellUnder(state, word, message);
  return saying(path, word);
}

/** What this window is to be told, once; a page that only asks how far something is tells nothing. */
export function told(c: Context, state: DeskState): Message | null {
  const word = c.req.query("said");
  if (word === undefined || c.req.header("X-Part") !== undefined) return null;
  const message = state.messages.get(word) ?? null;
  state.messages.delete(word);
  return message;
}
