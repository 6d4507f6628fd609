import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDemoAccounts, createTenant, demoPassword } from '#src/access/index.ts';
import { type Installation, openInstallation } from '#src/app/installation.ts';
import { askedPlace, listen, listenRefusal } from '#src/app/listen.ts';
import { loadRegions } from '#src/network/index.ts';
import { clusterName, endOrphans, readPostmasterFile, startOfProcess } from '#src/platform/postgres/embedded-processes.ts';
import { applicationUrl } from '#src/platform/postgres/migrate.ts';
import { checkNamedServer } from '#src/platform/postgres/named-server.ts';
import { createTestDatabase } from './support/database.ts';
import { granted } from './support/environment.ts';

const project = fileURLToPath(new URL('../', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'kepu-start-'));
const folder = join(root, 'data');
const running: Started[] = [];
/** Of what a start says, at most this long is waited for. */
const patience = 30_000;

interface Started {
  child: ChildProcess;
  url: string;
  port: number;
  output(): string;
  /** Ends with the exit code, whatever ended it. */
  ended: Promise<number | null>;
}

/** As `npm start` does it, without the launcher: its signals are tested with the commands. */
function begin(port: number, variables: NodeJS.ProcessEnv = {}): Started {
  const outer = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST|NODE_ENV|DATABASE_URL|KEPU|HOST$)/.test(name)),
  );
  const child = spawn(process.execPath, [join(project, 'src/app/start.ts')], {
    cwd: project,
    env: { ...outer, KEPU_DATA: folder, PORT: String(port), LOG_LEVEL: 'silent', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const started = { child, url: `http://127.0.0.1:${port}`, port, output: () => said, ended };
  running.push(started);
  return started;
}

/** Until it has greeted. */
async function start(variables?: NodeJS.ProcessEnv): Promise<Started> {
  const started = begin(await freePort(), variables);
  const until = Date.now() + patience;
  while (!started.output().includes('Ctrl-C')) {
    if (started.child.exitCode !== null || Date.now() > until) throw new Error(`it did not start:\n${started.output()}`);
    await sleep(20);
  }
  return started;
}

async function stop(started: Started): Promise<number | null> {
  started.child.kill('SIGTERM');
  return started.ended;
}

async function killHard({ child, ended }: Started): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

function listening(): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => resolve({ server, port: (server.address() as AddressInfo).port }));
  });
}

async function freePort(): Promise<number> {
  const { server, port } = await listening();
  server.close();
  await once(server, 'close');
  return port;
}

/** A browser's session of the manager, who enters venues one after the other. */
async function session({ url, port }: Started) {
  const origin = `http://localhost:${port}`;
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'manager@demo.kepu', password: demoPassword }),
  });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const headers = { origin, cookie, 'content-type': 'application/json' };
  return {
    /** Its name once the server has said that it is kept; null when it said anything else, or nothing. */
    async enter(name: string): Promise<string | null> {
      const venue = { name, kind: 'community', district: '310107', region: '310107', address: '演示路1号', capacity: 60 };
      const body = JSON.stringify({ ...venue, contactName: '演示联系人', contactPhone: '' });
      const answer = await fetch(`${url}/api/v1/venues`, { method: 'POST', headers, body }).catch(() => null);
      if (!answer?.ok) return null;
      // An answer that broke off says nothing.
      const kept = (await answer.json().catch(() => null)) as { name: string } | null;
      return kept?.name ?? null;
    },
    async names(): Promise<string[]> {
      const names: string[] = [];
      for (let page = 1; ; page += 1) {
        const answer = await fetch(`${url}/api/v1/venues?page=${page}&pageSize=100`, { headers });
        const { items } = (await answer.json()) as { items: { name: string }[] };
        names.push(...items.map((one) => one.name));
        if (items.length < 100) return names;
      }
    },
  };
}

/** Enters venues until the server no longer answers, and answers those that it acknowledged. */
async function enterUntilDead(started: Started, label: string, kill: () => Promise<void>): Promise<string[]> {
  const { enter } = await session(started);
  const acknowledged: string[] = [];
  let dead = false;
  const entering = Array.from({ length: 4 }, async (_, worker) => {
    for (let number = 1; !dead; number += 1) {
      const name = await enter(`${label}-${worker}-${number}`);
      if (name !== null) acknowledged.push(name);
      else await sleep(20);
    }
  });
  while (acknowledged.length < 20) await sleep(10);
  await kill();
  dead = true;
  await Promise.all(entering);
  return acknowledged;
}

/** While its database is gone, a server says so and what to do, and not that it has a defect. */
async function saysThatItIsAway({ url, port }: Started): Promise<void> {
  const signIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: `http://localhost:${port}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'manager@demo.kepu', password: demoPassword }),
  });
  expect(signIn.status).toBe(503);
  expect(await signIn.json()).toMatchObject({ data: { code: 'database-away' } });
}

async function untilReady({ url }: Started): Promise<void> {
  const until = Date.now() + patience;
  while ((await fetch(`${url}/readyz`)).status !== 200) {
    if (Date.now() > until) throw new Error('the database did not come back');
    await sleep(50);
  }
}

const postmaster = (): number => readPostmasterFile(join(folder, 'postgres', 'pgdata'))!.pid;

const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** Those of a process that run now, where Linux tells. */
function childrenOf(pid: number): number[] {
  return readIfThere(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

/**
 * For how many milliseconds these processes were ready to run and were given no processor: what the other tests beside this one cost
 * them. Linux counts it for each process; elsewhere it is 0, and a start has the five seconds of a quiet machine.
 */
function waitedForProcessor(pids: readonly number[]): number {
  const waited = pids.map((pid) => Number(readIfThere(`/proc/${pid}/schedstat`).split(' ')[1] ?? 0));
  return Math.round(waited.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6);
}

async function prepare(installation: Installation): Promise<void> {
  const { environment } = installation;
  await loadRegions(environment);
  const tenant = granted(
    await createTenant(environment, { code: 'shanghai', name: '上海市科普事业中心', regionCode: '310000', demo: true }),
  );
  // With a second tenant the demo year is not lived.
  granted(await createTenant(environment, { code: 'jiangsu', name: '江苏省科普中心', regionCode: '320000', demo: false }));
  granted(await createDemoAccounts(environment, tenant));
}

async function openAt(variables: NodeJS.ProcessEnv, work: (installation: Installation) => Promise<void>): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    const installation = granted(await openInstallation({ log: pino({ level: 'silent' }) }));
    await work(installation).finally(() => installation.close());
  } finally {
    for (const name of Object.keys(variables)) process.env[name] = before[name] ?? '';
  }
}

beforeAll(async () => {
  // As root PostgreSQL runs as another user, who must get in.
  execFileSync('chmod', ['755', root]);
  execFileSync(process.execPath, [join(project, 'src/app/build-screens.ts')], {
    cwd: project,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await openAt({ KEPU_DATA: folder, DATABASE_URL: '' }, prepare);
}, 240_000);

afterAll(async () => {
  for (const started of running)
    if (started.child.exitCode === null && started.child.signalCode === null) await killHard(started);
  await endOrphans(clusterName(join(folder, 'postgres', 'pgdata')), '', 0);
  rmSync(root, { recursive: true, force: true });
});

describe('npm start', { timeout: 90_000 }, () => {
  // Each start costs seconds: what one test leaves running the next goes on with.
  let current: Started;

  test('greets, serves and stops in order', async () => {
    current = await start();
    expect(current.output()).toContain(`http://localhost:${current.port}/console`);
    expect(current.output()).toContain('上海市科普事业中心');
    expect((await fetch(`${current.url}/readyz`)).status).toBe(200);
    const [script] = /\/console\/assets\/[^"]+\.js/.exec(await (await fetch(`${current.url}/console`)).text())!;
    const sent = (way: string) => fetch(`${current.url}${script}`, { headers: { 'accept-encoding': way } });
    const plain = await (await sent('identity')).text();
    for (const way of ['gzip', 'br']) {
      const answer = await sent(way);
      expect([answer.headers.get('content-encoding'), await answer.text()]).toEqual([way, plain]);
    }
    expect(await (await session(current)).enter('第一次')).toBe('第一次');
    expect(await stop(current)).toBe(0);
    expect(current.output()).toContain('已停止');
  });

  test('holds its port from the beginning, says that it is not ready, and stops when it is told to before it is', async () => {
    const started = begin(await freePort());
    const ask = (path: string, accept = '*/*') => fetch(`${started.url}${path}`, { headers: { accept } });
    const until = Date.now() + 2 * patience;
    while ((await ask('/healthz').catch(() => null)) === null && Date.now() < until) await sleep(20);
    const ready = await ask('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ ok: false, problem: 'preparing' });
    const page = await ask('/console', 'text/html');
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await page.text()).toContain('Kepu 正在启动，尚未就绪。');
    expect(await (await ask('/api/v1/venues')).json()).toMatchObject({ data: { code: 'still-preparing' } });
    expect(await listen(() => new Response(), { port: started.port })).toMatchObject({ refusal: { code: 'port-taken' } });
    expect(await stop(started)).toBe(0);
    const again = granted(await listen(() => new Response(), { port: started.port }));
    again.server.close();
  });

  test('starts again within five seconds on what is there', async () => {
    const began = Date.now();
    current = await start();
    const took = Date.now() - began;
    const waited = waitedForProcessor([current.child.pid!, postmaster(), ...childrenOf(postmaster())]);
    expect(took - waited, `${took} ms, of which ${waited} ms without a processor`).toBeLessThan(5_000);
    expect(await (await session(current)).names()).toContain('第一次');
  });

  test('a second time on one data folder names the first, which goes on', async () => {
    const second = begin(await freePort());
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(folder);
    expect(second.output()).toContain(String(current.child.pid));
    expect((await fetch(`${current.url}/readyz`)).status).toBe(200);
  });

  test.each(['Node', 'Postgres', 'both'] as const)(
    'after kill -9 of %s in the midst of writing simply works, and nothing acknowledged is lost',
    async (what) => {
      const postmasterBefore = { pid: 0 };
      const acknowledged = await enterUntilDead(current, what, async () => {
        postmasterBefore.pid = postmaster();
        if (what !== 'Node') process.kill(postmasterBefore.pid, 'SIGKILL');
        if (what === 'Postgres') await saysThatItIsAway(current);
        if (what !== 'Postgres') await killHard(current);
      });
      if (what === 'Postgres') {
        await untilReady(current);
        const { names, enter } = await session(current);
        expect(await names()).toEqual(expect.arrayContaining(acknowledged));
        expect(await enter('数据库回来之后')).toBe('数据库回来之后');
        expect(current.output()).toContain('serves again');
        expect(await stop(current)).toBe(0);
        expect(startOfProcess(postmasterBefore.pid)).toBeNull();
      }
      current = await start();
      expect(acknowledged.length).toBeGreaterThanOrEqual(20);
      expect(await (await session(current)).names()).toEqual(expect.arrayContaining(acknowledged));
    },
  );

  test('whose database dies before it is up says so in a sentence, and the next start works', async () => {
    if (current.child.exitCode === null) await stop(current);
    const started = begin(await freePort());
    while (!/ (?:started|taken over) on port/.test(started.output())) await sleep(2);
    process.kill(postmaster(), 'SIGKILL');
    const up = (async () => {
      while (!started.output().includes('Ctrl-C')) await sleep(20);
    })();
    await Promise.race([started.ended, up]);
    expect(started.output()).not.toMatch(/\n {4}at /);
    if (started.child.exitCode === null) await stop(started);
    else expect(started.output()).toMatch(/启动还没有完成|数据库/);
    current = await start();
  });

  test('on a taken port says so and how to go on, in both languages, and touches nothing', async () => {
    const untouched = join(root, 'untouched');
    const second = begin(current.port, { KEPU_DATA: untouched });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`端口 ${current.port} 已被别的程序占用。`);
    expect(second.output()).toContain(`Port ${current.port} is taken by another program.`);
    expect(second.output()).toContain(`PORT=${current.port + 1} npm start`);
    expect(existsSync(untouched)).toBe(false);
  });

  test('uses the server of DATABASE_URL, brings none of its own, and serves on the one address of HOST', async () => {
    const database = await createTestDatabase();
    const own = join(root, 'own-server');
    const variables = { KEPU_DATA: own, DATABASE_URL: database.adminUrl };
    try {
      await openAt(variables, prepare);
      const started = await start({ ...variables, HOST: '127.0.0.1' });
      expect(started.output()).toContain(`http://127.0.0.1:${started.port}/console`);
      expect(await (await session(started)).enter('外部数据库')).toBe('外部数据库');
      expect(existsSync(join(own, 'postgres'))).toBe(false);
      expect(readFileSync(join(own, 'secret'), 'utf8').trim().length).toBeGreaterThanOrEqual(32);
      expect(await stop(started)).toBe(0);
    } finally {
      await database.drop();
    }
  });
});

test.each([
  ['nonsense', 'DATABASE_URL 不是 PostgreSQL 的连接地址', 'is no address of a PostgreSQL server'],
  ['postgres://postgres:secret-word@127.0.0.1:1/kepu', '连不上 DATABASE_URL 指定的数据库 127.0.0.1:1/kepu', 'ECONNREFUSED'],
])('with DATABASE_URL=%s says what is wrong and what to do, without a stack trace', async (url, zh, en) => {
  const started = begin(await freePort(), { KEPU_DATA: join(root, 'no-server'), DATABASE_URL: url });
  expect(await started.ended).toBe(1);
  expect(started.output()).toContain(zh);
  expect(started.output()).toContain(en);
  expect(started.output()).not.toMatch(/\n\s+at |secret-word/);
});

test('a server that does not let in, or may do too little, is refused by name', async () => {
  const database = await createTestDatabase();
  try {
    const wrong = new URL(database.adminUrl);
    wrong.password = 'wrong';
    expect(await checkNamedServer(wrong.toString())).toMatchObject({
      refusal: { code: 'database-unreachable', params: { problem: expect.stringContaining('password') } },
    });
    expect(await checkNamedServer(applicationUrl(database.adminUrl))).toMatchObject({
      refusal: { code: 'database-role-too-weak', params: { role: 'kepu_app' } },
    });
    expect(await checkNamedServer(database.adminUrl)).toEqual({ ok: true, value: database.adminUrl });
  } finally {
    await database.drop();
  }
});

test('tells why a place cannot be listened on', async () => {
  expect(askedPlace({ PORT: '8080', HOST: '' })).toEqual({ ok: true, value: { port: 8080 } });
  const { server, port } = await listening();
  const nobody = () => new Response();
  expect(await listen(nobody, { port })).toMatchObject({ refusal: { code: 'port-taken', params: { port, other: port + 1 } } });
  server.close();
  await once(server, 'close');
  const held = granted(await listen(nobody, { port }));
  expect(await listen(nobody, { port })).toMatchObject({ refusal: { code: 'port-taken' } });
  held.server.close();
  expect(await listen(nobody, { port, host: '203.0.113.7' })).toMatchObject({ refusal: { code: 'host-not-here' } });
  expect(listenRefusal({ port: 80 }, 'EACCES')).toMatchObject({ refusal: { code: 'port-not-allowed', params: { other: 3000 } } });
  expect(listenRefusal({ port: 65535 }, 'EADDRINUSE')).toMatchObject({ refusal: { params: { other: 3000 } } });
  expect(listenRefusal({ port: 80 }, 'EMFILE')).toMatchObject({
    refusal: { code: 'port-cannot-listen', params: { problem: 'EMFILE' } },
  });
});
