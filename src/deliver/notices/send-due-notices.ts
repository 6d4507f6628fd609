import { forAll } from '#src/kernel/for-all.ts';
import { noTenant } from '#src/kernel/ids.ts';
import { idFrom, type TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { MessageGateway } from '#src/platform/messages.ts';
import { noticeText } from './notice-text.ts';
import { maxAttempts, minutesUntilRetry } from './notice.rules.ts';
import { claimDue, markNotice, type NoticeRow, tenantsWithDue } from './notice.store.ts';

const batchSize = 100;

/**
 * Sends what is due, for every tenant. A message is claimed and committed first and sent afterwards, so that a crash repeats it at
 * worst; its id lets the gateway recognise that. Without a gateway everything stays queued, to be told by phone or printed.
 */
export async function sendDueNotices(
  environment: Environment,
  gateway: MessageGateway | null,
): Promise<{ sent: number; failed: number; waiting: number }> {
  const outcome = { sent: 0, failed: 0, waiting: 0 };
  if (!gateway) return outcome;
  const tenants = await environment.database.transaction({ tenant: noTenant }, 'deliver', tenantsWithDue);
  await forAll(tenants, String, async (id) => {
    const tenant = { tenant: idFrom<TenantId>(id) };
    for (;;) {
      const now = environment.clock.now();
      const retryAt = (attempts: number): Date => new Date(now.getTime() + minutesUntilRetry(attempts) * 60_000);
      const due = await environment.database.transaction(tenant, 'deliver', (transaction) =>
        claimDue(transaction, now, retryAt, batchSize),
      );
      for (const notice of due) outcome[await sendOne(environment, tenant, gateway, notice)] += 1;
      if (due.length < batchSize) break;
    }
  });
  return outcome;
}

async function sendOne(
  environment: Environment,
  tenant: { tenant: TenantId },
  gateway: MessageGateway,
  notice: NoticeRow,
): Promise<'sent' | 'failed' | 'waiting'> {
  const delivery =
    notice.phone === ''
      ? ({ ok: false, retry: false, error: 'no-phone' } as const)
      : await gateway.send({ id: notice.id, to: notice.phone, text: noticeText(notice, 'zh', 'sent') });
  const over = !delivery.ok && (!delivery.retry || notice.attempts >= maxAttempts);
  const state = delivery.ok ? 'sent' : over ? 'failed' : 'queued';
  await environment.database.transaction(tenant, 'deliver', (transaction) =>
    markNotice(transaction, notice.id, state, delivery.ok ? environment.clock.now() : null, delivery.ok ? null : delivery.error),
  );
  return state === 'queued' ? 'waiting' : state;
}
