// Reads mutated documents for a while: node scripts/fuzz.mjs [SECONDS [SEED]]. The seed is printed; the same seed gives the same documents.
import { spawnSync } from "node:child_process";

const [seconds = "600", seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
process.stderr.write(`fuzz for ${seconds} s, seed ${seed}\n`);
const env = { ...process.env, FUZZ_SECONDS: seconds, FUZZ_SEED: seed };
const done = spawnSync("npx", ["vitest", "run", "tests/hostile/fuzz.test.ts"], {
  env,
  stdio: "inherit",
  shell: process.platform === "win32",
});
process.exit(done.status ?? 1);
