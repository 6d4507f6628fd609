import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { sentenceOf } from '#src/kernel/refusal.ts';
import { startEmbeddedPostgres } from '#src/platform/postgres/embedded.ts';
import { holderOf } from '#src/platform/postgres/embedded-lock.ts';
import { clusterName, endOrphans } from '#src/platform/postgres/embedded-processes.ts';
import { migrate } from '#src/platform/postgres/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's connection to the server of this test run. */
    postgresAdminUrl: string;
    /** The migrated database that each test database is copied from. */
    postgresTemplate: string;
  }
}

const prefix = 'kepu-test-postgres-';

function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

async function execute(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Removes what killed test runs left: their servers would live on, and their folders fill the disk. Of another user's folders only root can say
 * whether somebody holds them.
 */
async function sweep(): Promise<void> {
  const user = process.getuid?.() ?? 0;
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const found = statSync(folder, { throwIfNoEntry: false });
    if (!found || (user !== 0 && found.uid !== user)) continue;
    if (Date.now() - found.mtimeMs < 60_000 || holderOf(folder) !== null) continue;
    await endOrphans(clusterName(join(folder, 'pgdata')), '', 0);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function server(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.KEPU_TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const started = await startEmbeddedPostgres({ folder, durable: false, log: () => undefined });
  if (!started.ok) {
    const { reason, remedy } = sentenceOf(started.refusal, 'en');
    throw new Error(`${reason} ${remedy}`);
  }
  return {
    url: started.value.url,
    async stop() {
      await started.value.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One server for a whole test run, with a migrated template database. Returns what ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await server();
  const template = process.env.KEPU_TEST_DATABASE_URL ? `kepu_template_${process.pid}_${project.name}` : 'kepu_template';
  try {
    await execute(url, `CREATE DATABASE ${template}`);
    await migrate(onDatabase(url, template));
    // A single connection to the template would make every copy of it wait.
    await execute(url, `ALTER DATABASE ${template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('postgresAdminUrl', url);
  project.provide('postgresTemplate', template);
  return async () => {
    await execute(url, `ALTER DATABASE ${template} WITH IS_TEMPLATE false`, `DROP DATABASE ${template} WITH (FORCE)`);
    await stop();
  };
}
