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
  // From the end: points and rate must give the score, which few ways to part them do, before any amount is tried.
  for (const { weight, rate, amounts } of pointsAndRates(before, score))
    for (let first = 1; first < amounts.length && found.length < 2; first++)
      for (let second = first + 1; FIGURE.test(amounts.slice(0, first)) && second < amounts.length; second++) {
        const [initialYuan, adjustedYuan, executedYuan] = [
          amounts.slice(0, first),
          amounts.slice(first, second),
          amounts.slice(second),
        ];
        if (!FIGURE.test(adjustedYuan) || !FIGURE.test(executedYuan)) continue;
        if (agree({ initialYuan, adjustedYuan, executedYuan, weight, rate, score }))
          found.push({ initialYuan, adjustedYuan, executedYuan, weight, rate: `${rate}%`, score });
      }
  return found.length === 1 ? (found[0] ?? null) : null;
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
