const RULE = /^[ ]*\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)+\|?[ ]*$/m;

/** Whether a text has tables as Markdown draws them: cells between upright strokes, a line of dashes below the header. */
export function hasPipeTables(text: string): boolean {
  return RULE.test(text) && !/^[^|\n]*\t/m.test(text);
}

/** Tables of strokes as rows of tabs, "**bold**" as tags; the rest of the text as it is. */
export function pipesToTabs(text: string): string {
  if (!hasPipeTables(text)) return text;
  return text
    .split(/\r\n?|\n/)
    .map((line) => (isRow(line) ? rowToTabs(line) : bold(line)))
    .join("\n");
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
