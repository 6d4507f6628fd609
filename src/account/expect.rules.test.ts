import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTarget } from '#src/kernel/target.ts';
import { elapsedShare, fromPace, fromPlannedActivities, fromPlannedDistricts, fromPlannedWork, settled } from './expect.rules.ts';
import { type Standing, stateOf } from './state.rules.ts';
import { wilson } from './wilson.rules.ts';

const year = { startsOn: '2020-01-01', endsOn: '2020-12-31', at: '2020-06-30' };
const work = (target: number, done: number, dueOn: string, district: string | null = null) => ({ target, done, dueOn, district });

describe('what is expected', () => {
  test('is nothing without evidence, and the figure itself at the end', () => {
    expect(settled(null, year)).toMatchObject({ value: null, how: { code: 'no-evidence' } });
    expect(settled(7, { ...year, at: '2020-12-31' })).toMatchObject({ value: 7, low: 7, high: 7, how: { code: 'year-over' } });
    expect(settled(7, year)).toBeNull();
  });

  test('of planned work: what is still planned times how much of the due work was reached', () => {
    const planned = [work(100, 50, '2020-03-31'), work(100, 100, '2020-05-31'), work(200, 20, '2020-11-30')];
    // 150 of 200 due came: 0.75; 180 are still planned; the single ratios were 0.5 and 1.
    expect(fromPlannedWork(170, planned, year.at)).toEqual({
      value: 305,
      low: 260,
      high: 350,
      how: { code: 'planned-work', params: { remaining: 180, ratio: 0.75, due: 2 } },
    });
    expect(fromPlannedWork(0, [work(10, 0, '2020-11-30')], year.at)).toMatchObject({ value: 10, low: 0, high: 10 });
  });

  test('of districts: those that planned activities will reach', () => {
    const planned = [
      work(1, 1, '2020-03-31', 'a'),
      work(1, 0, '2020-12-01', 'b'),
      work(1, 0, '2020-12-01', 'a'),
      work(1, 0, '2020-12-02', 'b'),
    ];
    expect(fromPlannedDistricts(new Set(['a']), planned, year.at)).toMatchObject({ value: 2, low: 1, high: 2 });
  });

  test('by pace: never below what is there, never beyond the cap', () => {
    const steady = fromPace(600, [100, 200, 300, 400, 500, 600], year, null);
    expect(steady.value).toBeCloseTo(600 + (600 / 182) * 184, -1);
    expect(fromPace(600, [100, 200, 300, 400, 500, 600], year, 900)).toMatchObject({ value: 900, high: 900 });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 6, maxLength: 6 }),
        fc.option(fc.integer({ min: 0, max: 5000 })),
        (added, cap) => {
          let sum = 0;
          const cumulated = added.map((one) => {
            sum += one;
            return sum;
          });
          const { value, low, high } = fromPace(sum, cumulated, year, cap);
          expect(low).toBeGreaterThanOrEqual(sum);
          expect(low).toBeLessThanOrEqual(value! + 0.5);
          expect(high).toBeGreaterThanOrEqual(value! - 0.5);
          if (cap !== null && cap >= sum) expect(high).toBeLessThanOrEqual(cap);
        },
      ),
    );
  });

  test('of a rate over activities: the rest does as those due so far, within 95 %', () => {
    const { value, low, high } = fromPlannedActivities(10, 12, 12, 100);
    expect(value).toBeCloseTo(83.33, 2);
    expect([low! < value!, value! < high!, low! > 50, high! < 100]).toEqual([true, true, true, true]);
  });

  test('Wilson intervals stay in 0–1 and hold the share', () => {
    expect(wilson(0, 300)[1]).toBeCloseTo(0.0126, 4);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const hits = Math.round(n * part);
        const [low, high] = wilson(hits, n);
        expect([low >= 0, low <= hits / n + 1e-12, high >= hits / n - 1e-12, high <= 1]).toEqual([true, true, true, true]);
      }),
    );
  });

  test('18 August 2020 is 63 % of the year', () => {
    expect(elapsedShare({ ...year, at: '2020-08-18' })).toBeCloseTo(0.631, 3);
    expect([elapsedShare({ ...year, at: '2019-01-01' }), elapsedShare({ ...year, at: '2021-03-01' })]).toEqual([0, 1]);
  });
});

describe('the state of an indicator', () => {
  const state = (target: string, value: number | null, [low, mid, high]: (number | null)[], more: Partial<Standing> = {}) =>
    stateOf({
      target: readTarget(target),
      value,
      expected: { value: mid ?? null, low: low ?? null, high: high ?? null },
      cumulative: true,
      yearOver: false,
      judged: null,
      ...more,
    });

  test.each<[string, string, number | null, (number | null)[], Partial<Standing>, string]>([
    ['no evidence', '≥20万人次', null, [null, null, null], {}, 'missing'],
    ['reached', '≥20万人次', 200_000, [1, 1, 1], {}, 'met'],
    ['will reach', '=16区', 15, [15, 16, 16], {}, 'on-track'],
    ['may reach', '=20万人次', 119_484, [186_000, 199_000, 213_000], {}, 'at-risk'],
    ['will not reach', '=20万人次', 119_484, [150_000, 160_000, 170_000], {}, 'behind'],
    ['year over', '=20万人次', 199_999, [199_999, 199_999, 199_999], { yearOver: true }, 'behind'],
    ['rate reached', '≥80%', 83.3, [81, 83, 88], { cumulative: false }, 'met'],
    ['rate out of reach', '=100%', 91.7, [90, 92, 94], { cumulative: false }, 'behind'],
    ['cost within so far', '≤100元', 60, [90, 95, 99], {}, 'on-track'],
    ['cost may exceed', '≤100元', 60, [90, 105, 120], {}, 'at-risk'],
    ['cost exceeded', '≤100元', 101, [101, 120, 130], {}, 'behind'],
    ['cost held', '≤100元', 99, [99, 99, 99], { yearOver: true }, 'met'],
    ['words', '按要求规范使用', 98, [98, 98, 98], {}, 'to-judge'],
    ['words judged reached', '按要求规范使用', null, [null, null, null], { judged: 0.9 }, 'met'],
    ['words judged partly', '按要求规范使用', null, [null, null, null], { judged: 0.7 }, 'at-risk'],
    ['words judged missed', '按要求规范使用', null, [null, null, null], { judged: 0.3 }, 'behind'],
  ])('%s', (_name, target, value, range, more, expected) => {
    expect(state(target, value, range, more)).toBe(expected);
  });
});
