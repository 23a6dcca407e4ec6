/** Twips (a twentieth of a point) for millimetres: Word's unit of length. */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);

/** The text area of the A4 page in mm: margins 23/23/20/23. */
export const PAGE = { width: 210, height: 297, top: 23, right: 23, bottom: 20, left: 23, text: 164 } as const;

/** RGB without "#": the colours that are not ratings. */
export const INKS = { ink: "16191D", soft: "4B5259", edge: "6B7178", rule: "B4BAC0", hair: "D7DBDF" } as const;

/** Sizes in half points and leadings in twips: [size, leading]. */
export interface TypeScale {
  readonly title: readonly [number, number];
  readonly heading: readonly [number, number];
  readonly body: readonly [number, number];
  readonly table: readonly [number, number];
  readonly small: readonly [number, number];
  readonly marking: readonly [number, number];
  /** What text leaves free at the right, in twips. */
  readonly pen: number;
  /** Above and below the text, in mm. */
  readonly margins: readonly [number, number];
}

const ordinary: TypeScale = {
  title: [36, 440],
  heading: [24, 300],
  body: [20, 300],
  table: [17, 230],
  small: [15, 200],
  marking: [16, 200],
  pen: twips(18), // text takes 146 of 164 mm, about 83 letters a line; the rest stays free for a member's pen
  margins: [PAGE.top, PAGE.bottom],
};

// Nothing under 12 pt, and headings that still stand out from it.
const large: TypeScale = {
  title: [40, 480],
  heading: [28, 360],
  body: [24, 350],
  table: [24, 310],
  small: [24, 310],
  marking: [24, 310],
  pen: 0, // page one has to stay one page
  margins: [20, 18],
};

/** The five sizes of a paper, or those of the large-print one. */
export function typeScale(largePrint: boolean): TypeScale {
  return largePrint ? large : ordinary;
}
