import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { ok } from '#src/kernel/result.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { must, record, referenceProgramme, withdraw } from '../account.fixture.ts';
import { openLedger } from '../account-of.ts';
import { changesSince } from './changes-since.store.ts';
import type { FactQuery } from './fact.store.ts';
import { queryOf } from './facts-of-figure.ts';

let world: TestEnvironment;
beforeAll(async () => {
  world = await testEnvironment({ demo: true });
});
afterAll(() => world.close());

test('each record counts once, by what it came to since: added, corrected or withdrawn', async () => {
  const { environment, clock } = world;
  const { manager } = world.actors;
  const since = momentOf('2020-08-10', '09:00');
  clock.moveTo(since);
  const programme = await referenceProgramme(environment, manager);
  const people = (quantity: number, more = {}) =>
    ({ on: '2020-06-10', kind: 'attendance', method: 'counted', district: '310107', quantity, unit: '人次', ...more }) as const;
  const write = (...drafts: ReturnType<typeof people>[]) => record(environment, manager, programme.id, drafts);
  const correct = async (id: unknown, quantity: number, more = {}) =>
    (await write(people(quantity, { supersedes: { id, reason: '重新清点' }, ...more })))[0]!;
  const asked = (narrowing: FactQuery['narrowing'] = {}) =>
    openLedger(environment, manager, { programmeId: programme.id }, async (ledger) => {
      const indicatorId = programme.indicators[5]!.id;
      const query = await queryOf(ledger, ledger.indicators[5]!, { indicatorId, ...narrowing }, manager);
      return ok(await changesSince(ledger.transaction, query!, since));
    });
  const [twice, backed, moved, before, late] = await write(people(10), people(20), people(30), people(40), people(50));
  await correct(before, 41);
  expect(must(await asked()), 'what was corrected by then is no change').toEqual({ added: 0, corrected: 0, withdrawn: 0 });

  clock.moveTo(momentOf('2020-08-10', '10:00'));
  await correct(await correct(twice, 11), 12);
  await withdraw(environment, manager, backed!);
  await withdraw(environment, manager, await correct(late, 51));
  await correct(moved, 30, { district: '310101' });
  const [added, gone] = await write(people(5), people(6));
  await correct(added, 7);
  await withdraw(environment, manager, gone!);
  expect(must(await asked())).toEqual({ added: 1, corrected: 2, withdrawn: 2 });
  expect(must(await asked({ district: '310101' })), 'one was brought here').toEqual({ added: 0, corrected: 1, withdrawn: 0 });
  expect(must(await asked({ district: '310107' })), 'and taken from there').toEqual({ added: 1, corrected: 2, withdrawn: 2 });
});
