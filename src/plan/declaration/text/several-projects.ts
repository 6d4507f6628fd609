import { bare, type Label, labelOfCell, type Vocabulary } from '../words/labels.ts';
import { levelName } from '../words/level-words.ts';
import { gridRow, type SourceCell, type SourceRow } from '../files/source-rows.ts';
import { isBlank } from '../words/values.ts';

/** A column beside those of the indicators: the project, its unit, money or goal. */
interface Beside {
  text: string;
  label: Label;
  column: number;
}

interface Head {
  /** The row of the labels, and the last one of the head. */
  from: number;
  to: number;
  beside: Beside[];
  /** Where the columns of the indicators begin. */
  first: number;
}

interface Project {
  values: string[];
  rows: SourceRow[];
  where: string;
}

const AMOUNT = /^[\d,.]+$/;

/**
 * One table for all projects of a unit, as departments publish it: project, money and goal stand in columns before those of the indicators.
 * The first project as a form of its own, with the further ones named below it; null where the table is none of that kind.
 */
export function firstOfProjects(rows: readonly SourceRow[], vocabulary: Vocabulary): SourceRow[] | null {
  const head = headOf(rows, vocabulary);
  if (!head) return null;
  const project = head.beside.findIndex(({ label }) => label.kind === 'field' && label.name === 'project');
  const projects: Project[] = [];
  for (const row of rows.slice(head.to + 1)) {
    if (!row.grid) continue;
    const parted = partsOf(row, head, vocabulary);
    if (!parted) return null;
    const { values, cells } = parted;
    const name = values[project] ?? '';
    const current = projects.at(-1);
    const opens = !isBlank(name) && !AMOUNT.test(name) && name !== current?.values[project];
    if (opens) projects.push({ values, rows: [], where: row.where });
    if (cells.length > 0) projects.at(-1)?.rows.push({ ...row, cells });
  }
  const [first, ...further] = projects;
  if (!first || first.rows.length === 0) return null;
  return [
    ...rows.slice(0, head.from),
    ...head.beside.flatMap(({ text }, at) =>
      isBlank(first.values[at] ?? '') ? [] : [gridRow([text, first.values[at] ?? ''], first.where)],
    ),
    ...rows
      .slice(head.from, head.to + 1)
      .map((row) => ({ ...row, cells: row.cells.filter((cell) => cell.column >= head.first) })),
    ...first.rows,
    ...further.map((one) => gridRow(['项目名称', one.values[project] ?? ''], one.where)),
  ];
}

function headOf(rows: readonly SourceRow[], vocabulary: Vocabulary): Head | null {
  const columnsOf = (row: SourceRow | undefined): SourceCell[] =>
    row?.grid ? row.cells.filter((cell) => vocabulary.columns.has(bare(cell.text))) : [];
  const isTable = (row: SourceRow | undefined): boolean => {
    const roles = columnsOf(row).map((cell) => vocabulary.columns.get(bare(cell.text)));
    return roles.includes('level1') && roles.includes('level3') && roles.includes('target');
  };
  for (const [from, row] of rows.entries()) {
    if (!row.grid) continue;
    const to = isTable(row) ? from : isTable(rows[from + 1]) ? from + 1 : -1;
    const first = columnsOf(rows[to])[0]?.column;
    if (to < 0 || first === undefined) continue;
    const beside = row.cells.flatMap((cell): Beside[] => {
      const label = cell.column < first ? labelOfCell(cell.text, vocabulary)?.label : null;
      return label && label.kind !== 'band' ? [{ text: bare(cell.text), label, column: cell.column }] : [];
    });
    if (beside.length >= 2 && beside.some(({ label }) => label.kind === 'field' && label.name === 'project'))
      return { from, to, beside, first };
  }
  return null;
}

/** What a row says beside its indicator, and the cells of the indicator; null where both cannot be told apart. */
function partsOf(
  row: SourceRow,
  { beside, first }: Head,
  vocabulary: Vocabulary,
): { values: string[]; cells: SourceCell[] } | null {
  if (!row.loose) {
    const values = beside.map(
      ({ column }) => row.cells.find((cell) => cell.column <= column && column < cell.column + cell.span)?.text.trim() ?? '',
    );
    return { values, cells: row.cells.filter((cell) => cell.column >= first) };
  }
  // Columns cannot be counted: a first level begins the indicator, and what stands before it ends with the last column beside.
  const level = row.cells.findIndex((cell) => vocabulary.level1.has(levelName(cell.text) ?? ''));
  const texts = row.cells
    .slice(0, Math.max(level, 0))
    .map((cell) => cell.text.trim())
    .filter((text) => text !== '');
  if (level < 0) return { values: [], cells: [] };
  if (texts.length > beside.length) return null;
  const values = [...beside.slice(texts.length).map(() => ''), ...texts];
  return { values, cells: row.cells.slice(level).map((cell, column) => ({ ...cell, column })) };
}
