import { serve, type ServerType } from '@hono/node-server';
import { createServer } from 'node:net';
import { demoPassword, listTenants } from '#src/access/index.ts';
import { refuse, sentenceOf, type Refusal } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { buildScreens } from './build-screens.ts';
import { ensureDemoYear } from './demo/ensure-demo-year.ts';
import { addressOf, createApp } from './http.ts';
import { type Installation, openInstallation } from './installation.ts';
import { startJobs } from './jobs.ts';
import { publicAssets, publicPages } from './public-pages.ts';
import { loadRegionsOnce } from './regions.ts';

const began = Date.now();

function say(line: string): void {
  process.stdout.write(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}\n`);
}

/** Both languages: whoever reads a terminal has not chosen one yet. */
function sayRefusal(refusal: Refusal): void {
  for (const language of ['zh', 'en'] as const) {
    const { reason, remedy } = sentenceOf(refusal, language);
    process.stderr.write(`${reason}${language === 'en' ? ' ' : ''}${remedy}\n`);
  }
}

async function checkPort(port: number): Promise<Result<null>> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(refuse('port-taken', { port, other: port + 1 })));
    probe.listen(port, () => probe.close(() => resolve(ok(null))));
  });
}

function askedPort(): Result<number> {
  const port = Number(process.env.PORT ?? 3000);
  return Number.isInteger(port) && port > 0 && port < 65536 ? ok(port) : refuse('port-invalid', { port: process.env.PORT ?? '' });
}

async function start(): Promise<Result<null>> {
  const port = askedPort();
  if (!port.ok) return port;
  const free = await checkPort(port.value);
  if (!free.ok) return free;
  const stopping = new AbortController();
  listenForStop(stopping);
  await buildScreens({ progress: say });
  const opened = await openInstallation({ progress: say });
  if (!opened.ok) return opened;
  const installation = opened.value;
  stopping.signal.addEventListener('abort', () => void close(installation, null));
  await loadRegionsOnce(installation.environment, say);
  const ready = await ensureDemoYear(installation, say, stopping.signal);
  if (!ready.ok) {
    await installation.close();
    return ready;
  }
  if (stopping.signal.aborted) return ok(null);
  const pages = publicPages(installation.environment, addressOf).route('/', await publicAssets());
  const app = await createApp(installation.environment, { publicPages: pages });
  const server = serve({ fetch: app.fetch, port: port.value });
  const jobs = await startJobs(installation);
  stopping.signal.addEventListener('abort', () => void jobs.stop());
  closing.server = server;
  await greet(installation, port.value);
  return ok(null);
}

const closing: { server?: ServerType; done?: Promise<void> } = {};

/** Takes no new requests, lets those under way finish, then stops the database. A second signal does not wait. */
function close(installation: Installation, code: number | null): Promise<void> {
  closing.done ??= (async () => {
    say('正在停止 stopping …');
    const { server } = closing;
    if (server) {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        setTimeout(() => {
          if ('closeAllConnections' in server) server.closeAllConnections();
        }, 3000).unref();
      });
    }
    await installation.close();
    say('已停止 stopped');
    process.exit(code ?? 0);
  })();
  return closing.done;
}

function listenForStop(stopping: AbortController): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      // Before the database is open there is nothing to put in order but what the start itself undoes.
      setTimeout(() => process.exit(1), 30_000).unref();
    });
  }
}

async function greet({ environment }: Installation, port: number): Promise<void> {
  const tenants = await listTenants(environment);
  const address = `http://localhost:${port}`;
  const lines = [
    '',
    `  Kepu 科普   ${address}`,
    `  工作台 console      ${address}/console`,
    ...tenants.map(
      (tenant) =>
        `  居民页 residents    ${address}/${tenant.code}/   ${tenant.name}${tenant.demo ? '（演示数据 demo data）' : ''}`,
    ),
    `  接口文档 API        ${address}/api/docs`,
  ];
  if (tenants.some((tenant) => tenant.demo)) {
    lines.push('', `  演示账号 demo accounts, 密码 password: ${demoPassword}`);
    for (const role of [
      'manager 项目经理',
      'finance 财务',
      'coordinator 区科协',
      'host 承办方',
      'auditor 审计',
      'resident 居民',
    ]) {
      lines.push(`    ${role.split(' ')[0]}@demo.kepu   ${role.split(' ')[1]}`);
    }
  }
  lines.push('', '  Ctrl-C 停止 stops everything, the database too.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

const result = await start();
if (!result.ok) {
  sayRefusal(result.refusal);
  process.exit(1);
}
