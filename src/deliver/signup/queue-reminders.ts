import { noTenant } from '#src/kernel/ids.ts';
import { type NoticeDraft, queueNotices } from '#src/deliver/notices/index.ts';
import { sessionById, tenantIds } from '#src/deliver/sessions/index.ts';
import { forAll } from '#src/kernel/for-all.ts';
import { idFrom, type TenantId } from '#src/kernel/ids.ts';
import { addDays, dayOf, momentOf } from '#src/kernel/local-time.ts';
import type { Environment } from '#src/platform/environment.ts';
import { claimReminders, signUpById } from './signup.store.ts';
import { ticketParams } from './ticket.ts';

/** The job of the day before: reminds everybody who is signed up for tomorrow, once. Answers how many reminders were queued. */
export async function queueReminders(environment: Environment): Promise<number> {
  const tenants = await environment.database.transaction({ tenant: noTenant }, 'deliver', tenantIds);
  const now = environment.clock.now();
  const tomorrow = addDays(dayOf(now), 1);
  let queued = 0;
  await forAll(tenants, String, async (tenant) => {
    queued += await environment.database.transaction({ tenant: idFrom<TenantId>(tenant) }, 'deliver', async (transaction) => {
      const claimed = await claimReminders(transaction, momentOf(tomorrow), momentOf(addDays(tomorrow, 1)), now);
      const drafts: NoticeDraft[] = [];
      for (const { id, sessionId } of claimed) {
        const session = await sessionById(transaction, sessionId);
        const signUp = await signUpById(transaction, id);
        if (!session || !signUp) continue;
        drafts.push({
          sessionId,
          personId: signUp.personId,
          template: 'reminder',
          params: ticketParams(environment, tenant, session, signUp),
        });
      }
      await queueNotices(transaction, drafts, now);
      return drafts.length;
    });
  });
  return queued;
}
