import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTenant, type Tenant } from '#src/access/index.ts';
import { accountOf, auditEvidence } from '#src/account/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { listProgrammes } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { openDatabase } from '#src/platform/postgres/database.ts';
import { applicationUrl } from '#src/platform/postgres/migrate.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { demoSeed, liveYear } from './live-year.ts';

let world: TestEnvironment;
let environment: Environment;
let admin: pg.Client;
beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  environment = {
    ...world.environment,
    database: openDatabase(applicationUrl(world.adminUrl), { durable: false, connections: 3 }),
  };
});
afterAll(async () => {
  await admin?.end();
  await environment?.database.close();
  await world?.close();
});

/** Lives the demo year in a tenant of its own until a month begins. */
async function liveUntil(month: string, code: string): Promise<Tenant> {
  const tenant = granted(await createTenant(environment, { code, name: '上海市科普事业中心', regionCode: '310000', demo: true }));
  const stop = new AbortController();
  const progress = (line: string): void => {
    if (line.includes(month)) stop.abort();
  };
  expect(await liveYear(environment, tenant, progress, stop.signal, demoSeed)).toMatchObject({
    ok: false,
    refusal: { code: 'demo-interrupted' },
  });
  return tenant;
}

/** What happened, without what is drawn anew each time: ids, salts and what is made of them. */
async function factsOf({ id }: Tenant): Promise<string[]> {
  const { rows } = await admin.query<{ fact: string }>(
    `SELECT concat_ws(' | ', kind, occurred_on, occurred_at, recorded_at, coalesce(recorder.name, recorded_by), fact.sub_programme, activity.name, fact.district, region,
       venue_kind, audience, method, outcome, quantity, fact.unit, subject <> '', record_kind, supersedes IS NOT NULL, supersedes_reason) AS fact
     FROM evidence.fact LEFT JOIN plan.activity ON activity.tenant_id = fact.tenant_id AND activity.id::text = fact.activity
     LEFT JOIN access.person AS recorder ON recorder.tenant_id = fact.tenant_id AND recorder.id::text = recorded_by
     WHERE fact.tenant_id = $1 ORDER BY fact`,
    [id],
  );
  return rows.map(({ fact }) => fact);
}

async function figuresOf({ id }: Tenant) {
  const reader = systemActor(id, 'test');
  const [programme] = granted(await listProgrammes(environment, reader, {})).items;
  const { indicators } = granted(await accountOf(environment, reader, programme!.id, '2020-03-31'));
  return indicators.map(({ level3, target, actual, degree, expected, state }) => ({
    level3,
    target,
    actual,
    degree,
    expected,
    state,
  }));
}

async function differencesOf({ id }: Tenant): Promise<unknown> {
  const { facts, differences, total } = granted(await auditEvidence(environment, systemActor(id, 'test')));
  return { facts, differences, total };
}

test('the demo year is the same year for the same number, and its evidence holds', {
  timeout: 120_000,
}, async () => {
  const one = await liveUntil('2020-04', 'one');
  const facts = await factsOf(one);
  expect(facts.length).toBeGreaterThan(100);
  expect(await differencesOf(one)).toEqual({ facts: facts.length, differences: [], total: 0 });
  const figures = await figuresOf(one);
  expect(figures.filter(({ actual }) => (actual.value ?? 0) > 0).length).toBeGreaterThan(3);
  const again = await liveUntil('2020-04', 'again');
  expect(await factsOf(again)).toEqual(facts);
  expect(await figuresOf(again)).toEqual(figures);
  expect(await differencesOf(again)).toEqual({ facts: facts.length, differences: [], total: 0 });
});
