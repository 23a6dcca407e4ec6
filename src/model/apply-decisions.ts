import { type Decision, type DecisionKind, standingDecisions } from "./decision.ts";
import { readDelivery } from "./delivery.ts";
import { type Edition, type Recommendation, Status } from "./edition.ts";
import { readOwners } from "./owner.ts";
import { type Deriving, rederive, rerate } from "./rederive.ts";
import { readEntries } from "./update.ts";

/** The fields of a recommendation that a person can correct, and how. */
const CORRECTIONS: Readonly<Record<string, (r: Recommendation, now: string, from: Deriving) => Recommendation>> = {
  id: (r, now) => ({ ...r, id: now }),
  section: (r, now) => ({ ...r, section: now === "" ? null : now }),
  subsection: (r, now) => ({ ...r, subsection: now === "" ? null : now }),
  text: (r, now) => ({ ...r, text: now }),
  owner: (r, now) => ({ ...r, owner: now, owners: readOwners([now]) }),
  update: (r, now) => ({ ...r, update: now, entries: readEntries(now) }),
  delivery: (r, now, from) => rerate({ ...r, delivery: readDelivery(now, from.editionDate).delivery }, from),
  status: (r, now, from) => {
    const status = Status.safeParse(now);
    return status.success ? rerate({ ...r, status: status.data, statusEvidence: "corrected by the portfolio office" }, from) : r;
  },
  rag: (r, now) => ({ ...r, rag: now === "" ? null : now }),
};

type Applier = (edition: Edition, decision: Decision, from: Deriving) => Edition;

const same: Applier = (edition) => edition;
const joined = (a: string, b: string) => [a, b].filter((t) => t.trim() !== "").join("\n");
/** Words that a page break cut off go on in the same line where the words before them break off. */
const continued = (a: string, b: string) =>
  /[^.!?:;\n]$/.test(a.trim()) && /^\p{Ll}/u.test(b.trim()) ? `${a.trim()} ${b.trim()}` : joined(a, b);

function eachOf(edition: Edition, id: string | null, change: (r: Recommendation) => readonly Recommendation[]): Edition {
  return { ...edition, recommendations: edition.recommendations.flatMap((r) => (r.id === id ? change(r) : [r])) };
}

function correctHead(edition: Edition, field: string, now: string | null, from: Deriving): Edition {
  const head = { ...edition, edition: { ...edition.edition, [field]: now } };
  if (field !== "date" || now === edition.edition.date) return head;
  // What is overdue, and which year "June" means, hangs on the date of the edition.
  const dated = { ...from, editionDate: now };
  const again = (r: Recommendation) => rerate({ ...r, delivery: readDelivery(r.delivery.raw, now).delivery }, dated);
  return { ...head, recommendations: edition.recommendations.map(again) };
}

const HEAD = /^edition\.(date|title|marking)$/;

const correct: Applier = (edition, d, from) => {
  const head = HEAD.exec(d.field ?? "")?.[1];
  if (head !== undefined) return correctHead(edition, head, d.now, from);
  const correction = CORRECTIONS[d.field ?? ""];
  return correction === undefined ? edition : eachOf(edition, d.recommendation, (r) => [correction(r, d.now ?? "", from)]);
};

/** The row of `with[0]` becomes part of `recommendation`. */
const join: Applier = (edition, d, from) => {
  const other = edition.recommendations.find((r) => r.id === d.with[0]);
  if (other === undefined) return edition;
  const whole = eachOf(edition, d.recommendation, (r) => [
    rederive(
      {
        ...r,
        text: joined(r.text, other.text),
        update: joined(r.update, other.update),
        owner: r.owner === "" ? other.owner : r.owner,
        delivery: r.delivery.raw === "" ? other.delivery : r.delivery,
        source: [...r.source, ...other.source],
      },
      from,
    ),
  ]);
  return eachOf(whole, other.id, () => []);
};

/** From the words of `now` on, the field goes to a new recommendation `with[0]` that follows. */
const split: Applier = (edition, d, from) => {
  const field = d.field === "update" ? "update" : "text";
  return eachOf(edition, d.recommendation, (r) => {
    const at = r[field].indexOf(d.now ?? "");
    if (at <= 0 || d.now === null || d.now === "") return [r];
    const rest = { ...r, id: d.with[0] ?? `${r.id}~2`, text: "", update: "", [field]: r[field].slice(at).trim() };
    return [rederive({ ...r, [field]: r[field].slice(0, at).trim() }, from), rederive(rest, from)];
  });
};

const TAKES = ["text", "update", "owner"] as const;

/** Words whose recommendation could not be told are put into a field of it: before its other words (`was` is "start"), else after them. */
const give: Applier = (edition, d, from) => {
  const words = d.finding?.text ?? d.now ?? "";
  const field = TAKES.find((f) => f === d.field) ?? "text";
  const placed = (r: Recommendation) => {
    if (field === "owner") return [r.owner, words].filter(Boolean).join(" ");
    return d.was === "start" ? continued(words, r[field]) : continued(r[field], words);
  };
  return eachOf(edition, d.with[0] ?? null, (r) => [rederive({ ...r, [field]: placed(r) }, from)]);
};

const appliers: Record<DecisionKind, Applier> = {
  correct,
  join,
  split,
  give,
  accept: same,
  "belongs-to-none": same,
  renumbering: same,
  "agreed-closing": same,
  "agreed-date": same,
  name: same,
  comment: same,
  requests: same,
  issued: same,
  undo: same,
};

// The date first, for all else is read by it; a status last, for it stands whatever the words become.
function turn(d: Decision): number {
  if (d.kind !== "correct") return 0;
  return d.field === "edition.date" ? -1 : d.field === "status" ? 1 : 0;
}

/**
 * The edition with a person's standing decisions applied, in order; nothing of the edition given is changed. A correction of a status stands even
 * where a later one changes the words it was read from.
 */
export function applyDecisions(
  edition: Edition,
  decisions: readonly Decision[],
  settings: { readonly statusWords?: Readonly<Record<string, Status>>; readonly nextMeeting?: string | null } = {},
): Edition {
  const standing = standingDecisions(decisions);
  const ordered = [...standing].sort((a, b) => turn(a) - turn(b));
  const from = (e: Edition): Deriving => ({
    editionDate: e.edition.date,
    nextMeeting: settings.nextMeeting ?? null,
    statusWords: settings.statusWords ?? {},
  });
  return ordered.reduce((e, d) => appliers[d.kind](e, d, from(e)), edition);
}
