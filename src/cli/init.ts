import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { CannotUse } from "../model/outcome.ts";
import { ownTemplates } from "../template.ts";
import { line, type Streams } from "./print.ts";
import { shortcutBytes } from "./shortcut.ts";

const packaged = path.resolve(ownTemplates());

function refuseFull(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new CannotUse(`${folder} is not empty: name a new folder`);
}

const CONFIGURATION = {
  $schema: "./actionplan.config.schema.json",
  plan: null,
  organisation: "Name of your organisation",
  author: "Name or post of the report's author",
  boards: [{ name: "Name of the board", meetings: [], agendaItem: null, purpose: "For decision", marking: null, wordTemplate: null }],
  staleMonths: 3,
};

const READ_ME = `This folder is the workspace of one action plan.

input/      put the exports of the plan here, one file a month, or drop them on the desk
output/     the papers are written here
archive/    every edition with its papers, for ever: never change anything in it
templates/  the templates of the papers, if you want to change them (set "templates": "templates" in actionplan.config.json)
actionplan.config.json      your name, your organisation, the boards and the dates of their meetings

To open the desk
  Windows: double-click the shortcut "Open the desk". It may be copied to the desktop or pinned to the task bar.
  Mac:     double-click "Open the desk.command".
  Linux:   run open-the-desk.sh.
  Where this folder was moved: actionplan init "this folder" makes them anew. Nothing else is changed by that.
It opens in your browser, on this computer only, and closes by itself when nobody has used it for an hour. Every decision is kept.

Each month: drop the new export on the desk, settle the findings, look through the changes, write the papers, issue them.
`;

const program = fileURLToPath(new URL("../../bin/actionplan.js", import.meta.url));

/** Opens the desk by a double click on Windows: a shortcut to the program itself, for scripts are often forbidden there. */
export function windowsOpener(node: string, script: string, folder: string): Uint8Array {
  const comment = "Opens the desk of this workspace in the browser. It closes by itself when nobody uses it.";
  return shortcutBytes({ target: node, words: `"${script}" review`, folder, comment });
}

/** The same for a Mac or Linux: a script that a double click runs. */
export function shellOpener(node: string, script: string): string {
  const quoted = (file: string) => `'${file.replaceAll("'", "'\\''")}'`;
  return `#!/bin/sh\n# Opens the desk of this workspace in the browser. It closes by itself when nobody uses it.\ncd "$(dirname "$0")" && exec ${quoted(node)} ${quoted(script)} review\n`;
}

async function configurationSchema(): Promise<string> {
  const { schemaOf } = await import("./schema.ts");
  return `${JSON.stringify(schemaOf("config"), null, 2)}\n`;
}

interface Opener {
  readonly file: string;
  readonly how: string;
  readonly bytes: (folder: string) => Uint8Array | string;
}

const asScript = () => shellOpener(process.execPath, program);
const OPENERS: Partial<Record<NodeJS.Platform, Opener>> = {
  win32: {
    file: "Open the desk.lnk",
    how: 'double-click "Open the desk"',
    bytes: (folder) => windowsOpener(process.execPath, program, folder),
  },
  darwin: { file: "Open the desk.command", how: 'double-click "Open the desk.command"', bytes: asScript },
};
const ELSEWHERE: Opener = { file: "open-the-desk.sh", how: "run open-the-desk.sh", bytes: asScript };

/** What opens the desk here: it names this folder and this program, and is made anew where either was moved. Gives how it is used. */
function writeOpener(folder: string): string {
  const { file, how, bytes } = OPENERS[process.platform] ?? ELSEWHERE;
  writeFileSync(path.join(folder, file), bytes(folder), { mode: 0o755 });
  return how;
}

/** `actionplan init FOLDER`: a workspace for one's own plan; in a workspace that is there, what opens the desk anew. */
export async function initCommand(folder: string, _options: object, streams: Streams): Promise<number> {
  const at = path.resolve(folder);
  if (existsSync(path.join(at, "actionplan.config.json"))) {
    line(streams.out, `${at} is a workspace already: what opens the desk was made anew, nothing else was changed: ${writeOpener(at)}`);
    return 0;
  }
  refuseFull(at);
  for (const name of ["input", "output", "archive"]) mkdirSync(path.join(at, name), { recursive: true });
  cpSync(packaged, path.join(at, "templates"), { recursive: true });
  writeFileSync(path.join(at, "actionplan.config.json"), `${JSON.stringify(CONFIGURATION, null, 2)}\n`);
  writeFileSync(path.join(at, "actionplan.config.schema.json"), await configurationSchema());
  writeFileSync(path.join(at, "README.txt"), READ_ME.replaceAll("\n", "\r\n")); // for Notepad, too
  line(streams.out, `${at} is ready: fill in actionplan.config.json, then open the desk: ${writeOpener(at)}`);
  return 0;
}

/** `actionplan templates copy [FOLDER]`. */
export async function copyTemplatesCommand(folder: string | undefined, _options: object, streams: Streams): Promise<number> {
  const at = path.resolve(folder ?? "templates");
  if (at === packaged) throw new CannotUse("these are the program's own templates: name a folder of your own, such as our-templates");
  refuseFull(at);
  cpSync(packaged, at, { recursive: true });
  line(streams.out, `${at}: change them there, and set "templates": ${JSON.stringify(folder ?? "templates")} in actionplan.config.json`);
  return 0;
}
