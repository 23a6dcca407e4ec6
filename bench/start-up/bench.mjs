// node bench/start-up/bench.mjs: what the smallest commands cost, beside the Node program with nothing to do.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { inTurn, program, scratch, seconds } from "../measure.mjs";

export function bench() {
  const cwd = scratch();
  mkdirSync(path.join(cwd, "archive"));
  const node = process.execPath;
  const commands = [
    { name: "node, nothing to do", command: [node, "-e", "0"] },
    { name: "actionplan --help", command: [node, program, "--help"] },
    { name: "actionplan archive list", command: [node, program, "archive", "list"] },
  ].map((c) => ({ ...c, options: { cwd } }));
  const found = inTurn(commands, 9);
  return {
    title: "Start-up",
    head: ["", "clock", "processor", "memory"],
    rows: commands.map((c, i) => [c.name, seconds(found[i].wall), seconds(found[i].cpu), `${found[i].mb.toFixed(0)} MB`]),
    notes: [],
  };
}
