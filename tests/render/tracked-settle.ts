import { linesOf } from "./word-words.ts";

export type Choice = "accept" | "reject";

// Word's rules, on the XML alone: what is gone by the choice, and what stays without its markup.
const gone = { accept: "del", reject: "ins" } as const;
const stays = { accept: "ins", reject: "del" } as const;

const rowGone = (row: string, choice: Choice): boolean => new RegExp(`<w:trPr>(?:(?!</w:trPr>).)*<w:${gone[choice]} `, "s").test(row);

function settleRuns(xml: string, choice: Choice): string {
  return xml
    .replace(new RegExp(`<w:${gone[choice]} [^>/]*>[\\s\\S]*?</w:${gone[choice]}>`, "g"), "")
    .replace(new RegExp(`</?w:${stays[choice]}(?: [^>/]*)?>`, "g"), "")
    .replace(/<(\/?)w:delText/g, "<$1w:t");
}

// A paragraph whose end mark is gone runs on into the next one.
function settleParagraphs(cell: string, choice: Choice): string {
  const paragraphs = cell.match(/<w:p>[\s\S]*?<\/w:p>/g) ?? [];
  let text = "";
  for (const [i, p] of paragraphs.entries()) {
    text += linesOf(settleRuns(p.replace(/<w:pPr>[\s\S]*?<\/w:pPr>/, ""), choice)).join("");
    const markGone = new RegExp(`<w:pPr>(?:(?!</w:pPr>).)*<w:rPr><w:${gone[choice]} `, "s").test(p);
    if (i < paragraphs.length - 1 && !markGone) text += "\n";
  }
  return text;
}

/** The rows of a tracked table's body, cell by cell, once all changes are accepted or all rejected. */
export function settledRows(document: string, choice: Choice): string[][] {
  const table = document.slice(document.indexOf("<w:tbl>"), document.lastIndexOf("</w:tbl>"));
  const rows = (table.match(/<w:tr>[\s\S]*?<\/w:tr>/g) ?? []).slice(1).filter((row) => !rowGone(row, choice));
  return rows.map((row) => (row.match(/<w:tc>[\s\S]*?<\/w:tc>/g) ?? []).map((c) => settleParagraphs(c, choice)));
}
