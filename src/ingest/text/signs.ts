/** Bullet signs as fonts and typists make them; Symbol's and Wingdings' private-use codes among them. */
const BULLETS =
  "\u2022\u2023\u2043\u204c\u204d\u2219\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u25b8\u25ba\u27a2\u27a4\u2756\u2713\u2714\u00b7";
const PRIVATE = "\uf0b7\uf0a7\uf06f\uf0d8\uf0a8\uf0fc\uf076\uf071\uf0e0\uf02d";
const BULLET_START = new RegExp(`^[${BULLETS}${PRIVATE}]`);

/** A word that begins with a sign that is nothing but a bullet. */
export function startsWithBullet(word: string): boolean {
  return BULLET_START.test(word);
}

/** A word that is nothing but a bullet sign. */
export function isBullet(word: string): boolean {
  return word.length === 1 && startsWithBullet(word);
}

/** A tick may say that something is done: it is a bullet in company only. */
export function isTick(word: string): boolean {
  return /^[\u2713\u2714\uf0fc]$/.test(word);
}

/** Letters that stand for a bullet in Courier New ("o") and Wingdings ("§", "Ø", "ü") where the font was lost. */
export function isLetterBullet(word: string): boolean {
  return /^[o\u00a7\u00d8\u00fc]$/.test(word);
}

/** A dash or star as typists set before the items of a list. */
export function isTypedBullet(word: string): boolean {
  return /^[-\u2010-\u2014*]$/.test(word);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
const STRANGE = /[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufffd\u{e0000}-\u{e007f}]/u;

/** Control characters shown as U+FFFD, so that nothing downstream obeys them. */
export function showControls(text: string): string {
  return text.replace(CONTROLS, "\ufffd");
}

/** Whether a word holds signs that are not seen or that turn the reading order. */
export function isStrange(word: string): boolean {
  return STRANGE.test(word);
}
