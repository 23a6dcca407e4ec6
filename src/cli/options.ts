import { readFileSync } from "node:fs";
import { CannotUse } from "../model/outcome.ts";
import type { Given } from "../pipeline/office.ts";

/** The options of all commands that read a document. */
export interface ReadOptions {
  readonly plan?: string;
  readonly date?: string;
  readonly title?: string;
  readonly marking?: string;
  readonly passwordFile?: string;
  readonly debug?: boolean;
}

/** Thrown for wrong usage: exit code 2. */
export class WrongUsage extends Error {
  override readonly name = "WrongUsage";
}

function password(file: string | undefined): string | undefined {
  if (file === undefined) return process.env["ACTIONPLAN_PASSWORD"];
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch {
    throw new CannotUse(`${file}: the password file cannot be read`);
  }
}

// Here and not from the model, whose schemas take longer to load than `--help` may.
const DAY = /^\d{4}-\d{2}-\d{2}$/;

async function askHere(name: string): Promise<string | null> {
  const { askPassword } = await import("./ask-password.ts");
  return askPassword(name, process.stdin, (text) => void process.stderr.write(text)).catch(() => process.exit(130)); // Ctrl-C
}

function dayOf(text: string | undefined): string | undefined {
  if (text === undefined || (DAY.test(text) && !Number.isNaN(Date.parse(text)))) return text;
  throw new WrongUsage(`--date ${text}: a day is written YYYY-MM-DD, such as 2017-10-04`);
}

/** What a person gave in place of what is read. */
export function givenFrom(options: ReadOptions): Given {
  const entries = {
    plan: options.plan,
    date: dayOf(options.date),
    title: options.title,
    marking: options.marking,
    password: password(options.passwordFile),
    askPassword: process.stdin.isTTY && process.stderr.isTTY ? askHere : undefined,
  };
  return Object.fromEntries(Object.entries(entries).filter(([, v]) => v !== undefined));
}
