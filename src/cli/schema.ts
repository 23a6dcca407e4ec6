import { z } from "zod";
import { ChangeSet } from "../model/change.ts";
import { Decision } from "../model/decision.ts";
import { Edition } from "../model/edition.ts";
import { PlanHistory } from "../model/history.ts";
import { Settings } from "../model/settings.ts";
import { SnapshotInfo } from "../model/snapshot.ts";
import { WrongUsage } from "./options.ts";
import { json, type Streams } from "./print.ts";

const SCHEMAS = {
  edition: Edition,
  changes: ChangeSet,
  decision: Decision,
  history: PlanHistory,
  snapshot: SnapshotInfo,
  config: Settings,
} as const;

const isName = (name: string): name is keyof typeof SCHEMAS => Object.hasOwn(SCHEMAS, name);

/** One of the schemas: of what is written, but of the configuration what is read. */
export const schemaOf = (name: keyof typeof SCHEMAS): object =>
  z.toJSONSchema(SCHEMAS[name], { io: name === "config" ? "input" : "output" });

/** `actionplan schema`: all schemas by name, or the one named. */
export async function schemaCommand(name: string | undefined, _options: object, streams: Streams): Promise<number> {
  if (name === undefined)
    json(
      streams.out,
      Object.fromEntries(
        Object.keys(SCHEMAS)
          .filter(isName)
          .map((n) => [n, schemaOf(n)]),
      ),
    );
  else if (isName(name)) json(streams.out, schemaOf(name));
  else throw new WrongUsage(`there is no schema "${name}": there are ${Object.keys(SCHEMAS).join(", ")}`);
  return 0;
}
