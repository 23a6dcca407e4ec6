import { takeApart, words } from "./cell.mjs";

const SPAN = `<span lang=EN-GB style='font-size:10.0pt;font-family:"Arial",sans-serif'>`;
const SPACES = `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>`;
const BLANK = "<p class=MsoNormal><span lang=EN-GB style='font-size:10.0pt'>&nbsp;</span></p>";

function paragraph(source) {
  const { gap, mark, text } = takeApart(source);
  const before = gap ? `${BLANK}\n` : "";
  if (mark === null) return `${before}<p class=MsoNormal>${SPAN}${words(text)}</span></p>`;
  const bullet = mark === "-" ? `<span style='font-family:Symbol'>·${SPACES}</span>` : `<span>${mark}${SPACES}</span>`;
  return `<p class=MsoListParagraph style='margin-left:18.0pt;text-indent:-18.0pt'>${SPAN}${bullet}${words(text)}</span></p>`;
}

const CELL = "valign=top style='border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'";
const cell = (paragraphs) => `  <td ${CELL}>\n${paragraphs.length === 0 ? BLANK : paragraphs.map(paragraph).join("\n")}\n  </td>`;

function tableRow(r) {
  if (r.section) return ` <tr>\n  <td colspan=4 ${CELL}>\n${paragraph(`**${r.section}**`)}\n  </td>\n </tr>`;
  return ` <tr>\n${[r.text, r.owner, r.update, r.delivery].map(cell).join("\n")}\n </tr>`;
}

/** Word breaks its lines of source at about 80 characters, in the middle of sentences. */
const wrapSource = (html) => html.replace(/[^\n]{60,80}? (?=[^\n]{8})/g, (line) => `${line.slice(0, -1)}\n`);

/** The edition as Word saves "web page, filtered": windows-1252, MsoNormal, list marks as text. */
export function toWord(head, edition) {
  const header = ` <tr>\n${head.columns.map((c) => cell([`**${c}**`])).join("\n")}\n </tr>`;
  const html = `<html>

<head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15 (filtered)">
<title>${head.title}</title>
<style>
<!--
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif;}
-->
</style>
</head>

<body lang=EN-GB>

<div class=WordSection1>

<p class=MsoHeader><b><span lang=EN-GB>${head.title}</span></b></p>

<p class=MsoHeader><span lang=EN-GB>${edition.date} ${head.marking}</span></p>

<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
${header}
${edition.rows.map(tableRow).join("\n")}
</table>

<p class=MsoNormal><span lang=EN-GB>&nbsp;</span></p>

</div>

</body>

</html>
`;
  return Buffer.from(toWindows1252(wrapSource(html)), "latin1");
}

const WINDOWS_1252 = { "–": "\x96", "—": "\x97", "‘": "\x91", "’": "\x92", "“": "\x93", "”": "\x94", "•": "\x95", "…": "\x85" };
const toWindows1252 = (s) => s.replace(/[–—‘’“”•…]/g, (c) => WINDOWS_1252[c]);
