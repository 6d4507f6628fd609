import { recordAudit } from '#src/access/index.ts';
import {
  asWritten,
  attachmentExists,
  hasBegun,
  headCountOf,
  lockSession,
  recorderOf,
  saveHeadCount,
  sessionById,
} from '#src/deliver/sessions/index.ts';
import { headCountFact } from '#src/deliver/sessions/session.fact.ts';
import { inSightOrNull } from '#src/deliver/signup/index.ts';
import { appendFacts } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { DoorStatus } from './door.contract.ts';
import { lateAttendance } from './late-attendance.ts';
import { mayDoor } from './door.policy.ts';
import { type DoorWarning, headCountWarnings, likelyAtMost } from './door.rules.ts';
import { statusOf } from './door-status.ts';

export interface HeadCount {
  sessionId: string;
  people: number;
  method: 'counted' | 'estimated' | 'online';
  attachmentId: string | null;
  /** That more came than the place holds is what was meant. */
  confirmed?: boolean | undefined;
  /** Asked for once the day was reported. */
  reason?: string | undefined;
}

/** How many were in the room, and how that was found. Counting again takes the place of the former count. */
export async function recordHeadCount(
  environment: Environment,
  actor: Actor,
  input: HeadCount,
): Promise<Result<{ status: DoorStatus; warnings: DoorWarning[] }>> {
  if (!mayDoor(actor, 'door.run')) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const session = inSightOrNull(actor, await lockSession(transaction, input.sessionId));
    if (!session) return refuse('not-found', { what: '场次' });
    if (session.state === 'archived') return refuse('session-archived');
    if (!hasBegun(session, environment.clock.now())) return refuse('head-count-too-early');
    const most = likelyAtMost({ capacity: session.capacity, roomCapacity: session.venueCapacity });
    if (input.people > most && !input.confirmed) return refuse('head-count-unlikely', { quantity: input.people, most });
    if (input.method === 'estimated' && input.attachmentId === null) return refuse('head-count-estimate-bare');
    if (input.attachmentId && !(await attachmentExists(transaction, [input.attachmentId]))) return refuse('attachment-missing');
    const late = await lateAttendance(transaction, session, input.reason);
    if (!late.ok) return late;
    const before = await headCountOf(transaction, session.id);
    const supersedes = before ? { id: before.factId, reason: '重新清点' } : null;
    const appended = await appendFacts(transaction, recorderOf(environment, actor), [
      headCountFact(asWritten(session), input, session.admitted, supersedes, environment.clock.now()),
    ]);
    if (!appended.ok) return appended;
    await saveHeadCount(
      transaction,
      session.id,
      { ...input, lateReason: late.value.lateReason, factId: appended.value[0]! },
      { at: environment.clock.now(), by: actor.name },
    );
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'record-head-count',
      recordKind: 'session',
      recordId: session.id,
      detail: {
        ...late.value.detail,
        method: input.method,
        changes: [{ field: 'people', before: before?.people ?? null, after: input.people }],
      },
    });
    const status = await statusOf(transaction, environment, actor, (await sessionById(transaction, session.id))!);
    return ok({
      status,
      warnings: headCountWarnings(input.people, session.admitted),
    });
  });
}
