import type { BudgetColumn } from '../layouts/layout.ts';
import type { SourceCell, SourceRow } from '../files/source-rows.ts';
import { isBlank, plainNumber, yuanOfText } from '../words/values.ts';

/** A cell of the table of money; `at` is its column, or its place in the line where columns are not known. */
export interface MoneyCell {
  text: string;
  at: number;
}

/** A heading over the columns `at` to `to`. */
export interface PlacedColumn {
  column: BudgetColumn;
  at: number;
  to: number;
}

const PRINTED_ORDER: readonly BudgetColumn[] = ['initialYuan', 'adjustedYuan', 'executedYuan', 'weight', 'rate', 'score'];
/** No form gives the execution of a budget more points: what is larger is a rate or an amount. */
export const MOST_POINTS = 50;

export function orderOf(columns: readonly PlacedColumn[] | null): readonly BudgetColumn[] {
  // A merged heading that a converter wrote once for each of its columns is one.
  return columns?.map(({ column }) => column).filter((column, at, all) => column !== all[at - 1]) ?? PRINTED_ORDER;
}

/** A head of real cells: the headings that are known, and the columns over which any stands. */
export interface MoneyHead {
  columns: readonly PlacedColumn[];
  covered: ReadonlySet<number>;
}

export function coveredBy(row: SourceRow): ReadonlySet<number> {
  const filled = row.cells.filter((cell) => cell.text.trim() !== '');
  return new Set(filled.flatMap((cell) => Array.from({ length: cell.span }, (_, index) => cell.column + index)));
}

/**
 * Figures below their headings; `labelAt` is the column of the last label before them (-1: none). Null where head and row are shifted against
 * each other, as blank cells of merged areas were dropped: the label stands below a heading, a figure below none, a rate below another
 * heading than its own, or the row of a text ends early.
 */
export function byPlace(
  row: SourceRow,
  cells: readonly MoneyCell[],
  labelAt: number,
  { columns, covered }: MoneyHead,
): Map<BudgetColumn, string> | null {
  if (columns.some(({ at }) => at <= labelAt)) return null;
  if (cells.some(({ text, at }) => isFigure(text) && !covered.has(at))) return null;
  const last = Math.max(...columns.map(({ at }) => at));
  const endsEarly = row.counted && (row.cells.at(-1)?.column ?? 0) < last && !isBlank(cells[0]?.text ?? '');
  if (endsEarly) return null;
  const below = ({ at, to }: PlacedColumn): string =>
    cells.find((cell) => cell.at >= at && cell.at <= to && cell.text !== '')?.text ?? '';
  const values = new Map(columns.map((column) => [column.column, below(column)]));
  return isShifted(values) || (row.counted && !isLikely(values)) ? null : values;
}

/**
 * Figures in the order of the head. Fewer than columns are taken only where their kind tells which one is missing; `isPart`: the row of a
 * part, of which no figure is taken as it stands.
 */
export function byOrder(
  texts: readonly string[],
  order: readonly BudgetColumn[],
  isPart: boolean,
): Map<BudgetColumn, string> | null {
  const values = inOrder(texts, withRate(texts, order), isPart);
  return values && !isShifted(values) && isLikely(values) ? values : null;
}

/** Rate and score stand behind the points where their headings went astray, if the rate follows from the amounts. */
function withRate(texts: readonly string[], order: readonly BudgetColumn[]): readonly BudgetColumn[] {
  const whole: readonly BudgetColumn[] = [...order, 'rate', 'score'];
  if (order.at(-1) !== 'weight' || texts.length !== whole.length || plainNumber(texts.at(-1) ?? '') === null) return order;
  return isShare(new Map(whole.map((column, at) => [column, texts[at] ?? '']))) ? whole : order;
}

function inOrder(texts: readonly string[], order: readonly BudgetColumn[], isPart: boolean): Map<BudgetColumn, string> | null {
  if (texts.length === order.length) return new Map(order.map((column, index) => [column, texts[index] ?? '']));
  const money = order.filter((column) => column.endsWith('Yuan'));
  if (texts.length === money.length && (isPart || isOnlyMoney(texts)))
    return new Map(money.map((column, index) => [column, texts[index] ?? '']));
  // What follows the last column is a note.
  if (texts.length > order.length && !/\d/.test(texts[order.length]?.slice(0, 1) ?? ''))
    return inOrder(texts.slice(0, order.length), order, isPart);
  if (texts.length === order.length + 1 && (texts.at(-1)?.length ?? 0) > 8) return inOrder(texts.slice(0, -1), order, isPart);
  const rate = texts.findIndex((text) => /%$/.test(text));
  const [points = 0, score = 0] = texts.slice(-2).map((text) => plainNumber(text) ?? Number.NaN);
  // The rate was left blank where the last figure can be the score.
  if (texts.length === order.length - 1 && rate < 0 && isScored(texts, order) && score <= points)
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

/** Whether figures as many as the amounts are these, and none of them is points, a rate or a score. */
function isOnlyMoney(texts: readonly string[]): boolean {
  const [budget = 0, spent = 0] = texts.slice(-3).map((text) => plainNumber(text) ?? 0);
  const last = plainNumber(texts.at(-1) ?? '');
  // An amount with its unit is no points.
  if (last === null) return true;
  if (isPoints(texts.at(-2) ?? '')) return false;
  if (last === 0 || last > 100) return true;
  return last > 30 && last <= spent && Math.abs((spent / budget) * 100 - last) >= 1;
}

/** Whether the last figure is the score and not the rate: no rate of what was spent. */
function isScored(texts: readonly string[], order: readonly BudgetColumn[]): boolean {
  if (order.slice(-3).join() !== 'weight,rate,score') return false;
  const [budget = null, spent = null, , last = null] = texts.slice(-4).map((text) => plainNumber(text));
  if (budget === null || spent === null || last === null) return false;
  return budget === 0 || ![1, 100].some((whole) => Math.abs((spent / budget) * whole - last) < whole / 100);
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
  const lacksFirst = texts.length === before.length && share(spent, budget) && isPoints(String(last));
  if (share(last, spent)) return lacksFirst ? null : money;
  if (lacksFirst) return before.slice(1);
  return isPoints(String(last)) ? null : money;
}

/** Whether a figure can be the points of the table of money. */
function isPoints(text: string): boolean {
  const value = plainNumber(text.replace(/分$/, ''));
  return value !== null && value > 0 && value <= 30 && Number.isInteger(value);
}

function isFigure(text: string): boolean {
  return /%$/.test(text.trim()) || typeof yuanOfText(text, '元') === 'number';
}

/** A rate below another heading, while nothing like one stands below its own. */
function isShifted(values: ReadonlyMap<BudgetColumn, string>): boolean {
  const isRate = (text: string): boolean => /\d\s*%$/.test(text.trim());
  return !isRate(values.get('rate') ?? '') && [...values].some(([column, text]) => column !== 'rate' && isRate(text));
}

/** Where columns are only counted, figures must be of the kind that their heading asks for. */
function isLikely(values: ReadonlyMap<BudgetColumn, string>): boolean {
  const points = plainNumber((values.get('weight') ?? '').replace(/分$/, ''));
  if (points !== null && points > MOST_POINTS && !(points === 100 && isShare(values))) return false;
  return [...values].every(([column, text]) => !column.endsWith('Yuan') || !/^\p{Script=Han}{2,}/u.test(text));
}

/** Whether the rate, with its sign, follows from the amounts beside it: then each stands below its heading. */
function isShare(values: ReadonlyMap<BudgetColumn, string>): boolean {
  const rate = /^([\d.]+)\s*[%％]$/.exec(values.get('rate')?.trim() ?? '')?.[1];
  const [budget = null, spent = null] = (['adjustedYuan', 'executedYuan'] as const).map((column) =>
    yuanOfText(values.get(column) ?? '', '元'),
  );
  if (rate === undefined || typeof budget !== 'number' || typeof spent !== 'number' || budget <= 0) return false;
  return Math.abs((spent / budget) * 100 - Number(rate)) < 1;
}

/** 项目资金（万元） with the amount itself beside it, instead of the rows of a table of money. */
export function isMoneyOf(label: string, row: SourceRow, cell: SourceCell): boolean {
  const next = row.cells.slice(row.cells.indexOf(cell) + 1).find((other) => other.text.trim() !== '');
  return /^(?:项目)?(?:资金|预算)(?:情况|金额)?$/.test(label) && /^[\d,]+(?:\.\d+)?(?:万?元)?$/.test(next?.text.trim() ?? '');
}
