// How an edition as read is held against the truth: a recommendation is perfect when every field below is right.

const fold = (s) => (s ?? "").replace(/\s+/g, " ").trim();

const fields = {
  section: (r) => fold(r.section),
  owner: (r) => fold(r.owner),
  date: (r) => r.delivery.date ?? "",
  status: (r) => r.status,
  text: (r) => fold(r.text),
  update: (r) => fold(r.update),
};

/** Not part of "perfect", but counted: what the contract says besides. */
const further = {
  subsection: (r) => fold(r.subsection).replace(/:$/, ""),
  raw: (r) => fold(r.delivery.raw),
  precision: (r) => r.delivery.precision ?? "",
};

const differing = (table, want, got) => Object.keys(table).filter((f) => table[f](want) !== table[f](got));

function doubted(findings, id, field, got) {
  return findings.some((f) => f.recommendation === id || (f.text && fold(got).includes(fold(f.text)) && field !== "date"));
}

/** The misses of one document against its truth. */
export function compareEdition(truth, edition) {
  const got = new Map(edition.recommendations.map((r) => [r.id, r]));
  const want = new Set(truth.recommendations.map((r) => r.id));
  const misses = [];
  const asides = [];
  for (const r of truth.recommendations) {
    const g = got.get(r.id);
    if (!g) {
      misses.push({ id: r.id, field: "missed", want: fold(r.text), got: "", silent: true });
      continue;
    }
    for (const field of differing(fields, r, g))
      misses.push({ id: r.id, field, want: fields[field](r), got: fields[field](g), silent: !doubted(edition.findings, r.id, field, fields[field](g)) });
    for (const field of differing(further, r, g)) asides.push({ id: r.id, field, want: further[field](r), got: further[field](g) });
  }
  const wrong = new Set(misses.map((m) => m.id));
  const head = ["title", "date", "marking", "numbered"].filter((k) => fold(String(edition.edition[k])) !== fold(String(truth.edition[k])));
  return {
    total: truth.recommendations.length,
    perfect: truth.recommendations.length - wrong.size,
    invented: [...got.keys()].filter((id) => !want.has(id)),
    misses,
    asides,
    head: head.map((k) => ({ field: k, want: truth.edition[k], got: edition.edition[k] })),
    silent: misses.filter((m) => m.silent).length,
    findingsMissing: truth.findings.filter((code) => !edition.findings.some((f) => f.code === code)),
  };
}
