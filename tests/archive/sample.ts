import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Archive } from "../../src/archive/archive.ts";
import { machinePorts } from "../../src/archive/machine.ts";
import type { Ports } from "../../src/archive/ports.ts";
import { openArchive } from "../../src/archive/store.ts";
import { ChangeSet } from "../../src/model/change.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Edition, Recommendation } from "../../src/model/edition.ts";
import type { SnapshotContents } from "../../src/model/snapshot.ts";
import { quickDisk } from "./frozen.ts";

/** An empty folder of the test's own. */
export function emptyFolder(name = "archive"): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), `actionplan-test-${name}-`));
}

export function archiveIn(folder: string, ports: Partial<Ports> = {}): Archive {
  return openArchive(folder, { ...machinePorts(), disk: quickDisk(), ...ports });
}

export function recommendation(id: string, text: string, update = ""): Recommendation {
  return {
    id,
    section: "Bridges",
    subsection: null,
    text,
    owner: "Mara Ostler",
    owners: [{ name: "Mara Ostler", role: null, unit: null }],
    update,
    entries: update === "" ? [] : [{ date: null, author: null, text: update }],
    delivery: { raw: "June 2031", date: "2031-06-30", precision: "month" },
    status: "open",
    statusEvidence: null,
    overdue: false,
    rating: "green",
    rag: null,
    other: [],
    refersTo: [],
    trust: null,
    evidence: [],
    source: [{ page: 1, box: [10, 20, 100, 40], field: "text" }],
  };
}

export function edition(date: string, recommendations: readonly Recommendation[], plan = "harbour"): Edition {
  return {
    schemaVersion: 1,
    edition: {
      plan,
      title: "Harbour Action Plan",
      date,
      marking: "OFFICIAL",
      numbered: true,
      source: { name: `Harbour ${date}.html`, mediaType: "text/html", sha256: "0".repeat(64), pages: 1 },
      words: { source: 3, placed: 3 },
      ledger: { text: 3 },
    },
    recommendations: [...recommendations],
    findings: [],
  };
}

/** What a run would archive; `words` stand in for the document. */
export function contents(
  date: string,
  words = `plan of ${date}`,
  more: Partial<SnapshotContents> = {},
  plan = "harbour",
): SnapshotContents {
  return {
    source: { name: `Harbour ${date}.html`, bytes: new TextEncoder().encode(words) },
    edition: edition(date, [recommendation("1.1", words)], plan),
    findings: [],
    decisions: [],
    changes: null,
    papers: [
      { name: "board.html", bytes: new TextEncoder().encode(`<p>paper of ${words}</p>`) },
      { name: "board.json", bytes: new TextEncoder().encode("{}\n") },
    ],
    organisation: "Port of Elsewhere",
    retention: { rule: "7 years after the plan has closed", reviewOn: "2040-01-01" },
    madeBy: ["actionplan test"],
    comparedWith: [],
    ...more,
  };
}

export function decision(id: string): Decision {
  return {
    id,
    kind: "comment",
    recommendation: "1.1",
    field: null,
    was: null,
    now: "seen",
    by: "Ada Quill",
    when: "2031-01-05T10:00:00Z",
    reason: null,
    rests: null,
    finding: null,
    with: [],
    board: null,
    meeting: null,
    undoes: null,
  };
}

export function changesFrom(from: string, to: string): ChangeSet {
  const lists = Object.fromEntries(
    Object.entries(ChangeSet.shape)
      .filter(([, schema]) => schema.def.type === "array")
      .map(([name]) => [name, []]),
  );
  const live = { before: 1, addedLive: 0, reopened: 0, reinstated: 0, completedFromLive: 0, withdrawnFromLive: 0, removedLive: 0, now: 1 };
  return ChangeSet.parse({ ...lists, schemaVersion: 1, from, to, live });
}

/** Every file below a folder with its bytes, staging left out. */
export function tree(folder: string): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const at = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, at).split(path.sep).join("/");
    if (entry.isFile() && !name.startsWith(".staging")) found.set(name, fs.readFileSync(at));
  }
  return found;
}

/** What lies in the archive's staging folder. */
export function staged(folder: string): string[] {
  const at = path.join(folder, ".staging");
  return fs.existsSync(at) ? fs.readdirSync(at) : [];
}
