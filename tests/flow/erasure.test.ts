import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erasePerson } from '#src/access/index.ts';
import { accountRoutes, auditCommand, bundleCommand } from '#src/account/index.ts';
import { BundleCheck } from '#src/account/bundle/verify/index.ts';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { handEntryRoutes } from '#src/deliver/hand-entries/index.ts';
import { opinionRoutes } from '#src/deliver/opinions/index.ts';
import { eraseDelivery, eraseRecordWords, runRetention } from '#src/deliver/signup/index.ts';
import { pseudonymOf } from '#src/evidence/index.ts';
import { publishedCheckpoint, publishedTile, sequenceLog } from '#src/evidence/log/index.ts';
import { portableChecks } from '#src/evidence/log/rules/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { granted, type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { as, type LivedYear, liveSmallYear, putuo } from '../support/small-year.ts';
import { type Superuser, superuser } from '../support/superuser.ts';

let world: TestEnvironment;
let year: LivedYear;
let admin: pg.Client;
let root: Superuser;
let folder: string;
/** Taken home before anybody was erased. */
let checkpoint: string;

const resident = { name: '张晓明', phone: '19900002040' };

beforeAll(async () => {
  world = await testEnvironment();
  year = await liveSmallYear(world);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  root = superuser(world, admin);
  folder = mkdtempSync(join(tmpdir(), 'kepu-erasure-'));
  // Words that name somebody: in a hand entry, in the reason of a correction, in an opinion.
  const manager = as(world.environment, world.actors.manager);
  await call(
    handEntryRoutes.enter,
    {
      programmeId: year.programmeId,
      subProgramme: 'science-cafe',
      kind: 'output',
      what: '获奖作品集',
      note: `一等奖 ${resident.name}`,
      occurredOn: '2020-05-19',
      quantity: 3,
      unit: '套',
      district: putuo,
    },
    manager,
  );
  const { items } = await call(handEntryRoutes.list, { programmeId: year.programmeId }, manager);
  const entry = items.find(({ what }) => what === '获奖作品集')!;
  await call(
    handEntryRoutes.correct,
    {
      id: entry.id,
      version: entry.version,
      quantity: 4,
      note: `一等奖 ${resident.name}、二等奖`,
      reason: `${resident.name}来电`,
      attachmentIds: [],
    },
    manager,
  );
  await call(
    opinionRoutes.give,
    {
      tenant: world.tenant.code,
      token: year.held.token,
      satisfaction: 'satisfied',
      liked: `${resident.name}的提问很好`,
      improve: '',
      wantNext: '',
    },
    as(world.environment, world.actors.visitor),
  );
  // The reason of a head count that was entered late, and the line of the trail that repeats it.
  const late = `${resident.name}补交签到表`;
  const counted = await admin.query('UPDATE deliver.head_count SET late_reason = $1 WHERE session_id = $2', [late, year.held.id]);
  const told = await admin.query(
    `UPDATE access.audit_trail SET detail = detail || jsonb_build_object('reason', $1::text) WHERE record_id = $2 AND verb = 'record-head-count'`,
    [late, year.held.id],
  );
  expect([counted.rowCount, told.rowCount]).toEqual([1, 1]);
  await sequence();
  checkpoint = (await publishedCheckpoint(world.environment, world.tenant.id))!;
  await root.keep('before');
}, 120_000);

afterAll(async () => {
  await admin.end();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const sequence = async () => granted(await sequenceLog(world.environment, { tenant: world.tenant.id, code: world.tenant.code }));
const audit = async (notes: string[] = []) =>
  granted(await auditCommand(world.environment, systemActor(world.tenant.id, 'test'), { checkpoints: notes })).json;

/** Every row of every table of every schema, as a dump has it, by the table's name. */
async function dump(): Promise<Map<string, string>> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname IN ('access', 'network', 'plan', 'deliver', 'evidence', 'account', 'public')`,
  );
  const tables = new Map<string, string>();
  for (const { name } of rows) {
    const all = await admin.query<{ text: string | null }>(
      `SELECT string_agg(to_jsonb(t)::text, E'\\n') AS text FROM ${name} AS t`,
    );
    tables.set(name, all.rows[0]!.text ?? '');
  }
  expect(tables.size).toBeGreaterThan(60);
  return tables;
}
const tablesWith = async (text: string) =>
  [...(await dump())].filter(([, rows]) => rows.includes(text)).map(([name]) => name.replace(/fact_\d+$/, 'fact'));

async function bundle(): Promise<string[]> {
  const out = join(folder, 'bundle.jsonl');
  granted(await bundleCommand(world.environment, world.actors.auditor, { programmeId: year.programmeId, out }));
  return readFileSync(out, 'utf8').trimEnd().split('\n');
}
function faults(lines: readonly string[]): string[] {
  const check = new BundleCheck(portableChecks, { earlier: checkpoint });
  for (const line of lines) check.add(line);
  return check.finish().checks.flatMap((one) => one.faults.map(({ code }) => code));
}
/** Everything that leaves the house. */
async function published(): Promise<string> {
  const { size } = await sequence();
  const tiles = await Promise.all(
    [`0/000.p/${size}`, `entries/000.p/${size}`].map((path) => publishedTile(world.environment, world.tenant.id, path)),
  );
  return [...(await bundle()), ...tiles.map((bytes) => Buffer.from(bytes!).toString('utf8'))].join('\n');
}
const personOf = async (name: string) =>
  (await admin.query<{ id: string }>('SELECT id FROM access.person WHERE name = $1', [name])).rows[0]!.id;
const erase = async (id: string) =>
  granted(await erasePerson(world.environment, world.actors.manager, { id, reason: '本人要求' }, [eraseDelivery]));

/** What the trail says of an erasure: facts whose words may name the person. */
const namingIn = async (id: string): Promise<string[]> => {
  const { rows } = await admin.query<{ detail: { naming?: string[] } }>(
    `SELECT detail FROM access.audit_trail WHERE verb = 'erase-person' AND record_id = $1`,
    [id],
  );
  return rows[0]!.detail.naming ?? [];
};
const redact = (who: 'manager' | 'auditor' | 'coordinator', factId: string) =>
  call(
    accountRoutes.redactFact,
    { factId, reason: '标题写了姓名' },
    { context: { ...as(world.environment, world.actors[who]).context, eraseRecordWords } },
  );

describe('a resident who calls themselves by a word that stands everywhere', () => {
  /** `化学` stands in the title of a session. */
  test.each(['session', '10', 'a', '', '%', '"', '化学'])('%s: nothing of the evidence and the trail changes', async (name) => {
    const untouched = [
      `SELECT id, context, supersedes_reason, encode(hash, 'hex') AS hash FROM evidence.fact ORDER BY id`,
      `SELECT id, actor_name, detail FROM access.audit_trail WHERE verb <> 'erase-person' ORDER BY id`,
      'SELECT id, what, note FROM deliver.hand_entry ORDER BY id',
      'SELECT id, answers FROM deliver.opinion ORDER BY id',
      'SELECT fact_id FROM evidence.redaction',
    ];
    const all = async () => (await Promise.all(untouched.map((query) => admin.query(query)))).map(({ rows }) => rows);
    const { rows } = await admin.query<{ id: string }>(
      'INSERT INTO access.person (tenant_id, name, created_at) VALUES ($1, $2, $3) RETURNING id',
      [world.tenant.id, name, world.clock.now()],
    );
    const id = rows[0]!.id;
    const before = await all();
    const self = { ...world.actors.visitor, personId: id } as typeof world.actors.manager;
    const erased = granted(await erasePerson(world.environment, self, { id, reason: '本人申请' }, [eraseDelivery]));
    expect(await all()).toEqual(before);
    expect(await namingIn(id)).toHaveLength(erased.naming);
    expect(erased.naming > 0).toBe(name === '化学');
    await admin.query('DELETE FROM access.person WHERE id = $1', [id]);
  });
});

describe('a resident who is erased', () => {
  test('is in no table, leaf, tile or bundle any more, neither by name nor by number, and every proof holds', async () => {
    const id = await personOf(resident.name);
    expect((await tablesWith(resident.name)).sort()).toEqual(
      expect.arrayContaining([
        'access.audit_trail',
        'access.person',
        'deliver.hand_entry',
        'deliver.head_count',
        'deliver.opinion',
        'evidence.fact',
      ]),
    );
    const figures = await call(accountRoutes.account, { id: year.programmeId }, as(world.environment, world.actors.auditor));
    const old = await bundle();

    // A resident's name is a free text: nothing that others wrote goes by itself. What may name them is listed, and a manager looks at each.
    const { naming } = await erase(id);
    const facts = await namingIn(id);
    expect(facts).toHaveLength(naming);
    expect(naming).toBe(4);
    expect(await tablesWith(resident.phone)).toEqual([]);
    for (const factId of facts) await redact('manager', factId);
    expect(await tablesWith(resident.name)).toEqual([]);
    expect(await tablesWith(resident.phone)).toEqual([]);
    const outside = await published();
    for (const text of [resident.name, resident.phone, id]) expect(outside).not.toContain(text);

    expect(await audit([checkpoint])).toMatchObject({ total: 0, wordless: 4 });
    expect(faults(await bundle())).toEqual([]);
    // What an auditor took home before holds as it did, and has never held the words.
    expect(faults(old)).toEqual([]);
    expect(old.join('\n')).not.toContain(resident.name);
    const after = await call(accountRoutes.account, { id: year.programmeId }, as(world.environment, world.actors.auditor));
    expect(after.indicators.map(({ actual }) => actual)).toEqual(figures.indicators.map(({ actual }) => actual));
  });

  test('is left as a pseudonym only in evidence, and nothing there or beside it says whose it is', async () => {
    const { rows } = await admin.query<{ id: string }>('SELECT id FROM access.person WHERE erased_at IS NOT NULL');
    const pseudonym = pseudonymOf(world.environment.secrets.keyFor('pseudonym'), world.tenant.id, rows[0]!.id);
    expect([...new Set(await tablesWith(pseudonym))].sort()).toEqual(['evidence.fact', 'evidence.presence']);
  });

  test('the words cannot be tried: no salt that is left opens what the leaf says of them', async () => {
    const { rows } = await admin.query<{ salt: Buffer; zero: boolean }>(
      `SELECT salt, salt = decode(repeat('00', 32), 'hex') AS zero FROM evidence.log_leaf JOIN evidence.redaction USING (tenant_id, fact_id)`,
    );
    expect(rows.map(({ zero }) => zero)).toEqual([true, true, true, true]);
  });

  test('is erased again when an older backup is restored', async () => {
    const { rows: now } = await admin.query('SELECT id FROM access.person WHERE erased_at IS NOT NULL');
    const id = now[0]!.id as string;
    await root.putBack('before');
    await admin.query(`UPDATE access.person SET name = $1, phone = $2, erased_at = NULL WHERE id = $3`, [
      resident.name,
      resident.phone,
      id,
    ]);
    expect(await tablesWith(resident.name)).toContain('evidence.fact');
    const [report] = (await runRetention(world.environment)).filter(({ tenant }) => tenant === world.tenant.code);
    expect(report).toMatchObject({ erased: 1 });
    expect(await tablesWith(resident.name)).toEqual([]);
    expect(await tablesWith(resident.phone)).toEqual([]);
    expect(await audit([checkpoint])).toMatchObject({ total: 0, wordless: 4 });
    expect((await runRetention(world.environment)).map(({ erased }) => erased)).toEqual([0, 0]);
  });
});

test('notices: nothing goes out to who is erased; numbers and tickets of others go after a quarter', async () => {
  const [other] = (
    await admin.query<{ id: string }>(`SELECT id FROM access.person WHERE name IN ('李安', '王静') ORDER BY name LIMIT 1`)
  ).rows;
  const insert = (person: string | null, phone: string, state: string) =>
    admin.query(
      `INSERT INTO deliver.notice (tenant_id, session_id, person_id, recipient, phone, template, params, state, created_at, next_attempt_at, last_error)
        VALUES ($1, $2, $3, 'speaker', $4, 'reminder', '{"title": "面团", "url": "http://x/t/秘密", "ticketCode": "AB23CD"}', $5, $6, $6, 'gateway: 19900002077')`,
      [world.tenant.id, year.held.id, person, phone, state, world.clock.now()],
    );
  await insert(other!.id, '', 'queued');
  await insert(null, '19900002077', 'sent');
  await erase(other!.id);
  const { rows } = await admin.query(`SELECT state, params FROM deliver.notice WHERE person_id = $1 AND recipient = 'speaker'`, [
    other!.id,
  ]);
  expect(rows).toEqual([{ state: 'failed', params: { title: '面团' } }]);
  await runRetention(world.environment);
  expect(await tablesWith('19900002077')).toEqual(['deliver.notice']);
  world.clock.moveTo(new Date(world.clock.now().getTime() + 91 * 86_400_000));
  await runRetention(world.environment);
  expect(await tablesWith('19900002077')).toEqual([]);
  expect(await tablesWith('AB23CD')).toEqual([]);
});

describe('a member of staff who is erased', () => {
  test('is named beside no act any more: the acts stay, under a mark', async () => {
    const { finance } = world.actors;
    expect(await tablesWith(finance.name)).toEqual(expect.arrayContaining(['access.audit_trail', 'deliver.expense']));
    await erase(finance.personId!);
    expect(await tablesWith(finance.name)).toEqual([]);
    const { rows } = await admin.query('SELECT DISTINCT booked_by FROM deliver.expense');
    expect(rows).toEqual([{ booked_by: `已删除人员 ${finance.personId!.slice(-8)}` }]);
    expect(await audit()).toMatchObject({ total: 0 });
  });

  test('a namesake keeps the own acts', async () => {
    const { host, leader } = world.actors;
    await admin.query('UPDATE access.person SET name = $1 WHERE id = $2', [host.name, leader.personId]);
    await admin.query(`UPDATE network.venue SET changed_by = $1`, [host.name]);
    await erase(host.personId!);
    expect(await tablesWith(host.name)).toEqual(expect.arrayContaining(['access.person', 'network.venue']));
  });
});

describe('the words of one fact', () => {
  const factOf = async (kind: string) =>
    (await admin.query<{ id: string }>(`SELECT id FROM evidence.fact WHERE kind = $1 ORDER BY id DESC LIMIT 1`, [kind])).rows[0]!
      .id;
  test('are taken away by a manager, with a line in the trail; figures, hash and proof hold', async () => {
    const factId = await factOf('session-held');
    await expect(redact('auditor', factId)).rejects.toThrow();
    await redact('manager', factId);
    const { rows } = await admin.query(`SELECT context->>'title' AS title FROM evidence.fact WHERE id = $1`, [factId]);
    expect(rows).toEqual([{ title: '〔已删除〕' }]);
    const fact = await call(accountRoutes.fact, { factId }, as(world.environment, world.actors.auditor));
    expect(fact.hashMatches).toBe(true);
    expect(await audit([checkpoint])).toMatchObject({ total: 0, wordless: 5 });
    expect(faults(await bundle())).toEqual([]);
    const trail = await admin.query(
      `SELECT record_id, detail FROM access.audit_trail WHERE verb = 'redact-fact' AND record_id = $1`,
      [factId],
    );
    expect(trail.rows).toEqual([{ record_id: factId, detail: { reason: '标题写了姓名' } }]);
    await expect(redact('manager', factId)).rejects.toThrow();
    await expect(redact('manager', await factOf('expense'))).rejects.toThrow();
    // A correction of an expense says why in words; what was spent, on what and against which limit stays proved.
    const { items } = await call(
      expenseRoutes.list,
      { programmeId: year.programmeId },
      as(world.environment, world.actors.manager),
    );
    const { id, version, amountFen } = items[0]!;
    await call(
      expenseRoutes.mend,
      { id, version, amountFen: amountFen + 100, reason: `${resident.name}的收据` },
      as(world.environment, world.actors.manager),
    );
    await sequence();
    await redact('manager', await factOf('expense'));
    expect(await audit()).toMatchObject({ total: 0, wordless: 6 });
  });

  test('are no cover for a change: what is counted, what stands beside the words, other words, or a fact that had none', async () => {
    const factId = await factOf('session-held');
    await root.keep('redacted');
    const found = async (change: string, values: unknown[] = [factId]) => {
      await admin.query(change, values);
      await root.rehash();
      await root.recount();
      const { differences } = await audit();
      await root.putBack('redacted');
      return differences.map(({ what }) => what);
    };
    const altered = ['fact-altered'];
    expect(await found('UPDATE evidence.fact SET quantity = quantity + 1 WHERE id = $1')).toEqual(altered);
    expect(await found(`UPDATE evidence.fact SET context = context || '{"title": "另一个标题"}' WHERE id = $1`)).toEqual(altered);
    expect(await found(`UPDATE evidence.redaction SET words = sha256('x') WHERE fact_id = $1`)).toEqual(altered);
    expect(await found(`DELETE FROM evidence.redaction WHERE fact_id = $1`)).toEqual(altered);
    expect(
      await found(
        `INSERT INTO evidence.redaction (tenant_id, fact_id, details, body_salt, redacted_at)
          SELECT tenant_id, fact_id, sha256('d'), sha256('s'), now() FROM evidence.log_leaf
          WHERE fact_id <> $1 AND format <> 3 AND fact_id NOT IN (SELECT fact_id FROM evidence.redaction) ORDER BY index LIMIT 1`,
      ),
    ).toEqual(altered);
    // Nor as a leaf from before, whose details are sealed as a whole.
    expect(await found('UPDATE evidence.log_leaf SET format = 1 WHERE fact_id = $1')).toEqual(altered);
    expect(
      await found(
        `WITH old AS (UPDATE evidence.log_leaf SET format = 1 WHERE fact_id = $1)
          UPDATE evidence.redaction SET details = words, words = NULL, details_salt = NULL WHERE fact_id = $1`,
      ),
    ).toEqual(altered);
    // Everything beside the words of every sealed fact: numbers, codes, lists, whoever recorded it, and words that were not there.
    const { rows: sealed } = await admin.query<{ id: string; kind: string; context: Record<string, unknown> }>(
      'SELECT id, kind, context FROM evidence.fact WHERE id IN (SELECT fact_id FROM evidence.redaction)',
    );
    expect(sealed.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['session-held', 'output', 'opinion', 'expense']));
    for (const { id, context } of sealed) {
      const kept = Object.keys(context).filter((key) => context[key] !== '〔已删除〕');
      for (const key of kept)
        expect(
          await found(`UPDATE evidence.fact SET context = context || jsonb_build_object($2::text, 987) WHERE id = $1`, [id, key]),
        ).toEqual(altered);
      for (const key of Object.keys(context))
        expect(await found(`UPDATE evidence.fact SET context = context - $2::text WHERE id = $1`, [id, key])).toEqual(altered);
      expect(await found(`UPDATE evidence.fact SET context = context || '{"remark": "随便写的"}' WHERE id = $1`, [id])).toEqual(
        altered,
      );
      expect(await found(`UPDATE evidence.fact SET recorded_by = 'somebody' WHERE id = $1`, [id])).toEqual(altered);
    }
  }, 120_000);
});
