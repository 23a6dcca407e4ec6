// What a person would write in an afternoon on top of a general extractor: the columns by their names, a row with an id begins a recommendation, a row
// without one goes on, a row with one filled cell is a section.
const COLUMNS = [
  ["id", /^(ref|no\.?|rec(ommendation)? ?(no|number)\.?|id|#)$/i],
  ["text", /recommendation|action(?! owner)|issue/i],
  ["owner", /owner|lead|responsib|who/i],
  ["update", /update|progress|position|comment|status/i],
  ["delivery", /date|deadline|due|when|target|delivery|by/i],
];
const ID = /^\(?([A-Z]{0,2}\d+(?:\.\d+){0,3}|[A-Z]{1,2}[ivx]*)\)?[:.)]?(?=\s|$)/;

const fold = (text) => (text ?? "").replace(/\s+/g, " ").trim();

function namesOf(row) {
  const names = row.map((cell) => COLUMNS.find(([, name]) => name.test(fold(cell)) && fold(cell).length < 40)?.[0] ?? null);
  return new Set(names.filter(Boolean)).size >= 3 ? names : null;
}

/** Rows of cells to recommendations. */
export function plainScript(rows) {
  let names = null;
  let section = "";
  const found = [];
  for (const row of rows) {
    const header = namesOf(row);
    if (header !== null) {
      names = header;
      continue;
    }
    if (names === null) continue;
    const filled = row.filter((c) => fold(c) !== "");
    if (filled.length === 1 && fold(row[0]) !== "") {
      section = fold(row[0]);
      continue;
    }
    const cell = (name) => fold(row[names.indexOf(name)]);
    const id = ID.exec(names.includes("id") ? cell("id") : cell("text"))?.[1];
    const text = names.includes("id") ? cell("text") : cell("text").replace(ID, "").trim();
    const last = found.at(-1);
    if (id !== undefined) found.push({ id, section, text, owner: cell("owner"), update: cell("update"), raw: cell("delivery") });
    else if (last !== undefined)
      for (const [key, more] of [
        ["text", text],
        ["owner", cell("owner")],
        ["update", cell("update")],
        ["raw", cell("delivery")],
      ])
        last[key] = fold(`${last[key]} ${more}`);
  }
  return found;
}

/** `pdftotext -layout`: columns are what two or more spaces part. */
export const rowsOfLayout = (text) => text.split("\n").map((line) => line.trim().split(/ {2,}/));

const bare = (text) =>
  fold(text)
    .replace(/(^| )- /g, "$1")
    .replace(/[•●▪]\s*/g, "")
    .replace(/:$/, "");

/** How many are perfect by what a plain script can know: id, section, owner, the delivery cell's words, text and update word for word. Status is not asked. */
export function perfectOnes(truth, found) {
  const byId = new Map(found.map((r) => [r.id, r]));
  const same = (r, f) =>
    bare(r.section) === bare(f.section) &&
    bare(r.owner) === bare(f.owner) &&
    bare(r.delivery.raw) === bare(f.raw ?? f.delivery?.raw) &&
    bare(r.text) === bare(f.text) &&
    bare(r.update) === bare(f.update);
  return truth.filter((r) => byId.has(r.id) && same(r, byId.get(r.id))).length;
}
