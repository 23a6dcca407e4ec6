import type { Context } from "hono";
import { renderPage } from "./pages.ts";
import { type Form, hiddenFields } from "./respond.ts";
import type { DeskState } from "./state.ts";
import { bareFrame } from "./views/frame.ts";

/** Whose name decisions carry. It is recorded, not proved. */
export const who = (state: DeskState): string => state.who ?? "Portfolio officer";

/** The name that the newest decision of a plan carries: offered where a name is asked for. */
export function lastName(state: DeskState, plan: string): string {
  return (
    state.office.archive
      .history(plan)
      .flatMap((e) => e.decisions)
      .sort((a, b) => a.when.localeCompare(b.when))
      .at(-1)?.by ?? ""
  );
}

/** Before the first decision of a desk without a name: asks for it once, and keeps what was sent. null where the name is known. */
export function nameFirst(c: Context, state: DeskState, form: Form): Response | null {
  const by = typeof form["by"] === "string" ? form["by"].trim().slice(0, 100) : "";
  if (by !== "") state.who = by;
  if (state.who !== null) return null;
  const fields = hiddenFields(form).filter((f) => f.name !== "by");
  const page = { action: c.req.path, fields, offered: lastName(state, c.req.param("plan") ?? "") };
  return c.html(renderPage("name", bareFrame("Whose decision is it?", { token: state.keys.form, who: null }), page));
}
