import {
  asWritten,
  bringFactsAlong,
  inviteToOpinion,
  opinionMark,
  opinionToken,
  recorderOf,
  type Session,
} from '#src/deliver/sessions/index.ts';
import { appendFacts, pseudonymOf } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { admissionFact } from './door.fact.ts';
import { insertAdmissions, type NewAdmission } from './door.store.ts';

/** Who does something at the door of which session, within one transaction. */
export interface AtDoor {
  transaction: Transaction;
  environment: Environment;
  actor: Actor;
  session: Session;
}

export interface Arrival {
  signUpId: string | null;
  personId: string | null;
  way: 'ticket' | 'walk-in' | 'paper';
  people: number;
}

/**
 * Lets people in: their facts, their admissions, and what the session counts by them. The session must be locked. Answers the ids in the
 * order of the arrivals, and the session as it stands then. `lateReason`: see `lateAttendance`.
 */
export async function letIn(
  { transaction, environment, actor, session }: AtDoor,
  arrivals: readonly Arrival[],
  from: { lateReason: string; batchId?: string; attachmentId?: string | null },
): Promise<Result<{ ids: string[]; session: Session }>> {
  const now = environment.clock.now();
  const recorder = recorderOf(environment, actor);
  const key = environment.secrets.keyFor('pseudonym');
  const links = environment.secrets.keyFor('opinion-link');
  const made = arrivals.map((arrival) => {
    const id = uuidv7(now);
    return { ...arrival, id, opinionMark: opinionMark(opinionToken(links, actor.tenant, id)) };
  });
  const facts = await appendFacts(
    transaction,
    recorder,
    made.map(({ id, way, people, personId }) =>
      admissionFact(asWritten(session), {
        id,
        way,
        people,
        subject: personId ? pseudonymOf(key, actor.tenant, personId) : '',
        at: now,
        attachmentId: from.attachmentId ?? null,
      }),
    ),
  );
  if (!facts.ok) return facts;
  const admissions: NewAdmission[] = made.map((arrival, index) => ({
    ...arrival,
    sessionId: session.id,
    batchId: from.batchId ?? null,
    lateReason: from.lateReason,
    admittedAt: now,
    admittedBy: actor.name,
    factId: facts.value[index]!,
  }));
  await insertAdmissions(transaction, admissions);
  // All others are invited when it ends.
  if (session.state === 'ended')
    await inviteToOpinion(
      transaction,
      { environment, actor },
      session,
      made.map(({ id }) => id),
    );
  const people = arrivals.reduce((sum, arrival) => sum + arrival.people, 0);
  const along = await keepInStep({ transaction, environment, actor, session }, people);
  return along.ok ? ok({ ids: made.map(({ id }) => id), session: along.value }) : along;
}

/**
 * Brings the head count and the invitations of a session along after its admissions have changed by so many `people`: it was locked before, so that
 * nobody else has changed them since it was read. Refuses where there would be fewer
 * people than opinions: those on paper stand for nobody, so that only their number holds them to people who came. Answers the session as it is now.
 */
export async function keepInStep({ transaction, environment, actor, session }: AtDoor, people: number): Promise<Result<Session>> {
  const now = { ...session, admitted: session.admitted + people };
  const { admitted, opinions } = now;
  if (opinions > admitted) return refuse('fewer-people-than-opinions', { people: admitted, given: opinions });
  const along = await bringFactsAlong(transaction, recorderOf(environment, actor), asWritten(now), now.state === 'ended');
  return along.ok ? ok(now) : along;
}
