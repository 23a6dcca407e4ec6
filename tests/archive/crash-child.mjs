// Adds invented editions to the archive named, one after the other: as many as asked for, else until it is killed. Says a word when it begins.
import { machinePorts } from "../../dist/archive/machine.js";
import { openArchive } from "../../dist/archive/store.js";

const archive = openArchive(process.argv[2], machinePorts());
const bytes = (text) => new TextEncoder().encode(text);

function contents(date, words) {
  const head = { plan: "harbour", title: "Harbour", date, marking: null, numbered: true };
  const source = { name: "plan.html", mediaType: "text/html", sha256: "0".repeat(64), pages: 1 };
  return {
    source: { name: "plan.html", bytes: bytes(words) },
    edition: {
      schemaVersion: 1,
      edition: { ...head, source, words: { source: 0, placed: 0 }, ledger: {} },
      recommendations: [],
      findings: [],
    },
    findings: [],
    decisions: [],
    changes: null,
    papers: [{ name: "board.html", bytes: bytes(words.repeat(1000)) }],
    organisation: null,
    retention: null,
    madeBy: [],
    comparedWith: [],
  };
}

process.stdout.write("begun\n");
const many = Number(process.argv[3] ?? Infinity);
for (let n = 0; n < many; n++) {
  const day = new Date(Date.UTC(2031, 0, 1 + (n % 300))).toISOString().slice(0, 10);
  await archive.add(contents(day, `${process.pid} ${n}`));
}
