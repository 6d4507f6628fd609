import { expect, test } from 'vitest';
import { differingSums, noFunds } from './funds.ts';

const row = { ...noFunds, totalFen: 200, currentYearFen: 100 };

test.each([
  ['nothing is said', {}, []],
  ['what is said leaves something open', { currentYearFiscalFen: 80, totalOtherFen: 10 }, []],
  ['all of it adds up', { totalFiscalFen: 150, totalOtherFen: 50, currentYearFiscalFen: 90, currentYearOtherFen: 10 }, []],
  [
    'all of it adds up with what was carried over',
    { currentYearFiscalFen: 80, currentYearCarriedFen: 20, currentYearOtherFen: 0 },
    [],
  ],
  ['less is said, and nothing is left to say', { currentYearFiscalFen: 80, currentYearOtherFen: 10 }, ['currentYearFen']],
  ['more is said', { totalFiscalFen: 201, currentYearCarriedFen: 101 }, ['totalFen', 'currentYearFen']],
])('%s', (_, said, sums) => {
  expect(differingSums({ ...row, ...said }).map(({ sum }) => sum)).toEqual(sums);
});

test('a sum that is not known yet is contradicted by nothing', () => {
  expect(differingSums({ ...row, totalFen: null, totalFiscalFen: 5, totalOtherFen: 1 })).toEqual([]);
});
