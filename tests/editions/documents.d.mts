import type { Edition } from "../../src/model/edition.ts";

export interface GoldenDocument {
  readonly key: string;
  readonly path: string;
  readonly truth: Edition;
}

export function goldenDocuments(
  folder: string,
  fs: { readonly readdirSync: typeof import("node:fs").readdirSync; readonly readFileSync: typeof import("node:fs").readFileSync },
): GoldenDocument[];
