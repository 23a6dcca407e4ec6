import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { archiveIn, contents, emptyFolder } from "./sample.ts";

const file = (archive: Archive) => path.join(archive.folder, "harbour", ".history.json");

async function remembering(): Promise<Archive> {
  const archive = archiveIn(emptyFolder("remembered"));
  await archive.add(contents("2031-01-04"));
  await archive.remember("harbour", "as asked", { made: "of January" });
  return archive;
}

describe("what was made of a series of editions", () => {
  it("is given again for the same series, asked for in the same way", async () => {
    const archive = await remembering();
    expect(archive.remembered("harbour", "as asked")).toEqual({ made: "of January" });
    expect(archive.remembered("harbour", "otherwise")).toBeNull();
  });

  it("is not given once the series has another edition", async () => {
    const archive = await remembering();
    await archive.add(contents("2031-02-04"));
    expect(archive.remembered("harbour", "as asked")).toBeNull();
  });

  it("is not given once a paper was written later, or an edition has a newer revision", async () => {
    const archive = await remembering();
    await archive.addPapers("2031-01-04", [{ name: "later-paper.html", bytes: new TextEncoder().encode("<p>later</p>") }]);
    expect(archive.remembered("harbour", "as asked")).toBeNull();
  });

  it("is not given where a byte of it differs", async () => {
    const archive = await remembering();
    const kept = fs.readFileSync(file(archive), "utf8");
    fs.writeFileSync(file(archive), kept.replace("of January", "of Jenuary"));
    expect(archive.remembered("harbour", "as asked")).toBeNull();
  });

  it("is told by verify where a byte of it was flipped, cut or added, or it was swapped for another's", async () => {
    const archive = await remembering();
    await archive.add(contents("2031-01-04", "another plan", {}, "quay"));
    await archive.keep("harbour", "as asked", { kept: "of January" });
    expect(archive.verify()).toEqual([]);
    const whole = fs.readFileSync(file(archive));
    const told = [{ where: "harbour/.history.json", what: expect.stringContaining("can be deleted") }];
    for (const at of [0, 63, 64, 65, 128, 129, 130, whole.length - 1]) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      fs.writeFileSync(file(archive), flipped);
      expect(archive.verify(), `byte ${at}`).toEqual(told);
    }
    for (const other of [whole.subarray(0, 70), Buffer.concat([whole, Buffer.from(" ")]), Buffer.alloc(0)]) {
      fs.writeFileSync(file(archive), other);
      expect(archive.verify()).toEqual(told);
    }
    fs.copyFileSync(path.join(archive.folder, "harbour", ".series.json"), file(archive));
    expect(archive.verify()).toEqual(told);
    fs.writeFileSync(path.join(archive.folder, "quay", ".history.json"), whole);
    fs.rmSync(file(archive));
    expect(archive.verify().map((d) => d.where)).toEqual(["quay/.history.json"]);
  });

  it("is no part of the archive: it may be there, cut off or deleted", async () => {
    const archive = await remembering();
    expect(archive.verify()).toEqual([]);
    fs.truncateSync(file(archive), 70);
    expect(archive.remembered("harbour", "as asked")).toBeNull();
    fs.rmSync(file(archive));
    expect(archive.remembered("harbour", "as asked")).toBeNull();
    expect(archive.verify()).toEqual([]);
  });

  it("goes when an edition that it quotes is disposed of", async () => {
    const archive = await remembering();
    await archive.dispose("2031-01-04", { reason: "retention has ended", by: "Ada Quill", quotingToo: false });
    expect(fs.existsSync(file(archive))).toBe(false);
  });
});
