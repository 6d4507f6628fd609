import { z } from 'zod';
import {
  type DifferingSum,
  differingSums,
  type FundField,
  type FundedSum,
  fundFields,
  type Funds,
  noFunds,
} from '#src/kernel/funds.ts';
import { fenFromYuan, yuanText } from '#src/kernel/money.ts';

type YuanOf<Field extends string> = Field extends `${infer Name}Fen` ? `${Name}Yuan` : never;
export type FundReadingField = YuanOf<FundField>;

/** As `fundFields`, in 元 as the amounts of a reading are. */
export const fundReadingFields = fundFields.map((field) => field.replace(/Fen$/, 'Yuan')) as FundReadingField[];
/** More than any budget, and exact in 分. */
export const mostFundYuan = 1e13;
const amount = z.number().nonnegative().max(mostFundYuan).nullable();

/** Which money the amounts of a form are made of, in 元; null is "not on the form, or not certain". */
export const fundsReadingSchema = z.object(
  Object.fromEntries(fundReadingFields.map((field) => [field, amount])) as Record<FundReadingField, typeof amount>,
);
export type FundsReading = z.infer<typeof fundsReadingSchema>;

export const noFundsReading = Object.fromEntries(fundReadingFields.map((field) => [field, null])) as FundsReading;

const fenOf = (yuan: number | null): number | null => (yuan === null ? null : fenFromYuan(yuan));

export function fundsInFen(reading: FundsReading | undefined): Funds {
  if (!reading) return noFunds;
  return Object.fromEntries(fundFields.map((field, at) => [field, fenOf(reading[fundReadingFields[at]!])])) as Funds;
}

const sumNames: Record<FundedSum, string> = { totalFen: '项目总预算', currentYearFen: '项目当年预算' };

/** What is to be said of parts that contradict their sum: they are kept as the form has them, and nothing is made to fit. */
export function fundsDoubts(differing: readonly DifferingSum[]): { code: string; message: string; where: string }[] {
  return differing.map(({ sum, sumFen, partsFen }) => ({
    code: 'funds-differ',
    message: `“${sumNames[sum]} ${yuanText(sumFen)} 元”与“其中各项合计 ${yuanText(partsFen)} 元”对不上，按表上所写记下，请核对`,
    where: '表头',
  }));
}

/** The sums of a reading that their parts contradict. */
export function differingFunds(reading: {
  funds?: FundsReading | undefined;
  budget: { totalYuan: number | null; currentYearYuan: number | null };
}): DifferingSum[] {
  const { totalYuan, currentYearYuan } = reading.budget;
  return differingSums({ ...fundsInFen(reading.funds), totalFen: fenOf(totalYuan), currentYearFen: fenOf(currentYearYuan) });
}
