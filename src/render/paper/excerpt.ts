import type { FieldChange, RedlinePiece } from "../../model/change.ts";
import type { Inline } from "../blocks.ts";
import { oneLine } from "./shorten.ts";

type Side = "delete" | "insert";
const AROUND = 36; // characters of unchanged words kept beside a changed place

/** The former words in quotation marks, what is gone struck through; long ones cut down to the changed places, cuts marked. */
export function excerptBefore(change: FieldChange, limit: number): Inline[] {
  return excerpt(change.redline, change.before, "delete", limit);
}

/** The present words in quotation marks, what is new underlined; long ones cut down to the changed places. */
export function excerptAfter(change: FieldChange, limit: number): Inline[] {
  return excerpt(change.redline, change.after, "insert", limit);
}

function excerpt(redline: readonly RedlinePiece[], whole: string, side: Side, limit: number): Inline[] {
  if (whole.trim() === "") return [{ t: "text", text: "Blank" }];
  const pieces = apart(trimmed(redline.filter((p) => p.op === "equal" || p.op === side)));
  const same = pieces.every((p) => p.op === side) || pieces.length === 0;
  const long = oneLine(whole).length > limit;
  const inner = same
    ? [plain(cut(oneLine(whole), limit))]
    : pieces.map((p, i) => piece(p, side, long ? edgeOf(i, pieces.length) : null, limit));
  return [plain("“"), ...inner, plain("”")].filter((i) => i.t !== "text" || i.text !== "");
}

function trimmed(pieces: readonly RedlinePiece[]): RedlinePiece[] {
  const last = pieces.length - 1;
  return pieces.map((p, i) => ({
    ...p,
    text: i === 0 && i === last ? p.text.trim() : i === 0 ? p.text.trimStart() : i === last ? p.text.trimEnd() : p.text,
  }));
}

/** An equal piece has the present edition's white space and marks: where the former words had a dash that does not count, two of them would touch. */
function apart(pieces: readonly RedlinePiece[]): RedlinePiece[] {
  return pieces.map((p, i) => {
    const before = pieces[i - 1]?.text ?? "";
    return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(p.text) ? { ...p, text: ` ${p.text}` } : p;
  });
}

function edgeOf(i: number, count: number): "first" | "middle" | "last" {
  return i === 0 ? "first" : i === count - 1 ? "last" : "middle";
}

function piece(p: RedlinePiece, side: Side, edge: "first" | "middle" | "last" | null, limit: number): Inline {
  const text = p.text.replace(/\s+/g, " ").replace(/["“”]/g, "’");
  if (p.op === side) return { t: side === "delete" ? "deleted" : "inserted", text: edge === null ? text : cut(text, limit) };
  return plain(edge === null ? text : context(text, edge));
}

function context(text: string, edge: "first" | "middle" | "last"): string {
  const keepStart = edge !== "first";
  const keepEnd = edge !== "last";
  if (text.length <= AROUND * (keepStart && keepEnd ? 2 : 1) + 8) return text;
  const start = keepStart ? `${upToWord(text.slice(0, AROUND))} ` : "";
  const end = keepEnd ? ` ${fromWord(text.slice(-AROUND))}` : "";
  return `${start}[…]${end}`;
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${upToWord(text.slice(0, limit))} […]`;
}

function upToWord(text: string): string {
  return text.replace(/\s+\S*$/, "");
}

function fromWord(text: string): string {
  return text.replace(/^\S*\s+/, "");
}

function plain(text: string): Inline {
  return { t: "text", text };
}
