import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type Handlebars from "handlebars";
import * as runtimeModule from "handlebars/runtime.js";
import { CannotUse } from "./model/outcome.ts";
import { HOW } from "./template/how.ts";
import { ready } from "./template/ready.ts";

const runtime = (runtimeModule as unknown as { default: typeof Handlebars }).default;

// Only for templates that were changed, or not made ready by the build.
const compiler = (): typeof Handlebars => createRequire(import.meta.url)("handlebars");

const OWN = fileURLToPath(new URL("../templates/", import.meta.url));

interface Source {
  readonly file: string;
  readonly text: string;
}

type Render = Handlebars.TemplateDelegate;

const compiled = new Map<string, ReadonlyMap<string, Render>>();

/**
 * A template of the folder `templates/` ("paper", "desk/home") with its data. Files of the same name in `changed` take the place of ours. Every field
 * that a template names must be there; a mistake is one line that names the file and the line.
 */
export function renderTemplate(name: string, data: object, changed: string | null = null): string {
  const all = templatesOf(changed);
  const render = all.get(name);
  if (render === undefined) throw new CannotUse(`There is no template ${name}.hbs in ${changed ?? "the program's templates"}`);
  return render(data, { partials: Object.fromEntries(all) });
}

/** A file of the templates folder as it stands, e.g. "paper/paper.css"; a changed one where there is one. */
export function templateFile(name: string, changed: string | null = null): string {
  for (const folder of [changed, OWN]) {
    const text = folder === null ? null : readIf(path.join(folder, name));
    if (text !== null) return text;
  }
  throw new CannotUse(`There is no file ${name} in ${changed ?? "the program's templates"}`);
}

/** The folder of our own templates, for `templates copy`. */
export function ownTemplates(): string {
  return OWN;
}

function readIf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
    throw error;
  }
}

function templatesOf(changed: string | null): ReadonlyMap<string, Render> {
  const key = changed ?? "";
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const sources = new Map([...sourcesIn(OWN), ...(changed === null ? [] : sourcesIn(changed))]);
  const made = new Map([...sources].map(([name, source]) => [name, compile(name, source)]));
  if (changed === null) compiled.set(key, made); // a changed folder may change again while the desk runs
  return made;
}

function sourcesIn(folder: string): [string, Source][] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".hbs"));
  return files.sort().map((f) => {
    const file = path.join(folder, f);
    return [f.replaceAll("\\", "/").replace(/\.hbs$/, ""), { file, text: readFileSync(file, "utf8") }];
  });
}

/** Each template checks itself when it is first used and names itself in what goes wrong inside it. */
function compile(name: string, { file, text }: Source): Render {
  const made = ready[name];
  const same = made !== undefined && made.sha256 === createHash("sha256").update(text).digest("hex");
  const run: Render = same ? runtime.template(made.spec as Parameters<typeof Handlebars.template>[0]) : compiler().compile(text, HOW);
  return (data, options) => {
    try {
      return run(data, { ...options, allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    } catch (error) {
      throw error instanceof CannotUse ? error : new CannotUse(mistake({ file, text }, error));
    }
  };
}

/** What Handlebars says, in words for whoever wrote the template; the word that the line is looked for by, where none is told. */
const SAID: readonly (readonly [RegExp, (m: RegExpExecArray) => string, ((m: RegExpExecArray) => string)?])[] = [
  [/got 'EOF'/, () => "a block {{#…}} is not closed by its {{/…}}"],
  [/^Expecting /m, () => "a tag {{…}} is not closed, or holds a sign that has no place in it"],
  [/^(\S+) doesn't match (\S+)/, (m) => `{{#${m[1]}}} is closed by {{/${m[2]}}}`],
  [/The partial (\S+) could not be found/, (m) => `there is no template ${m[1]}.hbs`, (m) => m[1] ?? ""],
  [/search for '([^']*)'/, (m) => `"${m[1]}" not defined`, (m) => m[1] ?? ""],
];

/** "paper.hbs, line 12: …", from what Handlebars says: "Parse error on line 12: …" or "… - 12:4". */
function mistake({ file, text }: Source, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const known = SAID.map(([pattern, words, sought]) => ({ found: pattern.exec(message), words, sought })).find((s) => s.found !== null);
  const first = (message.split("\n")[0] ?? "").replace(/ - \d+:\d+$/, "").replace(/ in \[object Object\]/, "");
  const what = known?.found ? known.words(known.found) : first;
  const sought = known?.found && known.sought ? known.sought(known.found) : null;
  const line = /(?:on line |- )(\d+)/.exec(message)?.[1] ?? (sought === null ? null : lineWith(text, sought));
  return `${path.basename(file)}${line === null ? "" : `, line ${line}`}: ${what} (${file})`;
}

/** The first line in which a tag holds the word; null where none does. */
function lineWith(text: string, word: string): number | null {
  const at = text.split("\n").findIndex((line) => (line.match(/\{\{[^}]*\}\}/g) ?? []).some((tag) => tag.includes(word)));
  return at < 0 ? null : at + 1;
}
