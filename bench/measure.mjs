// Whole processes measured from outside: user and system time and peak memory as the operating system accounts for them (GNU time), the children
// that a process waited for included. Medians, and A and B in turn, so that a machine that slows down slows both.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const program = path.join(root, "bin/actionplan.js");

const GNU_TIME = "/usr/bin/time";

/** Where a command lies on PATH; null where it is not installed. */
export function installed(name) {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return null;
}

/** A scratch folder that goes with the process. */
export function scratch() {
  const folder = mkdtempSync(path.join(tmpdir(), "actionplan-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** One run of a whole process: seconds on the clock, seconds of processor, megabytes at most. Throws where it fails. */
export function once([command, ...args], options = {}) {
  const timed = existsSync(GNU_TIME);
  const out = path.join(options.cwd ?? tmpdir(), `.time-${process.pid}`);
  const full = timed ? [GNU_TIME, "-f", "%e %U %S %M", "-o", out, command, ...args] : [command, ...args];
  const began = performance.now();
  const done = spawnSync(full[0], full.slice(1), { stdio: ["ignore", "ignore", "pipe"], timeout: 600_000, ...options });
  const wall = (performance.now() - began) / 1000;
  if (done.status !== 0) throw new Error(`${command}: ${String(done.stderr ?? done.error).slice(-300)}`);
  if (!timed) return { wall, cpu: Number.NaN, mb: Number.NaN };
  const [, user = 0, system = 0, kb = 0] = readFileSync(out, "utf8").trim().split("\n").at(-1).split(" ").map(Number);
  rmSync(out);
  return { wall, cpu: user + system, mb: kb / 1024 };
}

/** Several commands in turn, `runs` times after one that does not count: the median of each. `before` prepares a run. */
export function inTurn(commands, runs = 5) {
  const seen = commands.map(() => []);
  for (let i = -1; i < runs; i++) {
    for (const [k, { command, before, options }] of commands.entries()) {
      before?.();
      const one = once(command, options);
      if (i >= 0) seen[k].push(one);
    }
  }
  return seen.map((all) => ({
    wall: median(all.map((o) => o.wall)),
    cpu: median(all.map((o) => o.cpu)),
    mb: median(all.map((o) => o.mb)),
  }));
}

export const seconds = (s) => (Number.isNaN(s) ? "–" : s < 1 ? `${Math.round(s * 1000)} ms` : `${s.toFixed(1)} s`);
export const times = (a, b) => (Number.isFinite(a / b) ? `${(a / b).toFixed(a / b < 10 ? 2 : 0)} ×` : "–");
