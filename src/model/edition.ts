import { z } from "zod";
import { Finding } from "./finding.ts";

/** A calendar day, YYYY-MM-DD. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day is written YYYY-MM-DD");

export const Status = z.enum(["open", "on-hold", "complete", "withdrawn"]);
export type Status = z.infer<typeof Status>;

export const Rating = z.enum(["blue", "red", "amber", "green", "no-date", "on-hold", "withdrawn"]);
export type Rating = z.infer<typeof Rating>;

export const Precision = z.enum(["day", "month", "quarter", "season", "year"]);
export type Precision = z.infer<typeof Precision>;

/** Where a field stands: page (1-based) and box in points [x0, y0, x1, y1], origin top left; null where the format has none. */
export const Place = z.object({
  page: z.number().int().positive(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  field: z.string(),
});
export type Place = z.infer<typeof Place>;

export const Owner = z.object({ name: z.string().nullable(), role: z.string().nullable(), unit: z.string().nullable() });
export type Owner = z.infer<typeof Owner>;

/** A dated entry of an update. The entries in order, their texts joined by "\n", are the update. `text` keeps the words as printed, date and author too. */
export const Entry = z.object({ date: Day.nullable(), author: z.string().nullable(), text: z.string() });
export type Entry = z.infer<typeof Entry>;

/** `raw` is the cell as one line; `date` is the last day of what it names. */
export const Delivery = z.object({ raw: z.string(), date: Day.nullable(), precision: Precision.nullable() });
export type Delivery = z.infer<typeof Delivery>;

/** Why a field reads as it does, in words for `ingest --explain` and the desk. */
export const Evidence = z.object({ field: z.string(), why: z.string() });
export type Evidence = z.infer<typeof Evidence>;

export const Recommendation = z.object({
  id: z.string(),
  section: z.string().nullable(),
  subsection: z.string().nullable(),
  text: z.string(),
  owner: z.string(),
  owners: z.array(Owner),
  update: z.string(),
  entries: z.array(Entry),
  delivery: Delivery,
  status: Status,
  statusEvidence: z.string().nullable(),
  overdue: z.boolean(),
  rating: Rating,
  /** The plan's own RAG as printed, never replaced by `rating`. */
  rag: z.string().nullable(),
  /** Other named columns (priority, category …) as printed. */
  other: z.array(z.object({ name: z.string(), text: z.string() })),
  refersTo: z.array(z.string()),
  /** "ocr" where the words were recognised from a picture. */
  trust: z.literal("ocr").nullable(),
  evidence: z.array(Evidence),
  source: z.array(Place),
});
export type Recommendation = z.infer<typeof Recommendation>;

/** The places a run of the source can have (the conservation law). */
export const LedgerPlace = z.enum([
  "title",
  "date",
  "marking",
  "id",
  "section",
  "subsection",
  "text",
  "owner",
  "update",
  "delivery",
  "other-column",
  "furniture",
  "finding",
]);
export type LedgerPlace = z.infer<typeof LedgerPlace>;

export const EditionHead = z.object({
  plan: z.string(),
  title: z.string(),
  date: Day.nullable(),
  marking: z.string().nullable(),
  /** false where the plan has no numbers and ids are "#1", "#2" … in order. */
  numbered: z.boolean(),
  source: z.object({ name: z.string(), mediaType: z.string(), sha256: z.string(), pages: z.number().int().nonnegative() }),
  words: z.object({ source: z.number().int(), placed: z.number().int() }),
  /** Words by place; their sum is `words.placed`. */
  ledger: z.partialRecord(LedgerPlace, z.number().int()),
});
export type EditionHead = z.infer<typeof EditionHead>;

/** One month's plan, as the public contract gives it. */
export const Edition = z.object({
  schemaVersion: z.literal(1),
  edition: EditionHead,
  recommendations: z.array(Recommendation),
  findings: z.array(Finding),
});
export type Edition = z.infer<typeof Edition>;

/** Open or on hold: what the plan still has to deliver. */
export function isLive(r: { readonly status: Status }): boolean {
  return r.status === "open" || r.status === "on-hold";
}

/** Live, with a delivery date before the edition's date. Days are compared as text, which sorts as time does. */
export function isOverdue(r: Pick<Recommendation, "status" | "delivery">, editionDate: string | null): boolean {
  return isLive(r) && r.delivery.date !== null && editionDate !== null && r.delivery.date < editionDate;
}

/**
 * The rating derived from status and dates: overdue red; due on or before `nextMeeting` or at risk amber; a date ahead green.
 * On hold and withdrawn stand apart whatever their dates.
 */
export function rate(
  r: Pick<Recommendation, "status" | "delivery">,
  at: { editionDate: string | null; nextMeeting: string | null; atRisk?: boolean },
): Rating {
  if (r.status === "complete") return "blue";
  if (r.status === "withdrawn") return "withdrawn";
  if (r.status === "on-hold") return "on-hold";
  if (isOverdue(r, at.editionDate)) return "red";
  if (r.delivery.date === null) return at.atRisk ? "amber" : "no-date";
  if (at.atRisk || (at.nextMeeting !== null && r.delivery.date <= at.nextMeeting)) return "amber";
  return "green";
}

/** What stands in a recommendation of which nothing but its place, number and text is known. */
export const BLANK: Omit<Recommendation, "id" | "section" | "subsection" | "text"> = {
  owner: "",
  owners: [],
  update: "",
  entries: [],
  delivery: { raw: "", date: null, precision: null },
  status: "open",
  statusEvidence: null,
  overdue: false,
  rating: "no-date",
  rag: null,
  other: [],
  refersTo: [],
  trust: null,
  evidence: [],
  source: [],
};
