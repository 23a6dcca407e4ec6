import { existsSync } from "node:fs";
import path from "node:path";

/** Where a browser can stand, best first. */
export interface Candidate {
  readonly name: string;
  readonly path: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const LINUX = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge-stable", "microsoft-edge"];

function onLinux(env: Env): Candidate[] {
  const folders = (env["PATH"] ?? "").split(":").filter((f) => path.isAbsolute(f));
  return LINUX.flatMap((name) => folders.map((folder) => ({ name, path: path.join(folder, name) })));
}

function onWindows(env: Env): Candidate[] {
  const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((k) => env[k]).filter((r) => r !== undefined);
  return roots.flatMap((root) => [
    { name: "Google Chrome", path: path.win32.join(root, "Google", "Chrome", "Application", "chrome.exe") },
    { name: "Microsoft Edge", path: path.win32.join(root, "Microsoft", "Edge", "Application", "msedge.exe") },
  ]);
}

function onMac(): Candidate[] {
  return ["Google Chrome", "Microsoft Edge", "Chromium"].map((name) => ({
    name,
    path: `/Applications/${name}.app/Contents/MacOS/${name}`,
  }));
}

/** The installed Chrome, Edge or Chromium of this system, in the order in which they are tried. */
export function installedBrowsers(platform: NodeJS.Platform, env: Env, exists: (file: string) => boolean = existsSync): Candidate[] {
  const all = platform === "win32" ? onWindows(env) : platform === "darwin" ? onMac() : onLinux(env);
  return all.filter((c) => exists(c.path));
}
