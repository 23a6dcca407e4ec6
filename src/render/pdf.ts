import type { Paper } from "./blocks.ts";
import { type Attachment, finish } from "./pdf-ua/finish.ts";

/** A paper as printed by the browser, finished as PDF/UA-1 and PDF/A: tags mended, properties the paper's own, the same bytes at any time. */
export async function finishPdf(
  printed: Uint8Array,
  paper: Paper,
  options: { readonly attachments: readonly Attachment[] },
): Promise<Uint8Array> {
  const { head } = paper;
  const headings = [head.title, ...paper.blocks.flatMap((b) => (b.kind === "heading" ? [b.text] : []))];
  const { bytes } = await finish(printed, {
    title: head.title,
    author: head.author,
    subject: head.subject,
    language: head.language,
    date: head.date,
    digest: head.editionDigest,
    headings,
    attachments: options.attachments,
  });
  return bytes;
}
