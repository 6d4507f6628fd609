import { PgBoss } from 'pg-boss';
import { listTenants, type Tenant } from '#src/access/index.ts';
import { auditEvidence, watchIndicators } from '#src/account/index.ts';
import { sendDueNotices } from '#src/deliver/notices/index.ts';
import { openDueSignUps } from '#src/deliver/sessions/index.ts';
import { queueReminders, retentionOf } from '#src/deliver/signup/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { forAll } from '#src/kernel/for-all.ts';
import type { Environment } from '#src/platform/environment.ts';
import { messageGatewayFromEnvironment } from '#src/platform/messages.ts';
import { tellWhoShouldKnow } from './alerts.ts';
import type { Installation } from './installation.ts';
import { keepLogs } from './logs.ts';

interface Job {
  /** Also the name of its queue. */
  name: string;
  /** Five fields, at Asia/Shanghai. */
  cron: string;
  run(environment: Environment): Promise<unknown>;
}

async function forTenants(environment: Environment, act: (tenant: Tenant) => Promise<void>): Promise<void> {
  await forAll(await listTenants(environment), ({ code }) => code, act);
}

/** Notes which indicators left their state for another, so that the morning's page says so. */
function watchAll(environment: Environment): Promise<void> {
  return forTenants(environment, async (tenant) => {
    const changes = await watchIndicators(environment, systemActor(tenant.id, 'watch-indicators'));
    if (!changes.ok)
      environment.log.error({ tenant: tenant.code, refusal: changes.refusal.code }, 'the indicators could not be watched');
    else if (changes.value.length > 0)
      environment.log.info({ tenant: tenant.code, changes: changes.value.length }, 'indicators changed their state');
    const told = await tellWhoShouldKnow(environment, tenant);
    if (!told.ok)
      environment.log.error({ tenant: tenant.code, refusal: told.refusal.code }, 'nobody was told what left its path');
    else if (told.value.queued > 0)
      environment.log.info({ tenant: tenant.code, messages: told.value.queued }, 'who should know is told what left its path');
  });
}

/** Recounts everything from the facts; a difference is an error in the log, for somebody must look. */
function auditAll(environment: Environment): Promise<void> {
  return forTenants(environment, async (tenant) => {
    const report = await auditEvidence(environment, systemActor(tenant.id, 'nightly-audit'));
    if (!report.ok) environment.log.error({ tenant: tenant.code, refusal: report.refusal.code }, 'the nightly audit did not run');
    else if (report.value.total > 0)
      environment.log.error(
        { tenant: tenant.code, differences: report.value.differences },
        'rollups or hashes differ from the facts',
      );
    else environment.log.info({ tenant: tenant.code, facts: report.value.facts }, 'the nightly audit found no difference');
  });
}

const jobs: readonly Job[] = [
  { name: 'open-due-sign-ups', cron: '* * * * *', run: openDueSignUps },
  {
    name: 'send-due-notices',
    cron: '* * * * *',
    run: (environment) => sendDueNotices(environment, messageGatewayFromEnvironment()),
  },
  { name: 'keep-logs', cron: '* * * * *', run: keepLogs },
  { name: 'queue-reminders', cron: '0 10 * * *', run: queueReminders },
  { name: 'retention', cron: '30 3 * * *', run: retain },
  { name: 'watch-indicators', cron: '0 6 * * *', run: watchAll },
  { name: 'nightly-audit', cron: '30 2 * * *', run: auditAll },
];

/** Erases what the consent's time is over for; how many, and of which tenant, stands in the log. */
function retain(environment: Environment): Promise<void> {
  return forTenants(environment, async (tenant) => {
    const report = await retentionOf(environment, tenant);
    if (report.failed.length > 0) environment.log.error(report, 'personal details whose time is over could not be erased');
    if (report.erased > 0) environment.log.info(report, 'personal details were erased after their time');
  });
}

/** Runs what is due, once whatever the number of servers. */
export async function startJobs({ environment, adminUrl }: Installation): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({ connectionString: adminUrl, schema: 'pgboss', max: 3 });
  boss.on('error', (error) => environment.log.error({ error: error.message }, 'job queue'));
  await boss.start();
  for (const { name, cron, run } of jobs) {
    await boss.createQueue(name);
    await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai' });
    await boss.work(name, async () => {
      try {
        await run(environment);
      } catch (error) {
        // The queue keeps the failure and tries again, but nobody reads the queue.
        const { message, stack } = error instanceof Error ? error : new Error(String(error));
        environment.log.error({ job: name, message, stack }, 'a job failed');
        throw error;
      }
    });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 3000 }) };
}
