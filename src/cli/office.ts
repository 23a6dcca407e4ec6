import path from "node:path";
import { openArchive } from "../archive/store.ts";
import type { Browser } from "../browser.ts";
import { loadConfiguration } from "../config.ts";
import type { Office } from "../pipeline/office.ts";
import { line, progressTo, type Streams } from "./print.ts";

/** The folders and files that every command understands. */
export interface Place {
  readonly config?: string;
  readonly input?: string;
  readonly output?: string;
  readonly archive?: string;
}

/** An office that must be closed: it may have started a browser and made a scratch folder. */
export interface OpenOffice extends Office {
  readonly input: string;
  close(): Promise<void>;
}

/** The one place where clock, folders and browser come from. Everything costly is made when first asked for. */
export async function openOffice(place: Place, streams: Streams): Promise<OpenOffice> {
  const cwd = process.cwd();
  const { settings, folder } = loadConfiguration(cwd, place.config);
  const { machinePorts } = await import("../archive/machine.ts");
  const archive = openArchive(path.resolve(cwd, place.archive ?? path.join(folder, "archive")), machinePorts());
  let scratch: Promise<{ readonly folder: string; done(): void }> | null = null;
  let browser: Promise<Browser> | null = null;
  const scratchFolder = async () => {
    scratch ??= archive.scratch();
    return (await scratch).folder;
  };
  const startBrowser = async (begun?: () => void) => {
    const { openBrowser } = await import("../browser.ts");
    return openBrowser({ ...settings.browser, scratch: await scratchFolder(), begun });
  };
  return {
    settings,
    settingsFolder: folder,
    input: path.resolve(cwd, place.input ?? path.join(folder, "input")),
    output: path.resolve(cwd, place.output ?? path.join(folder, "output")),
    archive,
    now: () => new Date(),
    say: progressTo(streams),
    warn: (text) => line(streams.err, text),
    browser: (begun) => {
      browser ??= startBrowser(begun);
      return browser;
    },
    scratch: scratchFolder,
    close: async () => {
      await browser?.then((b) => b.close()).catch(() => undefined);
      await scratch?.then((s) => s.done()).catch(() => undefined);
    },
  };
}
