import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sentenceOf } from '#src/kernel/refusal.ts';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import type { EmbeddedPostgres } from './embedded.ts';
import { takeFolder } from './embedded-lock.ts';
import { canEnter } from './embedded-user.ts';
import {
  clusterName,
  endOrphans,
  processesOfCluster,
  readPostmasterFile,
  startOfProcess,
  stopPostmaster,
  waitUntilGone,
} from './embedded-processes.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'kepu-embedded-'));
const pristine = join(root, 'pristine');
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
const children: ChildProcess[] = [];
let folder = '';
let number = 0;

const data = (): string => join(folder, 'pgdata');
const cluster = (): string => clusterName(data());

// What survives the death of a process does not depend on fsync, which only a power cut would show.
async function start(at = folder, durable = false): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ folder: at, durable, log: () => undefined });
  if (!started.ok) throw new Error(JSON.stringify(started.refusal));
  return started.value;
}

async function refusalOf(at = folder): Promise<{ code: string; params: Record<string, string | number>; says: string }> {
  const started = await startEmbeddedPostgres({ folder: at, log: () => undefined });
  if (!started.ok) return { ...started.refusal, says: sentenceOf(started.refusal, 'zh').reason };
  await started.value.stop();
  throw new Error('started although it should have been refused');
}

async function ask(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows as Record<string, unknown>[];
    return rows;
  } finally {
    await client.end();
  }
}

const writeRow = (url: string): Promise<unknown> => ask(url, 'CREATE TABLE kept (x int)', 'INSERT INTO kept VALUES (42)');
const readRow = (url: string): Promise<unknown> => ask(url, 'SELECT x FROM kept');

interface Elsewhere {
  process: ChildProcess;
  answer: { ok: boolean; url: string; pid: number; refusal?: { code: string; params: Record<string, unknown> } };
}

/** A Kepu in a process of its own; its answer is the line that `tests/support/own-database-folder.ts` prints. */
async function startElsewhere(at = folder, user: { uid?: number; gid?: number } = {}): Promise<Elsewhere> {
  const child = spawn(join(project, 'node_modules/node/bin/node'), [join(project, 'tests/support/own-database-folder.ts'), at], {
    ...user,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const failed = once(child, 'error').then(([error]) => Promise.reject(error));
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), failed])) as [string];
  return { process: child, answer: JSON.parse(line) as Elsewhere['answer'] };
}

async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** A backend that computes and so does not notice for long that its postmaster has died. */
async function busyBackend(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  client.query('SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 1000000) b').catch(() => undefined);
  await sleep(200);
}

beforeAll(async () => {
  // As root PostgreSQL runs as another user, who must get in.
  chmodSync(root, 0o755);
  // initdb once; the tests work on copies of its outcome.
  await (await start(pristine)).stop();
});

beforeEach(() => {
  number += 1;
  folder = join(root, String(number));
  execFileSync('cp', ['-a', pristine, folder]);
});

afterEach(async () => {
  for (const child of children.splice(0)) await killHard(child);
  await endOrphans(cluster(), '', 0);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('starts, stops and starts again with the same data on the same port', async () => {
  const first = await start(folder, true);
  expect(new URL(first.url).pathname).toBe('/kepu');
  const [settings] = await ask(
    first.url,
    `SELECT current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
    current_setting('data_checksums') AS checksums, current_setting('TimeZone') AS zone, current_setting('jit') AS jit,
    current_setting('listen_addresses') AS addresses, 'Ä' = upper('ä') AS unicode, '陈' < '李' COLLATE "zh-x-icu" AS pinyin`,
  );
  expect(settings).toEqual({
    encoding: 'UTF8',
    fsync: 'on',
    checksums: 'on',
    zone: 'UTC',
    jit: 'off',
    addresses: '127.0.0.1',
    unicode: true,
    pinyin: true,
  });
  expect(statSync(join(folder, 'superuser.password')).mode & 0o777).toBe(0o600);
  await writeRow(first.url);
  await first.stop();
  await first.stop();
  expect(processesOfCluster(cluster())).toEqual([]);
  expect(existsSync(join(folder, 'in-use.lock'))).toBe(false);

  const second = await start();
  expect(second).toMatchObject({ url: first.url, adopted: false });
  expect(await readRow(second.url)).toEqual([{ x: 42 }]);
  await second.stop();
});

test('lets nobody in without the password', async () => {
  const server = await start();
  const url = new URL(server.url);
  url.password = 'guess';
  await expect(ask(url.toString(), 'SELECT 1')).rejects.toThrow('password authentication failed');
  await server.stop();
});

test('refuses a folder that another process, or this one, already uses, and names the process', async () => {
  const server = await start();
  const refusal = await refusalOf();
  expect(refusal).toMatchObject({ code: 'data-folder-in-use', params: { pid: process.pid } });
  expect(refusal.says).toContain(String(process.pid));
  const other = await startElsewhere();
  expect(other.answer).toMatchObject({ ok: false, refusal: { code: 'data-folder-in-use', params: { pid: process.pid } } });
  expect(runningEmbeddedPostgres(folder)).toBe(server.url);
  expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
  expect(runningEmbeddedPostgres(folder)).toBeNull();
});

test('after kill -9 of the postmaster the next start recovers what was committed, though a backend is still busy', async () => {
  const server = await start();
  await writeRow(server.url);
  await busyBackend(server.url);
  process.kill(server.pid, 'SIGKILL');
  await waitUntilGone(server.pid, 5_000);
  expect(processesOfCluster(cluster()).length).toBeGreaterThan(0);
  await server.stop();
  const next = await start();
  expect(await readRow(next.url)).toEqual([{ x: 42 }]);
  await next.stop();
});

test('after kill -9 of its owner the server is taken over', async () => {
  const owner = await startElsewhere();
  await writeRow(owner.answer.url);
  await killHard(owner.process);
  expect(startOfProcess(owner.answer.pid)).not.toBeNull();
  const next = await start();
  expect(next).toMatchObject({ pid: owner.answer.pid, adopted: true, url: owner.answer.url });
  expect(await readRow(next.url)).toEqual([{ x: 42 }]);
  await next.stop();
  expect(startOfProcess(owner.answer.pid)).toBeNull();
});

test('after kill -9 of owner and postmaster at once the next start ends the busy orphans and recovers', async () => {
  const owner = await startElsewhere();
  await writeRow(owner.answer.url);
  await busyBackend(owner.answer.url);
  process.kill(owner.answer.pid, 'SIGKILL');
  await killHard(owner.process);
  const next = await start();
  expect(next.adopted).toBe(false);
  expect(await readRow(next.url)).toEqual([{ x: 42 }]);
  await next.stop();
});

test('a server left behind with other durability is not taken over but replaced', async () => {
  const owner = await startElsewhere();
  await killHard(owner.process);
  const started = await startEmbeddedPostgres({ folder, durable: true, log: () => undefined });
  if (!started.ok) throw new Error(started.refusal.code);
  expect(started.value.adopted).toBe(false);
  expect(await ask(started.value.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  await started.value.stop();
});

test('a postmaster that does not obey is stopped all the same', async () => {
  const server = await start();
  process.kill(server.pid, 'SIGSTOP');
  await stopPostmaster(server.pid, cluster(), '', { fast: 100, immediate: 100 });
  expect(processesOfCluster(cluster())).toEqual([]);
  await server.stop();
});

describe('what a crash or a reboot leaves behind does not block', () => {
  test('a lock whose pid now belongs to another process', async () => {
    writeFileSync(join(folder, 'in-use.lock'), JSON.stringify({ pid: process.pid, start: 'another boot', token: 'x' }));
    await (await start()).stop();
  });

  test('a lock cut short', async () => {
    writeFileSync(join(folder, 'in-use.lock'), '');
    await (await start()).stop();
  });

  test('of many who find a dead lock, one takes the folder', async () => {
    writeFileSync(join(folder, 'in-use.lock'), JSON.stringify({ pid: 2 ** 22 + 1, start: 'x', token: 'x' }));
    const locks = await Promise.all(Array.from({ length: 20 }, () => takeFolder(folder)));
    expect(locks.filter((lock) => lock.held)).toHaveLength(1);
    for (const lock of locks) if (lock.held) lock.release();
    expect(readdirSync(folder).filter((name) => name.startsWith('in-use'))).toEqual([]);
  });

  test('a postmaster.pid whose pid now belongs to a stranger of the same user', async () => {
    const { uid, gid } = statSync(data());
    const stranger = spawn('sleep', ['60'], { cwd: '/', ...(isRoot ? { uid, gid } : {}) });
    children.push(stranger);
    const file = join(data(), 'postmaster.pid');
    writeFileSync(file, `${stranger.pid}\n${data()}\n1\n5432\n\n127.0.0.1\n 1 1\nready   \n`, { mode: 0o600 });
    if (isRoot) chownSync(file, uid, gid);
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(readPostmasterFile(data())?.pid).toBe(server.pid);
    await server.stop();
    expect(stranger.exitCode).toBeNull();
  });

  test('a lost password', async () => {
    rmSync(join(folder, 'superuser.password'));
    const server = await start();
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test('an initdb cut short', async () => {
    rmSync(data(), { recursive: true });
    mkdirSync(join(folder, 'pgdata.draft'));
    writeFileSync(join(folder, 'pgdata.draft', 'PG_VERSION'), '18\n');
    await (await start()).stop();
    expect(existsSync(join(folder, 'pgdata.draft'))).toBe(false);
  });
});

test('refuses a folder that is no database, or one of another version, and leaves it as it is', async () => {
  writeFileSync(join(data(), 'PG_VERSION'), '16\n');
  expect(await refusalOf()).toMatchObject({ code: 'data-folder-other-version', params: { version: '16', needed: '18' } });
  rmSync(join(data(), 'PG_VERSION'));
  expect(await refusalOf()).toMatchObject({ code: 'data-folder-not-database' });
  expect(existsSync(join(data(), 'global'))).toBe(true);
  expect(existsSync(join(folder, 'in-use.lock'))).toBe(false);
});

test('a server that cannot come up is refused with its own reason, and the folder is free again', async () => {
  const conf = join(data(), 'postgresql.conf');
  const good = readFileSync(conf, 'utf8');
  writeFileSync(conf, `${good}\nwork_mem = 'plenty'\n`);
  const refusal = await refusalOf();
  expect(refusal.code).toBe('database-cannot-start');
  expect(refusal.says).toContain('postgresql.conf');
  writeFileSync(conf, good);
  await (await start()).stop();
});

// An ordinary user's own run of this file is the test that it works for one; the checkout may also be out of nobody's reach.
if (isRoot && canEnter(nobody, project)) {
  test('works for an ordinary user, who is refused the data of another', async () => {
    const home = join(root, 'ordinary');
    mkdirSync(home);
    chownSync(home, nobody.uid, nobody.gid);
    const own = await startElsewhere(home, nobody);
    expect(own.answer.ok).toBe(true);
    expect(await ask(own.answer.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await killHard(own.process);
    await endOrphans(clusterName(join(home, 'pgdata')), '', 0);
    const foreign = await startElsewhere(folder, nobody);
    expect(foreign.answer).toMatchObject({ ok: false, refusal: { code: 'data-folder-of-other-user' } });
  });
}

if (isRoot) {
  test('in a tree that only root may enter, the data is kept where the server can reach it', async () => {
    const closed = join(root, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const inside = join(closed, 'database');
    const server = await start(inside);
    const place = readFileSync(join(inside, 'database-is-at.txt'), 'utf8').trim();
    try {
      await writeRow(server.url);
      expect(await refusalOf(inside)).toMatchObject({ code: 'data-folder-in-use' });
      await server.stop();
      const next = await start(inside);
      expect(await readRow(next.url)).toEqual([{ x: 42 }]);
      await next.stop();
      execFileSync('cp', ['-a', pristine, join(closed, 'restored')]);
      expect(await refusalOf(join(closed, 'restored'))).toMatchObject({ code: 'data-folder-not-reachable' });
    } finally {
      await endOrphans(clusterName(join(place, 'pgdata')), '', 0);
      rmSync(place, { recursive: true, force: true });
    }
  });
}
