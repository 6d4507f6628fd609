declare const fenBrand: unique symbol;

/** An amount of money in 分, always a whole number. */
export type Fen = number & { [fenBrand]: true };

export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new Error(`not a whole number of 分: ${amount}`);
  return amount as Fen;
}

/** 元 to 分; at most two decimals, as offices write them. Half a 分 is a bug of the caller. */
export function fenFromYuan(yuan: number): Fen {
  return fen(Math.round(yuan * 100));
}

/** What a year is executed against: its own budget, and the whole one where the form names none for the year. 0 where it names neither. */
export function budgetOfYear({ currentYearFen, totalFen }: { currentYearFen: number; totalFen: number }): number {
  return currentYearFen || totalFen;
}

export function yuanOf(amount: number): number {
  return amount / 100;
}

/** `120000000` → `1,200,000.00`. */
export function yuanText(amount: number, decimals: 0 | 2 = 2): string {
  return yuanOf(amount).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Whether a sum below 1 万元 would be another one in 万元 with two decimals: it is read in 元. From there on a screen rounds to 100 元. */
export const needsYuan = (amount: number): boolean => Math.abs(amount) < 1_000_000 && amount % 10_000 !== 0;

/** `4950` → `49.50`, `5000` → `50`: the 分 only where there are any. */
export const shortYuanText = (amount: number): string => yuanText(amount, amount % 100 === 0 ? 0 : 2);

/** A sum with its unit as a sentence has it, exact: `50万元` or `113.95815万元`, below 1 万元 `50元` or `49.50元`. */
export function exactSumText(amount: number): string {
  return Math.abs(amount) >= 1_000_000 ? `${wanYuanText(amount)}万元` : `${shortYuanText(amount)}元`;
}

/** `120000000` → `120`; none of the decimals that are zero. Six are exact, as forms want it; screens have two. */
export function wanYuanText(amount: number, decimals: 2 | 6 = 6): string {
  return (amount / 1_000_000).toLocaleString('en-US', { maximumFractionDigits: decimals });
}
