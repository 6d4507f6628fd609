import { recordAudit } from '#src/access/index.ts';
import { judgeSessionAgain } from '#src/deliver/expense-rules/index.ts';
import { type Actor, actorKey } from '#src/kernel/actor.ts';
import { changesBetween, unshown } from '#src/kernel/changes.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { usableSpeaker } from './plan-and-network.store.ts';
import { checkPlan, namingConflicts, placeOf } from './plan-session.ts';
import type { ChangeSession } from './session.contract.ts';
import { recorderOf } from './recorder.ts';
import { mayChangeWords, maySession } from './session.policy.ts';
import { isPossible, stateBySeats } from './session.rules.ts';
import { type EditedSession, type SessionRow, sessionById, updateSession } from './session.store.ts';
import { changedMeanwhile, sessionForStep } from './take-step.ts';
import { zh } from './session.texts.ts';
import { tellCalendar } from './tell-calendar.ts';
import { tellMoved } from './tell-everyone.ts';
import { contactsOf, tellReplaced } from './tell-contacts.ts';

/** Once passed, these change only by rescheduling or after a return to draft. */
const fixedOncePassed = ['subProgramme', 'activityId', 'venueId', 'district', 'startsAt', 'endsAt'] as const;

/** The speaker, a person, is only named; so is the summary, whose text is long and nobody's figure. */
const shownFields = [
  'title',
  'summary',
  'subProgrammeName',
  'activityName',
  'audience',
  'venueName',
  'venueKind',
  'districtName',
  'regionName',
  'speakerId',
  'startsAt',
  'endsAt',
  'capacity',
  'state',
] as const;

/**
 * Changes a session over the version that the editor saw: all of it until it was passed; title, summary, audience, speaker and capacity
 * afterwards. Whoever is to pass it passes what they saw: over a change made meanwhile their pass is refused. Once it is handed in it holds the
 * time of its speaker and its venue, who are told of another one. Words changed after they were passed must be passed again by somebody else;
 * the session stays open meanwhile.
 */
export async function changeSession(environment: Environment, actor: Actor, input: ChangeSession): Promise<Result<SessionRow>> {
  if (!maySession(actor, 'sessions.write')) return refuse('not-allowed');
  let edited: EditedSession | null = null;
  return namingConflicts(
    environment,
    actor,
    () => edited,
    () =>
      environment.database.transaction(actor, 'deliver', async (transaction) => {
        const found = await sessionForStep(transaction, actor, input, 'change');
        if (!found.ok) return found;
        const session = found.value;
        const reworded = rewords(session, input);
        const wanted = await editedSession(transaction, environment, actor, session, input);
        if (!wanted.ok) return wanted;
        edited = wanted.value;
        if ((reworded || replans(session, edited)) && !mayChangeWords(actor, session))
          return refuse('session-under-review', { who: session.submittedBy ?? '' });
        // What was passed are the former words: these are handed in anew, by whoever wrote them, and somebody else passes them.
        const again = reworded && isPossible(session.state, 'pass') ? actorKey(actor) : null;
        const contacts = await contactsOf(transaction, session);
        const change = { at: environment.clock.now(), by: actor.name };
        if (!(await updateSession(transaction, edited, change, again))) return changedMeanwhile(session);
        const after = (await sessionById(transaction, session.id))!;
        await tellCalendar(transaction, after);
        const judged = await feesJudgedAgain(transaction, environment, actor, session, after);
        if (!judged.ok) return judged;
        if (session.state === 'submitted' && changesBetween(session, after, moved).length > 0)
          await tellMoved(transaction, environment, actor, { before: session, after, contacts, reason: zh.rearranged });
        else await tellReplaced(transaction, environment, { session, contacts, reason: zh.rearranged });
        await recordAudit(transaction, environment.clock, actor, {
          verb: 'change-session',
          recordKind: 'session',
          recordId: session.id,
          detail: { changes: changesBetween(session, after, shownFields, { summary: unshown, speakerId: unshown }) },
        });
        return ok(after);
      }),
  );
}

/** What content review looks at. */
const reviewed = ['title', 'summary', 'audience', 'speakerId'] as const;

const rewords = (session: SessionRow, input: ChangeSession): boolean =>
  reviewed.some((field) => input[field] !== undefined && input[field] !== session[field]);

/** Where and for what it is planned. */
const replans = (session: SessionRow, edited: EditedSession): boolean =>
  changesBetween<EditedSession>(session, edited, fixedOncePassed).length > 0;

const moves = ['startsAt', 'endsAt'] as const;
/** What those whose time it holds are told of. */
const moved = [...moves, 'venueId'] as const;
/** What the facts of its expenses say of the session. */
const places = ['activityId', 'district', 'region', 'venueKind', 'audience'] as const;

/** What was paid for the session is judged anew where its day, its place or its speaker is another one. */
async function feesJudgedAgain(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  before: SessionRow,
  after: SessionRow,
): Promise<Result<null>> {
  const differs = (fields: readonly (keyof SessionRow)[]): boolean => changesBetween(before, after, fields).length > 0;
  const speaks = before.speakerId === after.speakerId ? null : ('speaker-changed' as const);
  const why = differs(moves) ? 'session-moved' : (speaks ?? (differs(places) ? 'session-changed' : null));
  if (why === null) return ok(null);
  const judge = { environment, actor, recorder: recorderOf(environment, actor) };
  return judgeSessionAgain(transaction, judge, after.id, why);
}

async function editedSession(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  session: SessionRow,
  input: ChangeSession,
): Promise<Result<EditedSession>> {
  const capacity = input.capacity ?? session.capacity;
  if (capacity < session.taken) return refuse('session-under-taken', { taken: session.taken, capacity });
  const wanted = {
    ...session,
    ...withoutAbsent(input),
    startsAt: input.startsAt ? new Date(input.startsAt) : session.startsAt,
    endsAt: input.endsAt ? new Date(input.endsAt) : session.endsAt,
    state: stateBySeats(session.state, session.taken, capacity),
  };
  const unpassed = session.state === 'draft' || session.state === 'submitted';
  if (!unpassed && fixedOncePassed.some((field) => input[field] !== undefined)) return refuse('session-fixed-field');
  const place = await placeOf(transaction, actor, wanted);
  if (!place.ok) return place;
  const edited = { ...wanted, ...place.value };
  if (session.state === 'draft' || replans(session, edited)) {
    const plan = await checkPlan(transaction, wanted, environment.clock.now());
    if (!plan.ok) return plan;
  } else if (input.speakerId && !(await usableSpeaker(transaction, input.speakerId))) {
    return refuse('session-speaker-unknown');
  }
  return ok(edited);
}

function withoutAbsent<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as never;
}
