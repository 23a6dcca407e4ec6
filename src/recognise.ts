import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { createOCREngine, type OCREngine } from "tesseract-wasm";
import { hocrToWords } from "./ingest/scan/hocr.ts";
import type { PictureOfText, Recognise, SeenWord } from "./ingest/scan/recogniser.ts";

const MODEL = "@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz";
/** Tesseract's page segmentation: one block of text, and scattered text in no order. */
const MODES: Readonly<Record<PictureOfText["layout"], string>> = { block: "6", scattered: "11" };

let engine: Promise<OCREngine> | null = null;

/** Tesseract (WebAssembly) with its English data, both read from the installed packages: nothing is fetched. */
async function startEngine(): Promise<OCREngine> {
  const { resolve } = createRequire(import.meta.url);
  const wasmBinary = readFileSync(path.join(path.dirname(resolve("tesseract-wasm")), "tesseract-core.wasm"));
  const made = await createOCREngine({ wasmBinary });
  made.loadModel(new Uint8Array(gunzipSync(readFileSync(resolve(MODEL)))));
  return made;
}

/** Reads the words of pictures. */
export const recognise: Recognise = async (pictures) => {
  engine ??= startEngine();
  const made = await engine;
  return pictures.map((p) => read(made, p));
};

function read(made: OCREngine, picture: PictureOfText): SeenWord[] {
  made.setVariable("tessedit_pageseg_mode", MODES[picture.layout]);
  made.setVariable("user_defined_dpi", "300");
  made.loadImage({ width: picture.width, height: picture.height, data: toRgba(picture) });
  return hocrToWords(made.getHOCR());
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
