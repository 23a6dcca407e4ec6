import { z } from "zod";
import { Day } from "./edition.ts";

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
