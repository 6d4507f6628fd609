import { writeXlsx } from 'hucre/xlsx';
import type { Cell as WorkbookCell, CellStyle } from 'hucre/xlsx';
import { cellRef, repeatedRows, sheetName, textCell, widthOf } from './excel-cells.ts';

export type ListValue = string | number | boolean | null;

export interface ListColumn {
  header: string;
  /** Characters; guessed from the content if absent. */
  width?: number;
  /**
   * 'text' (the default) writes everything as text, so that ids and phone numbers keep their zeros;
   * 'date' takes 'YYYY-MM-DD'; 'money' takes 元, 'rate' a fraction of 1.
   */
  kind?: 'text' | 'number' | 'money' | 'rate' | 'date';
}

export interface ListSheet {
  name: string;
  columns: readonly ListColumn[];
  rows: readonly (readonly ListValue[])[];
}

const formats = { text: '@', number: 'General', money: '#,##0.00', rate: '0.0%', date: 'yyyy-mm-dd' } as const;
/** `2020-03-05` as the midnight that a workbook counts from; null where it is no calendar date. */
function dateValue(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : date;
}

function listCell(value: ListValue, kind: NonNullable<ListColumn['kind']>): Partial<WorkbookCell> | undefined {
  if (value === null || value === '') return undefined;
  const alignment = { vertical: 'top', wrapText: kind === 'text' } as const;
  if (typeof value === 'boolean') return textCell(value ? '是' : '否', { alignment });
  if (typeof value === 'number' && kind !== 'text' && kind !== 'date' && Number.isFinite(value)) {
    return { value, type: 'number', style: { numFmt: formats[kind], alignment } };
  }
  const date = kind === 'date' ? dateValue(String(value)) : null;
  if (date !== null) return { value: date, type: 'date', style: { numFmt: formats.date, alignment } };
  return textCell(String(value), { alignment });
}

function columnWidth(column: ListColumn, index: number, rows: ListSheet['rows']): number {
  if (column.width !== undefined) return column.width;
  const longest = rows
    .slice(0, 200)
    .reduce((most, row) => Math.max(most, widthOf(String(row[index] ?? '').split('\n')[0] ?? '')), 0);
  return Math.min(48, Math.max(widthOf(column.header) + 2, longest + 2, 8));
}

function listCells(sheet: ListSheet): Map<string, Partial<WorkbookCell>> {
  const cells = new Map<string, Partial<WorkbookCell>>();
  const head: CellStyle = { font: { name: '黑体', size: 11, bold: true }, alignment: { vertical: 'center' } };
  sheet.columns.forEach((column, at) => {
    cells.set(`0,${at}`, textCell(column.header, head));
  });
  sheet.rows.forEach((row, down) => {
    sheet.columns.forEach((column, at) => {
      const cell = listCell(row[at] ?? null, column.kind ?? 'text');
      if (cell !== undefined) cells.set(`${down + 1},${at}`, cell);
    });
  });
  return cells;
}

/**
 * Lists as an .xlsx workbook: bold frozen head with a filter, ids and phone numbers as text, never a formula.
 * Row cells stand in the order of `columns`; missing ones stay empty.
 */
export async function writeWorkbook(sheets: readonly ListSheet[]): Promise<Uint8Array> {
  const names = new Set<string>();
  const named = sheets.map((sheet) => {
    const name = sheetName(sheet.name, names);
    names.add(name.toLowerCase());
    return { ...sheet, name };
  });
  return writeXlsx({
    defaultFont: { name: '宋体', size: 11 },
    namedRanges: named.map(({ name }) => repeatedRows(name, '$1:$1')),
    sheets: named.map((sheet) => ({
      name: sheet.name,
      columns: sheet.columns.map((column, at) => ({ width: columnWidth(column, at, sheet.rows) })),
      rows: [],
      cells: listCells(sheet),
      freezePane: { rows: 1 },
      autoFilter: { range: `A1:${cellRef(sheet.rows.length + 1, Math.max(0, sheet.columns.length - 1))}` },
      pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
    })),
  });
}
