import { mkdirSync, mkdtempSync } from "node:fs";
import { readlink, rm } from "node:fs/promises";
import path from "node:path";

/** A browser's empty profile, and how it goes. */
export interface Profile {
  readonly folder: string;
  /** To be called once the browser has ended. */
  away(): Promise<void>;
}

/** Makes a profile in a private folder. */
export function makeProfile(scratch: string): Profile {
  mkdirSync(scratch, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(path.join(scratch, "browser-"));
  const away = async (): Promise<void> => {
    const socket = await socketFolder(folder);
    for (const gone of socket === null ? [folder] : [socket, folder])
      await rm(gone, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => undefined);
  };
  return { folder, away };
}

// A Unix socket's path must be short, so Chromium lays its own into the system's temporary folder, in one of its own (org.chromium.Chromium.kSrwkP),
// and a link to it into the profile. It takes it away when it ends by itself, not when it is ended.
const OWN = /^\.?(?:org|com)\.[\w.-]+\.\w{6}$/;

async function socketFolder(profile: string): Promise<string | null> {
  const link = await readlink(path.join(profile, "SingletonSocket")).catch(() => null);
  const folder = link === null ? null : path.dirname(path.resolve(profile, link));
  return folder !== null && OWN.test(path.basename(folder)) ? folder : null;
}
