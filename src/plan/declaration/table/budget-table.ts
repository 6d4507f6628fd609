import type { FormDraft } from './form-draft.ts';
import { partedMoney } from '../words/glued-figures.ts';
import { bare, moneyUnitIn, type Vocabulary } from '../words/labels.ts';
import type { BudgetColumn } from '../layouts/layout.ts';
import type { SourceRow } from '../files/source-rows.ts';
import { isBlank, plainNumber, yuanOfText } from '../words/values.ts';

interface PlacedColumn {
  column: BudgetColumn;
  at: number;
}

const BAND = /^(?:项目资金|资金情况|预算执行情况|项目预算|项目资金情况)$/;
const PRINTED_ORDER: readonly BudgetColumn[] = ['initialYuan', 'adjustedYuan', 'executedYuan', 'weight', 'rate', 'score'];

/** The table of money in a self-evaluation: a head, the row that counts, and the rows of its parts. */
export class BudgetTable {
  readonly #vocabulary: Vocabulary;
  readonly #draft: FormDraft;
  #columns: PlacedColumn[] | null = null;
  #grid = false;
  #done = false;
  #totalDoubted = false;
  #signsDropped = false;
  /** `（20分）` alone on a line: the points of the table whose head follows, or stands before it. */
  #points: number | null = null;

  constructor(vocabulary: Vocabulary, draft: FormDraft) {
    this.#vocabulary = vocabulary;
    this.#draft = draft;
  }

  /** True when the row belonged to the table and is dealt with. */
  take(row: SourceRow): boolean {
    if (this.#vocabulary.budgetRows.size === 0) return false;
    const cells = this.#cellsOf(row);
    if (this.#pointsAlone(cells)) return true;
    const found = cells.flatMap((cell) => {
      const column = this.#vocabulary.budgetColumns.get(bare(cell.text));
      // 执行率得分 behind 分值 are two headings that ran together.
      const both = !row.grid && bare(cell.text) === '执行率得分' && !cells.some((other) => /执行率$/.test(bare(other.text)));
      if (both)
        return [
          { column: 'rate' as const, at: cell.at },
          { column: 'score' as const, at: cell.at },
        ];
      return column ? [{ column, at: cell.at }] : [];
    });
    if (this.#takePairs(row, cells)) return true;
    if (!this.#done && found.filter((place) => place.column.endsWith('Yuan')).length >= 2) {
      this.#columns = found;
      this.#grid = row.grid;
      if (this.#points !== null && !found.some((place) => place.column === 'weight')) this.#draft.budget.weight = this.#points;
      for (const cell of cells) {
        this.#draft.money = moneyUnitIn(cell.text) ?? this.#draft.money;
        // 预算执行情况（20分）: the points stand in the heading where they have no column.
        const points = /[（(](\d{1,2})分[^）)]{0,8}[）)]/.exec(cell.text.replace(/\s/g, ''))?.[1];
        if (points && !found.some((place) => place.column === 'weight')) this.#draft.budget.weight = Number(points);
      }
      return true;
    }
    return this.#takeFigures(row, cells);
  }

  #cellsOf(row: SourceRow): { text: string; at: number }[] {
    const cells = row.grid
      ? row.cells.map((cell) => ({ text: cell.text, at: cell.column }))
      : (row.cells[0]?.text ?? '')
          .split(/[\s\u3000]+/)
          .filter(Boolean)
          .flatMap((text) => this.#withoutColon(text))
          .map((text, at) => ({ text, at }));
    // 1,200.00?: a blank of fixed width that an encoding lost.
    const lost = /(?<=\d\.\d{1,2})[?？]$/;
    const marked = cells.find(({ text }) => lost.test(text))?.text;
    if (marked && !this.#signsDropped) {
      this.#signsDropped = true;
      this.#draft.warn('sign-dropped', `金额末尾的问号（“${marked}”）是转换留下的，未计入`, row.where);
    }
    return marked ? cells.map(({ text, at }) => ({ text: text.replace(lost, ''), at })) : cells;
  }

  /** 年度资金总额：20: the figure behind the colon is a cell of its own. */
  #withoutColon(text: string): string[] {
    const [, label, figures] = /^([^:：]{2,12})[:：](\d.*)$/.exec(text) ?? [];
    const known = label && (this.#vocabulary.budgetRows.has(bare(label)) || this.#vocabulary.budgetColumns.has(bare(label)));
    return known && figures ? [label, figures] : [text];
  }

  /** `预算数 5.8万 执行数 5.6万`: headings with their figures beside them, on one row or on several. */
  #takePairs(row: SourceRow, all: readonly { text: string; at: number }[]): boolean {
    const cells = all.filter((cell) => cell.text !== '');
    const pairs = cells.flatMap(({ text }, at) => {
      const column = this.#vocabulary.budgetColumns.get(bare(text));
      const figure = cells[at + 1]?.text ?? '';
      return column?.endsWith('Yuan') && typeof yuanOfText(figure, '元') === 'number' ? [{ column, figure }] : [];
    });
    const headings = cells.filter(({ text }) => this.#vocabulary.budgetColumns.get(bare(text))?.endsWith('Yuan'));
    if (this.#done || this.#columns || pairs.length === 0 || pairs.length < headings.length) return false;
    // Parts of the same kind, further right or below, are not the whole.
    for (const { column, figure } of pairs)
      if (column !== 'expectedYuan' && this.#draft.budget[column as 'adjustedYuan'] === null)
        this.#set(column, figure, row.where);
    return true;
  }

  #pointsAlone(cells: readonly { text: string; at: number }[]): boolean {
    const [cell, ...more] = cells;
    const points =
      more.length === 0 && !this.#done ? /^[（(]?(\d{1,2})分(\*执行率)?[）)]$/.exec(cell?.text.replace(/\s/g, '') ?? '') : null;
    const before = points !== null && this.#columns === null;
    if (before) this.#points = Number(points[1]);
    else if (points?.[2] && !this.#columns?.some((place) => place.column === 'weight')) {
      this.#draft.budget.weight = Number(points[1]);
      return true;
    }
    return false;
  }

  #takeFigures(row: SourceRow, cells: readonly { text: string; at: number }[]): boolean {
    const head = cells.findIndex((cell) => this.#vocabulary.budgetRows.has(bare(cell.text)));
    if (head < 0 && this.#isOnlyRow(cells)) return this.#takeOnlyRow(row, cells);
    // Blank cells before the label only say that the table begins further right.
    if (head < 0 || cells.slice(0, head).filter((cell) => !isBlank(cell.text)).length > 2) return false;
    const figures = cells.slice(head + 1).filter((cell) => row.grid || cell.text !== '');
    if (row.loose) while (figures.at(-1)?.text === '') figures.pop();
    if (!this.#columns && figures.filter((cell) => plainNumber(cell.text.replace(/%$/, '')) !== null).length < 3) return false;
    if (this.#done) this.#lookAtPart(row, figures);
    if (this.#vocabulary.budgetRows.get(bare(cells[head]?.text ?? '')) === 'other' || this.#done) return true;
    const values =
      this.#grid && row.grid && !row.loose
        ? byPlace(figures, this.#columns ?? [])
        : (this.#byOrder(figures.map((cell) => cell.text)) ?? this.#parted(figures.map((cell) => cell.text).join(''), row.where));
    if (!values) {
      this.#draft.warn('budget-unread', `资金行“${cells.map((cell) => cell.text).join(' ')}”与表头对不上`, row.where);
      return true;
    }
    this.#done = true;
    for (const [column, text] of values) this.#set(column, text, row.where);
    return true;
  }

  /** A row of a part says whether the total can be right, and may hold its points. */
  #lookAtPart(row: SourceRow, figures: readonly { text: string; at: number }[]): void {
    const placed = this.#grid && row.grid && !row.loose;
    const values = placed ? byPlace(figures, this.#columns ?? []) : this.#byOrder(figures.map((cell) => cell.text));
    if (!values) return;
    this.#doubtTotal(row, values);
    this.#pointsOfPart(row, values);
  }

  /** A total of nothing, of which parts were budgeted or spent. */
  #doubtTotal(row: SourceRow, values: ReadonlyMap<BudgetColumn, string>): void {
    const { budget } = this.#draft;
    const wrong = (['initialYuan', 'adjustedYuan', 'executedYuan'] as const).filter(
      (column) => budget[column] === 0 && (yuanOfText(values.get(column) ?? '', '元') ?? 0) > 0,
    );
    if (wrong.length === 0 || this.#totalDoubted) return;
    this.#totalDoubted = true;
    const part = wrong.map((column) => values.get(column)).join('、');
    this.#draft.warn('total-doubtful', `资金总额一行是 0，其中的一项却是 ${part}；按表上的 0 读入，请核对总额`, row.where);
  }

  /** Points and score that the row of the total leaves blank stand beside the one part that has the same amount spent. */
  #pointsOfPart(row: SourceRow, values: ReadonlyMap<BudgetColumn, string>): void {
    const { budget } = this.#draft;
    if (budget.weight !== null || budget.score !== null) return;
    const [weight, score] = [plainNumber(values.get('weight') ?? ''), plainNumber(values.get('score') ?? '')];
    const spent = this.#draft.yuan(values.get('executedYuan') ?? '', null, row.where);
    if (weight === null || score === null || score > weight || spent !== budget.executedYuan) return;
    Object.assign(budget, { weight, score });
    this.#draft.warn('points-beside', `总额一行没有分值、得分，取执行数相同的一行：${weight}、${score}，请核对`, row.where);
  }

  /** Some forms have one row of money, and no label before it. */
  #isOnlyRow(cells: readonly { text: string; at: number }[]): boolean {
    if (this.#done || !this.#columns) return false;
    const filled = cells.filter((cell) => !isBlank(cell.text) && !BAND.test(bare(cell.text)));
    const amounts = filled.filter((cell) => typeof yuanOfText(cell.text, '元') === 'number');
    return amounts.length >= 2 && filled.every((cell) => /^[\d,.%¥￥万元分]+$/.test(cell.text));
  }

  #takeOnlyRow(row: SourceRow, cells: readonly { text: string; at: number }[]): boolean {
    const figures = cells.filter((cell) => !BAND.test(bare(cell.text)));
    const placed =
      this.#grid && row.grid && !row.loose
        ? byPlace(figures, this.#columns ?? [])
        : this.#byOrder(figures.flatMap((cell) => (cell.text ? [cell.text] : [])));
    if (!placed) return false;
    this.#done = true;
    for (const [column, text] of placed) this.#set(column, text, row.where);
    return true;
  }

  /** Figures in the order of the head. Fewer than columns are taken only where their kind tells which one is missing. */
  #byOrder(texts: readonly string[]): Map<BudgetColumn, string> | null {
    const order = this.#columns?.map((place) => place.column) ?? PRINTED_ORDER;
    if (texts.length === order.length) return new Map(order.map((column, index) => [column, texts[index] ?? '']));
    const money = order.filter((column) => column.endsWith('Yuan'));
    if (texts.length === money.length) return new Map(money.map((column, index) => [column, texts[index] ?? '']));
    // What follows the last column is a note.
    if (texts.length > order.length && !/\d/.test(texts[order.length]?.slice(0, 1) ?? ''))
      return this.#byOrder(texts.slice(0, order.length));
    if (texts.length === order.length + 1 && (texts.at(-1)?.length ?? 0) > 8) return this.#byOrder(texts.slice(0, -1));
    const rate = texts.findIndex((text) => /%$/.test(text));
    const [points = 0, score = 0] = texts.slice(-2).map((text) => plainNumber(text) ?? Number.NaN);
    // The rate was left blank where the last figure can be the score.
    if (texts.length === order.length - 1 && rate < 0 && order.slice(-3).join() === 'weight,rate,score' && score <= points)
      return new Map(order.filter((column) => column !== 'rate').map((column, index) => [column, texts[index] ?? '']));
    if (texts.length > order.length || rate < money.length) return null;
    // A rate shows itself by its sign: what stands before and after it is counted from there.
    const before = order.slice(0, order.indexOf('rate'));
    const after = order.slice(order.indexOf('rate') + 1);
    if (!order.includes('rate') || (rate !== before.length && texts.length - rate - 1 !== after.length)) return null;
    const lacking = rate === before.length ? before : beforeRate(texts.slice(0, rate + 1), money, before);
    if (!lacking) return null;
    const placed = [...lacking, 'rate' as const, ...after];
    return new Map(placed.slice(0, texts.length).map((column, index) => [column, texts[index] ?? '']));
  }

  /** Figures that ran together are parted where only one way agrees with rate and score. */
  #parted(text: string, where: string): Map<BudgetColumn, string> | null {
    const order = this.#columns?.map((place) => place.column) ?? PRINTED_ORDER;
    const values = partedMoney(text, order);
    if (!values) return null;
    this.#draft.warn(
      'figures-parted',
      `资金行“${text.slice(0, 60)}”连在一起，按“${[...values.values()].join('、')}”分开读入，请核对`,
      where,
    );
    return values;
  }

  #set(column: BudgetColumn, text: string, where: string): void {
    if (column === 'rate' || isBlank(text)) return;
    const isMoney = column.endsWith('Yuan');
    const value = isMoney ? this.#draft.yuan(text, null, where) : plainNumber(text.replace(/分$/, ''));
    if (value === undefined || value === null) this.#draft.warn('amount-unread', `资金表中的“${text}”无法识别`, where);
    else if (column === 'expectedYuan') this.#draft.expectedYuan = value;
    else this.#draft.budget[column] = value;
  }
}

function byPlace(cells: readonly { text: string; at: number }[], columns: readonly PlacedColumn[]): Map<BudgetColumn, string> {
  return new Map(columns.map(({ column, at }) => [column, cells.find((cell) => cell.at === at)?.text ?? '']));
}

/**
 * What stands before a rate where one figure is missing: the points, or, where the rate follows from the two figures before the last, the
 * first amount. Null where it can be either.
 */
function beforeRate(
  texts: readonly string[],
  money: readonly BudgetColumn[],
  before: readonly BudgetColumn[],
): readonly BudgetColumn[] | null {
  if (!before.includes('weight')) return money;
  const [budget = 0, spent = 0, last = 0, rate = 0] = texts.slice(-4).map((text) => plainNumber(text.replace(/[%分]$/, '')) ?? 0);
  const share = (part: number, whole: number): boolean => whole > 0 && Math.abs((part / whole) * 100 - rate) < 1;
  if (share(last, spent)) return money;
  if (texts.length === before.length && share(spent, budget)) return before.slice(1);
  return last > 0 && last <= 30 && Number.isInteger(last) ? null : money;
}
