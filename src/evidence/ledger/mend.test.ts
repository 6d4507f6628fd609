import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import type { FactId, TenantId } from '#src/kernel/ids.ts';
import { applicationUrl } from '#src/platform/postgres/migrate.ts';
import { type Database, openDatabase } from '#src/platform/postgres/database.ts';
import { createTestDatabase } from '../../../tests/support/database.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import type { FactDraft } from '../facts/fact.ts';
import { appendFacts } from './append-facts.ts';
import { mendMonth } from './mend.store.ts';

const tenant = '018f0000-0000-7000-8000-000000000001' as TenantId;
const recorder = { tenant, recordedBy: 'test', recordedAt: new Date('2020-06-01T00:00:00Z') };
let testDatabase: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let admin: pg.Client;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(applicationUrl(testDatabase.adminUrl));
  admin = new pg.Client({ connectionString: testDatabase.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.close();
  await testDatabase.drop();
});

async function append(drafts: Partial<FactDraft>[]): Promise<FactId[]> {
  const whole = drafts.map(
    (draft): FactDraft => ({
      programmeId: '018f0000-0000-7000-8000-0000000000aa',
      kind: 'attendance',
      occurredAt: new Date('2020-05-20T06:00:00Z'),
      district: '310107',
      method: 'door',
      quantity: 0.1,
      unit: '人次',
      recordKind: 'session',
      recordId: 's1',
      ...draft,
    }),
  );
  const done = await database.transaction({ tenant }, 'evidence', (transaction) => appendFacts(transaction, recorder, whole));
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
}
const mend = async (month: string) => {
  const { rollup, presence, place } = await database.transaction({ tenant }, 'evidence', (transaction) =>
    mendMonth(transaction, month),
  );
  return { rollup, presence, place };
};

test('what is kept of a month is brought to what its facts say, and nothing else is touched', async () => {
  const day = (date: string): Date => new Date(`${date}T06:00:00Z`);
  const [first] = await append([
    { subject: 'p1' },
    { subject: 'p2', occurredAt: day('2020-05-21'), region: '310107020001', venue: 'v1' },
    { district: '310101', quantity: 7, region: '310101002' },
    { occurredAt: day('2020-06-02') },
  ]);
  await append([{ subject: 'p3', quantity: 0.2, supersedes: { id: first!, reason: '认错人' } }]);
  await expectInvariants(testDatabase.adminUrl);
  expect(await mend('2020-05-01')).toEqual({ rollup: 0, presence: 0, place: 0 });

  await admin.query(
    `UPDATE evidence.rollup SET quantity = quantity + 5, facts = facts + 1 WHERE occurred_on = '2020-05-20' AND district = '310107'`,
  );
  await admin.query(`DELETE FROM evidence.rollup WHERE occurred_on = '2020-05-21'`);
  await admin.query(`UPDATE evidence.rollup_month SET facts = 0 WHERE month = '2020-05-01' AND district = '310101'`);
  await admin.query(`DELETE FROM evidence.presence WHERE subject = 'p2'`);
  await admin.query(`UPDATE evidence.presence SET facts = 1 WHERE subject = 'p1'`);
  await admin.query(`DELETE FROM evidence.place WHERE venue = 'v1'`);
  await admin.query(`UPDATE evidence.place SET quantity = 8 WHERE region = '310101002'`);
  await admin.query(`UPDATE evidence.place_month SET facts = 2 WHERE region = '310101002'`);
  await expect(expectInvariants(testDatabase.adminUrl)).rejects.toThrow(/rollup-equals-facts/);
  expect(await mend('2020-06-01')).toEqual({ rollup: 0, presence: 0, place: 0 });
  expect(await mend('2020-05-01')).toEqual({ rollup: 3, presence: 2, place: 3 });
  await expectInvariants(testDatabase.adminUrl);

  // From nothing at all, as after facts that came past the ledger.
  await admin.query('TRUNCATE evidence.rollup, evidence.rollup_month, evidence.presence, evidence.place, evidence.place_month');
  await mend('2020-05-01');
  await mend('2020-06-01');
  await expectInvariants(testDatabase.adminUrl);
});

test('what was mended is told cell by cell, and two who mend at once do not add a difference twice', async () => {
  await append([{ subject: '0123456789abcdef', occurredAt: new Date('2020-07-01T04:00:00Z'), quantity: 4 }]);
  await admin.query(`UPDATE evidence.rollup SET quantity = 9, facts = 2 WHERE occurred_on = '2020-07-01'`);
  await admin.query(`DELETE FROM evidence.presence WHERE subject = '0123456789abcdef'`);
  const both = await Promise.all(
    [1, 2].map(() =>
      database.transaction({ tenant }, 'evidence', (transaction) => mendMonth(transaction, '2020-07-01', { tell: true })),
    ),
  );
  await expectInvariants(testDatabase.adminUrl);
  const cells = both.flatMap((one) => one.cells);
  expect(await mend('2020-07-01')).toEqual({ rollup: 0, presence: 0, place: 0 });
  expect(cells.map(({ table, kept, recounted }) => [table, kept, recounted])).toEqual([
    ['rollup', '2 / 9', '1 / 4'],
    ['presence', '0', '1'],
  ]);
  expect(cells[0]!.place).toContain('2020-07-01');
  expect(cells[1]!.place).toContain('01234567…');
  expect(cells[1]!.place).not.toContain('0123456789');
});
