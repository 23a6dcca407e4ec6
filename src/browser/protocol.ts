import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";

/** What Chrome answers and tells, as its DevTools protocol has it: plain JSON. */
type Fields = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Fields;
  readonly result?: Fields;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

/** A browser that was started, spoken to over two pipes: no port is opened, and it ends with this process. */
export interface Connection {
  /** Asks for one thing of the protocol, of the browser or of one of its pages. */
  ask(method: string, params?: Fields, page?: string): Promise<Fields>;
  /** Hears what is told of pages unasked. */
  on(method: string, hear: (params: Fields, page: string) => void): void;
  /** Ends the browser and all that it started; settles once it is gone. */
  end(): Promise<void>;
}

interface Asked {
  readonly resolve: (result: Fields) => void;
  readonly reject: (error: Error) => void;
}

const MOST_SAID = 20_000;

/** Starts a browser with its protocol on pipes 3 and 4, one JSON text after another, parted by zero bytes. */
export function startBrowser(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Connection {
  const child = spawn(program, [...args], {
    env,
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    detached: process.platform !== "win32", // a group of its own, to be ended whole
    windowsHide: true,
  });
  const [toIt, fromIt] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const asked = new Map<number, Asked>();
  const hearers = new Map<string, (params: Fields, page: string) => void>();
  let said = "";
  let ended: Error | null = null;
  const gone = new Promise<void>((resolve) => {
    const over = (error: Error) => {
      ended ??= error;
      for (const { reject } of asked.values()) reject(ended);
      asked.clear();
      resolve();
    };
    child.once("error", over);
    child.once("close", (code, signal) => over(new Error(`it ended (${code ?? signal}) ${said}`)));
  });
  child.stderr?.on("data", (text: Buffer) => {
    if (said.length < MOST_SAID) said += text.toString("latin1");
  });
  toIt.on("error", () => undefined); // "close" tells
  fromIt.on("error", () => undefined);
  onMessages(fromIt, (message) => {
    const one = message.id === undefined ? undefined : asked.get(message.id);
    if (message.id !== undefined) asked.delete(message.id);
    if (message.method !== undefined) hearers.get(message.method)?.(message.params ?? {}, message.sessionId ?? "");
    else if (message.error !== undefined) one?.reject(new Error(message.error.message));
    else one?.resolve(message.result ?? {});
  });
  let last = 0;
  return {
    ask: (method, params = {}, page) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        const id = ++last;
        asked.set(id, { resolve, reject });
        toIt.write(`${JSON.stringify({ id, method, params, ...(page === undefined ? {} : { sessionId: page }) })}\0`);
      }),
    on: (method, hear) => void hearers.set(method, hear),
    end: () => {
      stop(child);
      return gone;
    },
  };
}

function onMessages(from: Readable, hear: (message: Message) => void): void {
  let parts: Buffer[] = [];
  from.on("data", (data: Buffer) => {
    let begin = 0;
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, begin)) {
      parts.push(data.subarray(begin, end));
      hear(JSON.parse(Buffer.concat(parts).toString("utf8")) as Message);
      parts = [];
      begin = end + 1;
    }
    if (begin < data.length) parts.push(data.subarray(begin));
  });
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}
