import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * Before all tests: whatever a test, or a program that it starts, writes to the temporary folder goes into one folder, which goes with the run. Tests
 * need not tidy up, and one that is stopped leaves nothing that the next does not remove.
 */
export default function temporaryFolder(): () => void {
  const outside = os.tmpdir();
  for (const name of fs.readdirSync(outside)) if (isLeftBehind(name)) remove(path.join(outside, name));
  const own = fs.mkdtempSync(path.join(outside, `${NAME}${process.pid}-`));
  for (const variable of ["TMPDIR", "TEMP", "TMP"]) process.env[variable] = own;
  return () => remove(own);
}

const NAME = "ap-tests-"; // short: a browser's socket below it may have 107 characters in all

function isLeftBehind(name: string): boolean {
  const pid = name.startsWith(NAME) ? Number.parseInt(name.slice(NAME.length), 10) : Number.NaN;
  if (Number.isNaN(pid)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

function remove(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
}
