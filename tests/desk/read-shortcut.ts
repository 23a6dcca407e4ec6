/** What a Windows shortcut says, read by MS-SHLLINK: section by section, each at the place that the one before gives. */
export function readShortcut(bytes: Uint8Array) {
  const b = Buffer.from(bytes);
  if (b.readUInt32LE(0) !== 0x4c || b.subarray(4, 20).toString("hex") !== "0114020000000000c000000000000046")
    throw new Error("no shortcut");
  const flags = b.readUInt32LE(20);
  let at = 0x4c;
  const items = (flags & 1) === 0 ? null : itemsAt(b, at + 2);
  if ((flags & 1) !== 0) at += 2 + b.readUInt16LE(at);
  const path = (flags & 2) === 0 ? null : textAt(b, at + b.readUInt32LE(at + 0x1c));
  if ((flags & 2) !== 0) at += b.readUInt32LE(at);
  const texts: Record<string, string> = {};
  for (const [bit, name] of [
    [4, "comment"],
    [8, "relative"],
    [16, "folder"],
    [32, "words"],
    [64, "icon"],
  ] as const) {
    if ((flags & bit) === 0) continue;
    const length = b.readUInt16LE(at) * 2;
    texts[name] = b.subarray(at + 2, at + 2 + length).toString("utf16le");
    at += 2 + length;
  }
  const environment = b.readUInt32LE(at + 4) === 0xa0000001 ? textAt(b, at + 8 + 260) : null;
  at += b.readUInt32LE(at);
  if (b.readUInt32LE(at) !== 0 || at + 4 !== b.length) throw new Error("it does not end where it should");
  return { items, path, ...texts, environment, minimised: b.readUInt32LE(60) === 7 };
}

function textAt(b: Buffer, from: number): string {
  let end = from;
  while (b.readUInt16LE(end) !== 0) end += 2;
  return b.subarray(from, end).toString("utf16le");
}

function itemsAt(b: Buffer, from: number): string[] {
  const names: string[] = [];
  for (let at = from; b.readUInt16LE(at) !== 0; at += b.readUInt16LE(at)) {
    const kind = b[at + 2] ?? 0;
    const start = kind === 0x2f ? at + 3 : at + 14;
    if (kind !== 0x1f) names.push(b.subarray(start, b.indexOf(0, start)).toString("latin1"));
  }
  return names;
}
