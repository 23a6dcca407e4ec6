import type { Place, Recommendation } from "../../model/edition.ts";
import type { Seen } from "../desk.ts";
import { editionPath } from "./frame.ts";

/** A rectangle of the page in points, for an SVG that lies over the picture. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly field: string;
  readonly label: string;
}

const LABELS: Readonly<Record<string, string>> = {
  id: "Number",
  text: "Text",
  owner: "Owner",
  update: "Update",
  delivery: "Delivery date",
  section: "Section",
};

const rect = (p: Place & { box: NonNullable<Place["box"]> }): Rect => ({
  x: p.box[0],
  y: p.box[1],
  width: Math.max(1, p.box[2] - p.box[0]),
  height: Math.max(1, p.box[3] - p.box[1]),
  field: p.field,
  label: LABELS[p.field] ?? p.field,
});

const onPage = (r: Recommendation, page: number) =>
  r.source.filter(
    (p): p is Place & { box: NonNullable<Place["box"]> } =>
      p.page === page && p.box !== null && p.field in LABELS && p.field !== "id" && p.field !== "section",
  );

function unite(rects: readonly Rect[]): Omit<Rect, "field" | "label"> {
  const x = Math.min(...rects.map((r) => r.x));
  const y = Math.min(...rects.map((r) => r.y));
  return { x, y, width: Math.max(...rects.map((r) => r.x + r.width)) - x, height: Math.max(...rects.map((r) => r.y + r.height)) - y };
}

const asOne = (rects: readonly Rect[]): Rect[] =>
  rects[0] === undefined ? [] : [{ ...unite(rects), field: rects[0].field, label: rects[0].label }];

/** The page that a finding or recommendation is looked up on. */
export function pageOf(rec: Recommendation | null, pages: readonly number[], asked: number | null): number {
  return asked ?? pages[0] ?? rec?.source[0]?.page ?? 1;
}

/** The picture of a page with the recommendation's cells outlined and its neighbours as links; null where the format has no pages to show. */
export function pictureView(
  seen: Seen,
  rec: Recommendation | null,
  page: number,
  size: { readonly width: number; readonly height: number } | null,
  marks: readonly Rect[],
) {
  if (size === null) return null;
  const boxes = rec === null ? [] : onPage(rec, page).map(rect);
  const near = seen.snapshot.edition.recommendations
    .filter((r) => r.id !== rec?.id)
    .map((r) => ({ id: r.id, boxes: onPage(r, page).map(rect) }))
    .filter((n) => n.boxes.length > 0)
    .map((n) => ({ id: n.id, href: `${editionPath(seen)}/review?rec=${encodeURIComponent(n.id)}`, ...unite(n.boxes) }));
  return {
    src: `${editionPath(seen)}/page/${page}.png`,
    width: size.width,
    height: size.height,
    wide: Math.round(size.width * 2),
    high: Math.round(size.height * 2),
    boxes,
    near,
    marks,
    marked: {
      evidence: marks.some((m) => m.field === "evidence"),
      against: marks.some((m) => m.field === "against"),
      asked: marks.some((m) => m.field === "asked"),
    },
    alt: rec === null ? `Picture of page ${page}.` : `Picture of page ${page}. The cells of Rec ${rec.id} are outlined.`,
    cells: [...boxes, ...asOne(marks.filter((m) => m.field === "asked"))].map((b) => ({
      ...b,
      view: `${b.x} ${b.y} ${b.width} ${b.height}`,
      shownWide: Math.round(b.width * 1.7),
      shownHigh: Math.round(b.height * 1.7),
    })),
  };
}
