import { CannotUse } from "../../model/outcome.ts";
import { htmlToSource } from "../html/html.ts";
import type { IngestOptions, SourceDocument } from "../table.ts";
import { bytesAsLetters, decodeText } from "../text/decode.ts";
import { type MimePart, mimeParts } from "./mime.ts";

/** Reads a web archive (.mht, as Word and browsers save a page in one file) or a mail whose text holds the plan: its HTML part, nothing else. */
export function readMail(bytes: Uint8Array, options: IngestOptions): SourceDocument {
  const parts = mimeParts(bytesAsLetters(bytes));
  const pages = parts.filter((part) => part.type === "text/html" && part.file === null);
  const page = pages.find(holdsTable) ?? pages[0];
  const attached = parts.flatMap((part) => (part.file !== null && ATTACHED.test(part.file) ? [part.file] : []));
  const instead = attached.length === 0 ? "save the page as HTML, or the plan by itself" : `save ${attached.join(", ")} and give that`;
  if (page === undefined) throw new CannotUse(`${options.name} is a mail or a web archive without a page in it: ${instead}.`);
  if (!holdsTable(page) && attached.length > 0) throw new CannotUse(`${options.name} is a mail whose text holds no table: ${instead}.`);
  return { ...htmlToSource(decodeText(page.body, page.charset), options), mediaType: "multipart/related" };
}

const ATTACHED = /\.(pdf|docx?|docm|xlsx?|xlsm|csv|html?)$/i;

function holdsTable(page: MimePart): boolean {
  return /<(table|dl)\b|role=["']?(grid|table)\b/i.test(bytesAsLetters(page.body));
}
