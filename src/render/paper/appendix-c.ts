import type { FieldChange } from "../../model/change.ts";
import { longDay } from "../../model/day.ts";
import type { Decision, DecisionKind } from "../../model/decision.ts";
import type { FindingCode } from "../../model/finding.ts";
import { type PaperBlock, recWords } from "../blocks.ts";
import { and, atStart, be, capital, figure, inSentence, joined, type Piece, plural, quoted, rec, sentences } from "../wording.ts";
import { heading, plainParagraph, subheading } from "./cells.ts";
import { type Doubts, readingOf } from "./doubts.ts";
import { excerptAfter, excerptBefore } from "./excerpt.ts";
import type { Material } from "./facts.ts";
import { placeOfKind } from "./facts.ts";
import { furtherPoints } from "./points.ts";
import { meanings } from "./position-table.ts";
import { shorten } from "./shorten.ts";
import { markWords } from "./status-words.ts";
import type { View } from "./view.ts";

/** How the plan was read: account of words, doubts of reading as a count, corrections, changes without meaning, digests. */
export function appendixC(material: Material, doubts: Doubts, withMeanings: boolean): PaperBlock[] {
  const { view } = material;
  return [
    heading("Appendix C: how the plan was read", "appendix-c"),
    plainParagraph(
      sentences(accountWords(view), [
        "Ratings are derived from dates and words, and a plan’s own rating is printed beside them. A month counts to its last day.",
      ]),
    ),
    ...readingWords(doubts),
    ...(withMeanings ? meaningWords(view) : []),
    ...furtherPoints(view, doubts),
    ...corrections(view),
    ...cosmetic(view),
    ...lateEditions(view),
    ...digests(view),
  ];
}

const FORMATS: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "text/html": "HTML",
  "multipart/related": "a web archive",
  "text/plain": "text",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
};

function accountWords({ input, date }: View): Piece[] {
  const { source, words, marking } = input.edition.edition;
  const format = FORMATS[source.mediaType] ?? source.mediaType;
  const about = [
    format,
    ...(source.pages > 0 ? [`${source.pages} ${plural(source.pages, "page")}`] : []),
    ...(marking === null ? [] : [`marked ${marking}`]),
  ];
  const missing = words.source - words.placed;
  const lead = `The edition of ${longDay(date)} (${about.join(", ")})`;
  if (missing <= 0)
    return [
      `${lead} was read whole: each of its ${figure(words.source)} words has a place in the plan, in its headings and footers, or among the points listed.`,
    ];
  return [`${lead} has ${figure(words.source)} words; for ${figure(missing)} of them no place was found.`];
}

const readingKinds: Partial<Record<FindingCode, readonly [string, string]>> = {
  "shared-cell": ["cell shared by several recommendations", "cells shared by several recommendations"],
  "joined-rows": ["row joined over a page break", "rows joined over a page break"],
  "inferred-boundary": ["boundary between cells that had to be inferred", "boundaries between cells that had to be inferred"],
  "ambiguous-quarter": ["quarter that may be a financial one", "quarters that may be financial ones"],
  "month-first": ["date whose day and month may stand the other way round", "dates whose day and month may stand the other way round"],
  "inferred-year": ["year inferred from its neighbours", "years inferred from their neighbours"],
  "words-unaccounted": ["run of words without a place", "runs of words without a place"],
  "witness-differs": ["difference from a second reading", "differences from a second reading"],
  ocr: ["place read from a picture", "places read from pictures"],
  "strange-characters": ["place with characters of unknown meaning", "places with characters of unknown meaning"],
  "unknown-column": ["column of unknown meaning", "columns of unknown meaning"],
  "unlikely-cell": ["recommendation that looks cut or joined", "recommendations that look cut or joined"],
  "close-match": ["recommendation matched by likeness", "recommendations matched by likeness"],
  "hidden-text": ["hidden text", "hidden texts"],
  "decision-stale": ["correction whose words have changed since", "corrections whose words have changed since"],
};

function readingWords(doubts: Doubts): PaperBlock[] {
  const counts = Object.entries(readingKinds).map(([code, words]) => ({
    words,
    n: readingOf(doubts).filter((f) => f.code === code).length,
  }));
  const parts = counts.filter((c) => c.n > 0).map(({ words, n }) => `${inSentence(n)} ${n === 1 ? words[0] : words[1]}`);
  return parts.length === 0 ? [] : [plainParagraph("Noted in reading, and open to correction at the desk: ", ...and(parts), ".")];
}

function meaningWords(view: View): PaperBlock[] {
  const parts = meanings(view)
    .filter((m) => m.key !== "all")
    .map((m) => `${m.key === "open" ? "Open" : markWords[m.key as keyof typeof markWords]}: ${m.meaning}`);
  return [subheading("What the words of Table 1 mean", "meanings"), plainParagraph(`${parts.join("; ")}.`)];
}

/** What a person's decision did, in words; null for what is told elsewhere or concerns the paper alone. */
const done: Record<DecisionKind, ((d: Decision) => readonly Piece[]) | null> = {
  accept: (d) => [`a point was accepted as read${d.reason === null ? "" : ` (${d.reason})`}`],
  correct: (d) => [`${d.field ?? "field"} ${was(d)}now ${quotedOr(d.now, "blank")}`],
  join: () => ["parts of a cell joined"],
  split: () => ["a cell divided"],
  give: (d) => [`${quotedOr(d.now ?? d.was, "a piece of text")} given to it`],
  "belongs-to-none": (d) => [`${quotedOr(d.was ?? d.now, "a piece of text")} belongs to no recommendation`],
  "new-row": (d) => [`${quotedOr(d.now, "a piece of text")} taken as a recommendation of its own`],
  column: (d) => [`the column ${quotedOr(d.was?.replace(/^other:/, "") ?? null, "")} taken as the ${d.now ?? ""}`],
  "leave-out": (d) => [`${quotedOr(d.was, "a row")} left out: it is no recommendation`],
  renumbering: (d) => [d.with.length === 0 ? "taken as a new one" : `taken to be ${recWords(d.with[0] ?? "")} of the edition before`],
  "agreed-closing": null,
  "agreed-date": null,
  name: null,
  comment: null,
  requests: null,
  issued: null,
  undo: null,
};

function was(d: Decision): string {
  return d.was === null || d.was.trim() === "" ? "" : `was ${quoted(shorten(d.was, 80))}, `;
}

function quotedOr(words: string | null, otherwise: string): string {
  return words === null || words.trim() === "" ? otherwise : quoted(shorten(words, 80));
}

function corrections(view: View): PaperBlock[] {
  const shown = view.decisions.flatMap((d) => {
    const words = done[d.kind]?.(d);
    return words === undefined ? [] : [{ d, words }];
  });
  const agreed = view.decisions.filter((d) => d.kind === "agreed-closing" || d.kind === "agreed-date");
  const wording = view.decisions.filter((d) => ON_WORDING.has(d.kind)).length;
  if (shown.length + agreed.length + wording === 0) return [];
  return [
    subheading("Corrections and agreements", "corrections"),
    plainParagraph(restsOn(shown.length, agreed.length, wording)),
    ...shown.map(({ d, words }) =>
      plainParagraph(
        ...(d.recommendation === null ? [] : [subject(d.recommendation, view), ": "]),
        ...words,
        ", corrected by the portfolio office.",
      ),
    ),
    ...agreed.map((d) =>
      plainParagraph(
        subject(d.recommendation ?? "", view),
        `: ${d.kind === "agreed-closing" ? "closing" : `date ${d.now ?? ""}`.trim()} agreed by the board on ${longDay(d.meeting ?? d.when.slice(0, 10))}.`,
      ),
    ),
  ];
}

const ON_WORDING: ReadonlySet<DecisionKind> = new Set(["name", "comment", "requests"]);

/** How many decisions of people the paper rests on: those listed, and those on its wording. */
function restsOn(corrections: number, agreements: number, wording: number): string {
  const many = (n: number, one: string, more: string) => (n === 0 ? [] : [`${inSentence(n)} ${plural(n, one, more)}`]);
  const parts = [
    ...many(corrections, "correction or acceptance", "corrections or acceptances"),
    ...many(agreements, "agreement of a board", "agreements of boards"),
    ...many(wording, "on the wording of this paper", "on the wording of this paper"),
  ];
  const all = corrections + agreements + wording;
  return `This paper rests on ${inSentence(all)} ${plural(all, "decision")} recorded by the portfolio office: ${parts.join(", ")}.`;
}

function subject(id: string, view: View): Piece {
  return view.find(id) === undefined ? recWords(id) : rec(id);
}

const MOST = 20; // cosmetic changes that are worth a reader's time one by one

function cosmetic(view: View): PaperBlock[] {
  const all = view.items.flatMap((item) =>
    item.changes.filter((c) => placeOfKind[c.kind] === "appendix-c").map((change) => ({ id: item.id, change })),
  );
  if (all.length === 0) return [];
  const parts = all.slice(0, MOST).map(({ id, change }) => [rec(id), ` (${change.field}: `, ...shortChange(change), ")"]);
  const more = all.length - parts.length;
  return [
    subheading("Changes without meaning", "cosmetic"),
    plainParagraph(
      "Not counted as changes: ",
      ...and(parts),
      ".",
      ...(more > 0 ? [` ${atStart(more)} more of this kind ${be(more)} left out.`] : []),
    ),
  ];
}

function shortChange(change: FieldChange): Piece[] {
  const gone = change.redline.filter((p) => p.op === "delete").map((p) => p.text.trim());
  const come = change.redline.filter((p) => p.op === "insert").map((p) => p.text.trim());
  if (gone.length === 1 && come.length === 1) return [`${quoted(gone[0] ?? "")} now ${quoted(come[0] ?? "")}`];
  return joined([...excerptBefore(change, 60), " now ", ...excerptAfter(change, 60)]);
}

function lateEditions({ input }: View): PaperBlock[] {
  return input.history.writtenWithout.map((w) =>
    plainParagraph(
      `The edition of ${longDay(w.edition)} came in after ${and(w.papers.map((p) => (/^\d{4}-\d{2}-\d{2}$/.test(p) ? longDay(p) : p))).join("")} had been written.`,
    ),
  );
}

function digests({ input }: View): PaperBlock[] {
  const { source } = input.edition.edition;
  const lines = [
    ...(input.editionDigest === null ? [] : [`Edition digest (SHA-256): ${spaced(input.editionDigest)}`]),
    ...(input.snapshotName === null ? [] : [`Archived as ${input.snapshotName}`]),
    `Source file ${source.name} (SHA-256): ${spaced(source.sha256)}`,
  ];
  return [subheading("Digests", "digests"), ...lines.map((line) => plainParagraph(capital(line)))];
}

function spaced(digest: string): string {
  return digest.replace(/(.{4})(?=.)/g, "$1 ");
}
