import { expect, test } from 'vitest';
import { addDays } from '#src/kernel/local-time.ts';
import { type Expectation, fromPlannedActivities, fromPlannedWork } from './expect.rules.ts';

/** Numbers from 0 to 1 that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Invented {
  target: number;
  dueOn: string;
  metOn: string;
  /** What it brings once its target is reached, and before. */
  whole: number;
  part: number;
}

/**
 * A year of 40 to 120 activities: a share of them in time, the rest made up after months; perhaps a season in which most fail. `bad` is
 * the chance of such a season.
 */
function inventedYear(seed: number, bad: number): Invented[] {
  const random = randomFrom(seed);
  const inTime = 0.65 + 0.33 * random();
  const season = random() < bad ? { from: 1 + Math.floor(random() * 9), months: 2 + Math.floor(random() * 2) } : null;
  const daysToMakeUp = (2 + 5 * random()) * 30.4;
  return Array.from({ length: 40 + Math.floor(random() * 80) }, () => {
    const dueOn = addDays('2020-01-01', Math.round((1 + Math.floor(11.99 * random() ** 0.8)) * 30.4 - random() * 20));
    const month = Number(dueOn.slice(5, 7));
    const failing = season !== null && month >= season.from && month < season.from + season.months;
    const late = random() >= (failing ? inTime * 0.3 : inTime);
    const days = late ? Math.ceil(-Math.log(1 - random()) * daysToMakeUp * (failing ? 1 : 1.5)) : -Math.floor(random() * 10);
    const target = [30, 60, 100, 300, 1000][Math.floor(random() * 5)]!;
    const reached = Math.max(1, 0.85 + 0.5 * random());
    return { target, dueOn, metOn: addDays(dueOn, days), whole: target * reached, part: target * random() * 0.5 };
  });
}

const standing = (year: readonly Invented[], day: string) =>
  year.map(({ target, dueOn, metOn, whole, part }) => {
    const met = metOn <= day;
    return { target, dueOn, district: null, done: met ? whole : dueOn <= day ? part : 0, metOn: met ? metOn : null };
  });
type Standing = ReturnType<typeof standing>;

const isMet = (one: Standing[number]): boolean => one.metOn !== null;
const isInTime = (one: Standing[number]): boolean => one.metOn !== null && one.metOn <= one.dueOn;
const sumOf = (all: Standing): number => all.reduce((sum, one) => sum + one.done, 0);
const shareOf = (all: Standing, counts: typeof isMet): number => (all.filter(counts).length / all.length) * 100;

const figures: Record<string, { of(all: Standing): number; expected(all: Standing, at: string): Expectation }> = {
  'targets reached, also late': {
    of: (all) => shareOf(all, isMet),
    expected: (all, at) => fromPlannedActivities(all, isMet, { at, endsOn: '2020-12-31' }, { late: true, factor: 100 }),
  },
  'finished in time': {
    of: (all) => shareOf(all, isInTime),
    expected: (all, at) => fromPlannedActivities(all, isInTime, { at, endsOn: '2020-12-31' }, { late: false, factor: 100 }),
  },
  'sums of what was planned': {
    of: sumOf,
    expected: (all, at) => fromPlannedWork(sumOf(all), all, { at, endsOn: '2020-12-31' }),
  },
};
const days = [3, 4, 5, 6, 7, 8, 9, 10, 11].map((month) => addDays(`2020-${String(month + 1).padStart(2, '0')}-01`, -1));

/** How often the end lay within the range, in % of the month ends of so many invented years. */
function held({ of, expected }: (typeof figures)[string], bad: number, years = 200): number {
  const outcomes = Array.from({ length: years }, (_, at) => inventedYear((at + 1) * 7919, bad)).flatMap((year) => {
    const end = of(standing(year, '2020-12-31'));
    return days.map((day) => {
      const { low, high } = expected(standing(year, day), day);
      return end >= low! && end <= high!;
    });
  });
  return (outcomes.filter(Boolean).length / outcomes.length) * 100;
}

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;

test('the range holds the end about four times in five, in calm years, in mixed ones and in rough ones', () => {
  const byFigure = Object.values(figures).map((figure) => [0, 0.4, 0.8].map((bad) => held(figure, bad)));
  for (const shares of byFigure) {
    expect(Math.min(...shares)).toBeGreaterThan(62);
    expect(Math.max(...shares)).toBeLessThan(90);
    expect(mean(shares)).toBeGreaterThan(72);
    expect(mean(shares)).toBeLessThan(85);
  }
  expect(mean(byFigure.flat())).toBeGreaterThan(75);
  expect(mean(byFigure.flat())).toBeLessThan(85);
});
