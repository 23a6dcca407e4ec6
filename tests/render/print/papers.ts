import { existsSync, readFileSync } from "node:fs";
import { diff } from "../../../src/diff/diff.ts";
import { history } from "../../../src/diff/history.ts";
import { ingest } from "../../../src/ingest/ingest.ts";
import type { Edition } from "../../../src/model/edition.ts";
import { Settings } from "../../../src/model/settings.ts";
import type { Paper } from "../../../src/render/blocks.ts";
import { toOwnerPapers } from "../../../src/render/by-owner.ts";
import { changesCsv } from "../../../src/render/csv.ts";
import { toPaper } from "../../../src/render/paper.ts";
import type { PaperInput } from "../../../src/render/paper-input.ts";
import type { Attachment } from "../../../src/render/pdf-ua/finish.ts";
import { toPublicPaper } from "../../../src/render/public.ts";
import { everyClass } from "../every-class.ts";
import { type Made, makeEdition, makeInput } from "../make-edition.ts";

/** A paper that the tests print, and the files that go inside it. */
export interface ToPrint {
  readonly name: string;
  readonly paper: Paper;
  readonly attachments: readonly Attachment[];
  /** Words of the plan and its archive that must stand in none of its bytes. */
  readonly hidden: readonly string[];
}

const REAL = new URL("../../../../shared/editions/concerto-2017-10-04.txt", import.meta.url);
const SAMPLE = new URL("../../../input/sample/", import.meta.url);

async function read(file: URL): Promise<Edition> {
  const name = file.pathname.split("/").at(-1) ?? "";
  return (await ingest(new Uint8Array(readFileSync(file)), { name, witness: false })).value;
}

/** The input of a paper on the last of some editions, each compared with the one before it. */
export function inputOf(editions: readonly Edition[], part: Partial<PaperInput> = {}): PaperInput {
  const [before, now] = editions.length === 1 ? [null, editions[0]] : editions.slice(-2);
  if (now === undefined || before === undefined) throw new Error("a paper needs an edition");
  const told = history(
    editions.map((edition) => ({ edition, revision: 1 })),
    { staleMonths: 3 },
  );
  return makeInput(now, { before, changes: before === null ? null : diff(before, now), history: told, ...part });
}

/** 300 recommendations of which every third is complete, in 15 sections; `month` moves some of their dates. */
function bigEdition(date: string, month: number): Edition {
  const made = Array.from({ length: 300 }, (_, i): Made => {
    const due = i % 7 === 0 ? null : `2026-${String(1 + ((i + (i % 5 === 0 ? month : 0)) % 12)).padStart(2, "0")}-28`;
    const state = { status: (i + month) % 3 === 0 ? ("complete" as const) : ("open" as const), due };
    const more = i % 4 === 0 ? `Edition ${month} says that the crane is on order. ` : "";
    return {
      ...state,
      id: `${1 + Math.floor(i / 20)}.${1 + (i % 20)}`,
      section: `${1 + Math.floor(i / 20)} Part of the works`,
      owner: `Owner number ${i % 23}`,
      text: `Review the arrangements for berth ${i} and report to the harbour group with costs, risks and a date for the works at the ${i} yard.`,
      update: `4 March 2026: Survey ${i} of the berth was held with the tenants and the insurer. ${more}Further words run on about tides, ladders and lamps.`,
    };
  });
  return makeEdition(date, made);
}

const ofBig = (): PaperInput => inputOf([bigEdition("2026-10-02", 0), bigEdition("2026-11-06", 1)]);

async function sample(): Promise<Edition[]> {
  return Promise.all([read(new URL("beacon-2026-09-04.pdf", SAMPLE)), read(new URL("beacon-2026-10-02.html", SAMPLE))]);
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function attached(input: PaperInput): Attachment[] {
  const csv = input.changes === null ? "" : changesCsv(input.changes, input.edition);
  return [
    { name: "changes.csv", bytes: bytesOf(csv) },
    { name: "changes.json", bytes: bytesOf(JSON.stringify(input.changes)) },
  ];
}

const FIRST_WORDS = 30; // characters of an update or a finding: more than chance repeats

/** Owners' names, updates, findings, the board, the author and the archive: with the public's fields, none of it is in the extract. */
function hiddenFromPublic({ edition, editionDigest, snapshotName, board, settings }: PaperInput): string[] {
  const shown = edition.recommendations.map((r) => r.text).join("\n");
  const names = edition.recommendations.flatMap((r) => [...r.owners.map((o) => o.name), ...r.entries.map((e) => e.author)]);
  const words = [...edition.recommendations.map((r) => r.update), ...edition.findings.flatMap((f) => [f.message, f.text ?? ""])];
  const rest = [editionDigest, snapshotName, board?.name, settings.author, edition.edition.source.name, edition.edition.source.sha256];
  const all = [...names, ...words.map((w) => w.slice(0, FIRST_WORDS)), ...rest];
  return [...new Set(all.filter((w): w is string => typeof w === "string" && w.length > 3 && !shown.includes(w)))];
}

/** Every kind of paper that the project makes; the real edition's only where it lies beside the project. */
export async function papersToPrint(): Promise<ToPrint[]> {
  const [september, october] = (await sample()) as [Edition, Edition];
  const month = inputOf([september, october], { meeting: "2026-10-22", nextMeeting: "2026-11-26" });
  const every = everyClass();
  const large = everyClass({ settings: Settings.parse({ ...every.settings, largePrint: true }) });
  const plain = (name: string, paper: Paper, hidden: readonly string[] = []): ToPrint => ({ name, paper, attachments: [], hidden });
  return [
    plain("baseline", toPaper(inputOf([september], { meeting: "2026-09-24", nextMeeting: "2026-10-22" }))),
    plain("month", toPaper(month)),
    plain("every-class", toPaper(every)),
    plain("large-print", toPaper(large)),
    plain("public", toPublicPaper(month, { paperNumber: "7" }).paper, hiddenFromPublic(month)),
    ...toOwnerPapers(month)
      .slice(0, 1)
      .map((o) => plain("owner", o.paper)),
    { name: "attachments", paper: toPaper(every), attachments: attached(every), hidden: [] },
    plain("300", toPaper(ofBig())),
    ...(existsSync(REAL) ? [plain("real", toPaper(inputOf([await read(REAL)], { board: null, meeting: null, nextMeeting: null })))] : []),
  ];
}
