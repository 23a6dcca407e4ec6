import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { PictureOfText, Recognise, SeenWord } from "./ingest/scan/recogniser.ts";

/** Threads that recognise; each takes about 100 MB, and the reading process may have 1,000. */
const MOST_THREADS = 4;

// In the tests this file runs from src/; the thread always runs built.
const SCRIPT = new URL(import.meta.url.endsWith(".ts") ? "../dist/recognise-worker.js" : "./recognise-worker.js", import.meta.url);

let threads: readonly Worker[] = [];

/** Recognises the words of pictures (English), several pictures at a time. The answer does not depend on their order or on the number of threads. */
export const recognise: Recognise = async (pictures) => {
  if (threads.length === 0) threads = Array.from({ length: Math.min(MOST_THREADS, availableParallelism()) }, start);
  const out: (readonly SeenWord[])[] = [];
  let next = 0;
  const serve = async (thread: Worker): Promise<void> => {
    while (next < pictures.length) {
      const k = next++;
      out[k] = await ask(thread, pictures[k] as PictureOfText);
    }
  };
  await Promise.all(threads.map(serve));
  return out;
};

/** Ends the threads; the next picture starts new ones. */
export async function endRecognition(): Promise<void> {
  const ended = threads;
  threads = [];
  await Promise.all(ended.map((t) => t.terminate()));
}

// Tesseract's remarks on stdout and stderr are nobody's.
const start = (): Worker => new Worker(SCRIPT, { stderr: true, stdout: true });

type Said = { readonly words: readonly SeenWord[] } | { readonly fault: string };

function ask(thread: Worker, picture: PictureOfText): Promise<readonly SeenWord[]> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(error);
    thread.once("error", fail);
    thread.once("message", (said: Said) => {
      thread.off("error", fail);
      if ("words" in said) resolve(said.words);
      else reject(new Error(`text recognition failed: ${said.fault}`));
    });
    thread.postMessage(picture);
  });
}
