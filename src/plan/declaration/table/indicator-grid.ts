import { type ColumnRole, FIGURES } from '../layouts/layout.ts';
import { holdsWords, standsAlone, textsBeside } from './further-part.ts';
import { oneLine, type RawIndicator } from './indicator.ts';
import type { Explanation } from '../declaration.contract.ts';
import type { FormDraft } from './form-draft.ts';
import { targetOf } from './indicator-text.ts';
import type { RawOtherValue } from './other-years.ts';
import { levelName } from '../words/level-words.ts';
import type { SourceRow } from '../files/source-rows.ts';
import type { ColumnRange } from './table-head.ts';
import { isBlank, plainNumber } from '../words/values.ts';

const LONGEST_LEVEL = 24;
const SIGN =
  /^(?:[≥≤≧≦><=＞＜＝﹥﹤﹦═⩾⩽]{1,2}|定性|定量|大于等于|小于等于|大于|小于|等于|不[低高少多大]于|(?:正|反|负|逆)向(?:指标)?)/;
const SIGN_ALONE = /^[≥≤≧≦><=＞＜＝﹥﹤﹦═⩾⩽]{1,2}$/;
/** Of the columns that no figure depends on, those that say how an indicator is counted. 评分标准 says how it is scored, 佐证材料 what shows it. */
const EXPLAINS = /公式|计算方法|口径|解释|定义|来源|获取方式|^(?:指标|目标值|绩效指标)(?:内容)?(?:说明|描述)$/;
const ADJUSTED = /调整.{0,4}(?:指标|目标)值$/;

/** Reads the rows of an indicator table that has real cells. Levels that a merged cell gives once hold for the rows below it. */
export class IndicatorGrid {
  readonly #head: ColumnRange[];
  readonly #columns: ColumnRange[];
  #level1: string | null = null;
  #level2: string | null = null;
  /** Rows whose merged first level has its text only on the next page, as too little of it stands on this one. */
  #unnamed: RawIndicator[] | null = null;
  #newPage = false;
  /** The indicator of the last row that was one; null where that row held none. */
  #above: RawIndicator | null = null;
  /** The names and the targets of the whole term, where they stand beside those of the year. */
  readonly #midTerm: readonly ColumnRange[];

  constructor(columns: ColumnRange[], draft: FormDraft, where: string) {
    this.#head = columns;
    const targets = columns.filter((column) => column.role === 'target');
    const first = targets[0];
    this.#columns = columns;
    this.#midTerm = targets.length < 2 || !first ? [] : columns.filter((column) => column.from <= first.to);
    if (targets.length < 2 || !first) return;
    // The national declaration prints mid-term targets on the left and those of the year on the right.
    const level1 = columns.filter((column) => column.role === 'level1').slice(0, 1);
    const right = columns.filter((column) => column.from > first.to && column.role !== 'level1');
    this.#columns = [...level1, ...right];
    draft.warn('mid-term-unread', '左半边的中期指标不作本年度目标；同名的另存作参考', where);
  }

  /** The indicator of a row; null for a row that holds none. */
  row(row: SourceRow, draft: FormDraft): RawIndicator | null {
    const text = (role: ColumnRole): string | null => this.#cell(row, role);
    const level1 = levelName(text('level1'));
    this.#acrossPages(row, level1);
    if (row.ownLevels || (level1 && level1 !== this.#level1)) {
      this.#level1 = level1;
      this.#level2 = null;
    }
    this.#level2 = levelName(text('level2')) || this.#level2;
    if (this.#columns.every((column) => column.role !== 'level3')) return null;
    const level3 = text('level3') ?? '';
    const target = this.#target(row);
    const rest = ['actual', 'weight', 'score', 'reason'] as const;
    const isResidue = /^(?:指标\s?\d{0,2}\s?[:：]?|[.…·]+)$/.test(level3) || isBlank(level3);
    const watched = this.#monitoring(row);
    const [actual, weight, score, reason] = rest.map(text) as [string | null, string | null, string | null, string | null];
    const raw = { level1: this.#level1, level2: this.#level2, level3, target, actual, weight, score, reason, where: row.where };
    const whole: RawIndicator = { ...raw, unit: text('unit') ?? '', ...(watched ? { monitoring: watched } : {}) };
    if (isResidue && !standsAlone({ ...whole, level3: '' }) && textsBeside(whole).length === 0) {
      if (!this.#isUnderName(row)) this.#above = null;
      this.#tellResidue(row, level3, draft);
      return null;
    }
    this.#tellAdjusted(row, target, draft);
    if (row.counted) this.#tellShifted(row, level3, draft);
    const otherValues = [...this.#otherYears(row, draft), ...this.#wholeTerm(row, level3)];
    if (otherValues.length > 0) whole.otherValues = otherValues;
    whole.explanations = this.#explanations(row);
    if (standsAlone(whole)) this.#above = whole;
    else if (this.#above && this.#isUnderName(row) && holdsWords(whole)) whole.partOf = this.#above;
    this.#unnamed?.push(whole);
    return whole;
  }

  /** Whether the name of the row above is merged over this one: of a merged cell only the first row has one. */
  #isUnderName(row: SourceRow): boolean {
    const names = this.#columns.filter(({ role }) => role === 'level3');
    return (
      !row.counted && !row.cells.some((cell) => names.some(({ from, to }) => cell.column <= to && cell.column + cell.span > from))
    );
  }

  #tellResidue(row: SourceRow, level3: string, draft: FormDraft): void {
    if (level3 && !isBlank(level3)) draft.warn('template-residue', `空白的模板行“${level3}”未读入`, row.where);
    // A text across the table is none of its levels.
    const stray = (['level1', 'level2'] as const)
      .map((role) => this.#cell(row, role) ?? '')
      .filter((level) => level.length > LONGEST_LEVEL || /[，。；]/.test(level))
      .join(' ');
    if (stray) draft.warn('row-unread', `指标行“${stray.slice(0, 60)}”没有指标名称和指标值，未读入`, row.where);
  }

  /** Columns that are only counted between tabs: a blank cell that was dropped moves what stands behind it. */
  #tellShifted(row: SourceRow, level3: string, draft: FormDraft): void {
    const where = `${row.where}“${oneLine(level3).slice(0, 40)}”`;
    const [sign, unit] = (['comparator', 'unit'] as const).map((role) => oneLine(this.#cell(row, role) ?? ''));
    const strange = [!isBlank(sign ?? '') && !SIGN.test(sign ?? '') ? sign : '', /^[\d≥≤]/.test(unit ?? '') ? unit : ''].filter(
      Boolean,
    );
    const last = row.cells.at(-1)?.column ?? 0;
    const lacking = this.#columns.filter(({ role, from }) => FIGURES.has(role) && from > last);
    const [first] = lacking;
    if (strange.length > 0)
      draft.warn('cells-shifted', `“${strange.join('”“')}”不像所在一栏的内容，这一行可能漏了空格、错了栏，请核对`, where);
    else if (first) {
      const named = lacking.map(({ text }) => `“${text}”`).join('');
      draft.warn('cells-fewer', `这一行比表头少几格，${named}没有内容；若中间漏了空格，前面的内容会错一栏，请核对`, where);
    }
  }

  /** The value that the year was changed to stands in a column of its own: the first one is read, and the other told. */
  #tellAdjusted(row: SourceRow, target: string, draft: FormDraft): void {
    const column = this.#columns.find(({ role, text }) => role === 'aside' && ADJUSTED.test(text));
    const text = (column && row.cells.find((cell) => cell.column === column.from)?.text.trim()) ?? '';
    if (!column || isBlank(text) || oneLine(target).includes(oneLine(text))) return;
    draft.warn(
      'adjusted-unread',
      `“${column.text}”一栏写的是“${text.slice(0, 40)}”，指标值按“${oneLine(target).slice(0, 40)}”读入，请核对以哪个为准`,
      row.where,
    );
  }

  /** Values of other years stand below headings of their own. */
  #otherYears(row: SourceRow, draft: FormDraft): RawOtherValue[] {
    return this.#columns.flatMap((column) => {
      if (column.role !== 'otherYear') return [];
      const cell = row.cells.find((one) => one.column <= column.to && one.column + one.span - 1 >= column.from);
      return cell && this.#owner(cell) === 'otherYear'
        ? [{ heading: draft.otherHeadings.get(column.from) ?? column.text, text: cell.text }]
        : [];
    });
  }

  /** How the indicator is counted and from what, where columns of the form's own say it. */
  #explanations(row: SourceRow): Explanation[] {
    return this.#columns.flatMap((column) => {
      if (column.role !== 'aside' || !EXPLAINS.test(column.text)) return [];
      const text = oneLine(row.cells.find((cell) => cell.column === column.from)?.text ?? '');
      return isBlank(text) ? [] : [{ heading: oneLine(column.text), text }];
    });
  }

  /** The target of the whole term, of a row that names the same indicator in both halves. */
  #wholeTerm(row: SourceRow, level3: string): RawOtherValue[] {
    const textBelow = (role: ColumnRole): string => {
      const column = this.#midTerm.find((range) => range.role === role);
      return (
        (column && row.cells.find((cell) => cell.column <= column.to && cell.column + cell.span - 1 >= column.from)?.text) ?? ''
      );
    };
    const same = oneLine(textBelow('level3')) === oneLine(level3) && !isBlank(level3);
    return same ? [{ heading: '中期目标', text: textBelow('target') }] : [];
  }

  /** What a monitoring form says beside the target; ticks stand below the headings of causes and possibilities. */
  #monitoring(row: SourceRow): RawIndicator['monitoring'] {
    if (this.#columns.every((column) => column.role !== 'soFar' && column.role !== 'expected')) return undefined;
    const below = (column: ColumnRange): string =>
      row.cells.find((cell) => cell.column <= column.to && cell.column + cell.span - 1 >= column.from)?.text.trim() ?? '';
    const ticked = (role: ColumnRole): ColumnRange[] =>
      this.#columns.filter((column) => column.role === role && !isBlank(below(column)));
    const [possibility] = ticked('possibility');
    const word = possibility ? below(possibility) : '';
    return {
      soFar: this.#cell(row, 'soFar'),
      expected: this.#cell(row, 'expected'),
      causes: ticked('cause').map((column) => column.text),
      causeText: this.#cell(row, 'causeText'),
      possibility: possibility ? (/\p{Script=Han}/u.test(word) ? word : possibility.text) : null,
      remark: this.#cell(row, 'note'),
    };
  }

  /** The figure in the column of scores, if the row has one there. */
  score(row: SourceRow): number | null {
    return plainNumber((this.#cell(row, 'score') ?? '').replace(/分$/, ''));
  }

  /** The head was printed again: a merged cell of the page before may go on. */
  newPage(): void {
    this.#newPage = true;
  }

  /** The text of a merged first level that a page end cut stands outside the table, alone on a line. */
  levelLine(level1: string): void {
    for (const raw of this.#unnamed ?? []) raw.level1 = level1;
    this.#unnamed = null;
    if (level1 !== this.#level1) this.#level1 = level1;
  }

  /** Whether a row has a name and a target where this table has them. */
  fits(row: SourceRow): boolean {
    return ![this.#cell(row, 'level3') ?? '', this.#target(row)].some(isBlank);
  }

  #acrossPages(row: SourceRow, level1: string | null): void {
    if (level1) {
      if (this.#newPage) for (const raw of this.#unnamed ?? []) raw.level1 = level1;
      this.#unnamed = null;
    } else if (!this.#newPage) {
      const column = this.#columns.find((range) => range.role === 'level1')?.from;
      if (row.cells.some((cell) => cell.column === column)) this.#unnamed ??= [];
    }
    this.#newPage = false;
  }

  /** Whether these columns are the head of this very table, printed again on a further page. */
  isHead(columns: readonly ColumnRange[]): boolean {
    if (columns.length !== this.#head.length) return false;
    return columns.every(({ role, from, to }, at) => {
      const known = this.#head[at];
      return known?.role === role && known.from === from && known.to === to;
    });
  }

  /** Texts of a role's cells; a merged cell that a converter repeats counts once. Null when the table has no such column. */
  #cell(row: SourceRow, role: ColumnRole): string | null {
    const ranges = this.#columns.filter((column) => column.role === role);
    if (ranges.length === 0) return null;
    const cells = row.cells.filter((cell) =>
      ranges.some((range) => cell.column <= range.to && cell.column + cell.span - 1 >= range.from && this.#owner(cell) === role),
    );
    return [...new Set(cells.map((cell) => cell.text).filter((text) => text !== ''))].join(' ');
  }

  /** A cell that reaches over several columns belongs to the first of them. */
  #owner(cell: { column: number; span: number }): ColumnRole | null {
    return this.#columns.find((range) => cell.column <= range.to && cell.column + cell.span - 1 >= range.from)?.role ?? null;
  }

  /** A sign alone in a cell before the target belongs to it, where its column is none that holds something else. */
  #straySign(row: SourceRow): string {
    const target = this.#columns.find(({ role }) => role === 'target');
    const name = this.#columns.find(({ role }) => role === 'level3');
    const between = (cell: SourceRow['cells'][number]): boolean =>
      target !== undefined &&
      name !== undefined &&
      cell.column > name.to &&
      cell.column < target.from &&
      [null, 'aside'].includes(this.#owner(cell)) &&
      SIGN_ALONE.test(cell.text.trim());
    return row.cells.find(between)?.text.trim() ?? '';
  }

  #target(row: SourceRow): string {
    const own = oneLine(this.#cell(row, 'comparator') ?? '').replace(/\s?(?:正|反|负|逆)向(?:指标)?\s?/g, '');
    const sign = own === '' ? this.#straySign(row) : own;
    return targetOf(sign, this.#cell(row, 'target') ?? '', oneLine(this.#cell(row, 'unit') ?? ''));
  }
}
