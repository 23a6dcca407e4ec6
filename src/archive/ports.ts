/** What a name in a folder is; links are never followed. */
export interface Named {
  readonly name: string;
  readonly kind: "file" | "folder" | "other";
}

/** The disk, one method a system call, so that a test can stop or fail each. Paths are absolute. Errors are Node's, with their `code`. */
export interface Disk {
  list(folder: string): readonly Named[];
  read(file: string): Uint8Array;
  /** What lies at a path, null for nothing. `modified` in milliseconds of the file server's clock. */
  look(path: string): { readonly kind: Named["kind"]; readonly modified: number; readonly size: number } | null;
  makeFolder(folder: string): void;
  /** Opens a new file for writing; fails with EEXIST where it is there. */
  create(file: string): number;
  write(handle: number, bytes: Uint8Array): void;
  syncFile(handle: number): void;
  close(handle: number): void;
  syncFolder(folder: string): void;
  rename(from: string, to: string): void;
  removeFile(file: string): void;
  removeFolder(folder: string): void;
}

/** This process and others, as far as can be told. `machine` is the same for processes that can see one another. */
export interface Processes {
  readonly machine: string;
  readonly pid: number;
  /** Something that another process with the same number would not have (its start time); null where no such process lives, "" where it cannot be told. */
  startOf(pid: number): string | null;
}

export interface Ports {
  readonly disk: Disk;
  readonly processes: Processes;
  readonly now: () => Date;
  /** Letters and digits nobody can guess or repeat, at least 12. */
  readonly unique: () => string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly windows: boolean;
}
