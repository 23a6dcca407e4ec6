import type { Status } from "./edition.ts";

type RagColour = "red" | "amber" | "green" | "blue" | "grey" | "black" | "purple";

/** The name of a fill colour, as a RAG column means it: by hue, with yellow and orange both amber; null for none, white and faint tints. */
export function colourName(shade: string): RagColour | null {
  const [r = 255, g = 255, b = 255] = [1, 3, 5].map((i) => Number.parseInt(shade.slice(i, i + 2), 16));
  const high = Math.max(r, g, b);
  const low = Math.min(r, g, b);
  if (high < 50) return "black";
  if (high - low < 30) return high > 225 ? null : "grey";
  return hueName(hueOf(r, g, b));
}

function hueOf(r: number, g: number, b: number): number {
  const high = Math.max(r, g, b);
  const spread = high - Math.min(r, g, b);
  const sixth = high === r ? ((g - b) / spread + 6) % 6 : high === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return sixth * 60;
}

function hueName(hue: number): RagColour {
  if (hue < 18 || hue >= 335) return "red";
  if (hue < 68) return "amber";
  if (hue < 175) return "green";
  return hue < 262 ? "blue" : "purple";
}

const WORDS: readonly { readonly colour: RagColour; readonly word: RegExp }[] = [
  { colour: "red", word: /^(?:r|red|red\/amber|r\/a)$/i },
  { colour: "amber", word: /^(?:a|amber|yellow|y|orange|amber\/(?:red|green)|a\/[rg]|ar|ag)$/i },
  { colour: "green", word: /^(?:g|green|green\/amber)$/i },
  { colour: "blue", word: /^(?:b|blue)$/i },
  { colour: "grey", word: /^(?:grey|gray)$/i },
  { colour: "black", word: /^black$/i },
  { colour: "purple", word: /^purple$/i },
];

/** The colour that a plan's own RAG cell names ("R", "Amber", "Red/Amber"), null where it names none. */
export function ragColour(text: string): RagColour | null {
  return WORDS.find((w) => w.word.test(text.trim()))?.colour ?? null;
}

/** Whether a plan's own rating contradicts the status read: red or amber for what is complete, blue (done) for what is open. */
export function ragContradicts(rag: string, status: Status): boolean {
  const colour = ragColour(rag);
  if (status === "complete") return colour === "red" || colour === "amber";
  return status === "open" && colour === "blue";
}
