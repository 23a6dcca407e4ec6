import { createRequire } from "node:module";

/**
 * Has pdf.js, which the witness is made of, find nothing to draw with: it would load 30 MB of native code in the process that reads what strangers
 * wrote, and what it reads needs none of it. To be called before the witness is loaded.
 */
export function withoutCanvas(): void {
  try {
    const parser = createRequire(createRequire(import.meta.url).resolve("pdf-parse"));
    const pdfjs = createRequire(parser.resolve("pdfjs-dist/package.json"));
    const file = pdfjs.resolve("@napi-rs/canvas");
    const nothing = { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} };
    pdfjs.cache[file] = {
      id: file,
      filename: file,
      path: file,
      loaded: true,
      exports: nothing,
      children: [],
      paths: [],
    } as unknown as NodeJS.Module;
  } catch {
    // not installed: nothing to keep away
  }
}
