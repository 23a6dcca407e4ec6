import type { Context } from "hono";
import { longDay } from "../model/day.ts";
import { CannotUse } from "../model/outcome.ts";
import type { Given } from "../pipeline/office.ts";
import { telling } from "./messages.ts";
import type { GivenFile, Reading } from "./reading.ts";
import { type Form, formOf } from "./respond.ts";
import type { DeskState } from "./state.ts";

/** What a person said of the document beside giving it. */
function givenBy(form: Form, state: DeskState): Given {
  const text = (name: string) => (typeof form[name] === "string" && form[name].trim() !== "" ? { [name]: form[name].trim() } : {});
  const password = typeof form["password"] === "string" && form["password"] !== "" ? form["password"] : undefined; // a space may belong to it
  if (password !== undefined) state.password = password;
  return { ...text("date"), ...text("plan"), ...(password === undefined ? {} : { password }) };
}

async function filesOf(form: Form): Promise<GivenFile[]> {
  const files = [form["file"]].flat().filter((f): f is File => f instanceof File && f.size > 0);
  return Promise.all(files.map(async (f) => ({ name: f.name, bytes: new Uint8Array(await f.arrayBuffer()) })));
}

/** Documents dropped on the page. */
export async function readNew(c: Context, state: DeskState): Promise<Response> {
  const form = await formOf(c, state);
  const files = await filesOf(form);
  if (files.length === 0) throw new CannotUse("No document was given: choose one first.");
  return c.redirect(`/reading/${state.readings.start(files, givenBy(form, state)).id}`, 303);
}

/** The same documents once more, with the date, plan or password that was missing; another document where one is given. */
export async function readAgain(c: Context, state: DeskState): Promise<Response> {
  const form = await formOf(c, state);
  const before = state.readings.find(c.req.param("id") ?? "");
  const files = await filesOf(form);
  const again = files.length > 0 ? files : (before?.failed.map((f) => f.file) ?? []);
  if (again.length === 0) throw new CannotUse("No document was given: choose one first.");
  return c.redirect(`/reading/${state.readings.start(again, { ...before?.given, ...givenBy(form, state) }).id}`, 303);
}

/** Ends a reading at once, and says what was kept before it ended. */
export async function stopReading(c: Context, state: DeskState): Promise<Response> {
  await formOf(c, state);
  const reading = await state.readings.stop(c.req.param("id") ?? "");
  const kept = (reading?.done ?? []).filter((d) => !d.already).map((d) => longDay(d.snapshot.date));
  const words =
    kept.length === 0
      ? "The reading was stopped. Nothing was kept."
      : `The reading was stopped. Before that, the edition of ${kept.join(" and ")} had been read and kept.`;
  return c.redirect(telling(state, "/", { words, path: "/", base: 0, undo: [] }), 303);
}

/** Whether a document was refused for want of something that a person can say. */
export function lacking(reading: Pick<Reading, "failed">): { readonly date: boolean; readonly plan: boolean; readonly password: boolean } {
  const words = reading.failed.map((f) => f.words).join(" ");
  return {
    date: /no edition date|which date|\bdate\b.*below/i.test(words),
    plan: /an edition of the plan/i.test(words),
    password: /password/i.test(words),
  };
}
