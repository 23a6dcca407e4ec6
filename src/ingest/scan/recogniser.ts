/** A grey picture: one byte a pixel, 0 black to 255 white, row by row from the top. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** A word seen in a picture. Places are pixels from the picture's top left; `base` is the y of its baseline, `size` the height of its line's letters. */
export interface SeenWord {
  readonly text: string;
  readonly box: readonly [number, number, number, number];
  readonly base: number;
  readonly size: number;
  /** 0 to 100. */
  readonly confidence: number;
}

/** Pixels of paper round the words of a picture: recognition misses letters at its edge. */
export const PICTURE_MARGIN = 20;

/** A picture of one line of text, or of a block that could not be cut into lines. */
export interface PictureOfText extends GreyPicture {
  readonly layout: "line" | "block";
}

/** Text recognition as it is given to ingest: the words of each picture, in reading order. */
export type Recognise = (pictures: readonly PictureOfText[]) => Promise<readonly (readonly SeenWord[])[]>;
