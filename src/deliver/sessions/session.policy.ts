import { permits } from '#src/access/index.ts';
import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import type { Role, SessionState } from '#src/kernel/vocabulary.ts';
import { isPossible, minutesBeforeStart, minutesUntil } from './session.rules.ts';

export const sessionPermissions = {
  'sessions.read': ['manager', 'finance', 'coordinator', 'host', 'leader', 'auditor'],
  'sessions.write': ['manager', 'coordinator', 'host'],
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

export function sessionAbilitiesOf(actor: Actor, session: { state: SessionState; startsAt: Date; version: number }, now: Date) {
  const { state } = session;
  const write = maySession(actor, 'sessions.write');
  const review = maySession(actor, 'sessions.review');
  const run = maySession(actor, 'sessions.run');
  const nearStart = minutesUntil(session.startsAt, now) <= minutesBeforeStart;
  return {
    change: write && isPossible(state, 'change'),
    submit: write && isPossible(state, 'submit'),
    publish: review && isPossible(state, 'publish'),
    returnToDraft: review && isPossible(state, 'return'),
    openSignUp: review && isPossible(state, 'open'),
    start: run && nearStart && isPossible(state, 'start'),
    end: run && isPossible(state, 'end'),
    archive: review && isPossible(state, 'archive'),
    reschedule: review && isPossible(state, 'reschedule'),
    cancel: review && isPossible(state, 'cancel'),
    copy: write,
    runDoor: run && nearStart && (isPossible(state, 'start') || state === 'running'),
    signUpAtDesk: run && state === 'open' && session.startsAt > now,
  };
}
