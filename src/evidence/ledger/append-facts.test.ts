import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import pg from 'pg';
import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';
import type { AttachmentId, FactId, TenantId } from '#src/kernel/ids.ts';
import { applicationUrl } from '#src/platform/postgres/migrate.ts';
import { type Database, openDatabase } from '#src/platform/postgres/database.ts';
import { createTestDatabase } from '../../../tests/support/database.ts';
import type { FactDraft } from '../facts/fact.ts';
import { type Fact, hashOf } from '../facts/fact.ts';
import { appendFacts, withdrawFact } from './append-facts.ts';
import { readFactChain, readFacts } from './read-facts.ts';

const tenant = '018f0000-0000-7000-8000-000000000001' as TenantId;
const programmeId = '018f0000-0000-7000-8000-0000000000aa';
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

function attendance(change: Partial<FactDraft> = {}): FactDraft {
  return {
    programmeId,
    kind: 'attendance',
    occurredAt: new Date('2020-05-20T06:00:00Z'),
    district: '310107',
    venueKind: 'community',
    audience: 'residents',
    method: 'counted',
    quantity: 30,
    unit: '人次',
    recordKind: 'session',
    recordId: 's1',
    ...change,
  };
}

const append = (drafts: FactDraft[]) =>
  database.transaction({ tenant }, 'evidence', (transaction) => appendFacts(transaction, recorder, drafts));

async function rollupSum(): Promise<number> {
  const { rows } = await admin.query('SELECT coalesce(sum(quantity), 0)::float AS sum FROM evidence.rollup WHERE kind = $1', [
    'attendance',
  ]);
  return rows[0].sum;
}

describe('appendFacts', () => {
  it('keeps the fact, its hash and the rollup together', async () => {
    const before = await rollupSum();
    const result = await append([attendance()]);
    expect(result.ok).toBe(true);
    const id = (result as { value: FactId[] }).value[0]!;
    const [fact] = await database.transaction({ tenant }, 'evidence', (transaction) => readFactChain(transaction, id));
    expect(fact).toMatchObject({ quantity: 30, occurredOn: '2020-05-20', supersededBy: null });
    const { hash, supersededBy: _by, attachments: _files, ...plain } = fact!;
    expect(hashOf(tenant, plain, []).toString('hex')).toBe(hash);
    expect(await rollupSum()).toBe(before + 30);
  });

  it('puts a correction in the place of the corrected fact, once only', async () => {
    const before = await rollupSum();
    const first = (await append([attendance({ quantity: 312 })])) as { value: FactId[] };
    const correction = attendance({ quantity: 287, supersedes: { id: first.value[0]!, reason: '闸机重复计数' } });
    expect((await append([correction])).ok).toBe(true);
    expect(await append([correction])).toMatchObject({ ok: false, refusal: { code: 'fact-already-superseded' } });
    expect(await rollupSum()).toBe(before + 287);
    const chain = await database.transaction({ tenant }, 'evidence', (transaction) =>
      readFactChain(transaction, first.value[0]!),
    );
    expect(chain.map((fact) => fact.quantity)).toEqual([312, 287]);
    const current = await database.transaction({ tenant }, 'evidence', (transaction) =>
      readFacts(transaction, { programmeId, recordId: 's1' }, { page: 1, pageSize: 200 }),
    );
    expect(current.items.map((fact) => fact.quantity)).not.toContain(312);
  });

  it('records a key once, whatever is retried', async () => {
    const before = await rollupSum();
    const first = await append([attendance({ key: 'day-1', quantity: 5 })]);
    const again = await append([attendance({ key: 'day-1', quantity: 5 }), attendance({ key: 'day-2', quantity: 7 })]);
    expect((again as { value: FactId[] }).value[0]).toBe((first as { value: FactId[] }).value[0]);
    expect(await rollupSum()).toBe(before + 12);
  });

  it('withdraws with a reason and keeps the withdrawn fact readable', async () => {
    const before = await rollupSum();
    const { value } = (await append([attendance({ quantity: 9 })])) as { value: FactId[] };
    await database.transaction({ tenant }, 'evidence', (transaction) =>
      withdrawFact(transaction, recorder, value[0]!, '录错场次'),
    );
    expect(await rollupSum()).toBe(before);
    const chain = await database.transaction({ tenant }, 'evidence', (transaction) => readFactChain(transaction, value[0]!));
    expect(chain.at(-1)).toMatchObject({ kind: 'withdrawal', supersedesReason: '录错场次' });
  });

  it('throws on a fact that no vocabulary knows, and leaves nothing behind', async () => {
    const before = await rollupSum();
    await expect(append([attendance(), attendance({ unit: '公里' })])).rejects.toThrow(/公里/);
    await expect(append([attendance({ method: '' })])).rejects.toThrow(/counting method/);
    await expect(append([attendance({ quantity: -1 })])).rejects.toThrow(/negative/);
    expect(await rollupSum()).toBe(before);
  });

  it('shows nothing to another tenant and lets nobody change a fact', async () => {
    const { value } = (await append([attendance()])) as { value: FactId[] };
    const other = '018f0000-0000-7000-8000-000000000002' as TenantId;
    expect(
      await database.transaction({ tenant: other }, 'evidence', (transaction) => readFactChain(transaction, value[0]!)),
    ).toEqual([]);
    for (const statement of ['UPDATE evidence.fact SET quantity = 1', 'DELETE FROM evidence.fact', 'TRUNCATE evidence.fact']) {
      for (const stage of ['evidence', 'deliver', 'account', 'plan']) {
        const client = await database.pool.connect();
        try {
          await client.query('BEGIN');
          await client.query(`SET LOCAL ROLE kepu_${stage}`);
          await expect(client.query(statement)).rejects.toThrow(/permission denied/);
        } finally {
          await client.query('ROLLBACK');
          client.release();
        }
      }
    }
  });

  it('keeps rollup and presence equal to the facts after any order of appends, corrections and withdrawals', async () => {
    const step = fc.record({
      act: fc.constantFrom('append', 'append', 'correct', 'withdraw'),
      quantity: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constantFrom(0.1, 0.2, 1e-7)),
      district: fc.constantFrom('310101', '310107', '310151'),
      day: fc.integer({ min: 1, max: 90 }),
      subject: fc.constantFrom('', 'p1', 'p2'),
      target: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const current: FactId[] = [];
        for (const { act, quantity, district, day, subject, target } of steps) {
          const draft = attendance({ quantity, district, subject, occurredAt: new Date(Date.UTC(2020, 4, day, 4)) });
          const index = target % Math.max(1, current.length);
          if (act === 'append' || current.length === 0) {
            current.push(((await append([draft])) as { value: FactId[] }).value[0]!);
          } else if (act === 'correct') {
            const result = await append([{ ...draft, supersedes: { id: current[index]!, reason: '更正' } }]);
            current[index] = (result as { value: FactId[] }).value[0]!;
          } else {
            await database.transaction({ tenant }, 'evidence', (transaction) =>
              withdrawFact(transaction, recorder, current[index]!, '撤回'),
            );
            current.splice(index, 1);
          }
        }
        const { rows } = await admin.query(`
          SELECT district, occurred_on, sum(quantity) AS quantity, sum(facts) AS facts FROM (
            SELECT district, occurred_on, quantity, facts FROM evidence.rollup WHERE kind = 'attendance'
            UNION ALL
            SELECT district, occurred_on, -quantity, -1 FROM evidence.fact
            WHERE kind = 'attendance' AND NOT EXISTS (SELECT FROM evidence.supersession s WHERE s.tenant_id = fact.tenant_id AND s.superseded_id = fact.id)
          ) both_sides GROUP BY 1, 2 HAVING sum(quantity) <> 0 OR sum(facts) <> 0`);
        expect(rows).toEqual([]);
        const months = await admin.query(`
          SELECT month, sum(quantity) AS quantity, sum(facts) AS facts FROM (
            SELECT district, month, quantity, facts FROM evidence.rollup_month
            UNION ALL
            SELECT district, date_trunc('month', occurred_on)::date, -quantity, -facts FROM evidence.rollup
          ) both_sides GROUP BY district, 1 HAVING sum(quantity) <> 0 OR sum(facts) <> 0`);
        expect(months.rows).toEqual([]);
        const presence = await admin.query(`
          SELECT subject, sum(facts) FROM (
            SELECT subject, facts FROM evidence.presence
            UNION ALL
            SELECT subject, -1 FROM evidence.fact
            WHERE subject <> '' AND NOT EXISTS (SELECT FROM evidence.supersession s WHERE s.tenant_id = fact.tenant_id AND s.superseded_id = fact.id)
          ) both_sides GROUP BY 1 HAVING sum(facts) <> 0`);
        expect(presence.rows).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a fact', () => {
  it('is hashed as RFC 6962 hashes a leaf, over its canonical JSON', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.jsonValue(), (text, quantity, value) => {
        const fact: Fact = {
          id: '018f0000-0000-7000-8000-0000000000cc' as FactId,
          programmeId,
          kind: 'attendance',
          occurredOn: '2020-05-20',
          occurredAt: new Date('2020-05-20T06:00:00Z'),
          recordedAt: new Date('2020-05-21T06:00:00Z'),
          recordedBy: text,
          subProgramme: 'a',
          activity: text,
          district: '310107',
          region: '310107',
          venue: 'v1',
          venueKind: 'park',
          audience: 'public',
          method: 'door',
          outcome: '',
          quantity,
          unit: '人次',
          subject: 'p1',
          recordKind: 'session',
          recordId: text,
          context: { 10: value as Json, 9: [text], [text]: { b: 1, a: value as Json } },
          supersedes: null,
          supersedesReason: '',
        };
        const leaf = canonicalJson({
          ...fact,
          tenant,
          occurredAt: fact.occurredAt.toISOString(),
          recordedAt: fact.recordedAt.toISOString(),
          attachments: ['aa', 'bb'],
        });
        expect(hashOf(tenant, fact, ['bb', 'aa'])).toEqual(createHash('sha256').update(`\0${leaf}`, 'utf8').digest());
      }),
    );
  });

  it('keeps the hash of before venues were told where it names none', () => {
    const base = { ...attendance(), occurredOn: '2020-05-20', recordedAt: new Date(0), id: 'x' as FactId, region: '310107020' };
    const rest = { recordedBy: 'a', subProgramme: '', activity: '', outcome: '', subject: '', context: {}, supersedes: null };
    const fact = { ...base, ...rest, district: '310107', venueKind: '', audience: '', method: 'door', supersedesReason: '' };
    const before = canonicalJson({
      ...fact,
      tenant,
      attachments: [],
      occurredAt: fact.occurredAt.toISOString(),
      recordedAt: fact.recordedAt.toISOString(),
    });
    const hash = (venue: string) => hashOf(tenant, { ...fact, venue }, []).toString('hex');
    expect(hash('')).toBe(createHash('sha256').update(`\0${before}`).digest('hex'));
    expect(hash('v1')).not.toBe(hash(''));
  });

  it('has a hash that covers every field and every attachment', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer(), (one, other, quantity) => {
        const base = {
          ...attendance(),
          id: 'x' as FactId,
          occurredOn: '2020-05-20',
          recordedAt: new Date(0),
          recordedBy: 'a',
          subProgramme: '',
          activity: '',
          district: one,
          region: '',
          venue: '',
          venueKind: '',
          audience: '',
          method: '',
          outcome: '',
          subject: '',
          context: {},
          supersedes: null,
          supersedesReason: '',
          quantity,
        };
        const hash = hashOf(tenant, base, ['ab']).toString('hex');
        expect(hashOf(tenant, { ...base, quantity: quantity + 1 }, ['ab']).toString('hex')).not.toBe(hash);
        expect(hashOf(tenant, base, ['ac' as AttachmentId]).toString('hex')).not.toBe(hash);
        expect(hashOf(tenant, { ...base, district: other }, ['ab']).toString('hex') === hash).toBe(one === other);
      }),
    );
  });
});
