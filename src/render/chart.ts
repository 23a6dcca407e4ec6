import type { Chart } from "./blocks.ts";
import { barDrawing } from "./chart/bar.ts";
import { burnUpDrawing } from "./chart/burn-up.ts";
import { datesDrawing } from "./chart/dates.ts";
import { type Colours, type Drawing, escapeXml, FACE } from "./chart/svg.ts";

const drawings: { readonly [K in Chart["kind"]]: (chart: Extract<Chart, { kind: K }>, colours: Colours, large: boolean) => Drawing } = {
  bar: (chart, colours, large) => barDrawing(chart.parts, colours, large),
  dates: datesDrawing,
  "burn-up": burnUpDrawing,
};

/**
 * A chart as one SVG that needs no style sheet; `alt` says its figures in words. Its view box is in millimetres; a `large` one is drawn narrower, and
 * spread over the width of the page its letters have 12 pt.
 */
export function chartSvg(chart: Chart, alt: string, colours: Colours, large: boolean): string {
  const drawing = (drawings[chart.kind] as (chart: Chart, colours: Colours, large: boolean) => Drawing)(chart, colours, large);
  return svgOf(drawing, `role="img" aria-label="${escapeXml(alt)}"`);
}

/** A drawing as a whole SVG with the attributes given. */
export function svgOf(drawing: Drawing, attributes = ""): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${drawing.width} ${drawing.height}" ${FACE} ${attributes}>${drawing.inner}</svg>`;
}
