import { part } from "./word-words.ts";

const SHEETS = ["Plan", "Changes", "Dates", "Findings"] as const;
export type SheetName = (typeof SHEETS)[number];

const plain = (s: string): string =>
  s
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");

/** One cell as the file says it: `kind` is "text", "number" or "formula". */
export interface SheetCell {
  readonly kind: "text" | "number" | "formula";
  readonly value: string;
  readonly style: number;
}

function strings(xlsx: Uint8Array): string[] {
  const items = part(xlsx, "xl/sharedStrings.xml").match(/<si>[\s\S]*?<\/si>/g) ?? [];
  return items.map((si) => plain([...si.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((m) => m[1] ?? "").join("")));
}

/** A sheet's cells by their reference, read from the XML alone. */
export function cellsOf(xlsx: Uint8Array, sheet: SheetName): Map<string, SheetCell> {
  const shared = strings(xlsx);
  const xml = part(xlsx, `xl/worksheets/sheet${SHEETS.indexOf(sheet) + 1}.xml`);
  return new Map(
    [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, ref = "", attributes = "", inner = ""]) => {
      const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? "";
      const text = /t="s"/.test(attributes);
      const kind = inner.includes("<f") ? "formula" : text ? "text" : "number";
      return [
        ref,
        { kind, value: text ? (shared[Number(value)] ?? "") : value, style: Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0) },
      ] as const;
    }),
  );
}

/** The cells under a heading, from the second row on. */
export function columnOf(xlsx: Uint8Array, sheet: SheetName, heading: string): (SheetCell | undefined)[] {
  const cells = cellsOf(xlsx, sheet);
  const letter = [...cells].find(([ref, cell]) => /^[A-Z]+1$/.test(ref) && cell.value === heading)?.[0].replace("1", "");
  if (letter === undefined) throw new Error(`no column ${heading}`);
  const rows = Math.max(...[...cells.keys()].map((ref) => Number(/\d+/.exec(ref)?.[0])));
  return Array.from({ length: rows - 1 }, (_, i) => cells.get(`${letter}${i + 2}`));
}
