import type { Archive } from "../archive/archive.ts";
import type { Browser } from "../browser.ts";
import type { Settings } from "../model/settings.ts";

/** The outside world as a run sees it: folders, clock, browser and a place to say what is going on. Made once by the command line or the desk. */
export interface Office {
  readonly settings: Settings;
  /** Where relative paths of the settings start from. */
  readonly settingsFolder: string;
  readonly output: string;
  readonly archive: Archive;
  readonly now: () => Date;
  /** One line of progress; quiet where nobody watches. */
  readonly say: (line: string) => void;
  /** What a person must know although the run went on (no browser: no PDF). */
  readonly warn: (line: string) => void;
  /** A browser that prints, started once and shared; rejects with one line where there is none. `begun` is called once it is being started. */
  readonly browser: (begun?: () => void) => Promise<Browser>;
  /** A private folder for scratch files that goes with the run. */
  readonly scratch: () => Promise<string>;
  /** Ends what is being read, at once; absent where nobody can stop it. */
  readonly until?: AbortSignal;
}

/** What a person gave on the command line in place of what is read. */
export interface Given {
  readonly plan?: string;
  readonly date?: string;
  readonly title?: string;
  readonly marking?: string;
  readonly password?: string;
  /** Asks the person at the terminal for a document's password; absent where nobody is there. */
  readonly askPassword?: (name: string) => Promise<string | null>;
  readonly board?: string;
  readonly since?: string;
}
