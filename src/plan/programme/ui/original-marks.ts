import { readTarget } from '#src/kernel/target.ts';
import type { DeclarationReading, FormWarning, IndicatorReading, OriginalRow } from '../../declaration/declaration.contract.ts';

/** Warnings name an indicator by its row and the beginning of its name: 第12行“讲座场次”. */
const nameIn = (warning: FormWarning): string | null => /“(.+)”$/.exec(warning.where)?.[1] ?? null;

/** The warnings of one indicator. */
export function warningsOfRow(reading: DeclarationReading, row: IndicatorReading): FormWarning[] {
  const name = row.level3.slice(0, 40);
  return name === '' ? [] : reading.warnings.filter((warning) => nameIn(warning) === name);
}

/** The warnings that are left once the target of this row is written anew: its own doubt goes, those of other rows of the same name stay. */
export function withoutTargetDoubt({ indicators, warnings }: DeclarationReading, index: number): FormWarning[] {
  const row = indicators[index];
  const doubt = row && readTarget(row.target.raw).doubt;
  const at = warnings.findIndex((warning) => warning.message === doubt?.message && nameIn(warning) === row?.level3.slice(0, 40));
  return at < 0 ? warnings : warnings.toSpliced(at, 1);
}

/** Which row of the original a place names; -1 for places such as 表头 that are no row. */
export function rowOfPlace(original: readonly OriginalRow[], where: string): number {
  return original.findIndex((row) => where === row.where || where.startsWith(`${row.where}“`));
}

/** The doubts of each row of the original, and the texts in it that they are about. */
export interface RowMarks {
  warnings: FormWarning[];
  /** Index of the cell, and from where to where in its text; a warning about the row as a whole marks none. */
  spans: { cell: number; from: number; to: number }[];
}

/**
 * Marks the doubtful words in the original. A doubtful target, actual or amount is quoted in its warning, so that it is found in its row;
 * a name that stands in a row above or below its target (merged cells, broken lines) leaves the mark to the row.
 */
export function marksOf(reading: DeclarationReading, original: readonly OriginalRow[]): Map<number, RowMarks> {
  const marks = new Map<number, RowMarks>();
  for (const warning of reading.warnings) {
    const at = rowOfPlace(original, warning.where);
    const row = original[at];
    if (!row) continue;
    const known = marks.get(at) ?? { warnings: [], spans: [] };
    known.warnings.push(warning);
    known.spans.push(...spansOf(warning, row));
    marks.set(at, known);
  }
  return marks;
}

function spansOf(warning: FormWarning, row: OriginalRow): RowMarks['spans'] {
  const quoted = /“([^”]+)”/.exec(warning.message)?.[1];
  if (!quoted) return [];
  const exact = row.cells.findIndex((cell) => cell.text.trim() === quoted);
  const cell = exact >= 0 ? exact : row.cells.findLastIndex(({ text }) => text.includes(quoted));
  const from = row.cells[cell]?.text.lastIndexOf(quoted) ?? -1;
  return from < 0 ? [] : [{ cell, from, to: from + quoted.length }];
}
