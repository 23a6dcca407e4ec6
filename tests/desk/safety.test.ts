import http from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDesk } from "../../src/desk/server.ts";
import { diff } from "../../src/diff/diff.ts";
import { finding } from "../../src/model/finding.ts";
import { makeEdition } from "../render/make-edition.ts";
import { keep, testDesk, testOffice } from "./office.ts";

const RLO = "\u202e";
const HOSTILE = `</title><script>alert(1)</script>"onmouseover=alert(1) {{#each this}}{{constructor}}{{/each}} {{> desk/frame}} ${RLO}desrever`;
const office = testOffice({ author: HOSTILE.slice(0, 60), boards: [] });
const EDITION = "/p/harbour-review/2026-10-02";
let desk: OpenDesk;
let cookie = "";
let token = "";

/** A request with a path exactly as it is given: other clients would tidy it. */
function ask(
  path: string,
  body: string | null = null,
  type = "application/x-www-form-urlencoded",
): Promise<{ status: number; text: string }> {
  const more = body === null ? {} : { "content-type": type, origin: `http://127.0.0.1:${desk.port}` };
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: desk.port, path, method: body === null ? "GET" : "POST", headers: { cookie, ...more } };
    const request = http.request(options, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (p: Buffer) => parts.push(p));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
    });
    request.on("error", reject);
    request.end(body ?? undefined);
  });
}

const post = (path: string, fields: Record<string, string>) => ask(path, new URLSearchParams({ token, base: "1", ...fields }).toString());

beforeAll(async () => {
  const made = (date: string, update: string) => {
    const one = {
      id: "1.1",
      section: HOSTILE,
      subsection: HOSTILE,
      text: HOSTILE,
      owner: HOSTILE,
      update,
      raw: HOSTILE,
      statusEvidence: HOSTILE,
    };
    const edition = makeEdition(date, [{ ...one, rag: HOSTILE, other: [{ name: HOSTILE, text: HOSTILE }] }], {
      title: HOSTILE,
      marking: HOSTILE,
    });
    const findings = [
      finding("truncated", `"${HOSTILE}" breaks off`, { recommendation: "1.1", text: HOSTILE }),
      finding("orphan-fragment", `Words "${HOSTILE}"`, { text: HOSTILE }),
      finding("status-conflict", `"${HOSTILE}" (update) is taken, against "x" (delivery)`, { recommendation: "1.1" }),
    ];
    return { ...edition, findings };
  };
  const [before, now] = [made("2026-09-04", HOSTILE), made("2026-10-02", `${HOSTILE} and more`)];
  const source = (words: string) => ({ name: "plan.html", bytes: new TextEncoder().encode(`<table><tr><td>${words}</td></tr></table>`) });
  await keep(office.archive, { source: source("a"), edition: before, findings: before.findings, decisions: [], changes: null });
  await keep(office.archive, { source: source("b"), edition: now, findings: now.findings, decisions: [], changes: diff(before, now) });
  desk = await testDesk(office);
  const entered = await fetch(desk.address, { redirect: "manual" });
  cookie = String(entered.headers.get("set-cookie")).split(";")[0] ?? "";
  token = /name="token" value="([^"]+)"/.exec((await ask(`${EDITION}/paper`)).text)?.[1] ?? "";
});
afterAll(() => desk.close());

describe("a plan that holds markup, template language and words that turn about", () => {
  const pages = ["/", "/review?finding=0", "/review?finding=1", "/review?finding=2", "/review?rec=1.1", "/compare", "/compare?rec=1.1"];
  const more = ["/paper", "/preview", "/recommendations", "/recommendations?several=all", "/findings", "/columns"];

  it.each([...pages, ...more])("is shown as words on %s", async (at) => {
    const { status, text } = await ask(`${EDITION}${at}`);
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script>alert|"onmouseover=alert/);
    expect(text.split("<title>")[1]?.split("</title>")[0]).not.toContain("<script");
    expect(text).toContain("{{constructor}}".replaceAll("=", "&#x3D;"));
  });

  it("is shown as words in what is told of a decision, and turns nothing about there", async () => {
    const sent = await post(`${EDITION}/decide`, {
      action: "correct",
      recommendation: "1.1",
      field: "owner",
      now: `${HOSTILE}!`,
      reason: HOSTILE,
    });
    expect(sent.status).toBe(303);
    const { text } = await ask(`${EDITION}/`);
    const told = text.split('id="decisions"')[1]?.split("</ol>")[0] ?? "";
    expect(told).toContain("&lt;/title&gt;");
    expect(told.split("corrected: was")[1]?.split(". <span")[0]).not.toContain(RLO);
  });
});

describe("an address that climbs out of the archive", () => {
  const names = [
    "..%2f..%2fetc%2fpasswd",
    "..%5c..%5cwin.ini",
    "%2e%2e",
    "....//",
    "%00",
    "harbour-review%2f..",
    "con",
    "__proto__",
    "x".repeat(5000),
  ];

  it.each(names)("leads nowhere: %s", async (name) => {
    const short = name.slice(0, 3000);
    for (const path of [
      `/p/${short}/2026-10-02/`,
      `/p/harbour-review/${short}/`,
      `${EDITION}/papers/${short}`,
      `${EDITION}/page/${short}`,
    ]) {
      const { status, text } = await ask(path);
      // "%2e%2e" is a step up in the address itself: to a page of the desk, never to a file.
      expect(name === "%2e%2e" ? [200, 303, 400, 404] : [303, 400, 404], path).toContain(status);
      expect(text).not.toMatch(/root:|\[fonts\]/);
    }
    for (const query of [`rec=${short}`, `finding=${short}`, `page=${short}`, `since=${short}`, `board=${short}`, `said=${short}`])
      for (const at of ["review", "compare", "paper"])
        expect([200, 303, 400], `${at}?${query}`).toContain((await ask(`${EDITION}/${at}?${query}`)).status);
  });
});

describe("a form that no page of the desk sends", () => {
  const decisions = () => office.archive.read("harbour-review/2026-10-02").decisions.length;

  it.each([
    ["an unknown answer", { action: "drop-tables" }],
    ["an answer to a finding that is not there", { finding: "99", answer: "0" }],
    ["a field that cannot be corrected", { action: "correct", recommendation: "1.1", field: "__proto__", now: "x" }],
    ["a recommendation that is not there", { action: "correct", recommendation: "9.9", field: "owner", now: "x" }],
    ["a status that there is none", { action: "correct", recommendation: "1.1", field: "status", now: "lost" }],
    ["a number that is taken", { action: "new-row", with: "1.1", now: "x" }],
    ["a split at no place", { action: "split", recommendation: "1.1", with: "1.2" }],
    ["a split behind the end", { action: "split", recommendation: "1.1", with: "1.2", "cut-text": "999999" }],
    ["a column that is nothing", { action: "column", with: "owner", now: "constructor" }],
    ["a row joined with itself", { action: "join", recommendation: "1.1", with: "1.1" }],
    ["a day that is none", { action: "agreed-date", recommendation: "1.1", now: "tomorrow", meeting: "2026-10-15" }],
    ["words of a hundred thousand letters and one", { action: "correct", recommendation: "1.1", field: "owner", now: "x".repeat(100_001) }],
  ])("changes nothing: %s", async (_, fields) => {
    const before = decisions();
    const { status, text } = await post(`${EDITION}/decide`, fields as Record<string, string>);
    expect(status).toBe(400);
    expect(text).toContain("Nothing was kept or changed");
    expect(text).toContain("Try again"); // what was typed is not lost
    expect(decisions()).toBe(before);
  });

  it("of more than 50 MB is refused before it is read", async () => {
    const huge = `token=${token}&base=1&action=comment&now=${"x".repeat(52 * 1024 * 1024)}`;
    const answer = await ask(`${EDITION}/decide`, huge).catch((error: NodeJS.ErrnoException) => ({
      status: 413,
      text: String(error.code),
    }));
    expect(answer.status).toBe(413);
  });

  it("leads back only to the desk's own pages", async () => {
    const { status } = await ask("/name", new URLSearchParams({ token, by: "A", back: "//evil.example/" }).toString());
    expect(status).toBe(303);
    const many = await fetch(`http://127.0.0.1:${desk.port}${EDITION}/many`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin: `http://127.0.0.1:${desk.port}`, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        token,
        base: "1",
        rec: "1.1",
        action: "correct",
        field: "section",
        now: "S",
        query: "@evil.example",
      }).toString(),
    });
    expect(many.headers.get("location")).toMatch(/^\/p\/harbour-review\/2026-10-02\/recommendations\?said=/);
  });
});
