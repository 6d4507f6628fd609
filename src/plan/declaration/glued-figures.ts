/** Points that forms give for the execution of the budget. */
const WEIGHTS: ReadonlySet<number> = new Set([5, 10, 15, 20, 30]);
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

/**
 * `12.512.510.0010` … a row of money whose cells ran together: budget, adjusted budget, spent, points, rate with its sign, score. The
 * one way to part it in which spent ÷ budget is the rate and points × rate the score; null where there is none, or several.
 */
export function partedMoney(text: string): MoneyFigures | null {
  const [before = '', score, ...rest] = text.replaceAll(',', '').split(/[%％]/);
  if (score === undefined || rest.length > 0 || !FIGURE.test(score) || text.length > LONGEST) return null;
  const found: MoneyFigures[] = [];
  const part = (from: number, taken: readonly string[]): void => {
    if (found.length > 1) return;
    if (taken.length === 4) {
      const rate = before.slice(from);
      const [initialYuan = '', adjustedYuan = '', executedYuan = '', weight = ''] = taken;
      if (FIGURE.test(rate) && agree({ initialYuan, adjustedYuan, executedYuan, weight, rate, score }))
        found.push({ initialYuan, adjustedYuan, executedYuan, weight, rate: `${rate}%`, score });
      return;
    }
    for (let to = from + 1; to < before.length; to++) {
      const figure = before.slice(from, to);
      if (FIGURE.test(figure)) part(to, [...taken, figure]);
    }
  };
  part(0, []);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Whether rate and score follow from the amounts as exactly as they are printed, or within `slack` times that. */
export function agree(figures: MoneyFigures, slack = 1): boolean {
  const [initial, budget, spent, weight, rate, score] = [
    figures.initialYuan,
    figures.adjustedYuan,
    figures.executedYuan,
    figures.weight,
    figures.rate.replace(/%$/, ''),
    figures.score,
  ].map((figure) => Number(figure.replaceAll(',', ''))) as [number, number, number, number, number, number];
  if (!WEIGHTS.has(weight) || budget <= 0 || initial > budget * 20) return false;
  const decimals = figures.rate.replace(/%$/, '').split('.')[1]?.length ?? 0;
  const share = spent / budget;
  const exact = Math.abs(share * 100 - rate) <= 0.51 * slack * 10 ** -decimals;
  return exact && Math.abs(Math.min(share, 1) * weight - score) <= 0.0051 + weight * 0.0051 * 10 ** -decimals;
}
