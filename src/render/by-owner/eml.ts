import type { Paper } from "../blocks.ts";
import { paperWords } from "../words.ts";

/** A draft that mail programs open for sending (X-Unsent); it has no address, no date and nothing is sent. */
export function emlOf(paper: Paper, owner: string): string {
  const headers = [
    "To: ",
    `Subject: ${encoded(paper.head.title)}`,
    "X-Unsent: 1",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
  ];
  return `${headers.join("\r\n")}\r\n\r\n${folded(base64(bodyOf(paper, owner)))}\r\n`;
}

function bodyOf(paper: Paper, owner: string): string {
  const lines = paperWords({ ...paper, head: { ...paper.head, facts: [], organisation: null, board: null } });
  const marking = paper.head.marking === null ? [] : [paper.head.marking, ""];
  return [...marking, `To ${owner}`, "", ...lines, ""].join("\r\n").replace(/\u00a0/g, " ");
}

/** An encoded word (RFC 2047) where the subject has letters beyond ASCII. */
function encoded(subject: string): string {
  const plain = subject.replace(/[\u00a0\r\n]+/g, " ");
  return /^[\x20-\x7e]*$/.test(plain) ? plain : `=?utf-8?B?${base64(plain)}?=`;
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}

function folded(text: string): string {
  return text.replace(/(.{76})/g, "$1\r\n").trimEnd();
}
