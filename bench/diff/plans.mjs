// Invented plans of any size, the same for the same seed.
const WORDS =
  "harbour pilot ferry quay crane lighthouse dredger warehouse slipway tug buoy customs berth channel cargo inspect replace survey fund publish retire insure repaint relocate certify before after with under through each other board treasurer".split(
    " ",
  );

function dice(seed) {
  let s = seed;
  return () => {
    s = (s * 1664525 + 1013904223) % 4294967296;
    return s / 4294967296;
  };
}

const sentence = (roll, n) =>
  `${Array.from({ length: n }, () => WORDS[Math.floor(roll() * WORDS.length)]).join(" ")} ${Math.floor(roll() * 1000)}.`;

function row(roll, i) {
  const update = sentence(roll, 60);
  return {
    id: `${1 + Math.floor(i / 20)}.${(i % 20) + 1}`,
    section: `Section ${1 + Math.floor(i / 20)}`,
    subsection: null,
    text: sentence(roll, 30),
    owner: `Owner ${i % 17}`,
    owners: [{ name: null, role: `Owner ${i % 17}`, unit: null }],
    update,
    entries: [{ date: null, author: null, text: update }],
    delivery: { raw: "March 2031", date: "2031-03-31", precision: "month" },
    status: "open",
    statusEvidence: null,
    overdue: false,
    rating: "green",
    rag: null,
    other: [],
    refersTo: [],
    trust: null,
    evidence: [],
    source: [],
  };
}

function edition(date, rows) {
  const source = { name: "plan.html", mediaType: "text/html", sha256: date, pages: 0 };
  const head = {
    plan: "harbour",
    title: "Harbour Plan",
    date,
    marking: null,
    numbered: true,
    source,
    words: { source: 0, placed: 0 },
    ledger: {},
  };
  return { schemaVersion: 1, edition: head, recommendations: rows, findings: [] };
}

/** A month of an ordinary plan: one in eight has a new entry, one in twenty a later date, one in thirty is closed or reworded, and one is new. */
function later(roll, rows, date) {
  return rows.map((r) => {
    const luck = roll();
    if (luck < 0.125) {
      const entry = { date, author: null, text: `${date.split("-").reverse().join(".")} ${sentence(roll, 15)}` };
      return { ...r, entries: [...r.entries, entry], update: `${r.update}\n${entry.text}` };
    }
    if (luck < 0.175) return { ...r, delivery: { raw: "June 2031", date: "2031-06-30", precision: "month" } };
    if (luck < 0.2) return { ...r, text: `${r.text} ${sentence(roll, 4)}` };
    return luck < 0.21 ? { ...r, status: "complete" } : r;
  });
}

export function bigMonth(count) {
  const roll = dice(7);
  const rows = Array.from({ length: count }, (_, i) => row(roll, i));
  return { before: edition("2030-01-07", rows), after: structuredClone(edition("2030-02-04", later(roll, rows, "2030-02-04"))) };
}

/** The hardest of months: a third of the words of every update are others. */
export function rewrittenMonth(count) {
  const roll = dice(5);
  const { before } = bigMonth(count);
  const word = (w) => (roll() < 0.3 ? WORDS[Math.floor(roll() * WORDS.length)] : w);
  const rows = before.recommendations.map((r) => {
    const update = r.update.split(" ").map(word).join(" ");
    return { ...r, update, entries: [{ date: null, author: null, text: update }] };
  });
  return { before, after: edition("2030-02-04", rows) };
}

/** One in fifty has done its work and leaves; a new one with the next number takes its place. */
function replaced(roll, rows, next) {
  return rows.map((r) => (roll() < 0.02 ? { ...row(roll, 0), id: `${r.id.split(".")[0]}.${next()}`, section: r.section } : r));
}

/** Editions as JSON, as an archive holds them. */
export function longSeries(editions, count) {
  const roll = dice(11);
  let last = count;
  let rows = Array.from({ length: count }, (_, i) => row(roll, i));
  return Array.from({ length: editions }, (_, m) => {
    const date = `${2010 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, "0")}-04`;
    rows = replaced(roll, later(roll, rows, date), () => ++last);
    return JSON.stringify(edition(date, rows));
  });
}
