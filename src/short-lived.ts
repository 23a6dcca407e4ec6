import v8 from "node:v8";

// The versions of Node whose option this was looked at: a later one that has lost it would complain on stderr.
const KNOWN = 24;

/**
 * To be called first in a process that lives for seconds: WebAssembly is compiled by the thorough compiler only once it has proved hot. By its usual
 * measure (2 MB of code run; 13 in newer versions) a month spent 0.9 s of processor time to compile what draws ten small pictures. Text recognition,
 * which runs for seconds a page, is past this one at once.
 */
export function shortLived(): void {
  if (Number(process.versions.node.split(".")[0]) <= KNOWN) v8.setFlagsFromString("--wasm-tiering-budget=100000000");
}
