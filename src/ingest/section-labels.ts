import { idParts } from "../model/identifier.ts";
import type { Draft } from "./draft.ts";

/**
 * A section's name printed at half the height of its rows stands beside one in their middle: 2.1 has none, 2.2 "Estates". Where each group of numbers
 * (2.1, 2.2, 2.3) has just one name in it, that is the name of the whole group; it is said of those that stood under another.
 */
export function centredLabels(drafts: readonly Draft[]): readonly Draft[] {
  const groups = groupsOf(drafts);
  const labels = groups?.map((group) => labelsIn(group, drafts)) ?? [];
  if (groups === null || groups.length < 2 || labels.some((l) => l.length !== 1)) return drafts;
  return groups.flatMap((group, i) => {
    const section = labels[i]?.[0] ?? null;
    return group.map((d) => (d.section === section ? d : { ...d, section, inferred: [...d.inferred, "section"] }));
  });
}

/** Drafts that follow one another under one number; null where a number comes back or has no levels. */
function groupsOf(drafts: readonly Draft[]): Draft[][] | null {
  const groups: Draft[][] = [];
  const parents: string[] = [];
  for (const d of drafts) {
    const parent = idParts(d.id ?? "")
      .slice(0, -1)
      .join(".");
    if (parent === "") return null;
    if (parents.at(-1) === parent) groups.at(-1)?.push(d);
    else if (parents.includes(parent)) return null;
    else {
      parents.push(parent);
      groups.push([d]);
    }
  }
  return groups;
}

/** The names that begin in a group. */
function labelsIn(group: readonly Draft[], drafts: readonly Draft[]): Draft["section"][] {
  return group.filter((d) => d.section !== null && drafts.find((o) => o.section === d.section) === d).map((d) => d.section);
}
