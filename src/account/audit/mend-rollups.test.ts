import { call } from '@orpc/server';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sequenceLog } from '#src/evidence/log/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { as, liveSmallYear } from '../../../tests/support/small-year.ts';
import { type Superuser, superuser } from '../../../tests/support/superuser.ts';
import { accountRoutes } from '../account.http.ts';
import { auditCommand, mendCommand } from './audit-command.ts';

let world: TestEnvironment;
let admin: pg.Client;
let root: Superuser;

beforeAll(async () => {
  world = await testEnvironment();
  await liveSmallYear(world);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  root = superuser(world, admin);
  granted(await sequenceLog(world.environment, { tenant: world.tenant.id, code: world.tenant.code }));
  await root.keep('sound');
}, 120_000);

afterAll(async () => {
  await admin.end();
  await world.close();
});

const system = () => systemActor(world.tenant.id, 'kepu');
const audit = async () => granted(await auditCommand(world.environment, system())).json;
const mend = () => mendCommand(world.environment, system(), { code: world.tenant.code });
const facts = async () => (await admin.query('SELECT * FROM evidence.fact ORDER BY id')).rows;
const trail = async () =>
  (await admin.query(`SELECT actor_name, detail FROM access.audit_trail WHERE verb = 'mend-rollups' ORDER BY id`)).rows as {
    actor_name: string;
    detail: { month: string; cells: Record<string, string>[] };
  }[];

test('rollups that are not what the facts say are set right, told row by row and written to the trail; facts stay', async () => {
  const before = await facts();
  await admin.query(`UPDATE evidence.rollup SET quantity = quantity + 500 WHERE kind = 'attendance' AND method = 'counted'`);
  await admin.query(`DELETE FROM evidence.presence`);
  const found = await audit();
  expect(found.total).toBeGreaterThan(3);
  // The pseudonym of whoever was there is not written out.
  const pseudonyms = (await admin.query<{ subject: string }>(`SELECT DISTINCT subject FROM evidence.fact WHERE subject <> ''`))
    .rows;
  expect(pseudonyms.filter(({ subject }) => JSON.stringify(found).includes(subject))).toEqual([]);

  // The page has names in the place of codes.
  const shown = await call(accountRoutes.audit, undefined, as(world.environment, world.actors.auditor));
  const cells = shown.differences.map(({ cell = {} }) => cell);
  expect(cells).toContainEqual(
    expect.objectContaining({ table: 'rollup', kind: 'attendance', day: '2020-05-16', district: '普陀区' }),
  );
  expect(cells).toContainEqual(expect.objectContaining({ table: 'presence', kind: 'attendance' }));

  const { json, text } = granted(await mend());
  expect(json.mended).toHaveLength(found.total);
  expect(json.mended).toContainEqual(
    expect.objectContaining({ table: 'rollup', place: expect.stringContaining('attendance 2020-05-16'), recounted: '1 / 2' }),
  );
  expect(text).toContain('按事实更正');
  expect(await audit()).toMatchObject({ total: 0 });
  expect(await facts()).toEqual(before);
  await expectInvariants(world.adminUrl);
  const lines = await trail();
  expect(lines.flatMap(({ detail }) => detail.cells)).toHaveLength(found.total);
  expect(lines[0]).toMatchObject({ actor_name: 'kepu', detail: { month: '2020-05' } });
  expect(pseudonyms.filter(({ subject }) => JSON.stringify(lines).includes(subject))).toEqual([]);

  expect(granted(await mend()).json.mended).toEqual([]);
  expect(await trail()).toHaveLength(lines.length);
});

test.each([
  [
    'a fact',
    async () => void (await admin.query(`UPDATE evidence.fact SET quantity = quantity + 500 WHERE kind = 'attendance'`)),
  ],
  [
    'a file’s link to its fact',
    async () => void (await admin.query(`UPDATE evidence.fact_attachment SET record_id = 'elsewhere'`)),
  ],
  [
    'a fact with its hash',
    async () => {
      await admin.query(`UPDATE evidence.fact SET quantity = quantity + 500 WHERE kind = 'attendance'`);
      await root.rehash();
    },
  ],
  [
    'a fact that was slipped past the log',
    async () => {
      await admin.query(`CREATE TEMP TABLE slipped AS SELECT * FROM evidence.fact WHERE kind = 'attendance' LIMIT 1`);
      await admin.query(`UPDATE slipped SET id = uuidv7(), appended_in = 1`);
      await admin.query(`INSERT INTO evidence.fact SELECT * FROM slipped; DROP TABLE slipped`);
      await root.rehash();
    },
  ],
])('%s that was tampered with is not carried into the rollups', async (_, tamper) => {
  await tamper();
  try {
    const kept = (await admin.query('SELECT * FROM evidence.rollup ORDER BY quantity')).rows;
    expect(await mend()).toMatchObject({
      ok: false,
      refusal: { code: 'mend-facts-unsound', params: { count: expect.any(Number) } },
    });
    expect((await admin.query('SELECT * FROM evidence.rollup ORDER BY quantity')).rows).toEqual(kept);
  } finally {
    await root.putBack('sound');
  }
});

test('sums by place are told as such, and mended like the others', async () => {
  const { rowCount } = await admin.query(`UPDATE evidence.place SET quantity = quantity + 1`);
  expect(rowCount).toBeGreaterThan(0);
  const { differences, total } = await audit();
  expect(total).toBe(rowCount);
  expect(differences.map(({ what, cell }) => [what, cell?.table])).toEqual(differences.map(() => ['place', 'place']));
  expect(granted(await mend()).json.mended).toHaveLength(rowCount!);
  expect(await audit()).toMatchObject({ total: 0 });
});

test('only the command line mends', async () => {
  expect(await mendCommand(world.environment, world.actors.manager, { code: world.tenant.code })).toMatchObject({
    refusal: { code: 'not-allowed' },
  });
});
