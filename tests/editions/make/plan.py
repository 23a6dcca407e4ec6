"""An abstract plan (what is true) apart from any layout (how it looks). Truth is written from here, as the public contract words it."""
import calendar
import copy
import datetime as dt
import random
from dataclasses import dataclass, field

from words import BODIES, LISTS, MARKINGS, SECOND, SECTIONS, fill, news, person, recommendation_sentence

MONTHS = "January February March April May June July August September October November December".split()


@dataclass
class Para:
    text: str
    level: int | None = None  # list level from 0; None for running text
    ordinal: str | None = None  # "1" for "1."
    bold: bool = False
    gap: bool = False  # a blank line stands before it

    def line(self):
        if self.level is None:
            return self.text
        return "  " * self.level + (f"{self.ordinal}." if self.ordinal else "-") + " " + self.text


def lines(paras):
    return "\n".join(p.line() for p in paras)


@dataclass
class Rec:
    id: str | None
    section: str | None
    text: list
    owner: list  # lines of the cell
    update: list
    delivery: list  # lines of the cell
    date: str | None = None
    precision: str | None = None
    status: str = "open"
    subsection: str | None = None
    rag: str | None = None
    priority: str | None = None
    status_word: str | None = None  # for plans with a status column
    refers: list = field(default_factory=list)
    entries: list | None = None
    group: int | None = None  # recommendations in one cell share a number
    findings: list = field(default_factory=list)
    key: str = ""  # stays the same through renumbering: for pairs


@dataclass
class Plan:
    title: str
    date: str  # YYYY-MM-DD
    date_printed: str
    marking: str | None
    body: str
    organisation: str
    recs: list
    numbered: bool = True
    sub_updates: dict = field(default_factory=dict)  # subsection -> update of its own
    orphan: list | None = None
    findings: list = field(default_factory=list)


def month_end(y, m):
    return f"{y:04d}-{m:02d}-{calendar.monthrange(y, m)[1]:02d}"


def date_forms(rng, base):
    """(lines of the cell, date, precision, findings), around the edition's date; every form of the contract."""
    def month(lo=-5, hi=12):
        i = base.year * 12 + base.month - 1 + rng.randint(lo, hi)
        return i // 12, i % 12 + 1

    y, m = month()
    d = rng.randint(1, 28)
    name = MONTHS[m - 1]
    iso = f"{y}-{m:02d}-{d:02d}"
    y2, m2 = y + (m + 3 > 12), (m + 2) % 12 + 1
    suffix = "th" if 10 < d < 14 else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")
    fy = y if m > 3 else y - 1
    q = ((m - 4) % 12) // 3 + 1
    qend = {1: (fy, 6), 2: (fy, 9), 3: (fy, 12), 4: (fy + 1, 3)}[q]
    short = {9: "Sept"}.get(m, name[:3])
    rare = [
        ([f"By end {y}"], f"{y}-12-31", "year", []),
        ([f"Mid-{name} {y}"], month_end(y, m), "month", []),
        ([f"Early {name} {y}"], month_end(y, m), "month", []),
        ([f"Spring {y}"], f"{y}-05-31", "season", []),
        ([f"Summer {y}"], f"{y}-08-31", "season", []),
        ([f"Autumn {y}"], f"{y}-11-30", "season", []),
        ([f"Winter {y}"], month_end(y + 1, 2), "season", []),
        ([f"Q{q} {fy}/{(fy + 1) % 100:02d}"], month_end(*qend), "quarter", []),
        ([f"Q{(m - 1) // 3 + 1} {y}"], month_end(y, ((m - 1) // 3 + 1) * 3), "quarter", ["ambiguous-quarter"]),
        (["With immediate effect"], None, None, []), (["TBC"], None, None, []), (["Ongoing"], None, None, []), ([], None, None, []),
        (["6 months after go-live"], None, None, []),
        ([f"31 {rng.choice(['September', 'June', 'November'])} {y}"], None, None, ["impossible-date"]),
        ([f"{name} {y}", f"Revised: {MONTHS[m2 - 1]} {y2}"], month_end(y2, m2), "month", ["two-dates"]),
        ([f"{name} {y} / {MONTHS[m2 - 1]} {y2}"], month_end(y2, m2), "month", ["two-dates"]),
        ([f"By end of Q{q} {fy}/{(fy + 1) % 100:02d}"], month_end(*qend), "quarter", []), ([str(y)], f"{y}-12-31", "year", []),
        ([f"Revised to {name} {y}"], month_end(y, m), "month", []), ([f"By the end of {y}"], f"{y}-12-31", "year", []),
        ([f"Original: {MONTHS[m2 - 1]} {y2}", f"Revised: {name} {y}"], month_end(y, m), "month", ["two-dates"]),
    ]
    plain = [
        ([f"{name} {y}"], month_end(y, m), "month", []), ([f"{d} {name} {y}"], iso, "day", []), ([f"{d:02d}/{m:02d}/{y}"], iso, "day", []),
        ([f"{d:02d}.{m:02d}.{y % 100:02d}"], iso, "day", []), ([f"{d}{suffix} {name} {y}"], iso, "day", []), ([f"{short} {y}"], month_end(y, m), "month", []),
        ([f"End of {name} {y}"], month_end(y, m), "month", []), ([f"End {name} {y}"], month_end(y, m), "month", []), ([f"By {d} {name} {y}"], iso, "day", []),
        ([f"{d:02d}/{m:02d}/{y % 100:02d}"], iso, "day", []), ([f"By end of {name} {y}"], month_end(y, m), "month", []),
    ]
    return rng.choice(rare) if rng.random() < 0.28 else rng.choice(plain)


def printed(rng, day):
    """A day as updates print it."""
    return rng.choice([f"{day.day:02d}.{day.month:02d}.{day.year % 100:02d}", f"{day.day:02d}/{day.month:02d}/{day.year % 100:02d}", f"{day.day:02d}/{day.month:02d}/{day.year}",
                       f"{day.day} {MONTHS[day.month - 1]} {day.year}"])


def because(_, reason):
    """(Two are drawn, one is used: the plans made before stay as they were.)"""
    return "This work is not complete because " + (reason if reason.split(" ")[0].isupper() else reason[0].lower() + reason[1:])


def status_pattern(rng, plan_date, body, dated):
    """(update paragraphs, delivery override or None, status, entries or None). The traps of the contract's status rule."""
    def before(lo, hi):
        return plan_date - dt.timedelta(days=rng.randint(lo, hi))

    n = lambda: news(rng, body)
    d1, d2 = before(120, 220), before(20, 100)
    p1, p2 = printed(rng, d1), printed(rng, d2)
    dash = rng.choice(["–", "-", "—"])
    month = f"{MONTHS[d1.month - 1]} {d1.year}"
    ahead = plan_date + dt.timedelta(days=rng.randint(30, 200))
    to = f"{MONTHS[ahead.month - 1]} {ahead.year}"
    E = lambda *rows: [dict(date=r[0] and r[0].isoformat(), author=None, text=r[1]) for r in rows]

    def two(first, second, status, delivery=None):
        a, b = f"{p1} {dash} {first}", f"{p2} {dash} {second}"
        if rng.random() < 0.25:  # the newest first
            return [Para(b), Para(a)], delivery, status, E((d2, b), (d1, a))
        return [Para(a), Para(b)], delivery, status, E((d1, a), (d2, b))

    def signed():
        who = person(rng)
        who = f"{who[0]}. {who.split(' ', 1)[1]}"
        a, b = n() + f" {who} {p1}", n()
        return [Para(a), Para(b)], None, "open", [dict(date=d1.isoformat(), author=who, text=a), dict(date=None, author=None, text=b)]

    open_ = [
        lambda: ([Para(n())], None, "open", None), lambda: ([Para(n() + " " + n())], None, "open", None), lambda: ([Para(n()), Para(n())], None, "open", None),
        lambda: ([Para(n() + " " + n() + " " + n()), Para(n())], None, "open", None),
        lambda: two(n(), n(), "open"), lambda: two(n(), n(), "open"),
        lambda: ([], None, "open", None),
        lambda: ([Para(f"Once this is complete, there will be a need to discuss the outcome with the {rng.choice(body['boards'])}. " + n())], None, "open", None),
        lambda: ([Para("Not yet complete. " + n())], None, "open", None), lambda: ([Para(because(n(), n()))], None, "open", None),
        lambda: ([Para(f"To be completed by {to}. " + n())], None, "open", None), lambda: ([Para(f"{rng.choice([60, 75, 80, 90])}% complete. " + n())], None, "open", None),
        lambda: ([Para(f"Part completed {dash} " + n())], None, "open", None), lambda: ([Para("Partially completed. " + n())], None, "open", None),
        lambda: ([Para("Carried forward. " + n())], None, "open", None), lambda: ([Para(f"Ongoing {dash} " + n())], None, "open", None),
        lambda: ([Para(f"It is expected that this will be closed in {to}. " + n())], None, "open", None),
        lambda: ([Para("The first phase was completed in the spring; the second has yet to begin. " + n())], None, "open", None),
        lambda: ([Para("The survey cannot be implemented until access has been arranged with the contractor. " + n())], None, "open", None),
        lambda: ([Para("When the audit has been completed the position will be reported to the " + rng.choice(body["boards"]) + ".")], None, "open", None),
        lambda: two("COMPLETE. " + n(), "Reopened at the request of the " + rng.choice(body["boards"]) + ". " + n(), "open"),
        lambda: two(n(), f"Reopened. " + n(), "open", ["Completed"]), lambda: signed(), lambda: signed(),
    ]
    open_ += [
        lambda: ([Para("Incomplete. " + n())], None, "open", None), lambda: ([Para(f"Due for completion in {to}. " + n())], None, "open", None),
        lambda: ([Para(f"In progress {dash} {rng.choice([20, 35, 40, 65])}% complete. " + n())], None, "open", None),
        lambda: ([Para("The action cannot be closed until " + rng.choice(body["units"]) + " has confirmed the figures.")], None, "open", None),
        lambda: ([Para(rng.choice(["Closed-circuit cameras have been ordered for two sites.", "Complete replacement of the boilers is planned for next summer.", "Cancelled appointments are now recorded weekly.",
                                   "Superseded guidance has been removed from the intranet; new guidance is being written."]))], None, "open", None),
        lambda: ([Para("Not implemented to date owing to sickness absence. " + n())], None, "open", None),
        lambda: two("80% complete. " + n(), "Delayed. " + n(), "open"),
    ]
    done = [
        lambda: ([Para(n())], ["Completed"], "complete", None), lambda: ([Para(n())], [f"{month} Complete"], "complete", None),
        lambda: ([Para(n())], [month, "Complete"], "complete", None), lambda: ([Para(n())], [rng.choice(["Closed", "Done", "Discharged", "Implemented", "Complete"])], "complete", None),
        lambda: ([Para(f"Completed {dash} " + n())], None, "complete", None), lambda: ([Para("Complete. " + n())], None, "complete", None),
        lambda: ([Para("Implemented. " + n())], None, "complete", None), lambda: ([Para("Discharged. " + n())], None, "complete", None),
        lambda: ([Para(f"Closed {dash} " + n())], None, "complete", None), lambda: ([Para("100% complete. " + n())], None, "complete", None),
        lambda: ([Para("Completed see above")], ["Completed"], "complete", None),
        lambda: two(n(), "COMPLETE. " + n(), "complete"), lambda: two("Part completed. " + n(), "Completed. " + n(), "complete"),
        lambda: ([Para(n()), Para(f"{p2} COMPLETE {dash} " + n(), bold=True)], None, "complete", E((None, "0"), (d2, "1"))),
        lambda: two("On hold. " + n(), "Closed. " + n(), "complete"),
    ]
    hold = [
        lambda: ([Para("On hold pending the outcome of the national review.")], None, "on-hold", None), lambda: ([Para(f"On hold {dash} " + n())], None, "on-hold", None),
        lambda: ([Para("Paused. " + n())], None, "on-hold", None), lambda: ([Para(f"Deferred until {to}. " + n())], None, "on-hold", None),
        lambda: ([Para(f"Suspended {dash} " + n())], None, "on-hold", None), lambda: ([Para(n())], ["On hold"], "on-hold", None),
        lambda: ([Para("At the present time this is not being implemented until the other elements have been embedded.")], None, "on-hold", None),
        lambda: ([Para("This is not being taken forward until funding has been confirmed. " + n())], None, "on-hold", None),
        lambda: two(n(), "Paused. " + n(), "on-hold"),
    ]
    gone = [
        lambda: ([Para(f"Withdrawn {dash} the premises concerned have since been sold.")], None, "withdrawn", None), lambda: ([Para("CANCELLED. " + n())], None, "withdrawn", None),
        lambda: ([Para(n())], ["Withdrawn"], "withdrawn", None), lambda: ([Para("No longer required following the change in legislation.")], None, "withdrawn", None),
        lambda: ([Para(f"Superseded by the {rng.choice(body['boards'])}’s own programme of work.")], None, "withdrawn", None),
        lambda: two(n(), "Withdrawn. " + n(), "withdrawn"),
    ]
    kind = rng.choices([open_, done, hold, gone], [60, 28, 8, 4])[0]
    return rng.choice(kind)()


def some_text(rng, body):
    """Paragraphs of a recommendation: mostly one, sometimes two, sometimes with a list."""
    first = recommendation_sentence(rng, body)
    r = rng.random()
    if r < 0.45:
        return [Para(first)]
    if r < 0.75:
        return [Para(first + " " + rng.choice(SECOND))]
    if r < 0.85:
        return [Para(first), Para(rng.choice(SECOND))]
    lead, items = rng.choice(LISTS)
    return [Para(first + " " + fill(lead, rng, body))] + [Para(fill(i, rng, body), level=0) for i in items]


def some_list(rng, body, nested):
    lead, items = rng.choice(LISTS)
    ordered = rng.random() < 0.35
    out = [Para(fill(lead, rng, body))]
    for k, i in enumerate(items):
        out.append(Para(fill(i, rng, body), level=0, ordinal=str(k + 1) if ordered else None))
        if nested and k == 1:
            out += [Para("with a written record kept by " + rng.choice(body["units"]), level=1), Para("reviewed every 6 months", level=1)]
    if rng.random() < 0.5:
        out.append(Para(news(rng, body)))
    return out


def some_owner(rng, body):
    p = person(rng)
    return rng.choice([[p], [p], [p, rng.choice(body["units"])], [rng.choice(body["roles"])], [f"{p[0]}. {p.split(' ', 1)[1]}"], [p + " / " + person(rng)],
                       [p, rng.choice(body["roles"])], [f"{p}, {rng.choice(body['roles'])}"], ["SRO – " + rng.choice(body["units"])], [person(rng) + " &", person(rng)]])


def make_ids(rng, style, sections, n):
    """n ids over the sections: [(section, id)]."""
    out = []
    per = [n // len(sections) + (1 if i < n % len(sections) else 0) for i in range(len(sections))]
    k = 0
    for s, (name, count) in enumerate(zip(sections, per)):
        for i in range(count):
            k += 1
            out.append((name, {
                "1.1": f"{s + 1}.{i + 1}", "1.1.1": f"{s + 1}.{i // 4 + 1}.{i % 4 + 1}", "2.1.1.1": f"{s // 3 + 2}.{s % 3 + 1}.{i // 3 + 1}.{i % 3 + 1}", "7": str(k),
                "R12": f"R{k}", "(A)": f"({chr(65 + (k - 1) // 1)})" if k <= 26 else f"(A{chr(65 + k - 27)})", "Ai": f"{chr(65 + s)}{['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi'][i % 16]}",
                "REC-01": f"REC-{k:03d}", "none": None}[style]))
    return out


def make_plan(seed, n=24, kind="council", ids="1.1", sections=6, date="2018-05-14", nested=False, long_update=False, traps=True, title=None, marking="random",
              date_style=None, ragged=False, rag=False, priority=False, status_column=False, no_sections=False, blank_owner=False):
    rng = random.Random(seed)
    body = BODIES[kind]
    day = dt.date.fromisoformat(date)
    names = rng.sample(SECTIONS, sections)
    recs = []
    for section, rid in make_ids(rng, ids, names, n):
        update, override, status, entries = status_pattern(rng, day, body, traps)
        cell, iso, precision, found = date_forms(rng, day)
        if override is not None:
            cell, found = override, []
            iso, precision = (None, None)
            joined = " ".join(override)
            for mi, mn in enumerate(MONTHS):
                if joined.startswith(mn):
                    iso, precision = month_end(int(joined.split()[1]), mi + 1), "month"
        if update and status == "open" and entries is None and override is None and rng.random() < 0.16:
            update = some_list(rng, body, nested)
        if cell == ["Ongoing"] and status == "complete" and entries is None and rng.random() < 0.4:
            status, found = "open", ["status-conflict"]  # an undated conflict: the delivery cell's word wins
        elif cell == ["Ongoing"] and status != "open":
            cell = ["TBC"]
        if entries is not None and entries and entries[0]["text"] == "0":
            entries = [dict(date=e["date"], author=None, text=p.line()) for e, p in zip(entries, update)]
        recs.append(Rec(id=rid, section=section, text=some_text(rng, body), owner=some_owner(rng, body), update=update, delivery=cell, date=iso, precision=precision,
                        status=status, entries=entries, findings=list(found), key=f"k{len(recs)}"))
    if long_update:
        for r in rng.sample(recs, max(1, n // 15)):
            if r.status == "open" and r.entries is None:
                r.update = [Para(" ".join(news(rng, body) for _ in range(7))) for _ in range(6)] + some_list(rng, body, nested) + [Para(" ".join(news(rng, body) for _ in range(4)))]
    for r in recs:
        if rag:
            r.rag = {"complete": "Blue", "withdrawn": "Grey", "on-hold": "Amber"}.get(r.status) or rng.choice(["Red", "Amber", "Green", "Green"])
        if priority:
            r.priority = rng.choice(["High", "Medium", "Low"])
        if status_column:
            set_status_word(rng, r, body)
        if no_sections:
            r.section = None
    org = rng.choice(body["name"])
    m = rng.choice(MARKINGS + [None]) if marking == "random" else marking
    style = date_style or rng.choice(["%d %B %Y", "%d/%m/%Y", "%d.%m.%Y", "ord"])
    shown = f"{day.day}{'th' if 10 < day.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')} {MONTHS[day.month - 1]} {day.year}" if style == "ord" else day.strftime(style).lstrip("0" if "%B" in style else "")
    t = title or rng.choice(["{} Improvement Plan", "{} – Action Plan", "{} Recommendations Tracker", "Response to External Review: {}", "{} Action Plan"]).format(org)
    return Plan(title=t, date=date, date_printed=shown, marking=m, body=kind, organisation=org, recs=recs, numbered=ids != "none")


def set_status_word(rng, r, body):
    """A plan with a status column says the status there; its update is plain news."""
    r.status_word = {"complete": rng.choice(["Complete", "Closed", "Implemented"]), "open": rng.choice(["In progress", "On track", "Not started", "Open"]),
                     "on-hold": "On hold", "withdrawn": "Withdrawn"}[r.status]
    r.update = [Para(news(rng, body) + " " + news(rng, body))]
    r.entries = None
    if r.date is None and r.delivery and r.delivery[0] in ("Completed", "Closed", "Done", "Discharged", "Implemented", "Complete", "On hold", "Withdrawn"):
        r.delivery = ["TBC"]
    r.delivery = [x for x in " ".join(r.delivery).replace(" Complete", "").split("\n") if x]


def share(plan, at, count, owner="shared", update="shared", delivery="dealt"):
    """Puts `count` recommendations from index `at` into one cell; owner, update and delivery shared or dealt."""
    rs = plan.recs[at:at + count]
    first = rs[0]
    for r in rs:
        r.group = at
        r.section, r.subsection = first.section, first.subsection
        if owner == "shared":
            r.owner = first.owner
        if update == "shared":
            r.update, r.entries, r.status = [Para("The revised framework, agreed at the last meeting, responds to all of these points.")], None, "open"
        if delivery == "shared":
            r.delivery, r.date, r.precision = ["By end 2018"], "2018-12-31", "year"
            r.findings = [f for f in r.findings if f not in ("two-dates", "impossible-date", "ambiguous-quarter")]
        if r.status != "open" and update == "shared":
            r.status = "open"
    for r in rs:
        if delivery == "dealt" and update == "shared":
            m = rs.index(r) + 6
            r.delivery, r.date, r.precision = [f"{MONTHS[m - 1]} 2018"], month_end(2018, m), "month"
            r.findings = []
        if update == "dealt":  # one paragraph each
            r.update = [Para(["Awaiting the outcome of the consultation.", "A draft is with the legal adviser.", "Discussed informally with both unions.", "A date for the workshop has been agreed."][rs.index(r)])]
            r.entries, r.status = None, "open"
            if " ".join(r.delivery) in ("Completed", "Closed", "Done", "Discharged", "Implemented", "Complete", "On hold", "Withdrawn") or "Complete" in " ".join(r.delivery) or not r.delivery:
                r.delivery, r.date, r.precision = ["March 2019"], "2019-03-31", "month"
            if len(r.delivery) > 1:
                r.delivery, r.date, r.precision, r.findings = ["June 2019"], "2019-06-30", "month", []
        if owner == "dealt":
            r.owner = [person(random.Random(at + rs.index(r)))]
    if any(v == "shared" for v in (owner, update, delivery)):
        for r in rs:
            r.findings.append("shared-cell")


def truth(plan, name, media, how):
    """The edition as the contract gives it, as far as a document can be held to it."""
    recs, seen = [], {}
    for i, r in enumerate(plan.recs):
        rid = r.id if plan.numbered else f"#{i + 1}"
        seen[rid] = seen.get(rid, 0) + 1
        if seen[rid] > 1:
            rid = f"{rid}~{seen[rid]}"
        raw = " ".join(r.delivery)
        live = r.status in ("open", "on-hold")
        update = lines(r.update)
        recs.append(dict(id=rid, section=r.section, subsection=r.subsection, text=lines(r.text), owner=" ".join(r.owner), update=update,
                         entries=r.entries, delivery=dict(raw=raw, date=r.date, precision=r.precision), status=r.status, rag=r.rag, priority=r.priority,
                         overdue=bool(live and r.date and r.date < plan.date), refersTo=r.refers, findings=sorted(set(r.findings))))
    return dict(schemaVersion=1, made=how, edition=dict(title=plan.title, date=plan.date, marking=plan.marking, numbered=plan.numbered, source=dict(name=name, mediaType=media)),
                recommendations=recs, findings=sorted(set(plan.findings + [f for r in plan.recs for f in r.findings])))


def clone(plan):
    return copy.deepcopy(plan)
