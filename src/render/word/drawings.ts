import type { Chart, Paper, PaperBlock, TableCell } from "../blocks.ts";
import { smallBar } from "../chart/bar.ts";
import { chartSvg, svgOf } from "../chart.ts";
import { type Picture, pictureOf } from "./picture.ts";

type ChartBlock = Extract<PaperBlock, { kind: "chart" }>;

const POINTS = 8; // a mm, 200 to the inch: for programs that show no lines, and twice what they need (a third of the time of 300)

/** Width in mm of the drawing's view box. */
const widthOf = (svg: string): number => Number(/viewBox="\S+ \S+ (\S+)/.exec(svg)?.[1] ?? 164);

function drawn(svg: string): Promise<Picture> {
  return pictureOf(svg, Math.round(widthOf(svg) * POINTS));
}

/** The charts of a paper, by their block. */
export async function chartPictures(paper: Paper): Promise<Map<PaperBlock, Picture>> {
  const blocks = paper.blocks.filter((b): b is ChartBlock => b.kind === "chart");
  const svg = (chart: Chart, alt: string): string => chartSvg(chart, alt, paper.colours, paper.largePrint);
  return new Map(await Promise.all(blocks.map(async (b) => [b, await drawn(svg(b.chart, b.alt))] as const)));
}

/** The small bars of cells, by their cell. */
export async function barPictures(paper: Paper): Promise<Map<TableCell, Picture>> {
  const rows = paper.blocks.flatMap((b) => (b.kind === "table" ? b.groups.flatMap((g) => g.rows) : []));
  const cells = rows.flatMap((r) => r.cells).flatMap((cell) => (cell.bar ? [{ cell, bar: cell.bar }] : []));
  const pictures = cells.map(async ({ cell, bar }) => [cell, await drawn(svgOf(smallBar(bar.parts, bar.of, paper.colours)))] as const);
  return new Map(await Promise.all(pictures));
}
