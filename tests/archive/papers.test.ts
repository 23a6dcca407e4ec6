import { deflateSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { archiveIn, contents, emptyFolder } from "./sample.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("what a paper is", async () => {
  const archive = archiveIn(emptyFolder("papers"));
  const { info } = await archive.add(contents("2031-01-04"));
  await archive.add(contents("2031-02-04"));
  await archive.addPapers("2031-01-04", [{ name: "later.html", bytes: bytes("later") }]);
  const digest = info.editionDigest;
  const spaced = digest.replace(/.{8}/g, "$& ");
  const deflated = deflateSync(bytes(`(edition-digest:${digest}) Tj`));
  const pdf = Buffer.concat([bytes("%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode>>\nstream\r\n"), deflated, bytes("\nendstream\nendobj")]);

  it("is archived where the bytes are equal", () => {
    const found = archive.verifyPaper(bytes("<p>paper of plan of 2031-01-04</p>"));
    expect(found).toMatchObject({ kind: "archived", paper: "board.html", snapshot: { date: "2031-01-04" } });
  });

  it("is issued later where it was recorded so", () => {
    expect(archive.verifyPaper(bytes("later"))).toMatchObject({ kind: "issued-later", paper: "later.html" });
  });

  it.each([
    ["HTML", bytes(`<p>Edition digest <code>${spaced}</code></p>`)],
    ["HTML with mark-up in between", bytes(`<p>${digest.slice(0, 20)}<wbr>${digest.slice(20)}</p>`)],
    ["a PDF's packed stream", pdf],
    ["a PDF's open metadata", bytes(`%PDF-1.7\n<pdf:Keywords>edition-digest:${digest}</pdf:Keywords>`)],
    ["Word", zipSync({ "word/document.xml": bytes(`<w:t>${digest.slice(0, 30)}</w:t><w:t>${digest.slice(30)}</w:t>`) })],
  ])("is a known edition with other bytes where its digest is found in %s", (_name, paper) => {
    expect(archive.verifyPaper(paper)).toMatchObject({ kind: "known-edition", snapshot: { date: "2031-01-04" } });
  });

  it("is unknown where no digest of this archive is in it", () => {
    expect(archive.verifyPaper(bytes("another paper")).kind).toBe("unknown");
    expect(archive.verifyPaper(bytes(digest.slice(1))).kind).toBe("unknown");
  });
});
