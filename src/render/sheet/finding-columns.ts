import { type Finding, findingAbout, type Severity } from "../../model/finding.ts";
import { printedId } from "../blocks.ts";
import type { Column } from "./values.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "To settle", warning: "Doubt", info: "Note" };
const ABOUT = { reading: "How it was read", plan: "The plan itself" } as const;

/** The columns of the list of findings. */
export const findingColumns: readonly Column<Finding>[] = [
  { heading: "Rec", width: 9, value: (f) => (f.recommendation === null ? null : printedId(f.recommendation)) },
  { heading: "Weight", width: 11, value: (f) => SEVERITIES[f.severity] },
  { heading: "About", width: 17, value: (f) => ABOUT[findingAbout(f.code)] },
  { heading: "Finding", width: 70, value: (f) => f.message },
  { heading: "Words", width: 60, value: (f) => f.text },
  { heading: "Pages", width: 9, value: (f) => f.pages.join(", ") },
  { heading: "Code", width: 20, value: (f) => f.code },
];
