import { diff } from "../diff/diff.ts";
import type { ChangeSet } from "../model/change.ts";
import { editionNamed } from "./editions.ts";
import { openOffice, type Place } from "./office.ts";
import { givenFrom, type ReadOptions } from "./options.ts";
import { json, line, type Streams } from "./print.ts";

const LISTS = [
  ["added", "Added"],
  ["removed", "Removed"],
  ["completed", "Completed"],
  ["reopened", "Reopened"],
  ["withdrawn", "Withdrawn"],
  ["reinstated", "Reinstated"],
  ["putOnHold", "Put on hold"],
  ["resumed", "Resumed"],
  ["slipped", "Slipped"],
  ["broughtForward", "Brought forward"],
  ["updateChanged", "Update changed"],
  ["textChanged", "Text changed"],
  ["ownerChanged", "Owner changed"],
  ["deliveryChanged", "Delivery date changed"],
  ["statusChanged", "Status changed"],
  ["moved", "Moved to another section"],
] as const satisfies readonly (readonly [keyof ChangeSet, string])[];

function redline(pieces: ChangeSet["changes"][number]["redline"]): string {
  return pieces.map((p) => (p.op === "equal" ? p.text : p.op === "insert" ? `[+${p.text}+]` : `[-${p.text}-]`)).join("");
}

function show(changes: ChangeSet, streams: Streams): void {
  line(streams.out, `From ${changes.from ?? "?"} to ${changes.to ?? "?"}`);
  for (const [list, words] of LISTS) if (changes[list].length > 0) line(streams.out, `${words}: ${changes[list].join(", ")}`);
  if (changes.renumbered.length > 0) line(streams.out, `Renumbered: ${changes.renumbered.map((r) => `${r.from} to ${r.to}`).join(", ")}`);
  line(streams.out, `Unchanged: ${changes.unchanged.length}`);
  for (const c of changes.changes)
    line(streams.out, `\nRec ${c.id}, ${c.field} (${c.kind}):\n${redline(c.redline) || `${c.before} → ${c.after}`}`);
  for (const f of changes.findings) line(streams.out, `\n${f.severity}: ${f.code}: ${f.message}`);
}

/** `actionplan diff`: gives the exit code. */
export async function diffCommand(
  old: string,
  now: string,
  options: Place & ReadOptions & { readonly json?: boolean },
  streams: Streams,
): Promise<number> {
  const office = await openOffice(options, streams);
  try {
    const given = givenFrom(options);
    const changes = diff(await editionNamed(old, office, given), await editionNamed(now, office, given));
    if (options.json === true) json(streams.out, changes);
    else show(changes, streams);
    return 0;
  } finally {
    await office.close();
  }
}
