"""The neutral document as XLSX (merged cells, date cells, several sheets) and CSV."""
import csv
import datetime as dt
import io
import re

from layouts import Heading, Table, Text
from to_html import without_page


def cell_value(c):
    return "\n".join(p.line().replace("\x01", "").replace("\x02", "").replace("- ", "• ", 1) if p.level is not None and not p.ordinal else p.line().replace("\x01", "").replace("\x02", "") for p in c.paras)


def front_lines(doc):
    out = [h for h in doc.header]
    for b in doc.blocks:
        if isinstance(b, (Text, Heading)) and not (isinstance(b, Heading) and b.level == 2):
            out.append(b.text)
    out += [f for f in map(without_page, doc.footer) if f]
    seen = []
    for x in out:
        if x and x not in seen:
            seen.append(x)
    return seen


def plan_rows(doc):
    """One header, then all rows; headings outside tables become rows of their own."""
    rows, head = [], False
    for b in doc.blocks:
        if isinstance(b, Heading) and b.level == 2 and head is not None:
            rows.append(("section", b.text))
        elif isinstance(b, Table) and b.kind == "plan":
            for r in b.rows:
                if r.header and head:
                    continue
                head = head or r.header
                rows.append(("row", r))
    # the header first, then sections
    k = next(i for i, (kind, r) in enumerate(rows) if kind == "row" and r.header)
    return [rows[k]] + rows[:k] + rows[k + 1:]


def write_xlsx(doc, opt, out):
    try:
        import openpyxl
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    except ImportError:
        print("skipped: openpyxl is not installed")
        return False
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = opt.get("sheet", "Action plan")
    if opt.get("cover"):
        cs = wb.create_sheet("Guidance", 0)
        cs.append(["How to use this workbook"])
        cs.append(["Update the progress column by the 5th working day of each month."])
        ls = wb.create_sheet("Lists")
        for v in ("High", "Medium", "Low", "Complete", "In progress"):
            ls.append([v])
        wb.active = 1
    wrap = Alignment(wrap_text=True, vertical="top")
    thin = Side(style="thin")
    cols = next(b for b in doc.blocks if isinstance(b, Table) and b.kind == "plan").columns
    n = len(cols)
    i = 1
    for k, line in enumerate(front_lines(doc)):
        ws.cell(i, 1, line).font = Font(bold=k == 0, size=14 if k == 0 else 10)
        if opt.get("mergedtop"):
            ws.merge_cells(start_row=i, start_column=1, end_row=i, end_column=n)
        i += 1
    i += 1
    if opt.get("headerat"):
        i = max(i, opt["headerat"])
    taken = set()
    for kind, r in plan_rows(doc):
        if kind == "section":
            ws.cell(i, 1, r).font = Font(bold=True)
            ws.merge_cells(start_row=i, start_column=1, end_row=i, end_column=n)
            i += 1
            continue
        j = 1
        for c in r.cells:
            while (i, j) in taken:
                j += 1
            v = cell_value(c)
            x = ws.cell(i, j)
            m = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", v) if c.key == "delivery" and opt.get("dates") else None
            if m:
                x.value = dt.date(int(m[3]), int(m[2]), int(m[1]))
                x.number_format = "dd/mm/yyyy"
            elif opt.get("monthcells") and c.key == "delivery" and re.fullmatch(r"(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}", v):
                x.value = dt.datetime.strptime(v, "%B %Y").date()
                x.number_format = "mmmm yyyy"
            elif opt.get("decimalids") and c.key == "id" and re.fullmatch(r"\d+\.\d+", v):
                x.value = float(v)
                x.number_format = "0." + "0" * len(v.split(".")[1])
            elif c.key == "id" and re.fullmatch(r"\d+", v) and opt.get("numbers"):
                x.value = int(v)
            elif v:
                x.value = v
                if opt.get("textids") and c.key == "id":
                    x.number_format = "@"
            x.alignment = wrap
            x.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            if c.bold or r.header:
                x.font = Font(bold=True)
            if c.shade:
                x.fill = PatternFill("solid", fgColor=c.shade.lstrip("#"))
            if c.colspan > 1 or c.rowspan > 1:
                ws.merge_cells(start_row=i, start_column=j, end_row=i + c.rowspan - 1, end_column=j + c.colspan - 1)
            for a in range(c.rowspan):
                for b in range(c.colspan):
                    taken.add((i + a, j + b))
            j += c.colspan
        i += 1
    if opt.get("hidden"):  # a column of working notes that nobody sees, and a row put away
        ws.cell(i, n + 2, "working note")
        ws.column_dimensions[openpyxl.utils.get_column_letter(n + 2)].hidden = True
    if opt.get("freeze"):
        ws.freeze_panes = "B8"
    for k, (_, _, w) in enumerate(cols):
        ws.column_dimensions[openpyxl.utils.get_column_letter(k + 1)].width = w * 1.3
    wb.properties.title = doc.title
    wb.save(out)
    return True


def write_csv(doc, opt, out):
    cols = next(b for b in doc.blocks if isinstance(b, Table) and b.kind == "plan").columns
    n = len(cols)
    buf = io.StringIO()
    w = csv.writer(buf, delimiter=opt.get("delimiter", ","))
    for line in front_lines(doc):
        w.writerow([line] + [""] * (n - 1))
    w.writerow([""] * n)
    open_spans = {}
    for kind, r in plan_rows(doc):
        if kind == "section":
            w.writerow([r] + [""] * (n - 1))
            continue
        row, it = [], iter(r.cells)
        j = 0
        while j < n:
            if open_spans.get(j, 0) > 0:
                open_spans[j] -= 1
                row.append("" if not opt.get("repeatspans") else open_spans[("v", j)])
                j += 1
                continue
            c = next(it)
            row.append(cell_value(c))
            if c.rowspan > 1:
                open_spans[j] = c.rowspan - 1
                open_spans[("v", j)] = cell_value(c)
            row += [""] * (c.colspan - 1)
            j += c.colspan
        w.writerow(row)
    data = buf.getvalue()
    open(out, "wb").write(({"utf-8": b"", "utf-8-bom": b"\xef\xbb\xbf"}.get(opt.get("charset", "utf-8"), b"")) + data.encode("windows-1252" if opt.get("charset") == "windows-1252" else "utf-8"))
    return True
