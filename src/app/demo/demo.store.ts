import pg from 'pg';

async function asAdmin<Value>(adminUrl: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function demoIsComplete(adminUrl: string, tenant: string): Promise<boolean> {
  return asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ complete: boolean }>(
      'SELECT demo_completed_at IS NOT NULL AS complete FROM access.tenant WHERE tenant_id = $1',
      [tenant],
    );
    return rows[0]?.complete ?? false;
  });
}

export function markDemoComplete(adminUrl: string, tenant: string): Promise<void> {
  return asAdmin(adminUrl, async (client) => {
    await client.query('UPDATE access.tenant SET demo_completed_at = now() WHERE tenant_id = $1 AND demo', [tenant]);
  });
}

/** Empties every table of an installation whose tenants are all demos; anything else is left alone and throws. */
export function clearDemo(adminUrl: string): Promise<void> {
  return asAdmin(adminUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('LOCK TABLE access.tenant');
    const { rows } = await client.query<{ real: number }>('SELECT count(*)::int AS real FROM access.tenant WHERE NOT demo');
    if (rows[0]?.real !== 0) throw new Error('an installation with a real tenant is never cleared');
    const tables = await client.query<{ name: string }>(`
      SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname IN ('access', 'plan', 'deliver', 'evidence', 'account') OR (schemaname = 'network' AND tablename <> 'region')`);
    await client.query(`TRUNCATE ${tables.rows.map((row) => row.name).join(', ')}`);
    await client.query('COMMIT');
  });
}
