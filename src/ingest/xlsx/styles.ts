import { childElements, type Element, firstChild } from "../text/markup.ts";
import { toShade } from "../text/shade.ts";

/** How a cell looks: its number format by code or built-in number, its weight, its fill. */
export interface CellStyle {
  readonly format: string | number;
  readonly bold: boolean;
  readonly size: number;
  readonly fill: string | null;
}

export const PLAIN: CellStyle = { format: 0, bold: false, size: 11, fill: null };

/** Reads xl/styles.xml: the looks that cells refer to by place. */
export function readCellStyles(root: Element | undefined): readonly CellStyle[] {
  const list = (name: string, item: string) => childElements(firstChild(root, name) ?? EMPTY, item);
  const codes = new Map(list("numFmts", "numFmt").map((f) => [f.attribs.numFmtId ?? "", f.attribs.formatCode ?? "General"]));
  const fonts = list("fonts", "font").map((font) => ({
    bold: isOn(firstChild(font, "b")),
    size: Number(firstChild(font, "sz")?.attribs.val ?? "11"),
  }));
  const fills = list("fills", "fill").map(readFill);
  return list("cellXfs", "xf").map((xf) => {
    const id = xf.attribs.numFmtId ?? "0";
    const font = fonts[Number(xf.attribs.fontId ?? "0")] ?? PLAIN;
    return { format: codes.get(id) ?? Number(id), bold: font.bold, size: font.size, fill: fills[Number(xf.attribs.fillId ?? "0")] ?? null };
  });
}

const EMPTY: Element = { type: "tag", name: "", attribs: {}, children: [] };

/** "b" without a value is on. */
export function isOn(element: Element | undefined): boolean {
  return element !== undefined && !/^(0|false)$/.test(element.attribs.val ?? "1");
}

/** Excel's first 64 colours by number, those that plans use for ratings. */
const INDEXED: Readonly<Record<string, string>> = {
  "2": "ff0000",
  "3": "00ff00",
  "4": "0000ff",
  "5": "ffff00",
  "10": "ff0000",
  "11": "00ff00",
  "12": "0000ff",
  "13": "ffff00",
  "17": "008000",
  "50": "99cc00",
  "51": "ffcc00",
  "52": "ff9900",
  "53": "ff6600",
  "57": "339966",
};

function readFill(fill: Element): string | null {
  const pattern = firstChild(fill, "patternFill");
  if (pattern?.attribs.patternType !== "solid") return null;
  const colour = firstChild(pattern, "fgColor")?.attribs ?? {};
  const rgb = colour.rgb?.slice(-6) ?? INDEXED[colour.indexed ?? ""];
  return toShade(rgb === undefined ? undefined : `#${rgb}`);
}
