import type { Connection } from "./protocol.ts";

/** Prints in pages that may load nothing and run no script. */
export interface Printer {
  print(html: string): Promise<Uint8Array>;
}

interface Page {
  readonly session: string;
  readonly frame: string;
}

const LOADING = 120_000; // ms
const PRINTING = 300_000;

/** What a page of ours may fetch: nothing. What it holds stands in it, as data. */
function refuseRequests(browser: Connection): void {
  browser.on("Fetch.requestPaused", ({ requestId, request }, page) => {
    const own = (request as { url: string }).url.startsWith("data:");
    const answer = own
      ? browser.ask("Fetch.continueRequest", { requestId }, page)
      : browser.ask("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" }, page);
    answer.catch(() => undefined);
  });
}

async function openPage(browser: Connection, targetId: unknown): Promise<Page> {
  const session = (await browser.ask("Target.attachToTarget", { targetId, flatten: true }))["sessionId"] as string;
  const ask = (method: string, params = {}) => browser.ask(method, params, session);
  const [tree] = await Promise.all([
    ask("Page.getFrameTree"),
    ask("Page.enable"),
    ask("Network.enable"),
    ask("Emulation.setScriptExecutionDisabled", { value: true }),
    ask("Network.emulateNetworkConditions", { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }),
    ask("Fetch.enable", {}),
  ]);
  return { session, frame: (tree["frameTree"] as { frame: { id: string } }).frame.id };
}

/** The pages of a browser: the one that it starts with, and more where several are printed at a time. Each is used again. */
export function printerOf(browser: Connection): Printer {
  refuseRequests(browser);
  let first: Promise<Page | null> | null = firstPage(browser);
  first.catch(() => undefined);
  const free: Page[] = [];
  const take = async (): Promise<Page> => {
    const begun = first;
    first = null;
    const page = (await begun) ?? free.pop();
    return page ?? openPage(browser, (await browser.ask("Target.createTarget", { url: "about:blank" }))["targetId"]);
  };
  return {
    print: async (html) => {
      const page = await take();
      const pdf = await printIn(browser, page, html);
      free.push(page);
      return pdf;
    },
  };
}

async function firstPage(browser: Connection): Promise<Page | null> {
  const targets = (await browser.ask("Target.getTargets"))["targetInfos"] as readonly { targetId: string; type: string; url: string }[];
  const blank = targets.find((t) => t.type === "page" && t.url === "about:blank");
  return blank === undefined ? null : openPage(browser, blank.targetId);
}

// Asking for the height lays the page out, so that the fonts it needs are being loaded when their state is asked for.
const READY = 'document.readyState === "complete" && document.documentElement.offsetHeight >= 0 && document.fonts.status === "loaded"';

async function isReady(browser: Connection, { session }: Page): Promise<boolean> {
  const { result } = await browser.ask("Runtime.evaluate", { expression: READY, returnByValue: true }, session);
  return (result as { value?: boolean } | undefined)?.value === true;
}

async function untilReady(browser: Connection, page: Page): Promise<void> {
  const late = Date.now() + LOADING;
  while (!(await isReady(browser, page))) {
    if (Date.now() > late) throw new Error("the page was not ready in time");
    await new Promise((soon) => setTimeout(soon, 5));
  }
}

async function printIn(browser: Connection, page: Page, html: string): Promise<Uint8Array> {
  await browser.ask("Page.setDocumentContent", { frameId: page.frame, html }, page.session);
  await untilReady(browser, page);
  const asked = browser.ask(
    "Page.printToPDF",
    {
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      marginTop: 0,
      marginRight: 0,
      marginBottom: 0,
      marginLeft: 0,
    },
    page.session,
  );
  const { data } = await within(PRINTING, asked);
  return new Uint8Array(Buffer.from(data as string, "base64"));
}

async function within<T>(ms: number, asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the page was not printed in time")), ms);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
