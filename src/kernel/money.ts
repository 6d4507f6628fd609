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

/** `120000000` → `120`; none of the decimals that are zero. Six are exact, as forms want it; screens have two. */
export function wanYuanText(amount: number, decimals: 2 | 6 = 6): string {
  return (amount / 1_000_000).toLocaleString('en-US', { maximumFractionDigits: decimals });
}
