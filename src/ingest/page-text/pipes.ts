const RULE = /^[ ]*\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)+\|?[ ]*$/m;

/** Whether a text has tables as Markdown draws them: cells between upright strokes, a line of dashes below the header. */
export function hasPipeTables(text: string): boolean {
  return RULE.test(text) && !/^[^|\n]*\t/m.test(text);
}

/** Tables of strokes as rows of tabs, "**bold**" as tags; the rest of the text as it is. */
export function pipesToTabs(text: string): string {
  if (!hasPipeTables(text)) return text;
  return wholeRows(text.split(/\r\n?|\n/))
    .map((line) => (isRow(line) ? rowToTabs(line) : bold(line)))
    .join("\n");
}

const LONGEST_ROW = 40; // lines: a cell's own line breaks were not written as <br>

/** A row that begins with a stroke goes on to the line that ends with one. */
function wholeRows(lines: readonly string[]): string[] {
  const rows: string[] = [];
  let open = 0;
  for (const line of lines) {
    const last = rows.at(-1) ?? "";
    const goesOn = open > 0 && open < LONGEST_ROW && line.trim() !== "" && !/^[ ]*\|/.test(line);
    if (goesOn) rows.splice(-1, 1, `${last}<br>${line}`);
    else rows.push(line);
    const row = rows.at(-1) ?? "";
    open = /^[ ]*\|/.test(row) && !/\|[ ]*$/.test(row) ? open + 1 : 0;
  }
  return rows;
}

function isRow(line: string): boolean {
  return /^[ ]*\|.*\|[ ]*$/.test(line) || RULE.test(line);
}

/** "\\|" is a stroke of the text. */
function rowToTabs(line: string): string {
  const inner = line.trim().replace(/^\||\|$/g, "");
  const cells = inner.split(/(?<!\\)\|/).map((cell) => bold(cell.trim().replaceAll("\\|", "|")));
  return RULE.test(line) ? cells.map(() => "---").join("\t") : cells.join("\t");
}

function bold(text: string): string {
  return text.replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, "<b>$1</b>").replace(/\\([*_#<>[\]-])/g, "$1");
}
