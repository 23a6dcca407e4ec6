import { bytes, escapeHtml, htmlPlan, type Row } from "./plan.ts";

const AWAY = "http://127.0.0.1:9/x";
const two: readonly Row[] = [{ id: "1.1" }, { id: "1.2" }];

const calls = `<script>while(true){}</script><script src="${AWAY}"></script><iframe src="${AWAY}"></iframe><meta http-equiv="refresh" content="0;url=${AWAY}">
<link rel="stylesheet" href="${AWAY}"><img src="${AWAY}" onerror="alert(1)"><object data="${AWAY}"></object><embed src="${AWAY}"><base href="${AWAY}">
<style>@import "${AWAY}"; td { background: url(${AWAY}) }</style><svg onload="alert(1)"><script>alert(1)</script></svg><video src="${AWAY}" autoplay></video>`;

const many = (count: number, row: (n: number) => Row): Row[] => Array.from({ length: count }, (_, n) => row(n));

/** Hostile HTML; `plan` where the plan in it can and must still be read. */
export const htmls: readonly { readonly name: string; readonly make: () => Uint8Array; readonly plan?: boolean }[] = [
  {
    name: "script-and-calls.html",
    make: () => bytes(htmlPlan(two, { head: calls, body: calls, attributes: 'onload="alert(1)"' })),
    plan: true,
  },
  { name: "nested-50-mb.html", make: () => bytes(htmlPlan(two, { body: "<div>".repeat(10_000_000) })) },
  { name: "nested-spans-in-a-cell.html", make: () => bytes(htmlPlan([{ id: "1.1", text: `${"<span>".repeat(200_000)}x` }])) },
  { name: "nested-bold.html", make: () => bytes(htmlPlan([{ id: "1.1", text: `${"<b>".repeat(50_000)}x` }])) },
  { name: "nested-tables.html", make: () => bytes(htmlPlan([{ id: "1.1", text: `${"<table><tr><td>".repeat(5_000)}x` }])) },
  { name: "100000-rows.html", make: () => bytes(htmlPlan(many(100_000, (n) => ({ id: `${n + 1}` })))) },
  { name: "100000-columns.html", make: () => bytes(`<table><tr>${"<td>x</td>".repeat(100_000)}</tr></table>`) },
  {
    name: "spans-of-millions.html",
    make: () => bytes(htmlPlan([{ id: "1.1" }], { body: `<table><tr><td colspan="9999999" rowspan="9999999">x</td></tr></table>` })),
  },
  {
    name: "spans-of-millions-in-the-plan.html",
    make: () => bytes(htmlPlan(two).replaceAll("<td>", '<td rowspan="9999999" colspan="9999999">')),
  },
  {
    name: "many-large-spans.html",
    make: () => bytes(`<table>${`<tr>${'<td rowspan="65534" colspan="1000">x</td>'.repeat(50)}</tr>`.repeat(500)}</table>`),
  },
  { name: "negative-spans.html", make: () => bytes(htmlPlan(two).replaceAll("<td>", '<td rowspan="-1" colspan="0e99">')) },
  { name: "lists-3000-deep.html", make: () => bytes(htmlPlan([{ id: "1.1", update: `${"<ul><li>x".repeat(3000)}` }])) },
  {
    name: "list-number-of-digits.html",
    make: () => bytes(htmlPlan([{ id: "1.1", update: `<ol start="${"9".repeat(4000)}" type="i"><li>x</li><li>y</li></ol>` }])),
  },
  {
    name: "roman-list-of-billions.html",
    make: () => bytes(htmlPlan([{ id: "1.1", update: `<ol start="2000000000" type="I"><li>x</li></ol>` }])),
  },
  { name: "unclosed-everything.html", make: () => bytes(`<html><body>${"<table><tr><td><p><b><a href=x>".repeat(20_000)}`) },
  {
    name: "wrong-charset-utf16.html",
    make: () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(htmlPlan(two, { head: '<meta charset="utf-8">' }), "utf16le")]),
    plan: true,
  },
  {
    name: "wrong-charset-latin.html",
    make: () => Buffer.from(htmlPlan([{ id: "1.1", text: "Caf\u00e9 am Pier" }], { head: '<meta charset="utf-8">' }), "latin1"),
    plan: true,
  },
  { name: "unknown-charset.html", make: () => bytes(htmlPlan(two, { head: '<meta charset="x-evil-\u0000">' })) },
  {
    name: "utf7-charset.html",
    make: () => bytes(htmlPlan(two, { head: '<meta charset="utf-7">', body: "+ADw-script+AD4-alert(1)+ADw-/script+AD4-" })),
  },
  { name: "zeros-in-between.html", make: () => bytes(htmlPlan(two).replaceAll("Pier", "Pi\u0000er")) },
  {
    name: "a-million-attributes.html",
    make: () => bytes(htmlPlan(two, { attributes: Array.from({ length: 500_000 }, (_, i) => `a${i}=1`).join(" ") })),
  },
  { name: "one-word-of-20-mb.html", make: () => bytes(htmlPlan([{ id: "1.1", text: "x".repeat(20_000_000) }])) },
  { name: "a-million-words.html", make: () => bytes(htmlPlan([{ id: "1.1", update: "word ".repeat(1_000_000) }])) },
  { name: "a-million-breaks.html", make: () => bytes(htmlPlan([{ id: "1.1", update: "x<br>".repeat(500_000) }])) },
  { name: "a-million-entities.html", make: () => bytes(htmlPlan([{ id: "1.1", text: "&NotEqualTilde;".repeat(500_000) }])) },
  { name: "unclosed-comment.html", make: () => bytes(htmlPlan(two, { body: `${"<!--".repeat(500_000)}` })) },
  {
    name: "style-of-a-million-rules.html",
    make: () => bytes(htmlPlan(two, { head: `<style>${"td > td > td td td:not(td) { color: red } ".repeat(200_000)}</style>` })),
  },
  { name: "deep-style.html", make: () => bytes(htmlPlan(two, { head: `<style>${"@media all {".repeat(100_000)}</style>` })) },
  {
    name: "hidden-by-the-thousand.html",
    make: () => bytes(htmlPlan([{ id: "1.1", text: '<span style="display:none">no</span>'.repeat(100_000) }])),
  },
  {
    name: "template-and-noscript.html",
    make: () => bytes(htmlPlan(two, { body: "<template><table><tr><td>no</td></tr></table></template><noscript><p>no</p></noscript>" })),
    plan: true,
  },
  { name: "empty-table.html", make: () => bytes("<table></table>") },
  { name: "table-of-nothing.html", make: () => bytes(`<table>${"<tr></tr>".repeat(200_000)}</table>`) },
  { name: "same-id-50000.html", make: () => bytes(htmlPlan(many(20_000, () => ({ id: "1.1" })))) },
];

const long = 100_000;

/** Words that a slow regular expression or a careless loop would choke on, each in every column of a plan. */
export const words: readonly { readonly name: string; readonly text: string }[] = [
  { name: "letters", text: "a".repeat(long) },
  { name: "letters and a sign", text: `${"a".repeat(long)}!` },
  { name: "spaces", text: `a${" ".repeat(long)}b` },
  { name: "hard spaces", text: `a${"\u00a0".repeat(long)}b` },
  { name: "brackets", text: "(".repeat(long) },
  { name: "bracketed letters", text: "(a".repeat(long / 2) },
  { name: "numbers with points", text: "1.".repeat(long / 2) },
  { name: "digits", text: "1".repeat(long) },
  { name: "dashes", text: "-".repeat(long) },
  { name: "dashes with spaces", text: "- ".repeat(long / 2) },
  { name: "slashes of a date", text: "1/".repeat(long / 2) },
  { name: "dates", text: "14.06.17 ".repeat(long / 9) },
  { name: "dates with authors", text: "14.06.17 A. Quill – ".repeat(long / 20) },
  { name: "months", text: "June ".repeat(long / 5) },
  { name: "complete", text: "complete ".repeat(long / 9) },
  { name: "not yet complete", text: "not yet to be completed once this is ".repeat(long / 37) },
  { name: "withdrawn or superseded", text: "on hold until withdrawn ".repeat(long / 24) },
  { name: "see", text: "see 1.1 above ".repeat(long / 14) },
  { name: "a range of billions", text: "See 1.1 – 1.4000000000 above" },
  { name: "a range backwards", text: "See 9.9.9 – 1.1.1" },
  { name: "a thousand ranges", text: "See 1.1 – 1.999999. ".repeat(1000) },
  { name: "commas", text: "a, ".repeat(long / 3) },
  { name: "and", text: "a and b & ".repeat(long / 10) },
  { name: "initials", text: "A. ".repeat(long / 3) },
  { name: "percent", text: "99% ".repeat(long / 4) },
  { name: "quarters", text: "Q3 2018/19 ".repeat(long / 11) },
  { name: "years", text: "2031 ".repeat(long / 5) },
  { name: "a year of many digits", text: `30 June ${"9".repeat(400)}` },
  { name: "quotes", text: "\"'".repeat(long / 2) },
  { name: "combining marks", text: `a${"\u0301".repeat(long)}` },
  { name: "template syntax", text: "{{constructor.constructor('return process')()}}{{#each this}}".repeat(500) },
  { name: "dots", text: ".".repeat(long) },
  { name: "line breaks", text: "x\n".repeat(long / 2) },
  { name: "colons", text: "Update: ".repeat(long / 8) },
  { name: "capitals", text: "AB ".repeat(long / 3) },
];

/** A plan with these words in one column. */
export function wordsPlan(text: string, column: keyof Row): Uint8Array {
  return bytes(htmlPlan([{ id: "1.1" }, { id: "1.2", [column]: escapeHtml(text).replaceAll("\n", "<br>") }, { id: "1.3" }]));
}
