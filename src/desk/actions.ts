import type { Context, Hono } from "hono";
import { z } from "zod";
import { correctHead, decide, undo } from "./decisions.ts";
import { decideMany } from "./many.ts";
import { issue, requests, write } from "./paper-actions.ts";
import { readAgain, readNew, stopReading } from "./reading-actions.ts";
import { fieldsOf, formOf } from "./respond.ts";
import type { DeskState } from "./state.ts";

async function name(c: Context, state: DeskState): Promise<Response> {
  const form = fieldsOf(z.object({ by: z.string().trim().min(1).max(100), back: z.string() }), await formOf(c, state));
  state.who = form.by;
  const back = /^\/p\/[\w-]+\/[\d-]+\/$/.test(form.back) ? form.back : "/";
  return c.redirect(back, 303);
}

/** The password of a document that is archived, to show its pages: kept in memory only. */
async function password(c: Context, state: DeskState): Promise<Response> {
  const form = fieldsOf(z.object({ password: z.string().min(1), back: z.string() }), await formOf(c, state));
  state.password = form.password;
  state.words.clear();
  const here = `/p/${c.req.param("plan")}/${c.req.param("date")}/review`;
  return c.redirect(form.back.startsWith(`${here}?`) ? form.back : here, 303);
}

/** All that changes something. Every answer is a redirect, so that neither reload nor Back decides twice. */
export function actions(app: Hono, state: DeskState): void {
  app.post("/read", (c) => readNew(c, state));
  app.post("/name", (c) => name(c, state));
  app.post("/reading/:id/stop", (c) => stopReading(c, state));
  app.post("/reading/:id/again", (c) => readAgain(c, state));
  app.post("/p/:plan/:date/password", (c) => password(c, state));
  app.post("/p/:plan/:date/decide", (c) => decide(c, state));
  app.post("/p/:plan/:date/many", (c) => decideMany(c, state));
  app.post("/p/:plan/:date/head", (c) => correctHead(c, state));
  app.post("/p/:plan/:date/undo", (c) => undo(c, state));
  app.post("/p/:plan/:date/requests", (c) => requests(c, state));
  app.post("/p/:plan/:date/write", (c) => write(c, state));
  app.post("/p/:plan/:date/issue", (c) => issue(c, state));
}
