import { z } from "zod";
import { Day, Status } from "./edition.ts";

export const BoardSettings = z.strictObject({
  name: z.string(),
  meetings: z.array(Day).default([]),
  agendaItem: z.string().nullable().default(null),
  purpose: z.string().default("For decision"),
  marking: z.string().nullable().default(null),
  wordTemplate: z.string().nullable().default(null),
});
export type BoardSettings = z.infer<typeof BoardSettings>;

/** What a column of the plan means. */
export const ColumnRole = z.enum(["id", "section", "text", "owner", "update", "delivery", "status", "rag", "other"]);
export type ColumnRole = z.infer<typeof ColumnRole>;

/** `actionplan.config.json`. Every key may be left out. */
export const Settings = z.strictObject({
  $schema: z.string().optional(),
  plan: z.string().nullable().default(null),
  organisation: z.string().nullable().default(null),
  author: z.string().nullable().default(null),
  boards: z.array(BoardSettings).default([]),
  /** Column headings to add to the built-in ones: heading → what it means. */
  columns: z.record(z.string(), ColumnRole).default({}),
  /** Status words to add to the built-in ones. */
  statusWords: z.record(z.string(), Status).default({}),
  staleMonths: z.number().int().positive().default(3),
  colours: z.partialRecord(z.enum(["complete", "overdue", "soon", "ahead", "none"]), z.string().regex(/^#[0-9a-fA-F]{6}$/)).default({}),
  largePrint: z.boolean().default(false),
  templates: z.string().nullable().default(null),
  browser: z
    .strictObject({ path: z.string().nullable().default(null), allowNoSandbox: z.boolean().default(false) })
    .default({ path: null, allowNoSandbox: false }),
  attachments: z.boolean().default(false),
  /** Standing requests to the board, in place of the derived ones. */
  requests: z.array(z.string()).nullable().default(null),
  public: z
    .strictObject({ fields: z.array(z.string()), marking: z.string() })
    .default({ fields: ["id", "text", "owner", "delivery", "status"], marking: "OFFICIAL" }),
  /** What reading one document may cost, where the usual limits are too narrow for a real plan. */
  limits: z
    .strictObject({
      seconds: z.number().positive(),
      megabytes: z.number().positive(),
      inputMegabytes: z.number().positive(),
      pages: z.number().int().positive(),
      scannedPages: z.number().int().positive(),
      cells: z.number().int().positive(),
      nesting: z.number().int().positive(),
      unpackedMegabytes: z.number().positive(),
      recommendations: z.number().int().positive(),
      words: z.number().int().positive(),
    })
    .partial()
    .default({}),
  retention: z.strictObject({ rule: z.string(), reviewMonths: z.number().int().positive() }).nullable().default(null),
});
export type Settings = z.infer<typeof Settings>;
