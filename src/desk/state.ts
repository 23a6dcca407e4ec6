import type { PlanHistory } from "../model/history.ts";
import type { Office } from "../pipeline/office.ts";
import type { PlacedWord } from "../reader-job.ts";
import type { Paper } from "../render/blocks.ts";
import type { Keys } from "./guard.ts";
import type { Message } from "./pages.ts";
import { Readings } from "./reading.ts";

/** A picture of a page: PNG bytes, and the page's size in points. */
export interface PagePicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What one running desk remembers. All of it may be lost: everything that counts is in the archive. */
export interface DeskState {
  readonly office: Office;
  readonly keys: Keys;
  readonly readings: Readings;
  /** The password that the last protected document came with: its pages are shown with it. Kept in memory only. */
  password: string | null;
  /** Documents, by digest, whose pages cannot be shown without their password. */
  readonly locked: Set<string>;
  /** Who decisions are recorded as. */
  who: string | null;
  /** What was just done, by the word that the next page's address carries: told once, in the window that it was done in. */
  readonly messages: Map<string, Message>;
  /** The papers being written: what is going on, by edition path. */
  readonly writing: Map<string, string>;
  /** Pictures of pages by source digest and page; the oldest go first. */
  readonly pictures: Map<string, Promise<PagePicture>>;
  /** Words with their places, by source digest. */
  readonly words: Map<string, Promise<readonly PlacedWord[]>>;
  /** Papers and histories as they would be made now, by all that they are made from. */
  readonly papers: Map<string, Promise<Paper>>;
  readonly histories: Map<string, PlanHistory>;
  readonly tables: Map<string, Promise<readonly { readonly page: number; readonly rows: readonly (readonly string[])[] }[]>>;
}

/** A desk that nobody has used yet. */
export function newState(office: Office, keys: Keys): DeskState {
  return {
    office,
    keys,
    readings: new Readings(office),
    password: null,
    locked: new Set(),
    who: office.settings.author,
    messages: new Map(),
    writing: new Map(),
    pictures: new Map(),
    words: new Map(),
    papers: new Map(),
    histories: new Map(),
    tables: new Map(),
  };
}
