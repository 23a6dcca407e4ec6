import { normalForm } from "../model/text.ts";
import type { OwnColumns } from "./headers.ts";
import { roleOfHeading } from "./headings.ts";
import { joinParagraphs, lineOf, runsOf } from "./paragraphs.ts";
import {
  type Block,
  type Cell,
  type Join,
  paragraphText,
  type Row,
  type Run,
  type SourceDocument,
  type Table,
  type TextBlock,
} from "./table.ts";

// A form of its own for each recommendation ("Owner | Moira Tench" below "Action | Paint the sheds"), one table after another, is a plan too:
// the forms are the rows of one table, their labels its header.

interface Field {
  readonly label: Cell | null;
  readonly key: string;
  readonly value: Cell;
}

interface Card {
  readonly table: Table;
  readonly fields: readonly Field[];
  readonly joins: readonly Join[];
}

const FEWEST = 3; // forms, and labels that are headings of plans
const LONGEST_LABEL = 6; // words
const MOST = 0.6; // of a form's labels stand in others too

/** A document whose recommendations stand in forms, with each run of forms as one table; any other as it is. */
export function withCards(source: SourceDocument, own: OwnColumns): SourceDocument {
  const cards = new Map(source.blocks.map((block) => [block, block.kind === "table" ? toCards(block) : []]));
  const labels = commonLabels([...cards.values()].flat());
  if (new Set([...labels].flatMap((label) => roleOfHeading(label, own)?.role ?? [])).size < FEWEST) return source;
  const furniture: Run[] = [];
  const blocks: Block[] = [];
  let open: Card[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(cardsToTable(open, furniture));
    open = [];
  };
  for (const [i, block] of source.blocks.entries()) {
    const own = cards.get(block) ?? [];
    const isForm = own.length > 0 && own.every((card) => isOfPlan(card, labels));
    if (isForm) open = own.map((card, k) => (k === 0 ? headed(card, source.blocks[i - 1]) : card)).reduce(withPart, open);
    else if (!(namesForm(block) && cards.get(source.blocks[i + 1] as Block)?.some((card) => isOfPlan(card, labels)))) {
      close();
      blocks.push(block);
    }
  }
  close();
  return { ...source, blocks, furniture: [...source.furniture, ...furniture] };
}

/** "Recommendation 4" right above its form. */
function namesForm(block: Block | undefined): block is TextBlock {
  const isName = (text: string) =>
    /^(?:recommendation|action|rec|objective)\s+(?:no\.?\s*)?\(?[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?\)?[.:]?$/i.test(text);
  return block?.kind === "text" && block.paragraph.list === null && isName(paragraphText(block.paragraph).trim());
}

/** A form with the line above it that names it as its first field. */
function headed(card: Card, above: Block | undefined): Card {
  if (!namesForm(above) || card.fields.some((f) => f.label === null)) return card;
  const value: Cell = { ...NOTHING(above.page), paragraphs: [above.paragraph] };
  return { ...card, fields: [{ label: null, key: "", value }, ...card.fields] };
}

/** The forms of a table: most are one; where labels come round again, another begins. None where the table is no form. */
function toCards(table: Table): Card[] {
  const rows = table.rows.map(rowToFields);
  if (table.width > WIDEST || rows.includes(null) || table.rows.some((r) => r.header && r.cells.length > 1)) return [];
  const cards: Field[][] = [];
  for (const field of rows.flatMap((r) => r ?? [])) {
    const last = cards.at(-1);
    const begins =
      last === undefined || (field.label === null && last.length > 0) || last.some((f) => f.label !== null && f.key === field.key);
    if (field.key === "" && field.label !== null && last !== undefined) last.splice(-1, 1, longer(last.at(-1) as Field, field));
    else if (begins) cards.push([field]);
    else last.push(field);
  }
  return cards.map((fields) => ({ table, fields, joins: cards.length === 1 ? table.rows.flatMap((r) => r.joins) : [] }));
}

const WIDEST = 6; // columns: three labels with their values

/** A value that goes on over a page, where its label does not stand again. */
function longer(before: Field, rest: Field): Field {
  const paragraphs = joinParagraphs([before.value.paragraphs, rest.value.paragraphs]);
  return { ...before, value: { ...before.value, paragraphs, pieces: [...before.value.pieces, ...rest.value.pieces] } };
}

/** A form that a page break cut is two tables: the second has none of the first's labels, and not the one that forms begin with. */
function withPart(cards: readonly Card[], card: Card): Card[] {
  const last = cards.at(-1);
  const first = cards[0]?.fields[0]?.key;
  const own = new Set(last?.fields.map((f) => f.key));
  const goesOn =
    last !== undefined &&
    card.table.page > last.table.page - 1 &&
    card.fields.every((f) => !own.has(f.key)) &&
    card.fields[0]?.key !== first;
  return goesOn
    ? [
        ...cards.slice(0, -1),
        { ...last, fields: [...last.fields, ...card.fields], joins: [...last.joins, { page: card.table.page, evidence: CUT, sure: true }] },
      ]
    : [...cards, card];
}

const CUT = "the rest of a form, with none of the labels that stood before";

/** A row of labels and values by turns, or the form's own heading over its width. */
function rowToFields({ cells }: Row): Field[] | null {
  const [only] = cells;
  if (cells.length === 1 && only !== undefined) return lineOf(only.paragraphs) === "" ? [] : [{ label: null, key: "", value: only }];
  if (cells.length % 2 === 1 || cells.some((c) => c.rowSpan > 1)) return null;
  const fields = cells.flatMap((label, i): Field[] => {
    const value = cells[i + 1];
    return i % 2 === 1 || value === undefined ? [] : [{ label, key: normalForm(lineOf(label.paragraphs)).replace(/\s*:$/, ""), value }];
  });
  const isLabel = (f: Field) => f.key.split(" ").length <= LONGEST_LABEL && (f.key !== "" || fields.length === 1);
  return fields.every(isLabel) ? fields : null;
}

/** The labels that stand in half of the forms or more. */
function commonLabels(cards: readonly Card[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const card of cards) for (const key of new Set(card.fields.map((f) => f.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = Math.max(FEWEST, cards.filter((c) => c.fields.length > 1).length / 2);
  return new Set([...counts].filter(([key, count]) => key !== "" && count >= least).map(([key]) => key));
}

function isOfPlan(card: Card, labels: ReadonlySet<string>): boolean {
  const own = card.fields.filter((f) => f.label !== null);
  const known = own.filter((f) => labels.has(f.key)).length;
  return known > 0 && known >= own.length * MOST;
}

/** The forms as rows; a label stands in the header once, and again in each form as a repeated header does. */
function cardsToTable(cards: readonly Card[], furniture: Run[]): Table {
  const keys = [...new Set(cards.flatMap((c) => c.fields.map((f) => f.key)))].sort((a, b) => Number(b === "") - Number(a === ""));
  const header = new Map<string, Cell>();
  for (const { label, key } of cards.flatMap((c) => c.fields)) {
    if (label === null) continue;
    if (header.has(key)) furniture.push(...runsOf(label.paragraphs).map((r, i) => (i === 0 ? { ...r, glue: "" as const } : r)));
    else header.set(key, label);
  }
  const page = cards[0]?.table.page ?? 1;
  const rowOf = (cells: ReadonlyMap<string, Cell>, at: number): readonly Cell[] =>
    keys.map((key, column) => ({ ...(cells.get(key) ?? NOTHING(at)), column, colSpan: 1, rowSpan: 1 }));
  const rows = cards.map((card): Row => {
    const values = new Map(card.fields.map((f) => [f.key, f.value]));
    return { page: card.table.page, cells: rowOf(values, card.table.page), header: false, joins: card.joins };
  });
  return { kind: "table", page, width: keys.length, rows: [{ page, cells: rowOf(header, page), header: true, joins: [] }, ...rows] };
}

const NOTHING = (page: number): Cell => ({ column: 0, colSpan: 1, rowSpan: 1, paragraphs: [], pieces: [{ page, box: null }], shade: null });
