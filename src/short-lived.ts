import v8 from "node:v8";

// V8's options by the major version of Node that they were looked at in: one that a version does not know, it complains of on stderr.
const OPTIONS: Readonly<Record<number, readonly string[]>> = {
  20: ["--wasm-tiering-budget=100000000", "--interrupt-budget=1000000"],
  22: ["--wasm-tiering-budget=100000000"],
  24: ["--wasm-tiering-budget=100000000"],
};

/**
 * To be called first in a process that lives for seconds: code is compiled by the thorough compilers only once it has proved hot. By their usual
 * measures a month spent 0.9 s of processor time to compile the WebAssembly that draws ten small pictures (2 MB of code run; 13 in newer versions),
 * and 0.4 s on JavaScript (68 kB run) that had nearly ended. Text recognition, which runs for seconds a page, is past these at once, and a plan of
 * 300 is read and printed in the same time with either.
 */
export function shortLived(): void {
  for (const option of OPTIONS[Number(process.versions.node.split(".")[0])] ?? []) v8.setFlagsFromString(option);
}
