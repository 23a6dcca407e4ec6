import type { Cut, Decision } from "./decision.ts";
import { readDelivery, writesMonthFirst } from "./delivery.ts";
import { BLANK, type Edition, type Recommendation } from "./edition.ts";
import { type Deriving, rederive } from "./rederive.ts";

type Applier = (edition: Edition, decision: Decision, from: Deriving) => Edition;

const paragraphs = (a: string, b: string) => [a, b].filter((t) => t.trim() !== "").join("\n");
/** Words that a page break cut off go on in the same line where the words before them break off. */
const continued = (a: string, b: string) =>
  /[^.!?:;\n]$/.test(a.trim()) && /^\p{Ll}/u.test(b.trim()) ? `${a.trim()} ${b.trim()}` : paragraphs(a, b);
const BEGINS_LINE = /^(?:[-•*–]|\(?[a-z\d]{1,3}[.)]\s|\d{1,2}[./ ])/i;
/** The words of a cell that was cut: they go on where nothing ends them and nothing begins anew. */
const mended = (a: string, b: string) =>
  /[^.!?:;\s]\s*$/.test(a) && b.trim() !== "" && !BEGINS_LINE.test(b.trim()) ? `${a.trim()} ${b.trim()}` : paragraphs(a, b);
/** A line of a cell that both rows have is said once; else none of it is lost. */
const sameOrBoth = (a: string, b: string) => (a.trim() === b.trim() ? a : [a, b].filter((t) => t.trim() !== "").join(" "));

/** The edition with something done to one recommendation. */
export function eachOf(edition: Edition, id: string | null, change: (r: Recommendation) => readonly Recommendation[]): Edition {
  return { ...edition, recommendations: edition.recommendations.flatMap((r) => (r.id === id ? change(r) : [r])) };
}

const rawDelivery = (raw: string, from: Deriving) => readDelivery(raw, from.editionDate, from.monthFirst).delivery;

/** The row of `with[0]` becomes part of `recommendation`; whichever stands first in the plan, its words stand first. */
export const join: Applier = (edition, d, from) => {
  const all = edition.recommendations;
  const other = all.find((r) => r.id === d.with[0]);
  if (other === undefined || other.id === d.recommendation) return edition;
  const whole = eachOf(edition, d.recommendation, (r) => {
    const [a, b] = all.indexOf(r) < all.indexOf(other) ? [r, other] : [other, r];
    const delivery = rawDelivery(sameOrBoth(a.delivery.raw, b.delivery.raw), from);
    const owner = sameOrBoth(a.owner, b.owner);
    const words = { text: mended(a.text, b.text), update: mended(a.update, b.update), owner, delivery };
    return [rederive({ ...r, ...words, source: [...a.source, ...b.source] }, from)];
  });
  return eachOf(whole, other.id, () => []);
};

/** Where a field is cut; -1 where the words do not stand in it. */
function cutAt(value: string, from: string): number {
  if (from === "") return -1;
  return value.endsWith(from) ? value.length - from.length : value.indexOf(from);
}

const said = (r: Recommendation, field: Cut["field"]) => (field === "delivery" ? r.delivery.raw : r[field]);
const put = (r: Recommendation, field: Cut["field"], value: string, from: Deriving): Recommendation =>
  field === "delivery" ? { ...r, delivery: rawDelivery(value, from) } : { ...r, [field]: value };

/** The fields that a decision cuts. */
export function cutsOf(d: Decision): readonly Cut[] {
  return d.cuts ?? [{ field: d.field === "update" ? "update" : "text", from: d.now ?? "" }];
}

const withoutOwnNumber = (r: Recommendation): Recommendation =>
  r.text.startsWith(r.id) && /^[.:)\s]/.test(r.text.slice(r.id.length))
    ? { ...r, text: r.text.slice(r.id.length).replace(/^[.:)]*\s*/, "") }
    : r;

/** From the words of each cut on, a field goes to a new recommendation `with[0]` that follows; owner and date stand in both unless they are cut. */
export const split: Applier = (edition, d, from) =>
  eachOf(edition, d.recommendation, (r) => {
    const found = cutsOf(d).flatMap((c) => {
      const at = cutAt(said(r, c.field), c.from);
      return at < 0 || (at === 0 && c.field === "text") ? [] : [{ field: c.field, at }];
    });
    if (found.length === 0) return [r];
    const start: Recommendation = { ...r, id: d.with[0] ?? `${r.id}~2`, text: "", update: "" };
    const cut = found.reduce(
      ({ first, rest }, { field, at }) => {
        const value = said(r, field);
        return { first: put(first, field, value.slice(0, at).trim(), from), rest: put(rest, field, value.slice(at).trim(), from) };
      },
      { first: r, rest: start },
    );
    return [rederive(cut.first, from), rederive(withoutOwnNumber(cut.rest), from)];
  });

const TAKES = ["text", "update", "owner", "delivery"] as const;

/** Words whose recommendation could not be told are put into a field of it: before its other words (`was` is "start"), else after them. */
export const give: Applier = (edition, d, from) => {
  const words = d.finding?.text ?? d.now ?? "";
  const field = TAKES.find((f) => f === d.field) ?? "text";
  const placed = (r: Recommendation) => {
    const [a, b] = d.was === "start" ? [words, said(r, field)] : [said(r, field), words];
    return field === "owner" || field === "delivery" ? [a, b].filter(Boolean).join(" ") : continued(a, b);
  };
  return eachOf(edition, d.with[0] ?? null, (r) => [rederive(put(r, field, placed(r), from), from)]);
};

/** A recommendation that was not read as one: `now` is its text, `with` its number and the one it follows (the first row where there is none). */
export const newRow: Applier = (edition, d, from) => {
  const all = edition.recommendations;
  const [id = "", after] = d.with;
  if (id === "" || all.some((r) => r.id === id)) return edition;
  const at = all.findIndex((r) => r.id === after) + 1;
  const beside = all[at - 1] ?? all[0];
  const row = {
    ...BLANK,
    id,
    text: d.now ?? d.finding?.text ?? "",
    section: beside?.section ?? null,
    subsection: beside?.subsection ?? null,
  };
  return { ...edition, recommendations: [...all.slice(0, at), rederive(withoutOwnNumber(row), from), ...all.slice(at)] };
};

/** A row that is no recommendation. */
export const leaveOut: Applier = (edition, d) => eachOf(edition, d.recommendation, () => []);

const COLUMNS = ["text", "update", "owner", "delivery", "section", "subsection", "rag"] as const;
type Column = (typeof COLUMNS)[number];

/** What a whole column can be said to be; "status" is what the status is read from beside the other cells. */
export const COLUMN_MEANINGS = [...COLUMNS, "status"] as const;

const OTHER = "other:";
/** How a decision names a column that was not understood. */
export const otherColumn = (name: string): string => `${OTHER}${name}`;
/** The heading of a column that was not understood; null for one of the known ones. */
export const otherName = (column: string): string | null => (column.startsWith(OTHER) ? column.slice(OTHER.length) : null);

/** What a row says in a column. */
export function inColumn(r: Recommendation, column: string): string {
  const name = otherName(column);
  if (name !== null) return r.other.find((o) => o.name === name)?.text ?? "";
  const known = COLUMNS.find((c) => c === column);
  return known === undefined ? "" : known === "delivery" ? r.delivery.raw : (r[known] ?? "");
}

function intoColumn(r: Recommendation, column: string, words: string, from: Deriving): Recommendation {
  const name = otherName(column);
  if (name !== null) {
    const rest = r.other.filter((o) => o.name !== name);
    return { ...r, other: words === "" ? rest : [...rest, { name, text: words }] };
  }
  const known = COLUMNS.find((c) => c === column) as Column;
  if (known === "delivery") return { ...r, delivery: rawDelivery(words.replace(/\s+/g, " "), from) };
  if (known === "owner") return { ...r, owner: words.replace(/\s+/g, " ") };
  if (known === "text" || known === "update") return { ...r, [known]: words };
  return { ...r, [known]: words === "" ? null : words.replace(/\s+/g, " ") };
}

const asStatus = (r: Recommendation, name: string | null): Recommendation => ({
  ...r,
  other: r.other.map((o) => (o.name === name ? { ...o, name: "Status" } : o)),
});

/** The column `was` is what `now` names, in every row; the words of the two change places, so that none is lost. */
export const column: Applier = (edition, d, from) => {
  const [source, target] = [d.was ?? "", d.now ?? ""];
  const known = COLUMNS.some((c) => c === source) || otherName(source) !== null;
  if (!known || !COLUMN_MEANINGS.some((c) => c === target)) return edition;
  const exchanged = (r: Recommendation) => intoColumn(intoColumn(r, target, inColumn(r, source), from), source, inColumn(r, target), from);
  const moved = (r: Recommendation) => (target === "status" ? asStatus(r, otherName(source)) : exchanged(r));
  const rows = edition.recommendations.map(moved);
  const dates = [source, target].includes("delivery"); // another column's dates may be written in another order
  const order = dates ? writesMonthFirst(rows.map((r) => r.delivery.raw)) : from.monthFirst;
  return { ...edition, recommendations: rows.map((r) => rederive(r, { ...from, monthFirst: order })) };
};
