import type { ColumnRole } from "../model/settings.ts";
import { PERIOD } from "./period.ts";

/** What a heading says of its column; where several claim one role, the greater `weight` has it. */
export interface HeadingRole {
  readonly role: ColumnRole;
  readonly weight: number;
}

interface Word extends HeadingRole {
  readonly heading: RegExp;
}

const REPLY = "(?:updates?|comments?|commentary|position|response|narrative|notes?)";
const PERSON = "(?:owners?|leads?|officers?|managers?|sro|responsible officers?|lead officers?|action owners?)";
const FORECAST =
  "(?:planned|expected|estimated|est|anticipated|proposed|projected|scheduled|forecast|likely|agreed|target|revised|current|latest|new|provisional)";
const ENDS = "(?:completion|delivery|implementation|closure|finish|end)";

/** The weight of a heading for dates that another column's may have replaced. */
export const ORIGINAL = 5;
/** The weight of a heading that says "Date" and no more. */
export const DATE_ALONE = 3;
/** Below every heading that says something: a column told by its cells, which is said. */
export const BY_CELLS = 2;
/** And that of a heading for the dates that replace it. */
export const REVISED = 10;

/** Headings of plans, the surest first. A heading is lower case, without brackets and signs, when it is looked up. */
const HEADINGS: readonly Word[] = [
  {
    role: "other",
    weight: 9,
    heading:
      /^(?:(?:previous|prior|last|former|prev)(?: month| period| quarter| meeting)?s? (?:b?rag|rating|status|updates?|position|comments?).*|(?:b?rag|rating|status) (?:last|previous) .*|(?:date )?(?:of )?last updated?(?: date)?|date of (?:last )?update|actual (?:completion|delivery|implementation|end|closure) date|(?:source|origin) of .*)$/,
  },
  { role: "update", weight: 8, heading: new RegExp(`^${PERSON} ${REPLY}$|^${REPLY} (?:from|by) (?:the )?${PERSON}$`) },
  { role: "status", weight: 9, heading: /^(?:progress|completion) status$|^status of (?:the )?(?:actions?|recommendations?)$/ },
  {
    role: "status",
    weight: 8,
    heading: /^(?:(?:action|recommendation) )?(?:completed?|closed|done|discharged|implemented)(?: y\/?n)?$|^live\/closed$/,
  },
  {
    role: "status",
    weight: 6,
    heading:
      /^(?:(?:%|per ?cent(?:age)?) ?(?:of )?(?:completed?|completion|progress|done|delivered|implemented)|(?:completed?|completion|progress) ?(?:%|per ?cent(?:age)?))$/,
  },
  {
    role: "id",
    weight: 9,
    heading:
      /^(?:(?:recommendations?|recs?|actions?|items?|serial|objectives?|milestones?|tasks?|issue|line|plan|agenda|para(?:graph)?|report)\s*)?(?:refs?|references?|nos?|numbers?|num|ids?|identifier)(?: (?:no|number))?$/,
  },
  { role: "id", weight: 8, heading: /^(?:#|s\/?n|sn|id|nr|rec|item|serial|r\/n|s\/no|sr no|urn|(?:rec|action|item|afi) ?#)$/ },
  {
    role: "rag",
    weight: 9,
    heading:
      /^(?:b?rag|bragg?)(?: (?:status|rating|rated|colour))?$|^(?:current |overall )?b?rag$|^(?:r a g|r\/a\/g|ragb|ryg)(?: (?:status|rating))?$|^traffic lights?$|^rating$|^(?:colour|color)(?: code)?$/,
  },
  {
    role: "status",
    weight: 9,
    heading:
      /^(?:current |action |overall |latest |completion |implementation |delivery |recommendation |agreed )?(?:status|state)(?: (?:at|as at|as of|on|in|to date)\b.*)?$|^(?:open|closed|complete|completed?)(?: or | ?\/ ?)(?:open|closed|not)(?:.*)$|^complete(?:d)?(?: y n)?$/,
  },
  {
    role: "delivery",
    weight: REVISED,
    heading:
      /^(?:(?:current|latest|revised) )?forecast$|^(?:revised|current|latest|new|agreed|forecast|expected)\s*(?:delivery|due|target|completion|implementation|end)?\s*(?:dates?|deadlines?|timescales?|due|target)$|^.*\b(?:dates?|deadlines?|timescales?|due|target|delivery|completion) (?:revised|current|latest|new)(?: dates?)?$/,
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
    role: "delivery", // "Finish & status": the day, and the word below it
    weight: 8,
    heading: /^(?:finish|end|due|completion|delivery|target|deadline)(?: dates?)? ?(?:&|and|\/|,|\+) ?(?:current )?(?:status|progress)$/,
  },
  {
    role: "delivery",
    weight: 8,
    heading: new RegExp(
      `^(?:${FORECAST} )*${ENDS}(?: (?:due|target|by|dates?|quarter))*$|^${FORECAST} dates?$|^(?:dates? (?:required|needed|expected|planned|required by)|eta|when by|action due(?: date)?|due for ${ENDS}|milestone date|(?:target|due|planned|expected|agreed) (?:dates?|deadlines?) (?:for|of) ${ENDS}|(?:target|due) quarter|quarter due)$`,
    ),
  },
  {
    role: "delivery",
    weight: ORIGINAL,
    heading:
      /^(?:original|initial|previous|first|baseline)(?:ly)?\s*(?:agreed )?(?:delivery|due|target|completion|implementation)?\s*(?:dates?|deadlines?|timescales?|due|target)$|^.*\b(?:dates?|deadlines?|timescales?|due|target|delivery|completion) (?:original|initial|previous|first)(?: dates?)?$/,
  },
  {
    role: "delivery",
    weight: DATE_ALONE,
    heading: /^dates?$|^(?:.*\b)?(?:deadlines?|due date|time ?scales?|target date|by when|delivery date|completion date)\b.{0,30}$/,
  },
  {
    role: "owner",
    weight: 9,
    heading:
      /^(?:(?:action|recommendation|responsible|business|named|accountable|delivery|lead|risk|senior|current)? ?(?:owners?|leads?)|responsib(?:le|ility)|leads?|who|by whom|accountable|accountability|(?:action )?assigned(?: to)?|allocated to|sro|action by|whom|(?:action |portfolio )?holder|sponsor|senior responsible owner)$/,
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
      /^(?:notes?|remarks?|follow ups?(?: actions?)?|(?:action|actions|steps|work)(?: already)? (?:taken|undertaken|carried out)(?: .*)?|(?:action|actions|steps|work)(?: already)? (?:completed|done) (?:to date|so far|since.*)|actions? to date|what (?:has been|have we|we have|weve) (?:done|achieved)(?: .*)?|what has been done|current situation|outcomes?|progress against.*|where are we now|.*\b(?:progress|update|position|commentary|comments)\b.*)$/,
  },
  { role: "rag", weight: 8, heading: /^(?:[a-z]+ )?b?rag(?: (?:status|rating))?(?: .{1,20})?$/ },
  { role: "id", weight: 6, heading: /^(?:[a-z]+ ){1,2}(?:refs?|references?|ids?|nos?|#)$|^para(?:graph)?$/ },
  { role: "update", weight: 6.5, heading: /^(?:management |agreed |officer )?response$/ },
  {
    role: "text",
    weight: 9,
    heading:
      /^(?:recommendations?|agreed (?:management )?actions?|actions?|actions? (?:required|needed|agreed|to be taken)|recommended actions?|recommendation ?(?:\/|and|&|or) ?actions?|actions? ?(?:\/|and|&|or) ?recommendations?|action points?|key actions?)(?: text| description| details?| wording)?$/,
  },
  { role: "owner", weight: 6, heading: /^(?:by|personnel|staff(?: responsible)?|named person)$/ },
  { role: "owner", weight: BY_CELLS, heading: /^(?:agenc(?:y|ies)|departments?|organisations?|body|bodies|partners?)$/ }, // also a section's
  { role: "section", weight: 4, heading: /^audit(?: title| name| area| report| review)?$|^(?:report|review) (?:title|name)$/ },
  { role: "text", weight: 8.7, heading: /^(?!linked|related|previous|parent|source)[a-z]+(?: [a-z]+)? recommendations?$/ }, // whose it is: "LGA recommendation"
  {
    role: "section",
    weight: 8.5,
    heading:
      /^(?:(?:recommendation|business|subject) (?:area|theme)|subject|section of (?:the )?report|(?:theme|area|category|workstream|section) ?\/ ?(?:theme|area|category|workstream|section))$/,
  },
  {
    role: "text",
    weight: 8,
    heading:
      /^(?:actions? \w+|sub ?actions?|recommendations? \w+|(?:the )?recommendation.*|tasks?|activit(?:y|ies)|what|measures?|milestones?|objectives?|deliverables?|(?:[a-z]+ )?descriptions?|details?|requirements?|proposals?|what (?:needs to|we will|will|must) .*)$/,
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
      /^(?:priority|priorit(?:y|ies) rating|risks?(?: rating| level)?|costs?|budget|categor(?:y|ies)|type|source|origin|date (?:raised|added|opened|agreed|completed|closed|of meeting)|(?:(?:planned |actual |proposed )?start(?:ed|s)?|commence(?:d|ment)?|begins?|began|raised|opened|closed|actual|meeting)(?: ?dates?| ?on)?|from|evidence|dependenc(?:y|ies)|links?|benefits?|success measures?|measure of success|kpis?|resources?|impact|likelihood|severity|grade|importance|completed date|actual completion date|date complete)$/,
  },
];

/** "Update \u2013 October 2017", "Position as at 4 October 2017": the day it stands for is no part of a heading's meaning. */
const DATED =
  /[\s\u2013-]*\b(?:as (?:at|of) )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* ?[\u2019']?(?:20)?\d{2}\b/g;

/** A heading as it is looked up: "Rec. No." is "rec no", "Owner(s)" is "owners". */
export function foldHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/\u00ad/g, "")
    .replace(/\((s|es)\)/g, "$1")
    .replace(/\([^)]*\)/g, " ")
    .replace(DATED, " ")
    .replace(/\u2019|'/g, "")
    .replace(/[\u2010-\u2015-]/g, " ")
    .replace(/[.:*?"]/g, " ")
    .replace(/\s*\/\s*/g, "/")
    .replace(/\s+/g, " ")
    .trim()
    .replace(PERIOD, "");
}

/** What a heading says of its column, null where it is not known. Headings of the settings come first. */
export function roleOfHeading(heading: string, own: Readonly<Record<string, ColumnRole>> = {}): HeadingRole | null {
  const folded = foldHeading(heading);
  if (folded === "") return null;
  const given = Object.entries(own).find(([name]) => foldHeading(name) === folded);
  if (given !== undefined) return { role: given[1], weight: 20 };
  return HEADINGS.find((w) => w.heading.test(folded)) ?? null;
}
