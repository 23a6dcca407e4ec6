import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from "@cantoo/pdf-lib";

/** A page of a drawn test document: `text` puts a line at points from the top left, `line` and `box` draw. */
export interface Sheet {
  readonly page: PDFPage;
  text(words: string, x: number, y: number, style?: { bold?: boolean; size?: number; white?: boolean }): void;
  line(x0: number, y0: number, x1: number, y1: number): void;
  fill(x0: number, y0: number, x1: number, y1: number, grey: number): void;
}

/** A PDF drawn by hand, an A4 page for each function. */
export async function drawPdf(...pages: readonly ((sheet: Sheet) => void)[]): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  const fonts = { plain: await doc.embedFont(StandardFonts.Helvetica), bold: await doc.embedFont(StandardFonts.HelveticaBold) };
  for (const draw of pages) draw(sheetOf(doc.addPage([595, 842]), fonts));
  return doc.save();
}

function sheetOf(page: PDFPage, fonts: { plain: PDFFont; bold: PDFFont }): Sheet {
  return {
    page,
    text: (words, x, y, style = {}) =>
      page.drawText(words, {
        x,
        y: 842 - y,
        size: style.size ?? 10,
        font: style.bold ? fonts.bold : fonts.plain,
        color: style.white ? rgb(1, 1, 1) : rgb(0, 0, 0),
      }),
    line: (x0, y0, x1, y1) => page.drawLine({ start: { x: x0, y: 842 - y0 }, end: { x: x1, y: 842 - y1 }, thickness: 0.5 }),
    fill: (x0, y0, x1, y1, grey) =>
      page.drawRectangle({ x: x0, y: 842 - y1, width: x1 - x0, height: y1 - y0, color: rgb(grey, grey, grey) }),
  };
}

/** Draws a grid of rules. */
export function grid(sheet: Sheet, xs: readonly number[], ys: readonly number[]): void {
  for (const y of ys) sheet.line(xs[0] as number, y, xs[xs.length - 1] as number, y);
  for (const x of xs) sheet.line(x, ys[0] as number, x, ys[ys.length - 1] as number);
}
