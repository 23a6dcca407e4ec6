import type { Edition, Recommendation } from "../model/edition.ts";
import type { Finding } from "../model/finding.ts";
import { CannotUse, type Outcome } from "../model/outcome.ts";
import { slug } from "../model/text.ts";
import { account } from "./account.ts";
import { assemble } from "./assemble.ts";
import { withCards } from "./cards.ts";
import { claimsOf, looseClaims } from "./claims.ts";
import { readCover } from "./cover.ts";
import { dateOrder } from "./date-order.ts";
import { planDoubts } from "./doubts.ts";
import { draftIds } from "./ids.ts";
import { readTables } from "./read.ts";
import { draftToRecommendation, type Reading } from "./recommend.ts";
import { knownIds } from "./references.ts";
import type { IngestOptions, SourceDocument } from "./table.ts";
import { unlikelyCells } from "./unlikely.ts";

/** A document's bytes to an edition, with every doubt there was on the way. Throws `CannotUse` where there is no plan in it. */
export async function ingest(bytes: Uint8Array, options: IngestOptions): Promise<Outcome<Edition>> {
  const source = await witnessed(await readTables(bytes, options), bytes, options);
  return sourceToEdition(source, options, await sha256(bytes));
}

/** A PDF is read by an independent witness too; what differs is a finding. */
async function witnessed(source: SourceDocument, bytes: Uint8Array, options: IngestOptions): Promise<SourceDocument> {
  if (source.mediaType !== "application/pdf" || source.ocrPages.length > 0 || options.witness === false) return source;
  const { witnessFindings } = await import("./pdf/witness.ts");
  return { ...source, findings: [...source.findings, ...(await witnessFindings(bytes, source, options))] };
}

/** What was read, to an edition. */
export function sourceToEdition(read: SourceDocument, options: IngestOptions, digest: string): Outcome<Edition> {
  const source = withCards(read, options.columns ?? {});
  const cover = readCover(source, options);
  const found = assemble(source, options, cover);
  if (found.drafts.length === 0) throw new CannotUse(nothingFound(source, options.name));
  const { ids, findings: idDoubts } = draftIds(found);
  const order = dateOrder(found.drafts);
  const reading: Reading = { order, source, options, editionDate: cover.date, known: knownIds(found.numbered ? ids : []) };
  const made = found.drafts.map((draft, i) => draftToRecommendation(draft, ids[i] ?? "", reading));
  const recommendations = made.map((r) => r.value);
  const ledger = account(source, claimsOf(source, found, cover), looseClaims(found));
  const findings = [
    ...source.findings,
    ...cover.findings,
    ...idDoubts,
    ...order.findings,
    ...made.flatMap((r) => r.findings),
    ...planDoubts(found, recommendations),
    ...unlikelyCells(recommendations),
    ...ledger.findings,
  ];
  return { value: toEdition(cover, found.numbered, recommendations, findings, ledger, source, options, digest), findings };
}

function toEdition(
  cover: ReturnType<typeof readCover>,
  numbered: boolean,
  recommendations: Recommendation[],
  findings: Finding[],
  ledger: ReturnType<typeof account>,
  source: SourceDocument,
  options: IngestOptions,
  digest: string,
): Edition {
  const { title, date, marking } = cover;
  const file = { name: options.name, mediaType: source.mediaType, sha256: digest, pages: source.pages };
  const edition = {
    plan: options.plan ?? slug(title),
    title,
    date,
    marking,
    numbered,
    source: file,
    words: ledger.words,
    ledger: ledger.ledger,
  };
  return { schemaVersion: 1, edition, recommendations, findings };
}

function nothingFound(source: SourceDocument, name: string): string {
  const tables = source.blocks.filter((b) => b.kind === "table").length;
  const which = tables === 1 ? "its one table has no" : `none of its ${tables} tables has`;
  const what = tables === 0 ? "it has no table" : `${which} rows of recommendations with an owner, an update or a date beside them`;
  return `No table of recommendations was found in ${name}: ${what}. If it is a plan, name its column headings under "columns" in the configuration.`;
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, "0")).join("");
}
