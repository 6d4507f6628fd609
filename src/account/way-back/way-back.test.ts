import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { approveProgramme } from '#src/plan/index.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { must, plannedActivity, record, referenceProgramme } from '../account.fixture.ts';
import { accountOf } from '../account-of.ts';
import { listActivitiesWithProgress } from '../figures/activity-progress.ts';

let world: TestEnvironment;
let id: string;

const at = '2020-06-15';

beforeAll(async () => {
  world = await testEnvironment();
  world.clock.moveTo(momentOf('2020-03-01', '09:00'));
  const { environment, actors } = world;
  const programme = await referenceProgramme(environment, actors.manager);
  id = programme.id;
  must(await approveProgramme(environment, actors.manager, { id, version: programme.version }));
  const fields = { factKind: 'attendance', unit: '人次', district: '310107' };
  const spring = await plannedActivity(environment, actors.manager, id, {
    ...fields,
    name: '春季系列',
    target: 1000,
    dueOn: '2020-05-31',
  });
  await plannedActivity(environment, actors.manager, id, { ...fields, name: '秋季系列', target: 1000, dueOn: '2020-10-31' });
  // Four evenings of one planned activity: whoever came is one fact each, or a few.
  const evenings = [[10, 10, 10], [1, 30, 1], [31], [15, 16]];
  await record(
    environment,
    actors.manager,
    id,
    evenings.flatMap((groups, evening) =>
      groups.map((quantity) => ({
        kind: 'attendance' as const,
        on: '2020-04-10',
        recordId: `evening ${evening}`,
        quantity,
        unit: '人次',
        method: 'counted',
        activity: spring,
        subProgramme: 'science-cafe',
        district: '310107',
      })),
    ),
  );
  world.clock.moveTo(momentOf('2020-06-30', '09:00'));
});
afterAll(() => world?.close());

const people = async () => {
  const { indicators } = must(await accountOf(world.environment, world.actors.manager, id, at));
  return indicators.find((one) => one.wayBack.some(({ code }) => code === 'make-up'))!;
};

test('one occasion is one record, however many facts it has and however many the planned activity holds', async () => {
  const { wayBack } = await people();
  const gap = wayBack.find(({ code }) => code === 'gap')!.params.gap as number;
  const { count, each } = wayBack.find(({ params }) => params.subProgramme === 'science-cafe')!.params as Record<string, number>;
  expect(each).toBe(31);
  expect(count! * each!).toBeGreaterThanOrEqual(gap);
  expect((count! - 1) * each!).toBeLessThan(gap);
});

test('the activities that it asks for are listed as they were counted on the day', async () => {
  const { id: indicatorId, wayBack } = await people();
  const asked = { id, state: 'standing', sort: 'dueOn', page: 1, pageSize: 50 } as const;
  const listed = async (more: { at?: string; wayBack?: string }) =>
    must(await listActivitiesWithProgress(world.environment, world.actors.manager, { ...asked, ...more })).items;
  expect(wayBack.find(({ code }) => code === 'make-up')?.params).toMatchObject({ count: 1, first: '春季系列' });
  expect((await listed({ wayBack: indicatorId, at })).map((one) => one.name)).toEqual(['春季系列']);
  expect(await listed({ wayBack: id, at })).toEqual([]);
  expect(await listed({})).toHaveLength(2);
});
