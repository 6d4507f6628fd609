import type { FormDraft } from '../table/form-draft.ts';
import { isPointsOfBudget, partedMoney } from '../words/glued-figures.ts';
import { bare, moneyUnitIn, type Vocabulary } from '../words/labels.ts';
import type { BudgetColumn } from '../layouts/layout.ts';
import { byOrder, byPlace, coveredBy, type MoneyCell, MOST_POINTS, orderOf, type PlacedColumn } from './money-columns.ts';
import type { SourceRow } from '../files/source-rows.ts';
import { isBlank, plainNumber, yuanOfText } from '../words/values.ts';

const BAND = /^(?:项目资金|资金情况|预算执行情况|项目预算|项目资金情况)$/;

/** The table of money in a self-evaluation: a head, the row that counts, and the rows of its parts. */
export class BudgetTable {
  readonly #vocabulary: Vocabulary;
  readonly #draft: FormDraft;
  #columns: PlacedColumn[] | null = null;
  /** The columns over which a heading stands, where the head has real cells. */
  #covered: ReadonlySet<number> | null = null;
  #done = false;
  #totalDoubted = false;
  #headAt = '';
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
          { column: 'rate' as const, at: cell.at, to: cell.to },
          { column: 'score' as const, at: cell.at, to: cell.to },
        ];
      return column ? [{ column, at: cell.at, to: cell.to }] : [];
    });
    if (this.#takePairs(row, cells)) return true;
    if (!this.#done && found.filter((place) => place.column.endsWith('Yuan')).length >= 2) {
      this.#columns = withoutArrived(found, cells);
      this.#headAt = row.where;
      this.#tellArrived(cells, row.where);
      this.#covered = row.grid ? coveredBy(row) : null;
      if (this.#points !== null && !found.some((place) => place.column === 'weight')) this.#draft.budget.weight = this.#points;
      for (const cell of cells) {
        this.#draft.money = moneyUnitIn(cell.text) ?? this.#draft.money;
        // 预算执行情况（20分）: the points stand in the heading where they have no column.
        const points = /[（(](\d{1,2})分[^）)]{0,8}[）)]/.exec(cell.text.replace(/\s/g, ''))?.[1];
        if (points && !found.some((place) => place.column === 'weight')) this.#draft.budget.weight = Number(points);
      }
      // On one line the figures follow their headings, with no label of a row between them.
      const rest = row.grid ? [] : cells.filter(({ at }) => at > Math.max(...found.map((place) => place.at)));
      if (this.#isOnlyRow(rest)) this.#takeOnlyRow(row, rest);
      return true;
    }
    return this.#takeFigures(row, cells);
  }

  /** What has arrived stands for the budget of the year only where nothing else does. */
  #tellArrived(cells: readonly MoneyCell[], where: string): void {
    const budget = cells.flatMap(({ at, text }) =>
      this.#columns?.some((place) => place.at === at && place.column === 'adjustedYuan') ? [text.trim()] : [],
    );
    if (budget[0] === undefined || !budget.every((text) => /到位数$/.test(bare(text)))) return;
    this.#draft.warn('budget-inferred', `表上没有全年预算一栏，全年预算数按“${budget[0].slice(0, 20)}”一栏读入，请核对`, where);
  }

  /** Tells of a head of money below which no row was read. */
  close(): void {
    if (this.#headAt === '' || this.#done) return;
    this.#draft.warn('budget-unread', '资金表有表头，没有读到资金总额一行，金额、分值和得分未读入', this.#headAt);
  }

  #cellsOf(row: SourceRow): (MoneyCell & { to: number })[] {
    const cells = row.grid
      ? row.cells.map((cell) => ({ text: cell.text, at: cell.column, to: cell.column + cell.span - 1 }))
      : (row.cells[0]?.text ?? '')
          .replace(/(?<=\d)[\s\u3000]+(?=万元|元(?:[\s\u3000]|$))/g, '')
          .split(/[\s\u3000]+/)
          .filter(Boolean)
          .flatMap((text) => this.#withoutColon(text))
          .map((text, at) => ({ text, at, to: at }));
    // 1,200.00?: a blank of fixed width that an encoding lost.
    const lost = /(?<=\d\.\d{1,2})[?？]$/;
    const marked = cells.find(({ text }) => lost.test(text))?.text;
    if (marked && !this.#signsDropped) {
      this.#signsDropped = true;
      this.#draft.warn('sign-dropped', `金额末尾的问号（“${marked}”）是转换留下的，未计入`, row.where);
    }
    return marked ? cells.map((cell) => ({ ...cell, text: cell.text.replace(lost, '') })) : cells;
  }

  /** 年度资金总额：20: the figure behind the colon is a cell of its own. */
  #withoutColon(text: string): string[] {
    const [, label, figures] = /^([^:：]{2,12})[:：](\d.*)$/.exec(text) ?? [];
    const known = label && (this.#vocabulary.budgetRows.has(bare(label)) || this.#vocabulary.budgetColumns.has(bare(label)));
    return known && figures ? [label, figures] : [text];
  }

  /** `预算数 5.8万 执行数 5.6万`: headings with their figures beside them, on one row or on several. */
  #takePairs(row: SourceRow, all: readonly MoneyCell[]): boolean {
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

  #pointsAlone(cells: readonly MoneyCell[]): boolean {
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

  #takeFigures(row: SourceRow, cells: readonly MoneyCell[]): boolean {
    const head = cells.findIndex((cell) => this.#vocabulary.budgetRows.has(bare(cell.text)));
    if (head < 0 && this.#isOnlyRow(cells)) return this.#takeOnlyRow(row, cells);
    // Blank cells before the label only say that the table begins further right.
    if (head < 0 || cells.slice(0, head).filter((cell) => !isBlank(cell.text)).length > 2) return false;
    // A label that a converter wrote once for each column of its merged cell is one.
    const label = bare(cells[head]?.text ?? '');
    let last = head;
    while (bare(cells[last + 1]?.text ?? '') === label) last += 1;
    const figures = cells.slice(last + 1).filter((cell) => row.grid || cell.text !== '');
    if (row.loose) while (figures.at(-1)?.text === '') figures.pop();
    if (!this.#columns && figures.filter((cell) => plainNumber(cell.text.replace(/%$/, '')) !== null).length < 3) return false;
    const placed = this.#placed(row, figures, cells[last]?.at ?? -1);
    if (this.#done && placed) this.#lookAtPart(row, placed);
    if (this.#vocabulary.budgetRows.get(label) === 'other' || this.#done) return true;
    // Figures that ran together are fewer than the headings.
    const values =
      placed ?? (figures.length < orderOf(this.#columns).length ? this.#parted(textsOf(figures).join(''), row.where) : null);
    if (!values) {
      this.#draft.warn('budget-unread', `资金行“${cells.map((cell) => cell.text).join(' ')}”与表头对不上`, row.where);
      this.#headAt = '';
      return true;
    }
    this.#done = true;
    if (this.#isPointsAsMoney(values, row)) return true;
    this.#tellAlike(values, row.where);
    for (const [column, text] of values) this.#set(column, text, row.where);
    return true;
  }

  /** Whether what was taken for the amount spent is the points: the rate beside it is none of so small an amount. No amount is read then. */
  #isPointsAsMoney(values: ReadonlyMap<BudgetColumn, string>, row: SourceRow): boolean {
    const printed = /(\d+(?:\.\d+)?)[%％]/.exec(row.cells.map(({ text }) => text).join(' '))?.[1];
    const [spent = '', budget] = [
      values.get('executedYuan'),
      plainNumber(values.get('adjustedYuan') ?? values.get('initialYuan') ?? ''),
    ];
    const isPoints = printed !== undefined && values.get('weight') === undefined && isPointsOfBudget(spent);
    if (!isPoints || !budget || Math.abs((Number(spent) / budget) * 100 - Number(printed)) <= 1) return false;
    const message = `资金行的“${spent}”与执行率 ${printed}% 不符，像是分值而不是执行数，各项金额未读入，请对照原表填写`;
    this.#draft.warn('budget-unread', message, row.where);
    return true;
  }

  /** Of equal amounts, one of which is missing, nobody can tell which. */
  #tellAlike(values: ReadonlyMap<BudgetColumn, string>, where: string): void {
    const money = orderOf(this.#columns).filter((column) => column.endsWith('Yuan'));
    const missing = money.filter((column) => !values.has(column));
    const amounts = money.flatMap((column) => values.get(column) ?? []);
    if (missing.length === 0 || amounts.length < 2 || new Set(amounts).size > 1) return;
    const message = `资金行的金额少一栏而且都是“${amounts[0]}”，看不出空着的是哪一栏；按全年预算数和执行数读入，请核对`;
    this.#draft.warn('amounts-alike', message, where);
  }

  /** The figures of a row by their headings; `labelAt` as in `byPlace`. Null where they cannot be lined up. */
  #placed(row: SourceRow, figures: readonly MoneyCell[], labelAt: number): Map<BudgetColumn, string> | null {
    const order = orderOf(this.#columns);
    const head = row.grid && !row.loose && this.#covered && { columns: this.#columns ?? [], covered: this.#covered };
    if (!head) return byOrder(textsOf(figures), order, this.#done);
    const filled = figures.filter((cell) => cell.text !== '');
    return (
      byPlace(row, figures, labelAt, head) ??
      byOrder(textsOf(figures), order, this.#done) ??
      byOrder(textsOf(filled), order, this.#done)
    );
  }

  /** A row of a part says whether the total can be right, and may hold its points. */
  #lookAtPart(row: SourceRow, values: ReadonlyMap<BudgetColumn, string>): void {
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
  #isOnlyRow(cells: readonly MoneyCell[]): boolean {
    if (this.#done || !this.#columns) return false;
    const filled = cells.filter((cell) => !isBlank(cell.text) && !BAND.test(bare(cell.text)));
    const amounts = filled.filter((cell) => typeof yuanOfText(cell.text, '元') === 'number');
    return amounts.length >= 2 && filled.every((cell) => /^[\d,.%¥￥万元分]+$/.test(cell.text));
  }

  #takeOnlyRow(row: SourceRow, cells: readonly MoneyCell[]): boolean {
    const figures = cells.filter((cell) => !BAND.test(bare(cell.text)));
    const labelAt = row.grid ? (cells.findLast((cell) => BAND.test(bare(cell.text)))?.at ?? -1) : -1;
    const placed = this.#placed(row, row.grid ? figures : figures.filter((cell) => cell.text !== ''), labelAt);
    if (!placed) return false;
    this.#done = true;
    if (this.#isPointsAsMoney(placed, row)) return true;
    for (const [column, text] of placed) this.#set(column, text, row.where);
    return true;
  }

  /** Figures that ran together are parted where only one way agrees with rate and score. */
  #parted(text: string, where: string): Map<BudgetColumn, string> | null {
    const order = orderOf(this.#columns);
    // Behind the score stands how it was reckoned: …50%5执行率*该指标分值.
    const figures = /^[\d.,]+%[\d.]*(?=\p{Script=Han}|$)/u.exec(text)?.[0] ?? text;
    const values = partedMoney(figures, order);
    if (!values) return null;
    this.#draft.warn(
      'figures-parted',
      `资金行“${figures.slice(0, 60)}”连在一起，按“${[...values.values()].join('、')}”分开读入，请核对`,
      where,
    );
    return values;
  }

  #set(column: BudgetColumn, text: string, where: string): void {
    if (column === 'rate' || isBlank(text)) return;
    const isMoney = column.endsWith('Yuan');
    const value = isMoney ? this.#draft.yuan(text, null, where) : plainNumber(text.replace(/分$/, ''));
    if (value === undefined || value === null) this.#draft.warn('amount-unread', `资金表中的“${text}”无法识别`, where);
    else if (column === 'weight' && value > MOST_POINTS)
      this.#draft.warn('points-doubtful', `资金行的分值写成“${text}”，执行率不会有这么多分，未读入，请核对`, where);
    else if (column === 'expectedYuan') this.#draft.expectedYuan = value;
    else this.#draft.budget[column] = value;
  }
}

/** 到位数 beside 全年预算数 is what arrived, and no budget. */
function withoutArrived(found: readonly PlacedColumn[], cells: readonly (MoneyCell & { to: number })[]): PlacedColumn[] {
  const textAt = ({ at }: PlacedColumn): string => bare(cells.find((cell) => cell.at === at)?.text ?? '');
  const budgeted = found.some((place) => place.column === 'adjustedYuan' && !/到位/.test(textAt(place)));
  return found.filter((place) => !budgeted || place.column !== 'adjustedYuan' || !/到位/.test(textAt(place)));
}

function textsOf(cells: readonly MoneyCell[]): string[] {
  return cells.map((cell) => cell.text);
}
