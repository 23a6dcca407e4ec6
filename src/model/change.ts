import { z } from "zod";
import { Finding } from "./finding.ts";

export const RedlinePiece = z.object({ op: z.enum(["equal", "insert", "delete"]), text: z.string() });
export type RedlinePiece = z.infer<typeof RedlinePiece>;

export const ChangeKind = z.enum(["appended", "rewritten", "history-altered", "cosmetic"]);
export type ChangeKind = z.infer<typeof ChangeKind>;

export const ChangeField = z.enum(["id", "section", "subsection", "text", "owner", "update", "delivery", "status", "rag", "other"]);
export type ChangeField = z.infer<typeof ChangeField>;

/** One field of one recommendation that differs. `appended` texts are the new entries, given whole; `days` for delivery dates (later is positive). */
export const FieldChange = z.object({
  id: z.string(),
  field: ChangeField,
  kind: ChangeKind,
  before: z.string(),
  after: z.string(),
  redline: z.array(RedlinePiece),
  appended: z.array(z.string()),
  alteredEntries: z.array(z.object({ before: z.string(), after: z.string().nullable() })),
  days: z.number().int().nullable(),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** How a recommendation of B was paired with one of A: `score` 0 to 1 (1 for the same id and alike text). */
export const Match = z.object({ from: z.string(), to: z.string(), by: z.enum(["id", "text", "decision"]), score: z.number() });
export type Match = z.infer<typeof Match>;

const ids = z.array(z.string());

/** The counts of law 5: before + added + reopened + reinstated − completed − withdrawn − removed = now, all of live ones. */
export const LiveSum = z.object({
  before: z.number().int(),
  addedLive: z.number().int(),
  reopened: z.number().int(),
  reinstated: z.number().int(),
  completedFromLive: z.number().int(),
  withdrawnFromLive: z.number().int(),
  removedLive: z.number().int(),
  now: z.number().int(),
});
export type LiveSum = z.infer<typeof LiveSum>;

/** Between two editions, A (`from`) and B (`to`); ids are B's, in `removed` A's. Meanings: public contract. */
export const ChangeSet = z.object({
  schemaVersion: z.literal(1),
  from: z.string().nullable(),
  to: z.string().nullable(),
  added: ids,
  removed: ids,
  renumbered: z.array(z.object({ from: z.string(), to: z.string() })),
  completed: ids,
  reopened: ids,
  withdrawn: ids,
  reinstated: ids,
  /** open -> on-hold */
  putOnHold: ids,
  /** on-hold -> open */
  resumed: ids,
  updateChanged: ids,
  textChanged: ids,
  ownerChanged: ids,
  deliveryChanged: ids,
  statusChanged: ids,
  slipped: ids,
  broughtForward: ids,
  /** Had no date and now has one; had one and now has none. */
  dateGiven: ids,
  dateRemoved: ids,
  moved: ids,
  unchanged: ids,
  /** One of A whose text now stands in several of B, and the other way round. */
  split: z.array(z.object({ from: z.string(), to: ids })),
  merged: z.array(z.object({ from: ids, to: z.string() })),
  matches: z.array(Match),
  changes: z.array(FieldChange),
  live: LiveSum,
  findings: z.array(Finding),
});
export type ChangeSet = z.infer<typeof ChangeSet>;
