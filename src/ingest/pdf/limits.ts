/** Characters on one page: a dense A3 page holds about 15,000; a page far over it is a drawing or an attack on memory. */
export const MAX_GLYPHS = 200_000;
/** Drawn objects on one page (paths, images, text pieces): tables need a few thousand, maps and CAD drawings have millions. */
export const MAX_OBJECTS = 200_000;
/** Forms drawn inside forms: engines nest three or four deep; a loop would nest for ever. */
export const MAX_FORM_DEPTH = 12;
/** Elements of one page's structure tree, for the same reason as objects. */
export const MAX_TAGS = 100_000;
/** Pixels of one page picture: A3 at 300 dpi is 17 million; each costs four bytes twice. */
export const MAX_PIXELS = 40_000_000;
