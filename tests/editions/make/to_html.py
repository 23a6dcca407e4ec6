"""The neutral document as HTML: for the printing engines, plain, as Word saves it, as a SharePoint list shows it."""
import dataclasses
import html
import re
import textwrap

from layouts import Break, Heading, Table, Text

LONG = ["accountability", "recommendation", "responsibilities", "arrangements", "organisation", "organisations", "comparable", "Interdependencies", "implementation", "communications", "performance", "realistic", "responsible", "clarification",
        "proposals", "procurement", "identified", "monitoring", "neighbouring", "programme", "independent", "measurable", "certification"]
SHY = {"accountability": "account|ability", "recommendation": "recom|men|dation", "responsibilities": "respon|sibil|ities", "arrangements": "arrange|ments", "organisation": "organ|isation", "organisations": "organ|isations",
       "comparable": "compar|able", "Interdependencies": "Inter|depend|encies", "implementation": "imple|men|tation", "communications": "commun|ications", "performance": "perform|ance", "realistic": "real|istic",
       "responsible": "respon|sible", "clarification": "clari|fica|tion", "proposals": "pro|posals", "procurement": "pro|cure|ment", "identified": "iden|tified", "monitoring": "moni|tor|ing",
       "neighbouring": "neigh|bour|ing", "programme": "pro|gramme", "independent": "inde|pend|ent", "measurable": "meas|ur|able", "certification": "certi|fica|tion"}


def shy(text):
    for w in LONG:
        text = text.replace(w, SHY[w].replace("|", "\u00ad"))
    return text


def inline(text, opt):
    if opt.get("shy"):
        text = shy(text)
    if opt.get("ligatures"):
        text = text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")
    if opt.get("nbsp"):
        text = text.replace(" – ", "\u00a0– ")
    out = html.escape(text, quote=False).replace("\n", "<br>")
    bold = opt.get("idbold", True)
    out = out.replace("\x01", "<b>" if bold else "").replace("\x02", "</b>" if bold else "")
    if opt.get("ordinals"):
        out = re.sub(r"\b(\d{1,2})(st|nd|rd|th)\b", r"\1<sup>\2</sup>", out)
    return out


def paras(ps, opt, bold=False):
    """Paragraphs and (nested) lists of one cell."""
    out, i = [], 0
    one = len(ps) == 1 and ps[0].level is None
    while i < len(ps):
        p = ps[i]
        if p.level is None:
            t = inline(p.text, opt)
            if bold or p.bold:
                t = f"<b>{t}</b>"
            if one and opt.get("bare", True):
                out.append(t)
            elif opt.get("br") and not any(q.gap for q in ps):
                out.append(t + ("<br>" if i + 1 < len(ps) and ps[i + 1].level is None else ""))
            else:
                out.append(f"<p{' class=gap' if p.gap else ''}>{t}</p>")
            i += 1
            continue
        j = i
        while j < len(ps) and ps[j].level is not None:
            j += 1
        out.append(listing(ps[i:j], opt))
        i = j
    return "".join(out)


def listing(items, opt, level=0):
    tag = "ol" if items[0].ordinal else "ul"
    start = f" start={items[0].ordinal}" if tag == "ol" and items[0].ordinal != "1" else ""
    out, i = [f"<{tag}{start}>"], 0
    while i < len(items):
        j = i + 1
        while j < len(items) and items[j].level > level:
            j += 1
        sub = listing(items[i + 1:j], opt, level + 1) if j > i + 1 else ""
        out.append(f"<li>{inline(items[i].text, opt)}{sub}</li>")
        i = j
    return "".join(out) + f"</{tag}>"


def cell_html(c, opt, tag):
    attrs = "".join(f" {k}={v}" for k, v in (("colspan", c.colspan), ("rowspan", c.rowspan)) if v > 1)
    style = f' style="background:{c.shade}"' if c.shade else ""
    inner = paras(c.paras, opt, c.bold)
    if opt.get("rotated") and tag == "th":
        inner = f'<span class="rot">{inner}</span>'
    return f"<{tag}{attrs}{style}{' class=' + c.key if c.key else ''}>{inner}</{tag}>"


def table_html(t, opt):
    if opt.get("repeat"):  # a header row every few rows, as some web lists have it
        head = [r for r in t.rows if r.header]
        body = [r for r in t.rows if not r.header]
        out, k = [], 0
        for r in body:
            if k and k % opt["repeat"] == 0 and (r.section or len(r.cells) == len(t.columns)):
                out += head
            out.append(r)
            k += 1
        t = dataclasses.replace(t, rows=head + out)
        opt = dict(opt, thead=False)
    th = "th" if opt.get("th", True) else "td"
    widths = "".join(f'<col style="width:{w}%">' for _, _, w in t.columns)
    head = [r for r in t.rows if r.header]
    body = [r for r in t.rows if not r.header]
    row = lambda r: f"<tr{' class=sec' if r.section else ''}>" + "".join(cell_html(c, opt, th if r.header else "td") for c in r.cells) + "</tr>"
    if opt.get("thead", True):
        return f"<table class={t.kind}><colgroup>{widths}</colgroup><thead>{''.join(map(row, head))}</thead><tbody>{''.join(map(row, body))}</tbody></table>"
    return f"<table class={t.kind}><colgroup>{widths}</colgroup><tbody>{''.join(map(row, t.rows if opt.get('repeat') else head + body))}</tbody></table>"


def blocks_html(doc, opt):
    out = []
    for b in doc.blocks:
        if isinstance(b, Heading):
            out.append(f"<h{b.level}>{inline(b.text, opt)}</h{b.level}>")
        elif isinstance(b, Text):
            out.append(f"<p class=running>{'<b>' if b.bold else ''}{inline(b.text, opt)}{'</b>' if b.bold else ''}</p>")
        elif isinstance(b, Break):
            out.append('<div style="page-break-after:always"></div>')
        else:
            out.append(table_html(b, opt))
    return "\n".join(out)


LOOKS = {
    "ruled": "td,th{border:1px solid #000}",
    "double": "table{border-collapse:separate;border-spacing:1px;border:1px solid #444}td,th{border:1px solid #444}",
    "hrules": "td,th{border-top:0.75pt solid #555;border-bottom:0.75pt solid #555}",
    "headrule": "th{border-bottom:1.5pt solid #003366}td{border:none}",
    "none": "td,th{border:none} td{padding-bottom:7pt!important} td,th{padding-left:7pt!important;padding-right:7pt!important}",
    "zebra": "td,th{border:none}tbody tr:nth-child(even) td{background:#e8eef4}th{background:#1f3864;color:#fff}",
    "dashed": "td,th{border:1px dashed #777}th{background:#ddd}",
    "grid-grey": "td,th{border:0.5pt solid #bbb}th{background:#f0f0f0}tr.sec td{background:#d9e2f3}",
    "vrules": "td,th{border-left:1px solid #000;border-right:1px solid #000}table{border-top:1px solid #000;border-bottom:1px solid #000}th{border-bottom:1px solid #000}tr.sec td{border-top:1px solid #000;border-bottom:1px solid #000}",
}


def css(doc, opt):
    font = opt.get("font", "Liberation Sans")
    size = opt.get("size", 9)
    rules = [f"body{{font-family:'{font}';font-size:{size}pt;margin:0;line-height:{opt.get('leading', 1.25)}}}", "table{border-collapse:collapse;width:100%;margin:4pt 0 8pt;table-layout:fixed}",
             f"td,th{{vertical-align:top;text-align:left;padding:{opt.get('pad', '2pt 4pt')};{'hyphens:auto;' if opt.get('hyphens') else ''}}}",
             "h1{font-size:150%;margin:4pt 0}h2{font-size:118%;margin:9pt 0 3pt}h3{font-size:105%;margin:8pt 0 3pt}p{margin:0 0 3pt}td p{margin:0 0 3pt}p.gap{margin-top:9pt}ul,ol{margin:2pt 0 3pt;padding-left:14pt}"]
    rules.append(LOOKS[opt.get("look", "ruled")])
    if opt.get("bullet"):
        rules.append(f"ul{{list-style-type:{opt['bullet']}}}")
    if opt.get("rotated"):
        rules.append("th{height:70pt;vertical-align:bottom}th .rot{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap}")
    if opt.get("norepeat"):
        rules.append("thead{display:table-row-group}")
    if opt.get("justify"):
        rules.append("td{text-align:justify}")
    if opt.get("keep"):
        rules.append("tr{break-inside:avoid;page-break-inside:avoid}")
    rules.append(opt.get("css", ""))
    return "\n".join(rules)


def quote(s):
    return '"' + s.replace('"', '\\"') + '"'


def page_css(doc, opt):
    """Header and footer in the page's margin boxes (Chromium, WeasyPrint)."""
    size = "A4 landscape" if doc.landscape else "A4"
    mt = 16 + 9 * len(doc.header)
    out = [f"@page{{size:{opt.get('paper', size)};margin:{mt}mm 15mm {20 if any(doc.footer) else 15}mm 15mm;"] if not doc.header else [f"@page{{size:{opt.get('paper', size)};margin:{14 + 6 * len(doc.header)}mm 15mm 20mm 15mm;"]
    if doc.header:
        out.append("@top-left{content:" + ' "\\A " '.join(quote(h) for h in doc.header) + ";white-space:pre;font-size:9pt;font-family:'" + opt.get("font", "Liberation Sans") + "'}")
    names = ["bottom-left", "bottom-center", "bottom-right"]
    for box, f in zip(names, doc.footer):
        if f:
            parts = f.replace("{p}", '" counter(page) "').replace("{n}", '" counter(pages) "')
            out.append(f"@{box}{{content:\"{parts}\";font-size:8pt;font-family:'{opt.get('font', 'Liberation Sans')}'}}")
    return "".join(out) + "}"


def to_print_html(doc, opt, page=True):
    lang = "en-GB"
    return (f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(opt.get("metatitle", doc.title))}</title><style>'
            + css(doc, opt) + (page_css(doc, opt) if page else "") + f"</style></head><body>{blocks_html(doc, opt)}</body></html>")


def furniture_lines(doc):
    return list(doc.header), [f for f in map(without_page, doc.footer) if f]


def without_page(s):
    """A footer's words without its page number."""
    return re.sub(r"(Page )?\{p\}( of |/)?(\{n\})?", "", s).strip(" –")


def to_plain_html(doc, opt):
    """A web page of the plan: header lines on top, footer lines below."""
    head, foot = furniture_lines(doc)
    top = "".join(f"<p>{inline(h, opt)}</p>" for h in head)
    if not any(isinstance(b, Heading) and b.text == doc.title for b in doc.blocks):
        top = top.replace(f"<p>{inline(doc.title, opt)}</p>", f"<h1>{inline(doc.title, opt)}</h1>", 1)
    if opt.get("layouttable"):  # a page whose parts stand in a table of their own
        return encode(f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{html.escape(doc.title)}</title><style>{css(doc, opt)}</style></head>\n<body><table class=page><tr><td colspan=2>{top}</td></tr>'
                      f'<tr><td class=nav><a href="#">Home</a><br><a href="#">Meetings</a><br><a href="#">Contact us</a></td><td>{blocks_html(doc, opt)}</td></tr><tr><td colspan=2>{"".join(f"<p>{inline(f, opt)}</p>" for f in foot)}<p>© 2018 All rights reserved</p></td></tr></table></body></html>', "utf-8")
    bottom = "".join(f"<p>{inline(f, opt)}</p>" for f in foot)
    charset = {"utf-16": "", "none": ""}.get(opt.get("charset", "utf-8"), f'<meta charset="{opt.get("declared", opt.get("charset", "utf-8"))}">')
    s = f'<!DOCTYPE html>\n<html lang="en"><head>{charset}<title>{html.escape(doc.title)}</title>\n<style>{css(doc, opt)}</style></head>\n<body>{top}{blocks_html(doc, opt)}{bottom}</body></html>'
    return encode(s, opt.get("charset", "utf-8"))


def encode(s, charset):
    if charset == "utf-16":
        return b"\xff\xfe" + s.encode("utf-16-le")
    if charset == "none":
        return s.encode("utf-8")
    return s.encode(charset, "xmlcharrefreplace")


def wrap_source(s):
    """Word breaks its source lines at about 80 characters, in the middle of sentences."""
    return "\n".join("\n".join(textwrap.wrap(line, 82, break_long_words=False, break_on_hyphens=False)) or "" for line in s.split("\n"))


def word_para(p, opt, bold=False):
    t = html.escape(p.text, quote=False).replace("\x01", "<b>").replace("\x02", "</b>").replace("\n", "<br>\n")
    if bold or p.bold:
        t = f"<b>{t}</b>"
    span = f"<span lang=EN-GB style='font-size:{opt.get('size', 10)}.0pt;font-family:\"Arial\",sans-serif'>"
    op = "<o:p></o:p>" if opt.get("op") else ""
    if p.level is None:
        return f"<p class=MsoNormal style='margin-bottom:0cm'>{span}{t}{op}</span></p>"
    bullet = (f"{p.ordinal}." if p.ordinal else ("o" if p.level else "·"))
    face = "" if p.ordinal else (" style='font-family:\"Courier New\"'" if p.level else " style='font-family:Symbol'")
    return (f"<p class=MsoListParagraphCxSpMiddle style='margin-left:{18 + 18 * p.level}.0pt;text-indent:-18.0pt'>{span}<span{face}>{bullet}<span style='font:7.0pt \"Times New Roman\"'>"
            f"&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span>{t}{op}</span></p>")


def to_word_html(doc, opt):
    """As Word saves a document as "web page, filtered": windows-1252, MsoNormal, list markers as text, lines broken in the source."""
    out = []
    head, foot = furniture_lines(doc)
    body = []
    for h in head:
        body.append(f"<p class=MsoHeader><b><span lang=EN-GB>{html.escape(h, quote=False)}</span></b></p>" if h == doc.title else f"<p class=MsoHeader><span lang=EN-GB>{html.escape(h, quote=False)}</span></p>")
    for b in doc.blocks:
        if isinstance(b, Heading):
            body.append(f"<h{b.level}><span lang=EN-GB>{html.escape(b.text, quote=False)}</span></h{b.level}>" if not opt.get("fakeheads") else
                        f"<p class=MsoNormal><b><span lang=EN-GB style='font-size:{16 - 2 * b.level}.0pt'>{html.escape(b.text, quote=False)}</span></b></p>")
        elif isinstance(b, Text):
            body.append(f"<p class=MsoNormal><span lang=EN-GB>{'<b>' if b.bold else ''}{html.escape(b.text, quote=False)}{'</b>' if b.bold else ''}</span></p>")
        elif isinstance(b, Break):
            body.append("<span lang=EN-GB style='font-size:11.0pt'><br clear=all style='page-break-before:always'></span>")
        else:
            rows = []
            for r in b.rows:
                cells = []
                for c in r.cells:
                    spans = "".join(f" {k}={v}" for k, v in (("colspan", c.colspan), ("rowspan", c.rowspan)) if v > 1)
                    ps = "\n".join(("<p class=MsoNormal>&nbsp;</p>\n" if p.gap else "") + word_para(p, opt, c.bold) for p in c.paras) or "<p class=MsoNormal><span lang=EN-GB>&nbsp;</span></p>"
                    shade = f";background:{c.shade}" if c.shade else ""
                    cells.append(f"<td width={120}{spans} valign=top style='width:90.0pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt{shade}'>\n{ps}\n</td>")
                rows.append(f" <tr{' style=' + chr(39) + 'page-break-inside:avoid' + chr(39) if r.header else ''}>\n" + "\n".join(cells) + "\n </tr>")
            body.append("<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>\n" + "\n".join(rows) + "\n</table>\n<p class=MsoNormal>&nbsp;</p>")
    for f in foot:
        body.append(f"<p class=MsoFooter><span lang=EN-GB>{html.escape(f, quote=False)}</span></p>")
    ns = ' xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"' if opt.get("op") else ""
    top = (f"<html{ns}>\n\n<head>\n<meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\">\n<meta name=Generator content=\"Microsoft Word 15 (filtered)\">\n<title>{html.escape(doc.title, quote=False)}</title>\n"
           "<style>\n<!--\n /* Font Definitions */\n @font-face\n\t{font-family:Symbol;}\n p.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm;font-size:11.0pt;}\n-->\n</style>\n\n</head>\n\n<body lang=EN-GB>\n\n<div class=WordSection1>\n\n")
    return encode(wrap_source(top + "\n\n".join(body) + "\n\n</div>\n\n</body>\n\n</html>\n"), "windows-1252")


def to_sharepoint_html(doc, opt, plan):
    """A list page: site chrome, group rows, updates as nested tables of dated lines where there are entries."""
    by = {k: i for i, (k, _, _) in enumerate(next(b for b in doc.blocks if isinstance(b, Table) and b.kind == "plan").columns)}
    t = next(b for b in doc.blocks if isinstance(b, Table) and b.kind == "plan")
    rows = []
    for r in t.rows:
        if r.header:
            rows.append('<tr class="ms-viewheadertr">' + "".join(f'<th class="ms-vh2"><div class="ms-vh-div"><a href="#" onclick="return false">{inline(c.paras[0].text, opt)}</a></div></th>' for c in r.cells) + "</tr>")
        elif r.section:
            name = next(c.paras[0].text for c in r.cells if c.paras)
            n = sum(1 for x in plan.recs if x.section == name)
            label = f'<a href="#">Section</a> : {inline(name, opt)} <span style="font-weight:lighter">({n})</span>' if opt.get("grouplabel") else f"<b>{inline(name, opt)}</b>"
            rows.append(f'<tr class="ms-gb"><td colspan="100">{label}</td></tr>')
        else:
            tds = []
            for c in r.cells:
                span = f' rowspan="{c.rowspan}"' if c.rowspan > 1 else ""
                inner = paras(c.paras, opt, c.bold)
                if opt.get("nested") and c.key == "update" and len(c.paras) > 1 and all(p.level is None for p in c.paras):
                    inner = '<table class="ms-comments">' + "".join(f"<tr><td>{inline(p.text, opt)}</td></tr>" for p in c.paras) + "</table>"
                tds.append(f'<td class="ms-cellstyle ms-vb2"{span}>{inner}</td>')
            rows.append('<tr class="ms-itmhover">' + "".join(tds) + "</tr>")
    nav = "".join(f'<li class="static"><a class="menu-item" href="/sites/x/{i}">{n}</a></li>' for i, n in enumerate(["Home", "Documents", "Calendar", "Team Contacts", "Site Contents", "Recycle Bin"]))
    head, foot = furniture_lines(doc)
    extra = "".join(f'<div class="ms-webpart-titleText">{inline(x, opt)}</div>' for x in head + [b.text for b in doc.blocks if isinstance(b, Text)] + foot if x != doc.title)
    s = (f'<!DOCTYPE html>\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{html.escape(doc.title)}</title><script>var _spPageContextInfo={{"webTitle":"Programmes"}};</script><style>.ms-vb2{{padding:4px}}</style></head>'
         f'<body><div id="s4-ribbonrow"><span>BROWSE</span><span>PAGE</span><a href="#">SHARE</a><a href="#">FOLLOW</a></div><div id="s4-bodyContainer"><div id="sideNavBox"><ul>{nav}</ul></div>'
         f'<div id="contentBox"><h1 id="pageTitle">{inline(doc.title, opt)}</h1>{extra}<div class="ms-csrlistview"><a href="#">+ new item</a> or <a href="#">edit</a> this list</div>'
         f'<table class="ms-listviewtable" summary="{html.escape(doc.title)}"><thead>{rows[0]}</thead><tbody>{"".join(rows[1:])}</tbody></table></div></div></body></html>')
    return s.encode("utf-8")
