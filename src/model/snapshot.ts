import { z } from "zod";
import type { ChangeSet } from "./change.ts";
import type { Decision } from "./decision.ts";
import { Day, type Edition } from "./edition.ts";
import type { Finding } from "./finding.ts";

/** An archived edition as `archive list` names it: PLAN/YYYY-MM-DD/rN. Digests are SHA-256 in lower-case hex. */
export const SnapshotInfo = z.object({
  plan: z.string(),
  date: Day,
  revision: z.number().int().positive(),
  /** Place in the chain of the plan's snapshots, from 1, in order of archiving. */
  sequence: z.number().int().positive(),
  title: z.string(),
  marking: z.string().nullable(),
  editionDigest: z.string(),
  bagDigest: z.string(),
  previous: z.string().nullable(),
  archivedAt: z.string(),
  disposed: z.boolean(),
});
export type SnapshotInfo = z.infer<typeof SnapshotInfo>;

/** A finished paper: its file name and bytes. */
export interface PaperFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the edition digest covers, and nothing else: never the papers. */
export interface DigestedContents {
  readonly source: { readonly name: string; readonly bytes: Uint8Array };
  readonly edition: Edition;
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  /** null for a baseline: there was no edition before. */
  readonly changes: ChangeSet | null;
}

/** All that belongs to one archived edition. `edition.edition.plan` names the plan's folder, `edition.edition.date` must be a day. */
export interface SnapshotContents extends DigestedContents {
  /** The edition as it was read, before a person's decisions; null (or left out) where they change nothing. Kept beside it, so that a decision can be undone. */
  readonly asRead?: Edition | null;
  readonly papers: readonly PaperFile[];
  readonly organisation: string | null;
  readonly retention: { readonly rule: string; readonly reviewOn: string } | null;
  /** What made it, for the record: "actionplan 0.1.0", "Chromium 147.0 (PDF)". */
  readonly madeBy: readonly string[];
  /** The snapshots that its changes and papers quote, PLAN/YYYY-MM-DD/rN: the one it was compared with. */
  readonly comparedWith: readonly string[];
}

/** A snapshot as read back. Of a disposed one nothing is left to read: see `Disposal`. */
export interface Snapshot extends SnapshotContents {
  readonly info: SnapshotInfo;
}

/** What stands in the place of contents that were disposed of. `removed` lists the files that went, with their SHA-256. */
export const Disposal = z.object({
  schemaVersion: z.literal(1),
  bagDigest: z.string(),
  by: z.string(),
  when: z.string(),
  reason: z.string(),
  removed: z.array(z.object({ path: z.string(), sha256: z.string() })),
  /** Other snapshots and papers that quoted it when it was disposed of, and whether those parts went too. */
  quotedIn: z.array(z.object({ name: z.string(), part: z.string(), disposed: z.boolean() })),
});
export type Disposal = z.infer<typeof Disposal>;
