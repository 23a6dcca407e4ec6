import fs from "node:fs";
import path from "node:path";
import type { Archive } from "../../src/archive/archive.ts";
import { type DeskOptions, openDesk } from "../../src/desk/server.ts";
import type { Decision } from "../../src/model/decision.ts";
import { CannotUse } from "../../src/model/outcome.ts";
import { Settings } from "../../src/model/settings.ts";
import type { DigestedContents } from "../../src/model/snapshot.ts";
import type { Office } from "../../src/pipeline/office.ts";
import { archiveIn, emptyFolder } from "../archive/sample.ts";

/** An office of a test's own, with an empty archive and no browser. */
export function testOffice(settings: Partial<Settings> = {}, more: Partial<Office> = {}): Office {
  const folder = emptyFolder("desk");
  return {
    settings: { ...Settings.parse({}), ...settings },
    settingsFolder: folder,
    output: path.join(folder, "output"),
    archive: archiveIn(path.join(folder, "archive")),
    now: () => new Date(),
    say: () => undefined,
    warn: () => undefined,
    browser: () => Promise.reject(new CannotUse("this test has no browser that prints")),
    scratch: async () => fs.mkdtempSync(path.join(folder, "scratch-")),
    ...more,
  };
}

/** What the archive is given, without what a test does not state. */
export async function keep(archive: Archive, contents: DigestedContents & { readonly comparedWith?: readonly string[] }): Promise<void> {
  const plain = { asRead: null, papers: [], organisation: null, retention: null, madeBy: [], comparedWith: [] };
  await archive.add({ ...plain, ...contents });
}

/** A decision of which a test states what matters. */
export function decided(more: Partial<Decision>): Decision {
  const empty = { recommendation: null, field: null, was: null, now: null, reason: null, rests: null, finding: null, board: null };
  const plain = {
    id: crypto.randomUUID(),
    kind: "correct",
    by: "A. Clerk",
    when: "2026-10-05T09:00:00Z",
    with: [],
    meeting: null,
  } as const;
  return { ...plain, ...empty, undoes: null, with: [], ...more };
}

/** A desk on a free port that does not end by itself. */
export const testDesk = (office: Office, more: Partial<DeskOptions> = {}) =>
  openDesk({ office, port: 0, idleMinutes: 60, onIdle: () => undefined, ...more });
