import { describe, expect, it } from "vitest";
import { readHtml } from "../../../src/ingest/html/html.ts";
import { ingest } from "../../../src/ingest/ingest.ts";
import { type Block, cellText, paragraphLine, type SourceDocument, type Table } from "../../../src/ingest/table.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (html: string | Uint8Array) => readHtml(typeof html === "string" ? bytesOf(html) : html, { name: "plan.html" });
const isTable = (b: Block): b is Table => b.kind === "table";
const rows = (doc: SourceDocument): string[][] => doc.blocks.filter(isTable).flatMap((t) => t.rows.map((r) => r.cells.map(cellText)));
const texts = (doc: SourceDocument): string[] =>
  doc.blocks.flatMap((b) => (isTable(b) ? [] : [`${b.level ?? ""} ${paragraphLine(b.paragraph)}`.trim()]));
const furniture = (doc: SourceDocument): string => doc.furniture.map((r) => r.text).join(" ");
const cell = (html: string): string => rows(read(`<table><tr><td>Ref<td>Action<tr><td>H1<td>${html}</table>`))[1]?.[1] ?? "";
const grid = (html: string) =>
  read(html)
    .blocks.filter(isTable)
    .flatMap((t) => t.rows.map((r) => r.cells.map((c) => [cellText(c), c.column, c.colSpan, c.rowSpan])));

describe("the words of a cell", () => {
  it("are parted into paragraphs by blocks and line breaks, a wider space where the page shows one", () => {
    const doc = read("<table><tr><td><p>Paint the <b>net</b> shed.</p><p>Then sweep.</p>One<br>Two<br><br>Three</table>");
    const paragraphs = doc.blocks.filter(isTable)[0]?.rows[0]?.cells[0]?.paragraphs ?? [];
    expect(paragraphs.map((p) => [paragraphLine(p), p.gapBefore])).toEqual([
      ["Paint the net shed.", false],
      ["Then sweep.", true],
      ["One", true],
      ["Two", false],
      ["Three", true],
    ]);
    expect(paragraphs[0]?.runs.map((r) => r.bold)).toEqual([false, false, true, false]);
  });

  it("keep the levels and numbers of lists", () => {
    expect(cell("Sheds:<ul><li>net<ul><li>roof</ul><li>oil</ul><ol start=3><li><p>sweep</p><li>wash</ol><ol type=a><li>dry</ol>")).toBe(
      "Sheds:\n- net\n  - roof\n- oil\n3. sweep\n4. wash\na. dry",
    );
  });

  it("do not hold what a browser hides, scripts or deletions; the hidden and the deleted are findings", () => {
    const doc = read(
      "<style>.x{display:none}</style><table><tr><td>H1<td>Paint<span class=x>not</span> <del>all</del> <ins>two</ins> sheds<script>alert(1)</script></table>",
    );
    expect(rows(doc)).toEqual([["H1", "Paint two sheds"]]);
    expect(doc.findings.map((f) => [f.code, f.text])).toEqual([
      ["tracked-changes", "+ two · - all"],
      ["hidden-text", "not"],
    ]);
  });

  it("begin with a tick that says something is done; two ticks are a list's", () => {
    expect(cell("<p>\u2713 Painted.</p><p>Then swept.</p>")).toBe("\u2713 Painted.\nThen swept.");
    expect(cell("<p>Agreed:</p><p>\u2713 paint</p><p>\u2713 sweep</p>")).toBe("Agreed:\n- paint\n- sweep");
  });

  it("take one paragraph from each row of a table of dated updates", () => {
    expect(cell("<table><tr><th>Date<th>Update</tr><tr><td>01/02/2021<td><p>Primed.</p></tr><tr><td>03/03/2021<td>Painted.</table>")).toBe(
      "01/02/2021 Primed.\n03/03/2021 Painted.",
    );
  });

  it("are read from Word's list paragraphs, whose bullets and numbers are text", () => {
    const space = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>";
    const item = (mark: string, left: number, text: string) =>
      `<p class=MsoListParagraph style='margin-left:${left}.0pt;text-indent:-18.0pt'><span style='font-family:Symbol'>${mark}${space}</span>${text}<o:p></o:p></p>`;
    expect(cell(item("·", 36, "net") + item("o", 72, "roof") + item("·", 36, "oil") + item("2.", 36, "sweep"))).toBe(
      "- net\n  - roof\n- oil\n2. sweep",
    );
    expect(
      cell(
        "<p style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>net</p>",
      ),
    ).toBe("  - net");
  });

  it("keep the levels of Google's lists, which stand side by side and say them in a class", () => {
    const list = (level: number, ...items: readonly string[]) =>
      `<ul class="c1 lst-kix_ab2-${level} start">${items.map((i) => `<li class="c4">${i}</li>`).join("")}</ul>`;
    expect(cell(list(0, "net") + list(1, "roof") + list(0, "oil"))).toBe("- net\n  - roof\n- oil");
  });

  it("are not doubted for the sign of no width that SharePoint begins a text with, but for one within a word", () => {
    const found = (html: string) => read(`<table><tr><td>H1<td>${html}</table>`).findings.map((f) => f.code);
    expect(found("<div>\u200bPaint the shed\u200b.</div>")).toEqual([]);
    expect(found("<div>Pa\u200bint the shed.</div>")).toEqual(["strange-characters"]);
  });

  it("are put right where they were once read in a wrong charset, and doubted; letters that are meant so stay", () => {
    const doc = read(
      "<table><tr><td>H1<td>Zo\u00c3\u00ab\u00e2\u20ac\u2122s caf\u00c3\u00a9 \u00e2\u20ac\u201c \u00c2\u00a35, \u00c2 la carte, ch\u00e2teau\u2019s</table>",
    );
    expect(rows(doc)[0]?.[1]).toBe("Zoë’s café – £5, Â la carte, château’s");
    expect(doc.findings.map((f) => f.code)).toEqual(["strange-characters"]);
  });

  it("do not hold the marks of footnotes", () => {
    const doc = read(
      "<table><tr><td>H1<td>Paint the shed.<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a></table>",
    );
    expect([rows(doc)[0]?.[1], furniture(doc)]).toEqual(["Paint the shed.", "[1]"]);
  });

  it('take an "o" for a bullet below others, where the font that made it one was lost, but not alone', () => {
    expect(cell("<p>• net<p>o roof<p>• oil")).toBe("- net\n  - roof\n- oil");
    expect(cell("<p>o roof")).toBe("o roof");
  });

  it("are read from LibreOffice's exports: signs of its fields are no words, a list's marker floats beside its item", () => {
    const page = (html: string) => `<meta name="generator" content="LibreOffice 7.4"><table><tr><td>Ref<td>${html}</table>`;
    const marker = (sign: string) => `<span style="display:block;float:left">${sign}</span>`;
    expect(rows(read(page("The \u0004pilot\u0005 goes on.")))[0]?.[1]).toBe("The pilot goes on.");
    expect(rows(read(page(`<ul><li><p>${marker("\uf0b7\uf0b7")}net</ul><ol><li><p>${marker("1.")}oil</ol>`)))[0]?.[1]).toBe(
      "- net\n1. oil",
    );
  });
});

describe("the grid of a table", () => {
  it("places cells round those that span rows and columns", () => {
    expect(grid("<table><tr><td rowspan=2>A<td colspan=2>B<tr><td>C<td>D<tr><td>E<td>F<td>G</table>")).toEqual([
      [
        ["A", 0, 1, 2],
        ["B", 1, 2, 1],
      ],
      [
        ["C", 1, 1, 1],
        ["D", 2, 1, 1],
      ],
      [
        ["E", 0, 1, 1],
        ["F", 1, 1, 1],
        ["G", 2, 1, 1],
      ],
    ]);
  });

  it("is not made wider or longer by spans of millions", () => {
    expect(grid("<table><tr><td colspan=5000000 rowspan=9000000>Sheds<tr><td>H1<td>Paint</table>")).toEqual([
      [["Sheds", 0, 1, 2]],
      [
        ["H1", 1, 1, 1],
        ["Paint", 2, 1, 1],
      ],
    ]);
  });

  it("lets rowspan=0 run to the end of its group, and no span beyond it", () => {
    const html = "<table><tbody><tr><td rowspan=0>A<td>B<tr><td>C</tbody><tbody><tr><td rowspan=9>D<td>E</tbody></table>";
    expect(grid(html).flat()).toEqual([
      ["A", 0, 1, 2],
      ["B", 1, 1, 1],
      ["C", 1, 1, 1],
      ["D", 0, 1, 1],
      ["E", 1, 1, 1],
    ]);
  });

  it("marks head rows and keeps the fill of cells", () => {
    const doc = read(
      "<table><thead><tr><th>Ref<th>RAG</thead><tr><td>H1<td style='background:#92D050'>&nbsp;<tr bgcolor=red><td>H2<td bgcolor=white></table>",
    );
    const table = doc.blocks.filter(isTable)[0];
    expect(table?.rows.map((r) => r.header)).toEqual([true, false, false]);
    expect(table?.rows.slice(1).map((r) => r.cells.map((c) => c.shade))).toEqual([
      [null, "#92d050"],
      ["#ff0000", "#ff0000"],
    ]);
  });
});

describe("the page around the table", () => {
  it("gives headings and bold lines as headings, other lines as text", () => {
    expect(texts(read("<h1>Harbour Plan</h1><p>2 March 2021</p><p><b>Sheds</b></p><table><tr><td>H1<td>Paint</table>"))).toEqual([
      "1 Harbour Plan",
      "2 March 2021",
      "4 Sheds",
    ]);
  });

  it("sees through a table that only arranges the page, and leaves the site's navigation to the furniture", () => {
    const doc = read(`<table><tr><td colspan=2>Harbour Board<tr><td><ul><li><a href=/>Home</a><li><a href=/x>Lists</a></ul>
      <td><h2>Plan</h2><table><tr><th>Ref<th>Action<tr><td>H1<td>Paint<tr><td>H2<td>Sweep</table></table>`);
    expect(rows(doc)).toEqual([
      ["Ref", "Action"],
      ["H1", "Paint"],
      ["H2", "Sweep"],
    ]);
    expect(furniture(doc)).toBe("Home Lists");
    expect(texts(doc)).toEqual(["Harbour Board", "2 Plan"]);
  });

  it("does not doubt the plan for what the site keeps hidden", () => {
    const doc = read("<nav><label class=ms-hidden>Quick Launch</label><a href=#>Home</a></nav><table><tr><td>H1<td>Paint</table>");
    expect([furniture(doc), doc.findings]).toEqual(["Home", []]);
  });

  it("parts the path to a list, so that its title can be told from its site and its view", () => {
    const doc = read(
      '<div id="s4-titlerow" class="s4-notdlg"><h1>Change Office</h1><h2><a href="#">Quay Plan</a> ► All Items</h2></div><table><tr><td>H1<td>Paint<tr><td>H2<td>Sweep</table>',
    );
    expect(doc.furniture.map((r) => r.glue + r.text)).toEqual(["Change", " Office", "Quay", " Plan", "►", "All", " Items"]);
  });

  it("takes the section from a list page's group row, its column and count to the furniture", () => {
    const doc = read(
      "<table><tr><th>Ref<th>Action<tr><td colspan=100><a href=#>Section</a> : Quays &amp; Sheds <span>\u200e(12)</span><tr><td>H1<td>Paint</table>",
    );
    expect(rows(doc)[1]).toEqual(["Quays & Sheds"]);
    expect(furniture(doc)).toBe("Section : (12)");
  });

  it("takes no words from the letters and numbers round a sheet that Google exports", () => {
    const frame = (i: number) => `<th class="row-headers-background"><div>${i}</div></th>`;
    const doc = read(
      `<style>.ritz .waffle .s1{font-weight:bold}</style><div class="ritz"><table class="waffle"><thead><tr><th class="row-header freezebar-origin-ltr"></th><th class="column-headers-background">A</th><th class="column-headers-background">B</th></tr></thead><tbody><tr>${frame(1)}<td class="s1">Ref</td><td class="s1">Action</td></tr><tr>${frame(2)}<td>H1</td><td>Paint</td></tr></table></div>`,
    );
    expect(rows(doc).filter((r) => r.length > 0)).toEqual([
      ["Ref", "Action"],
      ["H1", "Paint"],
    ]);
    expect(
      doc.blocks.filter(isTable)[0]?.rows.flatMap((r) => r.cells.flatMap((c) => c.paragraphs.flatMap((p) => p.runs.map((w) => w.bold)))),
    ).toEqual([true, true, false, false]);
  });

  it("keeps the document's own title", () => {
    expect(read("<title>Harbour\n Plan</title><table><tr><td>H1</table>").metaTitle).toBe("Harbour Plan");
  });
});

describe("a list that is drawn with roles in place of a table", () => {
  const row = (cells: string, more = "") => `<div role="row"${more}>${cells}</div>`;
  const gridcell = (column: number, text: string) => `<div role="gridcell" aria-colindex="${column}">${text}</div>`;
  const head = row('<div role="columnheader">Ref</div><div role="columnheader">Action<i data-icon-name="ChevronDown">\ue70d</i></div>');
  const group = (name: string, count: number) =>
    row(`<button><i>\ue76c</i></button><div><span>Section : ${name}</span><span>(${count})</span></div>`, ' aria-expanded="true"');
  const list = (rows: string, more = "") => read(`<h1>Quay Plan</h1><div role="grid"${more}>${head}<div>${rows}</div></div>`);

  it("is read as a table: signs of an icon font are no words, a cell that is left out keeps its place", () => {
    const doc = list(row(gridcell(1, "H1") + gridcell(2, "Paint.")) + row(gridcell(2, "Sweep.")));
    expect(rows(doc)).toEqual([
      ["Ref", "Action"],
      ["H1", "Paint."],
      ["", "Sweep."],
    ]);
    expect(doc.blocks.filter(isTable)[0]?.rows[0]?.header).toBe(true);
  });

  it("has its groups as rows of one cell, and says where a closed group keeps its rows back", () => {
    const doc = list(group("Sheds", 1) + row(gridcell(1, "H1") + gridcell(2, "Paint.")) + group("Piers", 4));
    expect(rows(doc)).toEqual([["Ref", "Action"], ["Sheds"], ["H1", "Paint."], ["Piers"]]);
    expect(furniture(doc)).toContain("Section : (4)");
    expect(doc.findings.map((f) => [f.code, f.text])).toEqual([["hidden-text", "Piers"]]);
  });

  it("says that rows were not loaded when it was saved", () => {
    const doc = list(row(gridcell(1, "H1") + gridcell(2, "Paint.")), ' aria-rowcount="301"');
    expect(doc.findings.map((f) => f.message)).toEqual([expect.stringMatching(/301 rows.*holds 2/)]);
  });

  it("joins the two pieces in which a row with pinned columns is painted", () => {
    const pinned = row(gridcell(1, "H1"), ' aria-rowindex="2"') + row(gridcell(2, "Paint."), ' aria-rowindex="2"');
    expect(rows(list(pinned))[1]).toEqual(["H1", "Paint."]);
  });
});

describe("the charset", () => {
  const page = (meta: string) => `${meta}<table><tr><td>Café – “net” shed £5</table>`;
  const words = "Café – “net” shed £5";
  const cp1252 = (text: string) => new Uint8Array([...text].map((c) => ({ "–": 0x96, "“": 0x93, "”": 0x94 })[c] ?? c.charCodeAt(0)));
  const utf16 = (text: string) => new Uint8Array([...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));

  it.each([
    ["UTF-8 that says windows-1252", bytesOf(page("<meta charset=windows-1252>"))],
    ["windows-1252 that says so", cp1252(page("<meta charset=windows-1252>"))],
    ["windows-1252 that says UTF-8", cp1252(page("<meta charset=utf-8>"))],
    ["windows-1252 that says nothing", cp1252(page(""))],
    ["UTF-16 with a mark", new Uint8Array([0xff, 0xfe, ...utf16(page(""))])],
    ["UTF-16 without a mark", utf16(page("<meta charset=utf-8>"))],
  ])("is found in %s", (_, bytes) => {
    expect(rows(read(bytes))).toEqual([[words]]);
  });
});

describe("a page made to harm", () => {
  it("that nests lists thousands deep is refused in one line", () => {
    expect(() => read(`<table><tr><td>${"<ul><li>".repeat(3000)}x</table>`)).toThrow(/nests elements more than 400 deep/);
  });

  it("without a table is refused", () => {
    expect(() => read("<p>Minutes of the meeting.</p>")).toThrow(/plan\.html holds no table/);
  });

  it("shows control characters in place of obeying them, with a finding for what cannot be seen", () => {
    const doc = read("<table><tr><td>H\u202e1<td>Paint\u001b[31m</table>");
    expect(rows(doc)).toEqual([["H1", "Paint\ufffd[31m"]]);
    expect(doc.findings.map((f) => f.code)).toEqual(["strange-characters"]);
  });

  it("of thirty thousand rows is read in time that grows with its rows alone", () => {
    const doc = read(`<table>${Array.from({ length: 30_000 }, (_, i) => `<tr><td>H${i}<td>Paint`).join("")}</table>`);
    expect(rows(doc)).toHaveLength(30_000);
  }, 20_000);
});

describe("a page that draws its tables without table elements", () => {
  const PLAN = [
    ["Ref", "Action"],
    ["H1", "Paint"],
    ["H2", "Sweep"],
  ];

  it("is read where a style sheet sets boxes as rows and cells", () => {
    const style = "<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style>";
    const boxes = PLAN.map((r) => `<div class=r>${r.map((t) => `<span class=c>${t}</span>`).join("")}</div>`);
    expect(rows(read(`${style}<div class=t>${boxes.join("")}</div>`))).toEqual(PLAN);
  });

  it("is read where each recommendation is a list of terms", () => {
    const form = (id: string) => `<dl><dt>Ref<dd>${id}<dt>Action<dd>Paint the sheds<dd>in May</dl>`;
    expect(rows(read(["H1", "H2", "H3"].map(form).join("<p>&nbsp;</p>")))[1]).toEqual(["Action", "Paint the sheds\nin May"]);
  });

  it("keeps a list of terms that is no form as text", () => {
    const doc = read("<dl><dt>Quay<dd>Where boats lie</dl><table><tr><td>Ref<td>Action<tr><td>H1<td>Paint</table>");
    expect(texts(doc)).toEqual(["Quay", "Where boats lie"]);
  });
});

describe("a document of Google's", () => {
  it("holds its comments and their marks outside the plan, and the marks of footnotes among the furniture", () => {
    const marks = '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>';
    const comment = '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is this right?</span></p></div>';
    const doc = read(`<table><tr><td>Ref<td>Action<tr><td>H1<td>Paint.${marks}</table>${comment}`);
    expect(rows(doc)[1]).toEqual(["H1", "Paint."]);
    expect(texts(doc)).toEqual([]);
    expect(furniture(doc)).toBe("[1]");
  });
});

describe("a form for each recommendation below a heading that names it", () => {
  it("has its number from there, and none of the headings is a page's", async () => {
    const form = (id: number) =>
      `<h2>Recommendation ${id}</h2><table>${[
        ["Recommendation", `Paint the ${id} sheds by the quay.`],
        ["Lead", "Moira Tench"],
        ["Progress", "Begun."],
        ["Timescale", "May 2021"],
      ]
        .map(([label, value]) => `<tr><td>${label}<td>${value}`)
        .join("")}</table>`;
    const page = `<h1>Response to the Harbour Review</h1><p>2 March 2021</p>${[1, 2, 3, 4].map(form).join("")}`;
    const { value } = await ingest(bytesOf(page), { name: "plan.html" });
    expect(value.edition.title).toBe("Response to the Harbour Review");
    expect(value.recommendations.map((r) => [r.id, r.text])).toEqual(
      [1, 2, 3, 4].map((id) => [`Recommendation ${id}`, `Paint the ${id} sheds by the quay.`]),
    );
  });
});
