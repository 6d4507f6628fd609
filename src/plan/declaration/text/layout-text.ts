import type { FormWarning } from '../declaration.contract.ts';
import type { Vocabulary } from '../words/labels.ts';
import { headIn } from './laid-head.ts';
import { tableOfPages, type TextLine } from './laid-tables.ts';
import { topOf } from './laid-top.ts';
import { withWholeCells } from './laid-labels.ts';
import { isPageFurniture } from '../words/narrative.ts';
import { lineRow, type SourceRow } from '../files/source-rows.ts';

/** So much of a table's lines must be indented and have gaps, or the text is not laid out as its page was. */
const LAID_OUT = 0.35;
/** Lines at the top of a page that further pages repeat. */
const RUNNING = 3;
/** Tables beyond which a text is no page of a form. */
const MOST_TABLES = 60;
const END =
  /^\s*(?:总分|合计|总计|评价结论|存在问题|改进措施|填表人|填报人|项目负责人|财务负责人|联系人|注\s*\d?[:：]|说明(?:[:：\s]|$)|备注[:：]|其他(?:需要)?说明|年度绩效指标\s*$|[（(]?单位(?:负责人|领导|[（(:：盖公\s]|$)|附?注\s*\d?[:：])/;

/**
 * Text that keeps the look of its page: blanks stand between the cells, cells take several lines, merged cells stand in the middle of
 * their rows. Its tables as rows of cells again; null where the text is none of that kind.
 */
export function laidOutRows(
  rows: readonly SourceRow[],
  vocabulary: Vocabulary,
  { continued = false, tables = 0, warnings = [] }: { continued?: boolean; tables?: number; warnings?: FormWarning[] } = {},
): SourceRow[] | null {
  if (tables >= MOST_TABLES || rows.some((row) => row.grid || row.cellLine)) return null;
  const lines = withoutRunningHeads(rows);
  const head = headIn(lines, vocabulary);
  if (!head) return null;
  const { from, to } = head;
  // 改进措施 may be the end of a heading.
  const last = lines.findIndex(({ text }, index) => index >= to && END.test(text));
  let end = last < 0 ? lines.length : last;
  const again = headIn(lines.slice(to, end), vocabulary);
  if (again) end = to + again.at;
  const body = lines.slice(to, end);
  const below = lines.slice(to, last < 0 ? lines.length : last);
  const indented = below.filter(({ text }) => /^\s{3}/.test(text)).length;
  const gaps = below.filter(({ text }) => /\S\s{2,}\S/.test(text)).length;
  if (below.length < 4 || body.length < 2 || indented < below.length * LAID_OUT || gaps < below.length * LAID_OUT) return null;
  const table = tableOfPages({ head: lines.slice(from, to), body }, vocabulary, { continued, warnings });
  const rest = lines.slice(end).map(({ text, where, page }, at) => ({
    ...lineRow(text, where),
    ...(page > (lines[end + at - 1]?.page ?? page) ? { newPage: true } : {}),
  }));
  return (
    table && [
      ...topOf(withWholeCells(lines.slice(0, from), vocabulary), vocabulary),
      ...table,
      ...(laidOutRows(rest, vocabulary, { continued: again !== null, tables: tables + 1, warnings }) ?? rest),
    ]
  );
}

function withoutRunningHeads(rows: readonly SourceRow[]): TextLine[] {
  let page = 0;
  const lines = rows
    .map((row) => {
      if (row.newPage) page += 1;
      return { text: row.cells[0]?.text ?? '', where: row.where, page };
    })
    .filter(({ text }) => text.trim() !== '' && !isPageFurniture(text.trim()));
  const heads = new Set(lines.slice(0, RUNNING).map(({ text }) => text.trim()));
  return lines.filter(({ text }, at) => at < RUNNING || !heads.has(text.trim()));
}
