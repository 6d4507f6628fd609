import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayReadAccount } from '../account.policy.ts';
import { openLedger } from '../account-of.ts';
import type { ActivityProgress } from './measure.sql.store.ts';

export interface ActivityStanding {
  activityId: string;
  done: number;
  target: number;
  metOn: string | null;
  finishedOn: string | null;
  state: 'finished' | 'met' | 'under-way' | 'not-begun' | 'overdue' | 'withdrawn';
}

/** How far each planned activity of a programme is on a day, from facts alone. */
export async function listActivityProgress(
  environment: Environment,
  actor: Actor,
  { id, at }: { id: string; at?: string | undefined },
): Promise<Result<ActivityStanding[]>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId: id, at }, async ({ programme, evaluator, scope }) =>
    ok(
      (await evaluator.activities()).map((one) => ({
        activityId: one.id,
        done: one.done,
        target: one.target,
        metOn: one.metOn,
        finishedOn: one.finishedOn,
        state: standingOf(one, programme.state === 'draft' ? null : scope.at),
      })),
    ),
  );
}

/** `at` is null where nothing can be overdue: a plan that is not approved binds nobody. */
function standingOf(
  { withdrawn, finishedOn, metOn, dueOn, done }: ActivityProgress,
  at: string | null,
): ActivityStanding['state'] {
  if (withdrawn) return 'withdrawn';
  if (finishedOn !== null) return 'finished';
  if (metOn !== null) return 'met';
  if (at !== null && dueOn < at) return 'overdue';
  return done > 0 ? 'under-way' : 'not-begun';
}
