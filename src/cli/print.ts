import type { Writable } from "node:stream";
import { forTerminal } from "../model/escape.ts";

/** Where a command writes: results on `out`, progress and errors on `err`. */
export interface Streams {
  readonly out: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A line for a person, whatever a document has put into it: no control characters reach the terminal. */
export function line(to: Writable, text: string): void {
  to.write(`${text.split("\n").map(forTerminal).join("\n")}\n`);
}

/** JSON for another program. */
export function json(to: Writable, value: unknown): void {
  to.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Progress: only where somebody watches. */
export function progressTo(streams: Streams): (text: string) => void {
  return streams.err.isTTY === true ? (text) => line(streams.err, text) : () => undefined;
}

function wrapWord(word: string, width: number): string[] {
  return word.length <= width ? [word] : (word.match(new RegExp(`.{1,${width}}`, "gsu")) ?? []);
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let now = "";
    for (const word of paragraph.split(/\s+/).flatMap((w) => wrapWord(w, width))) {
      if (now !== "" && now.length + 1 + word.length > width) {
        lines.push(now);
        now = word;
      } else now = now === "" ? word : `${now} ${word}`;
    }
    lines.push(now);
  }
  return lines;
}

/** Column widths: as narrow as their words allow, the widest giving way until the table fits. */
function widths(rows: readonly (readonly string[])[], room: number): number[] {
  const count = Math.max(...rows.map((r) => r.length));
  const want = Array.from({ length: count }, (_, i) =>
    Math.max(1, ...rows.map((r) => Math.max(...(r[i] ?? "").split("\n").map((l) => l.length)))),
  );
  const total = () => want.reduce((a, b) => a + b, 0) + 2 * (count - 1);
  while (total() > room && Math.max(...want) > 8) {
    const widest = want.indexOf(Math.max(...want));
    want[widest] = Math.max(8, (want[widest] ?? 8) - Math.max(1, Math.floor((total() - room) / 4)));
  }
  return want;
}

/** A plain table, wrapped to the terminal's width (100 where there is none); the first row is its heading. */
export function table(rows: readonly (readonly string[])[], room = 100): string {
  const safe = rows.map((r) => r.map((c) => c.split("\n").map(forTerminal).join("\n")));
  const wide = widths(safe, room);
  const lines = safe.flatMap((row) => {
    const cells = wide.map((w, i) => wrap(row[i] ?? "", w));
    const height = Math.max(...cells.map((c) => c.length));
    return Array.from({ length: height }, (_, k) =>
      cells
        .map((c, i) => (c[k] ?? "").padEnd(wide[i] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  });
  const heading = wide.map((w) => "-".repeat(w)).join("  ");
  const first = Math.max(...wide.map((w, i) => wrap(safe[0]?.[i] ?? "", w).length));
  return [...lines.slice(0, first), heading, ...lines.slice(first)].join("\n");
}

/** "1 snapshot", "2 snapshots". */
export function counted(n: number, one: string): string {
  return `${n.toLocaleString("en-GB")} ${one}${n === 1 ? "" : "s"}`;
}
