// The last step of the build: the programs of dist/ (what bin/ starts, and the processes and threads it starts itself) are welded, with the packages
// they use, from some 900 small modules into a few files, in place. Finding and opening those modules took longer than running them. What is loaded
// only when used stays apart. The library (dist/index.js) stays as the compiler wrote it. `--to FOLDER` names another dist/.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import Handlebars from "handlebars";
import { rolldown } from "rolldown";

const root = path.join(import.meta.dirname, "..");
const src = path.join(root, "src");
const dist = path.resolve(parseArgs({ options: { to: { type: "string" } } }).values.to ?? path.join(root, "dist"));
const templates = path.join(root, "templates");
const CHUNKS = "chunks";
const { HOW } = await import(pathToFileURL(path.join(dist, "template/how.js")).href);

/** Welded as CommonJS, for V8 can keep the code of that: each is started by a line in its place (src/welded.ts says how). */
const PROGRAMS = ["cli/main", "reader-child"];
/** A thread, started from a file of its own name. */
const THREADS = ["recognise-worker"];

// They find files of their own (WebAssembly, workers) beside themselves.
const WHOLE = /^(@hyzyla\/pdfium|tesseract-wasm|@sparticuz\/chromium)(\/|$)/;

/** zod by its own names, so that what nobody uses of it (its messages in fifty languages) stays out. */
const zodByName = {
  name: "zod-by-name",
  transform(code, id) {
    return id.startsWith(src + path.sep) && code.includes('{ z } from "zod"')
      ? { code: code.replace('import { z } from "zod"', 'import * as z from "zod"'), map: null }
      : null;
  },
};

// What parses a text, without what fetches one from an address.
const CHEERIO = path.join(root, "node_modules/cheerio/dist/esm/load-parse.js");

/** Packages that cost a month more by a line than by all they do: a slow digest of every picture, a question that makes Node load its `fetch`. */
const MENDED = [
  {
    file: /pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.mjs$/,
    from: /import\(\s*\/\*webpackIgnore: true\*\/\s*\/\*@vite-ignore\*\/\s*this\.workerSrc\)/,
    to: 'import("./pdf.worker.mjs")', // in this process, and so welded
  },
  {
    file: /docx[\\/]dist[\\/]index\.mjs$/,
    from: /var hashedId = \(data\) => Array\.from\(sha1\([^;]+;/,
    to: 'import { createHash as ownHash } from "node:crypto";\nvar hashedId = (data) => ownHash("sha1").update(typeof data === "string" || ArrayBuffer.isView(data) ? data : new Uint8Array(data)).digest("hex");',
  },
  {
    file: /hucre[\\/]dist[\\/]zip[\\/]writer\.mjs$/,
    from: / && typeof Response !== "undefined"/,
    to: "", // it uses none
  },
  {
    file: /@resvg[\\/]resvg-wasm[\\/]index\.mjs$/,
    from: /typeof (?:Request|Response) === "function" && \w+ instanceof (?:Request|Response)/g,
    to: "false", // it is given bytes
  },
];
const mended = {
  name: "mended",
  transform(code, id) {
    const mend = MENDED.find(({ file }) => file.test(id));
    if (mend === undefined) return null;
    if (code.search(mend.from) < 0) throw new Error(`${id} is not as it was: look at MENDED in scripts/weld.mjs`);
    return { code: code.replace(mend.from, mend.to), map: null };
  },
};

// How puppeteer-core would fetch browsers (through proxies, with an interpreter for their settings) and speak to one over a socket: 2 MB that each
// month compiled and never called. Ours is an installed one, spoken to over pipes.
const LEFT_OUT = /@puppeteer[\\/]browsers[\\/]lib[\\/]esm[\\/](?:CLI|DefaultProvider|httpUtil|install)\.js$|NodeWebSocketTransport\.js$/;
const leftOut = {
  name: "left-out",
  load(id) {
    if (!LEFT_OUT.test(id)) return null;
    const names = [...readFileSync(id, "utf8").matchAll(/^export (?:async )?(?:function|class|const) (\w+)/gm)].map(([, name]) => name);
    return `function leftOut() { throw new Error("left out of the program: scripts/weld.mjs says why"); }\nexport { ${names.map((n) => `leftOut as ${n}`).join(", ")} };\n`;
  },
};

/** Our own templates as code, so that no run has to load their compiler. */
const readyTemplates = {
  name: "ready-templates",
  load(id) {
    if (id !== path.join(src, "template/ready.ts")) return null;
    const files = readdirSync(templates, { recursive: true }).filter((f) => f.endsWith(".hbs"));
    const made = files.sort().map((f) => {
      const text = readFileSync(path.join(templates, f), "utf8");
      const sha256 = createHash("sha256").update(text).digest("hex");
      return `${JSON.stringify(f.replaceAll("\\", "/").replace(/\.hbs$/, ""))}: { sha256: "${sha256}", spec: ${Handlebars.precompile(text, HOW)} }`;
    });
    return { code: `export const ready = {\n${made.join(",\n")}\n};\n`, moduleType: "js" };
  },
};

/** What is kept of V8's code can load no module by itself: what Node brings is asked for as CommonJS, and all else is welded. */
const noModules = {
  name: "no-modules",
  renderChunk(code, chunk) {
    if (!chunk.fileName.endsWith(".cjs")) return null;
    const asked = code.replace(/\bimport\(("node:[a-z/]+")\)/g, "Promise.resolve().then(() => require($1))");
    const outside = chunk.dynamicImports.find((to) => !to.endsWith(".cjs") && !to.startsWith("node:"));
    if (outside !== undefined)
      throw new Error(`${chunk.fileName} loads ${outside}, which is not welded: take it from WHOLE, or give it a thread`);
    return { code: asked, map: null };
  },
};

/** Where a file of ours asks where it lies, it is told where it would lie in dist/ by itself. */
const ownPlaces = {
  name: "own-places",
  transform(code, id) {
    if (!id.startsWith(src + path.sep) || !code.includes("import.meta.url")) return null;
    const own = path.relative(src, id).replaceAll("\\", "/").replace(/\.ts$/, ".js");
    return { code: code.replaceAll("import.meta.url", `new URL("@dist@/${own}", import.meta.url).href`), map: null };
  },
  renderChunk(code, chunk) {
    return code.includes("@dist@/")
      ? { code: code.replaceAll("@dist@/", "../".repeat(chunk.fileName.split("/").length - 1) || "./"), map: null }
      : null;
  },
};

const folderOf = (id) => /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1];

/** The licences of the packages that are now inside our files. */
function licences(chunks) {
  const folders = new Set(chunks.flatMap((c) => c.moduleIds.map(folderOf)).filter(Boolean));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
    return `${name} ${version} (${license})\n\n${file === undefined ? "" : readFileSync(path.join(folder, file), "utf8").trim()}`;
  });
  return `Packages whose code stands in the files of this folder and in those beside it, with their licences.\n\n${texts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

async function weld(names, format, ending) {
  const bundle = await rolldown({
    input: Object.fromEntries(names.map((name) => [name, path.join(src, `${name}.ts`)])),
    platform: "node",
    external: (id) => id.startsWith("node:") || WHOLE.test(id),
    plugins: [ownPlaces, zodByName, mended, leftOut, readyTemplates, noModules],
    resolve: { alias: { cheerio: CHEERIO } },
    treeshake: {
      moduleSideEffects: [{ test: /node_modules.(@cantoo|culori|html-entities|node-html-better-parser)./, sideEffects: false }],
    },
    logLevel: "warn",
  });
  const { output } = await bundle.write({
    dir: dist,
    format,
    entryFileNames: `[name].${ending}`,
    chunkFileNames: `${CHUNKS}/[name]-[hash].${ending}`,
    minify: false,
  });
  return output.filter((o) => o.type === "chunk");
}

const starter = (name) => {
  const up = "../".repeat(name.split("/").length - 1) || "./";
  return `import { startWelded } from "${up}welded.js";\nstartWelded("${name}", new URL("${up}", import.meta.url));\n`;
};

const chunks = [...(await weld(PROGRAMS, "cjs", "cjs")), ...(await weld(THREADS, "esm", "js"))];
for (const name of PROGRAMS) writeFileSync(path.join(dist, `${name}.js`), starter(name));
mkdirSync(path.join(dist, CHUNKS), { recursive: true });
writeFileSync(path.join(dist, CHUNKS, "LICENCES.txt"), licences(chunks));
const now = new Set([...chunks.map((c) => path.basename(c.fileName)), "LICENCES.txt"]);
for (const old of readdirSync(path.join(dist, CHUNKS)).filter((f) => !now.has(f))) rmSync(path.join(dist, CHUNKS, old));
rmSync(path.join(dist, "kept"), { recursive: true, force: true }); // code of what was there before
