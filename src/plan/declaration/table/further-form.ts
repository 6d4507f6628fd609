import { type SourceRow, textOfRow } from '../files/source-rows.ts';
import { FORM_TITLE } from '../text/layout-choice.ts';
import { bare, labelOfCell, segmentsOfLine, type Vocabulary } from '../words/labels.ts';

/** Rows of a head above the name of its project; of a text with a cell a line, lines. */
const HEAD_ROWS = 8;
const HEAD_LINES = 16;
/** What stands alone in a row above the first label of a form: its number, year and unit of money. */
const ABOVE_LABELS =
  /^(?:附件|附表|表)\s*[\d一二三四五六七八九十]{1,3}\s*[:：]?$|^[（(]?\s*(?:19|20)\d{2}\s*年度?\s*[）)]?$|^[（(]?(?:金额)?单位[:：]\s*万?元[）)]?$/;

/**
 * Whether the head of a further form begins at `index`: its title, or a label of a head, and below it, with nothing but such rows between, the
 * name of a project. Below a title anything may stand before that name.
 */
export function furtherFormBegins(rows: readonly SourceRow[], index: number, vocabulary: Vocabulary): boolean {
  const first = rows[index] as SourceRow;
  const begins = (row: SourceRow): boolean => isTitle(row) || ABOVE_LABELS.test(textOfRow(row)) || isOfHead(row, vocabulary);
  if (!begins(first)) return false;
  const filled = rows.slice(index, index + HEAD_LINES * 2).filter((row) => textOfRow(row) !== '');
  const head = filled.slice(0, first.cellLine ? HEAD_LINES : HEAD_ROWS);
  const project = head.findIndex((row) => firstField(row, vocabulary) === 'project');
  if (project < 0) return false;
  const above = head.slice(0, project);
  const title = above.findIndex(isTitle);
  return above
    .slice(0, title < 0 ? project : title)
    .every((row, at) => begins(row) || isValueBelow(above[at - 1], row, vocabulary));
}

function isTitle(row: SourceRow): boolean {
  return FORM_TITLE.test(bare(textOfRow(row))) || FORM_TITLE.test(bare(row.cells[0]?.text ?? ''));
}

/** The name of the field whose label begins the row. */
function firstField(row: SourceRow, vocabulary: Vocabulary): string | null {
  const cell = row.cells.find(({ text }) => text.trim() !== '');
  const [line] = row.grid ? [] : segmentsOfLine(cell?.text ?? '', vocabulary);
  const label = row.grid
    ? labelOfCell(cell?.text ?? '', vocabulary)?.label
    : line?.firm || line?.value === ''
      ? line.label
      : null;
  return label?.kind === 'field' ? label.name : null;
}

function isOfHead(row: SourceRow, vocabulary: Vocabulary): boolean {
  return firstField(row, vocabulary) !== null;
}

/** Where each line is a cell, what stands below a label is its value. */
function isValueBelow(label: SourceRow | undefined, row: SourceRow, vocabulary: Vocabulary): boolean {
  return row.cellLine === true && label !== undefined && isOfHead(label, vocabulary);
}
