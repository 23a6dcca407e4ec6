import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { machinePorts } from "../../src/archive/machine.ts";
import { openArchive } from "../../src/archive/store.ts";
import { faultWords } from "../../src/cli/fault.ts";
import { CannotUse } from "../../src/model/outcome.ts";
import { writeFiles } from "../../src/pipeline/write-files.ts";
import { changing, failing, quickDisk } from "./frozen.ts";
import { archiveIn, contents, emptyFolder, staged, tree } from "./sample.ts";

describe("a disk in trouble", () => {
  it.each([
    ["write", "ENOSPC", /nothing was archived: the archive .* \(ENOSPC\): the disk is full/],
    ["write", "EDQUOT", /quota/],
    ["create", "EACCES", /may not write there/],
    ["makeFolder", "EROFS", /read-only/],
    ["syncFile", "EIO", /cannot be reached/],
    ["create", "ESTALE", /cannot be reached/],
    ["rename", "EIO", /cannot be reached/],
    ["rename", "EACCES", /may not write there/],
    ["syncFolder", "EIO", /cannot be reached/],
    ["create", "ENAMETOOLONG", /too long/],
    ["list", "EHOSTDOWN", /cannot be reached/],
    ["read", "EIO", /cannot be reached/],
  ] as const)("%s fails with %s: one clear line, the archive as before", async (call, code, line) => {
    const folder = emptyFolder("trouble");
    await archiveIn(folder).add(contents("2031-01-04"));
    const before = tree(folder);
    const broken = archiveIn(folder, { disk: failing(call, code) });
    const error = await broken.add(contents("2031-02-04")).then(
      () => null,
      (e: unknown) => e as Error,
    );
    expect(error?.message).toMatch(line);
    expect(error?.message).not.toContain("\n");
    expect(tree(folder)).toEqual(before);
    expect(archiveIn(folder).verify()).toEqual([]);
    await archiveIn(folder).add(contents("2031-02-04"));
    if (call !== "list") expect(staged(folder)).toEqual([]); // what cannot be listed cannot be removed, and this process still lives
  });

  it("is told where the share was disconnected in the middle and left the empty folder it was mounted on", async () => {
    const folder = emptyFolder("trouble");
    await archiveIn(folder).add(contents("2031-01-04"));
    const archive = archiveIn(folder);
    fs.renameSync(folder, `${folder}-away`);
    fs.mkdirSync(folder);
    await expect(archive.add(contents("2031-02-04"))).rejects.toThrow(/was there when this run began and is there no longer/);
    await expect(archive.tidy()).rejects.toThrow(/there no longer/);
    expect(fs.readdirSync(folder)).toEqual([]);
    fs.rmdirSync(folder);
    fs.renameSync(`${folder}-away`, folder);
    expect((await archive.add(contents("2031-02-04"))).info.sequence).toBe(2);
  });

  it("fails at any one call, and the archive is as before or has the edition", async () => {
    for (const call of changing) {
      for (let nth = 0, more = true; more; nth++) {
        const folder = emptyFolder("trouble");
        await archiveIn(folder).add(contents("2031-01-04"));
        let seen = 0;
        const disk = failing(call, "EIO", () => seen++ === nth);
        const done = await archiveIn(folder, { disk })
          .add(contents("2031-02-04"))
          .then(() => true)
          .catch(() => false);
        const archive = archiveIn(folder);
        expect(archive.verify(), `${call} ${nth}`).toEqual([]);
        if (done) expect(archive.list(), `${call} ${nth}`).toHaveLength(2);
        more = seen > nth;
        fs.rmSync(folder, { recursive: true });
      }
    }
  });

  it("is named where the folder is a file", async () => {
    const file = path.join(emptyFolder("trouble"), "archive");
    fs.writeFileSync(file, "");
    await expect(archiveIn(file).add(contents("2031-01-04"))).rejects.toThrow(/nothing was archived/);
  });
});

describe("a folder for papers that cannot be written to", () => {
  const paper = { name: "board.html", bytes: new TextEncoder().encode("x") };

  it("is named in one line, where a file stands in its place", () => {
    const folder = emptyFolder("output");
    fs.writeFileSync(path.join(folder, "output"), "");
    const line = /^board\.html was not written: the folder .*output.harbour \(E\w+\): .* file.*; name another folder$/;
    expect(() => writeFiles(path.join(folder, "output", "harbour"), [paper])).toThrow(line);
    expect(fs.readdirSync(folder)).toEqual(["output"]);
  });

  it("whose path no disk takes is named shortened", () => {
    const folder = path.join(emptyFolder("output"), "x".repeat(5000));
    expect(() => writeFiles(folder, [paper])).toThrow(
      /^board\.html was not written: the folder .{0,300}: the path is too long for this disk/,
    );
  });

  it("as any other system error is no fault of the program", () => {
    const error = Object.assign(new Error("EROFS: read-only file system, open '/media/x'"), { code: "EROFS", path: "/media/x" });
    expect(faultWords(error)).toBe("/media/x (EROFS): the disk is read-only; name another folder");
    expect(faultWords(new CannotUse("plan\nof June.html holds no table"))).toBe("plan of June.html holds no table");
    expect(faultWords(new TypeError("x is not a function"))).toMatch(/^stopped by a fault of its own/);
  });
});

describe("on Windows", () => {
  const windows = { windows: true, sleep: async () => {} };

  it("a folder that cannot be synced is passed over", async () => {
    const disk = failing("syncFolder", "EPERM");
    await archiveIn(emptyFolder("windows"), { ...windows, disk }).add(contents("2031-01-04"));
    await expect(archiveIn(emptyFolder("linux"), { disk }).add(contents("2031-01-04"))).rejects.toThrow(/EPERM/);
    const other = failing("syncFolder", "EIO");
    await expect(archiveIn(emptyFolder("windows"), { ...windows, disk: other }).add(contents("2031-01-04"))).rejects.toThrow(/EIO/);
  });

  it.each(["EPERM", "EACCES", "EBUSY"])("a rename held up by %s is tried again for 10 s, and no longer", async (code) => {
    let clock = Date.parse("2031-01-04T10:00:00Z");
    const sleep = async (milliseconds: number): Promise<void> => {
      clock += milliseconds;
    };
    const ports = { windows: true, now: () => new Date(clock), sleep };
    const held = { ...ports, disk: failing("rename", code, () => true, 20) };
    await archiveIn(emptyFolder("windows"), held).add(contents("2031-01-04"));
    const began = clock;
    const stuck = { ...ports, disk: failing("rename", code, (at) => String(at).endsWith("bag")) };
    await expect(archiveIn(emptyFolder("windows"), stuck).add(contents("2031-01-04"))).rejects.toThrow(new RegExp(code));
    expect(clock - began).toBeGreaterThanOrEqual(10_000);
    expect(clock - began).toBeLessThan(15_000);
  });

  it("names that Windows forbids are changed, long ones cut, and nothing is lost", async () => {
    const archive = archiveIn(emptyFolder("windows"));
    const source = { name: `CON ${"x".repeat(300)}: a?b.pdf`, bytes: new TextEncoder().encode("x") };
    const papers = [{ name: "aux.pdf", bytes: new Uint8Array([1]) }];
    await archive.add({ ...contents("2031-01-04"), source, papers });
    const names = [...tree(archive.folder).keys()];
    expect(names.every((n) => n.length < 160 && !/[<>:"|?*]/.test(n))).toBe(true);
    expect(names).toContain("harbour/2031-01-04/r1/data/papers/_aux.pdf");
    expect(archive.verify()).toEqual([]);
  });
});

describe("a folder with spaces and umlauts", () => {
  it("holds an archive like any other", async () => {
    const archive = archiveIn(path.join(emptyFolder("umlaut"), "Maßnahmen Überblick – 2031"));
    await archive.add({ ...contents("2031-01-04"), source: { name: "Maßnahmen für März.pdf", bytes: new Uint8Array([1]) } });
    expect(archive.verify()).toEqual([]);
    expect(archive.read("2031-01-04").source.bytes).toEqual(Buffer.from([1]));
  });
});

describe("two runs at once", () => {
  it("both come in, one after the other, whatever they bring", async () => {
    const folder = emptyFolder("two");
    const dates = ["2031-01-04", "2031-02-04", "2031-01-04", "2031-03-04", "2031-02-04", "2031-01-04"];
    const runs = dates.map((date, i) => archiveIn(folder).add(contents(date, `words of run ${i}`)));
    const done = await Promise.all(runs);
    expect(done.map((d) => d.info.sequence).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(archiveIn(folder).verify()).toEqual([]);
  });

  it("with the same edition: one archives it, the other finds it there", async () => {
    const folder = emptyFolder("two");
    const done = await Promise.all([1, 2, 3].map(() => archiveIn(folder).add(contents("2031-01-04"))));
    expect(done.filter((d) => !d.already)).toHaveLength(1);
    expect(archiveIn(folder).list()).toHaveLength(1);
  });

  const script = fileURLToPath(new URL("crash-child.mjs", import.meta.url));
  const built = fs.existsSync(fileURLToPath(new URL("../../dist/archive/store.js", import.meta.url)));

  it.skipIf(!built)("as processes of their own, give a sound chain without a gap", async () => {
    const folder = emptyFolder("two");
    const ends = [0, 1, 2].map(
      () => new Promise((end) => spawn(process.execPath, [script, folder, "4"], { stdio: "ignore" }).on("exit", end)),
    );
    expect(await Promise.all(ends)).toEqual([0, 0, 0]);
    expect(archiveIn(folder).list()).toHaveLength(12);
    expect(archiveIn(folder).verify()).toEqual([]);
    expect(staged(folder)).toEqual([]);
  });

  it("a run that hangs holds others up for a while only, and they say so", async () => {
    const folder = emptyFolder("two");
    const real = machinePorts();
    await archiveIn(folder).add(contents("2031-01-04"));
    const hanging = path.join(folder, ".staging", `${real.processes.machine}_${process.ppid}_${real.processes.startOf(process.ppid)}_a1`);
    fs.mkdirSync(hanging);
    fs.writeFileSync(path.join(hanging, "adding"), "");
    const impatient = openArchive(folder, { ...real, disk: quickDisk(), sleep: async () => {} });
    await expect(impatient.add(contents("2031-02-04"))).rejects.toThrow(/another run is writing/);
    const old = new Date(Date.now() - 120_000);
    fs.utimesSync(path.join(hanging, "adding"), old, old);
    await impatient.add(contents("2031-02-04"));
    expect(impatient.list()).toHaveLength(2);
  });
});

describe("staging", () => {
  it("of a run that archived nothing leaves no archive behind, an empty folder as it was, and another run's alone", async () => {
    const parent = emptyFolder("nothing");
    const fresh = path.join(parent, "archive");
    const [one, other] = [await archiveIn(fresh).scratch(), await archiveIn(fresh).scratch()];
    other.done();
    expect(fs.existsSync(one.folder)).toBe(true);
    one.done();
    expect(fs.readdirSync(parent)).toEqual([]);
    (await archiveIn(parent).scratch()).done();
    expect(fs.readdirSync(parent)).toEqual([]);
  });

  it("is made again where the run before takes the empty folder away in that moment", async () => {
    const real = machinePorts();
    const folder = path.join(emptyFolder("moment"), "archive");
    let taken = false;
    const makeFolder = (at: string) => {
      if (!taken && path.basename(path.dirname(at)) === ".staging") {
        taken = true;
        fs.rmdirSync(path.dirname(at));
        fs.rmdirSync(folder);
      }
      real.disk.makeFolder(at);
    };
    const staging = await openArchive(folder, { ...real, disk: { ...real.disk, makeFolder } }).scratch();
    expect(fs.existsSync(staging.folder)).toBe(true);
  });

  it("of killed runs goes with the next run, of living ones stays", async () => {
    const folder = emptyFolder("staging");
    const archive = archiveIn(folder);
    const mine = await archive.scratch();
    const dead = path.join(folder, ".staging", `${machinePorts().processes.machine}_4999999_1_b2`);
    fs.mkdirSync(path.join(dead, "upload"), { recursive: true });
    fs.writeFileSync(path.join(dead, "upload/plan.pdf"), "words of a plan");
    await archiveIn(folder).tidy();
    expect(staged(folder)).toEqual([path.basename(mine.folder)]);
    expect(fs.statSync(mine.folder).mode & 0o777).toBe(0o700);
    mine.done();
    expect(staged(folder)).toEqual([]);
  });
});
