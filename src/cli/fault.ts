import { systemWords } from "../archive/trouble.ts";
import { CannotUse } from "../model/outcome.ts";
import { WrongUsage } from "./options.ts";

/** What is said of an error, in one line: its own words where it is one that a person can act on, else that the program is at fault. */
export function faultWords(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof CannotUse || error instanceof WrongUsage) return text.replace(/\s*[\r\n]+\s*/g, " "); // a file's name may hold a line break
  const words = systemWords(error);
  if (words !== null) return words;
  return `stopped by a fault of its own (${text.split("\n")[0]}); run again with --debug and report it`;
}
