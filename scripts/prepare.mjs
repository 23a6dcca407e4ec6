// Builds dist/ after `npm ci`. Where the compiler is not installed (--omit=dev) there is nothing to build with: install cleanly all the same.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

let compiler;
try {
  compiler = path.join(path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
} catch {
  process.exit(0);
}
execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { stdio: "inherit" });
for (const step of ["weld.mjs", "keep-code.mjs"])
  execFileSync(process.execPath, [path.join(import.meta.dirname, step)], { stdio: "inherit" });
