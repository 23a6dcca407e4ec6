/**
 * A Windows shortcut (.lnk) by the open specification MS-SHLLINK: it starts a program with words after it, in a folder, its window minimised. Written
 * byte by byte, so that neither a script host nor PowerShell is needed to make it or to open it.
 */
export interface Shortcut {
  /** The program, as a full path. */
  readonly target: string;
  /** The command line after it. */
  readonly words: string;
  /** Where it starts. */
  readonly folder: string;
  readonly comment: string;
}

const FLAG = { idList: 0x1, linkInfo: 0x2, name: 0x4, folder: 0x10, words: 0x20, unicode: 0x80, environment: 0x200 };
const CLASS = "0114020000000000c000000000000046"; // 00021401-0000-0000-C000-000000000046, as bytes
const MY_COMPUTER = "1f50e04fd020ea3a6910a2d808002b30309d"; // the shell's root of drives
const MINIMISED = 7; // SW_SHOWMINNOACTIVE

const u16 = (n: number) => Buffer.from([n & 255, (n >> 8) & 255]);
const u32 = (n: number) => Buffer.concat([u16(n & 0xffff), u16(n >>> 16)]);
const wide = (text: string) => Buffer.from(text, "utf16le");
const zeros = (n: number) => Buffer.alloc(n);
const sized = (body: Buffer) => Buffer.concat([u16(body.length + 2), body]);

const isPlainDrivePath = (file: string) => /^[A-Za-z]:\\[\x20-\x7e]+$/.test(file);

/** The path as the shell's items, a folder each. Only for names of plain letters; for others the path itself is what counts. */
function idList(target: string): Buffer | null {
  if (!isPlainDrivePath(target)) return null;
  const [drive = "", ...names] = target.split("\\");
  const root = Buffer.concat([Buffer.from([0x2f]), Buffer.from(`${drive}\\`, "latin1"), zeros(19)]);
  const items = names.map((name, i) => {
    const isFile = i === names.length - 1;
    const kind = Buffer.from([isFile ? 0x32 : 0x31, 0]);
    const padded = Buffer.concat([Buffer.from(name, "latin1"), zeros(name.length % 2 === 0 ? 2 : 1)]);
    return Buffer.concat([kind, u32(0), u32(0), u16(isFile ? 0x20 : 0x10), padded]);
  });
  const all = [Buffer.from(MY_COMPUTER, "hex"), root, ...items].map(sized);
  const list = Buffer.concat([...all, u16(0)]);
  return Buffer.concat([u16(list.length), list]);
}

/** The path on a drive of this machine, in single bytes and in Unicode; null for a path on a server. */
function linkInfo(target: string): Buffer | null {
  if (!/^[A-Za-z]:\\/.test(target)) return null;
  const header = 0x24;
  const volume = Buffer.concat([u32(0x11), u32(3), u32(0), u32(0x10), zeros(1)]); // a fixed drive without serial number or label
  const narrow = Buffer.concat([Buffer.from(target.replace(/[^\x20-\x7e]/g, "?"), "latin1"), zeros(1)]);
  const suffix = zeros(1);
  const full = Buffer.concat([wide(target), u16(0)]);
  const at = { volume: header, narrow: header + volume.length, suffix: 0, full: 0, end: 0 };
  at.suffix = at.narrow + narrow.length;
  at.full = at.suffix + suffix.length;
  at.end = at.full + full.length;
  const body = [volume, narrow, suffix, full, u16(0)];
  const size = at.end + 2;
  const offsets = [size, header, 1, at.volume, at.narrow, 0, at.suffix, at.full, at.end];
  return Buffer.concat([...offsets.map(u32), ...body]);
}

/** The path once more, as the block that Windows takes where the items do not lead there; null where it would take a part of it for a variable. */
function environmentBlock(target: string): Buffer | null {
  if (target.includes("%")) return null;
  const narrow = Buffer.alloc(260);
  narrow.write(target.replace(/[^\x20-\x7e]/g, "?").slice(0, 259), "latin1");
  const full = Buffer.alloc(520);
  full.write(target.slice(0, 259), "utf16le");
  return Buffer.concat([u32(0x314), u32(0xa0000001), narrow, full]);
}

const counted = (text: string) => Buffer.concat([u16(text.length), wide(text)]);

/** The shortcut's bytes; the same for the same paths. */
export function shortcutBytes({ target, words, folder, comment }: Shortcut): Uint8Array {
  const items = idList(target);
  const info = linkInfo(target);
  const environment = environmentBlock(target);
  const flags =
    (items === null ? 0 : FLAG.idList) |
    (info === null ? 0 : FLAG.linkInfo) |
    FLAG.name |
    FLAG.folder |
    FLAG.words |
    FLAG.unicode |
    (environment === null ? 0 : FLAG.environment);
  const times = zeros(24); // no times: the same bytes whenever it is made
  const header = Buffer.concat([
    ...[u32(0x4c), Buffer.from(CLASS, "hex"), u32(flags), u32(0x20), times, u32(0), u32(0), u32(MINIMISED)],
    ...[u16(0), u16(0), u32(0), u32(0)],
  ]);
  const parts = [header, ...(items === null ? [] : [items]), ...(info === null ? [] : [info])];
  const texts = [comment, folder, words].map(counted);
  return Buffer.concat([...parts, ...texts, ...(environment === null ? [] : [environment]), u32(0)]);
}
