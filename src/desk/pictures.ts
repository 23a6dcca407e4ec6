import { pagePictureInChild, placedWordsInChild, readTablesInChild } from "../reader.ts";
import type { PlacedWord } from "../reader-job.ts";
import type { Seen } from "./desk.ts";
import { remember } from "./remember.ts";
import type { DeskState, PagePicture } from "./state.ts";

const MOST = 24; // pictures kept: about 300 kB each

/** A picture of a page of the source; null where the source is no PDF. */
export async function pagePicture(state: DeskState, seen: Seen, page: number): Promise<PagePicture | null> {
  const { source } = seen.snapshot.edition.edition;
  if (source.mediaType !== "application/pdf" || page < 1 || page > source.pages) return null;
  const key = `${source.sha256}/${page}`;
  const made =
    state.pictures.get(key) ??
    remember(
      state.pictures,
      key,
      pagePictureInChild(seen.snapshot.source.bytes, { name: source.name, password: state.password }, page),
      MOST,
    );
  try {
    const picture = await made;
    state.locked.delete(source.sha256);
    return picture;
  } catch (error) {
    state.pictures.delete(key);
    if (error instanceof Error && /password/.test(error.message)) state.locked.add(source.sha256);
    return null;
  }
}

/** Where the words of a PDF stand; none where that cannot be had. */
export async function placedWords(state: DeskState, seen: Seen): Promise<readonly PlacedWord[]> {
  const { source } = seen.snapshot.edition.edition;
  if (source.mediaType !== "application/pdf") return [];
  const made =
    state.words.get(source.sha256) ??
    remember(
      state.words,
      source.sha256,
      placedWordsInChild(seen.snapshot.source.bytes, { name: source.name, password: state.password }),
      4,
    );
  return made.catch(() => {
    state.words.delete(source.sha256);
    return [];
  });
}

/** The tables of the source as they were read, for formats that have no picture; none where they cannot be had. */
export async function sourceTables(
  state: DeskState,
  seen: Seen,
): Promise<readonly { readonly page: number; readonly rows: readonly (readonly string[])[] }[]> {
  const { source } = seen.snapshot.edition.edition;
  const { columns, statusWords } = state.office.settings;
  const made =
    state.tables.get(source.sha256) ??
    remember(
      state.tables,
      source.sha256,
      readTablesInChild(seen.snapshot.source.bytes, { name: source.name, columns, statusWords, password: state.password }),
      4,
    );
  return made.catch(() => {
    state.tables.delete(source.sha256);
    return [];
  });
}
