import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#src/kernel/actor.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { approveProgramme } from '#src/plan/index.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { must, plannedActivity, smallYear } from '../account.fixture.ts';
import { accountOf, watchIndicators } from '../index.ts';
import { worsened } from './watch.rules.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
const watch = async () => must(await watchIndicators(world.environment, systemActor(world.tenant.id, 'watch')));

/** Four talks for 50,000 people each are planned in autumn, and will not take place. */
beforeAll(async () => {
  world = await testEnvironment();
  const { environment, actors } = world;
  programme = await smallYear(environment, actors.manager);
  for (const name of ['甲', '乙', '丙', '丁'])
    await plannedActivity(environment, actors.manager, programme.id, {
      name,
      target: 50_000,
      dueOn: '2020-10-31',
      factKind: 'attendance',
      unit: '人次',
    });
  world.clock.moveTo(momentOf('2020-07-01', '06:00'));
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await world.close();
});

test('looks at approved programmes only, and is for the system alone', async () => {
  expect(await watch()).toEqual([]);
  expect(await watchIndicators(world.environment, world.actors.manager)).toMatchObject({ refusal: { code: 'not-allowed' } });
  must(await approveProgramme(world.environment, world.actors.manager, { id: programme.id, version: programme.version }));
});

test('notes each state once; what leaves its path is news with the way back, until it is old', async () => {
  const first = await watch();
  expect(first.map((one) => one.from)).toEqual(first.map(() => ''));
  expect(first).toHaveLength(programme.indicators.length);
  expect(await watch()).toEqual([]);

  world.clock.moveTo(momentOf('2020-11-30', '06:00'));
  const later = await watch();
  const attendance = programme.indicators.find((one) => one.measure?.code === 'attendance')!.id;
  expect(later.find((one) => one.indicatorId === attendance)).toMatchObject({ from: 'on-track', to: 'behind' });
  const newsAt = async (day: string) =>
    must(await accountOf(world.environment, world.actors.manager, programme.id, day)).attention.filter(
      (one) => one.code === 'left-path' && one.indicatorId === attendance,
    );
  expect(await newsAt('2020-11-30')).toMatchObject([{ params: { from: 'on-track', to: 'behind', since: '2020-11-30' } }]);
  expect(await newsAt('2020-07-01')).toEqual([]);
  expect(await newsAt('2020-12-31'), 'when the year is over').toEqual([]);
  const account = must(await accountOf(world.environment, world.actors.manager, programme.id, '2020-11-30'));
  expect(account.indicators.find((one) => one.id === attendance)!.wayBack.map((step) => step.code)).toEqual(['gap', 'make-up']);
});

test('leaving the path is getting worse among what can be said', () => {
  expect(worsened('on-track', 'at-risk')).toBe(true);
  expect(worsened('met', 'behind')).toBe(true);
  expect(worsened('met', 'on-track')).toBe(false);
  expect(worsened('behind', 'at-risk')).toBe(false);
  expect(worsened('', 'behind')).toBe(false);
  expect(worsened('missing', 'behind')).toBe(false);
});
