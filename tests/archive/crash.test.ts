import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { openArchive } from "../../src/archive/store.ts";
import { type Changing, deadProcess, frozenAt, Killed } from "./frozen.ts";
import { archiveIn, changesFrom, contents, emptyFolder, staged } from "./sample.ts";

const january = contents("2031-01-04");
const february = contents("2031-02-04", "second", { changes: changesFrom("2031-01-04", "2031-02-04") });
const later = [{ name: "later.html", bytes: new TextEncoder().encode("later") }];

interface Job {
  readonly name: string;
  readonly given: (archive: Archive) => Promise<unknown>;
  readonly work: (archive: Archive) => Promise<unknown>;
  /** What can be seen of it, before and after; nothing else may ever be seen. */
  readonly seen: (archive: Archive) => unknown;
}

const jobs: readonly Job[] = [
  { name: "the first edition", given: async () => {}, work: (a) => a.add(january), seen: (a) => a.list().length },
  {
    name: "the next edition",
    given: (a) => a.add(january),
    work: (a) => a.add(february),
    seen: (a) => a.list().length,
  },
  {
    name: "papers rendered later",
    given: (a) => a.add(january),
    work: (a) => a.addPapers("2031-01-04", later),
    seen: (a) => a.laterPapers("2031-01-04").length,
  },
];

describe("killed at any call that changes the disk", () => {
  it.each(jobs)("$name is there whole or not at all, and the next run needs no hand", async ({ given, work, seen }) => {
    const whole = archiveIn(emptyFolder("crash"));
    await given(whole);
    await work(whole);
    for (let n = 1, more = true; more; n++) {
      const called = await killAt(n, false, { given, work, seen }, seen(whole));
      if (called === "write") await killAt(n, true, { given, work, seen }, seen(whole));
      more = called !== null;
    }
  });
});

/** Does the job, killed at its nth changing call, and then again: what is seen must be as if it had never been killed. null: it has fewer calls. */
async function killAt(n: number, torn: boolean, { given, work, seen }: Omit<Job, "name">, wanted: unknown): Promise<Changing | null> {
  const folder = emptyFolder("crash");
  await given(archiveIn(folder));
  const frozen = frozenAt(n, torn);
  await work(openArchive(folder, deadProcess(frozen.disk))).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
  const called = frozen.calls() < n ? null : frozen.last();
  const what = `killed at call ${n} (${called})`;
  expectSound(folder, what);
  const next = archiveIn(folder);
  await work(next);
  expect(next.verify(), `after the next run, ${what}`).toEqual([]);
  expect(staged(folder), `staging after the next run, ${what}`).toEqual([]);
  expect(seen(next), what).toEqual(wanted);
  fs.rmSync(folder, { recursive: true });
  return called;
}

function expectSound(folder: string, what: string): void {
  expect(archiveIn(folder).verify(), what).toEqual([]);
  for (const info of archiveIn(folder).list()) archiveIn(folder).read(`${info.plan}/${info.date}/r${info.revision}`);
}

const child = fileURLToPath(new URL("crash-child.mjs", import.meta.url));
const built = fs.existsSync(fileURLToPath(new URL("../../dist/archive/store.js", import.meta.url)));

/** Runs the writer as a process of its own that adds editions until it is killed after some milliseconds of writing. */
function killedAfter(folder: string, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, [child, folder], { stdio: ["ignore", "pipe", "inherit"] });
    writer.stdout.once("data", () => setTimeout(() => writer.kill("SIGKILL"), milliseconds));
    writer.on("exit", (_code, signal) => (signal === "SIGKILL" ? resolve() : reject(new Error(`the writer ended by itself: ${_code}`))));
  });
}

describe.skipIf(!built)("killed at 40 random moments (needs npm run build)", () => {
  it("leaves a sound archive each time, and the next run goes on", async () => {
    const folder = emptyFolder("kill");
    for (let kill = 0; kill < 40; kill++) {
      await killedAfter(folder, Math.random() * 60);
      expect(archiveIn(folder).verify(), `after kill ${kill}`).toEqual([]);
    }
    const archive = archiveIn(folder);
    await archive.add(contents("2061-01-04"));
    expect(staged(folder)).toEqual([]);
    expect(archive.verify()).toEqual([]);
    expect(fs.readdirSync(path.join(folder, "harbour"))).toContain("2061-01-04");
  }, 120_000);
});
