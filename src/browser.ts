import type { Page, Browser as Puppet } from "puppeteer-core";
import { bundledServes, prepareBundled } from "./browser/bundled.ts";
import { installedBrowsers } from "./browser/find.ts";
import { makeProfile } from "./browser/profile.ts";
import { CannotUse } from "./model/outcome.ts";

/** A browser that prints: no network, no scripts, an empty profile of its own, ended with `close` or with this process. */
export interface Browser {
  /** As the browser names itself, e.g. "Chrome/147.0.7727.24": stands in the snapshot, since the PDF's bytes depend on it. */
  readonly version: string;
  /** Where its program lies. */
  readonly path: string;
  /**
   * HTML to a tagged PDF with bookmarks, page size and margin boxes from the style sheet. `sent` is called once the browser has all that it needs and
   * works by itself.
   */
  print(html: string, sent?: () => void): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** The browser of the configuration: a path, or "bundled" for the one inside the npm package; null to look for one. */
  readonly path: string | null;
  readonly allowNoSandbox: boolean;
  /** A private folder for the profile; it goes with the run. */
  readonly scratch: string;
  /** Called once a browser's process has been started: it takes a while to be ready. */
  readonly begun?: (() => void) | undefined;
}

interface Choice {
  readonly name: string;
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  readonly shell: boolean;
}

const ARGUMENTS = [
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-extensions",
  // Processes that would be started for nobody: the address bar's pages, and one kept ready for the next page. A quarter of the browser's processor time.
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--disable-crash-reporter",
  "--disable-breakpad",
  "--no-pings",
  "--font-render-hinting=none",
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

async function launch(choice: Choice, options: BrowserOptions, profile: string, signal: AbortSignal): Promise<Puppet> {
  const { launch: start } = await import("puppeteer-core");
  const noSandbox = isRoot() || options.allowNoSandbox;
  const starting = start({
    executablePath: choice.path,
    pipe: true,
    headless: choice.shell ? "shell" : true,
    userDataDir: profile,
    args: noSandbox ? [...ARGUMENTS, "--no-sandbox"] : ARGUMENTS,
    env: { ...process.env, ...choice.env },
    timeout: 30_000,
    signal,
  });
  if (options.begun !== undefined) setImmediate(options.begun);
  return starting;
}

/** Why a browser did not start, in words a person can act on. */
function whyNot(name: string, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/sandbox/i.test(text))
    return `${name}: this system refuses the browser's sandbox (allow it, or set browser.allowNoSandbox in the configuration)`;
  if (/shared librar|cannot open shared object/i.test(text))
    return `${name}: a system library is missing (${/lib[\w.+-]+\.so[\d.]*/.exec(text)?.[0] ?? "?"})`;
  if (/ENOENT|not found/i.test(text)) return `${name}: not found`;
  return `${name}: did not start (a company policy may forbid its automation, RemoteDebuggingAllowed)`;
}

/** A page that may load nothing: every request but the document itself is refused, and scripts are off. */
async function closedPage(opened: Promise<Page>): Promise<Page> {
  const page = await opened;
  page.on("request", (r) => void (r.url().startsWith("data:") ? r.continue() : r.abort("blockedbyclient")).catch(() => undefined));
  await Promise.all([page.setJavaScriptEnabled(false), page.setOfflineMode(true), page.setRequestInterception(true)]);
  return page;
}

const AS_WRITTEN = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 300_000 } as const;

async function printIn(page: Page, html: string, sent?: () => void): Promise<Uint8Array> {
  await page.setContent(html, { waitUntil: "load", timeout: 120_000 });
  await page.evaluate("document.fonts.ready.then(() => null)");
  const printing = page.pdf({ ...AS_WRITTEN, waitForFonts: false }); // waited for: nothing stands between this call and its being sent
  sent?.();
  return printing;
}

/** Prints each document in a page of its own. The first is the one that the browser opened with, made ready before it is needed; it is never closed. */
function printer(puppet: Puppet): Browser["print"] {
  const opened = puppet.pages().then(([page]) => page ?? puppet.newPage());
  let first: Promise<Page> | null = closedPage(opened);
  first.catch(() => undefined); // told by the first print
  return async (html, sent) => {
    const ready = first;
    first = null;
    if (ready !== null) return printIn(await ready, html, sent);
    const page = await closedPage(puppet.newPage());
    try {
      return await printIn(page, html, sent);
    } finally {
      await page.close().catch(() => undefined);
    }
  };
}

async function tryChoice(choice: Choice, options: BrowserOptions): Promise<Browser> {
  const { folder: profile, away } = makeProfile(options.scratch);
  const end = new AbortController();
  try {
    const puppet = await launch(choice, options, profile, end.signal);
    const print = printer(puppet);
    const version = await puppet.version();
    const close = async () => {
      end.abort(); // there is nothing that it would have to save
      await puppet.close().catch(() => undefined);
      await away();
    };
    return { version, path: choice.path, print, close };
  } catch (error) {
    await away();
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
