import { existsSync } from "node:fs";
import path from "node:path";
import { CannotUse } from "../model/outcome.ts";
import type { PaperFile } from "../model/snapshot.ts";
import { slug } from "../model/text.ts";
import { nameOf } from "../pipeline/compared.ts";
import { FORMATS, type Format } from "../pipeline/formats.ts";
import { boardOf, editionInput, monthArchived, paperInput } from "../pipeline/month.ts";
import { makeOwnerPapers, makePapers, makePublicPaper, makeTracked } from "../pipeline/papers.ts";
import { writeFiles } from "../pipeline/write-files.ts";
import { baseName } from "../pipeline.ts";
import type { PaperInput } from "../render/paper-input.ts";
import { archivedName, editionNamed } from "./editions.ts";
import { type OpenOffice, openOffice, type Place } from "./office.ts";
import { givenFrom, type ReadOptions, WrongUsage } from "./options.ts";
import { line, type Streams } from "./print.ts";

interface ReportOptions extends Place, ReadOptions {
  readonly format: string;
  readonly board?: string;
  readonly since?: string;
  readonly public?: boolean;
  readonly paperNumber?: string;
  readonly agreed?: boolean;
  readonly byOwner?: boolean;
  readonly tracked?: boolean;
}

function formatsOf(list: string): Format[] {
  const named = list
    .split(",")
    .map((f) => f.trim().toLowerCase())
    .filter((f) => f !== "");
  const unknown = named.find((f) => !(FORMATS as readonly string[]).includes(f));
  if (unknown !== undefined) throw new WrongUsage(`--format ${unknown}: the formats are ${FORMATS.join(", ")}`);
  return named as Format[];
}

/** What the papers are made from, with the snapshot's name where the edition is an archived one. */
interface Source {
  readonly input: PaperInput;
  readonly archived: string | null;
  /** The archived editions that its papers quote. */
  readonly quotes: readonly string[];
  readonly base: string;
}

/** A paper for another board than the first does not take the place of the first one's. */
function forBoard(named: string | undefined, { settings }: OpenOffice): string {
  const board = boardOf(settings, named);
  return board === null || board === settings.boards[0] ? "" : `-${slug(board.name)}`;
}

async function sourceOf(name: string, options: ReportOptions, office: OpenOffice): Promise<Source> {
  const given = givenFrom(options);
  if (existsSync(name)) {
    const edition = await editionNamed(name, office, given);
    const date = edition.edition.date;
    if (date === null) throw new CannotUse(`${name}: the edition has no date: give one with --date YYYY-MM-DD when it is read`);
    const before = options.since === undefined ? null : await editionNamed(options.since, office, given);
    return {
      input: editionInput(edition, before, office, options.board),
      archived: null,
      quotes: [],
      base: baseName(edition.edition.plan, date, 1),
    };
  }
  const full = archivedName(name, office, given);
  const snapshot = office.archive.read(full);
  const since = options.since === undefined ? null : office.archive.read(archivedName(options.since, office, given));
  const month = monthArchived(snapshot, office);
  const at = {
    digest: snapshot.info.editionDigest,
    name: nameOf(snapshot.info),
    revision: snapshot.info.revision,
    since,
    ...(options.board === undefined ? {} : { board: options.board }),
  };
  return {
    input: paperInput(month, office, at),
    archived: full,
    quotes: [...new Set([since?.info, month.before?.info].filter((i) => i !== undefined && i !== null).map(nameOf))],
    base: baseName(snapshot.info.plan, snapshot.info.date, snapshot.info.revision),
  };
}

async function make(source: Source, options: ReportOptions, office: OpenOffice): Promise<PaperFile[]> {
  const formats = formatsOf(options.format);
  if (options.public === true)
    return makePublicPaper(source.input, formats, office, source.base, {
      paperNumber: options.paperNumber ?? "",
      agreed: options.agreed === true,
    });
  if (options.byOwner === true) return makeOwnerPapers(source.input, formats, office, source.base);
  if (options.tracked === true) return makeTracked(source.input, source.base);
  return makePapers(source.input, formats, office, `${source.base}${forBoard(options.board, office)}`);
}

/** `actionplan report`: papers of an archived edition (kept beside its snapshot) or of an edition JSON file. */
export async function reportCommand(name: string | undefined, options: ReportOptions, streams: Streams): Promise<number> {
  const office = await openOffice(options, streams);
  try {
    const source = await sourceOf(name ?? "latest", options, office);
    const papers = await make(source, options, office);
    if (papers.length === 0) return 1;
    if (source.archived !== null) await office.archive.addPapers(source.archived, papers, source.quotes);
    const folder = path.join(
      office.output,
      source.input.edition.edition.plan,
      source.base.slice(source.input.edition.edition.plan.length + 1),
    );
    for (const file of writeFiles(folder, papers)) line(streams.out, path.relative(process.cwd(), file) || file);
    return 0;
  } finally {
    await office.close();
  }
}
