import net from "node:net";
import { Worker } from "node:worker_threads";
import { type Answer, byTheClock, type Job, SCANNED_PAGE_SECONDS } from "./reader-job.ts";
import { jobs, recogniser } from "./reader-jobs.ts";

/*
 * The process that reads one document, whatever it holds. It answers its parent over the channel it was started with, opens no connection, and
 * ends when its parent does. A thread of its own watches time and memory, because a reader that never yields hears nothing. Its time is the processor
 * time of this process, all its threads together: a machine that does much else at once must not refuse what a quiet one reads. By the clock it has
 * longer, so that one that waits for something ends too.
 */
const WATCH = `
  const { parentPort, workerData } = require("node:worker_threads");
  const fs = require("node:fs");
  let { time } = workerData;
  let used = process.cpuUsage();
  let began = performance.now(); // stands still while the machine sleeps
  parentPort.on("message", (more) => {
    time = more;
    used = process.cpuUsage();
    began = performance.now();
  });
  function metLimit() {
    if (process.memoryUsage.rss() > workerData.megabytes * 1e6) return "memory";
    const { user, system } = process.cpuUsage(used);
    if (user + system > time.seconds * 1e6) return "time";
    return performance.now() - began > time.clock * 1000 ? "clock" : "";
  }
  const parent = process.ppid;
  setInterval(() => {
    const over = metLimit();
    if (over !== "") fs.writeSync(2, "over " + over + " " + time.seconds + "\\n");
    if (over !== "" || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
  }, 50);
`;

// By the clock a little longer than the parent, which says it in better words.
const timeFor = (seconds: number) => ({ seconds, clock: byTheClock(seconds) + 2 });

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
  const watch = new Worker(WATCH, { eval: true, workerData: { megabytes: job.limits.megabytes, time: timeFor(job.limits.seconds) } });
  watch.unref();
  const onProgress = (page: number, of: number): void => void process.send?.({ kind: "progress", page, of } satisfies Answer);
  const recognise = recogniser(job.options.name, job.limits, () => {
    watch.postMessage(timeFor(Math.max(job.limits.seconds, SCANNED_PAGE_SECONDS)));
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
  const where = /\(?([\w.-]+\.c?[jt]s:\d+)/.exec(error.stack ?? "")?.[1] ?? "";
  return { kind: "failed", message: `${error.name}: ${error.message}`, where };
}

noNetwork();
process.once("message", (job: Job) => void work(job));
process.once("disconnect", () => process.exit());
