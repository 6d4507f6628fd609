import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordAudit } from '#src/access/index.ts';
import { auditCommand } from '#src/account/index.ts';
import type { BundleReport } from '#src/account/bundle/verify/index.ts';
import { evidenceRoutes } from '#src/evidence/index.ts';
import { addWitness, askWitnesses, publishedCheckpoint, readLog, restartLog, sequenceLog } from '#src/evidence/log/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { bundleLines, checked, spendMore } from '../support/attacked-log.ts';
import { granted, type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { as, type LivedYear, liveSmallYear } from '../support/small-year.ts';
import { type Superuser, superuser } from '../support/superuser.ts';
import { startWitness, type Witness } from '../support/witness.ts';

let world: TestEnvironment;
let year: LivedYear;
let admin: pg.Client;
let root: Superuser;
let folder: string;
let witness: Witness;
/** What was signed on the day of the backup, and what was signed last. */
let early: string;
let late: string;
let seen: Map<string, { size: number; root: string; note: string }>;

const log = () => ({ tenant: world.tenant.id, code: world.tenant.code });
const note = async () => (await publishedCheckpoint(world.environment, world.tenant.id))!;
const sizeOf = (text: string) => Number(text.split('\n')[1]);
const signedFile = () => `log-${world.tenant.id}.signed`;
const audit = async (notes: string[] = []) =>
  granted(await auditCommand(world.environment, systemActor(world.tenant.id, 'test'), { checkpoints: notes }));

beforeAll(async () => {
  world = await testEnvironment();
  year = await liveSmallYear(world);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  root = superuser(world, admin);
  folder = mkdtempSync(join(tmpdir(), 'kepu-restart-'));
  granted(await sequenceLog(world.environment, log()));
  witness = await startWitness(
    'witness.example/audit-office',
    (await readLog(world.environment, world.tenant.id))!.keys.map(({ vkey }) => vkey),
  );
  granted(await addWitness(world.environment, world.tenant.id, witness));
  await askWitnesses(world.environment, world.tenant.id);
  early = await note();
  await root.keep('backup');
  await spendMore(world, year, '凭证-0005', 60_000);
  await spendMore(world, year, '凭证-0006', 70_000);
  await askWitnesses(world.environment, world.tenant.id);
  late = await note();
  seen = new Map(witness.known);
}, 120_000);

beforeEach(async () => {
  // The database of the backup, beside keys and witnesses of today.
  await root.putBack('backup');
  world.environment.keyFiles.write(signedFile(), late);
  witness.known.clear();
  for (const [origin, known] of seen) witness.known.set(origin, known);
});

afterAll(async () => {
  await witness.close();
  await admin.end();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const take = (): Promise<string[]> => bundleLines(world, year, folder);

const codes = (report: BundleReport) => report.checks.flatMap(({ faults }) => faults.map(({ code }) => code));

const restart = (asked: Partial<Parameters<typeof restartLog>[2]> = {}) =>
  restartLog(world.environment, log(), {
    reason: '机房进水，只有五月的备份',
    others: [],
    confirmed: true,
    record: (transaction, { id }) =>
      recordAudit(transaction, world.environment.clock, systemActor(world.tenant.id, 'kepu'), {
        verb: 'restart-log',
        recordKind: 'tenant',
        recordId: world.tenant.id,
        detail: { entry: id },
      }),
    ...asked,
  });

describe('a database that was restored from an older backup', () => {
  test('signs nothing until it is said; what would be said is shown first', async () => {
    expect(await sequenceLog(world.environment, log())).toMatchObject({ refusal: { code: 'log-set-back' } });
    const tried = granted(await restart({ confirmed: false }));
    expect(tried).toMatchObject({
      sequenced: null,
      statement: {
        reason: '机房进水，只有五月的备份',
        origin: 'localhost:3000/log/shanghai/2',
        kept: { origin: 'localhost:3000/log/shanghai', size: sizeOf(early) },
        signed: { size: sizeOf(late) },
        witnesses: [{ name: 'witness.example/audit-office', size: sizeOf(late) }],
      },
    });
    expect(await sequenceLog(world.environment, log())).toMatchObject({ refusal: { code: 'log-set-back' } });
    for (const reason of ['', '  ', 'two\nlines', 'x'.repeat(501)])
      expect(await restart({ reason })).toMatchObject({ refusal: { code: 'log-restart-reason' } });
  });

  test('goes on with what is left as its beginning, and audit, bundle and interface go on telling of the break', async () => {
    const { sequenced, statement } = granted(await restart());
    expect(sequenced!.size).toBe(sizeOf(early) + 1);
    expect((await note()).split('\n')[0]).toBe('localhost:3000/log/shanghai/2');
    await spendMore(world, year, '凭证-0007', 80_000);
    const { json, text } = await audit();
    expect(json).toMatchObject({ total: 0, breaks: [{ kept: sizeOf(early), signed: sizeOf(late) }] });
    expect(text).toContain(`日志在第 ${sizeOf(early)} 条处中断`);
    const report = checked(await take());
    expect(codes(report)).toEqual([]);
    expect(report).toMatchObject({ valid: true, breaks: [{ kept: { size: sizeOf(early) }, reason: statement.reason }] });
    const shown = await call(evidenceRoutes.log, {}, as(world.environment, world.actors.auditor));
    expect(shown!.breaks).toEqual([{ at: statement.at, reason: statement.reason, kept: sizeOf(early), signed: sizeOf(late) }]);
    const { rows } = await admin.query(`SELECT detail FROM access.audit_trail WHERE verb = 'restart-log'`);
    expect(rows).toEqual([{ detail: { entry: statement.id } }]);
    expect(await restart()).toMatchObject({ refusal: { code: 'log-in-order' } });
    expect(await sequenceLog(world.environment, log())).toMatchObject({ ok: true });
  });

  test('a checkpoint of what is left is its beginning; one of what was lost is told so', async () => {
    granted(await restart());
    const bundle = await take();
    expect((await audit([early])).json.total).toBe(0);
    expect(codes(checked(bundle, { earlier: early }))).toEqual([]);
    expect((await audit([late])).json.differences).toEqual([
      expect.objectContaining({ what: 'log-set-back', place: `checkpoint ${sizeOf(late)}`, kept: String(sizeOf(early)) }),
    ]);
    expect(codes(checked(bundle, { earlier: late }))).toEqual(['earlier-lost']);
  });

  test('the witness takes up the new log when it is told of its key', async () => {
    granted(await restart());
    expect(await askWitnesses(world.environment, world.tenant.id)).toMatchObject([{ problem: 'unknown-log' }]);
    const keys = (await readLog(world.environment, world.tenant.id))!.keys.map(({ vkey }) => vkey);
    const again = await startWitness('other.example/finance', keys);
    granted(await addWitness(world.environment, world.tenant.id, again));
    expect(await askWitnesses(world.environment, world.tenant.id)).toContainEqual(
      expect.objectContaining({ name: 'other.example/finance', problem: '' }),
    );
    await again.close();
  });

  test('breaks a second time, and both are told', async () => {
    granted(await restart());
    await root.keep('second');
    await spendMore(world, year, '凭证-0007', 80_000);
    await root.putBack('second');
    const { statement } = granted(await restart({ reason: '又一次' }));
    expect(statement).toMatchObject({
      origin: 'localhost:3000/log/shanghai/3',
      kept: { origin: 'localhost:3000/log/shanghai/2', size: sizeOf(early) + 1 },
      signed: { origin: 'localhost:3000/log/shanghai/2', size: sizeOf(early) + 2 },
    });
    expect((await audit([early])).json).toMatchObject({ total: 0, breaks: [{}, { reason: '又一次' }] });
    const report = checked(await take(), { earlier: early });
    expect(codes(report)).toEqual([]);
    expect(report.breaks.map(({ reason }) => reason)).toEqual(['机房进水，只有五月的备份', '又一次']);
  });

  test('after a crash before the new tree was signed it goes on by itself', async () => {
    granted(await restart());
    world.environment.keyFiles.write(signedFile(), late);
    await spendMore(world, year, '凭证-0007', 80_000);
    expect((await audit()).json).toMatchObject({ total: 0, breaks: [{}] });
  });
});

test('a restored database without what lay signed beside the keys goes on as well, by the checkpoint that somebody kept', async () => {
  world.environment.keyFiles.write(signedFile(), '');
  const { statement } = granted(await restart({ others: [late] }));
  expect(statement).toMatchObject({ kept: { size: sizeOf(early) }, signed: { size: sizeOf(late) } });
  expect((await audit()).json).toMatchObject({ total: 0, breaks: [{ kept: sizeOf(early), signed: sizeOf(late) }] });
});

test('what lay signed beside the keys alone is no loss: the log is all there', async () => {
  granted(await restart());
  world.environment.keyFiles.write(signedFile(), '');
  expect(await restart()).toMatchObject({ refusal: { code: 'log-in-order' } });
});

test('a log that is wholly gone begins with the break, then come all facts', async () => {
  for (const table of ['log_signature', 'log_checkpoint', 'log_tile', 'log_leaf', 'log_key', 'log_witness', 'log'])
    await admin.query(`DELETE FROM evidence.${table}`);
  const { statement, sequenced } = granted(await restart());
  expect(statement).toMatchObject({ kept: { size: 0 }, signed: { size: sizeOf(late) }, origin: 'localhost:3000/log/shanghai/2' });
  expect(sequenced!.size).toBe(sizeOf(early) + 1);
  expect((await audit()).json).toMatchObject({ total: 0, breaks: [{ kept: 0, signed: sizeOf(late) }] });
  expect(codes(checked(await take()))).toEqual([]);
  expect((await audit([early])).json.differences).toEqual([expect.objectContaining({ what: 'log-set-back' })]);
});

describe('nobody hides behind a break', () => {
  test('a checkpoint that nobody known has signed is not published as what was lost', async () => {
    const forged = late.replace(/^\d+$/m, '9000000');
    expect(forged).not.toBe(late);
    expect(await restart({ others: [forged] })).toMatchObject({
      refusal: { code: 'log-restart-checkpoint', params: { size: 9_000_000 } },
    });
    const strange = late.replace(/^.*\/log\/shanghai/, 'elsewhere.example/log/shanghai').replace(/^\d+$/m, '9000000');
    expect(await restart({ others: [strange] })).toMatchObject({ refusal: { code: 'log-restart-checkpoint' } });
    expect(await restart({ others: ['no checkpoint'] })).toMatchObject({ refusal: { code: 'log-restart-checkpoint' } });
    expect(granted(await restart({ others: [late], confirmed: false })).statement.signed).toMatchObject({ size: sizeOf(late) });
  });

  test('what was altered is not covered by a new beginning', async () => {
    await admin.query(`UPDATE evidence.fact SET quantity = quantity + 500 WHERE kind = 'attendance'`);
    await root.rehash();
    expect(await restart()).toMatchObject({ refusal: { code: 'log-restart-unsound', params: { what: 'fact-altered' } } });
  });

  test('nothing is begun anew where nothing is missing', async () => {
    world.environment.keyFiles.write(signedFile(), early);
    witness.known.clear();
    expect(await restart()).toMatchObject({ refusal: { code: 'log-in-order' } });
  });

  test.each([
    ['its row taken away', `DELETE FROM evidence.log_break`],
    ['its reason changed', `UPDATE evidence.log_break SET statement = jsonb_set(statement, '{reason}', '"例行维护"')`],
    ['fewer leaves said to be lost', `UPDATE evidence.log_break SET statement = jsonb_set(statement, '{signed,size}', '1')`],
  ])('the statement of a break: %s', async (_, change) => {
    granted(await restart());
    await admin.query(change);
    expect((await audit()).json.differences).toContainEqual(
      expect.objectContaining({ what: 'break-altered', place: expect.stringMatching(`^#${sizeOf(early)} `) }),
    );
    expect(codes(checked(await take())).some((code) => code === 'break-altered' || code === 'break-untold')).toBe(true);
  });

  test('a break that is left out of a bundle, moved or made up there', async () => {
    granted(await restart());
    const [first, ...rest] = await take();
    const head = JSON.parse(first!) as { breaks: { kept: { size: number } }[] };
    const [told] = head.breaks;
    const changed = (breaks: unknown[]) => codes(checked([JSON.stringify({ ...head, breaks }), ...rest]));
    expect(changed([])).toEqual(['seal-differs', 'break-untold']);
    expect(changed([{ ...told, kept: { ...told!.kept, size: told!.kept.size - 1 } }])).toEqual([
      'seal-differs',
      'break-untold',
      'break-not-in-log',
    ]);
    expect(changed([{ ...told, reason: '例行维护' }])).toEqual(['seal-differs', 'break-altered']);
    expect(changed([told, { ...told, kept: { ...told!.kept, size: 0 } }])).toContain('break-not-in-log');
  });

  test('a break that somebody slips into the table does not make the house sign', async () => {
    const { statement } = granted(await restart({ confirmed: false }));
    await admin.query(`INSERT INTO evidence.log_break VALUES ($1, $2, $3, $4)`, [
      world.tenant.id,
      statement.kept.size,
      statement.id,
      JSON.stringify(statement),
    ]);
    await admin.query('UPDATE evidence.log SET origin = $1', [statement.origin]);
    expect(await sequenceLog(world.environment, log())).toMatchObject({ refusal: { code: 'log-forked' } });
    expect((await audit()).json.differences.map(({ what }) => what)).toContain('break-altered');
  });
});
