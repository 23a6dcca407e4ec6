"""python3 make.py OUT [--only NAME …] [--cases FILE.py]: makes every case's document and its truth, OUT/NAME.EXT and OUT/NAME.json."""
import argparse
import importlib.util
import json
import os
import sys
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import layouts
import plan as plans
import to_html
import to_lists
import to_pdf
import to_page_text
import to_sheet
from to_reportlab import write_reportlab

MEDIA = {"pdf": "application/pdf", "html": "text/html", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv", "txt": "text/plain"}
EXT = {"html": "html", "word-html": "html", "sharepoint": "html", "lo-html": "html", "docx": "docx", "docx-pages": "docx", "xlsx": "xlsx", "csv": "csv", "page-text": "txt", "modern-list": "html", "data-grid": "html", "google-sheet": "html", "strokes": "md"}


def write(path, data):
    with open(path, "wb") as f:
        f.write(data)
    return True


def docx(doc, opt, out):
    try:
        from to_docx import write_docx
        write_docx(doc, opt, out)
        return True
    except ImportError:
        print("skipped: python-docx is not installed")
        return False


def engines(p):
    """Engine name to how it writes; `p` is the plan, which two of them need."""
    return {
        "lo-pages": lambda d, o, f: to_pdf.lo_from_docx(to_page_text.as_pages(d, o), o, f), "weasy-pages": lambda d, o, f: to_pdf.weasyprint(to_page_text.as_pages(d, o), o, f),
        "docx-pages": lambda d, o, f: docx(to_page_text.as_pages(d, o), o, f),
        "rotated": to_pdf.rotated(to_pdf.chromium), "locked": to_pdf.locked(to_pdf.lo_from_docx),
        "chromium": to_pdf.chromium, "weasyprint": to_pdf.weasyprint, "wkhtmltopdf": to_pdf.wkhtmltopdf, "lo-docx": to_pdf.lo_from_docx, "lo-html-pdf": to_pdf.lo_from_html, "reportlab": write_reportlab,
        "html": lambda d, o, f: write(f, to_html.to_plain_html(d, o)), "word-html": lambda d, o, f: write(f, to_html.to_word_html(d, o)),
        "sharepoint": lambda d, o, f: write(f, to_html.to_sharepoint_html(d, o, p)), "lo-html": to_pdf.lo_html, "docx": docx, "xlsx": to_sheet.write_xlsx, "csv": to_sheet.write_csv,
        "modern-list": lambda d, o, f: write(f, to_lists.to_modern_list(d, o)), "data-grid": lambda d, o, f: write(f, to_lists.to_data_grid(d, o)),
        "google-sheet": lambda d, o, f: write(f, to_lists.to_google_sheet(d, o)), "strokes": lambda d, o, f: write(f, to_lists.to_strokes(d, o)),
        "page-text": lambda d, o, f: to_page_text.write_page_text(d, o, f, p.date_printed, p.marking),
    }


def prepare(case):
    """The plan and its layout, with what the layout makes true."""
    layout = dict(layouts.LAYOUTS[case["layout"]], **case.get("layoutset", {}))
    spec = dict(case["plan"])
    if case["engine"] == "page-text":
        spec.setdefault("date_style", "%d/%m/%Y")
    p = plans.make_plan(**spec)
    if case.get("shared"):
        share_some(p, layout)
    layouts.style_truth(p, layout)
    if case.get("look", {}).get("tracked"):
        p.findings.append("tracked-changes")
    for name in case.get("edit", []):
        EDITS[name](p)
    return p, layout


def accents(p):
    """Names as people have them."""
    names = ["Siân Ó Briain", "Zoë Müller", "Séamus D’Arcy-Núñez", "Françoise Lefèvre", "Håkon Åberg", "Renée Beaufoy"]
    for i, r in enumerate(p.recs):
        if i % 3 == 0 and len(r.owner) == 1 and r.group is None:
            r.owner = [names[i // 3 % len(names)]]


def figures_first(p):
    """Paragraphs that begin with a figure, which is no id."""
    lead = ["3.5% of turnover should be set aside for this purpose.", "14 days’ notice should be given of any change.", "2019 should be the first full year of operation.", "4.2 of the scheme should be amended accordingly.",
            "12 months after go-live a review should be held."]
    news = ["1.4 million records have been checked so far.", "7 of the 9 sites have responded.", "2.1 whole-time-equivalent posts remain vacant."]
    for i, r in enumerate(p.recs):
        if i % 4 == 1:
            r.text = r.text + [plans.Para(lead[i // 4 % len(lead)])]
        if i % 5 == 2 and r.status == "open" and r.entries is None and r.update:
            r.update = r.update + [plans.Para(news[i // 5 % len(news)])]


def duplicates(p):
    """One id stands twice, one is left out."""
    a, b = p.recs[4], p.recs[5]
    b.id = a.id
    p.findings.append("duplicate-id")
    gone = next(i for i in range(8, len(p.recs) - 1) if p.recs[i - 1].section == p.recs[i].section == p.recs[i + 1].section)
    del p.recs[gone]
    p.findings.append("numbering-gap")


def no_updates(p):
    """The plan says the status in a column and has no updates."""
    for r in p.recs:
        r.update, r.entries = [], None


EDITS = {"accents": accents, "figures-first": figures_first, "duplicates": duplicates, "no-updates": no_updates}


def share_some(p, layout):
    """The traits of the real edition's last pages: several recommendations in a cell, sub-headings, an orphan, references to what is absent."""
    sections = []
    for i, r in enumerate(p.recs):
        if not sections or p.recs[sections[-1]].section != r.section:
            sections.append(i)
    a, b, c = sections[0], sections[1], sections[2]
    plans.share(p, a, 2, owner="dealt", update="dealt", delivery="dealt")
    plans.share(p, b, 2, owner="shared", update="shared", delivery="dealt")
    plans.share(p, c + 1, 2, owner="shared", update="dealt", delivery="dealt")
    layout["subheads"] = True
    last = sections[-1]
    name, first_name = "Oversight and Reporting", "Day-to-day Arrangements"
    if layout.get("numberedsubs"):
        stem = p.recs[last].id.split(".")[0]
        name, first_name = f"{stem}.2 {name}", f"{stem}.1 {first_name}"
        for k, r in enumerate(p.recs[last + 2:]):
            r.id = f"{stem}.2.{k + 1}"
    for r in p.recs[last:last + 2]:
        r.subsection = first_name
    for r in p.recs[last + 2:]:
        r.subsection = name
    layout["subrows"] = (name,)
    first = p.recs[0].id
    p.sub_updates[name] = f"See {first} above"
    p.findings.append("sub-heading-update")
    r = p.recs[1]
    t = p.recs[-1]
    t.text = [plans.Para(t.text[0].text.split(". ")[0].rstrip(".") + " and to secure the agreement of all of the")]
    t.findings.append("truncated")
    p.orphan = [plans.Para("partners concerned. They may need further support to achieve this, and the position should be kept under review by those responsible.")]
    p.findings.append("orphan-fragment")
    gone = t.id.rsplit(".", 1)
    missing = f"{gone[0]}.{int(gone[1]) + 3}"
    x = p.recs[sections[3]]
    x.update, x.entries, x.status = [plans.Para(f"The new framework also responds to actions {first} and {missing}.")], None, "open"
    x.delivery, x.date, x.precision, x.findings = ["June 2019"], "2019-06-30", "month", []
    x.refers = [first, missing]
    p.findings.append("absent-reference")


def make(case, out):
    p, layout = prepare(case)
    opt = dict(case.get("look", {}))
    doc = layouts.build(p, layout)
    ext = EXT.get(case["engine"], "pdf")
    os.makedirs(out, exist_ok=True)
    path = os.path.join(out, f"{case['name']}.{ext}")
    if os.path.exists(path):
        os.remove(path)
    if not engines(p)[case["engine"]](doc, opt, path):
        return False
    t = plans.truth(p, os.path.basename(path), MEDIA[ext], dict(layout=case["layout"], engine=case["engine"], seed=case["plan"]["seed"]))
    json.dump(t, open(os.path.join(out, f"{case['name']}.json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)
    return True


def load(path):
    spec = importlib.util.spec_from_file_location("cases_file", path)
    m = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(m)
    return m.CASES


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("out")
    ap.add_argument("--only", nargs="*")
    ap.add_argument("--cases", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases.py"))
    a = ap.parse_args()
    for case in load(a.cases):
        if a.only and case["name"] not in a.only:
            continue
        try:
            print(case["name"], "made" if make(case, a.out) else "skipped", flush=True)
        except Exception:
            print(case["name"], "FAILED", flush=True)
            traceback.print_exc()


if __name__ == "__main__":
    main()
