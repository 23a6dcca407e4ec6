import { createHash } from "node:crypto";
import { openSync, readFileSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { shortLived } from "./short-lived.ts";

/** Where the kept code of a file lies in the pack, and the SHA-256 of the file and that code: V8 would take damaged code, and fall over it. */
type Place = readonly [digest: string, from: number, to: number];

/** The code that V8 made of the files of a program when it was built, by their paths under dist/. */
interface KeptCode {
  of(name: string, text: string): Buffer | undefined;
}

/** For this very V8 on this system: kept code of another would be refused. */
export const packFile = (program: string): string =>
  `kept/${program.replaceAll("/", "-")}-${process.versions.v8}-${process.platform}-${process.arch}.bin`;

const digest = (text: string, made: Uint8Array) => createHash("sha256").update(text).update(made).digest("hex");

/** A pack: the length of its list in four bytes, the list as JSON, the code. */
export function packed(code: ReadonlyMap<string, { readonly text: string; readonly made: Buffer }>): Buffer {
  let at = 0;
  const list: Record<string, Place> = {};
  for (const [name, { text, made }] of code) {
    list[name] = [digest(text, made), at, at + made.length];
    at += made.length;
  }
  const head = Buffer.from(JSON.stringify(list));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, ...[...code.values()].map((c) => c.made)]);
}

function bytesAt(pack: number, from: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  return bytes.subarray(0, readSync(pack, bytes, 0, length, from));
}

/** The kept code of a pack; null where there is none, or none that can be used. Of a file that has changed since, or is damaged, nothing is taken. */
function unpacked(file: string): KeptCode | null {
  try {
    const pack = openSync(file, "r"); // closed with the process: a part is read once it is asked for
    const length = bytesAt(pack, 0, 4).readUInt32LE(0);
    const list = JSON.parse(bytesAt(pack, 4, length).toString()) as Record<string, Place>;
    return {
      of: (name, text) => {
        const [is, from = 0, to = 0] = list[name] ?? [];
        if (is === undefined) return undefined;
        const made = bytesAt(pack, 4 + length + from, to - from);
        return digest(text, made) === is ? made : undefined;
      },
    };
  } catch {
    return null;
  }
}

/** Is told of each file of a program as it is compiled. */
type Compiled = (name: string, text: string, script: Script) => void;

type Body = (exports: unknown, require: (to: string) => unknown, module: { exports: unknown }, file: string, folder: string) => void;

/** Loads the files of a welded program, each once, and gives V8 the code that was kept of it. `compiled` is told of each. */
function loader(dist: string, kept: KeptCode, compiled?: Compiled): (file: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    const text = readFileSync(file, "utf8");
    const name = path.relative(dist, file).replaceAll("\\", "/");
    const cachedData = kept.of(name, text);
    const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${text}\n})`, {
      filename: file,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    compiled?.(name, text, script);
    const usual = createRequire(file);
    const require = (to: string) => (/^\..*\.cjs$/.test(to) ? load(path.resolve(path.dirname(file), to)) : usual(to));
    (script.runInThisContext() as Body)(module.exports, require, module, file, path.dirname(file));
    return module.exports;
  };
  return load;
}

/**
 * Starts a welded program of `dist`, the code of which V8 made when it was built; where it is another V8, it is compiled as it is used. Nothing is
 * written. With `compiled` nothing kept is used: so the build makes what is kept.
 */
export function startWelded(program: string, dist: URL, compiled?: Compiled): void {
  shortLived(); // first: V8 takes only code that was made under the same options
  const folder = fileURLToPath(dist);
  const file = path.join(folder, `${program}.cjs`);
  const kept = compiled === undefined ? unpacked(path.join(folder, packFile(program))) : { of: () => undefined };
  if (kept === null) createRequire(file)(file);
  else loader(folder, kept, compiled)(file);
}
