import type { Mark, Paper } from "../blocks.ts";
import { type Picture, pictureOf } from "./picture.ts";

type Colours = Paper["colours"];

const EDGE = "#6b7178";

// Every rating is a shape of its own, so that a black-and-white copy still tells them apart.
const shapes: Readonly<Record<Mark, (c: Colours) => string>> = {
  complete: (c) =>
    `<circle cx="5" cy="5" r="5" fill="${c.complete}"/><path d="M2.4 5.2l1.8 1.8 3.4-3.8" fill="none" stroke="#fff" stroke-width="1.4"/>`,
  overdue: (c) => `<path d="M5 0L10 5 5 10 0 5z" fill="${c.overdue}"/>`,
  soon: (c) => `<path d="M5 .6L9.8 9.4H.2z" fill="${c.soon}" stroke="#7a5600" stroke-width=".7"/>`,
  ahead: (c) => `<circle cx="5" cy="5" r="4.6" fill="${c.ahead}" stroke="#3f6b49" stroke-width=".7"/>`,
  "no-date": (c) => `<circle cx="5" cy="5" r="4.2" fill="${c.none}" stroke="${EDGE}" stroke-width="1.3" stroke-dasharray="2.2 1.6"/>`,
  "on-hold": () => `<path d="M1.8 .6h2.2v8.8H1.8zM6 .6h2.2v8.8H6z" fill="${EDGE}"/>`,
  withdrawn: () => `<path d="M1.2 1.2l7.6 7.6M8.8 1.2L1.2 8.8" stroke="${EDGE}" stroke-width="1.5"/>`,
};

// Pixels a side: sharp at 600 dots to the inch for a shape of 7.5 pt.
const PIXELS = 64;

/** The ratings' shapes as small pictures. */
export async function markPictures(colours: Colours): Promise<Readonly<Record<string, Picture>>> {
  const drawn = Object.entries(shapes).map(async ([mark, shape]) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="11" height="11" viewBox="-.5 -.5 11 11">${shape(colours)}</svg>`;
    return [mark, await pictureOf(svg, PIXELS)] as const;
  });
  return Object.fromEntries(await Promise.all(drawn));
}
