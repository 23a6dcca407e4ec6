import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** What veraPDF says of one file under one profile: the rules that failed, a line each. */
export interface Verdict {
  readonly file: string;
  readonly profile: string;
  readonly failed: readonly string[];
}

const BESIDE = fileURLToPath(new URL("../../../../shared/tools/verapdf", import.meta.url));

function jar(): string | null {
  const homes = [process.env["VERAPDF_HOME"] ?? "", BESIDE].filter((f) => f !== "");
  const folders = homes.flatMap((f) => [f, path.join(f, "bin")]).filter((f) => existsSync(f));
  const files = folders.flatMap((f) => readdirSync(f).map((name) => path.join(f, name)));
  return files.find((f) => /(?:greenfield-apps|verapdf).*\.jar$/.test(f)) ?? null;
}

/** Why veraPDF cannot be asked on this machine; null where it can. */
export function whyNoVeraPdf(): string | null {
  if (jar() === null) return "veraPDF was not found (VERAPDF_HOME)";
  return spawnSync("java", ["-version"]).status === 0 ? null : "there is no java";
}

interface Report {
  readonly report: {
    readonly jobs: readonly {
      readonly itemDetails: { readonly name: string };
      readonly taskException?: unknown;
      readonly validationResult?: readonly {
        readonly profileName: string;
        readonly compliant: boolean;
        readonly details: { readonly ruleSummaries: readonly { clause: string; testNumber: number; description: string }[] };
      }[];
    }[];
  };
}

// Each file is checked against all that it says it conforms to: both profiles, in one process for all files.
const CLASS = ["org.verapdf.apps.GreenfieldCliWrapper", "--format", "json", "--maxfailuresdisplayed", "1"];

/** Asks veraPDF about all files at once, each by all profiles that it claims. */
export async function validate(files: Readonly<Record<string, Uint8Array>>): Promise<Verdict[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "verapdf-"));
  try {
    const paths = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(path.join(folder, `${name}.pdf`), bytes);
      return path.join(folder, `${name}.pdf`);
    });
    const options = ["-Djava.awt.headless=true", `-Duser.home=${folder}`, "-cp", jar() ?? ""];
    return verdicts(JSON.parse(await output("java", [...options, ...CLASS, ...paths])) as Report);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function output(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.on("error", reject);
    child.on("close", () => resolve(Buffer.concat(parts).toString("utf8")));
  });
}

function verdicts({ report }: Report): Verdict[] {
  return report.jobs.flatMap((job) =>
    (job.validationResult ?? []).map((v) => ({
      file: path.basename(job.itemDetails.name, ".pdf"),
      profile: v.profileName.replace(/ validation profile$/, ""),
      failed: v.details.ruleSummaries.map((r) => `${r.clause}-${r.testNumber} ${r.description}`),
    })),
  );
}
