import { bytesOf, escapeXml, type Parts, relationshipsOf, relsName, textOf } from "./parts.ts";

type Writable = Map<string, Uint8Array>;

const RELS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "[Content_Types].xml";

/** Writes before a closing tag, opening an element that stands empty. */
export function insertBefore(xml: string, element: string, addition: string): string {
  const close = xml.lastIndexOf(`</${element}>`);
  if (close >= 0) return xml.slice(0, close) + addition + xml.slice(close);
  const empty = new RegExp(`<${element}(\\s[^>]*)?/>`).exec(xml);
  if (!empty) return xml;
  const opened = `<${element}${empty[1] ?? ""}>${addition}</${element}>`;
  return xml.slice(0, empty.index) + opened + xml.slice(empty.index + empty[0].length);
}

/** Adds a relationship to a part ("" for the package) and gives its id. */
export function addRelationship(parts: Writable, part: string, type: string, target: string): string {
  const name = part === "" ? "_rels/.rels" : relsName(part);
  const taken = new Set(relationshipsOf(parts, part).map((r) => r.id));
  let n = taken.size + 1;
  while (taken.has(`rIdPaper${n}`)) n += 1;
  const xml =
    textOf(parts, name) ?? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${RELS}"></Relationships>`;
  const tag = `<Relationship Id="rIdPaper${n}" Type="${type}" Target="${escapeXml(target)}"/>`;
  parts.set(name, bytesOf(insertBefore(xml, "Relationships", tag)));
  return `rIdPaper${n}`;
}

/** Says what files with this extension are, where the package does not yet. */
export function addDefaultType(parts: Writable, extension: string, type: string): void {
  const xml = textOf(parts, TYPES) ?? "";
  if (new RegExp(`Extension="${extension}"`, "i").test(xml)) return;
  // Defaults stand before overrides in what Word writes; the order has no meaning.
  const at = xml.search(/<Default\s|<Override\s|<\/Types>/);
  parts.set(TYPES, bytesOf(`${xml.slice(0, at)}<Default Extension="${extension}" ContentType="${type}"/>${xml.slice(at)}`));
}

/** Says what one part is. */
export function addOverrideType(parts: Writable, part: string, type: string): void {
  const xml = textOf(parts, TYPES) ?? "";
  if (xml.includes(`PartName="/${part}"`)) return;
  parts.set(TYPES, bytesOf(insertBefore(xml, "Types", `<Override PartName="/${part}" ContentType="${type}"/>`)));
}

/** A part name that is free: base, base2, base3 … */
export function freeName(parts: Parts, base: string, extension: string): string {
  for (let n = 1; ; n++) {
    const name = `${base}${n}.${extension}`;
    if (!parts.has(name)) return name;
  }
}
