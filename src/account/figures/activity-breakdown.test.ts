import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { must, plannedActivity, record, referenceProgramme } from '../account.fixture.ts';
import { breakdownOfFigure } from './breakdown-of-figure.ts';
import { figureDetail } from './figure-detail.ts';
import { listFacts } from './facts-of-figure.ts';

let world: TestEnvironment;
let id: string;
let indicatorId: string;
let done: string;

beforeAll(async () => {
  world = await testEnvironment();
  world.clock.moveTo(momentOf('2020-03-01', '09:00'));
  const { environment, actors } = world;
  const programme = await referenceProgramme(environment, actors.manager);
  id = programme.id;
  indicatorId = programme.indicators.find((one) => one.level3 === '计划目标达标率')!.id;
  const plan = (name: string, dueOn: string, more = {}) =>
    plannedActivity(environment, actors.manager, id, { name, target: 2, dueOn, ...more });
  done = await plan('办了', '2020-04-30', { district: '310107' });
  await plan('没办', '2020-05-31', { district: '310107' });
  await plan('全市的', '2020-05-31', { subProgramme: 'touring-exhibition' });
  await plan('还没到期', '2020-11-30', { district: '310109' });
  world.clock.moveTo(momentOf('2020-06-30', '09:00'));
});
afterAll(() => world?.close());

const opened = async () => must(await figureDetail(world.environment, world.actors.auditor, { indicatorId }));

test('while nothing is due a rate over planned activities is missing and has no parts', async () => {
  const early = must(await figureDetail(world.environment, world.actors.auditor, { indicatorId, at: '2020-04-29' }));
  expect(early.indicator).toMatchObject({ actual: { value: null, denominator: null }, state: 'missing' });
  expect(early.breakdowns).toEqual([]);
});

test('what is due and was not done is not reached, without any fact', async () => {
  const { indicator, breakdowns, activities } = await opened();
  expect(indicator.actual).toMatchObject({ value: 0, numerator: 0, denominator: 3, facts: 0 });
  expect(indicator).toMatchObject({ state: 'at-risk', degree: 0 });
  expect(indicator.trend.map(({ value }) => value)).toEqual([null, null, null, 0, 0, 0]);
  expect(breakdowns.find(({ dimension }) => dimension === 'month')?.rows.map(({ key, value }) => [key, value])).toEqual([
    ['2020-04', 0],
    ['2020-05', 0],
  ]);
  expect(activities.map(({ met }) => met)).toEqual([false, false, false]);
});

test('it breaks down by sub-programme, district and month of the due date; who has done nothing counts', async () => {
  await record(world.environment, world.actors.manager, id, [
    {
      kind: 'session-held',
      on: '2020-04-10',
      quantity: 2,
      unit: '场',
      activity: done,
      subProgramme: 'science-cafe',
      district: '310107',
    },
  ]);
  const { breakdowns, activities, indicator } = await opened();
  const within = async (by: 'district' | 'month', filter: object) =>
    must(await breakdownOfFigure(world.environment, world.actors.auditor, { indicatorId, by, ...filter }));
  const cafes = await within('district', { subProgramme: 'science-cafe' });
  expect(cafes.rows.map(({ key, numerator, denominator }) => [key, numerator, denominator])).toEqual([['310107', 1, 2]]);
  const everywhereOnly = await within('month', { district: '-no-district' });
  expect(everywhereOnly.rows.map(({ key, denominator }) => [key, denominator])).toEqual([['2020-05', 1]]);
  // How people were counted is said of no plan.
  expect(await within('month', { method: 'door' })).toMatchObject({ rows: [], untold: ['method'] });
  expect([indicator.actual.numerator, indicator.actual.denominator]).toEqual([1, 3]);
  const rows = (dimension: string) =>
    breakdowns
      .find((one) => one.dimension === dimension)
      ?.rows.map(({ key, absent, numerator, denominator, value }) => [key, absent, numerator, denominator, value]);
  expect(rows('subProgramme')).toEqual([
    ['science-cafe', null, 1, 2, 50],
    ['touring-exhibition', null, 0, 1, 0],
  ]);
  expect(rows('district')).toEqual([
    ['310107', null, 1, 2, 50],
    ['', 'no-district', 0, 1, 0],
  ]);
  expect(rows('month')).toEqual([
    ['2020-04', null, 1, 1, 100],
    ['2020-05', null, 0, 2, 0],
  ]);
  expect(rows('venueKind')).toBeUndefined();
  expect(activities.map(({ name, district, subProgramme }) => [name, district, subProgramme])).toEqual([
    ['办了', '310107', 'science-cafe'],
    ['没办', '310107', 'science-cafe'],
    ['全市的', '', 'touring-exhibition'],
  ]);
  const facts = must(await listFacts(world.environment, world.actors.auditor, { indicatorId, activity: done }));
  expect(facts.items.map((fact) => [fact.activity, fact.quantity])).toEqual([[done, 2]]);
  // What was done for a whole city's activity may say where: it is known by the activity.
  const [whole] = activities.filter(({ name }) => name === '全市的');
  await record(world.environment, world.actors.manager, id, [
    {
      kind: 'session-held',
      on: '2020-04-11',
      quantity: 1,
      unit: '场',
      activity: whole!.id,
      subProgramme: 'touring-exhibition',
      district: '310107',
    },
  ]);
  const everywhere = must(await listFacts(world.environment, world.actors.auditor, { indicatorId, district: '-no-district' }));
  expect(everywhere.items.map((fact) => [fact.activity, fact.quantity])).toEqual([[whole!.id, 1]]);
});
