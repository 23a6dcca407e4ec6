import http from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDesk } from "../../src/desk/server.ts";
import { makeEdition } from "../render/make-edition.ts";
import { keep, testDesk, testOffice } from "./office.ts";

const office = testOffice({ author: "A. Clerk" });
let desk: OpenDesk;
let cookie = "";

interface Said {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** A request as any program could send it; `fetch` would not let the host be another. */
function ask(path: string, headers: Record<string, string> = {}, form: Record<string, string> | null = null): Promise<Said> {
  const body = form === null ? null : new URLSearchParams(form).toString();
  const type =
    body === null ? {} : { "content-type": "application/x-www-form-urlencoded", "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: desk.port, path, method: body === null ? "GET" : "POST", headers: { ...type, ...headers } };
    const request = http.request(options, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() }));
    });
    request.on("error", reject);
    request.end(body ?? undefined);
  });
}

const EDITION = "/p/harbour-review/2026-10-02";
const ours = () => ({ cookie, origin: `http://127.0.0.1:${desk.port}` });
function tokenOf(page: string): string {
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1];
  if (token === undefined) throw new Error("the page has no form");
  return token;
}
const decisions = () => office.archive.read("harbour-review/2026-10-02").decisions.length;
const comment = { action: "comment", now: "Seen.", recommendation: "1.1", base: "1" };

beforeAll(async () => {
  const source = { name: "plan.html", bytes: new TextEncoder().encode("plan") };
  await keep(office.archive, { source, edition: makeEdition("2026-10-02", [{ id: "1.1" }]), findings: [], decisions: [], changes: null });
  desk = await testDesk(office);
  const entered = await ask(new URL(desk.address).pathname + new URL(desk.address).search);
  cookie = String(entered.headers["set-cookie"]).split(";")[0] ?? "";
  expect(entered.status).toBe(303);
  expect(String(entered.headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Strict/);
  expect(entered.headers.location).not.toContain("key=");
});

afterAll(() => desk.close());

describe("the desk lets in", () => {
  it("who has its cookie", async () => {
    expect((await ask(`${EDITION}/`, { cookie })).status).toBe(200);
  });

  it("nobody a second time by the address that opened it", async () => {
    const again = await ask(new URL(desk.address).pathname + new URL(desk.address).search);
    expect(again.status).toBe(403);
    expect(again.body).toContain("used already");
  });

  it("nobody without the cookie, or with another", async () => {
    expect((await ask(`${EDITION}/`)).status).toBe(403);
    expect((await ask(`${EDITION}/`, { cookie: "actionplan-desk=guessed" })).status).toBe(403);
    expect((await ask("/assets/desk.css")).status).toBe(403);
  });

  it("no page whose name was bound anew to this machine", async () => {
    for (const host of ["evil.example", `evil.example:${desk.port}`, "127.0.0.1", "127.0.0.1:1"])
      expect((await ask(`${EDITION}/`, { cookie, host })).status).toBe(403);
  });
});

describe("the desk changes nothing for", () => {
  it("a form from another origin", async () => {
    const token = tokenOf((await ask(`${EDITION}/paper`, { cookie })).body);
    for (const origin of ["https://evil.example", "null", `https://127.0.0.1:${desk.port}`])
      expect((await ask(`${EDITION}/decide`, { cookie, origin }, { ...comment, token })).status).toBe(403);
    expect(
      (await ask(`${EDITION}/decide`, { cookie, "sec-fetch-site": "cross-site", origin: ours().origin }, { ...comment, token })).status,
    ).toBe(403);
    expect((await ask(`${EDITION}/decide`, { cookie }, { ...comment, token })).status).toBe(403);
    expect(decisions()).toBe(0);
  });

  it("a form without the word that the desk's own forms carry", async () => {
    expect((await ask(`${EDITION}/decide`, ours(), comment)).status).toBe(400);
    expect((await ask(`${EDITION}/decide`, ours(), { ...comment, token: "guessed" })).status).toBe(400);
    expect(decisions()).toBe(0);
  });

  it("an address that is looked at", async () => {
    expect((await ask(`${EDITION}/decide?action=comment&now=x&base=1`, { cookie })).status).toBe(303);
    expect(decisions()).toBe(0);
  });

  it("words that are markup: they are shown as words", async () => {
    const token = tokenOf((await ask(`${EDITION}/paper`, { cookie })).body);
    const said = await ask(`${EDITION}/decide`, ours(), { ...comment, token, now: "<script>alert(1)</script>{{constructor}}" });
    expect(said.status).toBe(303);
    const page = (await ask(`${EDITION}/`, { cookie })).body;
    expect(page).toContain("&lt;script&gt;alert(1)");
    expect(page).not.toContain("<script>alert");
  });
});

describe("every answer of the desk", () => {
  it("allows nothing from outside, no script of a page's own, and no keeping", async () => {
    for (const path of [`${EDITION}/`, `${EDITION}/review`, `${EDITION}/nowhere`, "/assets/desk.js"]) {
      const { headers } = await ask(path, { cookie });
      expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
      expect(headers["content-security-policy"]).not.toMatch(/unsafe|https?:|\*/);
      expect(headers["cache-control"]).toBe("no-store");
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  it("of the preview runs no script and loads nothing", async () => {
    const { headers, body } = await ask(`${EDITION}/preview`, { cookie });
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'.*sandbox$/);
    expect(body).not.toContain("<script");
  });
});

describe("a desk that nobody uses", () => {
  it("ends by itself, and a page that only asks how long it stays open does not keep it", async () => {
    let at = new Date("2026-10-05T09:00:00Z").getTime();
    const idle = await testDesk(testOffice({}, { now: () => new Date(at) }), { idleMinutes: 60 });
    const url = new URL(idle.address);
    const get = (path: string, headers = {}) => fetch(`${url.origin}${path}`, { headers, redirect: "manual" });
    const key = String((await get(url.pathname + url.search)).headers.get("set-cookie")).split(";")[0] ?? "";
    at += 58 * 60_000;
    expect(await (await get("/alive", { cookie: key })).json()).toEqual({ minutes: 2 });
    await get("/", { cookie: key });
    expect(await (await get("/alive", { cookie: key })).json()).toEqual({ minutes: 60 });
    await idle.close();
  });
});
