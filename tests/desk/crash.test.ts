import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { archiveIn, emptyFolder, staged } from "../archive/sample.ts";
import { root } from "../cli/actionplan.ts";
import { makeEdition } from "../render/make-edition.ts";
import { keep } from "./office.ts";

const KILLS = Number(process.env["CRASH_KILLS"] ?? 5); // 40 by hand: CRASH_KILLS=40
const built = fs.existsSync(path.join(root, "dist", "cli", "main.js"));
const EDITION = "/p/harbour-review/2026-10-02";

/** A desk in a process of its own, and what a person's browser needs to work at it. */
interface Desk {
  readonly process: ChildProcess;
  send(place: string, fields: Record<string, string | Blob>): Promise<number>;
}

async function openDesk(folder: string): Promise<Desk> {
  const desk = spawn(process.execPath, [path.join(root, "bin", "actionplan.js"), "review", "--no-open"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const address = await new Promise<string>((said, failed) => {
    desk.stdout.once("data", (text: Buffer) => said(text.toString().trim()));
    desk.once("exit", (code) => failed(new Error(`the desk did not start: ${code}`)));
  });
  const { origin } = new URL(address);
  const entered = await fetch(address, { redirect: "manual" });
  const headers = { cookie: entered.headers.getSetCookie()[0]?.split(";")[0] ?? "", origin };
  const page = await (await fetch(`${origin}${EDITION}/paper`, { headers })).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const send = async (place: string, fields: Record<string, string | Blob>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ token, by: "Mara Ostler", ...fields })) body.append(name, value);
    return (await fetch(`${origin}${EDITION}/${place}`, { method: "POST", headers, body, redirect: "manual" })).status;
  };
  return { process: desk, send };
}

/** Decides, issues and writes until the desk is gone; gives the comments that the desk said it has kept. */
async function workAt(desk: Desk, kill: number, base: string): Promise<string[]> {
  const kept: string[] = [];
  const paper = new Blob([`%PDF-1.7 paper ${kill}`]);
  try {
    for (let n = 0; ; n++) {
      const words = `Comment ${n} before kill ${kill}`;
      if ((await desk.send("decide", { base, action: "comment", board: `Board ${kill} ${n}`, now: words })) === 303) kept.push(words);
      if (n % 3 === 0) await desk.send("issue", { base, board: `Board ${kill} ${n}`, meeting: "2026-11-04", file: paper });
      if (n === 0) await desk.send("write", { format: "html" });
    }
  } catch {
    return kept; // the desk was killed
  }
}

describe.skipIf(!built)(`a desk that is killed at ${KILLS} random moments (needs npm run build)`, () => {
  it(
    "leaves a sound archive with all that it said it had kept, and the next one opens",
    async () => {
      const folder = emptyFolder("desk-crash");
      const archive = archiveIn(path.join(folder, "archive"));
      const edition = makeEdition("2026-10-02", [{ id: "1.1" }, { id: "1.2" }]);
      const source = { name: "plan.html", bytes: new TextEncoder().encode("plan") };
      await keep(archive, { source, edition, findings: [], decisions: [], changes: null });
      let all = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const desk = await openDesk(folder);
        const base = String(archive.latest("harbour-review")?.revision ?? 1);
        setTimeout(() => desk.process.kill("SIGKILL"), 100 + Math.random() * 900);
        const kept = await workAt(desk, kill, base);
        expect(archive.verify(), `after kill ${kill}`).toEqual([]);
        const words = archive.read("latest").decisions.map((d) => d.now);
        expect(words, `after kill ${kill}`).toEqual(expect.arrayContaining(kept));
        all += kept.length;
      }
      expect(all).toBeGreaterThan(0);
      const last = await openDesk(folder);
      expect(
        await last.send("decide", { base: String(archive.latest("harbour-review")?.revision), action: "comment", now: "The end" }),
      ).toBe(303);
      last.process.kill("SIGKILL");
      await archive.tidy();
      expect(archive.verify()).toEqual([]);
      expect(archive.read("latest").decisions.map((d) => d.now)).toContain("The end");
      expect(staged(archive.folder)).toEqual([]);
    },
    30_000 + KILLS * 20_000,
  );
});
