import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { addIndicator, bindMeasure, createMeasure } from '#src/plan/index.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import type { PartFilter } from '../account.contract.ts';
import { type Draft, must, record, referenceProgramme } from '../account.fixture.ts';
import { breakdownOfFigure, streetsOfFigure } from '../index.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
const at = '2020-12-31';
const [yichuan, caoyang] = ['310107020', '310107005'] as const;

beforeAll(async () => {
  world = await testEnvironment();
  programme = await referenceProgramme(world.environment, world.actors.manager);
  const came = { kind: 'attendance', unit: '人次', district: '310107', audience: 'public' } as const;
  const drafts: Draft[] = [
    { ...came, on: '2020-05-10', method: 'door', region: yichuan, subject: 'p1', quantity: 1 },
    { ...came, on: '2020-05-11', method: 'door', region: caoyang, subject: 'p2', quantity: 1 },
    { ...came, on: '2020-06-11', method: 'door', region: '310101002', district: '310101', subject: 'p1', quantity: 1 },
    { ...came, on: '2020-05-10', method: 'counted', region: yichuan, audience: 'youth', quantity: 700 },
    { ...came, on: '2020-06-11', method: 'counted', region: '310101002', district: '310101', quantity: 40 },
    { ...came, on: '2020-06-12', method: 'online', district: '', quantity: 900 },
    { ...came, on: '2020-06-12', method: 'counted', district: '', quantity: 5 },
    { kind: 'opinion', on: '2020-05-10', unit: '份', district: '310107', outcome: 'very-satisfied', quantity: 8 },
    { kind: 'opinion', on: '2020-05-10', unit: '份', district: '310101', outcome: 'dissatisfied', quantity: 2 },
  ];
  await record(world.environment, world.actors.manager, programme.id, drafts);
});
afterAll(() => world?.close());

type By = Parameters<typeof breakdownOfFigure>[2]['by'];
const idOf = (code: string): string => programme.indicators.find((one) => one.measure?.code === code)!.id;
const breakdown = async (by: By, filter: PartFilter, indicatorId = idOf('attendance')) =>
  must(await breakdownOfFigure(world.environment, world.actors.auditor, { indicatorId, at, by, ...filter }));
const bars = async (by: By, filter: PartFilter, indicatorId?: string) =>
  (await breakdown(by, filter, indicatorId)).rows.map(({ key, absent, value }) => [absent ?? key, value]);

/** An indicator of how many people came, each counted once. */
async function countingPeople(): Promise<string> {
  const { environment, actors } = world;
  const definition = { of: 'facts', kind: 'attendance', aggregate: { distinct: 'subject' }, unit: '人' } as const;
  must(await createMeasure(environment, actors.manager, { code: 'people-once', name: '到场人数', definition }));
  const words = { level1: '产出', level2: '数量', level3: '到场人数', target: '≥2人' };
  const { indicators } = must(await addIndicator(environment, actors.manager, { id: programme.id, ...words }));
  const { id, version } = indicators.at(-1)!;
  must(await bindMeasure(environment, actors.manager, { indicatorId: id, version, measureCode: 'people-once' }));
  return id;
}

test('bars are of what the other dimensions chose; a dimension’s own choice leaves its neighbours to choose from', async () => {
  expect(await bars('district', { method: 'door' })).toEqual([
    ['310107', 2],
    ['310101', 1],
  ]);
  expect(await bars('method', { method: 'door' })).toEqual([
    ['online', 900],
    ['counted', 745],
    ['door', 3],
  ]);
  expect(await bars('method', { method: 'door', district: '310107', month: '2020-05' })).toEqual([
    ['counted', 700],
    ['door', 2],
  ]);
  expect(await bars('month', { district: '310101', method: 'door', month: '2020-05' })).toEqual([['2020-06', 1]]);
  // A day within the month: what came after it is taken off.
  const early = { indicatorId: idOf('attendance'), at: '2020-05-10', by: 'district', method: 'door' } as const;
  expect(must(await breakdownOfFigure(world.environment, world.actors.auditor, early)).rows).toMatchObject([
    { key: '310107', value: 1 },
  ]);
});

test('what has no place is narrowed as well, online and the rest apart', async () => {
  expect(await bars('district', { month: '2020-06' })).toEqual([
    ['online', 900],
    ['not-recorded', 5],
    ['310101', 41],
  ]);
  expect(await bars('method', { district: '-online' })).toEqual([['online', 900]]);
  expect(await bars('method', { district: '-not-recorded' })).toEqual([['counted', 5]]);
});

test('a share is narrowed in both its parts', async () => {
  const satisfaction = programme.indicators.find((one) => one.measure?.code.includes('satisf'))!.id;
  const told = await breakdown('outcome', { district: '310107' }, satisfaction);
  expect(told.rows.map(({ key, denominator }) => [key, denominator])).toEqual([['very-satisfied', 8]]);
});

test('streets are narrowed too; what they are not kept by is named instead', async () => {
  const { environment, actors } = world;
  const ask = { indicatorId: idOf('attendance'), at, district: '310107' };
  const told = must(await streetsOfFigure(environment, actors.auditor, { ...ask, method: 'door', street: caoyang }));
  expect(told.rows.filter(({ facts }) => facts > 0).map(({ key, value }) => [key, value])).toEqual([
    [caoyang, 1],
    [yichuan, 1],
  ]);
  expect(told.without).toBe(0);
  const youth = must(await streetsOfFigure(environment, actors.auditor, { ...ask, audience: 'youth' }));
  expect(youth).toMatchObject({ told: false, untold: ['audience'], rows: [] });
  expect(await bars('method', { district: '310107', street: yichuan })).toEqual([
    ['counted', 700],
    ['door', 1],
  ]);
  expect(await bars('district', { district: '310107', street: yichuan, method: 'door' })).toEqual([
    ['310107', 2],
    ['310101', 1],
  ]);
  expect(await breakdown('audience', { district: '310107', street: yichuan })).toMatchObject({ untold: ['street'], rows: [] });
  expect(await breakdown('method', { audience: 'youth', street: yichuan })).toMatchObject({ untold: ['street'], rows: [] });
});

test('people counted once are told within all but an activity and a street, which are named', async () => {
  const people = await countingPeople();
  expect(await bars('district', { method: 'door' }, people)).toEqual([
    ['310107', 2],
    ['310101', 1],
  ]);
  expect(await bars('district', { month: '2020-06' }, people)).toEqual([['310101', 1]]);
  expect(await breakdown('district', { activity: 'a', month: '2020-05' }, people)).toMatchObject({
    untold: ['activity'],
    rows: [],
  });
  expect(await breakdown('method', { district: '310107', street: yichuan }, people)).toMatchObject({
    untold: ['street'],
    rows: [],
  });
});
