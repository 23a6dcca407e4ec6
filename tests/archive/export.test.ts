import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { generateIdentity, identityToRecipient } from "age-encryption";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { parseManifest } from "../../src/archive/bag.ts";
import { digestFromManifest } from "../../src/archive/record.ts";
import { archiveIn, contents, emptyFolder, tree } from "./sample.ts";

const later = [{ name: "later.html", bytes: new TextEncoder().encode("later") }];

async function filled(): Promise<Archive> {
  const archive = archiveIn(emptyFolder("export"));
  await archive.add(contents("2031-02-04"));
  await archive.add(contents("2031-01-04"));
  await archive.addPapers("2031-02-04", later);
  await archive.add(contents("2031-01-09", "other", {}, "lighthouse"));
  return archive;
}

describe("an export", () => {
  it("of everything, taken into an empty archive, is the same archive to the byte", async () => {
    const from = await filled();
    const to = archiveIn(emptyFolder("import"));
    const taken = await to.importFrom(await from.exportTo(null));
    expect(taken.map((t) => t.already)).toEqual([false, false, false, false]);
    expect(tree(to.folder)).toEqual(tree(from.folder));
    expect(to.verify()).toEqual([]);
    expect((await to.importFrom(await from.exportTo(null))).every((t) => t.already)).toBe(true);
  });

  it("unpacked by any zip program, is an archive", async () => {
    const from = await filled();
    const to = archiveIn(emptyFolder("unzipped"));
    for (const [name, bytes] of Object.entries(unzipSync(await from.exportTo(null)))) {
      fs.mkdirSync(path.dirname(path.join(to.folder, name)), { recursive: true });
      fs.writeFileSync(path.join(to.folder, name), bytes);
    }
    expect(to.verify()).toEqual([]);
  });

  it("has the same bytes at any time", async () => {
    const from = await filled();
    const first = await from.exportTo("harbour/2031-02-04");
    await new Promise((later) => setTimeout(later, 1100));
    expect(await from.exportTo("harbour/2031-02-04")).toEqual(first);
  });

  it("of one edition comes into another archive's chain as a new link, edition digest and papers the same", async () => {
    const from = await filled();
    const to = archiveIn(emptyFolder("import"));
    await to.add(contents("2031-03-04"));
    const taken = await to.importFrom(await from.exportTo("harbour/2031-02-04"));
    expect(taken.map((t) => t.name)).toEqual(["harbour/2031-02-04/r1", "harbour/2031-02-04/r1-papers-1"]);
    expect(to.resolve("2031-02-04")).toMatchObject({ sequence: 2, editionDigest: from.resolve("harbour/2031-02-04").editionDigest });
    expect(to.laterPapers("2031-02-04")[0]?.papers).toHaveLength(1);
    expect(to.verify()).toEqual([]);
  });

  it("that was changed on its way is refused, and the archive is as before", async () => {
    const from = await filled();
    const files = unzipSync(await from.exportTo("harbour/2031-02-04"));
    files["harbour/2031-02-04/r1/data/edition.json"]?.fill(32, 5, 6);
    const to = archiveIn(emptyFolder("import"));
    await to.add(contents("2031-03-04"));
    const before = tree(to.folder);
    await expect(to.importFrom(zipSync(files))).rejects.toThrow(/edition\.json .* damaged; nothing was imported/);
    expect(tree(to.folder)).toEqual(before);
  });

  it("is refused where it is no export, and no name in it leads out of the archive", async () => {
    const to = archiveIn(emptyFolder("import"));
    await expect(to.importFrom(new TextEncoder().encode("no zip"))).rejects.toThrow(/no zip/);
    const slip = { "../../evil.txt": new Uint8Array([1]), "harbour/2031-01-04/r1/../../../../evil.txt": new Uint8Array([1]) };
    await expect(to.importFrom(zipSync(slip))).rejects.toThrow(/no archived edition/);
    expect(tree(to.folder).size).toBe(0);
  });

  it("whose digests are right and whose edition is none is refused: it would stop every run after it", async () => {
    const from = await filled();
    const files = unzipSync(await from.exportTo("lighthouse/2031-01-09"));
    const bag = "lighthouse/2031-01-09/r1";
    const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    const text = (name: string) => Buffer.from(files[`${bag}/${name}`] ?? []).toString("utf8");
    const put = (name: string, words: string) => {
      files[`${bag}/${name}`] = Buffer.from(words);
    };
    const relist = (list: string, name: string) =>
      put(list, text(list).replace(new RegExp(`^.{64}(?=  ${name}$)`, "m"), digest(Buffer.from(text(name)))));
    put("data/edition.json", "{}\n");
    relist("manifest-sha256.txt", "data/edition.json");
    const edition = digestFromManifest(parseManifest(text("manifest-sha256.txt")) ?? []);
    put("bag-info.txt", text("bag-info.txt").replace(/^(Edition-Digest: ).*$/m, `$1${edition}`));
    for (const name of ["manifest-sha256.txt", "bag-info.txt"]) relist("tagmanifest-sha256.txt", name);
    const to = archiveIn(emptyFolder("import"));
    await to.add(contents("2031-03-04"));
    const before = tree(to.folder);
    await expect(to.importFrom(zipSync(files))).rejects.toThrow(
      /lighthouse\/2031-01-09\/r1.*: this export is damaged; nothing was imported/,
    );
    expect(tree(to.folder)).toEqual(before);
  });

  it("with an edition that was disposed of, and that does not continue the chain here, is refused before anything is taken in", async () => {
    const from = await filled();
    await from.dispose("harbour/2031-02-04", { reason: "its time is over", by: "Mara Ostler", quotingToo: true });
    const zip = await from.exportTo("harbour");
    const to = archiveIn(emptyFolder("import"));
    await to.add(contents("2031-03-04"));
    const before = tree(to.folder);
    await expect(to.importFrom(zip)).rejects.toThrow(/was disposed of \(its time is over\) .* nothing was imported/);
    expect(tree(to.folder)).toEqual(before);
    const empty = archiveIn(emptyFolder("import"));
    await empty.importFrom(zip);
    expect(empty.verify()).toEqual([]);
  });

  it("that unpacks to hundreds of times its size is not unpacked", async () => {
    const to = archiveIn(emptyFolder("import"));
    const bomb = zipSync({ "harbour/2031-01-04/r1/data/paper.pdf": new Uint8Array(130_000_000) });
    await expect(to.importFrom(bomb)).rejects.toThrow(/unpacks to more than any archive/);
  });

  it("for a recipient is opened by that identity alone", async () => {
    const from = await filled();
    const identity = await generateIdentity();
    const locked = await from.exportTo("harbour", { recipients: [await identityToRecipient(identity)] });
    expect(Buffer.from(locked).includes("edition.json")).toBe(false);
    const to = archiveIn(emptyFolder("import"));
    await expect(to.importFrom(locked)).rejects.toThrow(/encrypted: give the identity/);
    await expect(to.importFrom(locked, { identities: [await generateIdentity()] })).rejects.toThrow(/cannot be opened/);
    await to.importFrom(locked, { identities: [identity] });
    expect(to.list("harbour")).toEqual(from.list("harbour"));
  });

  it("with a passphrase is opened by it", async () => {
    const from = await filled();
    const locked = await from.exportTo("harbour/2031-01-04", { passphrase: "four words of nonsense" });
    const to = archiveIn(emptyFolder("import"));
    await to.importFrom(locked, { passphrase: "four words of nonsense" });
    expect(to.list()).toHaveLength(1);
  });

  it("needs somebody to be encrypted for", async () => {
    const from = await filled();
    await expect(from.exportTo("harbour", {})).rejects.toThrow(/recipient/);
    await expect(from.exportTo("harbour", { recipients: ["age1nonsense"] })).rejects.toThrow(/no age recipient/);
  });
});
