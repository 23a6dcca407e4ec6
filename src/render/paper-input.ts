import type { ChangeSet } from "../model/change.ts";
import type { Decision } from "../model/decision.ts";
import type { Edition } from "../model/edition.ts";
import type { PlanHistory } from "../model/history.ts";
import type { BoardSettings, Settings } from "../model/settings.ts";

/** All that a paper is made from. Days are YYYY-MM-DD. Nothing else is consulted: no clock, no disk. */
export interface PaperInput {
  readonly edition: Edition;
  /** The edition that the board last had a paper on, or that `--since` names; null for a baseline. */
  readonly before: Edition | null;
  /** From `before` to `edition`; null where `before` is. */
  readonly changes: ChangeSet | null;
  /** Of all editions up to `edition`. */
  readonly history: PlanHistory;
  /** As it stood with `before`, for the ratings of last time; without it nothing of then counts as at risk. */
  readonly historyBefore?: PlanHistory | null;
  /** The standing ones. */
  readonly decisions: readonly Decision[];
  readonly settings: Settings;
  readonly board: BoardSettings | null;
  /** The meeting that this paper goes to, and the one after it. */
  readonly meeting: string | null;
  readonly nextMeeting: string | null;
  readonly editionDigest: string | null;
  /** "PLAN/2017-10-04/r1". */
  readonly snapshotName: string | null;
  /** Of the edition; 1 unless it came in corrected. */
  readonly revision: number;
  /** The edition day asked for with `--since`; null where the board's last paper (or the archive) decided. */
  readonly since: string | null;
}
