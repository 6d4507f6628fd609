import { PgBoss } from 'pg-boss';
import { listTenants } from '#src/access/index.ts';
import { noticeJobs } from '#src/deliver/notices/index.ts';
import { auditEvidence } from '#src/account/index.ts';
import type { Job } from '#src/platform/job.ts';
import type { Installation } from './installation.ts';

const jobs: readonly Job[] = [
  ...noticeJobs,
  {
    name: 'nightly-audit',
    cron: '30 2 * * *',
    async run(environment, tenant) {
      const report = await auditEvidence(environment, tenant);
      if (report.total > 0) environment.log.error({ tenant, differences: report.differences }, 'rollups or hashes differ from the facts');
      else environment.log.info({ tenant, facts: report.facts }, 'audit found no difference');
    },
  },
];

/** Runs what is due, once for each tenant, whatever the number of servers. Times are Asia/Shanghai. */
export async function startJobs({ environment, adminUrl }: Installation): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({ connectionString: adminUrl, schema: 'pgboss', max: 3 });
  boss.on('error', (error) => environment.log.error({ error: error.message }, 'job queue'));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name);
    await boss.schedule(job.name, job.cron, null, { tz: 'Asia/Shanghai' });
    await boss.work(job.name, async () => {
      for (const tenant of await listTenants(environment)) await job.run(environment, tenant.id);
    });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 3000 }) };
}
