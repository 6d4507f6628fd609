import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pino, { type Logger } from 'pino';
import { accountActs } from '#src/account/index.ts';
import { type Clock, systemClock } from '#src/kernel/clock.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { planActs } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { filesOnDisk, filesOnS3 } from '#src/platform/files.ts';
import { keyFilesIn } from '#src/platform/key-files.ts';
import { brokeOff, openDatabase } from '#src/platform/postgres/database.ts';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '#src/platform/postgres/embedded.ts';
import { applicationUrl, MigrationChanged, migrate } from '#src/platform/postgres/migrate.ts';
import { checkApplicationRole, checkNamedServer } from '#src/platform/postgres/named-server.ts';
import { loadSecrets } from '#src/platform/secrets.ts';

/** The running parts of one installation, and how to stop them. */
export interface Installation {
  environment: Environment;
  /** Signs in as the owner of the schema; for migrations, audits and jobs. */
  adminUrl: string;
  /** Where data, secrets and attachments lie. */
  folder: string;
  close(): Promise<void>;
}

export interface InstallationOptions {
  /** Told what is going on, for a progress line. */
  progress?: (line: string) => void;
  clock?: Clock;
  log?: Logger;
  /** A command may join the database that a running `npm start` has started; a server may not. */
  joinRunning?: boolean;
}

/** `KEPU_DATA`, or `data` in the checkout. */
export function dataFolder(): string {
  return resolve(process.env.KEPU_DATA ?? new URL('../../data', import.meta.url).pathname);
}

/**
 * Opens the database (`DATABASE_URL`, or the embedded one in the data folder), brings it up to date and hands out the environment.
 * Refuses what `checkNamedServer`, `checkApplicationRole` and `startEmbeddedPostgres` refuse.
 */
export async function openInstallation(options: InstallationOptions = {}): Promise<Result<Installation>> {
  const folder = dataFolder();
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const server = await findServer(join(folder, 'postgres'), options);
  if (!server.ok) return server;
  const { url: adminUrl, stop } = server.value;
  try {
    const { applied } = await migrate(adminUrl);
    if (applied.length > 0) options.progress?.(`database brought up to date: ${applied.length} migrations`);
    const entered = process.env.DATABASE_URL ? await checkApplicationRole(applicationUrl(adminUrl)) : ok(null);
    if (!entered.ok) return entered;
    const database = openDatabase(applicationUrl(adminUrl));
    const attachments = process.env.KEPU_FILES;
    const environment: Environment = {
      database,
      clock: options.clock ?? systemClock,
      files: attachments?.startsWith('s3://') ? await filesOnS3(attachments) : filesOnDisk(attachments ?? join(folder, 'files')),
      secrets: loadSecrets(join(folder, 'secret')),
      keyFiles: keyFilesIn(process.env.KEPU_KEYS ?? join(folder, 'keys')),
      actSources: [planActs, accountActs],
      log: options.log ?? pino({ level: process.env.LOG_LEVEL ?? 'info', base: undefined }),
      publicUrl: (process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/$/, ''),
    };
    const close = async (): Promise<void> => {
      await database.close();
      await stop();
    };
    return ok({ environment, adminUrl, folder, close });
  } catch (error) {
    await stop();
    if (brokeOff(error)) return refuse('database-lost-at-start');
    if (error instanceof MigrationChanged) return refuse('migration-changed', { file: error.file });
    throw error;
  }
}

async function findServer(
  folder: string,
  { progress, joinRunning }: InstallationOptions,
): Promise<Result<{ url: string; stop(): Promise<void> }>> {
  const given = process.env.DATABASE_URL;
  if (given) {
    const usable = await checkNamedServer(given);
    return usable.ok ? ok({ url: usable.value, stop: async () => undefined }) : usable;
  }
  const running = joinRunning ? runningEmbeddedPostgres(folder) : null;
  if (running) return ok({ url: running, stop: async () => undefined });
  return startEmbeddedPostgres({ folder, log: (line) => progress?.(line), lookAfter: true });
}
