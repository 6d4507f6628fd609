import { recordAudit } from '#src/access/index.ts';
import { type Actor, actorKey } from '#src/kernel/actor.ts';
import { changedMeanwhile } from '#src/kernel/changed-meanwhile.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { dayOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { openLedger } from '../account-of.ts';
import type { Rectification } from './monitoring.contract.ts';
import {
  answeredSelf,
  answersOnBehalf,
  mayAnswer,
  mayConclude,
  mayReadMonitoring,
  seesRectification,
} from './monitoring.policy.ts';
import {
  insertStep,
  moveRectification,
  rectificationForChange,
  type RectificationRow,
  rectificationsOf,
} from './monitoring.store.ts';
import { rectificationView, visibleRectifications } from './rectification-view.ts';

/** What was asked to be put right in a programme, open ones first; a coordinator or host sees their own district's. */
export async function listRectifications(
  environment: Environment,
  actor: Actor,
  { id }: { id: string },
): Promise<Result<Rectification[]>> {
  if (!mayReadMonitoring(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId: id }, async ({ transaction }) =>
    ok(visibleRectifications(actor, await rectificationsOf(transaction, id), dayOf(environment.clock.now()))),
  );
}

interface Step {
  rectificationId: string;
  /** What the person saw; whoever comes second is told. */
  version: number;
}

interface Taking extends Step {
  verb: string;
  from: RectificationRow['state'];
  to: RectificationRow['state'];
  step: { kind: 'answered' | 'returned' | 'closed'; text: string };
  dueOn?: string | undefined;
}

/** 整改结果: what was done about it. From the district that was asked, or from a manager on its behalf (代填), which the step says. */
export async function answerRectification(
  environment: Environment,
  actor: Actor,
  { text, ...step }: Step & { text: string },
): Promise<Result<Rectification>> {
  if (!mayAnswer(actor)) return refuse('not-allowed');
  return take(environment, actor, {
    ...step,
    verb: 'answer-rectification',
    from: 'asked',
    to: 'answered',
    step: { kind: 'answered', text },
  });
}

/** 整改结论: closes it (终审), or returns it with what is still missing and a new day that is not past. Refuses whoever answered it. */
export async function concludeRectification(
  environment: Environment,
  actor: Actor,
  { accepted, text, dueOn, ...step }: Step & { accepted: boolean; text: string; dueOn?: string | undefined },
): Promise<Result<Rectification>> {
  if (!mayConclude(actor)) return refuse('not-allowed');
  if (accepted)
    return take(environment, actor, {
      ...step,
      verb: 'close-rectification',
      from: 'answered',
      to: 'closed',
      step: { kind: 'closed', text },
    });
  if (dueOn === undefined) return refuse('rectification-due-missing');
  if (dueOn < dayOf(environment.clock.now())) return refuse('rectification-due-past', { day: dueOn });
  return take(environment, actor, {
    ...step,
    verb: 'return-rectification',
    from: 'answered',
    to: 'asked',
    step: { kind: 'returned', text },
    dueOn,
  });
}

async function take(
  environment: Environment,
  actor: Actor,
  { rectificationId: id, version, verb, from, to, step, dueOn }: Taking,
): Promise<Result<Rectification>> {
  if (!isUuid(id)) return refuse('not-found', { what: '整改事项' });
  const now = environment.clock.now();
  return environment.database.transaction(actor, 'account', async (transaction) => {
    const row = await rectificationForChange(transaction, id);
    if (!row || !seesRectification(actor, row.district)) return refuse('not-found', { what: '整改事项' });
    if (row.version !== version) return changedMeanwhile(row);
    if (row.state !== from) return refuse('rectification-state', { state: row.state });
    if (step.kind !== 'answered' && answeredSelf(actor, row)) return refuse('rectification-same-person');
    const onBehalf = step.kind === 'answered' && answersOnBehalf(actor, row);
    const taken = { at: now, by: actor.name, byId: actorKey(actor) };
    await insertStep(transaction, id, { ...step, version: version + 1, dueOn: dueOn ?? null, onBehalf }, taken);
    await moveRectification(transaction, { id, state: to, dueOn: dueOn ?? row.dueOn }, taken);
    await recordAudit(transaction, environment.clock, actor, {
      verb,
      recordKind: 'rectification',
      recordId: id,
      ...(onBehalf ? { detail: { onBehalf: row.districtName ?? row.district } } : {}),
    });
    return ok(rectificationView(actor, (await rectificationForChange(transaction, id))!, dayOf(now)));
  });
}
