import { history } from "../diff/history.ts";
import { PlanHistory } from "../model/history.ts";
import { VERSION } from "../version.ts";
import { seen } from "./month.ts";
import type { Office } from "./office.ts";
import { writtenOf } from "./written.ts";

type At = Pick<Office, "archive" | "settings">;

// Only the same program, asked for the same, would make the same of the same editions.
const how = ({ settings }: At): string => `history ${VERSION} stale ${settings.staleMonths}`;

async function madeAnew(office: At, plan: string): Promise<PlanHistory> {
  const options = { staleMonths: office.settings.staleMonths, written: writtenOf(office.archive, plan) };
  const made = history(office.archive.history(plan).map(seen), options);
  await office.archive.remember(plan, how(office), made);
  return made;
}

/** The history of a plan, from the archived editions alone: as made before of these very editions, else made anew and kept for the next time. */
export async function planHistory(office: At, plan: string): Promise<PlanHistory> {
  const before = PlanHistory.safeParse(office.archive.remembered(plan, how(office)));
  return before.success ? before.data : madeAnew(office, plan);
}

const LONG = 24; // editions: the history of fewer is made in less time than it takes to start

/** Has the history of long series ready for whoever asks for it next. What stands in the way of it is told to them. */
export async function prepareHistory(office: At, plans: Iterable<string>): Promise<void> {
  for (const plan of new Set(plans)) if (office.archive.list(plan).length >= LONG) await planHistory(office, plan).catch(() => undefined);
}
