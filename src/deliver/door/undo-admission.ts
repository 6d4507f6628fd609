import { recordAudit } from '#src/access/index.ts';
import { lockSession, recorderOf } from '#src/deliver/sessions/index.ts';
import { inSightOrNull } from '#src/deliver/signup/index.ts';
import { withdrawFact } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { DoorStatus } from './door.contract.ts';
import { lateAttendance } from './late-attendance.ts';
import { mayDoor } from './door.policy.ts';
import { admissionById, markUndone } from './door.store.ts';
import { statusOf } from './door-status.ts';
import { keepInStep } from './let-in.ts';

/** Takes an admission back, until the session is archived; not when an opinion shows that the person was there. Once its day was reported, with a reason. */
export async function undoAdmission(
  environment: Environment,
  actor: Actor,
  input: { id: string; reason?: string },
): Promise<Result<DoorStatus>> {
  if (!mayDoor(actor, 'door.run')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const found = await admissionById(transaction, input.id);
    const session = found && inSightOrNull(actor, await lockSession(transaction, found.sessionId));
    const admission = session && (await admissionById(transaction, input.id));
    if (!admission || !session || admission.undoneAt) return refuse('not-found', { what: '入场记录' });
    if (session.state === 'archived') return refuse('session-archived');
    if (admission.hasOpinion) return refuse('admission-has-opinion');
    const late = await lateAttendance(transaction, session, input.reason);
    if (!late.ok) return late;
    const reason = input.reason?.trim() || '误登记，撤销入场';
    const withdrawn = await withdrawFact(transaction, recorderOf(environment, actor), admission.factId, reason);
    if (!withdrawn.ok) return withdrawn;
    await markUndone(transaction, [admission.id], { at: environment.clock.now(), by: actor.name });
    const along = await keepInStep({ transaction, environment, actor, session }, -admission.people);
    if (!along.ok) return along;
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'undo-admission',
      recordKind: 'admission',
      recordId: admission.id,
      detail: { ...late.value.detail, session: session.id, people: admission.people },
    });
    return ok(await statusOf(transaction, environment, actor, along.value));
  });
}
