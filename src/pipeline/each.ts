import type { InputFile, MonthDone } from "../pipeline.ts";
import { run } from "../pipeline.ts";
import type { Given, Office } from "./office.ts";

/** One plan of many: its documents, taken in order of their dates. */
export interface PlanGroup {
  readonly name: string;
  readonly files: readonly InputFile[];
}

/** Documents by plan: those of a folder together, each other one by itself. */
export function planGroups(files: readonly InputFile[]): PlanGroup[] {
  const groups = new Map<string, InputFile[]>();
  for (const f of files) {
    const key = f.folder ?? f.file;
    groups.set(key, [...(groups.get(key) ?? []), f]);
  }
  return [...groups].map(([name, of]) => ({ name, files: of }));
}

/** What became of one plan of many. */
export interface GroupDone {
  readonly group: PlanGroup;
  readonly done: readonly MonthDone[];
  readonly errors: readonly { readonly file: string; readonly error: unknown }[];
}

async function runGroup(group: PlanGroup, office: Office, given: Given): Promise<GroupDone> {
  const errors: { file: string; error: unknown }[] = [];
  const done = await run(group.files, office, given, (file, error) => void errors.push({ file, error }));
  return { group, done, errors };
}

/**
 * Many plans, `width` at a time: each document is read in a process of its own, one browser prints for all, and memory is bounded by the width. A bad
 * plan never stops the others.
 */
export async function runEach(groups: readonly PlanGroup[], office: Office, given: Given, width: number): Promise<GroupDone[]> {
  const all: GroupDone[] = [];
  const waiting = [...groups.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [at, group] = next;
      all[at] = await runGroup(group, office, given).catch((error: unknown) => ({
        group,
        done: [],
        errors: [{ file: group.name, error }],
      }));
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, groups.length) }, worker));
  return all;
}
