import type { Mark, Paper } from "../blocks.ts";

/** The colours that a drawing takes from the paper's settings. */
export type Colours = Paper["colours"];

/** Ink, second voice, hairlines and edges: not open to settings, since text stands in them. */
export const INK = { text: "#16191d", soft: "#4b5259", hair: "#d7dbdf", edge: "#6b7178" } as const;

/** A drawing in millimetres. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly inner: string;
}

/** Rounded to a hundredth of a millimetre. */
export function mm(n: number): number {
  return Math.round(n * 100) / 100;
}

/** Text for XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] ?? c);
}

/** Slanted lines for what is on hold: told apart from every fill on a copier. */
export const HATCH = `<defs><pattern id="hatch" width="1.2" height="1.2" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.2" height="1.2" fill="#fff"/><rect width="0.42" height="1.2" fill="${INK.edge}"/></pattern></defs>`;

/** Fill and edge of a mark, as attributes. */
export function paint(mark: Mark, colours: Colours): string {
  const fills: Record<Mark, string> = {
    complete: `fill="${colours.complete}"`,
    overdue: `fill="${colours.overdue}"`,
    soon: `fill="${colours.soon}"`,
    ahead: `fill="${colours.ahead}"`,
    "no-date": `fill="${colours.none}" stroke="${INK.edge}" stroke-width="0.15"`,
    "on-hold": `fill="url(#hatch)" stroke="${INK.edge}" stroke-width="0.15"`,
    withdrawn: `fill="#fff" stroke="${INK.edge}" stroke-width="0.25"`,
  };
  return fills[mark];
}

/** The face of all drawings; sizes in millimetres (2.75 is 7.8 pt). */
export const FACE = `font-family="Arimo, Arial, sans-serif" fill="${INK.text}"`;

/** A line of text in a drawing. */
export function text(
  x: number,
  y: number,
  words: string,
  options: { size?: number; bold?: boolean; end?: boolean; middle?: boolean; soft?: boolean } = {},
): string {
  const anchor = options.end ? ' text-anchor="end"' : options.middle ? ' text-anchor="middle"' : "";
  const weight = options.bold ? ' font-weight="700"' : "";
  const fill = options.soft ? ` fill="${INK.soft}"` : "";
  return `<text x="${mm(x)}" y="${mm(y)}" font-size="${options.size ?? 2.75}"${anchor}${weight}${fill}>${escapeXml(words)}</text>`;
}
