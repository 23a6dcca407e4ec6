import { findDates } from "./dates.ts";
import type { DoneOn } from "./done-on.ts";
import type { Entry, Status } from "./edition.ts";
import { findStatements, type Statement, statementsOfCell } from "./status.ts";
import type { StatusWords } from "./status-words.ts";
import { leadOf } from "./update.ts";

/** Where a recommendation's status may be said. */
export interface StatusSources {
  readonly entries: readonly Entry[];
  readonly delivery: string;
  /** The cell of a column of its own for the status; null where there is none. */
  readonly cell: string | null;
  readonly done: DoneOn | null;
  /** The heading it stands under: "Actions completed" says it of all below. */
  readonly section: string | null;
}

/** `conflict`: the statements that contradict the one taken, for a finding. */
export interface SettledStatus {
  readonly status: Status;
  readonly evidence: string | null;
  readonly why: string;
  readonly conflict: string | null;
}

interface Said extends Statement {
  /** Which entry of the update, and which of its lines; -1 for a cell. */
  readonly entry: number;
  readonly line: number;
  readonly where: string;
  readonly date: string | null;
}

const SECTION_SAYS: readonly { readonly status: Status; readonly heading: RegExp }[] = [
  {
    status: "complete",
    heading:
      /^(?:(?:actions?|recommendations?|items?)\s+)?(?:now\s+)?(?:completed?|closed|discharged|implemented)(?:\s+(?:actions?|recommendations?|items?))?$/i,
  },
  {
    status: "withdrawn",
    heading:
      /^(?:(?:actions?|recommendations?|items?)\s+)?(?:withdrawn|superseded|cancelled)(?:\s+(?:actions?|recommendations?|items?))?$/i,
  },
  {
    status: "on-hold",
    heading: /^(?:(?:actions?|recommendations?|items?)\s+)?(?:on hold|paused|deferred)(?:\s+(?:actions?|recommendations?|items?))?$/i,
  },
];

const REOPENED = /re-?\s?opened$/i;

/** What the plan says of a recommendation: the latest dated statement, else the status or delivery cell, else the update, else its heading. */
export function settleStatus(from: StatusSources, words: StatusWords = {}): SettledStatus {
  const said = [...saidInCells(from, words), ...saidInEntries(from.entries, words)];
  const own = chooseStatement(said);
  const chosen = own ?? saidByHeading(from.section);
  if (chosen === null)
    return { status: "open", evidence: null, why: "nothing says that it is complete, on hold or withdrawn", conflict: null };
  const against = said.filter((s) => s.status !== chosen.status && !isEarlier(s, chosen));
  const why = `"${chosen.words}" in the ${chosen.where}`;
  return { status: chosen.status, evidence: chosen.words, why, conflict: against.length === 0 ? null : conflictWords(chosen, against) };
}

const CELL = { entry: -1, line: -1 };

function saidInCells(from: StatusSources, words: StatusWords): Said[] {
  const cell = from.cell === null ? null : lastWord(statementsOfCell(from.cell, words));
  const whole = wholeUpdate(from.entries, words);
  // beside an update that is nothing but a status word, "Ongoing" in a delivery cell says that there is no date
  const delivery = lastWord(
    statementsOfCell(from.delivery, words).filter((s) => whole === null || s.status !== "open" || !NO_DATE.test(s.words)),
  );
  return [
    ...(cell === null ? [] : [{ ...cell, where: "status column", date: null, ...CELL }]),
    ...(whole === null || delivery !== null ? [] : [{ ...whole, where: "update", date: null, ...CELL }]),
    ...(delivery === null ? [] : [{ ...delivery, where: "delivery cell", date: null, ...CELL }]),
    ...(from.done === null ? [] : [saidByDay(from.done)]),
  ];
}

function saidByDay({ words, heading }: DoneOn): Said {
  return { status: "complete", words, at: 0, where: `column "${heading}"`, date: null, ...CELL };
}

const NO_DATE = /^(?:on-?\s?going|in progress|under\s?way|open|new|live|active)$/i;

/** An update of nothing but a status word is as good as a cell for it. */
function wholeUpdate(entries: readonly Entry[], words: StatusWords): Statement | null {
  const only = entries.length === 1 && entries[0]?.date === null ? entries[0].text : null;
  return only !== null && isShort(only) ? lastWord(saidIn(only, words)) : null;
}

/** A word said after another in one cell takes its place only where it can: "was complete, reopened". */
function lastWord(statements: readonly Statement[]): Statement | null {
  return statements.find((s) => REOPENED.test(s.words)) ?? statements[0] ?? null;
}

function saidInEntries(entries: readonly Entry[], words: StatusWords): Said[] {
  return entries.flatMap((e, entry) => {
    const lead = leadOf(e.text);
    const said = e.text.slice(lead);
    const lineAt = linesOf(e.text);
    return saidIn(said, words)
      .map((s) => ({ ...s, at: s.at + lead }))
      .map((s) => ({
        ...s,
        words: withDate(s, e),
        where: "update",
        date: e.date ?? dateAfter(e.text.slice(s.at + s.words.length)),
        entry,
        line: lineAt(s.at),
      }));
  });
}

/** The number of the line that a place stands on, from 1; places are asked for in their order. */
function linesOf(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  return (at) => {
    for (; next >= 0 && next < at; next = text.indexOf("\n", next + 1)) line += 1;
    return line;
  };
}

/** "Still ongoing": an update of a few words may say anywhere in them that it goes on; that it is done it must say first. */
function saidIn(text: string, words: StatusWords): Statement[] {
  const statements = findStatements(text, words);
  return statements.length === 0 && isShort(text) ? statementsOfCell(text, words).filter((s) => s.status === "open") : statements;
}

function isShort(text: string): boolean {
  return text.trim().split(/\s+/).length <= 4;
}

/** "COMPLETED 28/4/20" */
function dateAfter(text: string): string | null {
  const next = findDates(text.slice(0, 30)).find(
    (d) => d.precision === "day" && /^[\s(:,\u2013-]*(?:on\s+)?$/.test(text.slice(0, d.start)),
  );
  return next?.date ?? null;
}

function withDate(s: Statement, e: Entry): string {
  const lead = e.text.slice(0, s.at + s.words.length);
  return e.date !== null && /^\W*\d/.test(lead) && lead.length <= 60 && !lead.includes("\n") ? lead.trim() : s.words;
}

function chooseStatement(said: readonly Said[]): Said | null {
  const dated = said.filter((s) => s.date !== null);
  if (dated.length > 0) return dated.reduce((latest, s) => ((s.date ?? "") >= (latest.date ?? "") ? s : latest));
  const inCell = said.find((s) => s.where !== "update");
  if (inCell !== undefined) return inCell;
  return lastSaid(said.filter((s) => s.where === "update"));
}

/** Without dates the last paragraph that says anything is the latest; in it the first statement counts, the others explain it. */
function lastSaid(updates: readonly Said[]): Said | null {
  const last = updates.at(-1);
  if (last === undefined) return null;
  const beside = updates.filter((s) => s.entry === last.entry && s.line === last.line);
  return beside.find((s) => REOPENED.test(s.words)) ?? beside.find((s) => s.status !== "open") ?? last;
}

/** An earlier dated statement, or an undated one of the update beside a dated one, is history and no contradiction. */
function isEarlier(s: Said, chosen: Said): boolean {
  return chosen.date !== null && s.where === "update" && (s.date === null || s.date < chosen.date);
}

function conflictWords(chosen: Said, against: readonly Said[]): string {
  const others = [...new Set(against.map((s) => `"${s.words}" (${s.where})`))];
  return `"${chosen.words}" (${chosen.where}) is taken, against ${others.join(", ")}`;
}

function saidByHeading(section: string | null): Said | null {
  const says = section === null ? undefined : SECTION_SAYS.find((s) => s.heading.test(section.trim()));
  return says === undefined || section === null
    ? null
    : { status: says.status, words: section, at: 0, where: "heading", date: null, ...CELL };
}
