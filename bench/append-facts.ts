import pg from 'pg';
import { appendFacts, type FactDraft, hashOf } from '#src/evidence/index.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import { type Benchmark, median, timed } from './support/figures.ts';
import { benchInstallation, accepted } from './support/installation.ts';
import { madeFacts } from './support/made-facts.ts';

const batch = 1_000;
const rounds = 25;
const programmeId = '018f0000-0000-7000-8000-0000000000aa';
const copiesProgrammeId = '018f0000-0000-7000-8000-0000000000bb';

/** 1,000 facts with their hashes, rollups and presences in one transaction, beside the same rows without rollups and presences. */
export const run: Benchmark = async (report) => {
  const installation = await benchInstallation();
  const { environment, tenant, adminUrl } = installation;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const appended: number[] = [];
    const inserted: number[] = [];
    const hashed: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const drafts = madeFacts({ programmeId, activities: [], from: round * batch, count: batch });
      const recorder = { tenant: tenant.id, recordedBy: 'bench', recordedAt: environment.clock.now() };
      const append = await timed(() =>
        environment.database.transaction({ tenant: tenant.id }, 'evidence', (transaction) =>
          appendFacts(transaction, recorder, drafts),
        ),
      );
      appended.push(append.ms);
      hashed.push(hashes(tenant.id, drafts));
      inserted.push(await insertCopies(client, accepted(append.value), environment.clock.now()));
    }
    await assertCounts(client);
    const alone = median(inserted);
    const append = median(appended);
    const asked = { with: 'the same rows hashed and inserted, at most × 2', value: alone + median(hashed), unit: 'ms' };
    report('1,000 facts appended with hashes, rollups and presences', append, 'ms', asked);
    report('the same', append, 'ms', { with: 'the rows inserted alone, their hashes given', value: alone, unit: 'ms' });
    const fastest = Math.min(...inserted) + Math.min(...hashed);
    report('the same, the fastest', Math.min(...appended), 'ms', { ...asked, value: fastest });
    report('facts appended, one connection', (batch / median(appended)) * 1000, 'facts/s', {
      with: 'rows inserted alone',
      value: (batch / alone) * 1000,
      unit: 'rows/s',
    });
  } finally {
    await client.end();
    await installation.close();
  }
};

/** Milliseconds that the hashes of such facts take. */
function hashes(tenant: Parameters<typeof hashOf>[0], drafts: readonly FactDraft[]): number {
  const recordedAt = new Date('2020-06-30T12:00:00Z');
  const facts = drafts.map((draft) => ({
    ...{
      subProgramme: '',
      activity: '',
      district: '',
      region: '',
      venue: '',
      venueKind: '',
      audience: '',
      method: '',
      outcome: '',
    },
    ...{ subject: '', context: {}, recordedBy: 'bench', recordedAt, supersedesReason: '', ...draft, supersedes: null },
    id: uuidv7(recordedAt) as Parameters<typeof hashOf>[1]['id'],
    occurredOn: dayOf(draft.occurredAt),
  }));
  const began = performance.now();
  for (const fact of facts) hashOf(tenant, fact, []);
  return performance.now() - began;
}

/**
 * The same rows under new ids into the same table, past row-level security: an array for each column, one statement, one commit. No
 * rollup, no presence, no hashing.
 */
async function insertCopies(client: pg.Client, ids: readonly string[], at: Date): Promise<number> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = 'evidence.fact'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
  );
  const { rows } = await client.query<Record<string, (string | null)[]>>(
    `SELECT ${columns.map(({ name }) => `array_agg(${name}::text ORDER BY id) AS ${name}`).join(', ')}
     FROM evidence.fact WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  const copies = { ...rows[0]!, id: ids.map(() => uuidv7(at)), programme_id: ids.map(() => copiesProgrammeId) };
  const values = columns.map(({ name }) => copies[name as keyof typeof copies]);
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  const insert = await timed(() =>
    client.query({ name: 'copies', text: `INSERT INTO evidence.fact SELECT * FROM unnest(${arrays})`, values }),
  );
  if (insert.value.rowCount !== ids.length)
    throw new Error(`${insert.value.rowCount} rows were inserted instead of ${ids.length}`);
  return insert.ms;
}

async function assertCounts(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ facts: string; kept: string }>(
    `SELECT (SELECT count(*) FROM evidence.fact WHERE programme_id = $1) AS facts, (SELECT sum(facts) FROM evidence.rollup WHERE programme_id = $1) AS kept`,
    [programmeId],
  );
  if (Number(rows[0]?.facts) !== batch * rounds || Number(rows[0]?.kept) !== batch * rounds)
    throw new Error(`facts and rollup differ: ${JSON.stringify(rows[0])}`);
}
