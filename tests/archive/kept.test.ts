import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readArchived } from "../../src/archive/migrate.ts";
import { FORMAT } from "../../src/archive/record.ts";
import { archiveIn, changesFrom, contents, decision, emptyFolder } from "./sample.ts";

const kept = fileURLToPath(new URL("kept/", import.meta.url));
const now = (): Date => new Date("2031-02-10T09:30:00Z");

/** One plan with two editions, a revision, later papers and a disposal: everything the format has. */
async function fill(folder: string): Promise<void> {
  const archive = archiveIn(folder, { now });
  await archive.add(contents("2031-01-04"));
  const comparedWith = ["harbour/2031-01-04/r1"];
  await archive.add(
    contents("2031-02-04", "second", { changes: changesFrom("2031-01-04", "2031-02-04"), decisions: [decision("d1")], comparedWith }),
  );
  await archive.add(contents("2031-03-04", "third"));
  await archive.addPapers("2031-02-04", [{ name: "later.html", bytes: new TextEncoder().encode("later") }]);
  await archive.dispose("2031-01-04", { reason: "retention has ended", by: "Ada Quill", quotingToo: true });
}

// A new version of the format adds a folder here (KEEP=1 writes it); those of older versions stay, and must be read for ever.
if (process.env["KEEP"] !== undefined) await fill(path.join(kept, "format-1"));

describe.each(fs.existsSync(kept) ? fs.readdirSync(kept) : [])("an archive kept since %s", (version) => {
  const copy = emptyFolder("kept");
  fs.cpSync(path.join(kept, version), copy, { recursive: true });
  const archive = archiveIn(copy);

  it("is sound", () => {
    expect(archive.verify()).toEqual([]);
  });

  it("is read as what it was", () => {
    expect(archive.list().map((i) => `${i.date} ${i.disposed}`)).toEqual(["2031-01-04 true", "2031-02-04 false", "2031-03-04 false"]);
    const second = archive.read("2031-02-04");
    expect(second.edition.recommendations[0]?.text).toBe("second");
    expect(second.decisions).toEqual([decision("d1")]);
    expect(archive.disposal("2031-01-04")?.by).toBe("Ada Quill");
    expect(archive.history("harbour")).toHaveLength(2);
  });

  it("takes in the next edition", async () => {
    expect((await archive.add(contents("2031-04-04"))).info.sequence).toBe(4);
    expect(archive.verify()).toEqual([]);
  });
});

describe("an archive of a newer version", () => {
  it("is refused with a word on what to do", () => {
    const texts = { "edition.json": "{}", "findings.json": "[]", "decisions.json": "[]", "changes.json": "null" };
    expect(() => readArchived(texts, FORMAT + 1, "harbour/2031-01-04/r1")).toThrow(/archived by a newer version of this program/);
  });
});

function hasBagit(): boolean {
  try {
    execFileSync("python3", ["-c", "import bagit"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!hasBagit())("the Library of Congress's bagit (where Python has it)", () => {
  it("finds every snapshot, bag of papers and tombstone valid", async () => {
    const folder = emptyFolder("bagit");
    await fill(folder);
    const names = ["2031-01-04/r1", "2031-02-04/r1", "2031-03-04/r1", "2031-02-04/r1-papers-1"];
    const script =
      "import bagit, sys, logging\nlogging.disable(logging.CRITICAL)\n[bagit.Bag(p).validate() for p in sys.argv[1:]]\nprint(len(sys.argv) - 1)";
    const said = execFileSync("python3", ["-c", script, ...names.map((n) => path.join(folder, "harbour", n))], { encoding: "utf8" });
    expect(said.trim()).toBe("4");
  });
});

describe("the two commands that README.txt names", () => {
  it.skipIf(process.platform === "win32")("check a snapshot without this program", async () => {
    const folder = emptyFolder("plain");
    await fill(folder);
    const bag = path.join(folder, "harbour/2031-02-04/r1");
    for (const manifest of ["tagmanifest-sha256.txt", "manifest-sha256.txt"])
      execFileSync("sha256sum", ["-c", "--quiet", manifest], { cwd: bag });
    const lines = fs.readFileSync(path.join(bag, "manifest-sha256.txt"), "utf8");
    expect(lines).toContain("data/edition.json");
  });
});
