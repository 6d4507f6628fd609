import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { degreeOf } from '#src/kernel/degree.ts';
import { readTarget } from '#src/kernel/target.ts';
import { scorePackCodes } from '#src/kernel/rule-packs.ts';
import { type Scorable, scoreProgramme } from './score-programme.ts';

type Row = Scorable['indicators'][number];

function row(target: string, actual: number | null, weight: number | null): Row {
  const aim = readTarget(target);
  const degree = actual === null ? null : degreeOf(aim, actual);
  const levels = { level1: '产出指标', level2: '数量指标', level3: '某指标' };
  return {
    id: target,
    ...levels,
    weight,
    degree,
    target: aim,
    actual: { value: actual, unit: aim.unit ?? '', denominator: aim.unit?.includes('/') ? 1 : null },
  };
}

const year = { totalFen: 300_000_000, currentYearFen: 120_000_000, state: 'approved', endsOn: '2022-12-31' };
const account = (indicators: readonly Row[], changes: Partial<Scorable['programme']> = {}, at = '2022-12-31'): Scorable => ({
  programme: { ...year, ...changes },
  at,
  indicators,
});

describe('the execution', () => {
  const met = [row('≥100场', 100, 90)];
  const short = [row('≥100场', 80, 90)];
  const of = (given: Scorable, choices = {}) => scoreProgramme(given, 'CN-2021', 108_000_000, choices);

  test("is of the year's budget, not of the total over the years; of the total where that is the only one", () => {
    expect(scoreProgramme(account(met), 'CN-2020', 108_000_000).execution).toMatchObject({
      budgetFen: 120_000_000,
      rate: 0.9,
      score: 9,
    });
    expect(scoreProgramme(account(met, { currentYearFen: 0 }), 'CN-2020', 150_000_000).execution).toMatchObject({
      rate: 0.5,
      score: 5,
    });
  });

  test('of a project that is done within its budget has all of the points under 财预〔2021〕101号', () => {
    expect([of(account(met)).execution.score, of(account(met)).finished]).toEqual([10, true]);
    expect(of(account(met, {}, '2022-11-30')).execution.score).toBe(7);
    expect(of(account(short)).execution.score).toBe(7);
    expect(of(account(short, { state: 'closed' })).execution.score).toBe(10);
    expect(of(account(short), { finished: true }).execution.score).toBe(10);
    expect(of(account(met), { finished: false }).execution.score).toBe(7);
    expect(of(account([...met, row('≥5次', null, null)])).finished).toBe(false);
  });
});

test('a strict bound that is only touched is not reached: it is said, and the project is not taken as done', () => {
  const of = (actual: number) =>
    scoreProgramme(account([row('>60分', actual, 40), row('≥100场', 100, 50)]), 'CN-2021', 108_000_000);
  expect(of(60).indicators[0]!.reasons.map(({ code }) => code)).toEqual(['bound-touched']);
  expect([of(60).finished, of(60).execution.score]).toEqual([false, 7]);
  expect(of(61).indicators[0]!.reasons).toEqual([]);
  expect([of(61).finished, of(61).execution.score]).toEqual([true, 10]);
});

test('what is above a range is said to be, for points are taken off it', () => {
  const of = (actual: number) => scoreProgramme(account([row('40-50场', actual, 90)]), 'CN-2020', 120_000_000).indicators[0]!;
  expect(of(60)).toMatchObject({ score: 75, reasons: [{ code: 'above-range' }] });
  expect(of(50)).toMatchObject({ score: 90, reasons: [] });
});

test('a target of 0 is kept or missed', () => {
  const scores = (actual: number) => scoreProgramme(account([row('=0起', actual, 90)]), 'CN-2020', 120_000_000).indicators[0]!;
  expect([scores(0).score, scores(1).score, scores(0).farAbove]).toEqual([90, 0, false]);
});

test('over-delivery is flagged from the line that was drawn, and costs nothing', () => {
  const of = (farAbove?: number) => scoreProgramme(account([row('≥100场', 140, 90)]), 'CN-2020', 120_000_000, { farAbove });
  expect([of(), of(1.5)].map((one) => [one.indicators[0]!.farAbove, one.indicators[0]!.score, one.farAboveFrom])).toEqual([
    [true, 90, 1.3],
    [false, 90, 1.5],
  ]);
});

test('the least spending of all has all points, and no share that leaves the numbers', () => {
  const scored = scoreProgramme(account([row('≤6元/人次', 3.3e-308, 90)]), 'CN-2015', 120_000_000).indicators[0]!;
  expect(scored).toMatchObject({ degree: 1, score: 90, farAbove: false, reasons: [] });
});

describe('a bound on money', () => {
  const spent = (value: number, at: string) =>
    scoreProgramme(account([row('≤50万元', value, 10)], {}, at), 'SH-2025', 0).indicators[0]!;

  test('that still grows is within its bound and nothing more: no over-delivery, and the year’s end decides', () => {
    expect(spent(2300, '2022-11-27')).toMatchObject({
      score: 10,
      farAbove: false,
      reasons: [{ code: 'bound-still-growing', params: {} }],
    });
    expect(spent(600_000, '2022-11-27')).toMatchObject({ score: 5.83, farAbove: false, reasons: [] });
  });

  test('once the year is over asks, far below, whether it was too wide; near it nothing', () => {
    expect(spent(250_000, '2022-12-31')).toMatchObject({
      score: 10,
      farAbove: true,
      reasons: [{ code: 'far-below-bound', params: { percent: 50 } }],
    });
    expect(spent(450_000, '2022-12-31')).toMatchObject({ score: 10, farAbove: false, reasons: [] });
  });

  test('on what one person costs does not grow: it is asked at any time', () => {
    const cost = scoreProgramme(account([row('≤6元/人次', 3, 10)], {}, '2022-11-27'), 'SH-2025', 0).indicators[0]!;
    expect(cost).toMatchObject({ farAbove: true, reasons: [{ code: 'far-below-bound', params: { percent: 50 } }] });
  });
});

test('never says NaN, keeps every row within its points, and never gives less for more', () => {
  const target = fc.constantFrom(
    '≥100场',
    '≤6元/人次',
    '=0起',
    '≤0起',
    '≥0场',
    '80%-90%',
    '≥90%',
    '=16区',
    '≥-5%',
    '2022年12月底前',
    '显著提升',
  );
  const figure = fc.option(
    fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: -1e-300, max: 1e-300, noNaN: true }),
    ),
  );
  const rows = fc.array(fc.tuple(target, figure, fc.option(fc.integer({ min: 0, max: 90 }))), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.constantFrom(...scorePackCodes),
      rows,
      fc.nat(2e8),
      fc.option(fc.nat(2e8)),
      fc.option(fc.boolean(), { nil: undefined }),
      (pack, given, currentYearFen, executed, finished) => {
        const indicators = given.map(([aim, actual, weight]) => row(aim, actual, weight));
        const score = scoreProgramme(account(indicators, { currentYearFen, totalFen: 0 }), pack, executed, { finished });
        JSON.stringify(score, (_key, value) => {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
          return value as unknown;
        });
        for (const [at, one] of score.indicators.entries()) {
          expect(one.score !== null || one.reasons.length > 0).toBe(true);
          expect(one.score ?? 0).toBeGreaterThanOrEqual(0);
          expect(one.score ?? 0).toBeLessThanOrEqual(given[at]![2] ?? 0);
        }
        expect(score.total).toBe(
          [score.execution.score, ...score.indicators.map((one) => one.score)].includes(null) ? null : score.total,
        );
      },
    ),
  );
});
