const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** Formats that files name by number only; 14 and 22 follow the machine's country, here the United Kingdom. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  14: "dd/mm/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "hh:mm",
  21: "hh:mm:ss",
  22: "dd/mm/yyyy hh:mm",
  37: "#,##0",
  38: "#,##0",
  39: "#,##0.00",
  40: "#,##0.00",
  45: "mm:ss",
  47: "mm:ss",
  49: "@",
};

/** A number as its cell shows it. `code` is the cell's number format, by code or built-in number; `from1904` for workbooks that count days from 1904. */
export function formatNumber(value: number, format: string | number, from1904: boolean): string {
  const code = typeof format === "number" ? (BUILT_IN[format] ?? "General") : format;
  const section = sectionFor(code, value);
  if (isDateFormat(section)) return formatDate(value, section, from1904);
  return /[0#?]/.test(withoutLiterals(section)) ? formatDigits(value, section) : general(value);
}

/** Positive; negative; zero: the sections of a format. */
function sectionFor(code: string, value: number): string {
  const sections = code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+/g) ?? [code];
  if (value < 0 && sections.length > 1) return sections[1] ?? code;
  return value === 0 && sections.length > 2 ? (sections[2] ?? code) : (sections[0] ?? code);
}

function withoutLiterals(section: string): string {
  return section.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
}

function isDateFormat(section: string): boolean {
  const plain = withoutLiterals(section.replace(/\[(h+|m+|s+)\]/gi, "$1")).replace(/general/gi, "");
  return /[ymdhs]/i.test(plain) && !/[0#?]/.test(plain.replace(/[.,]0+/g, ""));
}

function general(value: number): string {
  return String(Number.parseFloat(value.toPrecision(11)));
}

const DAY = 86_400_000;

/** Excel's day numbers: 1 is 1 January 1900, and 1900 is taken for a leap year. */
function toTime(value: number, from1904: boolean): Date {
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, value < 60 ? 31 : 30);
  return new Date(epoch + Math.round(value * DAY));
}

/** The day number of a moment, as a workbook counts. */
export function toDays(time: number, from1904: boolean): number {
  return (time - (from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30))) / DAY;
}

type Show = (date: Date, twelve: boolean) => string;
const two = (n: number) => String(n).padStart(2, "0");
const hours = (date: Date, twelve: boolean) => (twelve ? date.getUTCHours() % 12 || 12 : date.getUTCHours());

const TOKENS: Readonly<Record<string, Show>> = {
  yyyy: (d) => String(d.getUTCFullYear()),
  yyy: (d) => String(d.getUTCFullYear()),
  yy: (d) => two(d.getUTCFullYear() % 100),
  y: (d) => two(d.getUTCFullYear() % 100),
  mmmmm: (d) => (MONTHS[d.getUTCMonth()] ?? "").slice(0, 1),
  mmmm: (d) => MONTHS[d.getUTCMonth()] ?? "",
  mmm: (d) => (MONTHS[d.getUTCMonth()] ?? "").slice(0, 3),
  mm: (d) => two(d.getUTCMonth() + 1),
  m: (d) => String(d.getUTCMonth() + 1),
  dddd: (d) => DAYS[d.getUTCDay()] ?? "",
  ddd: (d) => (DAYS[d.getUTCDay()] ?? "").slice(0, 3),
  dd: (d) => two(d.getUTCDate()),
  d: (d) => String(d.getUTCDate()),
  hh: (d, twelve) => two(hours(d, twelve)),
  h: (d, twelve) => String(hours(d, twelve)),
  minutes2: (d) => two(d.getUTCMinutes()),
  minutes: (d) => String(d.getUTCMinutes()),
  ss: (d) => two(d.getUTCSeconds()),
  s: (d) => String(d.getUTCSeconds()),
  "am/pm": (d) => (d.getUTCHours() < 12 ? "AM" : "PM"),
  "a/p": (d) => (d.getUTCHours() < 12 ? "A" : "P"),
};

function formatDate(value: number, section: string, from1904: boolean): string {
  const date = toTime(value, from1904);
  if (Number.isNaN(date.getTime()) || value < 0) return general(value);
  const tokens =
    dayFirst(section.replace(/\[\$[^\]]*\]|\[[a-z]+\d*\]/gi, "")).match(/"[^"]*"|\\.|_.|\*.|am\/pm|a\/p|y+|m+|d+|h+|s+|./gi) ?? [];
  const twelve = tokens.some((t) => /^a(m\/pm|\/p)$/i.test(t));
  return tokens
    .map((token, i) => showToken(token, tokens, i, date, twelve))
    .join("")
    .trim();
}

/** "m/d/yyyy" follows the machine's country, as 14 does: figures that were told month first would be read day first. */
function dayFirst(section: string): string {
  return section.replace(/^(m{1,2})((?:\\.|[^a-z\\])+)(d{1,2})(?=(?:\\.|[^a-z\\])+y)/i, "$3$2$1");
}

function showToken(token: string, tokens: readonly string[], i: number, date: Date, twelve: boolean): string {
  const key = token.toLowerCase();
  if (token.startsWith('"')) return token.slice(1, -1);
  if (token.startsWith("\\")) return token.slice(1);
  if (/^[_*]/.test(token) || token === "@") return "";
  if (/^m{1,2}$/.test(key) && isMinutes(tokens, i)) return (TOKENS[key === "mm" ? "minutes2" : "minutes"] as Show)(date, twelve);
  return TOKENS[key]?.(date, twelve) ?? token;
}

/** "m" after hours or before seconds is minutes. */
function isMinutes(tokens: readonly string[], i: number): boolean {
  const isTime = (t: string) => /^[hs]+$/i.test(t);
  const letters = (t: string) => /^[ymdhs]+$/i.test(t);
  const before = tokens.slice(0, i).reverse().find(letters);
  const after = tokens.slice(i + 1).find(letters);
  return (before !== undefined && /^h+$/i.test(before)) || (after !== undefined && isTime(after) && /^s+$/i.test(after));
}

function formatDigits(value: number, section: string): string {
  const plain = withoutLiterals(section);
  const percent = plain.includes("%");
  const pattern = /[0#?][0#?,]*(?:\.([0#?]+))?/.exec(plain);
  const decimals = pattern?.[1] ?? "";
  const amount = Math.abs(percent ? value * 100 : value);
  const optional = decimals.replace(/[^#?]/g, "").length;
  const fixed = amount.toFixed(Math.min(20, decimals.length)).replace(optional > 0 ? new RegExp(`\\.?0{0,${optional}}$`) : /$^/, "");
  const [whole = "0", rest] = fixed.split(".");
  const places = (/^[0#?,]*/.exec(pattern?.[0] ?? "")?.[0].match(/0/g) ?? []).length;
  const padded = whole.padStart(places, "0");
  const grouped = /[#0],[#0]/.test(plain) ? padded.replace(/\B(?=(\d{3})+$)/g, ",") : padded;
  const sign = value < 0 && !section.includes("(") ? "-" : "";
  return `${sign}${around(section, true)}${grouped}${rest === undefined ? "" : `.${rest}`}${around(section, false)}`.trim();
}

/** What a format writes before and after its digits: "£", "%", words in quotes. */
function around(section: string, before: boolean): string {
  const first = section.search(/[0#?](?=[^"]*(?:"[^"]*"[^"]*)*$)/);
  const last = Math.max(section.lastIndexOf("0"), section.lastIndexOf("#"), section.lastIndexOf("?"));
  const part = before ? section.slice(0, Math.max(0, first)) : section.slice(last + 1);
  const currency = part.replace(/\[\$([^\]-]*)[^\]]*\]/g, "$1").replace(/\[[^\]]*\]/g, "");
  return currency
    .replace(/_.|\*./g, "")
    .replace(/"([^"]*)"|\\(.)/g, "$1$2")
    .replace(/[-,]/g, "");
}
