import type { Context } from "hono";
import type { z } from "zod";
import { CannotUse } from "../model/outcome.ts";
import { sameSecret } from "./guard.ts";
import { renderPage } from "./pages.ts";
import type { DeskState } from "./state.ts";
import { bareFrame } from "./views/frame.ts";
import { deskWords, diskWords } from "./words.ts";

export const MOST_BYTES = 50 * 1024 * 1024; // of an upload, as for files

/** The fields of a form by name. */
export type Form = Readonly<Record<string, string | File | (string | File)[]>>;

/** More than is taken in at once. */
export const tooLarge = () => new CannotUse("That is larger than 50 MB, more than a plan can be: export it without its pictures");

/** A form as the desk's pages send it; refused without the word that every form carries. */
export async function formOf(c: Context, state: DeskState): Promise<Form> {
  const length = Number(c.req.header("content-length") ?? "0");
  if (length > MOST_BYTES + 1_000_000) throw tooLarge();
  const form: Form = await c.req.parseBody({ all: true });
  const token = form["token"];
  if (typeof token !== "string" || !sameSecret(token, state.keys.form))
    throw new CannotUse("This page was opened before the desk was started again: go back, load it anew, and try again.");
  c.set("form", form);
  return form;
}

/** The fields of a form by a schema. */
export function fieldsOf<T extends z.ZodType>(schema: T, form: Readonly<Record<string, unknown>>): z.infer<T> {
  const read = schema.safeParse(form);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new CannotUse(`The field “${issue?.path.join(".")}” of the form cannot be used: ${issue?.message}`);
}

/** What a form held, by name, as hidden fields hold it: without its word and its files. */
export function hiddenFields(form: Form): { readonly name: string; readonly value: string }[] {
  return Object.entries(form).flatMap(([name, values]) =>
    [values].flat().flatMap((value) => (typeof value === "string" && name !== "token" ? [{ name, value }] : [])),
  );
}

/** The form that failed, to be sent once more: what was typed is not lost. Not where it held a file, which cannot be given back. */
function again(c: Context) {
  const form = c.get("form") as Form | undefined;
  const whole = form !== undefined && Object.values(form).every((v) => [v].flat().every((x) => typeof x === "string" || x.size === 0));
  return { action: c.req.path, fields: whole ? hiddenFields(form) : [] };
}

/** The page that says what went wrong. */
export function errorPage(c: Context, state: DeskState, error: unknown, status: 400 | 413 = 400): Response {
  const known = error instanceof CannotUse;
  if (!known) state.office.warn(`desk: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const words = known ? deskWords(error.message) : (diskWords(error) ?? "The program stopped by a fault of its own.");
  const frame = bareFrame("Error: it could not be done", { token: state.keys.form, who: state.who });
  const html = renderPage("error", frame, {
    ...again(c),
    heading: "It could not be done",
    words: `${words.replace(/^./, (x) => x.toUpperCase())}${/[.?!]$/.test(words) ? "" : "."}`,
  });
  return c.html(html, known ? status : 500);
}
