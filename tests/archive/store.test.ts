import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { editionDigest } from "../../src/archive/store.ts";
import { archiveIn, contents, decision, emptyFolder, staged, tree } from "./sample.ts";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("an edition in the archive", () => {
  it("is read back as it was put in", async () => {
    const archive = archiveIn(emptyFolder());
    const given = contents("2031-01-04");
    const { info, already } = await archive.add(given);
    expect(already).toBe(false);
    expect(info).toMatchObject({ plan: "harbour", date: "2031-01-04", revision: 1, sequence: 1, previous: null, disposed: false });
    const read = archive.read("harbour/2031-01-04");
    expect(read.edition).toEqual(given.edition);
    expect(text(read.source.bytes)).toBe("plan of 2031-01-04");
    expect(read.papers.map((p) => p.name)).toEqual(["board.html", "board.json"]);
    expect(read.retention).toEqual(given.retention);
    expect(archive.verify()).toEqual([]);
  });

  it("that comes in again changes nothing", async () => {
    const folder = emptyFolder();
    const archive = archiveIn(folder);
    await archive.add(contents("2031-01-04"));
    const before = tree(folder);
    const again = await archive.add({ ...contents("2031-01-04"), papers: [] });
    expect(again).toMatchObject({ already: true, info: { revision: 1 } });
    expect(tree(folder)).toEqual(before);
    expect(staged(folder)).toEqual([]);
  });

  it("with other contents or decisions on the same date is a new revision, the old one kept", async () => {
    const archive = archiveIn(emptyFolder());
    await archive.add(contents("2031-01-04"));
    const other = await archive.add(contents("2031-01-04", "mended plan"));
    const decided = await archive.add({ ...contents("2031-01-04", "mended plan"), decisions: [decision("d1")] });
    expect([other.info.revision, decided.info.revision]).toEqual([2, 3]);
    expect(archive.resolve("2031-01-04").revision).toBe(3);
    expect(text(archive.read("2031-01-04/r1").source.bytes)).toBe("plan of 2031-01-04");
    expect(archive.verify()).toEqual([]);
  });

  it("is chained in order of archiving, whatever its date", async () => {
    const archive = archiveIn(emptyFolder());
    const first = await archive.add(contents("2031-03-04"));
    const late = await archive.add(contents("2031-01-04"));
    expect(late.info).toMatchObject({ sequence: 2, previous: first.info.bagDigest });
    expect(archive.list().map((i) => i.date)).toEqual(["2031-01-04", "2031-03-04"]);
    expect(archive.previous("harbour", "2031-03-04")?.date).toBe("2031-01-04");
    expect(archive.latest("harbour")?.date).toBe("2031-03-04");
    expect(archive.resolve("previous").date).toBe("2031-01-04");
    expect(archive.previous("harbour", "2031-01-04")).toBeNull();
    expect(archive.verify()).toEqual([]);
    expect((await archive.add(contents("2031-02-04"))).info).toMatchObject({ sequence: 3, previous: late.info.bagDigest });
    expect(archive.verify()).toEqual([]);
  });

  it("has an edition digest that no paper changes and every other part does", () => {
    const given = contents("2031-01-04");
    const digest = editionDigest(given);
    expect(editionDigest({ ...given, papers: [] } as typeof given)).toBe(digest);
    expect(editionDigest({ ...given, decisions: [decision("d1")] })).not.toBe(digest);
    expect(editionDigest({ ...given, source: { name: "x", bytes: new Uint8Array([1]) } })).not.toBe(digest);
  });

  it("lies in files for its owner alone", async () => {
    const folder = emptyFolder();
    await archiveIn(folder).add(contents("2031-01-04"));
    const modes = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).map((e) => {
      const mode = fs.statSync(path.join(e.parentPath, e.name)).mode & 0o777;
      return e.isDirectory() ? mode === 0o700 : mode === 0o600;
    });
    expect(modes.every((m) => m)).toBe(true);
  });

  it("cannot come without a date, nor under a name that no folder can have", async () => {
    const archive = archiveIn(emptyFolder());
    const undated = contents("2031-01-04");
    const edition = { ...undated.edition, edition: { ...undated.edition.edition, date: null } };
    await expect(archive.add({ ...undated, edition })).rejects.toThrow(/--date/);
    await expect(archive.add(contents("2031-01-04", "x", {}, "../up"))).rejects.toThrow(/--plan/);
    await expect(archive.add(contents("2031-01-04", "x", {}, "schemas"))).rejects.toThrow(/--plan/);
    expect(fs.readdirSync(archive.folder)).toEqual([]);
  });
});

describe("papers rendered later", () => {
  it("are kept beside the edition, once", async () => {
    const archive = archiveIn(emptyFolder());
    await archive.add(contents("2031-01-04"));
    const papers = [{ name: "board-2.html", bytes: new TextEncoder().encode("later") }];
    expect(await archive.addPapers("2031-01-04", papers)).toEqual({ name: "harbour/2031-01-04/r1-papers-1", already: false });
    expect(await archive.addPapers("2031-01-04", papers)).toEqual({ name: "harbour/2031-01-04/r1-papers-1", already: true });
    expect(archive.laterPapers("2031-01-04").map((l) => l.papers.map((p) => text(p.bytes)))).toEqual([["later"]]);
    expect((await archive.add(contents("2031-02-04"))).info.sequence).toBe(2);
    expect(archive.verify()).toEqual([]);
  });
});
