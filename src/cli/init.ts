import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { CannotUse } from "../model/outcome.ts";
import { line, type Streams } from "./print.ts";

const packaged = fileURLToPath(new URL("../../templates", import.meta.url));

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

input/      put the exports of the plan here, one file a month
output/     the papers are written here
archive/    every edition with its papers, for ever: never change anything in it
templates/  the templates of the papers, if you want to change them (set "templates": "templates" in actionplan.config.json)

Each month: put the new export into input/, open the desk with "actionplan review" (or its shortcut), settle the findings, write the papers.
`;

async function configurationSchema(): Promise<string> {
  const [{ z }, { Settings }] = await Promise.all([import("zod"), import("../model/settings.ts")]);
  return `${JSON.stringify(z.toJSONSchema(Settings, { io: "input" }), null, 2)}\n`;
}

/** `actionplan init FOLDER`: a workspace for one's own plan. */
export async function initCommand(folder: string, _options: object, streams: Streams): Promise<number> {
  const at = path.resolve(folder);
  refuseFull(at);
  for (const name of ["input", "output", "archive"]) mkdirSync(path.join(at, name), { recursive: true });
  cpSync(packaged, path.join(at, "templates"), { recursive: true });
  writeFileSync(path.join(at, "actionplan.config.json"), `${JSON.stringify(CONFIGURATION, null, 2)}\n`);
  writeFileSync(path.join(at, "actionplan.config.schema.json"), await configurationSchema());
  writeFileSync(path.join(at, "README.txt"), READ_ME);
  line(streams.out, `${at} is ready: fill in actionplan.config.json, put an export into input/, and run actionplan there`);
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
