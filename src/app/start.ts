import type { ServerType } from '@hono/node-server';
import { demoPassword, listTenants } from '#src/access/index.ts';
import { type Refusal, refuse, sentenceOf } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { brokeOff, isAway } from '#src/platform/postgres/database.ts';
import { buildScreens } from './build-screens.ts';
import { ensureDemoYear } from './demo/ensure-demo-year.ts';
import { addressOf, createApp } from './http.ts';
import { type Installation, openInstallation } from './installation.ts';
import { startJobs } from './jobs.ts';
import { askedPlace, type HeldPlace, listen, type Place } from './listen.ts';
import { preparing } from './preparing.ts';
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

async function start(stopping: AbortSignal): Promise<Result<null>> {
  const place = askedPlace();
  if (!place.ok) return place;
  // Taken before the long work of a first start: nobody else can come in between.
  const held = await listen(preparing().fetch, place.value);
  if (!held.ok) return held;
  try {
    return await open(held.value, place.value, stopping);
  } finally {
    await closeServer(held.value.server);
  }
}

async function open(held: HeldPlace, place: Place, stopping: AbortSignal): Promise<Result<null>> {
  await buildScreens({ progress: say });
  if (stopping.aborted) return ok(null);
  const opened = await openInstallation({ progress: say });
  if (!opened.ok) return opened;
  try {
    return await run(opened.value, held, place, stopping);
  } catch (error) {
    // It may be back by now.
    if (brokeOff(error) || (await isAway(opened.value.environment.database, error))) return refuse('database-lost-at-start');
    throw error;
  } finally {
    await opened.value.close();
    say('已停止 stopped');
  }
}

/** Serves until it is told to stop; then takes no new requests, lets those under way finish, and stops the jobs. */
async function run(installation: Installation, held: HeldPlace, place: Place, stopping: AbortSignal): Promise<Result<null>> {
  const { environment } = installation;
  await loadRegionsOnce(environment, say);
  const ready = await ensureDemoYear(installation, say, stopping);
  if (!ready.ok) return ready;
  const pages = publicPages(environment, addressOf).route('/', await publicAssets());
  const app = await createApp(environment, { publicPages: pages });
  held.answerWith(app.fetch);
  const jobs = await startJobs(installation);
  await greet(installation, place);
  await new Promise<void>((resolve) => {
    if (stopping.aborted) resolve();
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.all([closeServer(held.server), jobs.stop()]);
  return ok(null);
}

/** Requests under way have three seconds. */
function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve();
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, 3000).unref();
  });
}

/**
 * The first signal asks for an orderly end. One Ctrl-C may arrive several times at once (from the terminal, from npm, from the
 * launcher), so only a signal that comes clearly later, or half a minute, does not wait for it.
 */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) {
        if (Date.now() - asked > 3_000) process.exit(1);
        return;
      }
      asked = Date.now();
      say('正在停止 stopping …');
      stopping.abort();
      setTimeout(() => process.exit(1), 30_000).unref();
    });
  }
  return stopping.signal;
}

async function greet({ environment }: Installation, { port, host = 'localhost' }: Place): Promise<void> {
  const tenants = await listTenants(environment);
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
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
      'leader 分管领导',
      'auditor 审计',
      'system-admin 系统管理员',
      'security-admin 安全管理员',
      'audit-admin 审计管理员',
      'resident 居民',
    ]) {
      lines.push(`    ${role.split(' ')[0]}@demo.kepu   ${role.split(' ')[1]}`);
    }
  }
  lines.push('', '  Ctrl-C 停止 stops everything, the database too.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

const result = await start(stopSignal());
if (!result.ok) sayRefusal(result.refusal);
process.exit(result.ok || result.refusal.code === 'demo-interrupted' ? 0 : 1);
