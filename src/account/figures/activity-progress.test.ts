import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { approveProgramme } from '#src/plan/index.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { must, plannedActivity, record, referenceProgramme } from '../account.fixture.ts';
import { listActivitiesWithProgress } from './activity-progress.ts';

let world: TestEnvironment;
let id: string;

beforeAll(async () => {
  world = await testEnvironment();
  world.clock.moveTo(momentOf('2020-03-01', '09:00'));
  const { environment, actors } = world;
  const programme = await referenceProgramme(environment, actors.manager);
  id = programme.id;
  must(await approveProgramme(environment, actors.manager, { id, version: programme.version }));
  for (const [name, target, dueOn, held] of [
    ['第10批', 4, '2020-04-30', 1],
    ['第2批', 4, '2020-05-31', 4],
    ['第1批', 10, '2020-11-30', 5],
    ['第3批', 2, '2020-12-31', 0],
  ] as const) {
    const activity = await plannedActivity(environment, actors.manager, id, { name, target, dueOn });
    if (held > 0)
      await record(environment, actors.manager, id, [
        {
          kind: 'session-held',
          on: '2020-04-10',
          quantity: held,
          unit: '场',
          activity,
          subProgramme: 'science-cafe',
          district: '310107',
        },
      ]);
  }
  world.clock.moveTo(momentOf('2020-06-30', '09:00'));
});
afterAll(() => world?.close());

const listed = async (asked: Partial<Parameters<typeof listActivitiesWithProgress>[2]>) => {
  const page = { state: 'standing', sort: 'dueOn', page: 1, pageSize: 50 } as const;
  const { items, total } = must(
    await listActivitiesWithProgress(world.environment, world.actors.manager, { id, ...page, ...asked }),
  );
  return { names: items.map(({ name }) => name), total };
};

test('activities stand by how far they are, and by their state, both ways, and on one page each', async () => {
  expect((await listed({ sort: 'progress' })).names).toEqual(['第3批', '第10批', '第1批', '第2批']);
  expect((await listed({ sort: '-progress' })).names).toEqual(['第2批', '第1批', '第10批', '第3批']);
  expect((await listed({ sort: 'state' })).names).toEqual(['第10批', '第1批', '第3批', '第2批']);
  expect((await listed({ sort: 'name' })).names).toEqual(['第1批', '第2批', '第3批', '第10批']);
  const pages = await Promise.all([1, 2, 3, 4].map((page) => listed({ sort: 'progress', page, pageSize: 1 })));
  expect(pages.flatMap(({ names }) => names)).toEqual(['第3批', '第10批', '第1批', '第2批']);
  expect(pages.map(({ total }) => total)).toEqual([4, 4, 4, 4]);
});

test('those that are overdue are chosen from all of them, however many there are', async () => {
  expect(await listed({ progress: 'overdue', pageSize: 1 })).toEqual({ names: ['第10批'], total: 1 });
  expect(await listed({ progress: 'met', search: '第1' })).toEqual({ names: [], total: 0 });
});

test('a day in the past has the activities that were overdue on it', async () => {
  expect(await listed({ progress: 'overdue', at: '2020-05-15' })).toEqual({ names: ['第10批'], total: 1 });
  expect(await listed({ progress: 'overdue', at: '2020-04-15' })).toEqual({ names: [], total: 0 });
});
