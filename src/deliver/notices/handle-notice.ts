import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { type RefusalCode, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { mayNotice } from './notice.policy.ts';
import { isOnlySent, isOver } from './notice.rules.ts';
import { markNotice, type NoticeRow, type NoticeState, noticeRows, queueAgain } from './notice.store.ts';

/** Somebody telephoned or said it in person. */
export function markTold(environment: Environment, actor: Actor, id: string): Promise<Result<NoticeRow>> {
  return handle(
    environment,
    actor,
    id,
    { verb: 'mark-notice-told', byTelephone: true, from: ['queued', 'failed'], otherwise: 'notice-sent-already' },
    (transaction) => markNotice(transaction, id, 'told', environment.clock.now(), null),
  );
}

/** Queues a failed message once more. */
export function retryNotice(environment: Environment, actor: Actor, id: string): Promise<Result<NoticeRow>> {
  return handle(
    environment,
    actor,
    id,
    { verb: 'retry-notice', byTelephone: false, from: ['failed'], otherwise: 'notice-not-failed' },
    (transaction) => queueAgain(transaction, id, environment.clock.now()),
  );
}

async function handle(
  environment: Environment,
  actor: Actor,
  id: string,
  rule: { verb: string; byTelephone: boolean; from: readonly NoticeState[]; otherwise: RefusalCode },
  change: (transaction: Transaction) => Promise<void>,
): Promise<Result<NoticeRow>> {
  if (!mayNotice(actor, 'notices.write')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const find = async (): Promise<NoticeRow | undefined> =>
      (await noticeRows(transaction, { id, districts: actor.districts }, { limit: 1, offset: 0, now: environment.clock.now() }))
        .items[0];
    const found = await find();
    if (!found) return refuse('not-found', { what: '通知' });
    if (isOver(found)) return refuse('notice-over');
    if (rule.byTelephone && isOnlySent(found)) return refuse('notice-only-sent');
    if (!rule.from.includes(found.state)) return refuse(rule.otherwise);
    await change(transaction);
    await recordAudit(transaction, environment.clock, actor, { verb: rule.verb, recordKind: 'notice', recordId: id });
    return ok((await find())!);
  });
}
