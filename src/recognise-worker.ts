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

/** Copies side by side in which a letter alone is seen: without neighbours Tesseract takes it for a speck. */
const COPIES = 4;
/** Pixels between the copies; another distance is tried where they were not read alike. */
const APART = [32, 18, 24, 48, 12];

function read(engine: OCREngine, picture: PictureOfText): SeenWord[] {
  const words = seen(engine, picture);
  const letters = picture.width - 2 * PICTURE_MARGIN;
  if (words.length > 0 || letters > 1.5 * (picture.height - 2 * PICTURE_MARGIN)) return words;
  const tries: SeenWord[][] = [];
  for (const gap of APART) {
    const tried = seen(engine, copies(picture, gap));
    const alike = inCopies(tried, letters);
    if (alike !== null) return [alike];
    tries.push(tried);
  }
  return mostSeen(tries.flat(), letters);
}

/** The letter that more than half of all copies were read as, with little trust. */
function mostSeen(words: readonly SeenWord[], width: number): SeenWord[] {
  const all = [...words.map((w) => w.text).join("")];
  const [letter] = [...new Set(all)].filter((c) => all.filter((x) => x === c).length * 2 > all.length);
  const first = words[0];
  if (letter === undefined || first === undefined) return [];
  return [{ ...first, text: letter, box: [first.box[0], first.box[1], first.box[0] + width, first.box[3]], confidence: 0 }];
}

/** The one word that all copies were read as; null where they differ. */
function inCopies(words: readonly SeenWord[], width: number): SeenWord | null {
  const [first] = words;
  const all = words.map((w) => w.text).join("");
  const one = all.slice(0, all.length / COPIES);
  if (first === undefined || one === "" || one.repeat(COPIES) !== all) return null;
  const [x0, y0, , y1] = first.box;
  return { ...first, text: one, box: [x0, y0, x0 + width, y1] };
}

function copies({ width, height, grey, layout }: PictureOfText, gap: number): PictureOfText {
  const letters = width - 2 * PICTURE_MARGIN;
  const wide = COPIES * (letters + gap) - gap + 2 * PICTURE_MARGIN;
  const out = new Uint8Array(wide * height).fill(255);
  for (let k = 0; k < COPIES; k++)
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
