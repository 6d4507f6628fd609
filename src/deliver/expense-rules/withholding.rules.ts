import * as z from 'zod';
import { fenFromYuan } from '#src/kernel/money.ts';
import type { TaxBasis } from '#src/kernel/vocabulary.ts';
import { sourceSchema } from './source.rules.ts';

const yuan = z.number().min(0).transform(fenFromYuan);
const upTo = z.number().positive().nullable();
const upToFen = upTo.transform((limit) => (limit === null ? null : fenFromYuan(limit)));
const percent = z.number().int().min(0).max(99);

const ascending = (limits: readonly (number | null)[]): boolean =>
  limits.every((limit, at) => (at === limits.length - 1 ? limit === null : limit !== null && limit > (limits[at - 1] ?? 0)));

/** How tax is withheld from pay for work (劳务报酬): what is deducted from the income, and the rates on what is left of it. */
const scaleSchema = z.strictObject({
  source: sourceSchema,
  deductions: z
    .array(
      z.union([
        z
          .strictObject({ incomeUpToYuan: upToFen, yuan })
          .transform(({ incomeUpToYuan, yuan }) => ({ incomeUpToFen: incomeUpToYuan, fen: yuan as number, percent: 0 })),
        z
          .strictObject({ incomeUpToYuan: upToFen, percent })
          .transform(({ incomeUpToYuan, percent }) => ({ incomeUpToFen: incomeUpToYuan, fen: 0, percent })),
      ]),
    )
    .refine((all) => ascending(all.map((one) => one.incomeUpToFen)), 'from the smallest income, the last without a limit'),
  brackets: z
    .array(
      z
        .strictObject({ taxableUpToYuan: upToFen, percent, quickYuan: yuan })
        .transform(({ taxableUpToYuan, percent, quickYuan }) => ({
          taxableUpToFen: taxableUpToYuan,
          percent,
          quickFen: quickYuan as number,
        })),
    )
    .refine((all) => ascending(all.map((one) => one.taxableUpToFen)), 'from the smallest income, the last without a limit'),
});
export type WithholdingScale = z.output<typeof scaleSchema>;

/** A file of 预扣率表. Each table holds from its day until the next one does, by the day of the payment. */
export const withholdingTablesSchema = z
  .array(z.strictObject({ validFrom: z.iso.date(), resident: scaleSchema, 'non-resident': scaleSchema }))
  .min(1)
  .refine((tables) => tables.every((one, at) => at === 0 || tables[at - 1]!.validFrom < one.validFrom), 'oldest first');

/** Kinds of expenses that are pay for work of a person, if a person is paid: 讲学, 咨询. Each is an item (项目) of its own for the tax. */
export const feeKinds = ['lecture-fee', 'expert-fee'] as const;

export function isFee(kind: string): boolean {
  return (feeKinds as readonly string[]).includes(kind);
}

/** How the tax on an income was reckoned; amounts in 分. */
export interface Reckoning {
  deductionFen: number;
  taxableFen: number;
  percent: number;
  quickFen: number;
  dueFen: number;
}

/** Whole numbers; half up. */
const rounded = (amount: number, unit: number): number => Math.floor((amount + unit / 2) / unit);

/**
 * The tax on one income (一次收入): what is left after the deduction, at the rate of its bracket, less 速算扣除数. Whole numbers throughout, in
 * hundredths of hundredths of a 分, and rounded once, at the tax: half a 分 up.
 */
export function taxOn(scale: WithholdingScale, incomeFen: number): Reckoning {
  const deduction = scale.deductions.find(({ incomeUpToFen }) => incomeUpToFen === null || incomeFen <= incomeUpToFen)!;
  const taxable = Math.max(0, incomeFen - deduction.fen) * (100 - deduction.percent);
  const bracket = scale.brackets.find(({ taxableUpToFen }) => taxableUpToFen === null || taxable <= taxableUpToFen * 100)!;
  const taxableFen = rounded(taxable, 100);
  return {
    deductionFen: incomeFen - taxableFen,
    taxableFen,
    percent: bracket.percent,
    quickFen: bracket.quickFen,
    dueFen: rounded(taxable * bracket.percent - bracket.quickFen * 10_000, 10_000),
  };
}

/** What the same payee got for the same kind of work before, in the same month, and the tax that was withheld of it; in 分. */
export interface MonthSoFar {
  incomeFen: number;
  taxFen: number;
}

/** 应发, 个税, 实发 of one payment, in 分. */
export interface Payment {
  grossFen: number;
  taxFen: number;
  netFen: number;
}

/**
 * One payment of a month that counts as one income (实施条例 第十四条: 同一项目连续性收入以一个月内取得的收入为一次): the tax on the month with it, less what was
 * withheld before. From an amount after tax (`net`) the least amount before tax that leaves just that: the tax grows by at most one 分 with
 * each 分 of income, so there always is one.
 */
export function paymentOf(scale: WithholdingScale, before: MonthSoFar, amountFen: number, basis: TaxBasis): Payment {
  const of = (grossFen: number): Payment => {
    const taxFen = Math.max(0, taxOn(scale, before.incomeFen + grossFen).dueFen - before.taxFen);
    return { grossFen, taxFen, netFen: grossFen - taxFen };
  };
  if (basis === 'gross') return of(amountFen);
  let [less, enough] = [amountFen - 1, amountFen];
  while (of(enough).netFen < amountFen) [less, enough] = [enough, enough * 2];
  while (enough - less > 1) {
    const middle = Math.floor((less + enough) / 2);
    if (of(middle).netFen < amountFen) less = middle;
    else enough = middle;
  }
  return of(enough);
}
