import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { draftSession } from './draft-session.ts';
import { isInSight, maySession } from './session.policy.ts';
import { type SessionRow, sessionById } from './session.store.ts';

/** A new draft like an existing session, at another time; the same length unless an end is given. */
export async function copySession(
  environment: Environment,
  actor: Actor,
  input: { id: string; startsAt: string; endsAt?: string | undefined },
): Promise<Result<SessionRow>> {
  if (!maySession(actor, 'sessions.write')) return refuse('not-allowed');
  const like = await environment.database.transaction(actor, 'deliver', (transaction) => sessionById(transaction, input.id));
  if (!like || !isInSight(actor, like)) return refuse('not-found', { what: '场次' });
  const length = like.endsAt.getTime() - like.startsAt.getTime();
  return draftSession(environment, actor, {
    programmeId: like.programmeId,
    subProgramme: like.subProgramme,
    activityId: like.activityId,
    title: like.title,
    summary: like.summary,
    audience: like.audience,
    venueId: like.venueId,
    district: like.venueId ? null : like.district,
    speakerId: like.speakerId,
    capacity: like.capacity,
    startsAt: input.startsAt,
    endsAt: input.endsAt ?? new Date(new Date(input.startsAt).getTime() + length).toISOString(),
  });
}
