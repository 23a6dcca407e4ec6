"""python3 pairs.py OUT [--only NAME …]: two editions of one plan with the changes between them, OUT/NAME/{a.*,b.*,a.json,b.json,changes.json}."""
import argparse
import datetime as dt
import json
import os
import random
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import layouts
import make
import plan as plans
from plan import Para, Rec, make_plan, month_end
from words import BODIES, NEWS, fill, person, recommendation_sentence

LISTS = ["added", "removed", "renumbered", "completed", "reopened", "withdrawn", "reinstated", "updateChanged", "textChanged", "ownerChanged", "deliveryChanged", "statusChanged", "slipped", "broughtForward", "moved", "unchanged"]


class Story:
    """Edition A, edition B, and what is true of the two. Each change names a recommendation by its key, which no renumbering touches."""

    def __init__(self, spec, later="2018-06-11"):
        self.rng = random.Random(spec["seed"] * 7 + 1)
        self.a = make_plan(**spec)
        self.body = BODIES[self.a.body]
        seen = set()
        for r in self.a.recs:
            while plans.lines(r.text) in seen or r.text[0].text in seen:
                r.text = [Para(recommendation_sentence(self.rng, self.body))]
            seen.add(r.text[0].text)
            seen.add(plans.lines(r.text))
        self.later, self.changes, self.kinds, self.free = later, {}, {}, [r.key for r in self.a.recs]
        self.rng.shuffle(self.free)
        self.todo, self.order = [], []
        self.news = [fill(n, self.rng, self.body) for n in NEWS]
        self.b = None

    def n(self):
        return self.rng.choice(self.news)

    def two_news(self):
        return self.rng.sample(self.news, 2)

    def take(self, ok=lambda r: True):
        for k in self.free:
            r = self.rec(self.a, k)
            if ok(r):
                self.free.remove(k)
                return r
        raise ValueError("no recommendation left for a change")

    @staticmethod
    def rec(plan, key):
        return next(r for r in plan.recs if r.key == key)

    def plain(self, r, update=None, delivery=("March 2019", "2019-03-31", "month"), status="open"):
        r.update = [Para(x) for x in (update if update is not None else [self.n()])]
        r.delivery, r.date, r.precision = ([delivery[0]] if delivery[0] else []), delivery[1], delivery[2]
        r.status, r.entries, r.findings = status, None, []
        return r

    def say(self, key, *lists, **kinds):
        self.changes.setdefault(key, set()).update(lists)
        self.kinds.setdefault(key, {}).update(kinds)

    def later_do(self, key, f):
        self.todo.append((key, f))

    def make_b(self):
        self.b = plans.clone(self.a)
        day = dt.date.fromisoformat(self.later)
        self.b.date, self.b.date_printed = self.later, self.like(day)
        for key, f in self.todo:
            f(self.rec(self.b, key))
        for f in self.order:
            f(self.b)

    def like(self, day):
        p = self.a.date_printed
        if "/" in p:
            return day.strftime("%d/%m/%Y")
        if "." in p:
            return day.strftime("%d.%m.%Y")
        return f"{day.day} {plans.MONTHS[day.month - 1]} {day.year}"

    def truth(self):
        ids_a = {r.key: (r.id if self.a.numbered else f"#{i + 1}") for i, r in enumerate(self.a.recs)}
        ids_b = {r.key: (r.id if self.b.numbered else f"#{i + 1}") for i, r in enumerate(self.b.recs)}
        out = {k: [] for k in LISTS}
        for key, i in ids_b.items():
            if key not in ids_a:
                out["added"].append(i)
                continue
            touched = False
            if self.a.numbered and ids_a[key] != i:
                out["renumbered"].append({"from": ids_a[key], "to": i})
                touched = True
            for name in sorted(self.changes.get(key, ())):
                out[name].append(i)
                touched = True
            if not touched:
                out["unchanged"].append(i)
        out["removed"] = [i for k, i in ids_a.items() if k not in ids_b]
        kinds = [dict(id=ids_b[k], field=f, kind=v) for k, fs in self.kinds.items() if k in ids_b for f, v in fs.items()]
        return dict(schemaVersion=1, **{"from": self.a.date, "to": self.b.date}, **out, kinds=kinds)


def typo(s):
    """Two letters of the longest plain word change places."""
    word = max((w for w in s.split() if w.isalpha() and w.islower()), key=len)
    return s.replace(word, word[:3] + word[4] + word[3] + word[5:], 1)


D1, D2, D3 = "02.03.18", "16/04/2018", "04.06.18"


def updates(s):
    r = s.plain(s.take())
    new = f"{D3} – {s.n()}"
    s.say(r.key, "updateChanged", update="appended")
    s.later_do(r.key, lambda b: b.update.append(Para(new)))
    r2 = s.plain(s.take(), [f"{D1} – {s.n()}", f"{D2} – {s.n()}"])
    s.say(r2.key, "updateChanged", update="appended")
    s.later_do(r2.key, lambda b: b.update.insert(0, Para(new.replace("–", "-"))))
    x, y = s.two_news()
    r3 = s.plain(s.take(), [x])
    s.say(r3.key, "updateChanged", update="rewritten")
    s.later_do(r3.key, lambda b: setattr(b, "update", [Para(y)]))
    old = f"{D1} – The survey reached 412 households."
    r4 = s.plain(s.take(), [old, f"{D2} – {s.n()}"])
    s.say(r4.key, "updateChanged", update="history-altered")
    s.later_do(r4.key, lambda b: b.update.__setitem__(0, Para(old.replace("412", "512"))))
    r5 = s.plain(s.take(), [f"{D1} – {s.n()}", f"{D2} – {s.n()}"])
    s.say(r5.key, "updateChanged", update="history-altered")
    s.later_do(r5.key, lambda b: b.update.pop(0))
    z = s.n()
    r6 = s.plain(s.take(), [typo(z)])
    s.say(r6.key, "updateChanged", update="cosmetic")
    s.later_do(r6.key, lambda b: setattr(b, "update", [Para(z)]))
    r7 = s.plain(s.take(), ["The budget of £140,000 has been confirmed and is now available."])
    s.say(r7.key, "updateChanged", update="rewritten")
    s.later_do(r7.key, lambda b: setattr(b, "update", [Para("The budget of £140,000 has not been confirmed and is not available.")]))
    r8 = s.plain(s.take(), [])
    s.say(r8.key, "updateChanged", update="appended")
    s.later_do(r8.key, lambda b: b.update.append(Para(new)))


def statuses(s):
    month = ("December 2018", "2018-12-31", "month")
    r = s.plain(s.take(), delivery=month)
    done = f"{D3} COMPLETE – {s.n()}"
    s.say(r.key, "completed", "statusChanged", "updateChanged", update="appended")
    s.later_do(r.key, lambda b: (b.update.append(Para(done, bold=True)), setattr(b, "status", "complete")))
    r = s.plain(s.take(), delivery=month)
    s.say(r.key, "completed", "statusChanged", "deliveryChanged")
    s.later_do(r.key, lambda b: (setattr(b, "delivery", ["December 2018 Complete"]), setattr(b, "status", "complete")))
    r = s.plain(s.take(), ["Paused. " + s.n()], status="on-hold")
    y = "Completed – " + s.n()
    s.say(r.key, "completed", "statusChanged", "updateChanged", update="rewritten")
    s.later_do(r.key, lambda b: (setattr(b, "update", [Para(y)]), setattr(b, "status", "complete")))
    r = s.plain(s.take(), [s.n(), f"{D2} COMPLETE – {s.n()}"], status="complete")
    again = f"{D3} Reopened – {s.n()}"
    s.say(r.key, "reopened", "statusChanged", "updateChanged", update="appended")
    s.later_do(r.key, lambda b: (b.update.append(Para(again)), setattr(b, "status", "open")))
    r = s.plain(s.take(), delivery=("Completed", None, None), status="complete")
    s.say(r.key, "reopened", "statusChanged", "deliveryChanged")
    s.later_do(r.key, lambda b: s_set(b, "June 2019", "2019-06-30", "month", "open"))
    r = s.plain(s.take())
    gone = f"{D3} Withdrawn. {s.n()}"
    s.say(r.key, "withdrawn", "statusChanged", "updateChanged", update="appended")
    s.later_do(r.key, lambda b: (b.update.append(Para(gone)), setattr(b, "status", "withdrawn")))
    r = s.plain(s.take(), delivery=("Completed", None, None), status="complete")
    s.say(r.key, "withdrawn", "statusChanged", "deliveryChanged")
    s.later_do(r.key, lambda b: s_set(b, "Withdrawn", None, None, "withdrawn"))
    r = s.plain(s.take(), ["Superseded by the national programme."], status="withdrawn")
    s.say(r.key, "reinstated", "statusChanged", "updateChanged", update="rewritten")
    back = "Reinstated. " + s.n()
    s.later_do(r.key, lambda b: (setattr(b, "update", [Para(back)]), setattr(b, "status", "open")))
    r = s.plain(s.take())
    hold = "On hold until the autumn. " + s.n()
    s.say(r.key, "statusChanged", "updateChanged", update="rewritten")
    s.later_do(r.key, lambda b: (setattr(b, "update", [Para(hold)]), setattr(b, "status", "on-hold")))


def s_set(b, raw, date, precision, status=None):
    b.delivery, b.date, b.precision = ([raw] if raw else []), date, precision
    if status:
        b.status = status


def dates(s):
    for before, after, lists in [
        (("March 2019", "2019-03-31", "month"), ("June 2019", "2019-06-30", "month"), ("slipped", "deliveryChanged")),
        (("30 June 2018", "2018-06-30", "day"), ("14/09/18", "2018-09-14", "day"), ("slipped", "deliveryChanged")),
        (("March 2019", "2019-03-31", "month"), ("Autumn 2018", "2018-11-30", "season"), ("broughtForward", "deliveryChanged")),
        (("Q4 2018/19", "2019-03-31", "quarter"), ("Q3 2018/19", "2018-12-31", "quarter"), ("broughtForward", "deliveryChanged")),
        (("September 2018", "2018-09-30", "month"), ("30 September 2018", "2018-09-30", "day"), ("deliveryChanged",)),
        (("September 2018", "2018-09-30", "month"), ("End of September 2018", "2018-09-30", "month"), ("deliveryChanged",)),
        (("September 2018", "2018-09-30", "month"), ("TBC", None, None), ("deliveryChanged",)),
        (("", None, None), ("By end 2019", "2019-12-31", "year"), ("deliveryChanged",)),
    ]:
        r = s.plain(s.take(), delivery=before)
        s.say(r.key, *lists)
        s.later_do(r.key, lambda b, after=after: s_set(b, *after))


def owners(s):
    for before, after, changed in [(["Farida Quarmby"], ["Osman Ravensdale"], True), (["Imogen Thistlewood"], ["I. Thistlewood"], False), (["Callum Petrov", "Audit Team"], ["Mr Callum Petrov", "Audit Team"], False),
                                   (["Jarek Sandhu / Nerys Mistry"], ["Nerys Mistry / Jarek Sandhu"], False), (["Idris Carmody"], ["Idris Carmody / Zainab Feathers"], True), (["Head of Finance"], ["Director of Finance"], True)]:
        r = s.take()
        r.owner = before
        if changed:
            s.say(r.key, "ownerChanged")
        else:
            s.say(r.key, owner="cosmetic")
        s.later_do(r.key, lambda b, after=after: setattr(b, "owner", after))


def texts(s):
    r = s.take()
    r.text = [Para("The position should be reported to the board every six months, with a target of 85% and no exceptions for smaller sites.")]
    s.say(r.key, "textChanged", text="rewritten")
    s.later_do(r.key, lambda b: setattr(b, "text", [Para("The position should be reported to the board every six months, with a target of 95% and no exceptions for smaller sites.")]))
    r = s.take()
    clean = "Every contract manager should receive a certificate when the training programme has been finished and assessed."
    r.text = [Para(typo(clean))]
    s.say(r.key, "textChanged", text="cosmetic")
    s.later_do(r.key, lambda b: setattr(b, "text", [Para(clean)]))
    r = s.take()
    r.text = [Para("Savings from the shared service should be returned to each partner in proportion to its contribution.")]
    s.say(r.key, "textChanged", text="rewritten")
    s.later_do(r.key, lambda b: setattr(b, "text", [Para("Savings from the shared service should be returned to each partner in proportion to its contribution, and the sums published every year.")]))


def moved(s):
    r = s.take(lambda r: sum(1 for x in s.a.recs if x.section == r.section) > 2)
    others = [x.section for x in s.a.recs if x.section != r.section]
    to = s.rng.choice(others)
    s.say(r.key, "moved")

    def do(b):
        x = s.rec(b, r.key)
        b.recs.remove(x)
        last = max(i for i, y in enumerate(b.recs) if y.section == to)
        x.section = to
        b.recs.insert(last + 1, x)
    s.order.append(do)


def new_rec(s, rid, section, key):
    return Rec(id=rid, section=section, text=[Para(recommendation_sentence(s.rng, s.body).replace("should", "is asked, in addition, to see that staff"))], owner=[person(s.rng)], update=[Para(s.n())], delivery=["July 2019"], date="2019-07-31",
               precision="month", status="open", key=key)


def added(s, count=2):
    for k in range(count):
        section = s.rng.choice([r.section for r in s.a.recs])

        def do(b, k=k, section=section):
            last = max(i for i, y in enumerate(b.recs) if y.section == section)
            rid = b.recs[last].id
            nid = None
            if rid is not None:
                m = re.fullmatch(r"(.*?)(\d+)", next(r.id for r in b.recs if r.section == section))
                used, n = {r.id for r in b.recs}, int(m[2])
                while f"{m[1]}{n}" in used:
                    n += 1
                nid = f"{m[1]}{n}"
            b.recs.insert(last + 1, new_rec(s, nid, section, f"new{k}"))
        s.order.append(do)


def removed(s):
    for status in ("open", "complete"):
        r = s.plain(s.take(lambda r: sum(1 for x in s.a.recs if x.section == r.section) > 2), delivery=("Completed", None, None) if status == "complete" else ("May 2019", "2019-05-31", "month"), status=status)
        s.order.append(lambda b, k=r.key: b.recs.remove(s.rec(b, k)))


def inserted(s):
    """A new recommendation in the middle of a section: all after it in the section move up by one."""
    biggest = max({r.section for r in s.a.recs}, key=lambda n: sum(1 for r in s.a.recs if r.section == n))

    def do(b):
        mine = [r for r in b.recs if r.section == biggest]
        at = mine[1]
        nid = at.id
        stem = re.fullmatch(r"(.*?)(\d+)", nid)[1]
        tail = [r for r in b.recs[b.recs.index(at):] if r.id.startswith(stem) and r.id[len(stem):].isdigit()]
        for r in tail:
            m = re.fullmatch(r"(.*?)(\d+)", r.id)
            r.id = f"{m[1]}{int(m[2]) + 1}"
        b.recs.insert(b.recs.index(at), new_rec(s, nid, biggest, "ins"))
    s.order.append(do)


def removed_shift(s):
    """One goes, and the numbers close up behind it."""
    smallest = max({r.section for r in s.a.recs}, key=lambda n: (sum(1 for r in s.a.recs if r.section == n), n))

    def do(b):
        mine = [r for r in b.recs if r.section == smallest]
        gone = mine[0]
        for r in (mine[1:] if "." in gone.id else b.recs[b.recs.index(gone) + 1:]):
            m = re.fullmatch(r"(.*?)(\d+)", r.id)
            r.id = f"{m[1]}{int(m[2]) - 1}"
        b.recs.remove(gone)
    s.order.append(do)


def swapped(s):
    """Three recommendations of a section pass their numbers round."""
    biggest = max({r.section for r in s.a.recs}, key=lambda n: sum(1 for r in s.a.recs if r.section == n))

    def do(b):
        mine = [r for r in b.recs if r.section == biggest][:3]
        ids = [r.id for r in mine]
        for r, i in zip(mine, ids[1:] + ids[:1]):
            r.id = i
        at = b.recs.index(mine[0])
        for r in mine:
            b.recs.remove(r)
        b.recs[at:at] = sorted(mine, key=lambda r: r.id)
    s.order.append(do)


def reordered(s):
    def do(b):
        names = []
        for r in b.recs:
            if r.section not in names:
                names.append(r.section)
        out = []
        for n in names:
            mine = [r for r in b.recs if r.section == n]
            s.rng.shuffle(mine)
            out += mine
        b.recs[:] = out
    s.order.append(do)


def noise_marks(plan):
    """Straight quotes, hyphens for dashes, capitals in headings: no change at all."""
    table = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
    for r in plan.recs:
        for ps in (r.text, r.update):
            for p in ps:
                p.text = p.text.translate(table)
        r.owner = [o.translate(table) for o in r.owner]
        r.section = r.section and r.section.upper()


P = lambda seed, n, **kw: dict(dict(seed=seed, n=n, kind="council", ids="1.1", sections=5, marking="OFFICIAL"), **kw)
PAIRS = [
    dict(name="updates-lo", plan=P(201, 20), do=[updates, updates], a=("ruled4", "lo-docx", {}), b=("ruled4", "lo-docx", {})),
    dict(name="updates-cross", plan=P(202, 24, kind="nhs"), do=[updates], a=("rules5", "chromium", dict(look="hrules")), b=("rules5", "word-html", {})),
    dict(name="dates-chromium-weasy", plan=P(203, 22, kind="fire"), do=[dates], a=("zebra6", "chromium", dict(look="zebra")), b=("zebra6", "weasyprint", dict(look="zebra")), spec=dict(rag=True)),
    dict(name="statuses-reportlab-lo", plan=P(204, 26, kind="housing", ids="R12"), do=[statuses], a=("r-ids", "reportlab", dict(norepeat=True)), b=("r-ids", "lo-docx", {})),
    dict(name="statuses-sharepoint", plan=P(205, 20, kind="university", ids="7"), do=[statuses], a=("rules5", "sharepoint", dict(nested=True)), b=("rules5", "sharepoint", dict(nested=True))),
    dict(name="owners-word-pdf", plan=P(206, 18), do=[owners], a=("cover", "word-html", {}), b=("cover", "wkhtmltopdf", {})),
    dict(name="texts-docx", plan=P(207, 16, kind="fire"), do=[texts, owners], a=("theme6", "docx", {}), b=("theme6", "chromium", {})),
    dict(name="added-removed-text", plan=P(208, 25, kind="nhs", ids="1.1.1"), do=[added, removed], a=("ruled4", "page-text", {}), b=("ruled4", "lo-docx", {})),
    dict(name="inserted", plan=P(209, 24, kind="housing"), do=[inserted, updates], a=("ruled4", "weasyprint", {}), b=("ruled4", "weasyprint", dict(size=11))),
    dict(name="closed-up", plan=P(210, 20, ids="7"), do=[removed_shift, dates], a=("rules5", "chromium", {}), b=("rules5", "chromium", {})),
    dict(name="swapped", plan=P(211, 21, kind="university"), do=[swapped, statuses], a=("borderless5", "reportlab", dict(look="none")), b=("borderless5", "chromium", dict(look="none"))),
    dict(name="moved", plan=P(212, 24), do=[moved, moved, owners], a=("tables-by-section", "chromium", {}), b=("tables-by-section", "lo-docx", {})),
    dict(name="no-numbers", plan=P(213, 18, kind="nhs", ids="none"), do=[reordered, updates, dates], a=("no-numbers", "wkhtmltopdf", {}), b=("no-numbers", "chromium", {})),
    dict(name="no-numbers-added", plan=P(214, 16, kind="fire", ids="none"), do=[reordered, added, removed], a=("no-numbers-theme", "weasyprint", {}), b=("no-numbers-theme", "lo-docx", {})),
    dict(name="all-60", plan=P(215, 60, kind="housing", sections=9), do=[updates, statuses, dates, owners, texts, moved, added, removed, inserted], a=("narrow6", "weasyprint", dict(hyphens=True)), b=("narrow6", "chromium", dict(look="grid-grey")), spec=dict(rag=True)),
    dict(name="all-xlsx", plan=P(216, 40, kind="university", sections=7), do=[updates, statuses, dates, added, removed], a=("rules5", "xlsx", dict(dates=True)), b=("rules5", "xlsx", dict(dates=True))),
    dict(name="noise-lo-chromium", plan=P(221, 30, kind="fire", ids="1.1.1"), do=[], a=("ruled4", "lo-docx", {}), b=("ruled4", "chromium", dict(norepeat=True, size=11))),
    dict(name="noise-pdf-word", plan=P(222, 24, kind="nhs", nested=True), do=[], a=("cover", "weasyprint", {}), b=("cover", "word-html", {})),
    dict(name="noise-html-docx", plan=P(223, 20), do=[], a=("theme6", "html", {}), b=("theme6", "docx", {})),
    dict(name="noise-text-pdf", plan=P(224, 27, kind="housing", ids="1.1.1"), do=[], a=("ruled4", "page-text", {}), b=("ruled4", "reportlab", {})),
    dict(name="noise-hyphens", plan=P(225, 26, kind="university"), do=[], a=("narrow6", "weasyprint", dict(hyphens=True, justify=True, size=10)), b=("narrow6", "wkhtmltopdf", {}), spec=dict(rag=True)),
    dict(name="noise-marks", plan=P(226, 22), do=[], marks=True, a=("rules5", "chromium", dict(look="hrules")), b=("rules5", "chromium", dict(look="ruled", bullet="square"))),
    dict(name="noise-layouts", plan=P(227, 24, kind="nhs"), do=[], a=("borderless5", "weasyprint", dict(look="none")), b=("theme6", "xlsx", dict(mergedtop=True))),
    dict(name="noise-no-numbers", plan=P(228, 14, kind="fire", ids="none"), do=[reordered], a=("no-numbers", "chromium", {}), b=("no-numbers", "word-html", {})),
    dict(name="noise-sharepoint", plan=P(229, 60, kind="council", ids="R12", sections=8), do=[], a=("rules5", "sharepoint", {}), b=("rules5", "lo-html-pdf", dict(look="ruled"))),
]


def edition(p, side, folder, name, seed):
    layout_name, engine, look = side
    p = plans.clone(p)
    layout = dict(layouts.LAYOUTS[layout_name])
    if engine in ("sharepoint", "csv"):
        layout["section"] = "row" if layout["section"] != "rowspan" else "rowspan"
    if engine == "page-text":
        day = dt.date.fromisoformat(p.date)
        p.date_printed = day.strftime("%d/%m/%Y")
    doc = layouts.build(p, layout)
    ext = make.EXT.get(engine, "pdf")
    path = os.path.join(folder, f"{name}.{ext}")
    if not make.engines(p)[engine](doc, dict(look), path):
        return False
    t = plans.truth(p, os.path.basename(path), make.MEDIA[ext], dict(layout=layout_name, engine=engine, seed=seed))
    json.dump(t, open(os.path.join(folder, f"{name}.json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)
    return True


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("out")
    ap.add_argument("--only", nargs="*")
    a = ap.parse_args()
    for pair in PAIRS:
        if a.only and pair["name"] not in a.only:
            continue
        s = Story(dict(pair["plan"], **pair.get("spec", {})))
        for f in pair["do"]:
            f(s)
        s.make_b()
        if pair.get("marks"):
            noise_marks(s.b)
        folder = os.path.join(a.out, pair["name"])
        os.makedirs(folder, exist_ok=True)
        for f in os.listdir(folder):
            os.remove(os.path.join(folder, f))
        ok = edition(s.a, pair["a"], folder, "a", pair["plan"]["seed"]) and edition(s.b, pair["b"], folder, "b", pair["plan"]["seed"])
        json.dump(s.truth(), open(os.path.join(folder, "changes.json"), "w", encoding="utf-8"), ensure_ascii=False, indent=1)
        print(pair["name"], "made" if ok else "skipped", flush=True)


if __name__ == "__main__":
    main()
