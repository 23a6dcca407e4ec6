// Reads mutated documents one after the other, in one process. Says before each which one it is, and after it what became of it.
import fs from "node:fs";
import path from "node:path";
import { ingest } from "../../dist/ingest/ingest.js";

const [folder, seed, from] = process.argv.slice(2);
const seeds = fs.readdirSync(folder).map((name) => ({ name, bytes: fs.readFileSync(path.join(folder, name)) }));

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function numbers(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NUMBERS = ["0", "-1", "65536", "2147483647", "99999999999", "1e38", "NaN"];

const mutations = [
  (b, r) => {
    b[Math.floor(r() * b.length)] = Math.floor(r() * 256);
    return b;
  },
  (b, r) => {
    b[Math.floor(r() * b.length)] ^= 1 << Math.floor(r() * 8);
    return b;
  },
  (b, r) => b.subarray(0, Math.floor(r() * b.length)),
  (b, r) => {
    const at = Math.floor(r() * b.length);
    const piece = b.subarray(at, at + Math.floor(r() * 200));
    return Buffer.concat([b.subarray(0, at), ...Array(1 + Math.floor(r() * 50)).fill(piece), b.subarray(at)]);
  },
  (b, r) => {
    const [from, to] = [Math.floor(r() * b.length), Math.floor(r() * b.length)];
    const size = Math.floor(r() * 300);
    return Buffer.concat([b.subarray(0, to), b.subarray(from, from + size), b.subarray(to)]);
  },
  (b, r) => {
    const text = b.toString("latin1");
    const all = [...text.matchAll(/\d+/g)];
    const one = all[Math.floor(r() * all.length)];
    if (one === undefined) return b;
    return Buffer.from(
      text.slice(0, one.index) + NUMBERS[Math.floor(r() * NUMBERS.length)] + text.slice(one.index + one[0].length),
      "latin1",
    );
  },
];

for (let n = Number(from); ; n++) {
  const random = numbers(Number(seed) * 1_000_003 + n);
  const given = seeds[Math.floor(random() * seeds.length)];
  let bytes = Buffer.from(given.bytes);
  for (let times = 1 + Math.floor(random() * 6); times > 0 && bytes.length > 0; times--) {
    bytes = Buffer.from(mutations[Math.floor(random() * mutations.length)](bytes, random));
  }
  process.send({ n, of: given.name });
  try {
    const { value } = await ingest(bytes, { name: given.name, witness: false });
    process.send({ n, became: value.edition.words.placed === value.edition.words.source ? "an edition" : "an edition with words lost" });
  } catch (error) {
    if (error.name === "CannotUse")
      process.send({ n, became: error.message.includes("\n") ? "a line with a break in it" : "a clear line" });
    else process.send({ n, became: `${error.name}: ${error.message}`.slice(0, 200), where: /[\w-]+\.js:\d+/.exec(error.stack ?? "")?.[0] });
  }
}
