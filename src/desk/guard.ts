import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";

/** The secrets of one desk: a token that opens it once, the cookie that it becomes, and the word that every form carries. */
export interface Keys {
  /** In the address; good for one opening. */
  token: string | null;
  readonly session: string;
  readonly form: string;
}

const COOKIE = "actionplan-desk";
const secret = () => randomBytes(32).toString("base64url");

/** New keys for a new desk. */
export function makeKeys(): Keys {
  return { token: secret(), session: secret(), form: secret() };
}

const digest = (text: string) => createHash("sha256").update(text).digest();
/** Equality that takes the same time wherever the first difference is. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

// Nothing from outside, no script or style in the page itself, no frame, forms only to the desk.
const POLICY =
  "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'";

const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": POLICY,
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "SAMEORIGIN",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
};

/** Whether a request names this desk as its host: a page elsewhere whose name was rebound to 127.0.0.1 does not. */
export function isOurHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** Whether a request that changes something comes from the desk's own pages. */
export function isOurOrigin(origin: string | undefined, site: string | undefined, port: number): boolean {
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  return origin === undefined ? site === "same-origin" : origin === `http://127.0.0.1:${port}` || origin === `http://localhost:${port}`;
}

/** A page of its own, without the desk's style: whoever is refused is shown nothing of it. Its words are ours. */
function refuse(c: Context, words: string): Response {
  const page = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>The desk is not open here</title><main><h1>The desk is not open here</h1><p>${words}</p><p>Every decision is kept.</p></main></html>\n`;
  return c.html(page, 403);
}

/** Opens the desk with the token of the address: once. Afterwards the cookie is what counts. */
function enter(c: Context, keys: Keys): Response | null {
  const given = c.req.query("key");
  if (given === undefined) return null;
  if (keys.token === null || !sameSecret(given, keys.token))
    return refuse(c, "This address has been used already. Open the desk again by its shortcut.");
  keys.token = null;
  setCookie(c, COOKIE, keys.session, { httpOnly: true, sameSite: "Strict", path: "/" });
  return c.redirect(c.req.path, 303);
}

/** The guard before every page: host, origin, token, cookie, and the headers that keep a page to itself. */
export function guard(keys: Keys, port: () => number): MiddlewareHandler {
  return async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    if (!isOurHost(c.req.header("host"), port())) return refuse(c, "This is not the address of the desk.");
    const reads = c.req.method === "GET" || c.req.method === "HEAD";
    if (!reads && !isOurOrigin(c.req.header("origin"), c.req.header("sec-fetch-site"), port()))
      return refuse(c, "This request does not come from the desk.");
    const cookie = getCookie(c, COOKIE);
    if (cookie !== undefined && sameSecret(cookie, keys.session)) {
      if (reads && c.req.query("key") !== undefined) return c.redirect(c.req.path, 303);
      return next();
    }
    const entered = reads ? enter(c, keys) : null;
    return entered ?? refuse(c, "The desk is open in another window or has closed. Open it again by its shortcut.");
  };
}
