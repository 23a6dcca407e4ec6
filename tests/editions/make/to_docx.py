"""The neutral document as Word: built-in styles, real lists, merged cells, header and footer with fields, tracked changes."""
import copy

from layouts import Break, Heading, Text


def write_docx(doc, opt, out):
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    d = docx.Document()
    d.core_properties.title = opt.get("metatitle", doc.title)
    d.core_properties.author = "Policy Officer"
    normal = d.styles["Normal"]
    normal.font.name, normal.font.size = opt.get("font", "Arial"), Pt(opt.get("size", 9))
    normal.paragraph_format.space_after = Pt(opt.get("after", 0))
    sec = d.sections[0]
    w, h = (29.7, 21.0) if doc.landscape else (21.0, 29.7)
    sec.page_width, sec.page_height = Cm(w), Cm(h)
    if doc.landscape:
        sec.orientation = WD_ORIENT.LANDSCAPE
    sec.left_margin = sec.right_margin = Cm(1.8)
    sec.top_margin = sec.bottom_margin = Cm(1.8)
    usable = w - 3.6

    def fld(par, instr):
        for kind, text in (("begin", None), (None, instr), ("separate", None), ("t", "1"), ("end", None)):
            r = par.add_run()._r
            if kind in ("begin", "separate", "end"):
                e = OxmlElement("w:fldChar")
                e.set(qn("w:fldCharType"), kind)
            else:
                e = OxmlElement("w:t" if kind == "t" else "w:instrText")
                e.text = text
            r.append(e)

    def with_fields(par, s):
        import re
        for part in re.split(r"(\{p\}|\{n\})", s):
            if part == "{p}":
                fld(par, "PAGE")
            elif part == "{n}":
                fld(par, "NUMPAGES")
            elif part:
                par.add_run(part)

    for k, line in enumerate(doc.header):
        par = sec.header.paragraphs[0] if k == 0 else sec.header.add_paragraph()
        with_fields(par, line)
        if k == 0:
            par.runs[0].bold = True
    if any(doc.footer):
        par = sec.footer.paragraphs[0]
        tabs = par.paragraph_format.tab_stops
        tabs.add_tab_stop(Cm(usable / 2), 1)
        tabs.add_tab_stop(Cm(usable), 2)
        with_fields(par, "\t".join(doc.footer).rstrip("\t"))

    counter = [0]

    def number_list(start="1"):
        """A numbering of its own for each ordered list."""
        numbering = d.part.numbering_part._element
        base = d.styles["List Number"].element.pPr.numPr.numId.val
        abstract = next(n for n in numbering.findall(qn("w:num")) if n.get(qn("w:numId")) == str(base)).find(qn("w:abstractNumId")).get(qn("w:val"))
        num = OxmlElement("w:num")
        nid = 900 + counter[0]
        counter[0] += 1
        num.set(qn("w:numId"), str(nid))
        a = OxmlElement("w:abstractNumId")
        a.set(qn("w:val"), abstract)
        num.append(a)
        o = OxmlElement("w:lvlOverride")
        o.set(qn("w:ilvl"), "0")
        so = OxmlElement("w:startOverride")
        so.set(qn("w:val"), start)
        o.append(so)
        num.append(o)
        numbering.append(num)
        return nid

    def runs(par, text, bold):
        on = False
        for part in text.replace("\x01", "\x03").replace("\x02", "\x03").split("\x03"):
            if part:
                for k, line in enumerate(part.split("\n")):
                    r = par.add_run(line)
                    r.bold = True if (bold or on) else None
                    if k < part.count("\n"):
                        r.add_break()
            on = not on

    def track(par, text):
        """The sentence's last word replaced with tracking on: the old one deleted, the new one inserted."""
        for tag, word in (("w:del", "eventually"), ("w:ins", text)):
            e = OxmlElement(tag)
            for k, v in (("w:id", str(700 + counter[0])), ("w:author", "Reviewer"), ("w:date", "2018-01-01T00:00:00Z")):
                e.set(qn(k), v)
            counter[0] += 1
            r = OxmlElement("w:r")
            t = OxmlElement("w:delText" if tag == "w:del" else "w:t")
            t.set(qn("xml:space"), "preserve")
            t.text = word
            r.append(t)
            e.append(r)
            par._p.append(e)

    tracked = [opt.get("tracked", 0)]
    auto = [None]

    def auto_number(par):
        """The id is Word's own numbering: 1, 2, 3 … nothing of it stands in the text."""
        par.style = d.styles["List Number"]
        if auto[0] is None:
            auto[0] = number_list()
        pr = par._p.get_or_add_pPr().get_or_add_numPr()
        pr.get_or_add_ilvl().val = 0
        pr.get_or_add_numId().val = auto[0]

    def fill(cell, c):
        first, nid = True, None
        if opt.get("autonumber") and c.key == "id" and c.paras and c.paras[0].text.isdigit():
            auto_number(cell.paragraphs[0])
            return
        for p in c.paras:
            if p.gap and not first:
                cell.add_paragraph()
            par = cell.paragraphs[0] if first else cell.add_paragraph()
            first = False
            if p.level is not None:
                if p.ordinal:
                    par.style = d.styles["List Number"]
                    if p.ordinal == "1" or nid is None:
                        nid = number_list(p.ordinal)
                    pr = par._p.get_or_add_pPr().get_or_add_numPr()
                    pr.get_or_add_ilvl().val = 0
                    pr.get_or_add_numId().val = nid
                else:
                    par.style = d.styles["List Bullet" if p.level == 0 else "List Bullet 2"]
            if tracked[0] and c.key == "update" and p.level is None and len(p.text) > 30 and not c.bold and "\n" not in p.text:
                head, _, last = p.text.rpartition(" ")
                runs(par, head + " ", p.bold)
                track(par, last)
                tracked[0] -= 1
            else:
                runs(par, p.text, c.bold or p.bold)
        if c.shade:
            tcPr = cell._tc.get_or_add_tcPr()
            shd = OxmlElement("w:shd")
            shd.set(qn("w:val"), "clear")
            shd.set(qn("w:fill"), c.shade.lstrip("#"))
            tcPr.append(shd)

    def direction(cell):
        e = OxmlElement("w:textDirection")
        e.set(qn("w:val"), "btLr")
        cell._tc.get_or_add_tcPr().append(e)

    def table(t):
        look = opt.get("look", "ruled")
        cols = len(t.columns)
        tb = d.add_table(rows=len(t.rows), cols=cols)
        if look in ("ruled", "grid-grey", "double"):
            tb.style = d.styles["Table Grid"]
        elif look == "zebra":
            tb.style = d.styles["Light Shading"] if "Light Shading" in [s.name for s in d.styles] else tb.style
        elif look == "hrules":
            borders(tb, ("top", "bottom", "insideH"))
        tb.autofit = False
        taken = set()
        widths = [Cm(usable * wd / sum(x[2] for x in t.columns)) for _, _, wd in t.columns]
        for i, g in enumerate(tb._tbl.tblGrid.findall(qn("w:gridCol"))):
            g.set(qn("w:w"), str(int(widths[i].twips)))
        cells = [list(r.cells) for r in tb.rows]
        for i, row in enumerate(t.rows):
            j = 0
            for c in row.cells:
                while (i, j) in taken:
                    j += 1
                target = cells[i][j]
                if c.colspan > 1 or c.rowspan > 1:
                    target = target.merge(cells[i + c.rowspan - 1][j + c.colspan - 1])
                    for a in range(c.rowspan):
                        for b in range(c.colspan):
                            taken.add((i + a, j + b))
                else:
                    target.width = widths[j]
                fill(target, c)
                if opt.get("rotated") and row.header:
                    direction(target)
                j += c.colspan
            if row.header and not opt.get("norepeat"):
                e = OxmlElement("w:tblHeader")
                tb.rows[i]._tr.get_or_add_trPr().append(e)
            if row.header and opt.get("rotated"):
                tb.rows[i].height = Cm(3)
        d.add_paragraph()

    def borders(tb, sides):
        pr = tb._tbl.tblPr
        b = OxmlElement("w:tblBorders")
        for s in sides:
            e = OxmlElement(f"w:{s}")
            for k, v in (("w:val", "single"), ("w:sz", "6"), ("w:color", "555555")):
                e.set(qn(k), v)
            b.append(e)
        pr.append(b)

    for b in doc.blocks:
        if isinstance(b, Heading):
            d.add_heading(b.text, 0 if b.level == 1 and opt.get("titlestyle") else b.level)
        elif isinstance(b, Text):
            d.add_paragraph().add_run(b.text).bold = b.bold or None
        elif isinstance(b, Break):
            d.add_page_break()
        else:
            table(b)
    d.save(out)
