import { wanYuanText, yuanText } from '#src/kernel/money.ts';
import type { Block, Cell, Row, Sheet } from '#src/platform/documents/sheet.ts';
import type { Template, TemplateCell, TemplateRow } from './template.ts';

export type Value = string | number | boolean | null | undefined;
/** Data of a form, reached by paths such as `budget.totalFen`. */
export interface Values {
  [name: string]: Value | Values | readonly Values[];
}

const dash = '—';
const notScored = '未计分';

function at(values: Values, path: string): Value {
  const [first = '', ...rest] = path.split('.');
  const found = values[first];
  if (rest.length === 0) return typeof found === 'object' ? undefined : found;
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? at(found as Values, rest.join('.')) : undefined;
}

const said = (value: Value): boolean => value !== undefined && value !== null && value !== '';

/** Reads one value after the other: the item's own before the form's. */
class Source {
  readonly #scopes: readonly Values[];

  constructor(...scopes: readonly Values[]) {
    this.#scopes = scopes;
  }

  value(path: string | readonly string[]): Value {
    for (const one of typeof path === 'string' ? [path] : path) {
      const found = this.#scopes.map((scope) => at(scope, one)).find(said);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** The text with its `{fields}` filled in. */
  filled(text: string): string {
    return text.replace(/\{([^{}]+)\}/g, (_, path: string) => String(this.value(path) ?? ''));
  }
}

/** A number that a workbook shows with just the digits, the commas and the percent sign of `text`. */
function numberCell(value: number, text: string): Cell {
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const whole = text.endsWith('%') ? '0' : '#,##0';
  const format = `${whole}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${text.endsWith('%') ? '%' : ''}`;
  return { text, number: { value, format } };
}

function moneyCell(fen: number, { money, moneyDecimals }: Template): Cell {
  if (money === '万元') return numberCell(fen / 1_000_000, wanYuanText(fen));
  return numberCell(fen / 100, yuanText(fen, fen % 100 === 0 ? moneyDecimals : 2));
}

/** A figure and the bracket behind it never part by themselves, and would run over the cell: `97.2%（832/856）` gets two lines. */
function breakable(text: string): string {
  return text.length > 8 ? text.replace(/(?<=[\d%‰])（/g, '\n（') : text;
}

function choices(options: readonly string[], value: string): string {
  const fitting = (option: string): boolean => value.includes(option.replace(/项目$/, ''));
  return options.map((option) => `${fitting(option) ? '■' : '□'}${option}`).join('　');
}

function shown(cell: TemplateCell, source: Source, template: Template): Cell {
  if (cell.label !== undefined) return { text: source.filled(cell.label), face: 'head', align: 'center' };
  if (cell.field === undefined) return { text: source.filled(cell.text ?? '') };
  const value = source.value(cell.field);
  if (cell.as === 'choice') return { text: choices(cell.options ?? [], String(value ?? '')) };
  if (cell.as === 'tick') return { text: value === true ? '√' : '', align: 'center' };
  if (cell.as === 'score' && value === null) {
    const weight = source.value([cell.field].flat().map((path) => path.replace(/score$/, 'weight')));
    return { text: weight === null ? dash : notScored };
  }
  if (value === null) return { text: cell.missing };
  if (cell.as === 'yes-no') return { text: value === true ? '是' : '否' };
  if (typeof value === 'number') {
    if (cell.as === 'money') return moneyCell(value, template);
    if (cell.as === 'percent') return numberCell(value, `${Number((value * 100).toFixed(2))}%`);
    if (cell.as === 'number' || cell.as === 'score') return numberCell(value, String(value));
  }
  return { text: cell.as === 'figure' ? breakable(String(value)) : String(value) };
}

function drawn(cell: TemplateCell, source: Source, template: Template): Cell {
  const { span, rows, align, valign, vertical, open, continued, sizePt, indent } = cell;
  const lead = cell.lead === undefined ? undefined : source.filled(cell.lead);
  const content = shown(cell, source, template);
  const indented = indent === 'prose' ? !content.text.includes('\n') : indent;
  const given = { span, rows, align, valign, vertical, open, continued, sizePt, lead, indent: indented };
  return { ...content, ...Object.fromEntries(Object.entries(given).filter(([, setting]) => setting !== undefined)) };
}

function plainRow(row: TemplateRow, source: Source, template: Template): Row {
  const cells = row.cells.map((cell) => drawn(cell, source, template));
  const blank = row.cells.every((cell, index) => cell.field === undefined || cells[index]?.text === '');
  const heightMm = (blank ? row.blankMm : undefined) ?? row.heightMm;
  return { cells, ...(heightMm === undefined ? {} : { heightMm }) };
}

/** The rows of a list. Equal merged cells, one under the other, become one, as long as those to their left stay the same too. */
function repeatedRows(row: TemplateRow, items: readonly Values[], form: Values, template: Template): Row[] {
  const lines = items.map((item) => row.cells.map((cell) => drawn(cell, new Source(item, form), template)));
  const keyOf = (line: readonly Cell[], column: number): string =>
    JSON.stringify(row.cells.flatMap(({ merge }, index) => (index <= column && merge === true ? [line[index]?.text] : [])));
  const joins = (line: number, column: number): boolean => {
    const { merge } = row.cells[column]!;
    if (line === 0 || merge === undefined) return false;
    return merge === 'all' || keyOf(lines[line]!, column) === keyOf(lines[line - 1]!, column);
  };
  return lines.map((line, index) => ({
    cells: line.flatMap((cell, column) => {
      if (joins(index, column)) return [];
      let end = index + 1;
      while (end < lines.length && joins(end, column)) end += 1;
      if (end - index === 1) return [cell];
      return [{ ...cell, rows: end - index, ...(row.cells[column]?.merge === true && cell.text !== '' ? { again: true } : {}) }];
    }),
  }));
}

/** Sections that no cell of the layout names, in the form's own order: printed where the layout has a place for others. */
function otherSections(template: Template, values: Values): Values[] {
  const named = new Set(
    template.blocks.flatMap((block) =>
      block.kind === 'grid' ? block.rows.flatMap((row) => row.cells.flatMap(({ field }) => field ?? [])) : [],
    ),
  );
  const sections = (values.sections ?? {}) as Values;
  return Object.entries(sections).flatMap(([name, text]) => (named.has(`sections.${name}`) ? [] : [{ name, text } as Values]));
}

function inOrder(template: Template, items: readonly Values[]): readonly Values[] {
  if (template.order.length === 0) return items;
  const rank = ({ level1 }: Values): number => {
    const found = template.order.indexOf(String(level1));
    return found < 0 ? template.order.length : found;
  };
  return [...items].sort((one, other) => rank(one) - rank(other));
}

/** The form as a sheet for any renderer. Throws where the layout's rows do not fill its columns: that is a fault of the layout file. */
export function fillTemplate(template: Template, values: Values): Sheet {
  const form: Values = { ...values, otherSections: otherSections(template, values) };
  const source = new Source(form);
  const rowsOf = (rows: readonly TemplateRow[]): Row[] =>
    rows.flatMap((row) => {
      if (row.each === undefined) return [plainRow(row, source, template)];
      return repeatedRows(row, inOrder(template, (form[row.each] ?? []) as readonly Values[]), form, template);
    });
  const { page, sizePt, fonts, title } = template;
  const marks = [values.demo === true ? '演示数据' : '', values.draft === true ? '草稿' : ''].filter(Boolean);
  return {
    page,
    sizePt,
    fonts,
    title: title.map((line) => source.filled(line)),
    ...(marks.length > 0 ? { mark: marks.join('　') } : {}),
    foot: [source.filled('版本 {version}　校验码 {hash}')],
    blocks: template.blocks.map((block): Block => {
      const gap = block.gapMm === undefined ? {} : { gapMm: block.gapMm };
      if (block.kind === 'text')
        return { kind: 'text', text: source.filled(block.text), ...gap, ...(block.sizePt ? { sizePt: block.sizePt } : {}) };
      const { columns, frame, head, rows, keep } = block;
      return { kind: 'grid', columns, frame, head: rowsOf(head), rows: rowsOf(rows), ...gap, ...(keep ? { keep } : {}) };
    }),
  };
}
