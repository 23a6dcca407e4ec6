"""A plan and a layout become a neutral document: blocks of headings, paragraphs and tables of cells. Engines print that."""
import random
from dataclasses import dataclass, field

from plan import Para

RAG_COLOUR = {"Red": "#ff0000", "Amber": "#ffc000", "Green": "#92d050", "Blue": "#00b0f0", "Grey": "#bfbfbf"}


@dataclass
class Cell:
    paras: list
    key: str = ""
    colspan: int = 1
    rowspan: int = 1
    shade: str | None = None
    bold: bool = False
    lead: str | None = None  # the id as printed before the first paragraph, bold


@dataclass
class Row:
    cells: list
    header: bool = False
    section: bool = False


@dataclass
class Table:
    columns: list  # (key, heading, width in per cent)
    rows: list
    kind: str = "plan"


@dataclass
class Heading:
    text: str
    level: int = 2


@dataclass
class Text:
    text: str
    bold: bool = False


@dataclass
class Break:
    pass


@dataclass
class Doc:
    title: str
    blocks: list
    header: list = field(default_factory=list)  # lines at the top of each page
    footer: list = field(default_factory=list)  # left, centre, right; {p} of {n}
    landscape: bool = False
    numbered: bool = True


def columns(*cols):
    return list(cols)


LAYOUTS = {
    # As the office's own: id in the text, sections across the row.
    "ruled4": dict(cols=columns(("idtext", "Recommendation No", 32), ("owner", "Owner", 15), ("update", "Update", 38), ("delivery", "Delivery Date", 15)), idfmt="{}:", section="row",
                   landscape=True, header=["{title}", "{date} {marking}"]),
    "rules5": dict(cols=columns(("id", "Ref", 8), ("text", "Action", 30), ("owner", "Lead", 15), ("update", "Progress", 33), ("delivery", "Due", 14)), section="row",
                   top=["{title}", "Position at {date}"], footer=["{marking}", "", "Page {p} of {n}"]),
    "borderless5": dict(cols=columns(("id", "No.", 7), ("text", "Recommendation", 33), ("owner", "Responsible", 15), ("update", "Latest position", 31), ("delivery", "Target date", 14)), section="heading",
                        top=["{title}", "{marking}", "As at {date}"], footer=["{title}", "", "{p}"]),
    "zebra6": dict(cols=columns(("id", "Rec No", 8), ("text", "Recommendation", 30), ("owner", "Action Owner", 14), ("update", "Update / Comment", 27), ("delivery", "Deadline", 12), ("rag", "RAG", 9)),
                   section="row-cells", sectioncol=1, rag="word", top=["{title}"], header=["{org}", "{marking}"], footer=["", "Page {p} of {n}", "{date}"]),
    "landscape7": dict(cols=columns(("id", "Ref", 6), ("priority", "Priority", 8), ("text", "Recommendation", 27), ("owner", "Lead officer", 13), ("update", "Progress to date", 28), ("delivery", "Target date", 11), ("rag", "RAG", 7)),
                       section="row", rag="colour+letter", landscape=True, header=["{title}"], footer=["{marking}", "{date}", "{p}/{n}"]),
    "theme6": dict(cols=columns(("section", "Theme", 12), ("id", "Ref", 7), ("text", "Action", 28), ("owner", "Lead", 13), ("update", "Latest position", 27), ("delivery", "By when", 13)),
                   section="rowspan", landscape=True, top=["{title}", "{date}", "{marking}"]),
    "tables-by-section": dict(cols=columns(("idtext", "Action", 34), ("owner", "Action owner", 16), ("delivery", "Completion date", 14), ("update", "Update", 36)), idfmt="{}", section="heading",
                              top=["{org}", "{title}"], footer=["{marking} – {title}", "", "{date}  Page {p} of {n}"], intro=True),
    "no-numbers": dict(cols=columns(("text", "Action", 36), ("owner", "Who", 16), ("update", "Progress", 34), ("delivery", "When", 14)), section="heading-rows", top=["{title}", "Updated {date}", "{marking}"]),
    "r-ids": dict(cols=columns(("delivery", "Due date", 13), ("idtext", "Recommendation", 34), ("update", "Comments", 36), ("owner", "Lead", 17)), idfmt="{}.", section="row",
                  header=["{marking}", "{title} – {date}"], footer=["", "{p}", ""]),
    "status7": dict(cols=columns(("id", "Ref.", 7), ("text", "Recommendation", 27), ("owner", "Accountable", 13), ("priority", "Priority", 8), ("delivery", "Due", 11), ("status", "Status", 10), ("update", "Commentary", 24)),
                    section="row", landscape=True, top=["{title}"], header=["{marking}"], footer=["{date}", "", "Page {p} of {n}"], key=True),
    "cover": dict(cols=columns(("id", "Action No", 9), ("text", "Agreed action", 31), ("owner", "Responsible officer", 15), ("update", "Progress update", 31), ("delivery", "Timescale", 14)), section="row",
                  header=["{title}", "{marking}"], footer=["{org}", "{date}", "Page {p} of {n}"], cover=True, key=True),
    "shared-cells": dict(cols=columns(("idtext", "Recommendation", 34), ("owner", "Owner", 15), ("update", "Update", 36), ("delivery", "Delivery date", 15)), idfmt="{}", section="row",
                         header=["{title}", "{date} {marking}"], landscape=True),
    "narrow6": dict(cols=columns(("id", "Ref", 8), ("text", "Recommendation", 24), ("owner", "Owner", 13), ("update", "Update", 31), ("delivery", "Delivery", 12), ("rag", "RAG status", 12)), section="row-cells", sectioncol=1, rag="word",
                    header=["{title}", "{marking}"], footer=["{date}", "", "{p} of {n}"], shy=True),
    "owner-span": dict(cols=columns(("id", "ID", 8), ("text", "Action required", 34), ("update", "Position statement", 30), ("delivery", "Target", 13), ("owner", "Lead director", 15)), section="row", ownerspan=True,
                       top=["{title}", "{date}"], footer=["{marking}", "", "Page {p}"]),
    "update-first": dict(cols=columns(("rag", "RAG", 7), ("update", "Where are we now?", 33), ("idtext", "What we said we would do", 32), ("delivery", "By when?", 13), ("owner", "Who?", 15)), idfmt="{} –", section="heading",
                         rag="letter", top=["{title}", "{marking}", "Edition of {date}"], footer=["", "Page {p} of {n}", ""]),
    "evidence8": dict(cols=columns(("id", "Ref", 6), ("raised", "Date raised", 9), ("text", "Recommendation", 24), ("category", "Category", 9), ("owner", "Lead", 12), ("update", "Progress", 22), ("delivery", "Target date", 10), ("evidence", "Evidence held", 10)),
                      section="row", colon=":", landscape=True, top=["{title}", "Version 3.1 – {date}"], header=["{marking}"], footer=["", "Page {p} of {n}", ""], end="Dates in italics are subject to confirmation by the programme office."),
    "numbered-sections": dict(cols=columns(("idtext", "Recommendation", 33), ("update", "Update", 35), ("owner", "Responsible", 16), ("delivery", "Deadline", 16)), idfmt="{}.", section="row", secnum=True,
                              header=["{org}", "{title}"], footer=["{date}", "{marking}", "{p}"]),
    "update-rows": dict(cols=columns(("id", "No", 7), ("text", "Action", 30), ("owner", "Owner", 14), ("update", "Updates", 35), ("delivery", "Due date", 14)), section="row", updaterows=True,
                        top=["{title}", "Status at {date}", "{marking}"], footer=["", "", "{p}/{n}"]),
    "captions": dict(cols=columns(("id", "Number", 8), ("text", "Agreed action", 32), ("delivery", "Timescale", 13), ("owner", "Action by", 15), ("update", "Comment", 32)), section="heading", idcol="{}.", idbold=True,
                     top=["{title}", "{org}", "{date}", "{marking}"], intro=True, footer=["", "- {p} -", ""]),
    "mixed-tables": dict(cols=columns(("id", "Ref", 7), ("text", "Recommendation", 31), ("owner", "Owner", 15), ("update", "Update", 33), ("delivery", "Delivery date", 14)), section="heading", mixed=True, rag="word",
                         header=["{title} – {marking}"], footer=["{date}", "", "Page {p}"]),
    "no-update": dict(cols=columns(("id", "Ref", 8), ("text", "Recommendation", 42), ("owner", "Owner", 20), ("delivery", "Due date", 15), ("status", "Status", 15)), section="row", top=["{title}", "{date}"], footer=["{marking}", "", "{p}"], appendix=True),
    "plain4": dict(cols=columns(("idtext", "Recommendation", 34), ("owner", "Owner", 16), ("update", "Progress", 35), ("delivery", "Target", 15)), idfmt="{}", section="row", top=["{title}", "{marking}", "{date}"],
                   footer=["Printed with PrintFactory Pro trial version – www.example.com", "", "{p}"], appendix=True),
    "no-numbers-theme": dict(cols=columns(("section", "Area", 14), ("text", "Action", 31), ("owner", "Owner", 14), ("delivery", "Target date", 13), ("update", "Update", 28)), section="rowspan",
                             top=["{title}"], header=["{marking}", "{date}"], landscape=True),
}


def fields(plan):
    return dict(title=plan.title, date=plan.date_printed, marking=plan.marking or "", org=plan.organisation, p="{p}", n="{n}")


def put(lines, plan):
    out = [s.format(**fields(plan)).strip(" –") if "{" in s else s for s in lines]
    return out


def rag_cell(rec, mode, key="rag"):
    if mode == "word":
        return Cell([Para(rec.rag or "")], key)
    if mode == "letter":
        return Cell([Para((rec.rag or " ")[0] if rec.rag != "Grey" else "–")], key)
    if mode == "colour":
        return Cell([], key, shade=RAG_COLOUR.get(rec.rag))
    return Cell([Para((rec.rag or " ")[0])], key, shade=RAG_COLOUR.get(rec.rag))


def cell_of(key, recs, layout):
    """The cell of one column for one recommendation, or for several that share a row."""
    r = recs[0]
    if key == "section":
        return cell_section(r)
    if key in ("raised", "category", "evidence"):
        return Cell([Para(aside(key, r))], key)
    if key == "rag":
        return rag_cell(r, layout.get("rag", "word"))
    if key == "id":
        return Cell([Para(layout.get("idcol", "{}").format(r.id))], key, bold=layout.get("idbold", False))
    if key in ("priority", "status"):
        return Cell([Para((r.priority if key == "priority" else r.status_word) or "")], key)
    if key in ("text", "idtext"):
        return text_cell(key, recs, layout)
    values = {"owner": lambda x: [Para(o) for o in x.owner], "update": lambda x: x.update, "delivery": lambda x: [Para(o) for o in x.delivery]}[key]
    if len(recs) > 1:
        all_ = [[p.line() for p in values(x)] for x in recs]
        if all(a == all_[0] for a in all_):
            return Cell(as_lines(values(r)) if key != "update" else values(r), key)
        out = []
        for x in recs:
            for k, p in enumerate(values(x)):
                out.append(Para(p.text, p.level, p.ordinal, p.bold, gap=k == 0 and bool(out)))
        return Cell(out, key)
    return Cell(as_lines(values(r)) if key != "update" else values(r), key)


def aside(key, r):
    """A column that is none of the plan's fields; the same words for the same recommendation."""
    k = sum(map(ord, r.text[0].text))
    return {"raised": f"{k % 28 + 1:02d}/{k % 12 + 1:02d}/2016", "category": ["Process", "People", "Systems", "Assurance"][k % 4], "evidence": ["Minutes", "Policy on intranet", "", "Audit report 14"][k % 4]}[key]


def as_lines(paras):
    """The lines of one owner or date are lines of one paragraph, not paragraphs."""
    return [Para("\n".join(p.text for p in paras))] if paras else []


def text_cell(key, recs, layout):
    out, lead = [], None
    for k, r in enumerate(recs):
        ps = [Para(p.text, p.level, p.ordinal, p.bold, p.gap) for p in r.text]
        if r.subsection and layout.get("subheads") and r.first_of_sub and r.subsection not in layout.get("subrows", ()):
            out.append(Para(r.subsection + ":", bold=True, gap=bool(out)))
        if key == "idtext" and r.id is not None:
            ps[0] = Para("\x01" + layout.get("idfmt", "{}:").format(r.id) + "\x02 " + ps[0].text, gap=bool(out) and k > 0)
        out += ps
    return Cell(out, key, lead=lead)


def section_row(layout, name):
    cols = layout["cols"]
    label = name + layout.get("colon", "")
    if layout["section"] == "row":
        return Row([Cell([Para(label)], "section", colspan=len(cols), bold=True, shade=layout.get("sectionshade"))], section=True)
    first = 0 if not layout.get("sectioncol") else layout["sectioncol"]
    return Row([Cell([Para(label)] if i == first else [], "section", bold=True, shade=layout.get("sectionshade")) for i in range(len(cols))], section=True)


def header_row(layout):
    return Row([Cell([Para(h)], k, bold=True) for k, h, _ in layout["cols"]], header=True)


def rows_for(plan, recs, layout):
    rows, i, section, sub = [], 0, object(), None
    for k, r in enumerate(recs):
        r.first_of_sub = k == 0 or recs[k - 1].subsection != r.subsection
    inline = layout["section"] in ("row", "row-cells")
    while i < len(recs):
        r = recs[i]
        if inline and r.section != section and r.section is not None:
            rows.append(section_row(layout, r.section))
        section = r.section
        if r.subsection and r.subsection != sub and layout.get("subheads") and r.subsection in layout.get("subrows", ()):
            cells = []
            for k, _, _ in layout["cols"]:
                if k in ("idtext", "text"):
                    cells.append(Cell([Para(r.subsection + ":")], k, bold=True))
                elif k == "update":
                    cells.append(Cell([Para(plan.sub_updates.get(r.subsection, ""))], k))
                else:
                    cells.append(Cell([], k))
            rows.append(Row(cells))
        sub = r.subsection
        j = i + 1
        while r.group is not None and j < len(recs) and recs[j].group == r.group:
            j += 1
        made = Row([cell_of(k, recs[i:j], layout) for k, _, _ in layout["cols"]])
        rows += update_rows(made, r) if layout.get("updaterows") else [made]
        i = j
    return rows


def update_rows(row, r):
    """Each dated entry in a row of its own; the other cells span them."""
    if not r.entries or len(r.entries) < 2:
        return [row]
    n = len(r.update)
    out = [row] + [Row([]) for _ in range(n - 1)]
    for c in row.cells:
        if c.key != "update":
            c.rowspan = n
    at = next(i for i, c in enumerate(row.cells) if c.key == "update")
    for k in range(n):
        cell = Cell([r.update[k]], "update")
        if k == 0:
            row.cells[at] = cell
        else:
            out[k].cells.append(cell)
    return out


def spans(rows, recs, layout):
    """Sections (and owners) as cells that span rows."""
    def run(key, same):
        i = 0
        while i < len(rows):
            j = i + 1
            while j < len(rows) and same(recs[i], recs[j]):
                j += 1
            for k in range(i, j):
                c = next(c for c in rows[k].cells if c.key == key)
                if k == i:
                    c.rowspan = j - i
                else:
                    rows[k].cells.remove(c)
            i = j
    if layout["section"] == "rowspan":
        run("section", lambda a, b: a.section == b.section)
    if layout.get("ownerspan"):
        run("owner", lambda a, b: a.section == b.section and a.owner == b.owner)


def cell_section(r):
    return Cell([Para(r.section or "")], "section", bold=True)


def build(plan, layout):
    """The neutral document."""
    rng = random.Random(len(plan.recs))
    blocks = []
    if layout.get("cover"):
        blocks += cover(plan, rng)
    for k, t in enumerate(put(layout.get("top", []), plan)):
        if t:
            blocks.append(Heading(t, 1) if t == plan.title else Text(t, bold=t == plan.marking))
    if layout.get("intro"):
        blocks.append(Text("This document sets out progress against each of the agreed actions. Officers are asked to provide a short narrative at least two weeks before each meeting, and to say plainly where a target date will be missed."))
    if layout.get("key"):
        blocks.append(Table([("a", "Term", 25), ("b", "Meaning", 75)], [Row([Cell([Para("Term")], bold=True), Cell([Para("Meaning")], bold=True)], header=True)] + [
            Row([Cell([Para(a)]), Cell([Para(b)])]) for a, b in [("Red", "Significant concerns; corrective action is needed"), ("Amber", "Some concerns, being managed"), ("Green", "On course"), ("Blue", "Finished and evidenced")]], kind="key"))
    recs = plan.recs
    if layout["section"] in ("heading", "heading-rows"):
        done, i = [], 0
        while i < len(recs):
            j = i
            while j < len(recs) and recs[j].section == recs[i].section:
                j += 1
            if recs[i].section:
                blocks.append(Heading(recs[i].section + layout.get("colon", ""), 2))
            if layout["section"] == "heading" and layout.get("intro") and i == 0:
                blocks.append(Text("Actions under this heading are monitored monthly."))
            mine = layout
            if layout.get("mixed") and len(done) % 2:  # every other table has a column more, in another order
                mine = dict(layout, cols=[("id", "Ref", 7), ("rag", "RAG", 8), ("text", "Recommendation", 29), ("delivery", "Delivery date", 13), ("owner", "Owner", 14), ("update", "Update", 29)])
            rows = rows_for(plan, recs[i:j], mine)
            spans(rows, recs[i:j], mine)
            blocks.append(Table(mine["cols"], [header_row(mine)] + rows))
            done.append(recs[i].section)
            i = j
    else:
        rows = rows_for(plan, recs, layout)
        if layout["section"] == "rowspan":
            for row, r in zip(rows, recs):
                k = [c[0] for c in layout["cols"]].index("section")
                row.cells[k] = cell_section(r)
        if layout.get("ownerspan") or layout["section"] == "rowspan":
            plain = [x for x in rows if not x.section]
            spans(plain, recs, layout)
        if plan.orphan:
            rows.append(Row([Cell(plan.orphan if k in ("idtext", "text") else [], k) for k, _, _ in layout["cols"]]))
        blocks.append(Table(layout["cols"], [header_row(layout)] + rows))
    if layout.get("appendix"):
        blocks.append(Heading("Glossary", 2))
        blocks.append(Table([("a", "Abbreviation", 30), ("b", "Stands for", 70)], [Row([Cell([Para("Abbreviation")], bold=True), Cell([Para("Stands for")], bold=True)], header=True)] + [
            Row([Cell([Para(a)]), Cell([Para(b)])]) for a, b in [("KPI", "Key performance indicator"), ("SRO", "Senior responsible owner"), ("TBC", "To be confirmed")]], kind="key"))
    if layout.get("end"):
        blocks.append(Text(layout["end"]))
    return Doc(plan.title, blocks, [h for h in put(layout.get("header", []), plan) if h], put(layout.get("footer", []), plan), layout.get("landscape", False), plan.numbered)


def cover(plan, rng):
    def table(cols, rows):
        return Table([(c, c, 100 // len(cols)) for c in cols], [Row([Cell([Para(c)], bold=True) for c in cols], header=True)] + [Row([Cell([Para(x)]) for x in r]) for r in rows], kind="other")
    y = plan.date[:4]
    return [Heading(plan.organisation, 2), Heading(plan.title, 1), Text(plan.marking or "", bold=True), Text(plan.date_printed), Heading("Version history", 3),
            table(["Version", "Date", "Author", "Summary of changes"], [["0.1", f"3 February {int(y) - 1}", "Policy Officer", "First draft for comment"], ["0.2", f"17 March {int(y) - 1}", "Policy Officer", "Comments from service leads incorporated"],
                   ["1.0", plan.date_printed, "Head of Policy", "Issued"]]),
            Heading("Distribution", 3), table(["Name", "Role"], [["All members of the programme board", "For decision"], ["Internal auditors", "For information"], ["Heads of service", "For action"]]), Break()]


def style_truth(plan, layout):
    """What a layout makes true: owners that span, sections with numbers of their own."""
    if layout.get("secnum"):
        names = []
        for r in plan.recs:
            if r.section not in names:
                names.append(r.section)
        for r in plan.recs:
            r.section = f"{names.index(r.section) + 1}. {r.section}"
    if layout.get("ownerspan"):
        last = None
        rng = random.Random(7)
        for r in plan.recs:
            if last is not None and last.section == r.section and rng.random() < 0.6:
                r.owner = last.owner
                r.findings.append("shared-cell")
                last.findings.append("shared-cell")
            last = r
