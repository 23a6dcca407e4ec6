import { writeXlsx } from "hucre";
import type { ChangeSet } from "../model/change.ts";
import { longDay } from "../model/day.ts";
import type { Edition } from "../model/edition.ts";
import type { PlanHistory } from "../model/history.ts";
import type { BoardSettings, Settings } from "../model/settings.ts";
import type { Paper } from "./blocks.ts";
import { changeColumns, changeRows } from "./sheet/change-rows.ts";
import { dateColumns, datedRows } from "./sheet/date-columns.ts";
import { findingColumns } from "./sheet/finding-columns.ts";
import { planColumns } from "./sheet/plan-columns.ts";
import { tableSheet } from "./sheet/table-sheet.ts";
import { bytesOf, openParts, packParts, textOf } from "./word/parts.ts";

/** What a workbook is made from; all of a paper's input will do. */
export interface WorkbookInput {
  readonly edition: Edition;
  readonly changes: ChangeSet | null;
  readonly history: PlanHistory | null;
  readonly paper?: Pick<Paper, "colours">;
  readonly settings?: Pick<Settings, "colours" | "author">;
  readonly board?: Pick<BoardSettings, "marking"> | null;
}

const COLOURS: Paper["colours"] = { complete: "#123a5e", overdue: "#bf4034", soon: "#e6b04a", ahead: "#7aa783", none: "#dde1e4" };
const UNDATED = "2000-01-01"; // a file has a day, and an edition may have none

// hucre writes a font's colour before its size; the schema wants it after (the Open XML SDK says so).
function inSchemaOrder(parts: Map<string, Uint8Array>): Map<string, Uint8Array> {
  const styles = textOf(parts, "xl/styles.xml") ?? "";
  return parts.set("xl/styles.xml", bytesOf(styles.replace(/(<color [^>]*\/>)(<sz [^>]*\/>)/g, "$2$1")));
}

const LONGEST = 90; // letters of the title: a footer holds 255 in all

/** What every printed page says: the marking above and below, plan and edition, page of pages. "&" is Excel's own sign there. */
function furniture({ edition: { title, date, marking } }: Edition, board: WorkbookInput["board"]) {
  const plain = (text: string): string => text.replace(/&/g, "&&");
  const marked = plain(board?.marking ?? marking ?? "");
  const middle = marked === "" ? "" : `&C&"-,Bold"${marked}`;
  const left = `&L${plain(title.slice(0, LONGEST))}${date === null ? "" : `, ${longDay(date)}`}`;
  return { ...(middle === "" ? {} : { oddHeader: middle }), oddFooter: `${left}${middle}&RPage &P of &N` };
}

/** Plan, changes, dates and findings as a workbook: tables with filters, real dates, ratings in words and colour. The same input gives the same bytes. */
export async function editionWorkbook({ edition, changes, history, paper, settings, board }: WorkbookInput): Promise<Uint8Array> {
  const colours = paper?.colours ?? { ...COLOURS, ...settings?.colours };
  const day = edition.edition.date ?? UNDATED;
  const moment = new Date(`${day}T00:00:00Z`);
  const printed = furniture(edition, board);
  const sheets = [
    tableSheet("Plan", planColumns(edition), edition.recommendations, colours, printed),
    tableSheet("Changes", changeColumns, changes === null ? [] : changeRows(changes, edition), colours, printed),
    tableSheet("Dates", dateColumns, datedRows(edition, history), colours, printed),
    tableSheet("Findings", findingColumns, edition.findings, colours, printed),
  ];
  const properties = { title: edition.edition.title, creator: settings?.author ?? "", created: moment, modified: moment };
  const bytes = await writeXlsx({ sheets, properties, defaultFont: { name: "Arial", size: 10 } });
  return packParts(inSchemaOrder(openParts(bytes, "the workbook")), day);
}
