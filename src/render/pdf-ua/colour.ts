/** A number in ICC's 16.16 fixed point. */
function fixed(value: number): Buffer {
  const b = Buffer.alloc(4);
  b.writeInt32BE(Math.round(value * 65536));
  return b;
}

/** A small RGB profile (ICC version 2): sRGB's primaries and white point with a gamma of 2.2. Made here, so that no file has to be licensed. */
export function rgbProfile(): Uint8Array {
  const xyz = (...values: readonly number[]) => Buffer.concat([Buffer.from("XYZ \0\0\0\0", "latin1"), ...values.map(fixed)]);
  const padded = (b: Buffer) => Buffer.concat([b, Buffer.alloc((4 - (b.length % 4)) % 4)]);
  const label = Buffer.from("RGB, gamma 2.2\0", "latin1");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(label.length);
  const description = padded(Buffer.concat([Buffer.from("desc\0\0\0\0", "latin1"), length, label, Buffer.alloc(78)]));
  const curve = Buffer.concat([Buffer.from("curv\0\0\0\0", "latin1"), Buffer.from([0, 0, 0, 1, 2, 0x33, 0, 0])]); // one value: 2.2 as 8.8 fixed
  const tags: readonly (readonly [string, Buffer])[] = [
    ["desc", description],
    ["cprt", padded(Buffer.from("text\0\0\0\0CC0\0", "latin1"))],
    ["wtpt", xyz(0.9505, 1, 1.0891)],
    ["rXYZ", xyz(0.4361, 0.2225, 0.0139)],
    ["gXYZ", xyz(0.3851, 0.7169, 0.0971)],
    ["bXYZ", xyz(0.1431, 0.0606, 0.7141)],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  return assemble(tags);
}

const HEADER = 128;

function assemble(tags: readonly (readonly [string, Buffer])[]): Uint8Array {
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length);
  let at = HEADER + table.length;
  tags.forEach(([sign, body], i) => {
    table.write(sign, 4 + i * 12, "latin1");
    table.writeUInt32BE(at, 8 + i * 12);
    table.writeUInt32BE(body.length, 12 + i * 12);
    at += body.length;
  });
  return Buffer.concat([header(at), table, ...tags.map(([, body]) => body)]);
}

function header(size: number): Buffer {
  const h = Buffer.alloc(HEADER);
  h.writeUInt32BE(size, 0);
  h.writeUInt32BE(0x02100000, 8);
  h.write("mntrRGB XYZ ", 12, "latin1");
  h.writeUInt16BE(2000, 24);
  h.writeUInt16BE(1, 26);
  h.writeUInt16BE(1, 28);
  h.write("acsp", 36, "latin1");
  fixed(0.9642).copy(h, 68);
  fixed(1).copy(h, 72);
  fixed(0.8249).copy(h, 76);
  return h;
}
