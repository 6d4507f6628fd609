import { bare } from '../words/labels.ts';
import { type SourceRow, textOfRow } from '../files/source-rows.ts';

/** The months that a monitoring form looks at, in front of a heading: 1—7月执行情况, 1月-8月完成情况. */
const WINDOW = /(?:截至)?(\d{1,2})\s{0,2}月?\s{0,2}[-—–~～至]{1,2}\s{0,2}(\d{1,2})\s{0,2}月份?\s{0,2}(?=执行|完成|实际)/g;
/** As the headings of `cn-monitoring.json` write them. */
const PLAIN = '1-7月';
const TITLE_ROWS = 15;

/** A monitoring form with its headings in the words of its layout, and the months that it prints; null for any other form. */
export function monitoredRows(rows: readonly SourceRow[]): { rows: SourceRow[]; window: string | null } | null {
  if (!rows.slice(0, TITLE_ROWS).some((row) => /监控(?:情况)?表/.test(bare(textOfRow(row)).slice(0, 200)))) return null;
  let window: string | null = null;
  const plain = rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({
      ...cell,
      text: cell.text.replace(WINDOW, (_, from: string, to: string) => {
        window ??= `${from}—${to}月`;
        return PLAIN;
      }),
    })),
  }));
  return { rows: plain, window };
}
