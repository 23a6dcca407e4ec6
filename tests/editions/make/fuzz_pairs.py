"""python3 fuzz_pairs.py OUT FIRST LAST: pairs of editions drawn at random; the second may be of another engine and look. OUT/pSEED/…"""
import json
import os
import random
import sys
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import fuzz
import layouts
import pairs


def draw(seed):
    rng = random.Random(f"pair {seed}")
    layout, ids = fuzz.draw_layout(rng)
    while ids in ("(A)", "Ai", "REC-01", "2.1.1.1") or any(c[0] == "status" for c in layout["cols"]):
        layout, ids = fuzz.draw_layout(rng)
    layout.update(ownerspan=False, secnum=False, cover=False, key=False, appendix=False)
    if layout["section"] in ("rowspan", "heading", "heading-rows"):
        layout["section"] = "row"
        layout["cols"] = [c for c in layout["cols"] if c[0] != "section"]
    n = rng.choice([16, 20, 24, 30, 40, 60])
    spec = dict(seed=seed * 17 + 3, n=n, kind=rng.choice(["fire", "council", "nhs", "university", "housing"]), ids=ids, sections=rng.choice([3, 4, 5]), marking="OFFICIAL", rag=any(c[0] == "rag" for c in layout["cols"]),
                priority=any(c[0] == "priority" for c in layout["cols"]), nested=rng.random() < 0.2, long_update=rng.random() < 0.2)
    kinds = [pairs.updates, pairs.statuses, pairs.dates, pairs.owners, pairs.texts]
    rng.shuffle(kinds)
    do = [] if rng.random() < 0.3 else kinds[:max(1, (n - 8) // 10)]
    if do and n >= 20:
        do += rng.sample([pairs.moved, pairs.added, pairs.removed] + ([] if ids == "none" else [pairs.inserted if "." in ids else pairs.moved]), 2)
    if ids == "none" and rng.random() < 0.5:
        do = do + [pairs.reordered]
    sides = []
    for _ in range(2):
        engine = rng.choice(["chromium", "weasyprint", "lo-docx", "reportlab", "wkhtmltopdf", "word-html", "sharepoint", "docx", "html", "xlsx", "lo-html"])
        side = dict(layout)
        style = fuzz.draw_layout(rng)[0]
        for k in ("header", "top", "footer", "colon", "sectionshade"):
            side.pop(k, None)
            if k in style:
                side[k] = style[k]
        sides.append((side, engine, fuzz.draw_look(rng, engine)))
    for s in sides:
        s[2].pop("tracked", None)
    return spec, do, sides, rng.random() < 0.2


def make_pair(seed, out):
    spec, do, sides, marks = draw(seed)
    s = pairs.Story(spec)
    done = []
    for f in do:
        try:
            f(s)
            done.append(f.__name__)
        except ValueError:
            break
    s.make_b()
    if marks:
        pairs.noise_marks(s.b)
    folder = os.path.join(out, f"p{seed}")
    os.makedirs(folder, exist_ok=True)
    for f in os.listdir(folder):
        os.remove(os.path.join(folder, f))
    for name, plan, (layout, engine, look) in (("a", s.a, sides[0]), ("b", s.b, sides[1])):
        layouts.LAYOUTS[f"drawn-{name}"] = layout
        pairs.edition(plan, (f"drawn-{name}", engine, look), folder, name, seed)
    json.dump(dict(s.truth(), made=done + (["marks"] if marks else []) + [sides[0][1], sides[1][1]]), open(os.path.join(folder, "changes.json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)
    return done, sides[0][1], sides[1][1]


def main():
    for seed in range(int(sys.argv[2]), int(sys.argv[3]) + 1):
        try:
            print(f"p{seed}", *make_pair(seed, sys.argv[1]), flush=True)
        except Exception:
            print(f"p{seed} FAILED", flush=True)
            traceback.print_exc()


if __name__ == "__main__":
    main()
