import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

/** What one command line gave. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program as a person would, in a folder of its own. */
export function actionplan(cwd: string, ...args: readonly string[]): Ran {
  const ran = spawnSync(process.execPath, [path.join(root, "bin", "actionplan.js"), ...args], {
    cwd,
    encoding: "utf8",
    timeout: 170_000,
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

/** An empty folder to work in. */
export function workplace(): string {
  return mkdtempSync(path.join(tmpdir(), "actionplan-cli-"));
}
