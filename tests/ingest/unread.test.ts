import { describe, expect, it } from "vitest";
import { gridRows } from "../../src/ingest/grid.ts";
import type { Segment } from "../../src/ingest/segments.ts";
import type { Table } from "../../src/ingest/table.ts";
import { unreadTables } from "../../src/ingest/unread.ts";
import { document, type MadeTable } from "./made.ts";

const tableOf = (made: MadeTable) => document([made]).blocks.find((b): b is Table => b.kind === "table") as Table;
const HEADINGS = ["Ref", "Action", "Owner", "Due", "Progress"];
const plan = (): Segment => {
  const table = tableOf([HEADINGS, ["1", "Paint the net sheds.", "M. Tench", "May 2021", "Primed."]]);
  const columns = HEADINGS.map((name, column) => ({ column, colSpan: 1, role: "other" as const, name }));
  return { table, tables: [table], before: [], header: [], rows: gridRows(table), columns };
};
const other = (made: MadeTable): Segment => ({
  ...plan(),
  table: tableOf(made),
  tables: [tableOf(made)],
  rows: gridRows(tableOf(made)),
  columns: null,
});

describe("a table that was not read as recommendations", () => {
  it("is told where a row of it says what the plan's headings do, and others stand below", () => {
    const torn = other([
      ["", "", "Named", "", ""],
      ["Ref", "Action", "officer", "Due", "Progress"],
      ["2", "Oil the bollards.", "B. Quay", "June 2021", "Begun."],
    ]);
    expect(unreadTables([plan(), torn])).toEqual(torn.tables);
    expect(unreadTables([torn, plan()])).toEqual(torn.tables);
  });

  it("is told between the plan's tables, where nothing heads it", () => {
    const key = other([["Green", "On course"]]);
    expect(unreadTables([plan(), key, plan()])).toEqual(key.tables);
    expect(unreadTables([plan(), key])).toEqual([]);
  });

  it("is not where it is headings alone, or the document's versions", () => {
    const versions = other([
      ["Version", "Due", "Author"],
      ["1", "2 March 2021", "M. Tench"],
    ]);
    expect(unreadTables([plan(), other([HEADINGS]), versions])).toEqual([]);
  });
});
