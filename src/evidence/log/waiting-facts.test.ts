import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { appendFacts } from '../ledger/append-facts.ts';
import { unsequenced } from './log.store.ts';
import { sequenceLog } from './sequence-log.ts';

let world: TestEnvironment;
const waiting = 4_000;
const several = 500;

beforeAll(async () => {
  world = await testEnvironment();
  const recorder = { tenant: world.tenant.id, recordedBy: 'test', recordedAt: world.clock.now() };
  const draft = {
    programmeId: '018f0000-0000-7000-8000-0000000000aa',
    kind: 'attendance' as const,
    method: 'door' as const,
    occurredAt: new Date('2020-04-01T06:00:00Z'),
    quantity: 1,
    unit: '人次',
    recordKind: 'session',
    recordId: 'r',
  };
  for (let appended = 0; appended < waiting; appended += several)
    granted(
      await world.environment.database.transaction({ tenant: world.tenant.id }, 'evidence', (transaction) =>
        appendFacts(
          transaction,
          recorder,
          Array.from({ length: several }, () => ({ ...draft })),
        ),
      ),
    );
});
afterAll(() => world.close());

test('of many facts that wait, only about as many are read as are given their place', async () => {
  const read = await world.environment.database.transaction({ tenant: world.tenant.id }, 'evidence', async (transaction) => {
    const facts = await unsequenced(transaction, 0, 100);
    const { rows } = await sql<{ read: number }>`
      SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_xact_user_tables
      WHERE schemaname = 'evidence' AND relname LIKE 'fact\\_%'`.execute(transaction);
    return { facts: facts.length, tuples: rows[0]!.read };
  });
  expect(read.facts).toBe(100);
  expect(read.tuples).toBeGreaterThan(99);
  // The facts of one transaction are put in order among themselves.
  expect(read.tuples).toBeLessThanOrEqual(2 * several);
  const log = { tenant: world.tenant.id, code: world.tenant.code };
  expect(granted(await sequenceLog(world.environment, log, { batch: 300 }))).toEqual({ added: waiting, size: waiting });
});
