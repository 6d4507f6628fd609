import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayReadAccount } from '../account.policy.ts';
import type { Sort } from '#src/kernel/sort.ts';
import { type ActivityFilter, activityRows, activityView } from '#src/plan/index.ts';
import type { ActivityView } from '#src/plan/programme/programme.contract.ts';
import { type ActivityStanding, activityStates } from '../account.contract.ts';
import { type Ledger, openLedger } from '../account-of.ts';
import type { ActivityProgress } from './measure.sql.store.ts';

/** How far each planned activity of a programme is on a day, from facts alone. */
export async function listActivityProgress(
  environment: Environment,
  actor: Actor,
  { id, at }: { id: string; at?: string | undefined },
): Promise<Result<ActivityStanding[]>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId: id, at }, async (ledger) => ok(await standings(ledger)));
}

async function standings({ programme, evaluator, scope }: Ledger): Promise<ActivityStanding[]> {
  return (await evaluator.activities()).map((one) => ({
    activityId: one.id,
    done: one.done,
    target: one.target,
    metOn: one.metOn,
    finishedOn: one.finishedOn,
    state: standingOf(one, programme.state === 'draft' ? null : scope.at),
  }));
}

interface Asked extends Omit<ActivityFilter, 'sort'> {
  id: string;
  sort: ActivityFilter['sort'] | Sort<'progress' | 'state'>;
  /** Only those in this state. */
  progress?: ActivityStanding['state'] | undefined;
  page: number;
  pageSize: number;
}

/** The planned activities with how far each is today: one page, chosen and ordered by that too. Of those equal the one due first comes first. */
export async function listActivitiesWithProgress(
  environment: Environment,
  actor: Actor,
  { id, page, pageSize, sort, progress, ...filter }: Asked,
): Promise<Result<{ items: (ActivityView & { progress: ActivityStanding | null })[]; total: number }>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId: id }, async (ledger) => {
    const known = new Map((await standings(ledger)).map((one) => [one.activityId, one]));
    const own = isOwnSort(sort) ? sort : null;
    const listed = await activityRows(
      ledger.transaction,
      id,
      { ...filter, sort: isOwnSort(sort) ? 'dueOn' : sort },
      { limit: null, offset: 0 },
    );
    const rows = listed.items
      .map((row) => ({ ...activityView(row), progress: known.get(row.id) ?? null }))
      .filter((row) => progress === undefined || row.progress?.state === progress);
    if (own) rows.sort((one, other) => compare(worthOf(own, one), worthOf(own, other)) * (own.startsWith('-') ? -1 : 1));
    return ok({ items: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length });
  });
}

const isOwnSort = (sort: Asked['sort']): sort is Sort<'progress' | 'state'> => /^-?(?:progress|state)$/.test(sort);

const worthOf = (sort: Sort<'progress' | 'state'>, { progress }: { progress: ActivityStanding | null }): number =>
  progress === null
    ? Infinity
    : sort.endsWith('state')
      ? activityStates.indexOf(progress.state)
      : progress.done / progress.target;

const compare = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1);

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
