import type { DigestedContents, Disposal, PaperFile, Snapshot, SnapshotContents, SnapshotInfo } from "../model/snapshot.ts";

/** One piece of damage: where in the archive (relative path), and what is wrong there, in one line. */
export interface Damage {
  readonly where: string;
  readonly what: string;
}

/** Papers rendered later, kept beside the snapshot as a bag of their own. `name` is PLAN/YYYY-MM-DD/rN-papers-K. */
export interface LaterPapers {
  readonly name: string;
  readonly archivedAt: string;
  readonly papers: readonly PaperFile[];
}

/** What a paper is: the snapshot it belongs to and its name there; null where no edition digest in it is known. */
export interface PaperFound {
  readonly kind: "archived" | "issued-later" | "known-edition" | "unknown";
  readonly snapshot: SnapshotInfo | null;
  readonly paper: string | null;
  /** One line that says it. */
  readonly message: string;
}

/** A part of another snapshot, or later papers, that quote an edition. `part` is a path in the bag; `name` is PLAN/YYYY-MM-DD/rN[-papers-K]. */
export interface Quoting {
  readonly name: string;
  readonly part: string;
}

export interface DisposeOrder {
  readonly reason: string;
  readonly by: string;
  /** Dispose of the parts of other snapshots that quote it, too; else it is recorded that they stay. */
  readonly quotingToo: boolean;
}

/** A snapshot without its source and papers: what a plan's history is made of. */
export type ArchivedEdition = Omit<Snapshot, "source" | "papers">;

/** A snapshot as its tag files tell it, without reading its edition: what it was read from, compared with, and the file names of its papers, later ones too. */
export interface ArchiveRecord {
  readonly info: SnapshotInfo;
  /** null where it was disposed of. */
  readonly source: { readonly name: string; readonly sha256: string } | null;
  readonly comparedWith: readonly string[];
  readonly papers: readonly string[];
}

/** An archive folder. Names are PLAN/YYYY-MM-DD[/rN], or YYYY-MM-DD[/rN], latest and previous where there is one plan; PLAN/latest too. */
export interface Archive {
  readonly folder: string;
  plans(): readonly string[];
  /** Every snapshot, disposed ones too, by plan, then edition date, then revision. */
  list(plan?: string): readonly SnapshotInfo[];
  /** The one snapshot a name means: without /rN its newest revision. Throws CannotUse where there is none or the plan cannot be told. */
  resolve(name: string, plan?: string | null): SnapshotInfo;
  read(name: string): Snapshot;
  /** Of an edition that was disposed of, whole or in parts: when, by whom and why, the last time. null for an untouched one. */
  disposal(name: string): Disposal | null;
  /** The newest revision of the newest edition not disposed of; null where the plan has none. */
  latest(plan: string): SnapshotInfo | null;
  /** The newest revision of the newest edition before a date; null for a baseline. */
  previous(plan: string, date: string): SnapshotInfo | null;
  /** The newest revision of each edition, oldest first, as the tag files tell: reads no edition. */
  newest(plan: string): readonly SnapshotInfo[];
  /** One edition, without source and papers. */
  edition(info: SnapshotInfo): ArchivedEdition;
  /** The newest revision of each edition, oldest first, without source and papers: read once, and held. */
  history(plan: string): readonly ArchivedEdition[];
  /** Every snapshot, former revisions too, as the tag files tell: reads no edition. */
  records(plan: string): readonly ArchiveRecord[];
  /** What was made of exactly this series of editions in the way that `how` names, and kept with `remember`; null where there is none. */
  remembered(plan: string, how: string): unknown;
  /** Keeps what was made of the series, to save time; it is no part of the archive and can be deleted at any time. */
  remember(plan: string, how: string, value: unknown): Promise<void>;
  /** What was made of single editions in the way that `how` names, and kept with `keep`: the editions may be others by now. */
  kept(plan: string, how: string): unknown;
  /** Keeps what was made of single editions, each with the digest of its bag; it can be deleted at any time. */
  keep(plan: string, how: string, value: unknown): Promise<void>;
  /** The newest revision of the edition that was read from a document with this SHA-256; null where there is none. Reads no edition. */
  withSource(plan: string, sha256: string): SnapshotInfo | null;
  /** The snapshot that has the same source and decisions for this date; null where `add` would write a new one. */
  already(contents: DigestedContents): SnapshotInfo | null;
  /** Archives an edition. The same edition again changes nothing (`already`); other contents on the same date are a new revision. */
  add(contents: SnapshotContents): Promise<{ readonly info: SnapshotInfo; readonly already: boolean }>;
  /** Keeps papers rendered later in a bag beside the snapshot (`comparedWith`: names of the snapshots that they quote); bytes that are there already are not kept twice. */
  addPapers(
    name: string,
    papers: readonly PaperFile[],
    comparedWith?: readonly string[],
  ): Promise<{ readonly name: string; readonly already: boolean }>;
  laterPapers(name: string): readonly LaterPapers[];
  /** All damage, not the first; empty for a sound archive. */
  verify(): readonly Damage[];
  verifyPaper(bytes: Uint8Array): PaperFound;
  /** A zip of one snapshot with its later papers, of a plan ("PLAN"), or of everything (null). */
  exportTo(name: string | null, lock?: Lock): Promise<Uint8Array>;
  /** Takes in the snapshots of an export, in the order they were archived. */
  importFrom(bytes: Uint8Array, key?: Lock): Promise<readonly { readonly name: string; readonly already: boolean }[]>;
  /** Other snapshots and later papers that quote an edition: to be shown before it is disposed of. */
  quoting(name: string): readonly Quoting[];
  dispose(name: string, order: DisposeOrder): Promise<Disposal>;
  /** Finishes what killed runs left: their staging folders go, an interrupted disposal is completed. Each writing call does this first. */
  tidy(): Promise<void>;
  /** A private folder (0700) under the archive's staging for this run's scratch files; `done` removes it, the next run those of killed ones. */
  scratch(): Promise<{ readonly folder: string; done(): void }>;
}

/** How an export is locked (age): for recipients ("age1…") or with a passphrase; to open one, identities ("AGE-SECRET-KEY-1…") or the passphrase. */
export interface Lock {
  readonly recipients?: readonly string[];
  readonly identities?: readonly string[];
  readonly passphrase?: string;
}
