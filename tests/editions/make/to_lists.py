"""The neutral document as pages that draw their lists otherwise: SharePoint's modern lists, data grids with pinned columns, sheets as Google exports them, tables of strokes."""
import html

from layouts import Table, Text
from to_html import furniture_lines, inline, paras


def plan_table(doc):
    return next(b for b in doc.blocks if isinstance(b, Table) and b.kind == "plan")


def front(doc):
    head, foot = furniture_lines(doc)
    return [x for x in head + [b.text for b in doc.blocks if isinstance(b, Text)] + foot if x != doc.title]


def name_of(row):
    return next(c.paras[0].text for c in row.cells if c.paras)


def groups(t):
    """(section row or None, its rows)"""
    out = [(None, [])]
    for r in t.rows:
        if r.section:
            out.append((r, []))
        elif not r.header:
            out[-1][1].append(r)
    return [g for g in out if g[0] is not None or g[1]]


ICON = '<i data-icon-name="{}" role="presentation" class="ms-Icon">{}</i>'


def to_modern_list(doc, opt):
    t = plan_table(doc)
    head = next(r for r in t.rows if r.header)
    cell = lambda role, i, inner: f'<div role="{role}" aria-colindex="{i + 2}" class="ms-DetailsRow-cell" data-automationid="DetailsRowCell">{inner}</div>'
    check = '<div role="gridcell" aria-colindex="1" class="ms-DetailsRow-cellCheck"><div role="checkbox" aria-label="Select row">' + ICON.format("StatusCircleCheckmark", "\uf13e") + "</div></div>"
    rows = ['<div role="row" class="ms-DetailsHeader" aria-rowindex="1">' + check.replace("gridcell", "columnheader")
            + "".join(cell("columnheader", i, f'<span class="ms-DetailsHeader-cellName">{inline(c.paras[0].text, opt)}</span>' + ICON.format("ChevronDown", "\ue70d")) for i, c in enumerate(head.cells)) + "</div>"]
    n = 1
    for section, own in groups(t):
        if section:
            rows.append(f'<div class="ms-GroupHeader" role="row" aria-level="1" aria-expanded="true"><div role="gridcell"><button>{ICON.format("ChevronRightMed", chr(0xE76C))}</button></div>'
                        f'<div class="ms-GroupHeader-title" role="gridcell"><span>Section : {inline(name_of(section), opt)}</span><span class="ms-GroupHeader-headerCount">({len(own)})</span></div></div>')
        for r in own:
            n += 1
            fields = "".join(cell("rowheader" if c.key in ("text", "idtext") else "gridcell", i, f"<div>\u200b{paras(c.paras, opt, c.bold)}</div>") for i, c in enumerate(r.cells))
            rows.append(f'<div role="presentation" class="ms-List-cell"><div role="row" class="ms-DetailsRow" aria-rowindex="{n}">{check}<div class="ms-DetailsRow-fields" role="presentation">{fields}</div></div></div>')
    extra = "".join(f"<div>{inline(x, opt)}</div>" for x in front(doc))
    s = (f'<!DOCTYPE html><html lang="en-gb"><head><meta charset="utf-8"><title>{html.escape(doc.title)} - All Items</title></head><body><div id="SuiteNavWrapper"><div role="banner"><button>App launcher</button></div></div>'
         f'<nav role="navigation"><ul><li><a href="#">Home</a></li><li><a href="#">Documents</a></li></ul></nav><main><div role="menubar"><button>New</button><button>Export to Excel</button></div><h1>{inline(doc.title, opt)}</h1>{extra}'
         f'<div role="grid" aria-rowcount="{n}" aria-readonly="true" class="ms-DetailsList">{"".join(rows)}</div></main></body></html>')
    return s.encode("utf-8")


def to_data_grid(doc, opt):
    """Rows in two pieces: the first column stands in a part of its own that does not scroll."""
    t = plan_table(doc)
    head = next(r for r in t.rows if r.header)
    cell = lambda role, i, inner: f'<div role="{role}" aria-colindex="{i + 1}">{inner}</div>'
    row = lambda index, inner, more="": f'<div role="row" aria-rowindex="{index}"{more}>{inner}</div>'
    titles = [inline(c.paras[0].text, opt) for c in head.cells]
    left, right, n = [], [], 1
    for section, own in groups(t):
        if section:
            n += 1
            left.append(row(n, f'<span class="ag-group-value">{inline(name_of(section), opt)}</span><span class="ag-group-child-count">({len(own)})</span>', ' aria-expanded="true"'))
        for r in own:
            n += 1
            inner = [paras(c.paras, opt, c.bold) for c in r.cells]
            left.append(row(n, cell("gridcell", 0, inner[0])))
            right.append(row(n, "".join(cell("gridcell", i, x) for i, x in enumerate(inner) if i and x)))
    extra = "".join(f"<p>{inline(x, opt)}</p>" for x in front(doc))
    header = f'<div role="rowgroup">{row(1, cell("columnheader", 0, titles[0]))}</div><div role="rowgroup">{row(1, "".join(cell("columnheader", i, x) for i, x in enumerate(titles) if i))}</div>'
    s = (f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{html.escape(doc.title)}</title></head><body><h1>{inline(doc.title, opt)}</h1>{extra}'
         f'<div role="treegrid" aria-rowcount="{n}">{header}<div role="rowgroup">{"".join(left)}</div><div role="rowgroup">{"".join(right)}</div></div></body></html>')
    return s.encode("utf-8")


def to_google_sheet(doc, opt):
    t = plan_table(doc)
    width = len(t.columns)
    frame = lambda i: f'<th id="0R{i}" style="height:20px;" class="row-headers-background"><div class="row-header-wrapper">{i + 1}</div></th>'
    cell = lambda c, kind: f'<td class="{kind}" dir="ltr"{f" colspan={c.colspan}" if c.colspan > 1 else ""}{f" rowspan={c.rowspan}" if c.rowspan > 1 else ""}>{"<br>".join(inline(p.line(), opt) for p in c.paras)}</td>'
    rows = [f'<td class="s0" dir="ltr" colspan="{width}">{inline(x, opt)}</td>' for x in [doc.title, *front(doc)]]
    rows += ["".join(cell(c, "s1" if r.header or r.section else "s2") for c in r.cells) for r in t.rows]
    letters = "".join(f'<th id="0C{i}" class="column-headers-background">{"ABCDEFGHIJ"[i]}</th>' for i in range(width))
    s = ('<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style type="text/css">.ritz .waffle a { color: inherit; }.ritz .waffle .s0{font-weight:bold;font-size:14pt;}.ritz .waffle .s1{font-weight:bold;}.ritz .waffle .s2{white-space:normal;}</style>'
         f'<div class="ritz grid-container" dir="ltr"><table class="waffle" cellspacing="0" cellpadding="0"><thead><tr><th class="row-header freezebar-origin-ltr"></th>{letters}</tr></thead><tbody>'
         + "".join(f'<tr style="height: 20px">{frame(i)}{r}</tr>' for i, r in enumerate(rows)) + "</tbody></table></div>")
    return s.encode("utf-8")


def to_strokes(doc, opt):
    t = plan_table(doc)
    words = lambda x: x.replace("\x01", "").replace("\x02", "").replace("|", "\\|").replace("\n", "<br>")
    line = lambda cells: "| " + " | ".join(cells) + " |"
    out = [f"# {doc.title}", "", *[x for y in front(doc) for x in (y, "")]]
    for r in t.rows:
        cells = ["<br>".join(words(p.line()) for p in c.paras) for c in r.cells]
        if r.section:
            cells = [f"**{words(name_of(r))}**"] + [""] * (len(t.columns) - 1)
        out.append(line(cells))
        if r.header:
            out.append("|" + "---|" * len(t.columns))
    return ("\n".join(out) + "\n").encode("utf-8")
