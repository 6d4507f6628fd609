import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastDayOf, monitoringMonth, proposedPossibility, roundedExpectation, windowText } from './monitoring.rules.ts';

const year = { fiscalYear: 2020, startsOn: '2020-01-01', endsOn: '2020-12-31' };

test.each([
  [year, '2020-07', '2020-07-31', '1—7月'],
  [{ ...year, startsOn: '2020-03-01' }, '2020-07', '2020-07-31', '3—7月'],
  [{ ...year, startsOn: '2020-09-01' }, '2020-09', '2020-09-30', '9月'],
  [{ ...year, endsOn: '2020-06-15' }, '2020-06', '2020-06-15', '1—6月'],
  [{ ...year, startsOn: '2019-10-01' }, '2020-07', '2020-07-31', '2019年10月—2020年7月'],
])('the month that a programme is looked at: %o', (programme, month, lastDay, words) => {
  expect(monitoringMonth(programme)).toBe(month);
  expect(lastDayOf(month, programme)).toBe(lastDay);
  expect(windowText(month, programme)).toBe(words);
});

test('the last day of February', () => {
  expect([lastDayOf('2020-02', year), lastDayOf('2021-02', { startsOn: '2021-01-01', endsOn: '2021-12-31' })]).toEqual([
    '2020-02-29',
    '2021-02-28',
  ]);
});

describe('whether the target can be reached, as the expectation says it', () => {
  const atLeast = { comparator: '≥', value: 100, value2: null, kind: 'quantitative' } as const;
  const atMost = { ...atLeast, comparator: '≤' } as const;

  test.each([
    [atLeast, [100, 110, 120], 'certain'],
    [atLeast, [90, 110, 120], 'possible'],
    [atLeast, [80, 90, 100], 'possible'],
    [atLeast, [80, 90, 99], 'impossible'],
    [atMost, [80, 90, 100], 'certain'],
    [atMost, [90, 99, 120], 'possible'],
    [atMost, [101, 110, 120], 'impossible'],
  ] as const)('%o expected %o: %s', (target, [low, value, high], possibility) => {
    expect(proposedPossibility({ target, expected: { low, value, high } })).toBe(possibility);
  });

  test('nothing is proposed without a figure, or for words', () => {
    expect(proposedPossibility({ target: atLeast, expected: { low: null, value: null, high: null } })).toBeNull();
    const words = { comparator: null, value: null, value2: null, kind: 'qualitative' } as const;
    expect(proposedPossibility({ target: words, expected: { low: 1, value: 1, high: 1 } })).toBeNull();
  });

  test('a better expectation never makes it less possible', () => {
    const rank = { impossible: 0, possible: 1, certain: 2 };
    const figure = fc.double({ min: 0, max: 300, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(figure, figure, figure), fc.double({ min: 0, max: 100, noNaN: true }), (figures, more) => {
        const [low, value, high] = [...figures].sort((a, b) => a - b) as [number, number, number];
        const before = proposedPossibility({ target: atLeast, expected: { low, value, high } })!;
        const after = proposedPossibility({
          target: atLeast,
          expected: { low: low + more, value: value + more, high: high + more },
        })!;
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
      }),
    );
  });
});

test('what is expected to be spent is rounded by its size, and a small sum never to nothing', () => {
  expect([3_449, 999_949, 113_958_050].map(roundedExpectation)).toEqual([3_400, 999_900, 113_960_000]);
});
