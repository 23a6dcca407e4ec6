// A registry that does not mirror the packages of other systems leaves them out of package-lock.json, and `npm ci` then refuses the lock everywhere.
// Adds what is named as optional and left out: `node scripts/complete-lock.mjs` after each `npm install` behind such a registry.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));

const SYSTEMS = { darwin: "darwin", win32: "win32", linux: "linux", android: "android", freebsd: "freebsd", openharmony: "openharmony" };
const PROCESSORS = ["arm64", "x64", "ia32", "ppc64", "riscv64", "s390x", "arm"];

/** The system and processor that a package's name tells. */
function platform(name) {
  const os = Object.keys(SYSTEMS).find((s) => name.includes(s));
  const cpu = PROCESSORS.find((c) => name.includes(c));
  const libc = name.includes("musl") ? "musl" : name.includes("gnu") && os === "linux" ? "glibc" : undefined;
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}), ...(os ? { os: [os] } : {}) };
}

const added = [];
for (const [where, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const at = `node_modules/${name}`;
    if (lock.packages[at] !== undefined || lock.packages[`${where}/${at}`] !== undefined || !/^\d/.test(version)) continue;
    lock.packages[at] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platform(name) };
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? "the lock is complete" : `added to the lock: ${added.join(", ")}`);
