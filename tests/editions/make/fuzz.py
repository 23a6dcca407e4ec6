"""python3 fuzz.py OUT FIRST LAST: cases drawn at random (layout, words of the headings, engine, look, plan), one a seed: OUT/fSEED.EXT and OUT/fSEED.json."""
import os
import random
import sys
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import layouts
import make

HEADINGS = {
    "id": ["Ref", "No.", "Rec No", "Action No", "ID", "Number", "Ref.", "Item", "Rec. no."],
    "text": ["Recommendation", "Action", "Agreed action", "Recommendation / action", "Action required", "Recommended action", "Actions"],
    "idtext": ["Recommendation", "Recommendation No", "Action", "Recommendation and number", "Agreed action"],
    "owner": ["Owner", "Lead", "Responsible", "Action Owner", "Lead officer", "Accountable officer", "Responsible officer", "By whom", "Action by"],
    "update": ["Update", "Progress", "Latest position", "Update / Comment", "Current position", "Comments", "Progress update", "Commentary", "Latest update"],
    "delivery": ["Due", "Target date", "Deadline", "Delivery Date", "By when", "Timescale", "Completion date", "Due date", "Date due", "Target"],
    "rag": ["RAG", "RAG status", "RAG rating"],
    "priority": ["Priority", "Priority (H/M/L)"],
    "status": ["Status", "Current status"],
    "section": ["Theme", "Area", "Section", "Workstream", "Key area"],
    "category": ["Type"],
    "raised": ["Date raised", "Date agreed"],
    "evidence": ["Evidence", "Evidence held"],
}
WIDTH = {"id": 7, "text": 30, "idtext": 34, "owner": 15, "update": 33, "delivery": 13, "rag": 8, "priority": 9, "status": 10, "section": 13, "category": 10, "raised": 10, "evidence": 12}
ENGINES = ["chromium", "chromium", "weasyprint", "weasyprint", "lo-docx", "lo-docx", "wkhtmltopdf", "reportlab", "reportlab", "lo-html-pdf", "lo-pages", "html", "word-html", "sharepoint", "lo-html", "docx", "xlsx", "csv", "page-text"]
DATES = ["{date}", "As at {date}", "Position at {date}", "Updated: {date}", "Date: {date}", "Version 2.3, {date}", "Status at {date}", "Report date {date}"]


def draw_layout(rng):
    ids = rng.choice(["1.1", "1.1.1", "7", "R12", "2.1.1.1", "(A)", "Ai", "REC-01", "none", "1.1", "1.1.1"])
    intext = ids != "none" and rng.random() < 0.45
    keys = ["text"] if ids == "none" else (["idtext"] if intext else ["id", "text"])
    extras = [k for k, p in (("rag", 0.3), ("priority", 0.2), ("status", 0.12), ("category", 0.12), ("raised", 0.12), ("evidence", 0.1)) if rng.random() < p][:2]
    rest = ["owner", "update", "delivery"] + extras
    rng.shuffle(rest)
    if rng.random() < 0.5:
        rest = ["owner", "update", "delivery"] + extras
    if rng.random() < 0.12:
        keys = rest[:1] + keys
        rest = rest[1:]
    section = rng.choice(["row", "row", "row-cells", "rowspan", "heading", "row"])
    if section == "heading" and ids == "none":
        section = "heading-rows"
    if section == "rowspan":
        keys = ["section"] + keys
    cols = [(k, rng.choice(HEADINGS[k]), WIDTH[k]) for k in keys + rest]
    layout = dict(cols=cols, section=section, idfmt=rng.choice(["{}:", "{}", "{}.", "{} –", "{})"]) if ids not in ("(A)",) else "{}", landscape=len(cols) > 5 or rng.random() < 0.4)
    if section == "row-cells":
        wide = [i for i, c in enumerate(cols) if c[0] in ("text", "idtext")]
        layout["sectioncol"] = wide[0]
    if rng.random() < 0.25:
        layout["colon"] = ":"
    if rng.random() < 0.15:
        layout["secnum"] = True
    if rng.random() < 0.25:
        layout["sectionshade"] = rng.choice(["#d9e2f3", "#eeeeee", "#fff2cc"])
    layout["rag"] = rng.choice(["word", "letter", "colour+letter", "colour"])
    date = rng.choice(DATES)
    style = rng.randrange(6)
    if style == 0:
        layout.update(header=["{title}", date + " {marking}"])
    elif style == 1:
        layout.update(top=["{title}", date, "{marking}"], footer=["", "", "Page {p} of {n}"])
    elif style == 2:
        layout.update(top=["{org}", "{title}", date], footer=["{marking}", "", "{p}"])
    elif style == 3:
        layout.update(header=["{marking}"], top=["{title}", date], footer=["{title}", "", "Page {p}"])
    elif style == 4:
        layout.update(header=["{title}", "{marking}"], footer=[date, "", "{p} of {n}"])
    else:
        layout.update(top=["{title} – {date}", "{marking}"], footer=["", "{p}/{n}", ""])
    for key, p in (("cover", 0.12), ("key", 0.15), ("appendix", 0.12), ("intro", 0.15)):
        if rng.random() < p:
            layout[key] = True
    if not intext and "idcol" not in layout and ids in ("1.1", "1.1.1", "7") and rng.random() < 0.2:
        layout["idcol"] = "{}."
    if section in ("row", "row-cells") and rng.random() < 0.1:
        layout["ownerspan"] = True
    return layout, ids


def draw_look(rng, engine):
    looks = ["ruled", "ruled", "hrules", "headrule", "none", "zebra", "grid-grey", "dashed", "double", "vrules"]
    if engine == "reportlab":
        looks = ["ruled", "hrules", "none", "zebra", "headrule", "double", "dashed"]
    if engine in ("lo-docx", "lo-pages"):
        looks = ["ruled", "ruled", "hrules", "none"]
    look = dict(look=rng.choice(looks), size=rng.choice([8, 8.5, 9, 9.5, 10]) if engine != "word-html" else 10, norepeat=rng.random() < 0.3)
    if engine in ("lo-docx", "lo-html-pdf", "weasyprint") and rng.random() < 0.35:
        look["tagged"] = True
    if engine == "chromium" and rng.random() < 0.4:
        look["untagged"] = True
    if engine in ("chromium", "weasyprint", "wkhtmltopdf"):
        look["font"] = rng.choice(["Liberation Sans", "Liberation Serif", "DejaVu Sans", "Nimbus Sans", "P052"])
        look["bullet"] = rng.choice(["disc", "disc", "square", "circle"])
        look["justify"] = rng.random() < 0.2
        look["idbold"] = rng.random() < 0.8
        if rng.random() < 0.2:
            look["shy"] = True
    if engine == "weasyprint" and rng.random() < 0.3:
        look["hyphens"] = True
    if engine in ("lo-docx", "lo-pages"):
        look["after"] = rng.choice([0, 0, 3, 6])
        if look["look"] in ("none", "hrules"):
            look["after"] = 4
        if engine == "lo-pages":
            look["look"] = "ruled"
    if engine in ("lo-pages", "page-text"):
        look.update(lines=rng.choice([22, 28, 36]), heads=rng.choice(["first", "some"]))
        look["tagged"] = False
    if engine == "xlsx":
        look.update(dates=rng.random() < 0.6, monthcells=rng.random() < 0.4, textids=True, mergedtop=rng.random() < 0.3, cover=rng.random() < 0.3)
    if engine == "csv":
        look.update(charset=rng.choice(["utf-8", "utf-8-bom", "windows-1252"]), delimiter=rng.choice([",", ",", ";", "\t"]), repeatspans=True)
    if engine == "sharepoint":
        look.update(nested=rng.random() < 0.5)
    if engine == "html":
        look.update(charset=rng.choice(["utf-8", "utf-16", "none", "windows-1252"]), th=rng.random() < 0.6, br=rng.random() < 0.4)
    if engine == "docx" and rng.random() < 0.3:
        look["tracked"] = 2
    return look


def draw_case(seed):
    rng = random.Random(f"fuzz {seed}")
    engine = rng.choice(ENGINES)
    layout, ids = draw_layout(rng)
    keys = [c[0] for c in layout["cols"]]
    if engine == "page-text":
        layout.update(section="row", header=["{title}", "{date} {marking}"], top=[], footer=[], cover=False, key=False, appendix=False, intro=False, ownerspan=False)
        layout["cols"] = [c for c in layout["cols"] if c[0] != "section"]
    if engine in ("csv", "sharepoint", "lo-pages"):
        layout.update(cover=False, key=False, appendix=False, ownerspan=False)
        if layout["section"] in ("heading", "heading-rows", "rowspan") and engine != "csv":
            layout["section"] = "row"
            layout["cols"] = [c for c in layout["cols"] if c[0] != "section"]
    if engine == "lo-pages" and layout["section"] == "rowspan":
        layout["section"] = "row"
    kind = rng.choice(["fire", "council", "nhs", "university", "housing"])
    n = rng.choice([12, 16, 20, 24, 30, 40])
    spec = dict(seed=seed * 13 + 7, n=n, kind=kind, ids=ids, sections=min(rng.choice([3, 4, 5, 6, 8]), n // 3), rag="rag" in keys, priority="priority" in keys, status_column="status" in keys,
                long_update=rng.random() < 0.3, nested=rng.random() < 0.2, date=f"{rng.choice([2016, 2018, 2019, 2021])}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}")
    edits = [e for e, p in (("accents", 0.2), ("figures-first", 0.2), ("duplicates", 0.06)) if rng.random() < p and not (e == "duplicates" and ids not in ("1.1", "1.1.1"))]
    case = dict(name=f"f{seed}", layout="ruled4", layoutset=layout, engine=engine, plan=spec, look=draw_look(rng, engine), edit=edits)
    if ids in ("1.1.1",) and "idtext" in keys and rng.random() < 0.5 and layout["section"] == "row" and spec["sections"] >= 4 and n / spec["sections"] >= 4:
        case["shared"] = True
        layout["idfmt"] = rng.choice(["{}", "{}:"])
        layout["numberedsubs"] = rng.random() < 0.6
        layout["ownerspan"] = False
        spec["status_column"] = False
        layout["cols"] = [c for c in layout["cols"] if c[0] not in ("status", "rag", "priority", "category", "raised", "evidence")]
        case["edit"] = [e for e in edits if e != "duplicates"]
    return case


def main():
    out, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    # a drawn layout stands alone: nothing of "ruled4" may show through
    layouts.LAYOUTS["ruled4"] = {}
    for seed in range(first, last + 1):
        case = draw_case(seed)
        try:
            print(case["name"], case["engine"], "made" if make.make(case, out) else "skipped", flush=True)
        except Exception:
            print(case["name"], case["engine"], "FAILED", flush=True)
            traceback.print_exc()


if __name__ == "__main__":
    main()
