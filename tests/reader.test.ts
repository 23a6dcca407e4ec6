import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readInChild, readTablesInChild, warmReader } from "../src/reader.ts";

const built = fs.existsSync(fileURLToPath(new URL("../dist/reader-child.js", import.meta.url)));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const row = (id: string): string => `<tr><td>${id}</td><td>Paint the pier</td><td>Mara Ostler</td><td>Begun.</td><td>June 2031</td></tr>`;
const plan = (rows: string): string =>
  `<html><body><h1>Harbour Action Plan</h1><p>4 January 2031</p><table><tr><th>No</th><th>Recommendation</th><th>Owner</th><th>Update</th><th>Delivery date</th></tr>${rows}</table></body></html>`;
const small = bytes(plan(row("1.1") + row("1.2")));
const large = bytes(plan(Array.from({ length: 20_000 }, (_, i) => row(`${i + 1}.1`)).join("")));

/** The living processes of this one that run the reading script. */
function readingProcesses(): number[] {
  const all = fs.readdirSync("/proc").filter((pid) => /^\d+$/.test(pid));
  return all.filter((pid) => parentOf(pid) === process.pid && commandOf(pid).includes("reader-child.js")).map(Number);
}

const readers = (): number => readingProcesses().length;

/** Holds the reading processes up for some milliseconds, as a busy machine does. */
async function whileStopped(milliseconds: number): Promise<void> {
  const held = readingProcesses();
  expect(held).not.toEqual([]);
  for (const pid of held) process.kill(pid, "SIGSTOP");
  await new Promise((later) => setTimeout(later, milliseconds));
  for (const pid of readingProcesses().filter((p) => held.includes(p))) process.kill(pid, "SIGCONT");
}

function commandOf(pid: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "latin1");
  } catch {
    return "";
  }
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return 0;
  }
}

describe.skipIf(!built)("a document read in a process of its own (needs npm run build)", () => {
  it("gives the edition and the tables", async () => {
    const { value } = await readInChild(small, { name: "harbour.html" });
    expect(value.recommendations.map((r) => r.id)).toEqual(["1.1", "1.2"]);
    const tables = await readTablesInChild(small, { name: "harbour.html" });
    expect(tables[0]?.rows).toHaveLength(3);
  });

  it("gives a clear refusal as it was said", async () => {
    await expect(readInChild(bytes("just words"), { name: "a.txt" })).rejects.toThrow(/^a\.txt is plain text without a table/);
  });

  it("is given up over its time, in one line that names the limit", async () => {
    const began = Date.now();
    await expect(readInChild(large, { name: "large.html" }, { seconds: 0.3 })).rejects.toThrow(
      /took longer to read than 0\.3 s of processor time/,
    );
    expect(Date.now() - began).toBeLessThan(15_000);
  });

  it.skipIf(process.platform !== "linux")(
    "that had to wait longer than its time, because the machine did other things, gives its edition",
    async () => {
      const reading = readInChild(small, { name: "harbour.html" }, { seconds: 2 });
      await whileStopped(3000);
      expect((await reading).value.recommendations).toHaveLength(2);
    },
  );

  it.skipIf(process.platform !== "linux")("that does nothing at all is given up by the clock", async () => {
    const reading = readInChild(small, { name: "harbour.html" }, { seconds: 1 });
    const said = expect(reading).rejects.toThrow(/took longer to read than 16 s by the clock and was given up; if this machine is busy/);
    await whileStopped(17_000);
    await said;
    await expect.poll(readers, { timeout: 3000 }).toBe(0);
  });

  it("is given up over its memory", async () => {
    await expect(readInChild(large, { name: "large.html" }, { megabytes: 60 })).rejects.toThrow(/more memory to read than 60 MB/);
  });

  it("is not begun where the file is too large", async () => {
    await expect(readInChild(small, { name: "s.html" }, { inputMegabytes: 0.0001 })).rejects.toThrow(/s\.html has 1 MB; at most/);
  });

  it("is refused where it holds more cells than any plan", async () => {
    await expect(readInChild(small, { name: "s.html" }, { cells: 3 })).rejects.toThrow(/has 15 table cells; at most 3 are read/);
  });

  it.skipIf(process.platform !== "linux")("leaves no process behind, whatever became of it", async () => {
    warmReader();
    await readInChild(small, { name: "harbour.html" });
    await readInChild(large, { name: "large.html" }, { seconds: 0.2 }).catch(() => undefined);
    await expect.poll(readers, { timeout: 3000 }).toBe(0);
  });

  it.skipIf(process.platform !== "linux")("ends when the program is killed", async () => {
    const script = `import { warmReader } from ${JSON.stringify(new URL("../dist/reader.js", import.meta.url).href)}; warmReader(); setInterval(() => {}, 1000); console.log("up");`;
    const program = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((up) => program.stdout.once("data", up));
    const child = fs.readdirSync("/proc").find((pid) => /^\d+$/.test(pid) && parentOf(pid) === program.pid) ?? "";
    expect(commandOf(child)).toContain("reader-child.js");
    program.kill("SIGKILL");
    await expect.poll(() => commandOf(child), { timeout: 5000 }).toBe("");
  });

  it("that is only kept ready holds nothing up", () => {
    const script = `import { warmReader } from ${JSON.stringify(new URL("../dist/reader.js", import.meta.url).href)}; warmReader();`;
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { timeout: 20_000 });
  });

  it("opens no connection: a listener on this machine hears nothing of a plan full of addresses", async () => {
    let heard = 0;
    const listener = net.createServer(() => {
      heard += 1;
    });
    await new Promise<void>((up) => listener.listen(0, "127.0.0.1", up));
    const at = `http://127.0.0.1:${(listener.address() as net.AddressInfo).port}/`;
    const calls = `<link rel=stylesheet href="${at}"><script src="${at}"></script><img src="${at}"><iframe src="${at}"></iframe><meta http-equiv=refresh content="0;url=${at}"><base href="${at}">`;
    const { value } = await readInChild(bytes(plan(row("1.1")).replace("<body>", `<body>${calls}`)), { name: "calls.html" });
    listener.close();
    expect(value.recommendations).toHaveLength(1);
    expect(heard).toBe(0);
  });

  it.skipIf(!canUnshare())("reads in a machine without any network", () => {
    const script = `import { readInChild } from ${JSON.stringify(new URL("../dist/reader.js", import.meta.url).href)};
      const { value } = await readInChild(new TextEncoder().encode(${JSON.stringify(plan(row("1.1")))}), { name: "p.html" });
      console.log(value.recommendations.length);`;
    const said = execFileSync("unshare", ["-rn", process.execPath, "--input-type=module", "-e", script], { encoding: "utf8" });
    expect(said.trim()).toBe("1");
  });
});

function canUnshare(): boolean {
  try {
    execFileSync("unshare", ["-rn", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
