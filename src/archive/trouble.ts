import { CannotUse } from "../model/outcome.ts";

const gone = "the disk or network share that holds it cannot be reached; check the connection and run again";
const denied = "this account may not write there; check the folder's permissions, or name another";

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full; make room and run again",
  EDQUOT: "the disk quota is used up; make room and run again",
  EFBIG: "a file is too large for this disk; use another disk",
  EACCES: denied,
  EPERM: denied,
  EROFS: "the disk is read-only; name another folder",
  ENOENT: gone,
  ESTALE: gone,
  EIO: gone,
  ENOTCONN: gone,
  ENXIO: gone,
  ENODEV: gone,
  EHOSTDOWN: gone,
  EHOSTUNREACH: gone,
  ETIMEDOUT: gone,
  EBUSY: "another program (a virus scanner or sync client?) keeps a file there open; close it and run again",
  ENAMETOOLONG: "the path is too long for this disk; name a folder nearer to the top",
  ENOTDIR: "a part of the path is a file, not a folder; name another folder",
  EEXIST: "there is a file where a folder is needed; name another folder",
  EISDIR: "there is a folder where a file is needed; name another file",
  ELOOP: "the path is a link that leads to itself; name another folder",
  EMFILE: "too many files are open on this machine; close some programs and run again",
};

/** The code of a system error ("ENOSPC"); null for any other. */
export function codeOf(error: unknown): string | null {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === "string" && /^E[A-Z0-9]+$/.test(code) ? code : null;
}

/** A system error as one line for a person; anything else as it is. `what` says what did not happen, `where` what it did not happen to. */
export function inPlainWords(error: unknown, where: string, what: string): unknown {
  const code = codeOf(error);
  if (code === null || error instanceof CannotUse) return error;
  return new CannotUse(`${what}: ${shortened(where)} (${code}): ${reasonOf(code)}`, { cause: error });
}

function reasonOf(code: string): string {
  return reasons[code] ?? "the system refused it; see what it says of that code";
}

/** What a system error means and the path it names, for one that nobody expected; null for any other error. */
export function systemWords(error: unknown): string | null {
  const code = codeOf(error);
  if (code === null) return null;
  const { path, syscall } = error as NodeJS.ErrnoException;
  return `${shortened(path ?? syscall ?? "a file")} (${code}): ${reasonOf(code)}`;
}

const LONGEST = 200; // characters of a path: one that is refused for its length is no clear line

function shortened(path: string): string {
  return path.length <= LONGEST ? path : `${path.slice(0, LONGEST / 2)}…${path.slice(-LONGEST / 2)}`;
}
