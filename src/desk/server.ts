import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { CannotUse } from "../model/outcome.ts";
import type { Office } from "../pipeline/office.ts";
import { templateFile } from "../template.ts";
import { actions } from "./actions.ts";
import { guard, type Keys, makeKeys } from "./guard.ts";
import { errorPage, MOST_BYTES, tooLarge } from "./respond.ts";
import { views } from "./routes.ts";
import { newState } from "./state.ts";

export interface DeskOptions {
  readonly office: Office;
  /** 0 for any free one. */
  readonly port: number;
  /** Minutes without a request after which the desk ends by itself. */
  readonly idleMinutes: number;
  readonly onIdle: () => void;
}

/** A desk that is open. `address` holds the token that opens it, once. */
export interface OpenDesk {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/** When the desk was last used; a page that only asks how long it stays open uses nothing. */
interface Idle {
  touched(): void;
  minutesLeft(): number;
}

function idleClock(options: DeskOptions): Idle {
  let last = options.office.now().getTime();
  const since = () => (options.office.now().getTime() - last) / 60_000;
  return {
    touched: () => {
      last = options.office.now().getTime();
    },
    minutesLeft: () => Math.ceil(options.idleMinutes - since()),
  };
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="2" y="1" width="12" height="14" fill="#17497f"/><path d="M4 5h8M4 8h8M4 11h5" stroke="#fff" stroke-width="1.5"/></svg>';

/** The desk as an application: assets, pages, and what changes something. */
export function deskApp(options: Pick<DeskOptions, "office">, keys: Keys, port: () => number, idle: Idle): Hono {
  const app = new Hono();
  const state = newState(options.office, keys);
  app.use(async (c, next) => {
    if (c.req.path !== "/alive") idle.touched();
    await next();
  });
  app.use(guard(keys, port));
  app.use(bodyLimit({ maxSize: MOST_BYTES + 1_000_000, onError: (c) => errorPage(c, state, tooLarge(), 413) }));
  app.get("/assets/desk.css", (c) => c.body(templateFile("desk/desk.css"), 200, { "Content-Type": "text/css; charset=utf-8" }));
  app.get("/assets/desk.js", (c) => c.body(templateFile("desk/desk.js"), 200, { "Content-Type": "text/javascript; charset=utf-8" }));
  app.get("/assets/icon.svg", (c) => c.body(ICON, 200, { "Content-Type": "image/svg+xml" }));
  app.get("/alive", (c) => c.json({ minutes: idle.minutesLeft() }));
  views(app, state);
  actions(app, state);
  app.onError((error, c) => errorPage(c, state, error));
  app.notFound((c) => c.redirect("/", 303));
  return app;
}

function listen(app: Hono, port: number): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, (info) => resolve({ server, port: info.port }));
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new CannotUse(`port ${port} is in use: close what uses it, or leave out --port`) : error),
    );
  });
}

/** Opens the desk on 127.0.0.1. It ends by itself when nobody has used it for a while. */
export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
  const keys = makeKeys();
  let at = options.port;
  const clock = idleClock(options);
  const { server, port } = await listen(
    deskApp(options, keys, () => at, clock),
    options.port,
  );
  at = port;
  const idle = setInterval(() => {
    if (clock.minutesLeft() <= 0) options.onIdle();
  }, 15_000);
  idle.unref();
  const close = () =>
    new Promise<void>((resolve) => {
      clearInterval(idle);
      server.close(() => resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${port}/?key=${keys.token}`, port, close };
}
