import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import { docx, tbl, tc, tr } from "../docx/make.ts";
import { drawPdf, type Sheet } from "../pdf/draw.ts";
import { c, row as sheetRow, xlsx } from "../xlsx/make.ts";
import type { Column, Plan, Row } from "./plan.ts";

const TITLE = "Harbour Action Plan";
const DAY = "5 February 2031";

/** A cell as its paragraphs. */
type Words = readonly string[];
type Line = { readonly kind: "section"; readonly name: string } | { readonly kind: "row"; readonly cells: readonly Words[] };

function cellOf(plan: Plan, r: Row, column: Column): Words {
  const text = plan.numbers === "text" ? `${r.id}: ${r.text}` : r.text;
  const cells: Record<Column, Words> = {
    id: [r.id ?? ""],
    text: [text],
    owner: [r.owner],
    update: r.update,
    due: [r.due],
    priority: ["High"],
  };
  return cells[column];
}

function linesOf(plan: Plan): Line[] {
  return plan.sections.flatMap(({ name, rows }) => [
    ...(name === null ? [] : [{ kind: "section" as const, name }]),
    ...rows.map((r) => ({ kind: "row" as const, cells: plan.columns.map((k) => cellOf(plan, r, k)) })),
  ]);
}

const heads = (plan: Plan) => plan.columns.map((k) => plan.headings[k]);
const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const bytes = (text: string) => new TextEncoder().encode(text);

function html(plan: Plan): Uint8Array {
  const td = (words: Words) => `<td>${words.length > 1 ? words.map((w) => `<p>${escaped(w)}</p>`).join("") : escaped(words[0] ?? "")}</td>`;
  const rows = linesOf(plan).map((l) =>
    l.kind === "section"
      ? `<tr><td colspan="${plan.columns.length}"><b>${escaped(l.name)}</b></td></tr>`
      : `<tr>${l.cells.map(td).join("")}</tr>`,
  );
  const head = `<tr>${heads(plan)
    .map((h) => `<th>${escaped(h)}</th>`)
    .join("")}</tr>`;
  return bytes(`<html><body><h1>${TITLE}</h1><p>As at ${DAY}</p><table>${head}${rows.join("\n")}</table></body></html>`);
}

function csv(plan: Plan): Uint8Array {
  const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;
  const rows = linesOf(plan).map((l) => (l.kind === "section" ? [l.name] : l.cells.map((w) => w.join("\n"))));
  const all = [[TITLE], [`As at ${DAY}`], [], heads(plan), ...rows];
  const width = plan.columns.length;
  return bytes(all.map((r) => Array.from({ length: width }, (_, i) => quoted(r[i] ?? "")).join(",")).join("\r\n"));
}

function word(plan: Plan): Uint8Array {
  const run = (text: string, bold: boolean) =>
    `<w:r>${bold ? "<w:rPr><w:b/></w:rPr>" : ""}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const paragraph = (text: string, bold = false) => `<w:p>${text === "" ? "" : run(text, bold)}</w:p>`;
  const cell = (words: Words, bold = false) => tc((words.length === 0 ? [""] : words).map((w) => paragraph(w, bold)).join(""));
  const rows = linesOf(plan).map((l) =>
    l.kind === "section"
      ? tr([tc(paragraph(l.name, true), `<w:gridSpan w:val="${plan.columns.length}"/>`)])
      : tr(l.cells.map((w) => cell(w))),
  );
  const head = tr(
    heads(plan).map((h) => cell([h], true)),
    "<w:tblHeader/>",
  );
  const title = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run(TITLE, true)}</w:p>`;
  return docx(`${title}${paragraph(`As at ${DAY}`)}${tbl(head, ...rows)}`);
}

function book(plan: Plan): Uint8Array {
  const rows = linesOf(plan).map((l) => (l.kind === "section" ? [c(escaped(l.name), 1)] : l.cells.map((w) => c(escaped(w.join("\n"))))));
  const first = 4;
  const merged = linesOf(plan).flatMap((l, i) =>
    l.kind === "section" ? [`<mergeCell ref="A${i + first + 1}:${String.fromCharCode(64 + plan.columns.length)}${i + first + 1}"/>`] : [],
  );
  const data = [[c(TITLE, 1)], [c(`As at ${DAY}`)], [], heads(plan).map((h) => c(escaped(h), 1)), ...rows];
  const named = data.map((cells, i) =>
    sheetRow(
      cells.map((cell, k) => cell.replace("<c ", `<c r="${String.fromCharCode(65 + k)}${i + 1}" `)),
      `r="${i + 1}"`,
    ),
  );
  const styles = '<fonts><font/><font><b/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs>';
  return xlsx([{ data: named.join(""), after: merged.length === 0 ? "" : `<mergeCells>${merged.join("")}</mergeCells>` }], styles);
}

function page(plan: Plan): Uint8Array {
  const cell = (words: Words) => (words.length > 1 ? words.map((w) => `<p>${escaped(w)}</p>`).join(" ") : escaped(words[0] ?? ""));
  const rows = linesOf(plan).map((l) =>
    (l.kind === "section" ? [`<b>${escaped(l.name)}</b>`, ...plan.columns.slice(1).map(() => "")] : l.cells.map(cell)).join("\t"),
  );
  return bytes(`\n\n## ${TITLE}\n\n05/02/2031\n\n${heads(plan).join("\t")}\n${rows.join("\n")}\n`);
}

const WIDTHS: Readonly<Record<Column, number>> = { id: 48, text: 120, owner: 90, update: 130, due: 90, priority: 52 };
const LEFT = 25; // points
const SIZE = 8; // points
const LINE = 11; // points from line to line
const FOOT = 790; // points: no row goes below

/** Lines are filled as a printer fills them: by the widths of the letters. */
type Wrap = (text: string, width: number) => string[];

async function wrapper(): Promise<Wrap> {
  const font = await (await PDFDocument.create()).embedFont(StandardFonts.Helvetica);
  return (text, width) => {
    const lines: string[] = [];
    for (const w of text.split(" ")) {
      const longer = `${lines.at(-1) ?? ""} ${w}`;
      if (lines.length > 0 && font.widthOfTextAtSize(longer, SIZE) <= width - 8) lines[lines.length - 1] = longer;
      else lines.push(w);
    }
    return lines;
  };
}

/** A ruled table, its header repeated on each page; no row is cut. */
async function ruled(plan: Plan): Promise<Uint8Array> {
  const wrapped = await wrapper();
  const xs = [0, ...plan.columns.keys()].map((_, i) => LEFT + plan.columns.slice(0, i).reduce((sum, k) => sum + WIDTHS[k], 0));
  const drawn = (sheet: Sheet, y: number, cells: readonly Words[], bold: boolean, wide: boolean): number => {
    const lines = cells.map((words, i) =>
      words.flatMap((w, p) => [...(p > 0 ? [""] : []), ...wrapped(w, wide ? 500 : WIDTHS[plan.columns[i] ?? "id"])]),
    );
    const height = Math.max(...lines.map((l) => l.length), 1) * LINE + 8;
    for (const [i, l] of lines.entries())
      for (const [k, text] of l.entries()) sheet.text(text, (xs[i] ?? 0) + 4, y + 12 + k * LINE, { size: SIZE, bold });
    for (const x of wide ? [xs[0] ?? 0, xs.at(-1) ?? 0] : xs) sheet.line(x, y, x, y + height);
    for (const at of [y, y + height]) sheet.line(xs[0] ?? 0, at, xs.at(-1) ?? 0, at);
    return y + height;
  };
  const heightOf = (l: Line) =>
    l.kind === "section"
      ? 20
      : Math.max(...l.cells.map((w, i) => w.reduce((n, t) => n + wrapped(t, WIDTHS[plan.columns[i] ?? "id"]).length + 1, 0))) * LINE + 8;
  const pages: Line[][] = [[]];
  let y = 130;
  for (const [i, l] of linesOf(plan).entries()) {
    const next = linesOf(plan)[i + 1];
    const needs = heightOf(l) + (l.kind === "section" && next !== undefined ? heightOf(next) : 0);
    if (y + needs > FOOT) {
      pages.push([]);
      y = 130;
    }
    pages.at(-1)?.push(l);
    y += heightOf(l);
  }
  return drawPdf(
    ...pages.map((lines) => (sheet: Sheet) => {
      sheet.text(TITLE, LEFT, 40, { size: 14, bold: true });
      sheet.text(`As at ${DAY}`, LEFT, 58);
      let at = drawn(
        sheet,
        80,
        heads(plan).map((h) => [h]),
        true,
        false,
      );
      for (const l of lines) at = l.kind === "section" ? drawn(sheet, at, [[l.name]], true, true) : drawn(sheet, at, l.cells, false, false);
    }),
  );
}

/** A plan in every format that is read, by the file's name. */
export const formats: Readonly<Record<string, (plan: Plan) => Uint8Array | Promise<Uint8Array>>> = {
  "plan.html": html,
  "plan.csv": csv,
  "plan.docx": word,
  "plan.xlsx": book,
  "plan.txt": page,
  "plan.pdf": ruled,
};
