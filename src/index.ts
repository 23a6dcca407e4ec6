/** The package's one public entry: the stages as typed functions of data, and the schemas of what they give. */
export { diff } from "./diff/diff.ts";
export { type HistoryOptions, history } from "./diff/history.ts";
export { ingest } from "./ingest/ingest.ts";
export type { IngestOptions } from "./ingest/table.ts";
export { applyDecisions } from "./model/apply-decisions.ts";
export { ChangeSet } from "./model/change.ts";
export { Decision } from "./model/decision.ts";
export { Edition, Recommendation } from "./model/edition.ts";
export { Finding } from "./model/finding.ts";
export { PlanHistory } from "./model/history.ts";
export { CannotUse, type Outcome } from "./model/outcome.ts";
export { BoardSettings, Settings } from "./model/settings.ts";
export { SnapshotInfo } from "./model/snapshot.ts";
export type { Paper } from "./render/blocks.ts";
export { paperHtml } from "./render/html.ts";
export { toPaper } from "./render/paper.ts";
export type { PaperInput } from "./render/paper-input.ts";
export { paperToWord } from "./render/word.ts";
