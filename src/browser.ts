import { mkdirSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { bundledServes, prepareBundled } from "./browser/bundled.ts";
import { installedBrowsers } from "./browser/find.ts";
import { printerOf } from "./browser/print.ts";
import { type Connection, startBrowser } from "./browser/protocol.ts";
import { CannotUse } from "./model/outcome.ts";

/** A browser that prints: no network, no scripts, an empty profile of its own, ended with `close` or with this process. */
export interface Browser {
  /** As the browser names itself, e.g. "Chrome/147.0.7727.24": stands in the snapshot, since the PDF's bytes depend on it. */
  readonly version: string;
  /** Where its program lies. */
  readonly path: string;
  /** HTML to a tagged PDF with bookmarks, page size and margin boxes from the style sheet. */
  print(html: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** The browser of the configuration: a path, or "bundled" for the one inside the npm package; null to look for one. */
  readonly path: string | null;
  readonly allowNoSandbox: boolean;
  /** A private folder for the profile; it goes with the run. */
  readonly scratch: string;
}

interface Choice {
  readonly name: string;
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  readonly shell: boolean;
}

const ARGUMENTS = [
  "--remote-debugging-pipe",
  "--no-first-run",
  "--no-default-browser-check",
  "--no-pings",
  "--disable-background-networking",
  "--disable-backgrounding-occluded-windows",
  "--disable-background-timer-throttling",
  "--disable-breakpad",
  "--disable-client-side-phishing-detection",
  "--disable-component-extensions-with-background-pages",
  "--disable-component-update",
  "--disable-crash-reporter",
  "--disable-default-apps",
  "--disable-dev-shm-usage", // small in containers
  "--disable-domain-reliability",
  "--disable-extensions",
  "--disable-features=Translate,MediaRouter,OptimizationHints",
  "--disable-gpu",
  "--disable-hang-monitor",
  "--disable-quic",
  "--disable-renderer-backgrounding",
  "--disable-search-engine-choice-screen",
  "--disable-sync",
  "--enable-automation",
  "--export-tagged-pdf",
  "--generate-pdf-document-outline",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--hide-scrollbars",
  "--metrics-recording-only",
  "--mute-audio",
  "--password-store=basic",
  "--use-mock-keychain",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--proxy-server=http://127.0.0.1:9", // the discard port: should anything ask for the network all the same, it goes nowhere
  "--proxy-bypass-list=<-loopback>",
];

/** The browsers to try, in order: the configured one alone; else those installed, then the bundled one. Each is made ready only when tried. */
function choices(options: BrowserOptions): (() => Choice)[] {
  const bundled = () => ({ name: "the bundled Chromium", shell: true, ...prepareBundled(process.env) });
  if (options.path === "bundled") return [bundled];
  const configured = options.path;
  if (configured !== null) return [() => ({ name: configured, path: configured, env: {}, shell: false })];
  const installed = installedBrowsers(process.platform, process.env).map((c) => () => ({ ...c, env: {}, shell: false }));
  return bundledServes(process.platform, process.arch) ? [...installed, bundled] : installed;
}

const isRoot = () => process.getuid?.() === 0;

const STARTING = 30_000; // ms

function argumentsFor(choice: Choice, options: BrowserOptions, profile: string): string[] {
  const noSandbox = isRoot() || options.allowNoSandbox ? ["--no-sandbox"] : [];
  return [choice.shell ? "--headless" : "--headless=new", ...ARGUMENTS, ...noSandbox, `--user-data-dir=${profile}`, "about:blank"];
}

/** How the browser names itself, once it answers. */
async function versionOf(browser: Connection): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("it did not answer")), STARTING);
  });
  try {
    return String((await Promise.race([browser.ask("Browser.getVersion"), late]))["product"]);
  } finally {
    clearTimeout(timer);
  }
}

/** Why a browser did not start, in words a person can act on. */
function whyNot(name: string, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/(?<!-)sandbox/i.test(text))
    // not the option that is named in a complaint
    return `${name}: this system refuses the browser's sandbox (allow it, or set browser.allowNoSandbox in the configuration)`;
  if (/shared librar|cannot open shared object/i.test(text))
    return `${name}: a system library is missing (${/lib[\w.+-]+\.so[\d.]*/.exec(text)?.[0] ?? "?"})`;
  if (/ENOENT|not found/i.test(text)) return `${name}: not found`;
  return `${name}: did not start (a company policy may forbid its automation, RemoteDebuggingAllowed)`;
}

async function tryChoice(choice: Choice, options: BrowserOptions): Promise<Browser> {
  mkdirSync(options.scratch, { recursive: true, mode: 0o700 });
  const profile = mkdtempSync(path.join(options.scratch, "browser-"));
  const browser = startBrowser(choice.path, argumentsFor(choice, options, profile), { ...process.env, ...choice.env });
  const close = async () => {
    await browser.end();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => undefined);
  };
  try {
    const version = await versionOf(browser);
    return { version, path: choice.path, print: printerOf(browser).print, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const PROBE = "<!doctype html><html lang='en'><title>Test</title><p>Test</p></html>";

/**
 * Starts a browser that can print. With `probe`, a small page is printed first, since company policy may let a browser start and forbid the rest
 * (otherwise the first real print finds out).
 * @throws CannotUse with a line that names each browser tried and why it did not serve.
 */
export async function openBrowser(options: BrowserOptions, probe = false): Promise<Browser> {
  const tried: string[] = [];
  for (const make of choices(options)) {
    let name = "the bundled Chromium";
    try {
      const choice = make();
      name = choice.name;
      const browser = await tryChoice(choice, options);
      if (probe) await browser.print(PROBE);
      return browser;
    } catch (error) {
      tried.push(error instanceof CannotUse ? error.message : whyNot(name, error));
    }
  }
  throw new CannotUse(`no browser to print the PDF with: ${tried.length === 0 ? "install Chrome, Edge or Chromium" : tried.join("; ")}`);
}
