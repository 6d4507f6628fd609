import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Json } from '#src/kernel/canonical-json.ts';
import { dayAndTimeOf } from '#src/kernel/local-time.ts';
import { type RefusalCode, refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { isInSight, maySession, type SessionPermission } from './session.policy.ts';
import { type SessionStep, stateAfter } from './session.rules.ts';
import { lockSession, type SessionRow, sessionById, type StepDetails, stepSession } from './session.store.ts';
import { tellCalendar } from './tell-calendar.ts';

export interface Seen {
  id: string;
  version: number;
}

const refusalOfStep = {
  change: 'session-cannot-change',
  submit: 'session-cannot-submit',
  return: 'session-cannot-return',
  publish: 'session-cannot-publish',
  pass: 'session-cannot-pass',
  open: 'session-cannot-open',
  fill: 'session-cannot-change',
  free: 'session-cannot-change',
  start: 'session-cannot-start',
  end: 'session-cannot-end',
  archive: 'session-cannot-archive',
  reschedule: 'session-cannot-reschedule',
  cancel: 'session-cannot-cancel',
} as const satisfies Record<SessionStep, RefusalCode>;

export function changedMeanwhile(row: { changedBy: string; changedAt: Date }): ReturnType<typeof refuse> {
  return refuse('changed-meanwhile', { who: row.changedBy, when: dayAndTimeOf(row.changedAt) });
}

/** The session as the editor saw it, locked, and allowed to take the step. */
export async function sessionForStep(
  transaction: Transaction,
  actor: Actor,
  seen: Seen,
  step: SessionStep,
): Promise<Result<SessionRow>> {
  const session = await lockSession(transaction, seen.id);
  if (!session || !isInSight(actor, session)) return refuse('not-found', { what: '场次' });
  if (session.version !== seen.version) return changedMeanwhile(session);
  if (stateAfter(session.state, step) === null) return refuse(refusalOfStep[step]);
  return ok(session);
}

export interface StepPlan {
  permission: SessionPermission;
  step: SessionStep;
  /** Name of the verb in the audit trail. */
  verb: string;
  detail?: Record<string, Json>;
  /** What must hold, and what is written with the step. */
  before?: (transaction: Transaction, session: SessionRow) => Promise<Result<StepDetails>>;
  /** What follows from it, in the same transaction. */
  after?: (transaction: Transaction, session: SessionRow) => Promise<Result<unknown>>;
}

/** Takes one step of a session's life: permission, sight, version, state, then the change, its consequences and the audit trail together. */
export async function takeStep(environment: Environment, actor: Actor, seen: Seen, plan: StepPlan): Promise<Result<SessionRow>> {
  if (!maySession(actor, plan.permission)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'deliver', async (transaction) => {
    const found = await sessionForStep(transaction, actor, seen, plan.step);
    if (!found.ok) return found;
    const session = found.value;
    const details = plan.before ? await plan.before(transaction, session) : ok({});
    if (!details.ok) return details;
    const change = { at: environment.clock.now(), by: actor.name };
    const state = stateAfter(session.state, plan.step)!;
    if (!(await stepSession(transaction, seen, state, details.value, change))) return changedMeanwhile(session);
    await recordAudit(transaction, environment.clock, actor, {
      verb: plan.verb,
      recordKind: 'session',
      recordId: session.id,
      detail: { ...plan.detail, changes: [{ field: 'state', before: session.state, after: state }] },
    });
    const after = plan.after ? await plan.after(transaction, session) : ok(null);
    if (!after.ok) return after;
    const stepped = (await sessionById(transaction, session.id))!;
    await tellCalendar(transaction, stepped);
    return ok(stepped);
  });
}
