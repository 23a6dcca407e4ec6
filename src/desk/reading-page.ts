import type { Context } from "hono";
import { longDay } from "../model/day.ts";
import type { MonthDone } from "../pipeline.ts";
import { telling } from "./messages.ts";
import { renderPage } from "./pages.ts";
import type { Reading } from "./reading.ts";
import { lacking } from "./reading-actions.ts";
import type { DeskState } from "./state.ts";
import { bareFrame, count } from "./views/frame.ts";

const pathOf = (done: MonthDone) => `/p/${done.snapshot.plan}/${done.snapshot.date}`;

function ended(c: Context, state: DeskState, reading: Reading): Response {
  const last = reading.done.at(-1);
  if (last === undefined) return c.redirect("/", 303);
  const info = last.snapshot;
  const words = last.already
    ? `The edition of ${longDay(info.date)} is here already: nothing was changed.`
    : `${count(reading.done.length, "plan was", "plans were")} read and kept.`;
  // Home says itself that the one edition was read.
  const home = `${pathOf(last)}/`;
  if (!last.already && reading.done.length === 1) return c.redirect(home, 303);
  return c.redirect(telling(state, home, { words, path: pathOf(last), base: info.revision, undo: [] }), 303);
}

/** What could not be used, why, and what is asked for: given here, the document need not be chosen again. */
function failed(c: Context, state: DeskState, reading: Reading): Response {
  const fault = reading.failed.some((f) => f.fault);
  const one = reading.failed.length === 1 ? "This document" : count(reading.failed.length, "document");
  const heading = fault ? "It could not be done" : `${one} cannot be read as an action plan`;
  const newPlans = reading.failed.flatMap((f) =>
    f.newPlan === null ? [] : [{ value: f.newPlan, label: `A plan of its own: ${f.newPlan}` }],
  );
  const asks = lacking(reading);
  const asked = asks.date || asks.plan || asks.password;
  const page = {
    heading: asked ? "One thing is missing" : heading,
    failed: reading.failed.map((f) => f.words),
    done: reading.done.map((d) => ({ href: `${pathOf(d)}/`, words: `${d.snapshot.title}, ${longDay(d.snapshot.date)}` })),
    asks,
    asked,
    plans: [...state.office.archive.plans().map((value) => ({ value, label: `The plan ${value}` })), ...newPlans],
    action: `/reading/${reading.id}/again`,
  };
  const frame = bareFrame(`Error: ${page.heading}`, { token: state.keys.form, who: state.who });
  return c.html(renderPage("unread", frame, page), 422);
}

/** How far a reading is; where it has ended, what became of it. */
export function readingPage(c: Context, state: DeskState): Response {
  const reading = state.readings.find(c.req.param("id") ?? "");
  if (reading === null || reading.state === "stopped") return c.redirect("/", 303);
  if (reading.state === "ended") return reading.failed.length > 0 ? failed(c, state, reading) : ended(c, state, reading);
  const { name, at, of, words } = reading;
  const page = { name, at, of, words, state: "reading", path: `/reading/${reading.id}` };
  const frame = bareFrame(`Reading ${name}`, { token: state.keys.form, who: state.who });
  return c.html(renderPage("reading", { ...frame, refresh: 2 }, page));
}
