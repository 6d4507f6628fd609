import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTarget } from '#src/kernel/target.ts';
import {
  elapsedShare,
  fromPace,
  inWholes,
  nothingExpected,
  fromPlannedActivities,
  fromPlannedDistricts,
  fromPlannedWork,
  type PlannedWork,
  plannedSpending,
  settled,
} from './expect.rules.ts';
import { type Standing, stateOf } from '../state.rules.ts';
import { wilson } from '../figures/wilson.rules.ts';

const year = { startsOn: '2020-01-01', endsOn: '2020-12-31', at: '2020-06-30' };
const work = (
  target: number,
  done: number,
  dueOn: string,
  district: string | null = null,
  metOn: string | null = null,
): PlannedWork => ({ target, done, dueOn, district, metOn });

describe('what is expected', () => {
  test('is nothing without evidence, and the figure itself at the end', () => {
    expect(settled(null, { ...year, at: '2020-12-31' })).toMatchObject({ value: null, how: { code: 'no-evidence' } });
    expect(settled(null, year)).toBeNull();
    expect(settled(7, { ...year, at: '2020-12-31' })).toMatchObject({ value: 7, low: 7, high: 7, how: { code: 'year-over' } });
    expect(settled(7, year)).toBeNull();
  });

  test('of what is counted is a whole number, its range outward; of a rate, and where the figure has a fraction, it is not', () => {
    const half = fromPace(1, [1], { ...year, at: '2020-01-31' }, 12.4);
    expect(Number.isInteger(half.value)).toBe(false);
    const whole = inWholes(
      { ...half, value: 0.4, low: 0.2, high: 2.000001, how: { code: 'x', params: { brings: 0.4, chance: 62.5 } } },
      0,
    );
    expect(whole).toEqual({ value: 0, low: 0, high: 3, how: { code: 'x', params: { brings: 0, chance: 62.5 } } });
    expect(inWholes(half, 1.5)).toBe(half);
    expect(inWholes(nothingExpected, null)).toEqual(nothingExpected);
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.array(fc.double({ min: 0, max: 900, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (actual, more) => {
          const [low, value, high] = more.map((one) => Math.round((actual + one) * 100) / 100).sort((a, b) => a - b) as [
            number,
            number,
            number,
          ];
          const shown = inWholes({ value, low, high, how: { code: 'x', params: {} } }, actual);
          expect(actual <= shown.low! && shown.low! <= low && high <= shown.high!).toBe(true);
          expect(shown.low! <= shown.value! && shown.value! <= shown.high!).toBe(true);
          expect(Math.abs(shown.value! - value)).toBeLessThanOrEqual(0.5);
        },
      ),
    );
  });

  test('of planned work: the plan itself until work is due, then what the due work teaches', () => {
    expect(fromPlannedWork(0, [work(10, 0, '2020-11-30')], year)).toMatchObject({ value: 10, high: 15 });
    expect(fromPlannedWork(0, [work(10, 0, '2020-11-30')], year, { money: true }).how.code).toBe('planned-spending');
    const planned = [work(100, 50, '2020-03-31'), work(100, 100, '2020-05-31', null, '2020-05-20'), work(200, 20, '2020-11-30')];
    // Overdue: 50, for three months of a year that makes up one piece in 4 + 3 months: 1 − e^(−6.04 ÷ 6.99) = 58 %.
    // Due work reaches 79 % + 100 % in the end; with the four of the plan: (4 + 1.79) ÷ 6 = 96.5 % of the 180 to come.
    const { value, low, high, how } = fromPlannedWork(170, planned, year);
    expect(how).toEqual({
      code: 'planned-work',
      params: { remaining: 180, reach: 96.5, due: 2, missing: 50, madeUp: 57.9 },
    });
    expect(value).toBe(Math.round(170 + 0.965 * 180 + 0.579 * 50));
    expect([low! < value!, value! < high!, low! >= 170]).toEqual([true, true, true]);
  });

  test('of planned work: never below what is there, never beyond the cap, more for more done', () => {
    const piece = fc.record({
      target: fc.integer({ min: 1, max: 3000 }),
      share: fc.double({ min: 0, max: 2, noNaN: true }),
      month: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 40_000 }), (pieces, cap) => {
        const planned = pieces.map(({ target, share, month }) => {
          const dueOn = `2020-${String(month).padStart(2, '0')}-15`;
          const done = dueOn <= year.at ? Math.round(target * share) : 0;
          return work(target, done, dueOn, null, done >= target ? dueOn : null);
        });
        const actual = planned.reduce((sum, one) => sum + one.done, 0);
        const { value, low, high } = fromPlannedWork(actual, planned, year, { cap });
        expect(low).toBeGreaterThanOrEqual(actual);
        expect(value).toBeGreaterThanOrEqual(low! - 0.5);
        expect(high).toBeGreaterThanOrEqual(value! - 0.5);
        expect(high).toBeLessThanOrEqual(Math.max(cap, actual));
        const better = planned.map((one) => (one.dueOn <= year.at ? { ...one, done: one.done + one.target } : one));
        expect(fromPlannedWork(actual, better, year).value!).toBeGreaterThanOrEqual(
          fromPlannedWork(
            actual,
            planned.map((one) => ({ ...one, metOn: one.dueOn <= year.at ? one.dueOn : null })),
            year,
          ).value! - 1,
        );
      }),
    );
  });

  test('of districts: those that planned activities will reach, each by its chances', () => {
    const planned = [
      work(1, 1, '2020-03-31', 'a', '2020-03-30'),
      work(1, 0, '2020-12-01', 'b'),
      work(1, 0, '2020-12-01', 'a'),
      work(1, 0, '2020-12-02', 'b'),
    ];
    expect(fromPlannedDistricts(new Set(['a']), planned, year)).toMatchObject({ value: 2, low: 2, high: 2 });
    const nothingHeld = Array.from({ length: 12 }, () => work(1, 0, '2020-06-15', 'c'));
    expect(fromPlannedDistricts(new Set(), [...nothingHeld, work(1, 0, '2020-12-01', 'd')], year)).toMatchObject({
      value: 1,
      low: 1,
      high: 2,
    });
  });

  test('of money: each line as its activities come due, the earliest paid first', () => {
    const lines = [
      { subProgramme: 'talks', amountFen: 900 },
      { subProgramme: null, amountFen: 1200 },
    ];
    const activities = ['2020-02-01', '2020-05-01', '2020-12-20'].map((dueOn) => ({ subProgramme: 'talks', dueOn }));
    const work = plannedSpending(lines, activities, new Map([['talks', 400]]), year);
    expect(work.slice(0, 3).map(({ target, done, dueOn, metOn }) => [target, done, dueOn, metOn !== null])).toEqual([
      [300, 300, '2020-03-02', true],
      [300, 100, '2020-05-31', false],
      [300, 0, '2020-12-31', false],
    ]);
    expect(work.slice(3).map((one) => one.target)).toEqual(Array(12).fill(100));
    expect(work.reduce((sum, one) => sum + one.target, 0)).toBe(2100);
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

  test('by pace in the season of the year before, unless that had hardly begun', () => {
    const months = [0, 0, 0, 20, 60, 120];
    const seasonal = fromPace(120, months, year, null, { share: 0.3, year: 2019 });
    expect(seasonal).toMatchObject({ value: 400, how: { code: 'season', params: { share: 30, year: 2019 } } });
    expect(fromPace(120, months, year, null, { share: 0.01, year: 2019 }).how.code).toBe('pace');
  });

  test('of a rate over activities: what is to come does as well as what was due; what is overdue may be made up', () => {
    const met = (dueOn: string, metOn: string | null = dueOn) => work(1, metOn ? 1 : 0, dueOn, null, metOn);
    const counts = (one: { metOn: string | null }): boolean => one.metOn !== null;
    const due = [...Array.from({ length: 10 }, () => met('2020-05-31')), met('2020-05-31', null), met('2020-05-31', null)];
    const ahead = Array.from({ length: 12 }, () => met('2020-10-31', null));
    const onTime = fromPlannedActivities([...due, ...ahead], counts, year, { late: false, factor: 100 });
    // Twelve of one season tell as much as three, of which 10/12 are in time, and the plan as four that are: 6.5 of 7.
    expect(onTime.value).toBeCloseTo(((10 + (12 * 6.5) / 7) / 24) * 100, 5);
    expect([onTime.low! < onTime.value!, onTime.value! < onTime.high!, onTime.high! <= 22 / 0.24]).toEqual([true, true, true]);
    const late = fromPlannedActivities([...due, ...ahead], counts, year, { late: true, factor: 100 });
    expect(late.value!).toBeGreaterThan(onTime.value!);
    expect(late.high!).toBeLessThanOrEqual(100);
    const madeUpBefore = due.map((one) => (one.metOn === null ? met('2020-03-31', '2020-04-15') : one));
    expect(fromPlannedActivities([...madeUpBefore, ...ahead], counts, year, { late: true, factor: 100 }).value!).toBeGreaterThan(
      late.value!,
    );
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
      elapsed: 0.5,
      judged: null,
      ...more,
    });

  test.each<[string, string, number | null, (number | null)[], Partial<Standing>, string]>([
    ['no evidence', '≥20万人次', null, [null, null, null], {}, 'missing'],
    ['reached', '≥20万人次', 200_000, [1, 1, 1], {}, 'met'],
    ['will reach', '=16区', 15, [15, 16, 16], {}, 'on-track'],
    ['will reach by the plan’s word alone, late in the year', '≥12场', 1, [5, 12, 18], { elapsed: 0.907 }, 'at-risk'],
    ['the same, while the figure keeps the pace of the year', '≥12场', 1, [5, 12, 18], { elapsed: 0.08 }, 'on-track'],
    ['the same, with a plan that is surer', '≥12场', 1, [11, 12, 15], { elapsed: 0.907 }, 'on-track'],
    ['a lower end that would do in June', '≥12场', 1, [8, 12, 15], { elapsed: 0.5 }, 'on-track'],
    ['but not in November', '≥12场', 1, [8, 12, 15], { elapsed: 0.907 }, 'at-risk'],
    ['one of six held, five to seven by the calendar', '≥6场', 1, [5, 6, 7], { elapsed: 0.91 }, 'at-risk'],
    ['and one cancelled', '≥6场', 1, [4, 6, 6], { elapsed: 0.91 }, 'at-risk'],
    ['a figure that keeps the pace of the year', '≥6场', 6 * 0.92, [5, 6, 7], { elapsed: 0.91 }, 'on-track'],
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

  const lagging = fc
    .tuple(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 0.99, noNaN: true }))
    .chain(([target, elapsed]) =>
      fc.record({
        target: fc.constant(target),
        elapsed: fc.constant(elapsed),
        value: fc.double({ min: 0, max: target * 0.99, noNaN: true }),
        low: fc.double({ min: 0, max: target, noNaN: true }),
        mid: fc.double({ min: 0, max: target * 2, noNaN: true }),
      }),
    );
  const rank = ['behind', 'at-risk', 'on-track', 'met'];

  test('the later in the year, the less may be open: on its path a lagging figure has that share of its target in its lower end', () => {
    fc.assert(
      fc.property(lagging, ({ target, value, elapsed, low, mid }) => {
        const now = state(`≥${target}场`, value, [low, mid, target * 3], { elapsed });
        if (now === 'on-track' && value < target * elapsed) expect(low).toBeGreaterThanOrEqual(target * Math.max(0.6, elapsed));
        if (mid < target) expect(now).not.toBe('on-track');
      }),
    );
  });

  test('a day that goes by with nothing done brings no better state', () => {
    fc.assert(
      fc.property(lagging, fc.double({ min: 0, max: 0.99, noNaN: true }), ({ target, value, elapsed, low, mid }, other) => {
        const on = (day: number) => rank.indexOf(state(`≥${target}场`, value, [low, mid, target * 3], { elapsed: day }));
        expect(on(Math.max(elapsed, other))).toBeLessThanOrEqual(on(Math.min(elapsed, other)));
      }),
    );
  });
});
