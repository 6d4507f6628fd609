import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { parse } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ok } from '#src/kernel/result.ts';
import type { Result } from '#src/kernel/result.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { findBinaries } from './embedded-binaries.ts';
import type { Binaries } from './embedded-binaries.ts';
import { choosePort, lastLine, placeFor, prepareCluster, readPassword, serverEnvironment, urlOf } from './embedded-cluster.ts';
import type { Place } from './embedded-cluster.ts';
import { type Again, type Server, watchServer } from './embedded-watch.ts';
import { holderOf, takeFolder } from './embedded-lock.ts';
import {
  clusterName,
  disownPostmasterFile,
  endOrphans,
  isPostmasterOf,
  readPostmasterFile,
  startOfProcess,
  stopPostmaster,
} from './embedded-processes.ts';

export interface EmbeddedPostgresOptions {
  /** Holds the data, the password and the log; made when it is not there. */
  folder: string;
  log: (line: string) => void;
  /** False only for data that may be lost, such as that of tests: no fsync. Default true. */
  durable?: boolean;
  /** Whether a server that dies under way (killed, out of memory) is started again. Default false. */
  lookAfter?: boolean;
}

export interface EmbeddedPostgres {
  /** Connection of the superuser to the database `kepu`. */
  url: string;
  /** Pid of the postmaster at the start. */
  pid: number;
  /** Whether the server of a process that had been killed was still running and was taken over. */
  adopted: boolean;
  stop(): Promise<void>;
}

const databaseName = 'kepu';
const recoveryLimit = 15 * 60_000;

function settings(place: Place, port: number, durable: boolean): string[] {
  const values: Record<string, string | number> = {
    cluster_name: clusterName(place.data),
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '256MB',
    jit: 'off',
    // A year that is entered in a minute is planned for as it is, not as the empty tables were: PostgreSQL's own minute is for servers of many databases.
    autovacuum_naptime: '5s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %q%a ',
    log_checkpoints: 'off',
    shared_preload_libraries: '',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_wal_size: '2GB' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function launch(place: Place, binaries: Binaries, port: number, durable: boolean): ChildProcess {
  const log = openSync(place.log, 'a', 0o600);
  // In a process group of its own, so that Ctrl-C reaches Kepu alone, which then stops the server in order.
  const child = spawn(binaries.postgres, ['-D', place.data, ...settings(place, port, durable)], {
    ...place.user,
    cwd: parse(place.data).root,
    env: serverEnvironment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return child;
}

/** Waits until the postmaster takes connections; false when it ended first, or somebody stops. Recovery after a crash may take minutes. */
async function waitUntilReady(place: Place, pid: number, log: (line: string) => void, stopping?: AbortSignal): Promise<boolean> {
  const began = Date.now();
  let said = began;
  while (startOfProcess(pid) !== null && Date.now() - began < recoveryLimit && !stopping?.aborted) {
    const file = readPostmasterFile(place.data);
    if (file?.pid === pid && file.status === 'ready') return true;
    if (Date.now() - said > 5_000) {
      said = Date.now();
      log(`database is recovering, ${Math.round((said - began) / 1000)} s so far`);
    }
    await sleep(10);
  }
  return false;
}

function logSince(place: Place, from: number): string {
  return existsSync(place.log) ? readFileSync(place.log, 'utf8').slice(from) : '';
}

const recoverable =
  /pre-existing shared memory block|lock file .* already exists|Is another postmaster|could not bind|Address already in use/;

async function startServer(
  place: Place,
  binaries: Binaries,
  options: Required<EmbeddedPostgresOptions>,
  again?: Again,
): Promise<Result<Server>> {
  // A restart under way goes on in the same log: why the server died stands there.
  if (!again && existsSync(place.log)) renameSync(place.log, `${place.log}.1`);
  let problem = '';
  for (let attempt = 0; attempt < 5 && !again?.stopping.aborted; attempt += 1) {
    const port = again?.port ?? (await choosePort(place));
    const from = logSince(place, 0).length;
    const child = launch(place, binaries, port, options.durable);
    const failed = new Promise<string>((answer) => child.once('error', (error) => answer(error.message)));
    if (child.pid === undefined) return refuse('database-cannot-start', { problem: await failed, log: place.log });
    if (await waitUntilReady(place, child.pid, options.log, again?.stopping)) return ok({ pid: child.pid, port, adopted: false });
    await stopPostmaster(child.pid, clusterName(place.data), binaries.pgCtl, { fast: 1_000, immediate: 5_000 });
    const said = logSince(place, from);
    problem = lastLine(said);
    if (!recoverable.test(said)) break;
    await sleep(250);
  }
  return refuse('database-cannot-start', { problem, log: place.log });
}

async function withClient<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether the running server is what a start would bring: same version, same durability, and it answers. */
async function servesAsNew(place: Place, port: number, version: string, durable: boolean): Promise<boolean> {
  if (readPassword(place) === null) return false;
  try {
    return await withClient(urlOf(place, port, 'postgres'), async (client) => {
      const { rows } = await client.query<{ version: string; fsync: string; folder: string }>(
        `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync, current_setting('data_directory') AS folder`,
      );
      const now = rows[0];
      return now?.version === version && (now.fsync === 'on') === durable && now.folder === place.data;
    });
  } catch {
    return false;
  }
}

/** Settles what a killed Kepu left behind: takes its server over, or makes sure that nothing of it runs any more. */
async function settleFormer(
  place: Place,
  binaries: Binaries,
  options: Required<EmbeddedPostgresOptions>,
): Promise<Server | null> {
  const cluster = clusterName(place.data);
  const file = readPostmasterFile(place.data);
  if (file !== null && isPostmasterOf(file.pid, cluster)) {
    const ready = file.status !== 'stopping' && (await waitUntilReady(place, file.pid, options.log));
    const port = readPostmasterFile(place.data)?.port ?? file.port;
    if (ready && (await servesAsNew(place, port, binaries.version, options.durable)))
      return { pid: file.pid, port, adopted: true };
    options.log(`stopping the database server ${file.pid} that an earlier run left behind`);
    await stopPostmaster(file.pid, cluster, binaries.pgCtl);
    return null;
  }
  await endOrphans(cluster, binaries.pgCtl);
  if (file !== null && startOfProcess(file.pid) !== null) disownPostmasterFile(place.data);
  return null;
}

async function createDatabase(place: Place, port: number): Promise<void> {
  await withClient(urlOf(place, port, 'postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  });
}

async function serve(
  place: Place,
  options: Required<EmbeddedPostgresOptions>,
  release: () => void,
): Promise<Result<EmbeddedPostgres>> {
  const binaries = findBinaries(place.user);
  if (!binaries.ok) return binaries;
  const bring = async (again?: Again): Promise<Result<Server>> => {
    const former = await settleFormer(place, binaries.value, options);
    if (former !== null) return ok(former);
    const prepared = prepareCluster(place, binaries.value, options.durable);
    return prepared.ok ? startServer(place, binaries.value, options, again) : prepared;
  };
  const first = await bring();
  if (!first.ok) return first;
  const { pid, port, adopted } = first.value;
  await createDatabase(place, port);
  options.log(`database server ${pid} ${adopted ? 'taken over' : 'started'} on port ${port}, data in ${place.data}`);
  const end = (last: number): Promise<void> => stopPostmaster(last, clusterName(place.data), binaries.value.pgCtl);
  const watch = options.lookAfter ? watchServer(first.value, { bring, end, log: options.log }) : null;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (watch?.stop() ?? Promise.resolve(pid)).then(end).then(release);
    return stopping;
  };
  return ok({ url: urlOf(place, port, databaseName), pid, adopted, stop });
}

/**
 * Starts the database that lives in a folder, or takes over the server that a killed run left on it.
 * Refuses a folder that another living process uses, that belongs to another user or another version of PostgreSQL,
 * or whose server does not come up.
 */
export async function startEmbeddedPostgres(asked: EmbeddedPostgresOptions): Promise<Result<EmbeddedPostgres>> {
  const options = { durable: true, lookAfter: false, ...asked };
  const place = placeFor(options.folder);
  if (!place.ok) return place;
  const lock = await takeFolder(place.value.home);
  if (!lock.held) return refuse('data-folder-in-use', { folder: place.value.home, pid: lock.pid });
  let started = false;
  try {
    const server = await serve(place.value, options, lock.release);
    started = server.ok;
    return server;
  } finally {
    if (!started) lock.release();
  }
}

/** The superuser's connection to the database of a folder that another living process has started; null when none has. */
export function runningEmbeddedPostgres(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const place = placeFor(folder);
  if (!place.ok || holderOf(place.value.home) === null) return null;
  const file = readPostmasterFile(place.value.data);
  return file?.status === 'ready' && readPassword(place.value) !== null ? urlOf(place.value, file.port, databaseName) : null;
}
