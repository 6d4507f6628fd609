import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { addIndicator, bindMeasure, faultOf, programmeDetail } from '#src/plan/index.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { type Draft, must, record, referenceProgramme, withdraw } from '../account.fixture.ts';
import { accountOf, figureDetail, listFacts, listRecords, streetsOfFigure } from '../index.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
let row: ProgrammeView['indicators'][number];
const at = '2020-12-31';
const [yichuan, caoyang] = ['310107020', '310107005'] as const;
const came = { on: '2020-05-10', kind: 'attendance', unit: '人次', method: 'counted', district: '310107' } as const;

beforeAll(async () => {
  world = await testEnvironment();
  programme = await referenceProgramme(world.environment, world.actors.manager);
  // Its target counts 个, as streets, communities and venues do; 区 are districts alone.
  const words = { level1: '产出', level2: '数量', level3: '覆盖街镇', target: '≥3个' };
  programme = must(await addIndicator(world.environment, world.actors.manager, { id: programme.id, ...words }));
  row = programme.indicators.at(-1)!;
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await world.close();
});

const add = (drafts: readonly Draft[]) => record(world.environment, world.actors.manager, programme.id, drafts);
const indicatorOf = (code: string): string => programme.indicators.find((one) => one.measure?.code === code)!.id;

/** The indicator of places, counted by a measure of the library. */
async function counting(measureCode: string): Promise<string> {
  const { id, version } = (await current()).find(({ level3 }) => level3 === row.level3)!;
  must(await bindMeasure(world.environment, world.actors.manager, { indicatorId: id, version, measureCode }));
  return id;
}
const current = async () => must(await programmeDetail(world.environment, world.actors.manager, programme.id)).indicators;
const figure = async (indicatorId: string) =>
  must(await figureDetail(world.environment, world.actors.manager, { indicatorId, at }));
const streets = async (indicatorId: string, district = '310107') =>
  must(await streetsOfFigure(world.environment, world.actors.manager, { indicatorId, at, district }));

test('streets, communities and venues are counted once each; what knows its district alone is no evidence of any, and it is said so', async () => {
  const [first] = await add([
    { ...came, region: `${yichuan}004`, venue: 'hall', quantity: 30 },
    { ...came, region: `${yichuan}005`, venue: 'school', quantity: 20 },
    { ...came, region: yichuan, quantity: 7 },
    { ...came, region: caoyang, venue: 'park', quantity: 5 },
    { ...came, region: '310107', quantity: 100 },
    { ...came, region: '310101002', district: '310101', quantity: 3 },
    { ...came, region: '310101013', district: '310101', method: 'online', quantity: 900 },
    { on: '2020-05-10', kind: 'session-held', unit: '场', quantity: 1, district: '310107', region: caoyang, venue: 'park' },
    { on: '2020-05-11', kind: 'session-held', unit: '场', quantity: 1, district: '310107', region: '310107', venue: 'park' },
    { on: '2020-05-12', kind: 'session-held', unit: '场', quantity: 1, district: '310107', region: '310107' },
  ]);
  const id = await counting('streets-covered');
  expect((await figure(id)).indicator.actual).toMatchObject({ value: 3, facts: 5, unit: '个' });
  expect((await figure(id)).evidence.placeless).toBe(1);
  await counting('communities-covered');
  expect((await figure(id)).indicator.actual).toMatchObject({ value: 2, facts: 2 });
  expect((await figure(id)).evidence.placeless).toBe(4);
  await counting('venues-active');
  expect((await figure(id)).indicator.actual).toMatchObject({ value: 1, facts: 2 });
  expect((await figure(id)).evidence.placeless).toBe(1);
  await counting('streets-covered');
  await withdraw(world.environment, world.actors.manager, first!);
  expect((await figure(id)).indicator.actual).toMatchObject({ value: 3, facts: 4 });
  const kept = must(await accountOf(world.environment, world.actors.manager, programme.id, at, 'rollup'));
  expect(must(await accountOf(world.environment, world.actors.manager, programme.id, at, 'facts')).indicators).toEqual(
    kept.indicators,
  );
});

test('a figure of a district is told street by street with their names, those without evidence too, and what names none', async () => {
  const attendance = indicatorOf('attendance');
  const { told, rows, without } = await streets(attendance);
  expect(told).toBe(true);
  expect(rows.map(({ label, value, facts }) => [label, value, facts]).slice(0, 3)).toEqual([
    ['宜川路街道', 27, 2],
    ['曹杨新村街道', 5, 1],
    ['长风新村街道', null, 0],
  ]);
  expect(rows).toHaveLength(10);
  expect(without).toBe(1);
  // On a day before it happened nothing is known of any street.
  const before = { indicatorId: attendance, at: '2020-05-09', district: '310107' };
  const earlier = must(await streetsOfFigure(world.environment, world.actors.manager, before));
  expect(earlier.rows.every(({ facts }) => facts === 0)).toBe(true);
});

test('a street narrows a figure to its records and facts, superseded ones too', async () => {
  const { environment, actors } = world;
  const ask = { indicatorId: indicatorOf('attendance'), at, street: yichuan };
  expect(must(await listFacts(environment, actors.auditor, ask))).toMatchObject({ total: 2 });
  expect(must(await listFacts(environment, actors.auditor, { ...ask, status: 'superseded' })).total).toBe(1);
  expect(must(await listFacts(environment, actors.auditor, { ...ask, audience: 'youth' })).total).toBe(0);
  expect(must(await listRecords(environment, actors.auditor, ask)).items.map(({ facts }) => facts)).toEqual([2]);
  expect(must(await listFacts(environment, actors.auditor, { ...ask, street: caoyang })).items).toMatchObject([{ quantity: 5 }]);
});

test('a measure that counts places cannot be parted by what is not kept by place', () => {
  const measure = { of: 'facts', kind: 'attendance', aggregate: { distinct: 'street' }, unit: '个' } as const;
  expect(faultOf(measure)).toBeNull();
  expect(faultOf({ ...measure, unit: '人' })?.code).toBe('measure-unit');
  for (const wrong of [{ filter: { audience: ['youth'] } }, { filter: { activity: ['a'] } }, { splitBy: 'audience' }])
    expect(faultOf({ ...measure, ...wrong })?.code).toBe('measure-place');
});
