import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FactsMeasure } from '#src/plan/measures/measure.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { type Narrowing, readTotals, type Scope } from './measure.sql.store.ts';

let world: TestEnvironment;
beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world?.close());

const programmeId = '00000000-0000-7000-8000-000000000001';
const people: FactsMeasure = { of: 'facts', kind: 'attendance', aggregate: { distinct: 'subject' }, unit: '人' };
const streets: FactsMeasure = { of: 'facts', kind: 'attendance', aggregate: { distinct: 'street' }, unit: '个' };
const visits: FactsMeasure = { of: 'facts', kind: 'attendance', aggregate: 'count', unit: '条' };

test.each<Pick<Scope, 'at' | 'source'>>([
  { at: '2020-05-10', source: 'rollup' },
  { at: '2020-05-20', source: 'rollup' },
  { at: '2020-05-20', source: 'facts' },
])('what a figure of $at reads from $source names its tenant, and compares it with nothing', async (of) => {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const plan = await world.environment.database.transaction(world.actors.manager, 'account', async (transaction) => {
    await readTotals(transaction, { programmeId, ...of }, [
      { measure: people, views: ['all', 'trend'] },
      { measure: visits, views: ['all', 'month', 'district'] },
      { measure: visits, views: ['street'], narrowing: { district: '310107' } },
      { measure: streets, views: ['all', 'trend'] },
    ]);
    const call = asked.mock.calls.map((args) => args as unknown[]).find((args) => JSON.stringify(args[0]).includes('grouped'))!;
    const { text, values } = typeof call[0] === 'string' ? { text: call[0], values: call[1] } : (call[0] as pg.QueryConfig);
    const read = [...text.matchAll(/FROM evidence\.(?!supersession)\w+\s+WHERE (\w+)/g)];
    expect(read.length).toBeGreaterThan(of.source === 'rollup' ? 4 : 2);
    for (const [statement, first] of read) expect(first, statement).toBe('tenant_id');
    const admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    await admin.query(`SELECT set_config('role', 'kepu_account', false), set_config('kepu.tenant', $1, false)`, [
      world.tenant.id,
    ]);
    const { rows } = await admin.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values as unknown[]);
    await admin.end();
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  asked.mockRestore();
  expect(plan).toContain('tenant_id = ANY');
  // A recount looks for supersessions too, whose own tenant is compared with that of the facts.
  if (of.source === 'rollup') expect(plan).not.toContain('One-Time Filter');
});

test('a list narrowed by nothing is counted without telling its facts apart by what could narrow it', async () => {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const textOf = (narrowing: Narrowing) =>
    world.environment.database.transaction(world.actors.manager, 'account', async (transaction) => {
      asked.mockClear();
      await readTotals(transaction, { programmeId, at: '2020-05-20', source: 'rollup' }, [
        { measure: visits, views: ['all'], narrowing },
      ]);
      return JSON.stringify(asked.mock.calls);
    });
  const [wide, narrow] = [
    await textOf({ district: undefined, audience: undefined }),
    await textOf({ district: '310107', audience: undefined }),
  ];
  asked.mockRestore();
  expect(wide).not.toMatch(/district|audience/);
  expect(narrow).toContain('district');
  expect(narrow).not.toContain('audience');
});
