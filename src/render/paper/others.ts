import { longDay } from "../../model/day.ts";
import type { PaperBlock, TableColumn, TableRow } from "../blocks.ts";
import { be, inSentence, listed, type Piece, plural, recs, sentences, started } from "../wording.ts";
import { heading, linesCell, paragraph, plainGroup, recCell, table } from "./cells.ts";
import type { FactKind, Told } from "./fact-kinds.ts";
import type { Material } from "./facts.ts";
import { nameLine } from "./full-row.ts";
import { firstWords } from "./name.ts";
import { columnsSentence } from "./plan-columns.ts";
import { rules } from "./rules.ts";
import { statusWords } from "./status-words.ts";
import type { Item } from "./view.ts";

const COLUMNS: readonly TableColumn[] = [
  { heading: "Rec", kind: "rec", width: 12.5 },
  { heading: "Short name and owner", kind: "words", width: 40 },
  { heading: "Change", kind: "words", width: 21 },
  { heading: "Was", kind: "words", width: 45 },
  { heading: "Now", kind: "words", width: null },
];

/** What else changed: was and now beside each other; what stands above is named only. */
export function others(material: Material): PaperBlock[] {
  const { view } = material;
  if (view.since === null) return [];
  const rows = (material.groups.get("other") ?? []).map((told) => row(told, material));
  const words = sentences(elsewhereSentence(material), columnsSentence(view.columns), quietSentence(material));
  if (rows.length === 0 && words.length === 0) return [];
  const shown = {
    ...table("changes", `Other changes since ${longDay(view.since)}`, COLUMNS, [plainGroup(rows)]),
    anchor: "table-other-changes",
  };
  return [
    heading("Other changes", "other-changes"),
    ...(words.length === 0 ? [] : [paragraph(words)]),
    ...(rows.length === 0 ? [] : [shown]),
  ];
}

// A change of status tells the date of then and of now, and the newest words.
const SAID_BY_STATUS: readonly FactKind[] = ["update-appended", "date-removed", "date-given"];
const SHORT_NAME = 34; // characters: two lines of the column
const STATUS_FACTS: readonly FactKind[] = ["withdrawn", "reinstated", "put-on-hold", "resumed", "added"];

function row(told: Told, { view }: Material): TableRow {
  const { item } = told;
  const other = told.facts.some((kind) => STATUS_FACTS.includes(kind));
  const kinds = told.facts.filter((kind) => !other || !SAID_BY_STATUS.includes(kind));
  const told2 = kinds.map((kind) => ({ kind, wasNow: rules[kind].wasNow(item, view) }));
  const lines = told2.flatMap((t) =>
    t.wasNow === null ? [] : [t.kind === "update-appended" && told2.length > 1 ? { ...t.wasNow, was: [] } : t.wasNow],
  );
  const notes = told2.filter((t) => t.wasNow === null).map((t) => rules[t.kind].note(item, view, false));
  const what = lines.map((l, i) => (i === 0 ? l.what : l.what.charAt(0).toLowerCase() + l.what.slice(1))).join("; ");
  const name = linesCell([nameLine(item, item.name.length > SHORT_NAME ? firstWords(item.name, SHORT_NAME) : item.name)]);
  return {
    cells: [
      recCell(item.id, item.former),
      name,
      linesCell([[what]]),
      linesCell(lines.map((l) => l.was)),
      linesCell([...lines.map((l) => l.now), ...notes]),
    ],
  };
}

const elsewhereWords: Partial<Record<FactKind, (n: number) => string>> = {
  added: (n) => `${be(n)} new`,
  "brought-forward": (n) => `${plural(n, "was", "were")} brought forward`,
  resumed: (n) => `${plural(n, "was", "were")} resumed`,
  "put-on-hold": (n) => `${plural(n, "was", "were")} put on hold`,
  reinstated: (n) => `${plural(n, "was", "were")} reinstated`,
  "date-given": (n) => `${plural(n, "was", "were")} given a date`,
  renumbered: (n) => `${plural(n, "was", "were")} renumbered`,
  owner: (n) => `${plural(n, "has", "have")} another owner`,
  section: (n) => `${plural(n, "stands", "stand")} in another section`,
};

/** "Rec 8.3 is new and Rec 5.3 was brought forward (above)." */
function elsewhereSentence({ told }: Material): Piece[] {
  const parts = Object.entries(elsewhereWords).flatMap(([kind, words]) => {
    const ids = told.filter((t) => t.facts.includes(kind as FactKind) && t.home !== "other" && t.home !== null).map((t) => t.item.id);
    const who: Piece[] = ids.length > 6 ? [`${inSentence(ids.length)} recommendations`] : recs(ids);
    return ids.length === 0 ? [] : [[...who, ` ${words(ids.length)}`]];
  });
  if (parts.length === 0) return [];
  return started([...listed(parts), " (above)."]);
}

/** How many are in no table because nothing happened to them. */
function quietSentence({ told }: Material): Piece[] {
  const quiet = told.filter((t) => t.home === null && !t.item.former).map((t) => t.item);
  if (quiet.length === 0) return [];
  const n = quiet.length;
  return [
    `Nothing of substance has changed in the ${n === 1 ? "one recommendation" : `${inSentence(n)} recommendations`} not listed, ${kindsOf(quiet)}.`,
  ];
}

function kindsOf(quiet: readonly Item[]): string {
  const statuses = [...new Set(quiet.map((item) => item.r.status))];
  const [only] = statuses;
  if (statuses.length === 1 && only !== undefined)
    return `${quiet.length === 1 ? "" : quiet.length === 2 ? "both of them " : "all of them "}${statusWords[only].toLowerCase()}`;
  const counts = statuses.map((s) => `${inSentence(quiet.filter((item) => item.r.status === s).length)} ${statusWords[s].toLowerCase()}`);
  return `${counts.slice(0, -1).join(", ")} and ${counts.at(-1)}`;
}
