import { permits } from '#src/access/index.ts';
import { type Actor, actorKey, seesDistrict } from '#src/kernel/actor.ts';
import type { Role, SessionState } from '#src/kernel/vocabulary.ts';
import { hasBegun, isPossible, minutesBeforeStart, minutesUntil } from './session.rules.ts';

export const sessionPermissions = {
  'sessions.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'sessions.write': ['manager', 'coordinator', 'host'],
  /** What goes out is looked at by a second person, who may be the leader answerable for it. */
  'sessions.pass': ['manager', 'coordinator', 'leader'],
  'sessions.review': ['manager', 'coordinator'],
  'sessions.run': ['manager', 'coordinator', 'host'],
} as const satisfies Record<string, readonly Role[]>;

export type SessionPermission = keyof typeof sessionPermissions;

export function maySession(actor: Actor, permission: SessionPermission): boolean {
  return permits(sessionPermissions, actor, permission);
}

/** Coordinators and hosts see only their own district; what they do not see does not exist for them. */
export function isInSight(actor: Actor, session: { district: string }): boolean {
  return seesDistrict(actor, session.district);
}

interface SessionInReview {
  state: SessionState;
  submittedById: string | null;
  reviewedAt: Date | null;
}

/** Its words were changed after they had been passed, and nobody else has passed them since (待复核). */
export function awaitsPass({ state, submittedById, reviewedAt }: SessionInReview): boolean {
  return isPossible(state, 'pass') && submittedById !== null && reviewedAt === null;
}

/** Whoever handed a session in cannot also pass it (四眼). */
export function isOwnSubmission(actor: Actor, { submittedById }: Pick<SessionInReview, 'submittedById'>): boolean {
  return submittedById !== null && submittedById === actorKey(actor);
}

/** While it is under review the words stay those that were handed in: a reviewer who wants others returns it. */
export function mayChangeWords(actor: Actor, session: SessionInReview): boolean {
  const { state, submittedById } = session;
  return !(state === 'submitted' || awaitsPass(session)) || submittedById === null || submittedById === actorKey(actor);
}

export function sessionAbilitiesOf(actor: Actor, session: SessionInReview & { startsAt: Date }, now: Date) {
  const { state } = session;
  const write = maySession(actor, 'sessions.write');
  const review = maySession(actor, 'sessions.review');
  const pass = maySession(actor, 'sessions.pass');
  const run = maySession(actor, 'sessions.run');
  const nearStart = minutesUntil(session.startsAt, now) <= minutesBeforeStart;
  const own = isOwnSubmission(actor, session);
  return {
    change: write && isPossible(state, 'change') && mayChangeWords(actor, session),
    submit: write && isPossible(state, 'submit'),
    publish: pass && isPossible(state, 'publish') && !own,
    pass: pass && awaitsPass(session) && !own,
    awaitsAnother: (isPossible(state, 'publish') || awaitsPass(session)) && own,
    returnToDraft: pass && isPossible(state, 'return'),
    openSignUp: review && isPossible(state, 'open'),
    start: run && nearStart && isPossible(state, 'start'),
    end: run && isPossible(state, 'end'),
    archive: review && isPossible(state, 'archive') && !awaitsPass(session),
    reschedule: review && isPossible(state, 'reschedule'),
    cancel: review && isPossible(state, 'cancel'),
    copy: write,
    runDoor: run && nearStart && (isPossible(state, 'start') || state === 'running'),
    enterAttendance: run && hasBegun(session, now),
    signUpAtDesk: run && state === 'open' && session.startsAt > now,
  };
}
