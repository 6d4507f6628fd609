import { recordAudit } from '#src/access/index.ts';
import { judgeSessionAgain } from '#src/deliver/expense-rules/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { changesBetween } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { checkPlan, namingConflicts, placeOf } from './plan-session.ts';
import { maySession } from './session.policy.ts';
import { stateBySeats } from './session.rules.ts';
import { type EditedSession, forgetReminders, type SessionRow, sessionById, updateSession } from './session.store.ts';
import { recorderOf } from './recorder.ts';
import { changedMeanwhile, type Seen, sessionForStep } from './take-step.ts';
import { tellCalendar } from './tell-calendar.ts';
import { contactsOf } from './tell-contacts.ts';
import { tellMoved } from './tell-everyone.ts';

export interface RescheduleSession extends Seen {
  startsAt: string;
  endsAt: string;
  venueId?: string | undefined;
  /** As before when absent. */
  capacity?: number | undefined;
  reason: string;
}

/** Moves a session to another time or venue. Tickets stay valid; everyone is told. */
export async function rescheduleSession(
  environment: Environment,
  actor: Actor,
  input: RescheduleSession,
): Promise<Result<SessionRow>> {
  if (!maySession(actor, 'sessions.review')) return refuse('not-allowed');
  let edited: EditedSession | null = null;
  return namingConflicts(
    environment,
    actor,
    () => edited,
    () =>
      environment.database.transaction(actor, 'deliver', async (transaction) => {
        const found = await sessionForStep(transaction, actor, input, 'reschedule');
        if (!found.ok) return found;
        const session = found.value;
        if (session.admitted > 0) return refuse('session-people-inside', { people: session.admitted });
        const contacts = await contactsOf(transaction, session);
        const capacity = input.capacity ?? session.capacity;
        if (capacity < session.taken) return refuse('session-under-taken', { taken: session.taken, capacity });
        const wanted = {
          ...session,
          capacity,
          state: stateBySeats(session.state, session.taken, capacity),
          startsAt: new Date(input.startsAt),
          endsAt: new Date(input.endsAt),
          venueId: input.venueId ?? session.venueId,
        };
        const plan = await checkPlan(transaction, wanted, environment.clock.now());
        if (!plan.ok) return plan;
        const place = await placeOf(transaction, actor, wanted);
        if (!place.ok) return place;
        edited = { ...wanted, ...place.value };
        const change = { at: environment.clock.now(), by: actor.name };
        if (!(await updateSession(transaction, edited, change, null))) return changedMeanwhile(session);
        const moved = (await sessionById(transaction, session.id))!;
        await tellCalendar(transaction, moved);
        const judge = { environment, actor, recorder: recorderOf(environment, actor) };
        const judged = await judgeSessionAgain(transaction, judge, session.id, 'session-moved');
        if (!judged.ok) return judged;
        // More or fewer places alone are no news to whoever comes.
        if (changesBetween(session, moved, ['startsAt', 'endsAt', 'venueId']).length > 0) {
          await forgetReminders(transaction, session.id);
          await tellMoved(transaction, environment, actor, { before: session, after: moved, contacts, reason: input.reason });
        }
        await recordAudit(transaction, environment.clock, actor, {
          verb: 'reschedule-session',
          recordKind: 'session',
          recordId: session.id,
          detail: {
            reason: input.reason,
            changes: changesBetween(session, moved, ['startsAt', 'endsAt', 'venueName', 'capacity', 'state']),
          },
        });
        return ok(moved);
      }),
  );
}
