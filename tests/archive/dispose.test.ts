import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { openArchive } from "../../src/archive/store.ts";
import { deadProcess, frozenAt, Killed } from "./frozen.ts";
import { archiveIn, changesFrom, contents, emptyFolder, staged, tree } from "./sample.ts";

const order = { reason: "retention has ended", by: "Ada Quill", quotingToo: false };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** January, February compared with it, March compared with February, and later papers of January. */
async function filled(): Promise<Archive> {
  const archive = archiveIn(emptyFolder("dispose"));
  await archive.add(contents("2031-01-04", "the secret words"));
  const changes = changesFrom("2031-01-04", "2031-02-04");
  await archive.add(contents("2031-02-04", "second", { changes, comparedWith: ["harbour/2031-01-04/r1"] }));
  await archive.add(contents("2031-03-04", "third", { comparedWith: ["harbour/2031-02-04/r1"] }));
  await archive.addPapers("harbour/2031-01-04", [{ name: "later.html", bytes: bytes("later, of the secret words") }]);
  return archive;
}

describe("an edition that is disposed of", () => {
  it("leaves digest, who, when and why, and a chain that still verifies", async () => {
    const archive = await filled();
    const before = archive.resolve("2031-01-04");
    await archive.dispose("2031-01-04", order);
    expect(archive.verify()).toEqual([]);
    expect(archive.resolve("2031-01-04")).toEqual({ ...before, disposed: true });
    expect(archive.disposal("2031-01-04")).toMatchObject({ bagDigest: before.bagDigest, by: "Ada Quill", reason: "retention has ended" });
    expect(() => archive.read("2031-01-04")).toThrow(/was disposed of on .* by Ada Quill \(retention has ended\)/);
    expect(fs.readdirSync(path.join(archive.folder, "harbour/2031-01-04"))).toEqual(["r1", "r1-papers-1"]);
    expect((await archive.add(contents("2031-04-04"))).info.sequence).toBe(4);
    expect(archive.verify()).toEqual([]);
  });

  it("is listed beforehand with everything that quotes it", async () => {
    const archive = await filled();
    const parts = archive.quoting("2031-01-04").map((q) => `${q.name} ${q.part}`);
    expect(parts).toEqual([
      "harbour/2031-01-04/r1-papers-1 data/papers/later.html",
      "harbour/2031-02-04/r1 data/changes.json",
      "harbour/2031-02-04/r1 data/papers/board.html",
      "harbour/2031-02-04/r1 data/papers/board.json",
    ]);
  });

  it("is listed with its other revisions, and with later papers whose history still says what only it said", async () => {
    const archive = await filled();
    const history = (words: string) => ({
      papers: [
        { name: "board.html", bytes: bytes(`<p>first <b>${words}</b></p>`) },
        { name: "board.pdf", bytes: bytes("%PDF-1.7 drawn") },
        { name: "other.html", bytes: bytes("<p>third</p>") },
      ],
    });
    await archive.add(contents("2031-04-04", "fourth", history("the&nbsp;secret words")));
    await archive.add(contents("2031-05-04", "fifth", history("second")));
    await archive.add(contents("2031-01-04", "the secret words, corrected"));
    const parts = archive.quoting("2031-01-04/r1").map((q) => `${q.name} ${q.part}`);
    expect(parts).toEqual(
      expect.arrayContaining([
        "harbour/2031-04-04/r1 data/papers/board.html",
        "harbour/2031-04-04/r1 data/papers/board.pdf",
        "harbour/2031-01-04/r2 data/edition.json",
      ]),
    );
    expect(parts.join()).not.toMatch(/other\.html|2031-05-04|2031-03-04/);
    await archive.dispose("2031-01-04/r1", { ...order, quotingToo: true });
    expect(archive.verify()).toEqual([]);
    expect([...tree(archive.folder).values()].some((b) => /secret(&nbsp;| )words/.test(b.toString()))).toBe(false);
  });

  it("takes with it the parts that quote it where that is asked for, and nothing else", async () => {
    const archive = await filled();
    await archive.dispose("2031-01-04", { ...order, quotingToo: true });
    expect(archive.verify()).toEqual([]);
    expect([...tree(archive.folder).values()].some((b) => b.includes("the secret words"))).toBe(false);
    const second = archive.read("2031-02-04");
    expect(second.papers).toEqual([]);
    expect(second.changes).toBeNull();
    expect(second.edition.recommendations).toHaveLength(1);
    expect(archive.disposal("2031-02-04")?.removed.map((r) => r.path)).toContain("data/changes.json");
    expect(archive.read("2031-03-04").papers).toHaveLength(2);
    const digest = archive.resolve("2031-02-04").bagDigest;
    await archive.dispose("2031-02-04", order);
    expect(archive.resolve("2031-02-04").bagDigest).toBe(digest);
    expect(archive.verify()).toEqual([]);
  });

  it("records that those parts stay where it is not", async () => {
    const archive = await filled();
    const disposal = await archive.dispose("2031-01-04", order);
    expect(disposal.quotedIn).toContainEqual({ name: "harbour/2031-02-04/r1", part: "data/changes.json", disposed: false });
    expect(archive.read("2031-02-04").papers).toHaveLength(2);
  });

  it("is never the edition that the next one is compared with, and can come in again", async () => {
    const archive = await filled();
    await archive.dispose("2031-02-04", order);
    expect(archive.previous("harbour", "2031-03-04")?.date).toBe("2031-01-04");
    expect((await archive.add(contents("2031-02-04", "second"))).info.revision).toBe(2);
  });

  it("is disposed of once, with a reason and a name", async () => {
    const archive = await filled();
    await expect(archive.dispose("2031-01-04", { ...order, reason: " " })).rejects.toThrow(/--reason/);
    await archive.dispose("2031-01-04", order);
    await expect(archive.dispose("2031-01-04/r1", order)).rejects.toThrow(/already/);
  });

  it("is noticed where its tombstone is harmed or gone", async () => {
    const archive = await filled();
    await archive.dispose("2031-01-04", order);
    const tomb = path.join(archive.folder, "harbour/2031-01-04/r1");
    for (const file of fs.readdirSync(tomb).filter((f) => f.endsWith(".txt"))) {
      const at = path.join(tomb, file);
      const was = fs.readFileSync(at);
      fs.writeFileSync(at, Buffer.from(was).fill(was.readUInt8(3) ^ 0x20, 3, 4));
      expect(archive.verify().length, file).toBeGreaterThan(0);
      fs.writeFileSync(at, was);
    }
    expect(archive.verify()).toEqual([]);
    fs.rmSync(tomb, { recursive: true });
    expect(archive.verify().map((d) => d.what)).toContain("snapshot number 1 of the chain is missing");
  });

  it("is there whole or gone whole, at whatever call the program is killed", async () => {
    for (let n = 1, more = true; more; n++) {
      const archive = await filled();
      const frozen = frozenAt(n, false);
      const killed = openArchive(archive.folder, deadProcess(frozen.disk));
      await killed
        .dispose("2031-01-04", { ...order, quotingToo: true })
        .catch((e: unknown) => (e instanceof Killed ? null : Promise.reject(e)));
      expect(archive.verify(), `killed at ${n}`).toEqual([]);
      if (!archive.resolve("2031-01-04/r1").disposed) await archive.dispose("2031-01-04/r1", { ...order, quotingToo: true });
      else await archive.tidy();
      expect(archive.verify(), `after the next run, killed at ${n}`).toEqual([]);
      expect(staged(archive.folder)).toEqual([]);
      expect([...tree(archive.folder).values()].some((b) => b.includes("the secret words"))).toBe(false);
      fs.rmSync(archive.folder, { recursive: true });
      more = frozen.calls() >= n;
    }
  }, 300_000);
});
