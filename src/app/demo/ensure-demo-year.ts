import { createTenant, listTenants, type Tenant } from '#src/access/index.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { openDatabase } from '#src/platform/postgres/database.ts';
import { applicationUrl } from '#src/platform/postgres/migrate.ts';
import type { Installation } from '../installation.ts';
import { keepLogs } from '../logs.ts';
import { keepTalksComing } from './coming-talks.ts';
import { clearDemo, demoIsComplete, markDemoComplete } from './demo.store.ts';
import { liveYear } from './live-year.ts';

/**
 * Fills an empty installation with the demo year; leaves any other as it is. A demo year that was cut short is cleared and lived
 * anew, which touches nothing else: it only happens while the demo tenant is the only one.
 */
export async function ensureDemoYear(
  installation: Installation,
  progress: (line: string) => void,
  stop: AbortSignal,
): Promise<Result<null>> {
  const { environment, adminUrl } = installation;
  const tenants = await listTenants(environment);
  const [only] = tenants;
  if (only && (tenants.length > 1 || !only.demo)) return ok(null);
  if (only && (await demoIsComplete(adminUrl, only.id))) {
    await keepTalksComing(environment, only);
    return ok(null);
  }
  if (only) {
    progress('上次演示年没有过完，重新开始 the demo year was cut short, starting anew');
    await clearDemo(adminUrl);
  }
  progress('正在过演示年，约一两分钟 living through the demo year, a minute or two');
  // A year that is cut short is lived anew, so its commits need not wait for the disk; the mark of its end does.
  const database = openDatabase(applicationUrl(adminUrl), { durable: false, connections: 3 });
  try {
    const lived = await openAndLive({ ...environment, database }, progress, stop);
    if (!lived.ok) return lived;
    await markDemoComplete(adminUrl, lived.value.id);
    await keepTalksComing(environment, lived.value);
    await keepLogs(environment);
  } finally {
    await database.close();
  }
  progress('演示年已过完 the demo year is complete');
  return ok(null);
}

async function openAndLive(
  environment: Environment,
  progress: (line: string) => void,
  stop: AbortSignal,
): Promise<Result<Tenant>> {
  const tenant = await createTenant(environment, {
    code: 'shanghai',
    name: '上海市科普事业中心',
    regionCode: '310000',
    demo: true,
  });
  if (!tenant.ok) return tenant;
  const lived = await liveYear(environment, tenant.value, progress, stop);
  return lived.ok ? tenant : lived;
}
