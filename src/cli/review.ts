import { spawn } from "node:child_process";
import { openDesk } from "../desk/server.ts";
import { slug } from "../model/text.ts";
import { archivedName } from "./editions.ts";
import { openOffice, type Place } from "./office.ts";
import { WrongUsage } from "./options.ts";
import { line, type Streams } from "./print.ts";

interface ReviewOptions extends Place {
  readonly port?: string;
  readonly open?: boolean;
  readonly plan?: string;
}

const IDLE_MINUTES = 60;

/** Opens an address in the person's own browser; where that cannot be done the address stands on the terminal. */
function openInBrowser(address: string): void {
  const [command, ...args] =
    process.platform === "win32"
      ? ["rundll32", "url.dll,FileProtocolHandler", address]
      : process.platform === "darwin"
        ? ["open", address]
        : ["xdg-open", address];
  const child = spawn(command ?? "", args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? "0");
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new WrongUsage(`--port ${text}: a port is a number from 0 to 65535`);
  return port;
}

/** `actionplan review`: the desk, until it is closed (Ctrl+C) or nobody has used it for an hour. */
export async function reviewCommand(edition: string | undefined, options: ReviewOptions, streams: Streams): Promise<number> {
  const office = await openOffice(options, streams);
  const named = edition === undefined ? null : archivedName(edition, office, { plan: options.plan });
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const desk = await openDesk({ office, port: portOf(options.port), idleMinutes: IDLE_MINUTES, onIdle: () => end() });
  const place = named !== null ? `/p/${named.replace(/\/r\d+$/, "")}/` : options.plan === undefined ? "/" : `/p/${slug(options.plan)}/`;
  const address = desk.address.replace("/?key=", `${place}?key=`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end());
  line(streams.out, address);
  line(
    streams.err,
    "The desk is open in your browser; it closes with Ctrl+C, or by itself after an hour without use. Every decision is kept.",
  );
  if (options.open !== false) openInBrowser(address);
  await ended;
  await desk.close();
  await office.close();
  return 0;
}
