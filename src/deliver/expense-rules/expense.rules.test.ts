import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { breachesOf, type ExpenseInContext } from './expense.rules.ts';
import { feeCap } from './fee-table.rules.ts';
import { newestFeeTable as feeTable } from './fee-tables.ts';

const inOrder: ExpenseInContext = {
  kind: 'lecture-fee',
  amountFen: 100_000,
  taxFen: null,
  paidOn: '2020-06-01',
  voucherNumber: '2020-0001',
  titleLevel: 'professor',
  classHours: 2,
  programme: { startsOn: '2020-01-01', endsOn: '2020-12-31' },
  budgetLine: { amountFen: 500_000, earlierFen: 0 },
  otherClassHours: 0,
  voucherUsed: false,
};
const broken = (change: Partial<ExpenseInContext>) => breachesOf({ ...inOrder, ...change }, feeTable);

describe('the rules of expenses', () => {
  it('find nothing in an expense that is in order', () => expect(broken({})).toEqual([]));

  it.each([
    ['academician', 1_500],
    ['professor', 1_000],
    ['associate-professor', 500],
  ] as const)('cap the lecture fee of %s at %i 元 a class hour after tax', (titleLevel, yuan) => {
    expect(broken({ titleLevel, classHours: 1, amountFen: yuan * 100 })).toEqual([]);
    expect(broken({ titleLevel, classHours: 1, amountFen: yuan * 100 + 1 })).toEqual(['over-fee-cap']);
  });

  it('hold the caps after tax against what the payee got', () => {
    expect(broken({ classHours: 1, amountFen: 119_000, taxFen: 19_000 })).toEqual([]);
    expect(broken({ classHours: 1, amountFen: 119_001, taxFen: 19_000 })).toEqual(['over-fee-cap']);
  });

  it('check no cap where the source gives none', () => {
    expect(feeCap(feeTable, 'other', 2)).toBeNull();
    expect(broken({ titleLevel: 'other', amountFen: 400_000 })).toEqual([]);
  });

  it('allow four class hours in half a day, for one payee and session together', () => {
    expect(broken({ classHours: 4 })).toEqual([]);
    expect(broken({ classHours: 2, otherClassHours: 2.5 })).toEqual(['over-class-hours']);
  });

  it('see missing and repeated vouchers, an overspent line and a day outside the programme', () => {
    expect(broken({ voucherNumber: '' })).toEqual(['no-voucher']);
    expect(broken({ voucherNumber: '', voucherUsed: true })).toEqual(['no-voucher']);
    expect(broken({ voucherUsed: true })).toEqual(['duplicate-voucher']);
    expect(broken({ budgetLine: { amountFen: 500_000, earlierFen: 400_001 } })).toEqual(['over-budget-line']);
    expect(broken({ budgetLine: { amountFen: 500_000, earlierFen: 400_000 } })).toEqual([]);
    expect(broken({ paidOn: '2021-01-01' })).toEqual(['outside-programme-dates']);
    expect(broken({ paidOn: '2020-12-31' })).toEqual([]);
  });

  it('never find more in a smaller amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 2_000_000 }), (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(broken({ amountFen: more })).toEqual(expect.arrayContaining(broken({ amountFen: less })));
      }),
    );
  });
});
