/**
 * Which money a programme's budget is made of, in 分: of its total and of its year. 财政 is `Fiscal`, 上年结转 `Carried`, what is neither
 * `Other`. Null where it was never said.
 */
export const fundFields = [
  'totalFiscalFen',
  'totalOtherFen',
  'currentYearFiscalFen',
  'currentYearCarriedFen',
  'currentYearOtherFen',
] as const;
export type FundField = (typeof fundFields)[number];
export type Funds = Record<FundField, number | null>;

/** The parts of the sums, and which of them every form has: where both are said, nothing is left to be said. */
const partsOf = {
  totalFen: { parts: ['totalFiscalFen', 'totalOtherFen'], whole: ['totalFiscalFen', 'totalOtherFen'] },
  currentYearFen: {
    parts: ['currentYearFiscalFen', 'currentYearCarriedFen', 'currentYearOtherFen'],
    // Only some forms have a line for what was carried over.
    whole: ['currentYearFiscalFen', 'currentYearOtherFen'],
  },
} as const;
export type FundedSum = keyof typeof partsOf;

export const noFunds: Funds = Object.fromEntries(fundFields.map((field) => [field, null])) as Funds;

export function fundsOf(row: Funds): Funds {
  return Object.fromEntries(fundFields.map((field) => [field, row[field]])) as Funds;
}

export function saysFunds(funds: Funds): boolean {
  return fundFields.some((field) => funds[field] !== null);
}

export interface DifferingSum {
  sum: FundedSum;
  parts: readonly FundField[];
  sumFen: number;
  partsFen: number;
}

/** The sums that their parts contradict: parts that exceed them, or that leave something open although none is missing. A sum of null is not known yet. */
export function differingSums(row: Funds & Record<FundedSum, number | null>): DifferingSum[] {
  return (Object.keys(partsOf) as FundedSum[]).flatMap((sum) => {
    const { parts, whole } = partsOf[sum];
    const sumFen = row[sum];
    const partsFen = parts.reduce((all, part) => all + (row[part] ?? 0), 0);
    const isWhole = whole.every((part) => row[part] !== null);
    if (sumFen === null || partsFen === sumFen || (partsFen < sumFen && !isWhole)) return [];
    return [{ sum, parts, sumFen, partsFen }];
  });
}
