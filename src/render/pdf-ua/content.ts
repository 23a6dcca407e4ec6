/** One operator of a content stream with its operands as written; `start` and `end` are offsets that include the operands. */
export interface Operator {
  readonly op: string;
  readonly operands: readonly string[];
  readonly start: number;
  readonly end: number;
}

const SPACE = new Uint8Array(256);
for (const c of [0, 9, 10, 12, 13, 32]) SPACE[c] = 1;
const ENDS = new Uint8Array(256); // what ends a name, number or operator
for (const c of [0, 9, 10, 12, 13, 32, ...[..."()<>[]{}/%"].map((x) => x.charCodeAt(0))]) ENDS[c] = 1;

const code = (c: string) => c.charCodeAt(0);
const [PAREN, CLOSE, LESS, GREATER, OPEN, SHUT, SLASH, PERCENT, BACK] = ["(", ")", "<", ">", "[", "]", "/", "%", "\\"].map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

function endOfString(s: string, from: number): number {
  let depth = 0;
  for (let i = from; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c === BACK) i++;
    else if (c === PAREN) depth++;
    else if (c === CLOSE && --depth === 0) return i + 1;
  }
  return s.length;
}

function skipSpace(s: string, from: number): number {
  let i = from;
  for (; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c === PERCENT) while (i < s.length && s.charCodeAt(i) !== 10 && s.charCodeAt(i) !== 13) i++;
    else if (SPACE[c] !== 1) break;
  }
  return i;
}

function endOfGroup(s: string, from: number, closing: number, width: number): number {
  let i = skipSpace(s, from);
  while (i < s.length && s.charCodeAt(i) !== closing) i = skipSpace(s, endOfObject(s, i));
  return Math.min(s.length, i + width);
}

function endOfWord(s: string, from: number): number {
  let i = from;
  while (i < s.length && ENDS[s.charCodeAt(i)] !== 1) i++;
  return Math.max(i, from + 1);
}

function endOfObject(s: string, at: number): number {
  const c = s.charCodeAt(at);
  if (c === PAREN) return endOfString(s, at);
  if (c === LESS && s.charCodeAt(at + 1) === LESS) return endOfGroup(s, at + 2, GREATER, 2);
  if (c === LESS) return s.indexOf(">", at) + 1 || s.length;
  if (c === OPEN) return endOfGroup(s, at + 1, SHUT, 1);
  if (c === SLASH) return endOfWord(s, at + 1);
  return endOfWord(s, at);
}

/** Letters, ' and " begin operators; true, false and null are operands. */
function isOperator(word: string): boolean {
  return /^[A-Za-z'"]/.test(word) && word !== "true" && word !== "false" && word !== "null";
}

/** The end of an inline image's bytes: "EI" between white space. */
function endOfImage(s: string, from: number): number {
  const found = /[\s]EI(?=[\s]|$)/g;
  found.lastIndex = from;
  return found.exec(s) === null ? s.length : found.lastIndex;
}

/** The operators of a content stream (bytes as latin-1), in order; the stream is read once. */
export function* operators(s: string): Generator<Operator> {
  let operands: string[] = [];
  let start = -1;
  for (let i = skipSpace(s, 0); i < s.length; i = skipSpace(s, i)) {
    if (start < 0) start = i;
    const end = endOfObject(s, i);
    const word = s.slice(i, end);
    i = end;
    if (!isOperator(word)) operands.push(word);
    else {
      if (word === "ID") i = endOfImage(s, end);
      yield { op: word, operands, start, end: i };
      operands = [];
      start = -1;
    }
  }
}
