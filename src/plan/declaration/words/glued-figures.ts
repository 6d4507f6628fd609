import type { BudgetColumn } from '../layouts/layout.ts';

/** Points that forms give for the execution of the budget. */
const WEIGHTS: ReadonlySet<number> = new Set([5, 10, 15, 20, 30]);
/** Whether a figure may be the points for the execution of the budget. */
export function isPointsOfBudget(figure: string): boolean {
  return WEIGHTS.has(Number(figure)) && /^\d+$/.test(figure);
}

const FIGURE = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/;
const LONGEST = 48;

export interface MoneyFigures {
  initialYuan: string;
  adjustedYuan: string;
  executedYuan: string;
  weight: string;
  rate: string;
  score: string;
}

/** A row of money in printed order: two or three amounts, perhaps points, the rate with its sign, perhaps the score. */
const PRINTED = /^(?:initialYuan,|adjustedYuan,|initialYuan,adjustedYuan,)executedYuan,(?:weight,)?rate(?:,score)?$/;

/**
 * `12.512.510.0010` … a row of money whose cells ran together, in the order of its head: budget, adjusted budget, spent, points, rate with
 * its sign, score. The one way to part it in which spent ÷ budget is the rate and points × rate the score, or of several the one in which all
 * amounts are the same; null where there is none.
 */
export function partedMoney(text: string, order: readonly BudgetColumn[]): Map<BudgetColumn, string> | null {
  const [before = '', score, ...rest] = text.replaceAll(',', '').split(/[%％]/);
  const scored = order.includes('score');
  if (score === undefined || rest.length > 0 || text.length > LONGEST || !PRINTED.test(order.join())) return null;
  if (scored ? !FIGURE.test(score) : score !== '') return null;
  const found: Map<BudgetColumn, string>[] = [];
  const same: typeof found = [];
  const weighed = order.includes('weight');
  const money = order.filter((column) => column.endsWith('Yuan'));
  // From the end: points and rate must give the score, which few ways to part them do, before any amount is tried.
  for (const { weight, rate, amounts } of weighed && scored ? pointsAndRates(before, score) : rates(before, weighed))
    for (const cut of partings(amounts, money.length)) {
      const [spent, budget, initial] = cut.toReversed().map(Number) as [number, number, number | undefined];
      const alike = new Set(cut).size === 1;
      if ((found.length > 1 && !alike) || !sharesOut({ budget, spent, rate }) || (initial ?? 0) > budget * 20) continue;
      if (scored && (Number(rate) === 0) !== (Number(score) === 0)) continue;
      if (weighed && scored && !scores({ share: spent / budget, weight, rate, score })) continue;
      const figures: Partial<Record<BudgetColumn, string>> = { weight, rate: `${rate}%`, score };
      (alike ? same : found).push(new Map(order.map((column) => [column, figures[column] ?? cut[money.indexOf(column)] ?? ''])));
    }
  const [one, ...others] = same.length > 0 ? same : found;
  return others.length === 0 ? (one ?? null) : null;
}

/** The ways to cut a text into so many figures. */
function partings(text: string, count: number): string[][] {
  if (count === 1) return FIGURE.test(text) ? [[text]] : [];
  const ways: string[][] = [];
  for (let to = 1; to < text.length; to++)
    if (FIGURE.test(text.slice(0, to)))
      for (const rest of partings(text.slice(to), count - 1)) ways.push([text.slice(0, to), ...rest]);
  return ways;
}

/** The ways to end a row with its rate, and the points before it, where no score tells more. */
function rates(text: string, weighed: boolean): { weight: string; rate: string; amounts: string }[] {
  const ways: { weight: string; rate: string; amounts: string }[] = [];
  for (let to = text.length - 1; to > 1; to--) {
    const rate = text.slice(to);
    if (!FIGURE.test(rate) || Number(rate) > 200) continue;
    if (!weighed) ways.push({ weight: '', rate, amounts: text.slice(0, to) });
    else
      for (const points of WEIGHTS)
        if (text.slice(0, to).endsWith(String(points)))
          ways.push({ weight: String(points), rate, amounts: text.slice(0, to - String(points).length) });
  }
  return ways;
}

const decimalsOf = (rate: string): number => rate.replace(/%$/, '').split('.')[1]?.length ?? 0;

/** Whether spent ÷ budget is the rate as exactly as it is printed. */
function sharesOut({ budget, spent, rate }: { budget: number; spent: number; rate: string }, slack = 1): boolean {
  return budget > 0 && Math.abs((spent / budget) * 100 - Number(rate)) <= 0.51 * slack * 10 ** -decimalsOf(rate);
}

/** Whether the score follows from the points. */
function scores({ share, weight, rate, score }: { share: number; weight: string; rate: string; score: string }): boolean {
  const points = Number(weight);
  return Math.abs(Math.min(share, 1) * points - Number(score)) <= 0.0051 + points * 0.0051 * 10 ** -decimalsOf(rate);
}

/** The ways to end a row with points and rate that give the score, with what stands before them. */
function pointsAndRates(text: string, score: string): { weight: string; rate: string; amounts: string }[] {
  const ways: { weight: string; rate: string; amounts: string }[] = [];
  for (let to = text.length - 1; to > 3; to--) {
    const rate = text.slice(to);
    if (!FIGURE.test(rate)) continue;
    for (let from = to - 1; from > 2; from--) {
      const weight = text.slice(from, to);
      if (!FIGURE.test(weight) || !WEIGHTS.has(Number(weight))) continue;
      const due = (Math.min(Number(rate), 100) / 100) * Number(weight);
      // A rate is printed within half a percent, or better.
      if (Math.abs(due - Number(score)) <= 0.02 + Number(weight) * 0.011)
        ways.push({ weight, rate, amounts: text.slice(0, from) });
    }
  }
  return ways;
}

/** Whether rate and score follow from the amounts as exactly as they are printed, or within `slack` times that. */
export function agree(figures: MoneyFigures, slack = 1): boolean {
  const plain = (figure: string): string => figure.replaceAll(',', '').replace(/%$/, '');
  const [initial, budget, spent, weight] = [figures.initialYuan, figures.adjustedYuan, figures.executedYuan, figures.weight].map(
    (figure) => Number(plain(figure)),
  ) as [number, number, number, number];
  const rate = plain(figures.rate);
  if (!WEIGHTS.has(weight) || initial > budget * 20 || !sharesOut({ budget, spent, rate }, slack)) return false;
  return scores({ share: spent / budget, weight: plain(figures.weight), rate, score: plain(figures.score) });
}
