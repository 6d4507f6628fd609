import pg from 'pg';

/** What autovacuum does a while after rows came: a benchmark does not leave it to chance. */
export async function analyse(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}
