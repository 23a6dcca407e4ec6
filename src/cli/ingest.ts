import path from "node:path";
import type { Edition, Recommendation } from "../model/edition.ts";
import { CannotUse } from "../model/outcome.ts";
import { readEdition } from "../pipeline/read.ts";
import { writeFiles } from "../pipeline/write-files.ts";
import { openOffice, type Place } from "./office.ts";
import { givenFrom, type ReadOptions } from "./options.ts";
import { counted, json, line, type Streams, table } from "./print.ts";

interface IngestCommandOptions extends Place, ReadOptions {
  readonly json?: boolean;
  readonly out?: string;
  readonly explain?: string;
  readonly strict?: boolean;
}

const first = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text);

const row = (r: Recommendation) => [
  r.id,
  r.section ?? "",
  first(r.text.replace(/\n/g, " "), 90),
  r.owner,
  first(r.update.replace(/\n/g, " "), 90),
  r.delivery.raw,
  r.overdue ? `${r.status}, overdue` : r.status,
];

function showEdition(edition: Edition, streams: Streams): void {
  const { title, date, marking, words, source } = edition.edition;
  line(
    streams.out,
    `${title}\n${date ?? "no date found"}  ${marking ?? "no marking"}  ${source.pages} pages  ${words.placed} of ${words.source} words placed\n`,
  );
  const heading = ["Rec", "Section", "Text", "Owner", "Update", "Delivery date", "Status"];
  line(streams.out, table([heading, ...edition.recommendations.map(row)], streams.out.columns ?? 160));
  line(streams.out, `\n${counted(edition.recommendations.length, "recommendation")}, ${counted(edition.findings.length, "finding")}`);
  for (const f of edition.findings) {
    const at = [f.recommendation === null ? "" : `Rec ${f.recommendation}`, f.pages.length > 0 ? `page ${f.pages.join(", ")}` : ""]
      .filter(Boolean)
      .join(", ");
    line(streams.out, `${f.severity}: ${f.code}${at === "" ? "" : ` (${at})`}: ${f.message}`);
  }
}

function explain(edition: Edition, id: string, streams: Streams): void {
  const r = edition.recommendations.find((x) => x.id === id);
  if (r === undefined)
    throw new CannotUse(
      `there is no recommendation ${id} in ${edition.edition.source.name}: it has ${edition.recommendations.map((x) => x.id).join(", ")}`,
    );
  const where = (field: string) =>
    r.source
      .filter((p) => p.field === field)
      .map((p) => `page ${p.page}${p.box === null ? "" : ` at ${p.box.map((n) => Math.round(n)).join(", ")}`}`)
      .join("; ");
  const fields: readonly (readonly [string, string])[] = [
    ["id", r.id],
    ["section", r.section ?? "–"],
    ["subsection", r.subsection ?? "–"],
    ["text", r.text],
    ["owner", r.owner],
    ["update", r.update],
    ["delivery", `${r.delivery.raw} → ${r.delivery.date ?? "no date"}${r.delivery.precision === null ? "" : ` (${r.delivery.precision})`}`],
    ["status", `${r.status}${r.statusEvidence === null ? "" : `, from the words "${r.statusEvidence}"`}`],
    ["refersTo", r.refersTo.join(", ") || "–"],
  ];
  for (const [field, value] of fields) {
    line(streams.out, `${field}: ${value}`);
    if (where(field) !== "") line(streams.out, `    stands on ${where(field)}`);
    for (const e of r.evidence.filter((x) => x.field === field)) line(streams.out, `    ${e.why}`);
  }
  for (const f of edition.findings.filter((x) => x.recommendation === id)) line(streams.out, `finding ${f.code}: ${f.message}`);
}

/** `actionplan ingest`: gives the exit code. */
export async function ingestCommand(file: string, options: IngestCommandOptions, streams: Streams): Promise<number> {
  const office = await openOffice(options, streams);
  try {
    const { edition } = await readEdition(file, office, givenFrom(options));
    if (options.out !== undefined) {
      const bytes = new TextEncoder().encode(`${JSON.stringify(edition, null, 2)}\n`);
      writeFiles(path.dirname(path.resolve(options.out)), [{ name: path.basename(options.out), bytes }]);
    }
    if (options.explain !== undefined) explain(edition, options.explain, streams);
    else if (options.json === true) json(streams.out, edition);
    else if (options.out === undefined) showEdition(edition, streams);
    return options.strict === true && edition.findings.some((f) => f.severity === "error") ? 3 : 0;
  } finally {
    await office.close();
  }
}
