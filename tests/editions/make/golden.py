"""python3 golden.py [--only NAME …]: the project's own golden editions, tests/editions/NAME/{edition.json, one document an engine}. One truth holds for all documents of a folder (law 2)."""
import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import fuzz
import layouts
import make
import plan as plans

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

GOLDEN = [
    dict(name="ruled", layout="ruled4", plan=dict(seed=301, n=16, kind="fire", ids="1.1.1", sections=5, nested=True, long_update=True, marking="CONFIDENTIAL", date_style="%d/%m/%Y"),
         docs=dict(chromium=("chromium", dict(norepeat=True)), libreoffice=("lo-docx", {}), weasyprint=("weasyprint", {}), word=("word-html", {}), page=("page-text", {}))),
    dict(name="horizontal-rules", layout="rules5", plan=dict(seed=302, n=16, kind="nhs", ids="1.1", sections=4, long_update=True),
         docs=dict(weasyprint=("weasyprint", dict(look="hrules", font="Liberation Serif", size=10)), wkhtmltopdf=("wkhtmltopdf", dict(look="hrules")), reportlab=("reportlab", dict(look="hrules")), sharepoint=("sharepoint", dict(nested=True)))),
    dict(name="borderless", layout="borderless5", plan=dict(seed=303, n=15, kind="housing", ids="1.1", sections=4),
         docs=dict(reportlab=("reportlab", dict(look="none")), chromium=("chromium", dict(look="none", untagged=True)), libreoffice=("lo-docx", dict(look="none", after=3)))),
    dict(name="zebra", layout="zebra6", plan=dict(seed=304, n=18, kind="council", ids="R12", sections=4, rag=True),
         docs=dict(weasyprint=("weasyprint", dict(look="zebra", font="DejaVu Sans", size=8)), reportlab=("reportlab", dict(look="zebra")), chromium=("chromium", dict(look="zebra", untagged=True)), word=("docx", {}))),
    dict(name="landscape", layout="landscape7", plan=dict(seed=305, n=16, kind="university", ids="2.1.1.1", sections=4, rag=True, priority=True),
         docs=dict(libreoffice=("lo-docx", dict(tagged=True)), chromium=("chromium", dict(look="grid-grey")), wkhtmltopdf=("wkhtmltopdf", {}), export=("lo-html", {}))),
    dict(name="id-column", layout="cover", plan=dict(seed=306, n=18, kind="fire", ids="7", sections=4),
         docs=dict(libreoffice=("lo-docx", {}), weasyprint=("weasyprint", dict(look="headrule", pad="3pt 6pt")), chromium=("chromium", dict(look="vrules")), book=("xlsx", dict(dates=True, numbers=True)))),
    dict(name="sections-by-rowspan", layout="theme6", plan=dict(seed=307, n=16, kind="nhs", ids="Ai", sections=4),
         docs=dict(wkhtmltopdf=("wkhtmltopdf", {}), libreoffice=("lo-docx", {}), chromium=("chromium", dict(look="grid-grey", untagged=True)), wide=("html", dict(charset="utf-16")), book=("xlsx", dict(mergedtop=True)))),
    dict(name="no-numbers", layout="no-numbers", plan=dict(seed=308, n=14, kind="council", ids="none", sections=4),
         docs=dict(chromium=("chromium", {}), libreoffice=("lo-docx", dict(tagged=True)), wkhtmltopdf=("wkhtmltopdf", {}), plain=("html", {}))),
    dict(name="tables-by-section", layout="tables-by-section", plan=dict(seed=309, n=16, kind="university", ids="1.1", sections=5),
         docs=dict(chromium=("chromium", dict(look="grid-grey", bullet="square")), weasyprint=("weasyprint", dict(tagged=True)), libreoffice=("lo-docx", {}), word=("docx", {}))),
    dict(name="shared-cells", layout="shared-cells", shared=True, plan=dict(seed=310, n=18, kind="housing", ids="1.1.1", sections=5),
         docs=dict(chromium=("chromium", {}), libreoffice=("lo-docx", {}), weasyprint=("weasyprint", {}), word=("word-html", {}))),
    dict(name="narrow-hyphenated", layout="narrow6", plan=dict(seed=311, n=14, kind="housing", ids="1.1", sections=4, rag=True),
         docs=dict(weasyprint=("weasyprint", dict(hyphens=True, size=9.5, justify=True)), chromium=("chromium", dict(shy=True, justify=True)), wkhtmltopdf=("wkhtmltopdf", {}))),
    dict(name="sheet", layout="borderless5", layoutset=dict(section="row"), plan=dict(seed=312, n=16, kind="council", ids="1.1", sections=4),
         docs=dict(comma=("csv", {}), book=("xlsx", dict(dates=True, cover=True, textids=True)))),
    dict(name="lists", layout="rules5", plan=dict(seed=313, n=16, kind="fire", ids="1.1", sections=4, nested=True),
         docs={"modern-list": ("modern-list", {}), "data-grid": ("data-grid", {}), "google-sheet": ("google-sheet", {}), "strokes": ("strokes", {})}),
]


# Drawn by fuzz.py; each showed a fault when it was first read: ligatures, title and date in one line, sections by rowspan in Word files, repeated headers, page ends.
DRAWN = [1, 6, 7, 14, 19, 29, 34, 35, 2001, 2008, 2009]


def make_drawn(seed):
    case = fuzz.draw_case(seed)
    ext = make.EXT.get(case["engine"], "pdf")
    name = f"drawn-{seed}"
    folder = os.path.join(HERE, name)
    kept, layouts.LAYOUTS["ruled4"] = layouts.LAYOUTS["ruled4"], {}
    make.make(dict(case, name=case["engine"]), folder)
    layouts.LAYOUTS["ruled4"] = kept
    t = json.load(open(os.path.join(folder, f"{case['engine']}.json"), encoding="utf-8"))
    os.remove(os.path.join(folder, f"{case['engine']}.json"))
    del t["edition"]["source"]
    json.dump(t, open(os.path.join(folder, "edition.json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)
    assert os.path.exists(os.path.join(folder, f"{case['engine']}.{ext}"))


def make_golden(case):
    folder = os.path.join(HERE, case["name"])
    os.makedirs(folder, exist_ok=True)
    for f in os.listdir(folder):
        os.remove(os.path.join(folder, f))
    p, layout = make.prepare(dict(case, engine="golden"))
    for name, (engine, look) in case["docs"].items():
        doc = layouts.build(plans.clone(p), layout)
        make.engines(p)[engine](doc, dict(look), os.path.join(folder, f"{name}.{make.EXT.get(engine, 'pdf')}"))
    t = plans.truth(p, "", "", dict(layout=case["layout"], seed=case["plan"]["seed"]))
    del t["edition"]["source"]
    json.dump(t, open(os.path.join(folder, "edition.json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--only", nargs="*")
    a = ap.parse_args()
    for case in GOLDEN:
        if not a.only or case["name"] in a.only:
            make_golden(case)
            print(case["name"])
    for seed in DRAWN:
        if not a.only or f"drawn-{seed}" in a.only:
            make_drawn(seed)
            print(f"drawn-{seed}")


if __name__ == "__main__":
    main()
