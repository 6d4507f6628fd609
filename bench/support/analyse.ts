import pg from 'pg';

/** What autovacuum does within a minute or so after rows came: a benchmark does not leave it to chance. */
export async function analyse(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}
