import { recordAudit } from '#src/access/index.ts';
import { lockBatch, markBatchUndone } from '#src/deliver/imports/index.ts';
import { lockSession, recorderOf } from '#src/deliver/sessions/index.ts';
import { inSightOrNull } from '#src/deliver/signup/index.ts';
import { withdrawFact } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { DoorStatus } from './door.contract.ts';
import { lateAttendance } from './late-attendance.ts';
import { mayDoor } from './door.policy.ts';
import { admissionRows, markUndone } from './door.store.ts';
import { statusOf } from './door-status.ts';
import { paperLimit } from './enter-paper.ts';
import { factsOfLateScans } from './late-scan.store.ts';
import { keepInStep } from './let-in.ts';

/**
 * Takes back all that was entered from one paper sheet; single admissions of it that were undone before stay so. Once its day was reported, with a
 * reason.
 */
export async function undoPaper(
  environment: Environment,
  actor: Actor,
  { batchId, reason }: { batchId: string; reason?: string | undefined },
): Promise<Result<DoorStatus>> {
  if (!mayDoor(actor, 'door.run')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const batch = await lockBatch(transaction, batchId, 'sign-in');
    const session = batch?.sessionId ? inSightOrNull(actor, await lockSession(transaction, batch.sessionId)) : null;
    if (!batch || !session) return refuse('not-found', { what: '录入批次' });
    if (batch.undoneAt) return refuse('batch-undone-already', { when: dayAndTimeOf(batch.undoneAt) });
    if (session.state === 'archived') return refuse('session-archived');
    const { items } = await admissionRows(transaction, { sessionId: session.id, batchId }, { limit: paperLimit, offset: 0 });
    if (items.some((admission) => admission.hasOpinion)) return refuse('admission-has-opinion');
    const late = await lateAttendance(transaction, session, reason);
    if (!late.ok) return late;
    const why = late.value.lateReason || '撤销一批纸质签到';
    const change = { at: environment.clock.now(), by: actor.name };
    for (const admission of items) {
      const withdrawn = await withdrawFact(transaction, recorderOf(environment, actor), admission.factId, why);
      if (!withdrawn.ok) return withdrawn;
    }
    for (const factId of await factsOfLateScans(transaction, batchId)) {
      const withdrawn = await withdrawFact(transaction, recorderOf(environment, actor), factId, why);
      if (!withdrawn.ok) return withdrawn;
    }
    await markUndone(
      transaction,
      items.map(({ id }) => id),
      change,
    );
    await markBatchUndone(transaction, batchId, change, why);
    const people = items.reduce((sum, admission) => sum + admission.people, 0);
    const along = await keepInStep({ transaction, environment, actor, session }, -people);
    if (!along.ok) return along;
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'undo-paper',
      recordKind: 'session',
      recordId: session.id,
      detail: { ...late.value.detail, batch: batchId, rows: items.length },
    });
    return ok(await statusOf(transaction, environment, actor, along.value));
  });
}
