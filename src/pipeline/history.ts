import { history } from "../diff/history.ts";
import { PlanHistory } from "../model/history.ts";
import type { SnapshotInfo } from "../model/snapshot.ts";
import { VERSION } from "../version.ts";
import { packSeries, type SeriesEdition, unpackSeries } from "./kept-series.ts";
import { seen } from "./month.ts";
import type { Office } from "./office.ts";
import { writtenOf } from "./written.ts";

type At = Pick<Office, "archive" | "settings">;

// Only the same program, asked for the same, would make the same of the same editions.
const how = ({ settings }: At): string => `history ${VERSION} stale ${settings.staleMonths}`;
const HOW_KEPT = `series ${VERSION}`;

const LONG = 24; // editions: the history of fewer is made in less time than it takes to start

/** The editions of a plan as the history takes them: of each bag once, and after that as it was kept. What is new is read one by one: many held at once are slow. */
async function seriesOf({ archive }: At, plan: string): Promise<readonly SeriesEdition[]> {
  const infos = archive.newest(plan);
  const known = new Map((infos.length < LONG ? null : unpackSeries(archive.kept(plan, HOW_KEPT)))?.map((e) => [e.bag, e]));
  const fresh = infos.filter((info) => !known.has(info.bagDigest));
  const all = () => infos.flatMap((info) => known.get(info.bagDigest) ?? []);
  if (fresh.length === 0) return all();
  const read = packSeries(readEach(fresh, archive));
  for (const e of unpackSeries(read) ?? []) known.set(e.bag, e);
  if (infos.length >= LONG) await archive.keep(plan, HOW_KEPT, fresh.length === infos.length ? read : packSeries(all()));
  return all();
}

function* readEach(infos: readonly SnapshotInfo[], archive: At["archive"]): Generator<SeriesEdition> {
  for (const info of infos) yield { ...seen(archive.edition(info)), bag: info.bagDigest };
}

async function madeAnew(office: At, plan: string): Promise<PlanHistory> {
  const options = { staleMonths: office.settings.staleMonths, written: writtenOf(office.archive, plan) };
  const made = history(await seriesOf(office, plan), options);
  await office.archive.remember(plan, how(office), made);
  return made;
}

/** The history of a plan, from the archived editions alone: as made before of these very editions, else made anew and kept for the next time. */
export async function planHistory(office: At, plan: string): Promise<PlanHistory> {
  const before = PlanHistory.safeParse(office.archive.remembered(plan, how(office)));
  return before.success ? before.data : madeAnew(office, plan);
}

/** Has the history of long series ready for whoever asks for it next. What stands in the way of it is told to them. */
export async function prepareHistory(office: At, plans: Iterable<string>): Promise<void> {
  for (const plan of new Set(plans)) if (office.archive.list(plan).length >= LONG) await planHistory(office, plan).catch(() => undefined);
}
