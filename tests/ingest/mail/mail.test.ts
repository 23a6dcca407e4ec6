import { describe, expect, it } from "vitest";
import { detect } from "../../../src/ingest/detect.ts";
import { readMail } from "../../../src/ingest/mail/mail.ts";
import { cellText, type SourceDocument } from "../../../src/ingest/table.ts";

const bytesOf = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const read = (text: string) => readMail(bytesOf(text), { name: "plan.mht" });
const rows = (doc: SourceDocument): string[][] =>
  doc.blocks.flatMap((b) => (b.kind === "table" ? b.rows.map((r) => r.cells.map(cellText)) : []));

const archive = (...parts: readonly [headers: string, body: string][]) =>
  `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="=_x"\r\n\r\nA Web Archive.\r\n\r\n${parts
    .map(([headers, body]) => `--=_x\r\n${headers}\r\n\r\n${body}\r\n`)
    .join("")}--=_x--\r\n`;
const QUOTED = "Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=";

describe("a web archive", () => {
  it("is read as the page in it, whatever it is packed with", () => {
    const page = "<table><tr><td>Ref<td>Action</tr><tr><td>H1<td>Paint =\r\nthe shed =96 twice</table>";
    const text = archive([`${QUOTED}windows-1252`, page], ["Content-Type: image/png", "x"]);
    expect(detect(bytesOf(text), "plan.mht")).toBe("mail");
    expect(rows(read(text))).toEqual([
      ["Ref", "Action"],
      ["H1", "Paint the shed \u2013 twice"],
    ]);
    const packed = btoa("<table><tr><td>Ref<td>Action</tr><tr><td>H1<td>Paint</table>").replace(/.{20}/g, "$&\r\n");
    expect(rows(read(archive(["Content-Type: text/html\r\nContent-Transfer-Encoding: base64", packed])))[1]).toEqual(["H1", "Paint"]);
  });

  it("with frames gives the page that holds the table", () => {
    const frames: [string, string] = [`${QUOTED}utf-8`, "<frameset><frame src=sheet1.htm></frameset>"];
    expect(rows(read(archive(frames, [`${QUOTED}utf-8`, "<table><tr><td>H1<td>Paint</table>"])))).toEqual([["H1", "Paint"]]);
  });
});

describe("a mail", () => {
  it("with the plan attached is refused in one line that names the plan", () => {
    const letter: [string, string] = [`${QUOTED}utf-8`, "<p>Please find the plan attached.</p>"];
    const text = archive(letter, ['Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="Plan May.pdf"', "x"]);
    expect(() => read(text)).toThrow("plan.mht is a mail whose text holds no table: save Plan May.pdf and give that.");
  });

  it("of plain text alone is refused", () => {
    expect(() => read("Message-ID: <1>\r\nContent-Type: text/plain\r\n\r\nH1 Paint")).toThrow(
      /without a page in it: save the page as HTML/,
    );
  });
});
