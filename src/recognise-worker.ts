import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parentPort } from "node:worker_threads";
import { gunzipSync } from "node:zlib";
import { createOCREngine, type OCREngine } from "tesseract-wasm";
import { hocrToWords } from "./ingest/scan/hocr.ts";
import type { PictureOfText, SeenWord } from "./ingest/scan/recogniser.ts";

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

function read(engine: OCREngine, picture: PictureOfText): SeenWord[] {
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
