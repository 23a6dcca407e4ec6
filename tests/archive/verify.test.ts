import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { archiveIn, changesFrom, contents, decision, emptyFolder, tree } from "./sample.ts";

let sound: string;
let archive: Archive;
let files: string[];

// Two plans, two editions and two revisions of one, later papers: what an office has after a while.
beforeAll(async () => {
  sound = emptyFolder("sound");
  archive = archiveIn(sound);
  await archive.add(contents("2031-01-04"));
  await archive.add(contents("2031-02-04", "second", { changes: changesFrom("2031-01-04", "2031-02-04"), decisions: [decision("d1")] }));
  await archive.add(contents("2031-02-04", "second, mended"));
  await archive.add(contents("2031-01-10", "other plan", {}, "lighthouse"));
  await archive.addPapers("harbour/2031-02-04", [{ name: "later.html", bytes: new TextEncoder().encode("later") }]);
  files = [...tree(sound).keys()];
});

afterAll(() => fs.rmSync(sound, { recursive: true }));

/** A copy of the sound archive that something was done to: what verify says of it. */
function harmed(harm: (folder: string) => void): readonly { where: string; what: string }[] {
  const folder = emptyFolder("harmed");
  fs.cpSync(sound, folder, { recursive: true, preserveTimestamps: true });
  harm(folder);
  const found = archiveIn(folder).verify();
  fs.rmSync(folder, { recursive: true });
  return found;
}

/** The same for one file's bytes, in the sound archive itself (much quicker); null takes the file away. */
function changed(file: string, how: (bytes: Buffer) => Uint8Array | null): readonly { where: string; what: string }[] {
  const at = path.join(sound, file);
  const bytes = fs.readFileSync(at);
  const now = how(Buffer.from(bytes));
  if (now === null) fs.rmSync(at);
  else fs.writeFileSync(at, now);
  try {
    return archive.verify();
  } finally {
    fs.writeFileSync(at, bytes);
  }
}

describe("verify", () => {
  it("finds nothing in a sound archive, whatever its rights and times", () => {
    expect(archive.verify()).toEqual([]);
    const found = harmed((folder) => {
      for (const file of files) {
        fs.chmodSync(path.join(folder, file), 0o444);
        fs.utimesSync(path.join(folder, file), 1, 1);
      }
    });
    expect(found).toEqual([]);
  });

  it("names every file whose first, middle or last byte is flipped, that is cut, grown, emptied or gone", () => {
    const flip = (bytes: Buffer, at: number): Buffer => {
      bytes[at] = (bytes[at] ?? 0) ^ 0x20;
      return bytes;
    };
    const harms: Record<string, (bytes: Buffer) => Uint8Array> = {
      "first byte": (b) => flip(b, 0),
      "middle byte": (b) => flip(b, b.length >> 1),
      "last byte": (b) => flip(b, b.length - 1),
      cut: (b) => b.subarray(0, b.length - 1),
      grown: (b) => Buffer.concat([b, Buffer.from("\n")]),
      emptied: () => Buffer.alloc(0),
    };
    const unnamed: string[] = [];
    const names = (found: ReturnType<typeof changed>, file: string) => found.some((d) => `${d.where}: ${d.what}`.includes(file));
    for (const file of files) {
      for (const [name, how] of Object.entries(harms)) if (!names(changed(file, how), file)) unnamed.push(`${file}: ${name}`);
      if (
        !names(
          changed(file, () => null),
          file,
        )
      )
        unnamed.push(`${file}: gone`);
    }
    expect(unnamed).toEqual([]);
  });

  it("names the list of a bag's files where it is the list that was changed", () => {
    for (const bag of ["harbour/2031-01-04/r1", "harbour/2031-02-04/r2", "lighthouse/2031-01-10/r1", "harbour/2031-02-04/r2-papers-1"]) {
      const list = `${bag}/tagmanifest-sha256.txt`;
      const found = changed(list, (bytes) => Buffer.from(bytes.toString("utf8").replace(/^./, (c) => (c === "0" ? "1" : "0"))));
      expect(found.map((d) => d.where)).toContain(list);
    }
  });

  it("notices any single flipped bit", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(7), (f, b, bit) => {
        const file = files[f % files.length] ?? "";
        const found = changed(file, (bytes) => {
          const at = b % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
          return bytes;
        });
        expect(found.length, `${file} byte ${b} bit ${bit}`).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  it("notices a file or folder added at any place", () => {
    const folders = new Set(files.map((f) => path.dirname(f)));
    for (const folder of folders) {
      expect(harmed((root) => fs.writeFileSync(path.join(root, folder, "extra.txt"), "x")).length, folder).toBeGreaterThan(0);
      expect(harmed((root) => fs.mkdirSync(path.join(root, folder, "extra"))).length, folder).toBeGreaterThan(0);
    }
    expect(harmed((root) => fs.symlinkSync("/etc/hostname", path.join(root, "harbour/2031-01-04/r1/data/link")))).toHaveLength(1);
  });

  it("notices two files of a bag that have changed places", () => {
    const swap = (a: string, b: string) => (folder: string) => {
      const [at, to] = [path.join(folder, a), path.join(folder, b)];
      const bytes = fs.readFileSync(at);
      fs.copyFileSync(to, at);
      fs.writeFileSync(to, bytes);
    };
    const bag = "harbour/2031-01-04/r1/data";
    expect(harmed(swap(`${bag}/edition.json`, `${bag}/findings.json`))).toHaveLength(2);
    expect(harmed(swap(`${bag}/papers/board.html`, "harbour/2031-02-04/r1/data/papers/board.html"))).toHaveLength(2);
    expect(harmed(swap("harbour/HEAD", "lighthouse/HEAD")).length).toBeGreaterThanOrEqual(2);
  });

  it("notices whole bags that are missing, moved or have changed places", () => {
    const gone = (...names: string[]) =>
      harmed((folder) => {
        for (const name of names) fs.rmSync(path.join(folder, name), { recursive: true });
      }).map((d) => `${d.where}: ${d.what}`);
    expect(gone("harbour/2031-01-04").join()).toContain("snapshot number 1 of the chain is missing");
    expect(gone("harbour/2031-02-04/r1").join()).toContain("snapshot number 2 of the chain is missing");
    expect(gone("harbour/2031-02-04/r2").join()).toContain(
      "number 3 of the chain is missing at the end (the last was harbour/2031-02-04/r2)",
    );
    expect(gone("harbour/2031-02-04/r2-papers-1").join()).toContain("bag of later papers number 1");
    expect(gone("harbour").join()).toContain("the plan's whole folder is missing");
    expect(gone("harbour", "lighthouse")).toHaveLength(2);
    const moved = harmed((f) => fs.renameSync(path.join(f, "harbour/2031-01-04"), path.join(f, "harbour/2031-01-05")));
    expect(moved.map((d) => d.what).join()).toContain("moved or swapped");
    const swapped = harmed((f) => {
      const at = path.join(f, "harbour/2031-02-04");
      fs.renameSync(path.join(at, "r1"), path.join(f, "x"));
      fs.renameSync(path.join(at, "r2"), path.join(at, "r1"));
      fs.renameSync(path.join(f, "x"), path.join(at, "r2"));
    });
    expect(swapped.length).toBeGreaterThanOrEqual(2);
  });

  it("notices a bag that was written anew, consistent in itself, with other words", async () => {
    const other = emptyFolder("other");
    await archiveIn(other).add(contents("2031-01-04", "forged"));
    const found = harmed((folder) => {
      fs.rmSync(path.join(folder, "harbour/2031-01-04/r1"), { recursive: true });
      fs.cpSync(path.join(other, "harbour/2031-01-04/r1"), path.join(folder, "harbour/2031-01-04/r1"), { recursive: true });
    });
    expect(found).toEqual([{ where: "harbour/2031-02-04/r1", what: expect.stringContaining("harbour/2031-01-04/r1") }]);
  });

  it("names all damage, not the first", () => {
    const found = harmed((folder) => {
      fs.appendFileSync(path.join(folder, "harbour/2031-01-04/r1/data/edition.json"), " ");
      fs.rmSync(path.join(folder, "harbour/2031-02-04/r2/data/changes.json"));
      fs.writeFileSync(path.join(folder, "lighthouse/notes.txt"), "x");
      fs.rmSync(path.join(folder, "README.txt"));
    });
    expect(found.map((d) => d.where)).toEqual([
      "README.txt",
      "harbour/2031-01-04/r1/data/edition.json",
      "harbour/2031-02-04/r2/data/changes.json",
      "lighthouse/notes.txt",
    ]);
  });

  it("leaves alone an archive that lies inside, and the project's own line", async () => {
    const folder = emptyFolder("outer");
    fs.writeFileSync(path.join(folder, "README.md"), "a line\n");
    await archiveIn(path.join(folder, "sample")).add(contents("2031-01-04"));
    const outer = archiveIn(folder);
    expect(outer.plans()).toEqual([]);
    expect(outer.verify()).toEqual([]);
    await expect(outer.add(contents("2031-01-04", "x", {}, "sample"))).rejects.toThrow(/holds no plan/);
  });
});

describe("a damaged archive", () => {
  it("is not read from in silence", () => {
    const folder = emptyFolder("harmed");
    fs.cpSync(sound, folder, { recursive: true });
    fs.appendFileSync(path.join(folder, "harbour/2031-01-04/r1/data/edition.json"), " ");
    expect(() => archiveIn(folder).read("harbour/2031-01-04")).toThrow(/damaged at harbour\/2031-01-04\/r1\/data\/edition.json/);
  });

  it("takes in the next edition, and the hole stays to be seen", async () => {
    const folder = emptyFolder("harmed");
    fs.cpSync(sound, folder, { recursive: true });
    fs.rmSync(path.join(folder, "harbour/2031-02-04/r2"), { recursive: true });
    const again = archiveIn(folder);
    expect((await again.add(contents("2031-03-04"))).info.sequence).toBe(4);
    expect(again.verify().map((d) => d.what)).toEqual(["snapshot number 3 of the chain is missing"]);
  });

  it("has its HEAD built anew where that is lost", async () => {
    const folder = emptyFolder("harmed");
    fs.cpSync(sound, folder, { recursive: true });
    fs.rmSync(path.join(folder, "harbour/HEAD"));
    const again = archiveIn(folder);
    await again.tidy();
    expect(fs.readFileSync(path.join(folder, "harbour/HEAD"))).toEqual(fs.readFileSync(path.join(sound, "harbour/HEAD")));
    expect(again.verify()).toEqual([]);
  });
});
