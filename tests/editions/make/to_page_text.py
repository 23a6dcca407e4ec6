"""The page-text form: pages of "## title", date and marking, then tab-separated cells with inline HTML; rows cut where a page would end."""
import dataclasses
import html
import textwrap

from layouts import Break, Table
from plan import Para


def text_of(p):
    return html.escape(p.text, quote=False).replace("\x01", "<b>").replace("\x02", "</b>").replace("\n", " ")


def markup(ps, rich):
    """Cell paragraphs as the exporter writes them: bare when one, <p> and <ul> otherwise, all on one line."""
    if not ps:
        return ""
    out, i = [], 0
    while i < len(ps):
        p = ps[i]
        if p.level is None:
            t = text_of(p)
            t = f"<b>{t}</b>" if p.bold else t
            out.append(f"<p>{t}</p>" if rich else t)
            i += 1
        else:
            j = i
            while j < len(ps) and ps[j].level is not None:
                j += 1
            out.append(listing(ps[i:j], ps[i].level))
            i = j
    return " ".join(out)


def listing(items, level):
    """`<ol> <li>3. …</li> </ol>`: the number stands in the text, as the real export has it; a list inside an item stands in the item."""
    tag = "ol" if items[0].ordinal else "ul"
    parts, i = [], 0
    while i < len(items):
        j = i + 1
        while j < len(items) and items[j].level > items[i].level:
            j += 1
        mark = f"{items[i].ordinal}. " if items[i].ordinal else "• "
        inner = " " + listing(items[i + 1:j], level + 1) if j > i + 1 else ""
        parts.append(f"<li>{mark}{text_of(items[i])}{inner}</li>")
        i = j
    return f"<{tag}> {' '.join(parts)} </{tag}>"


def cut(ps, budget, width):
    """(the paragraphs that fit in `budget` lines, the rest), cut between words."""
    head, rest, used = [], [], 0
    for k, p in enumerate(ps):
        ws = textwrap.wrap(p.text.replace("\x01", "").replace("\x02", ""), max(8, width - (4 if p.level is not None else 0))) or [""]
        if used + len(ws) <= budget:
            head.append(p)
            used += len(ws)
            continue
        keep = budget - used
        if keep <= 0:
            return head, ps[k:], used
        n = len(" ".join(ws[:keep]).split())
        words = p.text.split(" ")
        first, second = " ".join(words[:n]), " ".join(words[n:])
        if first.count("\x01") != first.count("\x02"):
            return head, ps[k:], used
        head.append(Para(first, p.level, p.ordinal, p.bold, p.gap))
        return head, [Para(second, None, None, p.bold)] + ps[k + 1:], budget
    return head, [], used


def height(ps, width):
    return sum(len(textwrap.wrap(p.text, max(8, width - (4 if p.level is not None else 0))) or [""]) for p in ps)


def cut_pages(t, budget, chars):
    """The rows of a table as pages of rows: what does not fit is cut between words and goes on as a row of its own on the next page."""
    widths = [max(8, int(chars * w / 100)) for _, _, w in t.columns]
    pages, page, left = [], [], budget

    def turn():
        nonlocal page, left
        pages.append(page)
        page, left = [], budget

    for row in t.rows:
        if row.section or row.header:
            if left < 3:
                turn()
            page.append(row)
            left -= 1
            continue
        rest = [list(c.paras) for c in row.cells]
        while True:
            if left < min(2, max(height(r, w) for r, w in zip(rest, widths))):
                turn()
            parts = [cut(r, left, w) for r, w in zip(rest, widths)]
            page.append(dataclasses.replace(row, cells=[dataclasses.replace(c, paras=p[0]) for c, p in zip(row.cells, parts)]))
            left -= max(1, max(p[2] for p in parts))
            rest = [p[1] for p in parts]
            if not any(rest):
                break
            turn()
    pages.append(page)
    return pages


def as_pages(doc, opt):
    """The document with its plan table cut into one table a page; the header row on the first page, on all, or on some."""
    blocks = []
    for b in doc.blocks:
        if not isinstance(b, Table) or b.kind != "plan":
            blocks.append(b)
            continue
        for k, rows in enumerate(cut_pages(b, opt.get("lines", 26), opt.get("chars", 120))):
            if k:
                blocks.append(Break())
                if opt.get("heads") == "some" and k % 3 == 2:
                    rows = [b.rows[0]] + rows
            blocks.append(dataclasses.replace(b, rows=rows))
    return dataclasses.replace(doc, blocks=blocks)


def write_page_text(doc, opt, out, date, marking):
    t = next(b for b in doc.blocks if isinstance(b, Table) and b.kind == "plan")
    widths = [max(8, int(opt.get("chars", 120) * w / 100)) for _, _, w in t.columns]
    budget = opt.get("lines", 26)
    pages, page, left = [], [], budget
    n = len(t.columns)
    for row in t.rows:
        if row.section:
            if left < 3:
                pages.append(page)
                page, left = [], budget
            page.append("<b>" + html.escape(next(c.paras[0].text for c in row.cells if c.paras), quote=False) + "</b>" + "\t" * (n - 1))
            left -= 1
            continue
        if row.header:
            page.append("\t".join(h for _, h, _ in t.columns))
            left -= 1
            continue
        rest = [list(c.paras) for c in row.cells]
        cont = False
        while any(rest) or not cont:
            tall = max(height(r, w) for r, w in zip(rest, widths))
            if left < min(2, tall):
                pages.append(page)
                page, left = [], budget
            parts = [cut(r, left, w) for r, w in zip(rest, widths)]
            used = max(p[2] for p in parts)
            rich = opt.get("rich") or any(len(p[0]) > 1 for p in parts)
            page.append("\t".join(markup(p[0], rich and len(p[0]) > 0 and (opt.get("rich") or len(p[0]) > 1)) for p in parts))
            rest = [p[1] for p in parts]
            left -= max(1, used)
            cont = True
            if any(rest):
                pages.append(page)
                page, left = [], budget
                if opt.get("separator"):
                    page.append("\t".join(["---"] * 2 + ["--"] * (n - 2)))
    if page:
        pages.append(page)
    body = ""
    for p in pages:
        body += f"\n\n## {doc.title}\n\n{date}{' ' + marking if marking else ''}\n\n" + "\n".join(p)
    open(out, "w", encoding="utf-8").write(body + "\n\n")
    return True
