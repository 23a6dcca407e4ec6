import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parentPort } from "node:worker_threads";
import { gunzipSync } from "node:zlib";
import { createOCREngine, type OCREngine } from "tesseract-wasm";
import { hocrToWords } from "./ingest/scan/hocr.ts";
import { PICTURE_MARGIN, type PictureOfText, type SeenWord } from "./ingest/scan/recogniser.ts";

/*
 * A thread that recognises text: a picture in, its words out. Tesseract (WebAssembly) and its English data are read from the installed
 * packages; nothing is fetched.
 */
const MODEL = "@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz";
/** Tesseract's page segmentation. */
const MODES: Readonly<Record<PictureOfText["layout"], string>> = { line: "7", block: "6" };

async function startEngine(): Promise<OCREngine> {
  const { resolve } = createRequire(import.meta.url);
  const wasmBinary = readFileSync(path.join(path.dirname(resolve("tesseract-wasm")), "tesseract-core.wasm"));
  const engine = await createOCREngine({ wasmBinary });
  engine.loadModel(new Uint8Array(gunzipSync(readFileSync(resolve(MODEL)))));
  engine.setVariable("user_defined_dpi", "300");
  return engine;
}

/** A letter alone is seen in copies side by side: without neighbours Tesseract takes it for a speck. Other numbers and distances (pixels) follow where they were not read alike. */
const COPIES = [
  [3, 6],
  [4, 24],
  [4, 12],
  [2, 6],
  [4, 18],
  [4, 32],
  [3, 32],
] as const;

function read(engine: OCREngine, picture: PictureOfText): SeenWord[] {
  const words = seen(engine, picture);
  const letters = picture.width - 2 * PICTURE_MARGIN;
  if (words.length > 0 || letters > 1.5 * (picture.height - 2 * PICTURE_MARGIN)) return words;
  const tries: SeenWord[][] = [];
  for (const [count, gap] of COPIES) {
    const tried = seen(engine, copies(picture, count, gap));
    const alike = inCopies(tried, count);
    if (alike !== null) return [asOne(alike, letters)];
    tries.push(tried);
  }
  const best = mostSeen(tries.flat());
  return best === null ? [] : [asOne(best, letters)];
}

/** Its place is that of the first copy. */
function asOne(word: SeenWord, width: number): SeenWord {
  const [, y0, , y1] = word.box;
  return { ...word, box: [PICTURE_MARGIN, y0, PICTURE_MARGIN + width, y1] };
}

/** The word that all copies were read as; null where they differ. */
function inCopies(words: readonly SeenWord[], count: number): SeenWord | null {
  const [first] = words;
  const all = words.map((w) => w.text).join("");
  const one = all.slice(0, all.length / count);
  return first === undefined || one === "" || one.repeat(count) !== all ? null : { ...first, text: one };
}

/** The letter that was seen alone or repeated with the most trust in all tries; the trust in it is low. */
function mostSeen(words: readonly SeenWord[]): SeenWord | null {
  const trust = new Map<string, number>();
  for (const { text, confidence } of words) {
    const [letter = ""] = text;
    if ([...text].every((c) => c === letter)) trust.set(letter, (trust.get(letter) ?? 0) + confidence);
  }
  const [best] = [...trust].sort((a, b) => b[1] - a[1]);
  const [first] = words;
  return best === undefined || first === undefined ? null : { ...first, text: best[0], confidence: 0 };
}

function copies({ width, height, grey, layout }: PictureOfText, count: number, gap: number): PictureOfText {
  const letters = width - 2 * PICTURE_MARGIN;
  const wide = count * (letters + gap) - gap + 2 * PICTURE_MARGIN;
  const out = new Uint8Array(wide * height).fill(255);
  for (let k = 0; k < count; k++)
    for (let y = 0; y < height; y++) {
      const from = y * width + PICTURE_MARGIN;
      out.set(grey.subarray(from, from + letters), y * wide + PICTURE_MARGIN + k * (letters + gap));
    }
  return { width: wide, height, grey: out, layout };
}

function seen(engine: OCREngine, picture: PictureOfText): SeenWord[] {
  engine.setVariable("tessedit_pageseg_mode", MODES[picture.layout]);
  engine.loadImage({ width: picture.width, height: picture.height, data: toRgba(picture) });
  return hocrToWords(engine.getHOCR());
}

function toRgba({ width, height, grey }: PictureOfText): Uint8ClampedArray {
  const out = new Uint8ClampedArray(width * height * 4);
  for (let k = 0; k < grey.length; k++) {
    const v = grey[k] as number;
    out[k * 4] = v;
    out[k * 4 + 1] = v;
    out[k * 4 + 2] = v;
    out[k * 4 + 3] = 255;
  }
  return out;
}

const engine = startEngine();
engine.catch(() => undefined); // told with the first picture
parentPort?.on("message", async (picture: PictureOfText) => {
  try {
    parentPort?.postMessage({ words: read(await engine, picture) });
  } catch (error) {
    parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) });
  }
});
