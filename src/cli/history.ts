import { historyCsv } from "../diff/history-csv.ts";
import { findHistory, historyText } from "../diff/history-print.ts";
import { CannotUse } from "../model/outcome.ts";
import { planHistory } from "../pipeline/history.ts";
import { openOffice, type Place } from "./office.ts";
import { json, line, type Streams } from "./print.ts";

interface HistoryCommandOptions extends Place {
  readonly plan?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

function planOf(given: string | undefined, plans: readonly string[]): string {
  if (plans.length === 0) throw new CannotUse("nothing is archived yet: run actionplan run first");
  if (given !== undefined && !plans.includes(given))
    throw new CannotUse(`there is no plan ${given} in the archive: it holds ${plans.join(", ")}`);
  const only = given ?? (plans.length === 1 ? plans[0] : undefined);
  if (only === undefined) throw new CannotUse(`which plan? The archive holds ${plans.join(", ")}: name one with --plan`);
  return only;
}

/** `actionplan history [ID]`. */
export async function historyCommand(id: string | undefined, options: HistoryCommandOptions, streams: Streams): Promise<number> {
  const office = await openOffice(options, streams);
  try {
    const plan = planOf(options.plan ?? office.settings.plan ?? undefined, office.archive.plans());
    const all = await planHistory(office, plan);
    const one = id === undefined ? null : findHistory(all, id);
    if (id !== undefined && one === null) throw new CannotUse(`there is no recommendation ${id} in any edition of ${plan}`);
    if (options.json === true) json(streams.out, one ?? all);
    else if (options.csv === true) streams.out.write(historyCsv(all, one?.id));
    else line(streams.out, historyText(all, one?.id));
    return 0;
  } finally {
    await office.close();
  }
}
