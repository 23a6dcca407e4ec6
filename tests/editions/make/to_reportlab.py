"""The neutral document through ReportLab's LongTable: rows cut in mid-cell, header repeated or not, no tags."""
import html

from layouts import Break, Heading, Text


def write_reportlab(doc, opt, out):
    try:
        from reportlab.lib import colors
        from reportlab.lib.pagesizes import A4, landscape
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.platypus import BaseDocTemplate, Frame, LongTable, PageBreak, PageTemplate, Paragraph
    except ImportError:
        print("skipped: reportlab is not installed")
        return False
    import os
    font, bold = "Helvetica", "Helvetica-Bold"
    path = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
    if opt.get("font") == "DejaVu" and os.path.exists(path):
        pdfmetrics.registerFont(TTFont("DJ", path))
        pdfmetrics.registerFont(TTFont("DJB", path.replace("Sans.", "Sans-Bold.")))
        font, bold = "DJ", "DJB"
        pdfmetrics.registerFontFamily("DJ", "DJ", "DJB", "DJ", "DJB")
    size = opt.get("size", 8.5)
    base = dict(fontName=font, fontSize=size, leading=size * 1.22, splitLongWords=0)
    if opt.get("hyphens"):
        base.update(hyphenationLang="en_GB", uriWasteReduce=0.3, embeddedHyphenation=1)
    body = ParagraphStyle("b", **base, spaceAfter=opt.get("after", 2))
    strong = ParagraphStyle("s", **dict(base, fontName=bold))
    heads = {1: ParagraphStyle("h1", fontName=bold, fontSize=15, leading=19, spaceAfter=4), 2: ParagraphStyle("h2", fontName=bold, fontSize=11, leading=14, spaceBefore=8, spaceAfter=3), 3: ParagraphStyle("h3", fontName=bold, fontSize=9.5, leading=12, spaceBefore=6, spaceAfter=3)}
    page = landscape(A4) if doc.landscape else A4
    W, H = page

    def esc(s):
        if opt.get("ligatures"):
            s = s.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")
        return html.escape(s, quote=False).replace("\n", "<br/>").replace("\x01", "<b>").replace("\x02", "</b>")

    class Twice(Paragraph):
        """Painted twice, a little apart: bold as some printer drivers make it."""

        def draw(self):
            super().draw()
            self.canv.translate(0.25, 0)
            super().draw()
            self.canv.translate(-0.25, 0)

    def flow(c):
        out = []
        for p in c.paras:
            st = strong if (c.bold or p.bold) else body
            if p.gap:
                st = ParagraphStyle("g", parent=st, spaceBefore=size)
            if p.level is not None:
                mark = f"{p.ordinal}." if p.ordinal else ("–" if p.level and opt.get("dash") else "•")
                out.append(Paragraph(esc(p.text), ParagraphStyle("l", parent=st, leftIndent=12 + 12 * p.level, bulletIndent=2 + 12 * p.level), bulletText=mark))
            else:
                out.append((Twice if opt.get("overprint") and (c.bold or p.bold) else Paragraph)(esc(p.text), body if opt.get("overprint") and not p.gap else st))
        return out

    def furniture(canvas, d):
        canvas.saveState()
        canvas.setFont(bold, 9)
        for k, line in enumerate(doc.header):
            canvas.drawString(42, H - 30 - 12 * k, line)
            canvas.setFont(font, 8)
        canvas.setFont(font, 8)
        for k, f in enumerate(doc.footer):
            s = f.replace("{p}", str(d.page)).replace("{n}", str(opt.get("_pages", "?")))
            [canvas.drawString, canvas.drawCentredString, canvas.drawRightString][k]([42, W / 2, W - 42][k], 24, s)
        canvas.restoreState()

    def story():
        out = []
        for b in doc.blocks:
            if isinstance(b, Heading):
                out.append(Paragraph(esc(b.text), heads[b.level]))
            elif isinstance(b, Text):
                out.append(Paragraph(esc(b.text), strong if b.bold else body))
            elif isinstance(b, Break):
                out.append(PageBreak())
            else:
                out.append(table(b))
        return out

    def table(t):
        n = len(t.columns)
        grid = [[""] * n for _ in t.rows]
        style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4), ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 3)]
        look = opt.get("look", "ruled")
        taken = set()
        for i, row in enumerate(t.rows):
            j = 0
            for c in row.cells:
                while (i, j) in taken:
                    j += 1
                grid[i][j] = flow(c)
                if c.colspan > 1 or c.rowspan > 1:
                    style.append(("SPAN", (j, i), (j + c.colspan - 1, i + c.rowspan - 1)))
                for a in range(c.rowspan):
                    for q in range(c.colspan):
                        taken.add((i + a, j + q))
                if c.shade:
                    style.append(("BACKGROUND", (j, i), (j, i), colors.HexColor(c.shade)))
                j += c.colspan
        if look == "ruled":
            style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        elif look == "double":
            style += [("GRID", (0, 0), (-1, -1), 0.4, colors.black, 0, None, None, 2, 1.2)]
        elif look == "hrules":
            style.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey))
        elif look == "zebra":
            style += [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.HexColor("#eef3f8"), colors.white]), ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#c9d8e8"))]
        elif look == "headrule":
            style.append(("LINEBELOW", (0, 0), (-1, 0), 1.2, colors.HexColor("#003366")))
        elif look == "dashed":
            style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.grey, 0, (2, 2)))
        usable = W - 84
        return LongTable(grid, colWidths=[usable * w / sum(x[2] for x in t.columns) for _, _, w in t.columns], repeatRows=0 if opt.get("norepeat") else 1, style=style, splitInRow=1)

    def write(path):
        d = BaseDocTemplate(path, pagesize=page, title=opt.get("metatitle", doc.title), invariant=1)
        top = 34 + 13 * len(doc.header)
        d.addPageTemplates([PageTemplate(frames=[Frame(42, 42, W - 84, H - 42 - top, 0, 0, 0, 0)], onPage=furniture)])
        d.build(story())
        return d.page

    if any("{n}" in f for f in doc.footer):
        opt = dict(opt, _pages=write(out))
        # the closure reads `opt` of this call
    write(out)
    return True
