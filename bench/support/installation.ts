import { join } from 'node:path';
import pino from 'pino';
import { createTenant, type Tenant } from '#src/access/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { accountActs } from '#src/account/index.ts';
import { MovableClock } from '#src/kernel/clock.ts';
import type { Clock } from '#src/kernel/clock.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import type { Result } from '#src/kernel/result.ts';
import { loadRegions } from '#src/network/index.ts';
import { planActs } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { filesOnDisk } from '#src/platform/files.ts';
import { keyFilesIn } from '#src/platform/key-files.ts';
import { openDatabase } from '#src/platform/postgres/database.ts';
import { startEmbeddedPostgres } from '#src/platform/postgres/embedded.ts';
import { applicationUrl, migrate } from '#src/platform/postgres/migrate.ts';
import { secretsFrom } from '#src/platform/secrets.ts';
import { ownFolder } from './own-folder.ts';

/** Connections of the application's pool, and of what it is compared with. */
export const connections = 12;

export interface BenchInstallation {
  environment: Environment;
  tenant: Tenant;
  manager: Actor;
  /** Superuser's connection: prepares, compares and checks past the application. */
  adminUrl: string;
  close(): Promise<void>;
}

/** The value of a result that a benchmark counts on. */
export function accepted<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

export function benchEnvironment(applicationAddress: string, files: string, clock: Clock): Environment {
  return {
    database: openDatabase(applicationAddress, { connections }),
    clock,
    files: filesOnDisk(files),
    keyFiles: keyFilesIn(`${files}-keys`),
    actSources: [planActs, accountActs],
    secrets: secretsFrom('a fixed secret of the benchmarks, 32 letters'),
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost:3000',
  };
}

/** A database of its own, as durable as in production, with one tenant and its regions, on the evening of 2020-06-30. */
export async function benchInstallation(): Promise<BenchInstallation> {
  const { folder, remove } = ownFolder();
  const server = accepted(await startEmbeddedPostgres({ folder: join(folder, 'postgres'), log: () => undefined, durable: true }));
  await migrate(server.url);
  const clock = new MovableClock(momentOf('2020-06-30', '20:00'));
  const environment = benchEnvironment(applicationUrl(server.url), join(folder, 'files'), clock);
  await loadRegions(environment);
  const tenant = accepted(
    await createTenant(environment, { code: 'bench', name: '基准测试单位', regionCode: '310000', demo: false }),
  );
  return {
    environment,
    tenant,
    manager: systemActor(tenant.id, 'bench'),
    adminUrl: server.url,
    async close() {
      await environment.database.close();
      await server.stop();
      remove();
    },
  };
}
