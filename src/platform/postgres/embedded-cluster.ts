import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join, parse, resolve } from 'node:path';
import { ok } from '#src/kernel/result.ts';
import type { Result } from '#src/kernel/result.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { sharedPlace } from './embedded-binaries.ts';
import type { Binaries } from './embedded-binaries.ts';
import { canEnter, databaseUser } from './embedded-user.ts';
import type { RunAs } from './embedded-user.ts';

/** Where the parts of one database lie. */
export interface Place {
  /** Holds the lock, the password, the port and the log. */
  home: string;
  data: string;
  log: string;
  user: RunAs;
}

export const superuser = 'postgres';

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The environment of PostgreSQL: the caller's, without what would redirect or translate it. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

function placeAt(home: string): Result<Place> {
  mkdirSync(home, { recursive: true });
  const real = realpathSync(home);
  const data = join(real, 'pgdata');
  const user = databaseUser(data);
  if (!user.ok) return user;
  // The server's user passes through this folder; what is secret in it has a mode of its own.
  if ('uid' in user.value) chmodSync(real, statSync(real).mode | 0o011);
  return ok({ home: real, data, log: join(real, 'postgres.log'), user: user.value });
}

/**
 * The place of the database for a folder: the folder itself, or, where root keeps it in a private tree that
 * PostgreSQL's user cannot enter, one of root's below `/var/lib/kepu`, which a file in the folder then names.
 */
export function placeFor(folder: string): Result<Place> {
  const asked = resolve(folder);
  const pointer = join(asked, 'database-is-at.txt');
  try {
    if (existsSync(pointer)) return placeAt(readFileSync(pointer, 'utf8').trim());
    const place = placeAt(asked);
    if (!place.ok || canEnter(place.value.user, place.value.home)) return place;
    // Data that is already there is never passed over for an empty database.
    if (existsSync(place.value.data)) return refuse('data-folder-not-reachable', { folder: place.value.home });
    const elsewhere = join(sharedPlace(), `data-${randomBytes(6).toString('hex')}`);
    writeFileSync(pointer, `${elsewhere}\n`);
    return placeAt(elsewhere);
  } catch (error) {
    return refuse('data-folder-not-writable', { folder: asked, problem: describe(error) });
  }
}

function giveTo(user: RunAs, path: string): void {
  if ('uid' in user) chownSync(path, user.uid, user.gid);
}

const passwordFile = (place: Place): string => join(place.home, 'superuser.password');

export function readPassword(place: Place): string | null {
  return existsSync(passwordFile(place)) ? readFileSync(passwordFile(place), 'utf8').trim() : null;
}

function newPassword(place: Place): string {
  const password = randomBytes(24).toString('base64url');
  rmSync(passwordFile(place), { force: true });
  writeFileSync(passwordFile(place), `${password}\n`, { mode: 0o600 });
  return password;
}

function runProgram(place: Place, program: string, args: string[], input = ''): { status: number | null; output: string } {
  const run = spawnSync(program, args, {
    ...place.user,
    input,
    cwd: parse(place.data).root,
    env: serverEnvironment(),
    encoding: 'utf8',
    windowsHide: true,
  });
  return { status: run.status, output: `${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}`.trim() };
}

/**
 * Lays the data folder out, if it is not there. `initdb` works in a draft folder that is renamed when it is whole,
 * so that a power cut half-way leaves nothing that looks like a database. Text sorts by code point (the same on
 * every machine); a query that shows names to people asks for an ICU collation.
 */
function createCluster(place: Place, binaries: Binaries, durable: boolean): Result<null> {
  const draft = join(place.home, 'pgdata.draft');
  const secret = join(place.home, 'pgdata.secret');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(place.user, draft);
  rmSync(secret, { force: true });
  writeFileSync(secret, newPassword(place), { mode: 0o600 });
  giveTo(place.user, secret);
  const made = runProgram(place, binaries.initdb, [
    '--pgdata',
    draft,
    '--username',
    superuser,
    '--pwfile',
    secret,
    '--auth',
    'scram-sha-256',
    '--encoding',
    'UTF8',
    '--locale',
    'C',
    '--locale-provider',
    'builtin',
    '--builtin-locale',
    'C.UTF-8',
    '--data-checksums',
    ...(durable ? [] : ['--no-sync']),
  ]);
  rmSync(secret, { force: true });
  if (made.status !== 0) return refuse('database-cannot-start', { problem: lastLine(made.output), log: place.log });
  renameSync(draft, place.data);
  return ok(null);
}

export function lastLine(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling = lines.filter((line) => /FATAL|PANIC|error:/.test(line));
  return (telling.length > 0 ? telling : lines).at(-1) ?? '';
}

/** A lost password is replaced through the single-user mode, which only the owner of the data can enter. */
function replacePassword(place: Place, binaries: Binaries): Result<null> {
  const changed = runProgram(
    place,
    binaries.postgres,
    ['--single', '-D', place.data, 'postgres'],
    `ALTER ROLE ${superuser} PASSWORD '${newPassword(place)}';\n`,
  );
  return changed.status === 0 ? ok(null) : refuse('database-cannot-start', { problem: lastLine(changed.output), log: place.log });
}

/** Makes sure that there is a data folder of the right version whose password is known. Only while no server runs on it. */
export function prepareCluster(place: Place, binaries: Binaries, durable: boolean): Result<null> {
  try {
    const versionFile = join(place.data, 'PG_VERSION');
    if (!existsSync(versionFile)) {
      // Whatever lies there is nobody's database, but it may be somebody's: it is never removed here.
      if (existsSync(place.data)) return refuse('data-folder-not-database', { folder: place.data });
      return createCluster(place, binaries, durable);
    }
    const version = readFileSync(versionFile, 'utf8').trim();
    const needed = binaries.version.split('.')[0] ?? '';
    if (version !== needed) return refuse('data-folder-other-version', { folder: place.data, version, needed });
    return readPassword(place) === null ? replacePassword(place, binaries) : ok(null);
  } catch (error) {
    return refuse('data-folder-not-writable', { folder: place.home, problem: describe(error) });
  }
}

/** The port if it is free, or with 0 any free one; null when it is taken. */
function freePort(port: number): Promise<number | null> {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const { port: got } = server.address() as AddressInfo;
      server.close(() => answer(got));
    });
  });
}

/** A free port: the one of the last start where possible, so that a connection somebody noted down stays right. */
export async function choosePort(place: Place): Promise<number> {
  const file = join(place.home, 'port');
  const former = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (former > 0 ? await freePort(former) : null) ?? (await freePort(0));
  if (port === null) throw new Error('no free port on 127.0.0.1');
  writeFileSync(file, `${port}\n`);
  return port;
}

export function urlOf(place: Place, port: number, database: string): string {
  return `postgresql://${superuser}:${encodeURIComponent(readPassword(place) ?? '')}@127.0.0.1:${port}/${database}`;
}
