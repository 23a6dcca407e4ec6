import { z } from "zod";

export const Severity = z.enum(["info", "warning", "error"]);
export type Severity = z.infer<typeof Severity>;

/** Whether a finding is a doubt about how the document was read (settled at the desk) or a point about the plan itself (told to the board). */
export type About = "reading" | "plan";

interface Kind {
  readonly severity: Severity;
  readonly about: About;
}

/** Every finding code with its usual severity and what it is about. Others rely on the codes (public contract); messages may change. */
export const findingKinds = {
  "orphan-fragment": { severity: "error", about: "plan" },
  "absent-reference": { severity: "warning", about: "plan" },
  "shared-cell": { severity: "info", about: "reading" },
  truncated: { severity: "warning", about: "plan" },
  "sub-heading-update": { severity: "warning", about: "plan" },
  "joined-rows": { severity: "info", about: "reading" },
  "inferred-boundary": { severity: "warning", about: "reading" },
  "duplicate-id": { severity: "error", about: "plan" },
  "numbering-gap": { severity: "info", about: "plan" },
  "impossible-date": { severity: "warning", about: "plan" },
  "two-dates": { severity: "warning", about: "plan" },
  "ambiguous-quarter": { severity: "info", about: "reading" },
  "month-first": { severity: "warning", about: "reading" },
  "inferred-year": { severity: "info", about: "reading" },
  "status-conflict": { severity: "warning", about: "plan" },
  "rag-conflict": { severity: "warning", about: "plan" },
  "words-unaccounted": { severity: "error", about: "reading" },
  "witness-differs": { severity: "warning", about: "reading" },
  "no-witness": { severity: "info", about: "reading" },
  ocr: { severity: "warning", about: "reading" },
  "tracked-changes": { severity: "warning", about: "plan" },
  "no-edition-date": { severity: "error", about: "plan" },
  "missing-edition": { severity: "warning", about: "plan" },
  "same-date": { severity: "warning", about: "plan" },
  "two-spellings": { severity: "info", about: "plan" },
  "strange-characters": { severity: "warning", about: "reading" },
  "unlikely-cell": { severity: "warning", about: "reading" },
  "unknown-column": { severity: "info", about: "reading" },
  "close-match": { severity: "warning", about: "reading" },
  "hidden-text": { severity: "warning", about: "reading" },
  "decision-stale": { severity: "warning", about: "reading" },
} as const satisfies Record<string, Kind>;

export type FindingCode = keyof typeof findingKinds;
const codes = Object.keys(findingKinds) as [FindingCode, ...FindingCode[]];

/** A doubt about an edition: `pages` are 1-based, `recommendation` is an id, `text` quotes the words it is about. */
export const Finding = z.object({
  code: z.enum(codes),
  severity: Severity,
  message: z.string(),
  recommendation: z.string().nullable(),
  pages: z.array(z.number().int().positive()),
  text: z.string().nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** Makes a finding with the usual severity of its code. */
export function finding(
  code: FindingCode,
  message: string,
  at: { recommendation?: string | null; pages?: readonly number[]; text?: string | null; severity?: Severity } = {},
): Finding {
  return {
    code,
    severity: at.severity ?? findingKinds[code].severity,
    message,
    recommendation: at.recommendation ?? null,
    pages: [...(at.pages ?? [])],
    text: at.text ?? null,
  };
}

/** What a finding is about: how the document was read, or the plan itself. */
export function findingAbout(code: FindingCode): About {
  return findingKinds[code].about;
}
