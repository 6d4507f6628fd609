import pg from 'pg';
import { appendFacts } from '#src/evidence/index.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import { type Benchmark, median, timed } from './support/figures.ts';
import { benchInstallation, accepted } from './support/installation.ts';
import { madeFacts } from './support/made-facts.ts';

const batch = 1_000;
const rounds = 15;
const programmeId = '018f0000-0000-7000-8000-0000000000aa';

/** 1,000 facts with their hashes, rollups and presences in one transaction, beside the same rows inserted by themselves. */
export const run: Benchmark = async (report) => {
  const installation = await benchInstallation();
  const { environment, tenant, adminUrl } = installation;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const appended: number[] = [];
    const inserted: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const drafts = madeFacts({ programmeId, activities: [], from: round * batch, count: batch });
      const recorder = { tenant: tenant.id, recordedBy: 'bench', recordedAt: environment.clock.now() };
      const append = await timed(() =>
        environment.database.transaction({ tenant: tenant.id }, 'evidence', (transaction) =>
          appendFacts(transaction, recorder, drafts),
        ),
      );
      appended.push(append.ms);
      inserted.push(await insertCopies(client, accepted(append.value), environment.clock.now()));
    }
    await assertCounts(client);
    const alone = median(inserted);
    report('1,000 facts appended with rollups', median(appended), 'ms', {
      with: 'the same rows inserted alone',
      value: alone,
      unit: 'ms',
    });
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

/** The same rows under new ids into the same table, in one statement and one commit, without rollups. */
async function insertCopies(client: pg.Client, ids: readonly string[], at: Date): Promise<number> {
  const { rows } = await client.query<{ row: { id: string } }>(
    'SELECT to_jsonb(fact) AS row FROM evidence.fact WHERE id = ANY($1::uuid[])',
    [ids],
  );
  const copies = JSON.stringify(
    rows.map(({ row }) => ({ ...row, id: uuidv7(at), programme_id: '018f0000-0000-7000-8000-0000000000bb' })),
  );
  const insert = await timed(() =>
    client.query('INSERT INTO evidence.fact SELECT * FROM jsonb_populate_recordset(NULL::evidence.fact, $1::jsonb)', [copies]),
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
