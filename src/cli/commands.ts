import { Command, Option } from "commander";
import { FORMATS } from "../pipeline/formats.ts";
import { VERSION } from "../version.ts";
import type { Streams } from "./print.ts";

/** Where a command leaves its exit code. */
export interface Answer {
  code: number;
}

const examples = (...lines: readonly string[]) => `\nExamples:\n${lines.map((l) => `  $ actionplan ${l}`).join("\n")}\n`;

function placed(command: Command): Command {
  return command
    .option("--config <FILE>", "the configuration file (else actionplan.config.json here)")
    .option("--archive <DIR>", "the archive folder (else archive/)")
    .option("--debug", "show where a fault of the program's own arose");
}

function reading(command: Command): Command {
  return placed(command)
    .option("--plan <NAME>", "the plan that the document is an edition of")
    .option("--date <YYYY-MM-DD>", "the edition's date, in place of what is read")
    .option("--title <TITLE>", "the plan's title, in place of what is read")
    .option("--marking <WORDS>", "the protective marking, in place of what is read")
    .option("--password-file <FILE>", "a file that holds the document's password (or set ACTIONPLAN_PASSWORD)");
}

const jsonOption = () => new Option("--json", "JSON, as the public contract gives it");

type Handler = (...args: never[]) => Promise<number>;

/** The command line: every command with its examples; what a command needs is loaded when it runs. */
export function program(streams: Streams, answer: Answer): Command {
  const end =
    (load: () => Promise<Handler>) =>
    async (...args: unknown[]) => {
      const handler = (await load()) as (...a: unknown[]) => Promise<number>;
      answer.code = await handler(...args.slice(0, -1), streams); // commander puts the command itself last
    };
  const top = new Command("actionplan")
    .description("Reads an action plan, compares it with the edition before, writes the board paper, and keeps every edition.")
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: (s) => streams.out.write(s), writeErr: (s) => streams.err.write(s) })
    .addHelpText("after", examples("run", "run input/plan-2026-10-02.pdf", "review", "help report"));

  reading(top.command("run [files...]"))
    .description("the monthly job: read, compare, archive and write the papers of the files given, or of all that is new in input/")
    .option("--input <DIR>", "the folder of documents (else input/)")
    .option("--output <DIR>", "the folder of papers (else output/)")
    .option("--board <NAME>", "the board that the paper is for (else the first of the configuration)")
    .option("--each [DIR]", "a folder of plans (else the input folder): each folder and each document in it is a plan, several at a time")
    .option("--log <FILE>", "add what was told to a log, with times; words of a plan stand in it only with --debug")
    .option("--strict", "exit with 3 where findings of severity error remain")
    .addHelpText(
      "after",
      examples(
        "run",
        "run plan.pdf",
        "run --input plans --output papers --archive kept",
        "run plan.html --date 2026-10-02",
        "run --each forces --log run.log",
      ),
    )
    .action(end(async () => (await import("./run.ts")).runCommand));

  reading(top.command("ingest <file>"))
    .description("read one document and show what was read, to check")
    .addOption(jsonOption())
    .option("--out <FILE>", "write the edition as JSON into a file")
    .option("--explain <ID>", "show where each field of a recommendation came from, and why")
    .option("--strict", "exit with 3 where findings of severity error remain")
    .addHelpText(
      "after",
      examples("ingest plan.pdf", "ingest plan.pdf --explain 4.2.1", "ingest plan.docx --json", "ingest plan.pdf --out edition.json"),
    )
    .action(end(async () => (await import("./ingest.ts")).ingestCommand));

  reading(top.command("tables <file>"))
    .description("the tables of a document as read, before any meaning")
    .addOption(jsonOption())
    .addHelpText("after", examples("tables plan.pdf", "tables plan.pdf --json"))
    .action(end(async () => (await import("./tables.ts")).tablesCommand));

  reading(top.command("diff <old> <new>"))
    .description("what changed between two documents, two edition JSON files or two archived editions")
    .addOption(jsonOption())
    .addHelpText("after", examples("diff september.pdf october.html", "diff previous latest", "diff a.json b.json --json"))
    .action(end(async () => (await import("./diff.ts")).diffCommand));

  reading(top.command("report [edition]"))
    .description("write the papers of an archived edition, or of an edition JSON file")
    .addOption(new Option("--format <LIST>", `comma between: ${FORMATS.join(",")}`).default("pdf,docx,html"))
    .option("--output <DIR>", "the folder of papers (else output/)")
    .option("--board <NAME>", "the board that the paper is for")
    .option("--since <EDITION>", "compare with this edition")
    .option("--public", "an extract for the public")
    .option("--paper-number <NUMBER>", "the number that a public extract carries")
    .option("--agreed", "with --public: the words listed have been looked at and may stand")
    .option("--by-owner", "one short paper for each owner")
    .option("--tracked", "the full plan as a Word table with tracked changes")
    .addHelpText(
      "after",
      examples("report", "report latest --format pdf", "report 2026-10-02 --since 2026-07-03", "report --tracked", "report --by-owner"),
    )
    .action(end(async () => (await import("./report.ts")).reportCommand));

  placed(top.command("history [id]"))
    .description("what the series of editions knows: of the plan, or of one recommendation")
    .option("--plan <NAME>", "the plan, where the archive holds several")
    .addOption(jsonOption())
    .option("--csv", "for a spreadsheet")
    .addHelpText("after", examples("history", "history 4.2.1", "history --csv"))
    .action(end(async () => (await import("./history.ts")).historyCommand));

  archiveCommands(top, end);

  placed(top.command("verify <paper>"))
    .description("what a PDF or Word paper is: archived, issued later, of a known edition, or unknown")
    .addHelpText("after", examples("verify paper.pdf"))
    .action(end(async () => (await import("./archive.ts")).verifyPaperCommand));

  reading(top.command("review [edition]"))
    .description("look and correct in the browser: the desk")
    .option("--input <DIR>", "the folder of documents (else input/)")
    .option("--output <DIR>", "the folder of papers (else output/)")
    .option("--port <NUMBER>", "the port to listen on (else any free one)")
    .option("--no-open", "print the address and open nothing")
    .addHelpText("after", examples("review", "review latest"))
    .action(end(async () => (await import("./review.ts")).reviewCommand));

  placed(top.command("doctor"))
    .description("check this machine: Node, browser, fonts, folders, free space")
    .option("--input <DIR>", "the folder of documents (else input/)")
    .option("--output <DIR>", "the folder of papers (else output/)")
    .addOption(jsonOption())
    .addHelpText("after", examples("doctor"))
    .action(end(async () => (await import("./doctor.ts")).doctorCommand));

  top
    .command("init <folder>")
    .description("make a workspace for a plan of your own: folders, templates and a configuration")
    .addHelpText("after", examples("init my-plan"))
    .action(end(async () => (await import("./init.ts")).initCommand));

  const templates = top
    .command("templates")
    .description("the templates of the papers")
    .addHelpText("after", examples("templates copy our-templates"));
  templates
    .command("copy [folder]")
    .description("copy the templates into a folder, to change them")
    .addHelpText("after", examples("templates copy", "templates copy our-templates"))
    .action(end(async () => (await import("./init.ts")).copyTemplatesCommand));

  top
    .command("schema [name]")
    .description("the JSON Schemas: edition, changes, decision, history, snapshot, config")
    .addHelpText("after", examples("schema", "schema edition"))
    .action(end(async () => (await import("./schema.ts")).schemaCommand));

  return top;
}

function archiveCommands(top: Command, end: (load: () => Promise<Handler>) => (...args: unknown[]) => Promise<void>): void {
  const archive = top
    .command("archive")
    .description("the versioned snapshots")
    .addHelpText("after", examples("archive list", "archive verify"));
  const load = () => import("./archive.ts");
  placed(archive.command("list [plan]"))
    .description("all snapshots")
    .addOption(jsonOption())
    .addHelpText("after", examples("archive list", "archive list --json"))
    .action(end(async () => (await import("./archive-list.ts")).listCommand));
  placed(archive.command("show <edition>"))
    .description("one snapshot: what it is and what belongs to it")
    .addOption(jsonOption())
    .addHelpText("after", examples("archive show latest", "archive show 2026-10-02"))
    .action(end(async () => (await load()).showCommand));
  placed(archive.command("verify"))
    .description("check every byte of the archive; lists all damage, exit 1 where there is any")
    .addOption(jsonOption())
    .option("--paper <FILE>", "also: is the snapshot of this paper still there?")
    .addHelpText("after", examples("archive verify", "archive verify --paper paper.pdf"))
    .action(end(async () => (await load()).verifyCommand));
  placed(archive.command("export [edition]"))
    .description("a zip of one snapshot, of a plan, or of everything")
    .requiredOption("--to <FILE>", "the zip to write")
    .option("--encrypt <RECIPIENTS>", "lock it for age recipients (age1…), comma between")
    .option("--passphrase-file <FILE>", "lock it with the passphrase in this file")
    .addHelpText("after", examples("archive export latest --to october.zip", "archive export --to all.zip --passphrase-file secret.txt"))
    .action(end(async () => (await load()).exportCommand));
  placed(archive.command("import <file>"))
    .description("take in the snapshots of an export")
    .option("--identity-file <FILE>", "the age identity (AGE-SECRET-KEY-1…) that opens it")
    .option("--passphrase-file <FILE>", "the passphrase that opens it")
    .addHelpText("after", examples("archive import october.zip"))
    .action(end(async () => (await load()).importCommand));
  placed(archive.command("dispose <edition>"))
    .description("remove an edition's contents for ever, leaving who, when and why; first without --yes, to see what quotes it")
    .requiredOption("--reason <WORDS>", "why")
    .option("--by <NAME>", "who (else the author of the configuration)")
    .option("--quoting-too", "dispose of what quotes it in other snapshots, too")
    .option("--yes", "do it")
    .addHelpText(
      "after",
      examples(
        'archive dispose 2017-10-04 --reason "retention period over"',
        'archive dispose 2017-10-04 --reason "…" --by "A. Clerk" --yes',
      ),
    )
    .action(end(async () => (await load()).disposeCommand));
}
