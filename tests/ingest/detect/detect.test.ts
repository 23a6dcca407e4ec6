import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { detect } from "../../../src/ingest/detect.ts";

const of = (text: string) => new TextEncoder().encode(text);
const zip = (...names: readonly string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8("x")])));

describe("a document is told by its content, not by its name", () => {
  it.each([
    ["pdf", "plan.html", of("%PDF-1.7\n…")],
    ["pdf", "plan.pdf", of("\r\n%PDF-1.4\n")],
    ["html", "plan.txt", of("<!DOCTYPE html><html><body><table><tr><td>H1</table>")],
    ["html", "plan.xls", of("\ufeff\n<table><tr><td>H1</table>")],
    ["html", "plan.html", of('<?xml version="1.0"?><html xmlns="x"><body/></html>')],
    ["page-text", "plan.html", of("\n\n## Harbour Plan\n\n02/03/2021\n\nRef\tAction\n<b>Sheds</b>\t\nH1\t<p>Paint</p>\n")],
    ["page-text", "plan.md", of("# Harbour Plan\n\n| Ref | Action |\n| --- | --- |\n| H1 | Paint |\n")],
    ["docx", "plan.pdf", zip("[Content_Types].xml", "word/document.xml")],
    ["xlsx", "plan.csv", zip("xl/workbook.xml", "xl/worksheets/sheet1.xml")],
    ["csv", "plan.txt", of("Ref,Action\nH1,Paint\nH2,Sweep\n")],
    ["csv", "plan.txt", of("Ref\tAction\nH1\tPaint\nH2\tSweep\n")],
    ["mail", "plan.htm", of("MIME-Version: 1.0\nContent-Type: multipart/related\n")],
    ["page-text", "plan.txt", of(`Harbour Plan\n\nRef\tAction\tOwner\tDue\n${"H1\tPaint\tM. Tench\nHarbours\tMay 2021\n".repeat(3)}`)],
    ["csv", "plan.csv", of('Ref;Action\nH1;"<b> is a tag"\n')],
  ])("%s, though called %s", (kind, name, bytes) => {
    expect(detect(bytes, name)).toBe(kind);
  });

  it.each([
    ["is empty", new Uint8Array()],
    ["nothing but white space", of(" \n\t ")],
    ["plain text without a table", of("Minutes of the meeting.\n")],
    [
      "plain text without a table .text taken out of a document, its columns lost",
      of("Owner\nPaint the sheds, the piers and the quay.\nSweep, then wash.\nA. Tench\nThe quay\nOil, wax, dry, and wait\n"),
    ],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])],
    ["rich text", of("{\\rtf1 hello}")],
    ["before 2007", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    [
      "encrypted by a password or a sensitivity label",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...[..."EncryptedPackage"].flatMap((x) => [x.charCodeAt(0), 0])]),
    ],
    ["OpenDocument", zip("mimetype", "content.xml")],
    ["PowerPoint", zip("ppt/presentation.xml")],
    ["without a Word document or an Excel workbook", zip("readme.txt")],
    ["damaged zip", of("PK\u0003\u0004 and no more")],
    ["binary file", new Uint8Array([1, 2, 0, 3, 0, 0, 0, 1, 9, 200, 0, 7])],
  ])("and one that no plan is read from is named: %s", (words, bytes) => {
    expect(() => detect(bytes, "plan.pdf")).toThrow(new RegExp(`^plan\\.pdf [^\\n]*${words}[^\\n]*$`));
  });
});
