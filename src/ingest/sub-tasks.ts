import type { PlanColumn } from "./columns.ts";
import type { GridCell, GridRow } from "./grid.ts";
import { foldHeading } from "./headings.ts";
import { isBlank } from "./paragraphs.ts";
import type { Cell, Paragraph } from "./table.ts";
import { takeId } from "./take-id.ts";

const SUB_TASKS = /^sub ?(?:tasks?|actions?|activit(?:y|ies)|items?|points?|recommendations?|milestones?)$/;

/**
 * "Ai) Consolidate the note" in a column of sub-tasks, in a row of its own below "(A) | Paper": what is followed up there is the sub-task, with its own
 * owner and date. Such rows are given their words as id and text, as the rows of the tasks have theirs.
 */
export function raiseSubTasks(rows: readonly GridRow[], columns: readonly PlanColumn[]): readonly GridRow[] {
  const sub = columns.find((c) => c.role === "other" && SUB_TASKS.test(foldHeading(c.name)));
  const text = columns.find((c) => c.role === "text");
  if (sub === undefined || text === undefined) return rows;
  const id = columns.find((c) => c.role === "id") ?? null;
  return rows.map((row) => raised(row, sub, text, id));
}

function raised(row: GridRow, sub: PlanColumn, text: PlanColumn, id: PlanColumn | null): GridRow {
  const task = row.cells.find((c) => c.own && c.cell.column === sub.column);
  const above = row.cells.filter((c) => isIn(c, text) || (id !== null && isIn(c, id)));
  if (task === undefined || isBlank(task.cell.paragraphs) || above.some((c) => c.own && !isBlank(c.cell.paragraphs))) return row;
  const kept = row.cells.filter((c) => c !== task && !above.includes(c));
  return { ...row, cells: [...asTask(task.cell, text, id), ...kept].sort((a, b) => a.cell.column - b.cell.column) };
}

function isIn({ cell }: GridCell, column: PlanColumn): boolean {
  return cell.column >= column.column && cell.column < column.column + column.colSpan;
}

function asTask(cell: Cell, text: PlanColumn, id: PlanColumn | null): GridCell[] {
  const [first, ...more] = cell.paragraphs;
  const head = id === null || first === undefined ? null : takeId(first);
  const own = (column: PlanColumn, paragraphs: readonly Paragraph[]): GridCell => ({
    own: true,
    cell: { ...cell, column: column.column, colSpan: 1, paragraphs },
  });
  if (id === null || first === undefined || head === null) return [own(text, cell.paragraphs)];
  return [own(id, [{ ...first, list: null, runs: head.runs }]), own(text, isBlank([head.rest]) ? more : [head.rest, ...more])];
}
