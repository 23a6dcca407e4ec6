import type { Evidence, LedgerPlace } from "../model/edition.ts";
import type { ColumnRole } from "../model/settings.ts";
import type { Cell, Join, Paragraph, Run, Table } from "./table.ts";

/** Words with one place in the ledger. */
export interface Claim {
  readonly place: LedgerPlace;
  readonly runs: readonly Run[];
}

/** A heading as printed (without a trailing colon), and its words. */
export interface Heading {
  readonly text: string;
  readonly runs: readonly Run[];
  /** The number it begins with ("9.1"); null for none. */
  readonly number: string | null;
}

/** The words of one field of one recommendation. `cell`: where it is the whole of it. */
export interface Field {
  readonly paragraphs: readonly Paragraph[];
  readonly cell: Cell | null;
}

/** The fields that a recommendation's words stand in. */
export type FieldName = "text" | "owner" | "update" | "delivery" | "status" | "rag";

/** A recommendation as its rows have it, before anything is read from its words. */
export interface Draft {
  readonly id: string | null;
  readonly idRuns: readonly Run[];
  readonly section: Heading | null;
  readonly subsection: Heading | null;
  readonly fields: Readonly<Partial<Record<FieldName, Field>>>;
  readonly other: readonly { readonly name: string; readonly field: Field }[];
  readonly shade: string | null;
  /** The owner that the heading names, where the plan has no column for it. */
  readonly headingOwner: string | null;
  /** Its date is the original one, where the revised one is blank. */
  readonly originalDate: boolean;
  /** Fields that it has together with other recommendations. */
  readonly shared: readonly string[];
  /** Fields of one cell that were dealt by an inferred boundary. */
  readonly inferred: readonly string[];
  readonly joins: readonly Join[];
  /** Where its rows begin or end was a guess. */
  readonly guessed: boolean;
  readonly pages: readonly number[];
  /** Rows without a number that were joined to it, because they begin inside a sentence. */
  readonly fragments: number;
  readonly evidence: readonly Evidence[];
}

/** Words that no recommendation can be told for. */
export interface Loose {
  readonly code: "orphan-fragment" | "sub-heading-update";
  readonly runs: readonly Run[];
  readonly text: string;
  readonly near: string;
}

/** All that the tables of a document hold. `claims`: words that are no recommendation's (headings, furniture). */
export interface Assembly {
  readonly drafts: readonly Draft[];
  readonly loose: readonly Loose[];
  readonly claims: readonly Claim[];
  readonly numbered: boolean;
  /** Tables with recommendations in them; words in them that nobody claims are lost. */
  readonly planTables: readonly Table[];
  /** Words in those tables that are no plan's: a title above the header, a second table below. */
  readonly unused: readonly (readonly Run[])[];
  /** Tables without a header that stand among those of the plan and were not read as recommendations. */
  readonly unread: readonly Table[];
  /** Headings of columns whose meaning was told by their cells. */
  readonly inferredColumns: readonly {
    readonly name: string;
    readonly role: ColumnRole;
    readonly page: number;
    /** It has no heading of its own: the name is that of the column in the table before. */
    readonly borrowed: boolean;
    readonly rival: string | null;
  }[];
}
