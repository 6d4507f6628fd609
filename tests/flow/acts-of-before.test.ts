import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erasePerson } from '#src/access/index.ts';
import { auditCommand, bundleCommand, verifyCommand } from '#src/account/index.ts';
import { eraseDelivery } from '#src/deliver/signup/index.ts';
import { sequenceLog } from '#src/evidence/log/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { changeProgramme } from '#src/plan/index.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { accountForTheYear } from '../support/accounted-year.ts';
import { granted, testActor, type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { expectInvariants } from '../support/invariants.ts';
import { liveSmallYear, planSmallYear } from '../support/small-year.ts';

describe('a log from before', () => {
  test('goes on: acts are logged from then on, what was said earlier is told and is no fault', async () => {
    const world = await testEnvironment();
    try {
      const { environment, tenant, actors, clock } = world;
      const former = { ...environment, actSources: [] };
      const year = await liveSmallYear(world);
      const of = { tenant: tenant.id, code: tenant.code };
      granted(await sequenceLog(former, of));
      const audit = async (on = environment) => granted(await auditCommand(on, systemActor(tenant.id, 'test')));
      expect((await audit(former)).json).toMatchObject({ total: 0, acts: 0, earlierActs: null });
      const out = `${world.filesFolder}/bundle.jsonl`;
      granted(await bundleCommand(former, actors.auditor, { programmeId: year.programmeId, out }));
      const unlogged = granted(await verifyCommand(out, {}));
      expect(unlogged.json).toMatchObject({ valid: true, acts: null });
      expect(unlogged.text).toContain('日志没有记录申报、评判和签署');
      // Days later Kepu is brought up to date: as the migration leaves it, nothing was taken yet.
      const admin = new pg.Client({ connectionString: world.adminUrl });
      await admin.connect();
      await admin.query('UPDATE evidence.log SET acts_horizon = 0');
      await admin.end();
      clock.moveTo(momentOf('2020-09-01'));
      granted(await sequenceLog(environment, of));
      const { json, text } = await audit();
      expect(json).toMatchObject({ total: 0, earlierActs: { count: json.acts, since: '2020-08-31T16:00:00.000Z' } });
      expect(text).toContain('之前未入日志');
      granted(await bundleCommand(environment, actors.auditor, { programmeId: year.programmeId, out }));
      const verified = granted(await verifyCommand(out, {}));
      expect(verified.json).toMatchObject({ valid: true, acts: { earlier: verified.json.acts!.logged } });
      expect(verified.text).toContain('早于日志开始记录');
      await expectInvariants(world.adminUrl);
    } finally {
      await world.close();
    }
  });
});

describe('kinds of acts that came later', () => {
  test('are taken into the log as they are found, told as such, and from then on any change is found', async () => {
    const world = await testEnvironment();
    const admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    try {
      const { environment, tenant, actors, clock } = world;
      const later = ['sub-programme', 'rectification'];
      const actSources = environment.actSources.map((source) => ({
        acts: async (...asked: Parameters<typeof source.acts>) =>
          (await source.acts(...asked)).filter(({ kind }) => !later.includes(kind)),
        strays: source.strays,
      }));
      const { programmeId } = await liveSmallYear(world);
      await accountForTheYear(world, programmeId);
      const of = { tenant: tenant.id, code: tenant.code };
      granted(await sequenceLog({ ...environment, actSources }, of));
      clock.moveTo(momentOf('2021-02-01'));
      // Back to what the tables were before.
      await admin.query(`DROP TABLE plan.sub_programme_version;
        ALTER TABLE account.rectification_step DROP COLUMN version, DROP COLUMN due_on, DROP COLUMN taken_over_at, DROP COLUMN appended_in`);
      await admin.query(await readFile(new URL('../../db/migrations/0038_more_acts.sql', import.meta.url), 'utf8'));
      // The migration dates what it takes over by the database's own clock.
      clock.moveTo(new Date());
      granted(await sequenceLog(environment, of));
      const audit = async () => granted(await auditCommand(environment, systemActor(tenant.id, 'test'))).json;
      const { total, earlierActs } = await audit();
      // One sub-programme, and a rectification that was asked, answered and returned.
      expect({ total, count: earlierActs?.count }).toEqual({ total: 0, count: 4 });
      const out = `${world.filesFolder}/bundle.jsonl`;
      granted(await bundleCommand(environment, actors.auditor, { programmeId, out }));
      const verified = granted(await verifyCommand(out, {}));
      expect(verified.json).toMatchObject({ valid: true, acts: { earlier: 4 } });
      const { rows } = await admin.query<{ version: number; due_on: string | null }>(
        'SELECT version, due_on::text FROM account.rectification_step ORDER BY version',
      );
      // Of the day that was asked for first nobody kept anything.
      expect(rows).toEqual([
        { version: 1, due_on: null },
        { version: 2, due_on: null },
        { version: 3, due_on: '2021-01-25' },
      ]);
      await admin.query(`UPDATE account.rectification_step SET taken_at = taken_at - interval '9 days' WHERE version = 2`);
      expect((await audit()).differences).toEqual([
        expect.objectContaining({ what: 'act-altered', place: expect.stringMatching(/answered v2 claimedAt$/) }),
      ]);
    } finally {
      await admin.end();
      await world.close();
    }
  });
});

describe('what the head of a programme came to say later', () => {
  test('alters no act of before: the audit finds nothing, and bundles of before verify', async () => {
    const world = await testEnvironment();
    const admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    try {
      const { environment, tenant, actors } = world;
      const { programmeId } = await liveSmallYear(world);
      const of = { tenant: tenant.id, code: tenant.code };
      granted(await sequenceLog(environment, of));
      const acts = async () => (await admin.query(`SELECT * FROM evidence.act ORDER BY kind, key`)).rows;
      const before = await acts();
      const out = `${world.filesFolder}/bundle.jsonl`;
      granted(await bundleCommand(environment, actors.auditor, { programmeId, out }));
      await admin.query(`ALTER TABLE plan.programme DROP COLUMN attribute, DROP COLUMN total_fiscal_fen, DROP COLUMN total_other_fen,
        DROP COLUMN current_year_fiscal_fen, DROP COLUMN current_year_carried_fen, DROP COLUMN current_year_other_fen`);
      await admin.query(await readFile(new URL('../../db/migrations/0063_funds.sql', import.meta.url), 'utf8'));
      granted(await sequenceLog(environment, of));
      expect(await acts()).toEqual(before);
      const audit = async () => granted(await auditCommand(environment, systemActor(tenant.id, 'test'))).json;
      expect(await audit()).toMatchObject({ total: 0, earlierActs: null });
      expect(granted(await verifyCommand(out, {})).json).toMatchObject({ valid: true, acts: { earlier: 0 } });
      const row = (await admin.query('SELECT version FROM plan.programme WHERE id = $1', [programmeId])).rows[0] as {
        version: number;
      };
      const change = { id: programmeId, version: row.version, reason: '补报', attribute: '延续项目' };
      granted(await changeProgramme(environment, actors.manager, change));
      granted(await sequenceLog(environment, of));
      expect(await audit()).toMatchObject({ total: 0, earlierActs: null });
      const later = `${world.filesFolder}/later.jsonl`;
      granted(await bundleCommand(environment, actors.auditor, { programmeId, out: later }));
      expect(granted(await verifyCommand(later, {})).json).toMatchObject({ valid: true });
      await expectInvariants(world.adminUrl);
      await admin.query('UPDATE plan.programme SET total_other_fen = 1 WHERE id = $1', [programmeId]);
      expect((await audit()).differences).toEqual([expect.objectContaining({ place: expect.stringMatching(/^programme /) })]);
      await admin.query('UPDATE plan.programme SET total_other_fen = NULL WHERE id = $1', [programmeId]);
      await admin.query(`UPDATE plan.programme_version SET header = header || '{"attribute":"新增项目"}' WHERE version = 1`);
      expect((await audit()).differences).toEqual([
        expect.objectContaining({ what: 'act-altered', place: expect.stringMatching(/v1 attribute$/) }),
      ]);
    } finally {
      await admin.end();
      await world.close();
    }
  });
});

describe('erasing who declared, judged or signed', () => {
  let world: TestEnvironment;
  beforeAll(async () => {
    world = await testEnvironment();
  });
  afterAll(() => world.close());

  test('leaves what was said proved, takes away what could tell who it was, and covers nothing up', async () => {
    const { environment, tenant, actors } = world;
    const { programmeId } = await planSmallYear(world);
    await accountForTheYear(world, programmeId);
    granted(await sequenceLog(environment, { tenant: tenant.id, code: tenant.code }));
    const admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    try {
      const audit = async () => granted(await auditCommand(environment, systemActor(tenant.id, 'test'))).json;
      expect(await audit()).toMatchObject({ total: 0, wordlessActs: 0 });
      // A reason was altered before anybody asked to be erased.
      await admin.query(`UPDATE plan.indicator_target SET reason = '局里同意' WHERE version = 2`);
      // Somebody else keeps the house.
      const keeper = await testActor(environment, tenant, 'manager', '经理辛');
      for (const who of ['manager', 'leader'] as const)
        granted(await erasePerson(environment, keeper, { id: actors[who].personId!, reason: '本人要求' }, [eraseDelivery]));
      const { rows } = await admin.query(`SELECT by_name FROM account.self_evaluation_step WHERE step IN ('prepared', 'signed')`);
      expect(rows.every(({ by_name }) => /^已删除人员 /.test(by_name as string))).toBe(true);
      const after = await audit();
      expect(after.differences).toEqual([
        expect.objectContaining({ what: 'act-altered', place: expect.stringMatching(/^target .+ v2 by\/reason$/) }),
      ]);
      expect(after.wordlessActs).toBeGreaterThan(20);
      const kept = await admin.query<{ sealed: boolean }>(
        `SELECT words_salt IS NULL AS sealed FROM evidence.act WHERE kind = 'self-evaluation-step' ORDER BY key`,
      );
      // The step of finance, whom nobody erased, stays open.
      expect(kept.rows.filter(({ sealed }) => sealed)).toHaveLength(2);
    } finally {
      await admin.end();
    }
  });
});
