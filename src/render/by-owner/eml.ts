import { inlineWords, type Line, type Paper, type PaperBlock, recWords, type TableRow } from "../blocks.ts";

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

/** The paper as a letter: what a table says in columns, a letter says under one another. */
function bodyOf(paper: Paper, owner: string): string {
  const { marking, draft, title } = paper.head;
  const above = [marking, draft].filter((line) => line !== null);
  const lines = [...above, ...(above.length === 0 ? [] : [""]), `To ${owner}`, "", title, ...paper.blocks.flatMap(blockLines)];
  return [...lines, ...(marking === null ? [] : ["", marking]), ""].join("\r\n").replace(/\u00a0/g, " ");
}

function blockLines(block: PaperBlock): string[] {
  if (block.kind === "paragraph") return ["", block.inlines.map(inlineWords).join("")];
  if (block.kind !== "table") return [];
  const columns = block.columns.map((c) => c.heading);
  return block.groups.flatMap((g) => [
    ...(g.heading === null ? [] : ["", g.heading.map(inlineWords).join("")]),
    ...g.rows.flatMap((row) => rowLines(row, columns)),
  ]);
}

const words = (lines: readonly Line[]): string[] => lines.map((line) => line.inlines.map(inlineWords).join("").trim());

/** "Rec 2.3: short name", then the plan's words, then the other columns by their headings. */
function rowLines({ cells }: TableRow, columns: readonly string[]): string[] {
  const [id, about, ...rest] = cells;
  const [name = "", ...more] = words(about?.lines ?? []);
  const figures = rest.map((cell, i) => `${columns[i + 2] ?? ""}: ${words(cell.lines).join(", ")}`);
  return ["", `${recWords(words(id?.lines ?? []).join(" "))}: ${name}`, ...[...more, figures.join("; ")].map((line) => `  ${line}`)];
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
