import type { Page } from "puppeteer-core";

const required = (process.env["ACTIONPLAN_REQUIRE"] ?? "").split(",").includes("axe");

async function source(): Promise<string | null> {
  try {
    return (await import("axe-core")).default.source;
  } catch (error) {
    if (required) throw error;
    console.warn("skipped: accessibility by axe-core (it is not installed)");
    return null;
  }
}

const script = await source();
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe-core finds against WCAG 2.2 A and AA on a page as it stands, one line each. */
export async function violations(page: Page): Promise<string[]> {
  if (script === null) return [];
  const session = await page.createCDPSession();
  try {
    // In a world of its own: the page's policy forbids scripts that are not the desk's, and so it should.
    const { frameTree } = await session.send("Page.getFrameTree");
    const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
    const run = `${script}; axe.run(document, ${JSON.stringify({ runOnly: RULES, iframes: false })})
      .then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.html.slice(0, 160))))`;
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      ...{ expression: run, contextId: executionContextId, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as string[];
  } finally {
    await session.detach();
  }
}
