import net from "node:net";
import { Worker } from "node:worker_threads";
import { type Answer, type Job, SCANNED_PAGE_SECONDS } from "./reader-job.ts";
import { jobs, recogniser } from "./reader-jobs.ts";
import { shortLived } from "./short-lived.ts";

/*
 * The process that reads one document, whatever it holds. It answers its parent over the channel it was started with, opens no connection, and
 * ends when its parent does. A thread of its own watches time and memory, because a reader that never yields hears nothing.
 */
const WATCH = `
  const { parentPort, workerData } = require("node:worker_threads");
  const fs = require("node:fs");
  let began = Date.now();
  let seconds = workerData.seconds;
  parentPort.on("message", (more) => {
    began = Date.now();
    seconds = Math.max(workerData.seconds, more);
  });
  const parent = process.ppid;
  setInterval(() => {
    const rss = process.memoryUsage.rss();
    const over = rss > workerData.megabytes * 1e6 ? "memory" : Date.now() - began > seconds * 1000 + 2000 ? "time" : "";
    if (over !== "") fs.writeSync(2, "over " + over + "\\n");
    if (over !== "" || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
  }, 50);
`;

function noNetwork(): void {
  const refuse = (): never => {
    throw new Error("the reading process opens no connection");
  };
  net.Socket.prototype.connect = refuse;
  Object.defineProperty(globalThis, "fetch", { value: refuse });
}

function answer(message: Answer): Promise<void> {
  return new Promise((sent) => process.send?.(message, () => sent()));
}

async function work(job: Job): Promise<void> {
  const watch = new Worker(WATCH, { eval: true, workerData: job.limits });
  watch.unref();
  const onProgress = (page: number, of: number): void => void process.send?.({ kind: "progress", page, of } satisfies Answer);
  const recognise = recogniser(job.options.name, job.limits, () => {
    watch.postMessage(SCANNED_PAGE_SECONDS);
    process.send?.({ kind: "scanned-page" } satisfies Answer);
  });
  try {
    const value = await jobs[job.kind](job, { ...job.options, recognise, onProgress });
    await answer({ kind: "value", value });
  } catch (error) {
    await answer(failure(error));
  }
}

// By name: a reader's package may bring its own copy of the class.
function failure(error: unknown): Answer {
  if (!(error instanceof Error)) return { kind: "failed", message: "an error without a name", where: "" };
  if (error.name === "CannotUse") return { kind: "cannot-use", message: error.message };
  const where = /\(?([\w.-]+\.[jt]s:\d+)/.exec(error.stack ?? "")?.[1] ?? "";
  return { kind: "failed", message: `${error.name}: ${error.message}`, where };
}

shortLived();
noNetwork();
process.once("message", (job: Job) => void work(job));
process.once("disconnect", () => process.exit());
