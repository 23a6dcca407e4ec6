import { accessSync, constants, existsSync, mkdtempSync, rmSync, statfsSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type OpenOffice, openOffice, type Place } from "./office.ts";
import { json, line, type Streams } from "./print.ts";

type State = "good" | "note" | "bad";

/** One thing that was checked. */
export interface Check {
  readonly name: string;
  readonly state: State;
  readonly words: string;
}

// End of life of Node's release lines that this program runs on (nodejs.org, release schedule).
const NODE_ENDS: Readonly<Record<number, string>> = { 20: "2026-04-30", 22: "2027-04-30", 24: "2028-04-30", 26: "2029-04-30" };

/** Whether this Node is one the program runs on, and still supported on a day. */
export function checkNode(version: string, today: string): Check {
  const major = Number.parseInt(version.replace(/^v/, ""), 10);
  const end = NODE_ENDS[major];
  if (major < 20) return { name: "Node", state: "bad", words: `${version}: version 20 or later is needed` };
  if (end !== undefined && end < today)
    return { name: "Node", state: "note", words: `${version}: works, but is out of support since ${end}; ask IT for a newer one` };
  return { name: "Node", state: "good", words: version };
}

// Chrome, Edge and Chromium: 120 came out on this day, and a new version every four weeks since. Only the newest is mended; a few more are no alarm.
const CHROME_120 = Date.UTC(2023, 11, 5);
const FOUR_WEEKS = 28 * 24 * 3600 * 1000;
const BEHIND = 4;

/** What is said of a browser's age on a day (YYYY-MM-DD); nothing where it is new enough. */
export function browserAge(version: string, today: string): string | null {
  const major = Number.parseInt(/\/(\d+)/.exec(version)?.[1] ?? "0", 10);
  const newest = 120 + Math.floor((Date.parse(today) - CHROME_120) / FOUR_WEEKS);
  if (newest - major <= BEHIND) return null;
  return `it is out of support: about ${Math.round(((newest - major) * 28) / 30.4)} months old; ask IT for a newer one`;
}

async function checkBrowser(office: OpenOffice): Promise<Check> {
  try {
    const { openBrowser } = await import("../browser.ts");
    const browser = await openBrowser({ ...office.settings.browser, scratch: await office.scratch() }, true);
    await browser.close();
    const age = browserAge(browser.version, office.now().toISOString().slice(0, 10));
    return {
      name: "Browser",
      state: age === null ? "good" : "note",
      words: `${browser.version} at ${browser.path}; printed a test page${age === null ? "" : `; ${age}`}`,
    };
  } catch (error) {
    return {
      name: "Browser",
      state: "bad",
      words: `${error instanceof Error ? error.message : String(error)}; without one all but the PDF is written`,
    };
  }
}

async function checkFonts(): Promise<Check> {
  try {
    const { fontFiles } = await import("../render/fonts.ts");
    return { name: "Fonts", state: "good", words: `${fontFiles().length} bundled, embedded in every paper` };
  } catch {
    return { name: "Fonts", state: "bad", words: "the bundled fonts are not installed: run npm ci again" };
  }
}

function nearestThere(folder: string): string {
  return existsSync(folder) ? folder : path.dirname(folder) === folder ? folder : nearestThere(path.dirname(folder));
}

function checkFolder(name: string, folder: string): Check {
  const at = nearestThere(folder);
  try {
    accessSync(at, constants.W_OK);
    const probe = mkdtempSync(path.join(at, ".doctor-"));
    rmSync(probe, { recursive: true });
    return { name, state: "good", words: `${folder} ${at === folder ? "is writable" : "will be made"}` };
  } catch {
    return { name, state: "bad", words: `${folder} cannot be written to` };
  }
}

const needed = 500 * 1024 ** 2; // bytes: room for a year of snapshots of a large plan

function checkSpace(folder: string): Check {
  const { bavail, bsize } = statfsSync(nearestThere(folder));
  const free = bavail * bsize;
  const words = `${(free / 1024 ** 3).toFixed(1)} GiB free at ${folder}`;
  return { name: "Free space", state: free < needed ? "note" : "good", words };
}

function checkRights(folder: string): Check | null {
  if (!existsSync(folder)) return null;
  if (process.platform === "win32")
    return { name: "Rights", state: "note", words: `${folder} inherits the rights of its folder: see that only your office may read it` };
  const open = (statSync(folder).mode & 0o077) !== 0;
  return open ? { name: "Rights", state: "note", words: `${folder} may be read by others on this machine (chmod 700 closes it)` } : null;
}

/** `actionplan doctor`: exit 1 where something needed is missing. */
export async function doctorCommand(options: Place & { readonly json?: boolean }, streams: Streams): Promise<number> {
  const office = await openOffice(options, streams);
  try {
    const checks = [
      checkNode(process.version, office.now().toISOString().slice(0, 10)),
      await checkBrowser(office),
      await checkFonts(),
      checkFolder("Papers", office.output),
      checkFolder("Archive", office.archive.folder),
      checkFolder("Temporary files", os.tmpdir()),
      checkSpace(office.archive.folder),
      checkRights(office.archive.folder),
    ].filter((c) => c !== null);
    if (options.json === true) json(streams.out, checks);
    else for (const c of checks) line(streams.out, `${c.state.padEnd(4)}  ${c.name}: ${c.words}`);
    return checks.some((c) => c.state === "bad") ? 1 : 0;
  } finally {
    await office.close();
  }
}
