import { call } from '@orpc/server';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountRoutes } from '#src/account/index.ts';
import { opinionRoutes } from '#src/deliver/opinions/index.ts';
import { opinionToken } from '#src/deliver/sessions/index.ts';
import { appendFacts, evidenceRoutes, type FactDraft, withdrawFact } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { FactId } from '#src/kernel/ids.ts';
import { type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { as, type LivedYear, liveSmallYear, openSession, putuo, signUp, startSession, xuhui } from '../support/small-year.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { doorRoutes } from '#src/deliver/door/index.ts';

/** What of evidence is shown to whom, and what whoever reads the database could do with it. */
let world: TestEnvironment;
let year: LivedYear;
let admin: pg.Client;

beforeAll(async () => {
  world = await testEnvironment();
  year = await liveSmallYear(world);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
}, 120_000);
afterAll(async () => {
  await admin.end();
  await world.close();
});

const asked = (actor: Actor) => as(world.environment, actor);
const readers = () => [world.actors.manager, world.actors.finance, world.actors.leader, world.actors.auditor];

async function fact(draft: Partial<FactDraft>): Promise<FactId> {
  const recorder = { tenant: world.tenant.id, recordedBy: 'test', recordedAt: world.clock.now() };
  const done = await world.environment.database.transaction({ tenant: world.tenant.id }, 'evidence', (transaction) =>
    appendFacts(transaction, recorder, [
      {
        programmeId: year.programmeId,
        kind: 'attendance',
        occurredAt: new Date('2020-05-18T06:00:00Z'),
        method: 'counted',
        quantity: 3,
        unit: '人次',
        recordKind: 'test',
        recordId: 'r',
        ...draft,
      },
    ]),
  );
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value[0]!;
}

test('nobody is shown a pseudonym, by no way', async () => {
  const { rows } = await admin.query<{ id: string; subject: string }>(
    `SELECT id, subject FROM evidence.fact WHERE subject <> ''`,
  );
  const [first] = rows;
  expect(first).toBeDefined();
  for (const actor of readers()) {
    const shown = [
      await call(accountRoutes.fact, { factId: first!.id }, asked(actor)),
      await call(evidenceRoutes.factChain, { id: first!.id }, asked(actor)),
      await call(evidenceRoutes.facts, { programmeId: year.programmeId }, asked(actor)),
      await call(accountRoutes.facts, { indicatorId: year.indicators[0]!.id }, asked(actor)),
    ];
    expect(rows.filter(({ subject }) => JSON.stringify(shown).includes(subject))).toEqual([]);
  }
});

test('of a fact that was moved to another district a coordinator sees the part of the own one', async () => {
  const before = await fact({ district: putuo });
  const moved = await fact({ district: xuhui, quantity: 5, supersedes: { id: before, reason: '区填错了' } });
  const chain = (actor: Actor, id: string) => call(evidenceRoutes.factChain, { id }, asked(actor));
  const { coordinator, manager } = world.actors;
  expect((await chain(manager, before)).map(({ id }) => id)).toEqual([before, moved]);
  expect((await chain(coordinator, before)).map(({ id }) => id)).toEqual([before]);
  await expect(chain(coordinator, moved)).rejects.toThrow();
  const detail = await call(accountRoutes.fact, { factId: before }, asked(coordinator));
  expect(detail.chain.map(({ id }) => id)).toEqual([before]);
  expect(JSON.stringify(detail)).not.toContain('区填错了');
  await expect(call(accountRoutes.fact, { factId: moved }, asked(coordinator))).rejects.toThrow();

  const own = await fact({ district: putuo, quantity: 8 });
  const withdrawn = await world.environment.database.transaction({ tenant: world.tenant.id }, 'evidence', (transaction) =>
    withdrawFact(transaction, { tenant: world.tenant.id, recordedBy: 'test', recordedAt: world.clock.now() }, own, '重复登记'),
  );
  expect(withdrawn.ok).toBe(true);
  expect((await chain(coordinator, own)).map(({ kind }) => kind)).toEqual(['attendance', 'withdrawal']);
});

test('the link for an opinion cannot be made from the database, and whoever gives one stays unknown even when signed in', async () => {
  const session = await openSession(world, year, { title: '星空下的厨房', day: '2020-05-30', district: xuhui });
  await signUp(world, session.code, { name: '赵敏', phone: '19900002049' });
  world.clock.moveTo(momentOf('2020-05-30', '13:50'));
  await startSession(world, session.id);
  const { admission } = await call(doorRoutes.walkIn, { sessionId: session.id, people: 1 }, asked(world.actors.manager));
  const token = opinionToken(world.environment.secrets.keyFor('opinion-link'), world.tenant.id, admission.id);
  const { rows } = await admin.query('SELECT to_jsonb(admission)::text AS row FROM deliver.admission');
  expect(rows.length).toBeGreaterThan(3);
  expect(JSON.stringify(rows)).not.toContain(token);
  // Nor is it told to those whom the opinion is about.
  const door = await call(doorRoutes.status, { sessionId: session.id }, asked(world.actors.manager));
  const came = await call(doorRoutes.admissions, { sessionId: session.id }, asked(world.actors.manager));
  expect(JSON.stringify([admission, door, came])).not.toContain(token);
  world.clock.moveTo(momentOf('2020-05-30', '14:30'));
  const opinion = { satisfaction: 'satisfied' as const, liked: '', improve: '', wantNext: '' };
  await call(opinionRoutes.give, { tenant: world.tenant.code, token, ...opinion }, asked(world.actors.resident));
  const trail = await admin.query(
    `SELECT person_id, actor_name FROM access.audit_trail WHERE verb = 'give-opinion' ORDER BY at DESC LIMIT 1`,
  );
  expect(trail.rows).toEqual([{ person_id: null, actor_name: '到场者' }]);
  const recorded = await admin.query(`SELECT DISTINCT recorded_by FROM evidence.fact WHERE kind = 'opinion'`);
  expect(recorded.rows).toEqual([{ recorded_by: 'public' }]);
});

test('files behind facts of one record are named to a coordinator only where the facts are of the own district', async () => {
  const attachment = async (name: string) => {
    const { rows } = await admin.query<{ id: string }>(
      `INSERT INTO evidence.attachment (tenant_id, sha256, file_name, media_type, size, uploaded_at, uploaded_by)
        VALUES ($1, encode(sha256($2::text::bytea), 'hex'), $2, 'application/pdf', 9, $3, 'test') RETURNING id`,
      [world.tenant.id, name, world.clock.now()],
    );
    return rows[0]!.id as NonNullable<FactDraft['attachments']>[number];
  };
  const own = await fact({ district: putuo, recordId: 'shared', quantity: 2 });
  await fact({ district: putuo, recordId: 'shared', quantity: 4, attachments: [await attachment('own.pdf')] });
  await fact({ district: xuhui, recordId: 'shared', quantity: 6, attachments: [await attachment('other.pdf')] });
  const named = async (actor: Actor) =>
    (await call(accountRoutes.fact, { factId: own }, asked(actor))).recordAttachments.map(({ fileName }) => fileName).sort();
  expect(await named(world.actors.manager)).toEqual(['other.pdf', 'own.pdf']);
  expect(await named(world.actors.coordinator)).toEqual(['own.pdf']);
});
