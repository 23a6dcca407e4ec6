import type { Mark, Paper } from "../blocks.ts";
import { INK } from "../chart/svg.ts";
import { background } from "./table-view.ts";

/** The part of the style that differs from paper to paper: colours, marks, and what stands in the margins of every page. */
export function paperStyle(paper: Paper): string {
  return [marks(paper.colours), page(paper)].join("\n");
}

function marks(colours: Paper["colours"]): string {
  const of: Record<Mark, string> = {
    complete: `<circle cx="5" cy="5" r="5" fill="${colours.complete}"/><path d="M2.4 5.2l1.8 1.8 3.4-3.8" fill="none" stroke="#fff" stroke-width="1.4"/>`,
    overdue: `<path d="M5 0L10 5 5 10 0 5z" fill="${colours.overdue}"/>`,
    soon: `<path d="M5 .6L9.8 9.4H.2z" fill="${colours.soon}" stroke="#7a5600" stroke-width=".7"/>`,
    ahead: `<circle cx="5" cy="5" r="4.6" fill="${colours.ahead}" stroke="#3f6b49" stroke-width=".7"/>`,
    "no-date": `<circle cx="5" cy="5" r="4.2" fill="${colours.none}" stroke="${INK.edge}" stroke-width="1.3" stroke-dasharray="2.2 1.6"/>`,
    "on-hold": `<path d="M1.8 .6h2.2v8.8H1.8zM6 .6h2.2v8.8H6z" fill="${INK.edge}"/>`,
    withdrawn: `<path d="M1.2 1.2l7.6 7.6M8.8 1.2L1.2 8.8" stroke="${INK.edge}" stroke-width="1.5"/>`,
  };
  return Object.entries(of)
    .map(([mark, inner]) => `.m-${mark} { ${background(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inner}</svg>`)}; }`)
    .join("\n");
}

/** Margin boxes: marking above and below, draft or extract line, plan and edition, page x of y. */
function page(paper: Paper): string {
  const { head } = paper;
  const size = paper.largePrint ? "12pt" : "7.5pt";
  const box = (name: string, content: string, style: string): string =>
    content === "" ? "" : `@${name} { content: ${content}; ${style} }`;
  const strong = `font: 700 ${paper.largePrint ? "12pt" : "8pt"} Arimo; color: ${INK.text};`;
  const quiet = `font: 400 ${size}/1.34 Arimo; color: ${INK.soft}; vertical-align: top; padding-top: 7mm;`;
  const above = "vertical-align: bottom; padding-bottom: 9mm;";
  const side = "width: 52mm;"; // as wide on both sides, so that the marking keeps the middle and its one line
  const marking = head.marking === null ? "" : cssText(head.marking.toUpperCase());
  // Large print takes what the margins can spare: page one has to stay one page.
  return `@page { size: A4; margin: ${paper.largePrint ? "20mm 23mm 18mm" : "23mm 23mm 20mm"};
  ${box("top-left", cssText(head.notice ?? ""), `${quiet.replace(/vertical.*$/, "")} ${above} ${side}`)}
  ${box("top-center", marking, `${strong} letter-spacing: .06em; ${above}`)}
  ${box("top-right", cssText(head.draft ?? ""), `${strong} ${above} ${side}`)}
  ${box(
    "bottom-left",
    head.footer
      .map(cssText)
      .filter((t) => t !== "")
      .join(' "\\A" '),
    `${quiet} white-space: pre-line; ${side}`,
  )}
  ${box("bottom-center", marking, `${strong} letter-spacing: .06em; vertical-align: top; padding-top: 7mm;`)}
  ${box("bottom-right", '"Page " counter(page) " of " counter(pages)', `${quiet} ${side} font-variant-numeric: tabular-nums;`)}
}`;
}

/** A text as a CSS string that can end neither the string nor the style sheet; "" for no words. */
function cssText(text: string): string {
  if (text === "") return "";
  return `"${text.replace(/[^\p{L}\p{N} .,:;–-]/gu, (c) => `\\${(c.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
