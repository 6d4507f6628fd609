import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { applicationUrl } from '#src/platform/postgres/migrate.ts';

export interface TestDatabase {
  /** Superuser's connection to this database, for what a test prepares or inspects past the application. */
  adminUrl: string;
  /** The application's own connection (`kepu_app`), to be given to `openDatabase`. */
  url: string;
  /** Removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

const templateBusy = '55006';

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A migrated, empty database for one test file: make it in `beforeAll`, drop it in `afterAll`. Takes about 0.3 s, so not for each test. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('postgresAdminUrl');
  const name = `kepu_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await execute(server, `CREATE DATABASE ${name} TEMPLATE ${inject('postgresTemplate')}`);
      break;
    } catch (error) {
      if (attempt === 50 || !(error instanceof pg.DatabaseError) || error.code !== templateBusy) throw error;
      await sleep(100);
    }
  }
  const admin = new URL(server);
  admin.pathname = `/${name}`;
  const adminUrl = admin.toString();
  return {
    adminUrl,
    url: applicationUrl(adminUrl),
    drop: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
