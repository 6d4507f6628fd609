import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  besidePlan,
  chanceToBeHeld,
  comingOf,
  fromCalendar,
  paceOrCalendar,
  type People,
  peopleOf,
  type Scheduled,
  stillToCome,
} from './calendar.rules.ts';
import { fromPace, fromPlannedDistricts, fromPlannedWork, type PlannedWork } from './expect.rules.ts';

const at = '2020-06-30';
const year = { startsOn: '2020-01-01', endsOn: '2020-12-31', at };
const work = (id: string, target: number, done: number, dueOn: string, district: string | null = null) => ({
  ...({ target, done, dueOn, district, metOn: done >= target ? dueOn : null } satisfies PlannedWork),
  id,
});
const on = (activity: string, sessions: number, amount = 1, district = ''): Scheduled => ({
  activity,
  sessions,
  amount,
  district,
});
const word = { mean: 1, pieces: 0 };

describe('sessions on the calendar', () => {
  test('of a new programme are expected at their word; one more is taken to fall through for the lower end', () => {
    // By hand: 5 sessions, 0.8 × 0.2 each: variance 0.16 × 5 + (0.16 ÷ 5 + 0.04²) × 25 = 1.64.
    const coming = comingOf([on('', 5)], word, null);
    expect(coming).toMatchObject({ sessions: 5, total: 5, chance: 1 });
    expect(coming.variance).toBeCloseTo(1.64, 9);
    const calendar = fromCalendar(1, coming);
    expect(calendar).toMatchObject({ value: 6, low: 4.36, high: 6 });
    // What the pace alone gave: one session in half a year is two in all.
    const pace = fromPace(1, [null, null, 1, 1, 1, 1], year, null);
    expect(pace.value).toBeCloseTo(2, 1);
    expect(paceOrCalendar(pace, calendar)).toMatchObject({
      value: 6,
      low: 4.36,
      high: 6,
      how: { code: 'scheduled', params: { sessions: 5, brings: 5, chance: 100, pace: pace.value } },
    });
  });

  test('do not hold back a pace that promises more, and it is told what they alone would give', () => {
    const pace = fromPace(100, [10, 25, 45, 60, 80, 100], year, null);
    const both = paceOrCalendar(pace, fromCalendar(100, comingOf([on('', 3)], word, null)));
    expect(both).toMatchObject({ value: pace.value, high: pace.high });
    expect(both.how).toEqual({ code: 'pace-scheduled', params: { ...pace.how.params, scheduled: 103 } });
  });

  test('are held by the chance that others had, lately more than long ago', () => {
    const became = (day: string, held: boolean, count: number) => Array.from({ length: count }, () => ({ dueOn: day, held }));
    expect(chanceToBeHeld([], at)).toEqual({ mean: 1, pieces: 0 });
    const half = chanceToBeHeld([...became(at, true, 8), ...became(at, false, 8)], at);
    // Sixteen of one season tell as much as four alone, and the word of the calendar as much as four: (4 + 4 × ½) ÷ 8.
    expect(half).toEqual({ mean: 0.75, pieces: 4 });
    const longAgo = chanceToBeHeld([...became('2020-02-01', false, 8), ...became(at, true, 8)], at);
    const lately = chanceToBeHeld([...became('2020-02-01', true, 8), ...became(at, false, 8)], at);
    expect(longAgo.mean).toBeGreaterThan(lately.mean);
  });

  test('bring as many people as the last ones did', () => {
    expect(peopleOf([])).toBeNull();
    // Four pieces of the plan with a deviation of 0.4 and two that differ by a half: √((4 × 0.16 + 2 × 0.25) ÷ 6).
    const both = peopleOf([20, 60])!;
    expect([both.each, both.sessions]).toEqual([40, 2]);
    expect(both.deviation).toBeCloseTo(Math.sqrt(1.14 / 6), 9);
    const few = comingOf([on('', 4, 40)], word, peopleOf([40]));
    const many = comingOf([on('', 4, 40)], word, peopleOf(Array.from({ length: 12 }, () => 40)));
    expect(many.variance).toBeLessThan(few.variance);
  });

  test('that belong to an activity still to come due are part of its target, and count only beyond it', () => {
    const planned = [work('a', 6, 1, '2020-11-30')];
    expect(besidePlan(planned, [on('a', 5)], at).beyond).toEqual([]);
    expect(besidePlan(planned, [on('a', 5)], at).planned[0]).toMatchObject({ scheduled: 5 });
    const { beyond } = besidePlan(planned, [on('a', 8)], at);
    expect(comingOf(beyond, word, null).total).toBeCloseTo(3, 9);
    expect(besidePlan(planned, [on('other', 2)], at).beyond).toEqual([on('other', 2)]);
  });

  test('that make up an overdue activity take the place of the chance that it is made up', () => {
    const planned = [work('a', 6, 1, '2020-05-31')];
    const without = fromPlannedWork(1, planned, year);
    const beside = besidePlan(planned, [on('a', 4)], at);
    const coming = comingOf(beside.beyond, word, null);
    const expected = fromPlannedWork(1, beside.planned, year, { coming });
    expect(expected.how).toMatchObject({
      code: 'planned-work-scheduled',
      params: { missing: 1, sessions: 4, brings: 4, chance: 100 },
    });
    expect(expected.value).toBeGreaterThan(without.value!);
    expect(expected.value).toBeLessThanOrEqual(6);
  });

  test('in a district nobody reached yet count it, once', () => {
    const scheduled = { of: [on('', 2, 1, 'b'), on('', 1, 1, 'a')], chance: 0.5 };
    const expected = fromPlannedDistricts(new Set(['a']), [], year, scheduled);
    expect(expected).toMatchObject({
      value: 2,
      high: 2,
      how: { code: 'scheduled-districts', params: { districts: 1, sessions: 2, chance: 50 } },
    });
    // The session of a planned activity is that activity: surer than an activity alone, and no second chance.
    const planned = [{ ...work('x', 1, 0, '2020-05-31', 'b'), scheduled: 1 }];
    expect(fromPlannedDistricts(new Set(['a']), planned, year, { of: [], chance: 1 }).value).toBe(2);
  });
});

describe('whatever is on the calendar', () => {
  const scheduled = fc.array(
    fc.record({
      activity: fc.constantFrom('', 'a', 'b', 'gone'),
      district: fc.constantFrom('', 'd1', 'd2'),
      amount: fc.double({ min: 0.5, max: 500, noNaN: true }),
      sessions: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 6 },
  );
  const planned = fc.record({
    target: fc.integer({ min: 1, max: 900 }),
    done: fc.integer({ min: 0, max: 900 }),
    due: fc.boolean(),
  });
  const people = fc.option(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 }));
  const decided = fc.array(fc.record({ dueOn: fc.constantFrom('2020-02-10', '2020-05-31', at), held: fc.boolean() }), {
    maxLength: 20,
  });

  test('nothing is counted twice: beyond the plan is what exceeds the targets to come, and all of the rest', () => {
    fc.assert(
      fc.property(fc.tuple(planned, planned), scheduled, ([a, b], sessions) => {
        const activities = [a, b].map(({ target, done, due }, index) =>
          work(['a', 'b'][index]!, target, done, due ? '2020-05-31' : '2020-11-30'),
        );
        const beside = besidePlan(activities, sessions, at);
        const brings = (of: readonly Scheduled[]): number => of.reduce((sum, one) => sum + one.amount * one.sessions, 0);
        const inPlan = activities.map((one) => {
          const own = brings(sessions.filter((session) => session.activity === one.id));
          return one.dueOn > at ? Math.min(own, Math.max(0, one.target - one.done)) : 0;
        });
        expect(brings(beside.beyond) + inPlan[0]! + inPlan[1]!).toBeCloseTo(brings(sessions), 6);
      }),
    );
  });

  test('nor is anybody who came to a running session: with those in and those to come it is a session like the others, or as many as are in', () => {
    const seats = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(
        fc.record({
          each: fc.double({ min: 0.5, max: 500, noNaN: true }),
          most: seats,
          recorded: fc.integer({ min: 0, max: 500 }),
        }),
        fc.integer({ min: 0, max: 500 }),
        (running, before) => {
          const amount = stillToCome(running);
          const whole = Math.max(running.recorded, Math.min(running.each, running.most));
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(running.recorded + amount).toBeCloseTo(whole, 9);
          // While people are let in, what is expected of the year stays what it was, until more are in than were expected.
          const at = (recorded: number) =>
            fromCalendar(before + recorded, comingOf([on('', 1, stillToCome({ ...running, recorded }))], word, null)).value!;
          expect(at(running.recorded)).toBeCloseTo(Math.max(at(0), before + running.recorded), 1);
        },
      ),
    );
  });

  test('an expectation lies within its range, never below the actual, never above plan, calendar and cap together; more on it never lowers it', () => {
    fc.assert(
      fc.property(
        planned,
        scheduled,
        people,
        decided,
        fc.integer({ min: 0, max: 500 }),
        (one, sessions, counts, became, actual) => {
          const activities = [work('a', one.target, one.done, one.due ? '2020-05-31' : '2020-11-30')];
          const chance = chanceToBeHeld(became, at);
          const of: People | null = counts && peopleOf(counts);
          const cap = actual + 700;
          const expectedBy = (on: readonly Scheduled[]) => {
            const beside = besidePlan(activities, on, at);
            return fromPlannedWork(actual, beside.planned, year, { coming: comingOf(beside.beyond, chance, of), cap });
          };
          const [without, full, more] = [[], sessions, [...sessions, on('', 1, 10)]].map(expectedBy);
          for (const { low, value, high } of [without!, full!, more!])
            expect(actual <= low! && low! <= value! && value! <= high! && high! <= cap).toBe(true);
          expect(more!.value!).toBeGreaterThanOrEqual(full!.value! - 1);
          const alone = fromCalendar(actual, comingOf(sessions, chance, of), { cap });
          expect(actual <= alone.low! && alone.low! <= alone.value! && alone.value! <= alone.high! && alone.high! <= cap).toBe(
            true,
          );
        },
      ),
    );
  });
});
