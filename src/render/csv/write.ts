/** A cell of a CSV file: numbers stand bare. */
export type CsvValue = string | number | null;

// What a spreadsheet takes for the beginning of a formula, in full width too, and after white space that it drops.
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/;

/** Words that a spreadsheet would run get an apostrophe in front, and are then shown as words. */
export function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function field(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = defused(value);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

const BOM = "\ufeff"; // without it Excel reads UTF-8 as the machine's old code page

/** Rows as CSV (RFC 4180) that Excel reads rightly: UTF-8 with a byte order mark, CR LF after every row. */
export function toCsv(rows: readonly (readonly CsvValue[])[]): string {
  return BOM + rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}
