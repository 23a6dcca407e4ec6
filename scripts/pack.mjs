// Around `npm pack`: what is handed out runs nothing when it is installed, so the packed package.json has no scripts and names nothing for development.
// `npm pack` reads package.json from the disk once "prepack" is done; "postpack" puts the whole one back.
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const own = path.join(root, "package.json");
const whole = path.join(root, ".package.whole.json");

/** package.json as it is handed out. */
export function handedOut(text) {
  const { scripts: _, devDependencies: __, ...rest } = JSON.parse(text);
  return `${JSON.stringify(rest, null, 2)}\n`;
}

async function before() {
  if (existsSync(whole)) renameSync(whole, own); // a stopped pack left it
  await import("./prepare.mjs");
  copyFileSync(own, whole);
  writeFileSync(own, handedOut(readFileSync(own, "utf8")));
}

if (process.argv[2] === "before") await before();
if (process.argv[2] === "after" && existsSync(whole)) renameSync(whole, own);
