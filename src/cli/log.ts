import { appendFileSync } from "node:fs";
import { CannotUse } from "../model/outcome.ts";

/** A log of runs, for whoever looks after them: lines are added, each with its time. */
export interface Log {
  add(text: string): void;
}

// What stands in quotes may be a plan's own words.
const QUOTED = /"[^"\n]+"|\u201c[^\u201d\n]+\u201d|\u2018[^\u2019\n]+\u2019/g;

/** Opens a log; without a file there is none. Words of a plan stand in it only with `words`. @throws CannotUse where it cannot be written to. */
export function openLog(file: string | undefined, now: () => Date, words: boolean): Log {
  if (file === undefined) return { add: () => undefined };
  const add = (text: string) => {
    const told = (words ? text : text.replace(QUOTED, "\u201c\u2026\u201d")).replace(/\s*\n\s*/g, " | ");
    appendFileSync(file, `${now().toISOString().slice(0, 19)}Z ${told}\n`, { mode: 0o600 });
  };
  try {
    appendFileSync(file, "", { mode: 0o600 });
  } catch {
    throw new CannotUse(`${file}: this log cannot be written to: name another with --log`);
  }
  return { add };
}
