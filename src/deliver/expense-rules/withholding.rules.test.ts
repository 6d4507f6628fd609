import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentOf, taxOn, withholdingTablesSchema, type WithholdingScale } from './withholding.rules.ts';
import { withholdingOn } from './withholding-tables.ts';

const resident = withholdingOn('2020-05-20', 'resident')!;
const foreigner = withholdingOn('2020-05-20', 'non-resident')!;
const scales: [string, WithholdingScale][] = [
  ['residents', resident],
  ['non-residents', foreigner],
  ['residents before 2019', withholdingOn('2018-12-31', 'resident')!],
];
const nothing = { incomeFen: 0, taxFen: 0 };
const yuan = (amount: number): number => Math.round(amount * 100);

describe('tax withheld of pay for work', () => {
  // 公告2018年第61号: ≤4,000 less 800, above less a fifth; 20 %, 30 % less 2,000, 40 % less 7,000.
  it.each([
    [500, 0],
    [800, 0],
    [800.02, 0],
    [800.03, 0.01],
    [2_000, 240],
    [4_000, 640],
    [4_000.01, 640],
    [8_000, 1_280],
    [25_000, 4_000],
    [30_000, 5_200],
    [62_500, 13_000],
    [100_000, 25_000],
  ])('is, for a resident who gets %d yuan, %d yuan', (gross, tax) => {
    expect(taxOn(resident, yuan(gross)).dueFen).toBe(yuan(tax));
  });

  // 税率表三, after a fifth is deducted at any amount.
  it.each([
    [3_750, 90],
    [15_000, 990],
    [31_250, 3_590],
    [43_750, 6_090],
    [68_750, 12_090],
    [100_000, 20_840],
    [200_000, 56_840],
  ])('is, for a non-resident who gets %d yuan, %d yuan', (gross, tax) => {
    expect(taxOn(foreigner, yuan(gross)).dueFen).toBe(yuan(tax));
  });

  it('says its steps: what is deducted, what is left, the rate and what is taken off', () => {
    expect(taxOn(resident, yuan(30_000))).toEqual({
      deductionFen: yuan(6_000),
      taxableFen: yuan(24_000),
      percent: 30,
      quickFen: yuan(2_000),
      dueFen: yuan(5_200),
    });
    expect(taxOn(resident, yuan(700))).toMatchObject({ deductionFen: yuan(700), taxableFen: 0, dueFen: 0 });
  });

  it('goes by the table of the day of the payment, and by none before the first', () => {
    expect(withholdingOn('2018-12-31', 'non-resident')!.brackets).toHaveLength(3);
    expect(withholdingOn('2019-01-01', 'non-resident')!.brackets).toHaveLength(7);
    expect(withholdingOn('2011-08-31', 'resident')).toBeNull();
  });

  it('refuses tables out of order, and scales that end', () => {
    const scale = {
      source: { zh: '某办法', en: 'some measures' },
      deductions: [{ incomeUpToYuan: null, yuan: 0 }],
      brackets: [] as unknown[],
    };
    const of = (brackets: unknown[], days = ['2020-01-01']) =>
      withholdingTablesSchema.safeParse(
        days.map((validFrom) => ({ validFrom, resident: { ...scale, brackets }, 'non-resident': { ...scale, brackets } })),
      ).success;
    const open = { taxableUpToYuan: null, percent: 20, quickYuan: 0 };
    expect(of([open])).toBe(true);
    expect(of([{ ...open, taxableUpToYuan: 20_000 }])).toBe(false);
    expect(of([{ ...open, taxableUpToYuan: 5_000 }, { ...open, taxableUpToYuan: 2_000 }, open])).toBe(false);
    expect(of([open], ['2020-01-01', '2019-01-01'])).toBe(false);
  });
});

describe.each(scales)('from an amount after tax, of %s,', (_who, scale) => {
  const amount = fc.oneof(fc.integer({ min: 1, max: 20_000_000 }), fc.integer({ min: 1, max: 100_000_000_000 }));

  it('the amount before tax leaves just that', () => {
    fc.assert(
      fc.property(amount, (net) => {
        const paid = paymentOf(scale, nothing, net, 'net');
        expect(paid.netFen).toBe(net);
        expect(paymentOf(scale, nothing, paid.grossFen, 'gross')).toEqual(paid);
      }),
    );
  });

  it('it is the amount that was taxed, or one 分 less where both leave the same', () => {
    fc.assert(
      fc.property(amount, (gross) => {
        const { netFen } = paymentOf(scale, nothing, gross, 'gross');
        if (netFen === 0) return;
        expect(gross - paymentOf(scale, nothing, netFen, 'net').grossFen).toBeOneOf([0, 1]);
      }),
    );
  });

  it('a larger amount never leaves less, and one 分 more leaves at most one 分 more: there is no gap at any edge', () => {
    const edges = [800, 3_360, 3_750, 4_000, 21_000, 25_000, 49_500, 62_500].map(yuan);
    const near = fc.tuple(fc.constantFrom(...edges), fc.integer({ min: -300, max: 300 })).map(([edge, off]) => edge + off);
    fc.assert(
      fc.property(fc.oneof(near, amount), (gross) => {
        const step = paymentOf(scale, nothing, gross + 1, 'gross').netFen - paymentOf(scale, nothing, gross, 'gross').netFen;
        expect(step).toBeOneOf([0, 1]);
      }),
      { numRuns: 500 },
    );
  });

  it('payments of one month are taxed as one income, in whatever parts and bases they come', () => {
    const part = fc.record({
      fen: fc.integer({ min: 1, max: 5_000_000 }),
      basis: fc.constantFrom('gross' as const, 'net' as const),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        let month = nothing;
        for (const { fen, basis } of parts) {
          const paid = paymentOf(scale, month, fen, basis);
          expect(basis === 'net' ? paid.netFen : paid.grossFen).toBe(fen);
          month = { incomeFen: month.incomeFen + paid.grossFen, taxFen: month.taxFen + paid.taxFen };
        }
        expect(month.taxFen).toBe(taxOn(scale, month.incomeFen).dueFen);
      }),
    );
  });
});

it.each([
  [800, 800],
  [3_360, 4_000],
  [21_000, 25_000],
  [49_500, 62_500],
])('%d yuan after tax are %d before', (net, gross) => {
  expect(paymentOf(resident, nothing, yuan(net), 'net').grossFen).toBe(yuan(gross));
});
