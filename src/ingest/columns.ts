import { findDates } from "../model/dates.ts";
import { leadingId } from "../model/identifier.ts";
import { readOwners } from "../model/owner.ts";
import { ragColour } from "../model/rag.ts";
import type { ColumnRole } from "../model/settings.ts";
import { statementsOfCell } from "../model/status.ts";

/** A column of a plan: where it stands in the grid, what it means, how it is headed ("" where it is not). */
export interface PlanColumn {
  readonly column: number;
  readonly colSpan: number;
  readonly role: ColumnRole;
  readonly name: string;
  /** Told by its cells alone, against or without a heading. */
  readonly inferred?: boolean;
}

/** What a heading says of its column; where several claim one role, the greater `weight` has it. */
export interface HeadingRole {
  readonly role: ColumnRole;
  readonly weight: number;
}

interface Word extends HeadingRole {
  readonly heading: RegExp;
}

/** Headings of plans, the surest first. A heading is lower case, without brackets and signs, when it is looked up. */
const HEADINGS: readonly Word[] = [
  {
    role: "id",
    weight: 9,
    heading:
      /^(?:(?:recommendations?|recs?|actions?|items?|serial|objectives?|milestones?|tasks?|issue|line|plan|agenda|para(?:graph)?|report)\s*)?(?:refs?|references?|nos?|numbers?|num|ids?|identifier)(?: (?:no|number))?$/,
  },
  { role: "id", weight: 8, heading: /^(?:#|s\/?n|sn|id|nr|rec|item|serial|r\/n)$/ },
  {
    role: "rag",
    weight: 9,
    heading:
      /^(?:b?rag|bragg?)(?: (?:status|rating|rated|colour))?$|^(?:current |overall )?b?rag$|^traffic light$|^rating$|^(?:colour|color)(?: code)?$/,
  },
  {
    role: "status",
    weight: 9,
    heading:
      /^(?:current |action |overall |latest |completion |implementation |delivery |recommendation |agreed )?(?:status|state)(?: (?:at|as at|as of|on|in|to date)\b.*)?$|^(?:open|closed|complete|completed?)(?: or | ?\/ ?)(?:open|closed|not)(?:.*)$|^complete(?:d)?(?: y n)?$/,
  },
  {
    role: "delivery",
    weight: 10,
    heading:
      /^(?:revised|current|latest|new|agreed|forecast|expected)\s*(?:delivery|due|target|completion|implementation|end)?\s*(?:dates?|deadlines?|timescales?|due|target)$/,
  },
  {
    role: "delivery",
    weight: 9,
    heading:
      /^(?:(?:planned|expected|estimated|anticipated|proposed|agreed|target) )?(?:delivery|due|target|completion|implementation|end|finish|closure|action)(?: (?:due|completion|delivery|implementation|end))? ?(?:dates?|deadlines?)$|^dates? (?:due|for completion|of completion|for delivery|for implementation|to be completed)$/,
  },
  {
    role: "delivery",
    weight: 9,
    heading:
      /^(?:due|due by|deadlines?|time ?scales?|time ?frames?|time ?lines?|by when|when|target|delivery|due to complete|complete by|to be completed by|completion|delivery timescale|implementation timescales?)(?: date)?$/,
  },
  {
    role: "delivery",
    weight: 5,
    heading: /^(?:original|initial|previous)\s*(?:delivery|due|target|completion)?\s*(?:dates?|deadlines?|timescales?)$/,
  },
  {
    role: "delivery",
    weight: 3,
    heading: /^dates?$|^(?:.*\b)?(?:deadlines?|due date|time ?scales?|target date|by when|delivery date|completion date)\b.{0,30}$/,
  },
  {
    role: "owner",
    weight: 9,
    heading:
      /^(?:(?:action|recommendation|responsible|business|named|accountable|delivery|lead|risk|senior|current)? ?(?:owners?|leads?)|responsib(?:le|ility)|leads?|who|by whom|accountable|accountability|assigned(?: to)?|sro|action by|whom)$/,
  },
  {
    role: "owner",
    weight: 8,
    heading:
      /^(?:(?:lead|responsible|accountable|named|action|senior|owner) ?(?:\/ ?)?(?:officers?|persons?|directors?|managers?|individuals?|leads?|owners?|departments?|units?|teams?|body|bodies|organisations?|agency|force|member)|owners? ?[/&,] ?\w+|(?:lead|owner|responsible|who|person|officer)\b.{0,40}|.{0,30}\b(?:owner|lead|responsible|responsibility|led by)(?: officer)?)$/,
  },
  {
    role: "update",
    weight: 9,
    heading:
      /^(?:(?:latest|current|progress|monthly|action|status|recent|quarterly|this month|summary|implementation|officer|delivery|board) )?(?:update|updates|progress|position|commentary|comments?|narrative)(?: ?(?:\/|&|and|or|,|-)? ?(?:updates?|comments?|progress|position|notes?|actions?|status|narrative|to date|made|report|so far|since last (?:meeting|report|update)|summary|evidence|date))*$/,
  },
  {
    role: "update",
    weight: 7,
    heading:
      /^(?:notes?|remarks?|(?:action|actions|steps|work)(?: already)? (?:taken|undertaken|carried out)(?: .*)?|(?:action|actions|steps|work)(?: already)? (?:completed|done) (?:to date|so far|since.*)|actions? to date|what (?:has been|have we|we have|weve) (?:done|achieved)(?: .*)?|what has been done|current situation|outcomes?|progress against.*|where are we now|.*\b(?:progress|update|position|commentary|comments)\b.*)$/,
  },
  { role: "update", weight: 6.5, heading: /^(?:management |agreed |officer )?response$/ },
  {
    role: "text",
    weight: 9,
    heading:
      /^(?:recommendations?|agreed (?:management )?actions?|actions?|actions? (?:required|needed|agreed|to be taken)|recommended actions?|recommendation ?(?:\/|and|&|or) ?actions?|actions? ?(?:\/|and|&|or) ?recommendations?|action points?|key actions?)(?: text| description| details?| wording)?$/,
  },
  {
    role: "text",
    weight: 8,
    heading:
      /^(?:actions? \w+|recommendations? \w+|(?:the )?recommendation.*|tasks?|activit(?:y|ies)|what|measures?|milestones?|objectives?|deliverables?|descriptions?|details?|action description|requirements?|proposals?|what (?:needs to|we will|will|must) .*)$/,
  },
  {
    role: "text",
    weight: 5,
    heading:
      /^(?:(?:.* )?(?:findings?|issues?)(?: identified| raised)?|areas? for improvement|afis?|observations?|text|summary|title|what .*|must dos?|should dos?|.*\b(?:recommendation|action|afi|areas? for improvement|causes? of concern|must do)s?\b.*)$/,
  },
  {
    role: "section",
    weight: 9,
    heading:
      /^(?:sections?|themes?|work ?streams?|headings?|chapters?|(?:key |priority |improvement |focus |work |service |policy |subject )?areas?|areas? of (?:work|activity|business|focus)|strands?|theme ?\/ ?section|report section|topics?|pillars?|domains?|(?:key |strategic |priority |focus |main |thematic |improvement )+(?:areas?|themes?|domains?|strands?|pillars?|work ?streams?|aims?|goals?)|key questions?|focus|work ?packages?|portfolios?|programmes?|functions?|section ?\/ ?theme)(?: (?:title|heading|name))?$/,
  },
  {
    role: "other",
    weight: 9,
    heading:
      /^(?:priority|priorit(?:y|ies) rating|risks?(?: rating| level)?|costs?|budget|categor(?:y|ies)|type|source|origin|date (?:raised|added|opened|agreed|completed|closed|of meeting)|(?:start|raised|opened|closed|actual|meeting) ?date|evidence|dependenc(?:y|ies)|links?|benefits?|success measures?|measure of success|kpis?|resources?|impact|likelihood|severity|grade|importance|completed date|actual completion date|date complete)$/,
  },
];

/** A heading as it is looked up: "Rec. No." is "rec no", "Owner(s)" is "owners". */
export function foldHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/\((s|es)\)/g, "$1")
    .replace(/\([^)]*\)/g, " ")
    .replace(/\u2019|'/g, "")
    .replace(/[\u2010-\u2015-]/g, " ")
    .replace(/[.:*?"]/g, " ")
    .replace(/\s*\/\s*/g, "/")
    .replace(/\s+/g, " ")
    .trim();
}

/** What a heading says of its column, null where it is not known. Headings of the settings come first. */
export function roleOfHeading(heading: string, own: Readonly<Record<string, ColumnRole>> = {}): HeadingRole | null {
  const folded = foldHeading(heading);
  if (folded === "") return null;
  const given = Object.entries(own).find(([name]) => foldHeading(name) === folded);
  if (given !== undefined) return { role: given[1], weight: 20 };
  return HEADINGS.find((w) => w.heading.test(folded)) ?? null;
}

/** What the cells of a column look like: shares from 0 to 1 of those that have words, and their mean length. */
export interface ColumnContent {
  readonly filled: number;
  readonly ids: number;
  readonly leading: number;
  readonly dates: number;
  readonly statuses: number;
  readonly rags: number;
  readonly owners: number;
  readonly length: number;
  readonly repeated: number;
}

/** Measures a column by its texts, one a row. */
export function contentOf(texts: readonly string[], shades: readonly (string | null)[] = []): ColumnContent {
  const filled = texts.filter((t) => t !== "");
  const share = (is: (t: string) => boolean) => (filled.length === 0 ? 0 : filled.filter(is).length / filled.length);
  const coloured = shades.filter((s) => s !== null).length;
  return {
    filled: filled.length / Math.max(1, texts.length),
    ids: share(isWholeId),
    leading: share((t) => leadingId(t) !== null),
    dates: share(isDateCell),
    statuses: share((t) => t.length <= 40 && statementsOfCell(t).length > 0),
    rags: filled.length === 0 ? coloured / Math.max(1, shades.length) : share((t) => ragColour(t) !== null),
    owners: share(isOwnerCell),
    length: filled.reduce((sum, t) => sum + t.length, 0) / Math.max(1, filled.length),
    repeated: filled.length === 0 ? 0 : 1 - new Set(filled).size / filled.length,
  };
}

/** Whether a cell is an id and nothing else. In a column for ids anything short without spaces may be one. */
export function isWholeId(text: string): boolean {
  const found = leadingId(text);
  if (found !== null) return found.end >= text.trimEnd().length;
  return (
    /^[A-Za-z]{0,6}[-/._]?\d{1,5}(?:[-/._]\w{1,5})*[.:]?$/.test(text.trim()) &&
    findDates(text).length === 0 &&
    !/^(?:19|20)\d\d$/.test(text.trim())
  );
}

function isDateCell(text: string): boolean {
  const dates = findDates(text, true);
  const rest = dates.reduceRight((t, d) => t.slice(0, d.start) + t.slice(d.end), text);
  return (
    (dates.length > 0 && rest.trim().split(/\s+/).filter(Boolean).length <= 4) ||
    /^(?:tbc|ongoing|on-going|with immediate effect|immediate(?:ly)?|asap|as soon as possible|completed?)$/i.test(text.trim())
  );
}

function isOwnerCell(text: string): boolean {
  if (text.length > 70 || /[.!?]$/.test(text)) return false;
  const owners = readOwners(text.split("\n"));
  return owners.length > 0 && owners.every((o) => o.name !== null || o.role !== null || /^[A-Z](?:\S*\s+){0,4}\S*$/.test(o.unit ?? ""));
}
