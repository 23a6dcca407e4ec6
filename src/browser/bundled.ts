import { createHash, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { CannotUse } from "../model/outcome.ts";

const VERSION = "147.0.0";

// SHA-256 of the unpacked parts of @sparticuz/chromium 147.0.0: what is run is what was reviewed, whatever lies in the cache folder.
const PARTS = {
  chromium: "bf7d8699042e0e1768ee136c19cf666371f74a39c8b6cfb246d15b3aa18c30ce",
  "al2023.tar": "08698c1bd4ac01a1ce38d50bb63944145699496ffdb4fcc5260662dd9c5e6891",
  "fonts.tar": "7b2b7fbbb932373d87d18bd13ed1f028554ce74606a815f856df7229d4ba3951",
} as const;
type Part = keyof typeof PARTS;

/** A browser ready to start: its program and what its environment needs. */
export interface BundledBrowser {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function packageFolder(): string | null {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../..");
  } catch {
    return null;
  }
}

/** Whether the browser that comes inside the npm package can serve here (Linux on x64 only). */
export function bundledServes(platform: NodeJS.Platform, arch: string): boolean {
  return platform === "linux" && arch === "x64" && packageFolder() !== null;
}

/** A folder of the user's own, closed to others; a fresh private one where there is no home to write to. */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  const folder = path.join(env["XDG_CACHE_HOME"] ?? path.join(homedir(), ".cache"), "actionplan", `chromium-${VERSION}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    return folder;
  } catch {
    return mkdtempSync(path.join(tmpdir(), "actionplan-chromium-"));
  }
}

function unpack(from: string, part: Part): Buffer {
  const bytes = brotliDecompressSync(readFileSync(path.join(from, "bin", `${part}.br`)));
  if (sha256(bytes) !== PARTS[part]) throw new CannotUse(`the bundled browser is not the one expected (${part}): run npm ci again`);
  return bytes;
}

function writeWhole(file: string, bytes: Uint8Array, mode: number): void {
  const beside = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(beside, bytes, { mode });
  renameSync(beside, file);
}

/** The files of an uncompressed tar (ustar, plain files only), by name. */
function* filesOfTar(tar: Buffer): Generator<{ readonly name: string; readonly bytes: Buffer }> {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const field = (from: number, length: number) => tar.toString("latin1", at + from, at + from + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(field(124, 12), 8);
    if (field(156, 1) === "0") yield { name: field(0, 100), bytes: tar.subarray(at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

function programIn(folder: string, from: string): string {
  const file = path.join(folder, "chromium");
  if (!existsSync(file) || sha256(readFileSync(file)) !== PARTS.chromium) writeWhole(file, unpack(from, "chromium"), 0o700);
  return file;
}

/** Writes what differs from the package's own copy, so that a changed library in the cache is never loaded. */
function filesIn(folder: string, from: string, part: Part): void {
  for (const { name, bytes } of filesOfTar(unpack(from, part))) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    if (!existsSync(file) || sha256(readFileSync(file)) !== sha256(bytes)) writeWhole(file, bytes, 0o700);
  }
}

/** fontconfig settings of our own: the package's name a folder that is not ours. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`;
}

const hasLibrary = (name: string) =>
  ["/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib"].some((f) => existsSync(path.join(f, name)));

/**
 * Unpacks the browser of the npm package into the user's cache (about 3 s the first time, 0.1 s after) and checks its SHA-256 each time. Where
 * the system lacks the network security libraries or fonts, those of the package are used.
 */
export function prepareBundled(env: NodeJS.ProcessEnv): BundledBrowser {
  const from = packageFolder();
  if (from === null) throw new CannotUse("the bundled browser is not installed: run npm ci, or install Chrome, Edge or Chromium");
  const folder = cacheFolder(env);
  const program = programIn(folder, from);
  const extra: Record<string, string> = {};
  if (!(hasLibrary("libnss3.so") && hasLibrary("libnspr4.so"))) {
    filesIn(folder, from, "al2023.tar");
    extra["LD_LIBRARY_PATH"] = [path.join(folder, "lib"), env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  }
  if (!existsSync("/etc/fonts/fonts.conf")) {
    filesIn(folder, from, "fonts.tar");
    writeWhole(path.join(folder, "actionplan-fonts.conf"), Buffer.from(fontSettings(folder)), 0o600);
    extra["FONTCONFIG_FILE"] = path.join(folder, "actionplan-fonts.conf");
  }
  return { path: program, env: extra };
}
