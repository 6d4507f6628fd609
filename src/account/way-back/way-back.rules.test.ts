import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTarget } from '#src/kernel/target.ts';
import { backByActivities, backByDistricts, backByShare, backBySpending, backBySum, type Work } from './way-back.rules.ts';

const at = '2020-06-30';
const year = { startsOn: '2020-01-01', endsOn: '2020-12-31', at };
const work = (
  name: string,
  subProgramme: string,
  target: number,
  done: number,
  dueOn: string,
  district: string | null = null,
): Work => ({
  id: name,
  name,
  subProgramme,
  district,
  target,
  done,
  dueOn,
  metOn: done >= target ? dueOn : null,
});
/** Nothing is on the calendar. */
const bare = { sessions: 0, total: 0, each: null };
const course = (target: string, actual: number, expected: number, unit = '人次') => ({
  target: readTarget(target),
  actual,
  expected,
  unit,
});

describe('what would bring an indicator back', () => {
  const planned = [
    work('一站', 'tour', 2000, 2400, '2020-05-31', 'a'),
    work('二站', 'tour', 2000, 1600, '2020-06-15', 'b'),
    work('一讲', 'talks', 25, 40, '2020-05-31', 'a'),
    work('三站', 'tour', 2000, 0, '2020-10-31', 'c'),
  ];

  test('of a sum: what is overdue, and how many more occasions of each sort by what one brought', () => {
    // The four thousand of the two tours came on 40 days, the talk in one evening.
    const calendar = { ...bare, occasions: new Map(Object.entries({ tour: 100, talks: 40 })) };
    expect(backBySum(course('≥1万人次', 4040, 7000), planned, year, calendar)).toEqual([
      { code: 'gap', params: { gap: 3000, unit: '人次' } },
      {
        code: 'make-up',
        params: { count: 1, amount: 400, unit: '人次', first: '二站' },
        activityIds: ['二站'],
        districts: ['b'],
      },
      { code: 'more-events', params: { subProgramme: 'tour', count: 30, each: 100, unit: '人次' } },
      { code: 'more-events', params: { subProgramme: 'talks', count: 75, each: 40, unit: '人次' } },
    ]);
  });

  test('of a sum: so many occasions as are said, times what one is said to bring, cover the gap that is said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.double({ min: 0.01, max: 300, noNaN: true }), (gap, each) => {
        const talks = [work('讲座', 'talks', 10_000, 9000, '2020-05-31')];
        const steps = backBySum(course('≥2万人次', 9000, 20_000 - gap), talks, year, {
          ...bare,
          occasions: new Map([['talks', each]]),
        });
        const params = steps.at(-1)!.params as { count: number; each: number };
        expect(params.count * params.each).toBeGreaterThanOrEqual((steps[0]!.params.gap as number) - 1e-6);
        expect(params.count * each).toBeGreaterThanOrEqual(gap - 1e-6);
      }),
    );
  });

  test('of a sum that the plan reaches on paper only: what of it is not on the calendar', () => {
    const late = { ...year, at: '2020-11-27' };
    const talks = [work('讲座', 'talks', 12, 1, '2020-12-31')];
    expect(backBySum(course('≥12场', 1, 12, '场'), talks, late, bare)).toEqual([
      { code: 'schedule', params: { amount: 11, unit: '场', days: 34 } },
    ]);
    const set = [{ ...talks[0]!, scheduled: 11 }];
    expect(backBySum(course('≥12场', 1, 12, '场'), set, late, bare)).toEqual([]);
  });

  test('of people that come to planned sessions: how many each must bring', () => {
    const late = { ...year, at: '2020-11-27' };
    const talks = [work('讲座', 'talks', 132, 11, '2020-12-31')];
    expect(backBySum(course('≥600人次', 11, 132), talks, late, { sessions: 0, total: 0, each: 11, ahead: 11 })).toEqual([
      { code: 'gap', params: { gap: 468, unit: '人次' } },
      { code: 'bring-more', params: { count: 11, need: 54, each: 11, unit: '人次' } },
      { code: 'too-early', params: { held: 1, fewest: 3, count: 43, each: 11, unit: '人次', days: 34 } },
    ]);
  });

  test('of a sum: what is on the calendar must take place, and is neither missing nor asked for again', () => {
    const made = planned.map((one) => (one.id === '二站' ? { ...one, scheduled: 300 } : one));
    const steps = backBySum(course('≥1万人次', 4040, 7000), made, year, { sessions: 2, total: 300, each: 150 });
    expect(steps.slice(0, 3)).toEqual([
      { code: 'gap', params: { gap: 3000, unit: '人次' } },
      { code: 'hold', params: { count: 2, amount: 300, unit: '人次' } },
      expect.objectContaining({ code: 'make-up', params: { count: 1, amount: 100, unit: '人次', first: '二站' } }),
    ]);
    const wholly = planned.map((one) => (one.id === '二站' ? { ...one, scheduled: 400 } : one));
    expect(
      backBySum(course('≥1万人次', 4040, 7000), wholly, year, { sessions: 2, total: 400, each: 200 }).map((one) => one.code),
    ).toEqual(['gap', 'hold', 'more-sessions']);
  });

  test('of a sum for which nothing is planned: how many more sessions beside those on the calendar', () => {
    expect(backBySum(course('≥10场', 1, 6, '场'), [], year, { sessions: 5, total: 5, each: 1 })).toEqual([
      { code: 'gap', params: { gap: 4, unit: '场' } },
      { code: 'hold', params: { count: 5, amount: 5, unit: '场' } },
      { code: 'more-sessions', params: { count: 4, each: 1, unit: '场' } },
    ]);
  });

  test('of a sum: a way that no office could go is said to be none, and before three were held that it is too early', () => {
    const talks = ['一', '二', '三'].map((name) => work(name, 'talks', 5, 5, '2020-05-31'));
    const fives = { ...bare, occasions: new Map([['talks', 5]]) };
    const talked = (goal: string, day = at) => backBySum(course(goal, 15, 15), talks, { ...year, at: day }, fives).slice(1);
    expect(talked('≥935人次')).toEqual([
      { code: 'more-events', params: { subProgramme: 'talks', count: 184, each: 5, unit: '人次' } },
    ]);
    expect(talked('≥936人次')).toEqual([
      { code: 'beyond-means', params: { subProgramme: 'talks', count: 185, each: 5, unit: '人次', days: 184, most: 184 } },
    ]);
    expect(talked('≥35人次', '2020-12-31')).toEqual([
      { code: 'beyond-means', params: { subProgramme: 'talks', count: 4, each: 5, unit: '人次', days: 0, most: 0 } },
    ]);
    const young = { sessions: 1, total: 5, each: 5 };
    expect(backBySum(course('≥20万人次', 55, 60), [], year, young).at(-1)).toMatchObject({
      code: 'beyond-means',
      params: { count: 39_988 },
    });
    expect(backBySum(course('≥20万人次', 5, 60), [], year, young).at(-1)).toEqual({
      code: 'too-early',
      params: { held: 1, fewest: 3, count: 39_988, each: 5, unit: '人次', days: 184 },
    });
  });

  test('of a sum: whoever holds many a day may triple that', () => {
    const many = Array.from({ length: 182 }, (_, one) => work(`${one}`, 'talks', 5, 5, '2020-05-31'));
    const fives = { ...bare, occasions: new Map([['talks', 5]]) };
    const [, step] = backBySum(course('≥2670人次', 910, 910), many, year, fives);
    expect(step).toMatchObject({ code: 'more-events', params: { count: 352 } });
    expect(backBySum(course('≥5000人次', 910, 910), many, year, fives)[1]).toMatchObject({
      code: 'beyond-means',
      params: { most: 552 },
    });
  });

  test('of a ceiling: what is left, or that it is passed', () => {
    expect(backBySum(course('≤100人次', 60, 130), [], year, bare)).toEqual([
      { code: 'slow-down', params: { left: 40, unit: '人次' } },
    ]);
    expect(backBySum(course('≤100人次', 120, 130), [], year, bare)).toEqual([
      { code: 'out-of-reach', params: { best: 120, unit: '人次' } },
    ]);
  });

  test('of districts: those where nothing is planned come first', () => {
    const districts = ['a', 'b', 'c', 'd'].map((code) => ({ code, name: `${code}区` }));
    expect(backByDistricts(course('=4区', 2, 3, '区'), districts, new Set(['a', 'b']), planned, [], at)).toEqual([
      { code: 'gap', params: { gap: 1, unit: '区' } },
      { code: 'plan-districts', params: { count: 1, names: 'd区', planned: 1 }, districts: ['d'] },
    ]);
    expect(backByDistricts(course('=9区', 2, 3, '区'), districts, new Set(['a', 'b']), planned, [], at)).toEqual([
      { code: 'out-of-reach', params: { best: 4, unit: '区' } },
    ]);
    // A session on the calendar of d: nothing is bare any more.
    expect(
      backByDistricts(course('=4区', 2, 3, '区'), districts, new Set(['a', 'b']), planned, [{ district: 'd' }], at)[1],
    ).toEqual({
      code: 'plan-districts',
      params: { count: 2, names: 'c区、d区', planned: 2 },
      districts: ['c', 'd'],
    });
  });

  test('of a rate over activities: how many of those open must count, or how far it gets at best', () => {
    const open = [planned[1]!, work('二讲', 'talks', 25, 5, '2020-05-31')];
    const all = { met: 10, total: 20, ahead: 7, open };
    expect(backByActivities(course('≥80%', 60, 70, '%'), all, 100)).toEqual([
      {
        code: 'need-met',
        params: { needed: 6, possible: 9, overdue: 2, first: '二站' },
        activityIds: ['二站', '二讲'],
        districts: ['b'],
      },
    ]);
    expect(backByActivities(course('=100', 60, 70, '%'), all, 100)).toEqual([
      { code: 'out-of-reach', params: { best: 95, unit: '%' } },
    ]);
  });

  test('of a share of answers: how many good ones in a row; one hundred per cent never comes back', () => {
    // 85 of 100; with 50 more that are all satisfied 135 of 150 are 90 %.
    expect(backByShare(course('≥90%', 85, 85, '%'), 85, 100, 100)).toEqual([{ code: 'need-opinions', params: { needed: 50 } }]);
    expect(backByShare(course('=100', 99, 99, '%'), 99, 100, 100)).toEqual([
      { code: 'out-of-reach', params: { best: 99, unit: '%' } },
    ]);
    expect(backByShare(course('≥90%', 95, 95, '%'), 95, 100, 100)).toEqual([]);
  });

  test('of money: what is to be spent each month, and where it lies', () => {
    const lines = [
      { subProgramme: 'talks', left: 300 },
      { subProgramme: 'tour', left: 900 },
      { subProgramme: 'contest', left: -20 },
    ];
    expect(backBySpending(course('=1200元', 20, 1000, '元'), lines, '2020-11-30', '2020-12-31')).toEqual([
      { code: 'gap', params: { gap: 200, unit: '元', perMonth: 1157 } },
      { code: 'spend', params: { subProgramme: 'tour', left: 900, unit: '元' } },
      { code: 'spend', params: { subProgramme: 'talks', left: 300, unit: '元' } },
    ]);
  });
});
