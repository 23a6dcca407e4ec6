/** What is used of the package, whose own types its "exports" hide. */
declare module "tesseract-wasm" {
  export interface OCREngine {
    loadModel(model: Uint8Array): void;
    setVariable(name: string, value: string): void;
    /** Red, green, blue and alpha of each pixel. */
    loadImage(image: { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }): void;
    getHOCR(): string;
  }
  export function createOCREngine(options: { readonly wasmBinary: Uint8Array }): Promise<OCREngine>;
}
