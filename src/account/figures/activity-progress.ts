import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayReadAccount } from '../account.policy.ts';
import type { Sort } from '#src/kernel/sort.ts';
import { type ActivityFilter, activityRows, activityView } from '#src/plan/index.ts';
import type { ActivityView } from '#src/plan/programme/programme.contract.ts';
import { type ActivityStanding, activityStates } from '../account.contract.ts';
import { type Ledger, openLedger, readIndicator } from '../account-of.ts';
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
  /** Only those that the way back of this indicator asks for. */
  wayBack?: string | undefined;
  at?: string | undefined;
  page: number;
  pageSize: number;
}

/**
 * The planned activities with how far each is on a day: one page, chosen and ordered by that too. Of those equal the one due first comes
 * first. A day in the past shows them as they were planned then, so that whatever was counted on it is found again.
 */
export async function listActivitiesWithProgress(
  environment: Environment,
  actor: Actor,
  { id, at, page, pageSize, sort, progress, wayBack, ...filter }: Asked,
): Promise<Result<{ items: (ActivityView & { progress: ActivityStanding | null })[]; total: number }>> {
  if (!mayReadAccount(actor)) return refuse('not-allowed');
  return openLedger(environment, actor, { programmeId: id, at }, async (ledger) => {
    const known = new Map((await standings(ledger)).map((one) => [one.activityId, one]));
    const asked = wayBack === undefined ? null : await askedByWayBack(ledger, wayBack);
    const own = isOwnSort(sort) ? sort : null;
    const planned = await plannedThen(ledger, { ...filter, sort: isOwnSort(sort) ? 'dueOn' : sort });
    const rows = planned
      .map((row) => ({ ...row, progress: known.get(row.id) ?? null }))
      .filter((row) => progress === undefined || row.progress?.state === progress)
      .filter((row) => asked === null || asked.has(row.id));
    if (own) rows.sort((one, other) => compare(worthOf(own, one), worthOf(own, other)) * (own.startsWith('-') ? -1 : 1));
    return ok({ items: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length });
  });
}

/** The activities that the steps back to an indicator's target are about. */
async function askedByWayBack(ledger: Ledger, indicatorId: string): Promise<ReadonlySet<string>> {
  const row = ledger.indicators.find((one) => one.id === indicatorId);
  const steps = row ? (await readIndicator(ledger, row)).wayBack : [];
  return new Set(steps.flatMap(({ activityIds = [] }) => activityIds));
}

/** The activities as they were planned at the ledger's moment; they stand in the order of today's plan. */
async function plannedThen({ transaction, programme, scope, evaluator, labels }: Ledger, filter: ActivityFilter) {
  const whole = { limit: null, offset: 0 };
  if (!scope.heldAt) return (await activityRows(transaction, programme.id, filter, whole)).items.map(activityView);
  const { items } = await activityRows(transaction, programme.id, { state: 'all', sort: filter.sort }, whole);
  const held = new Map((await evaluator.activities()).map((one) => [one.id, one]));
  return items
    .map(activityView)
    .flatMap((today) => {
      const then = held.get(today.id);
      return then ? [asPlannedThen(today, then, labels)] : [];
    })
    .filter((one) => fits(one, filter));
}

function asPlannedThen(today: ActivityView, then: ActivityProgress, labels: Ledger['labels']): ActivityView {
  const { name, subProgramme, district, factKind, unit, target, dueOn, withdrawn } = then;
  return {
    ...today,
    ...{ name, subProgramme, district, unit, target, dueOn },
    factKind: factKind as ActivityView['factKind'],
    subProgrammeName: labels.get(subProgramme) ?? subProgramme,
    districtName: district === null ? null : (labels.get(district) ?? district),
    ...(withdrawn ? {} : { withdrawnAt: null, withdrawnReason: null }),
  };
}

const fits = (one: ActivityView, { state, subProgramme, district, dueBefore, search = '' }: ActivityFilter): boolean =>
  (state === 'all' || (state === 'withdrawn') === (one.withdrawnAt !== null)) &&
  (subProgramme === undefined || one.subProgramme === subProgramme) &&
  (district === undefined || one.district === district) &&
  (dueBefore === undefined || one.dueOn < dueBefore) &&
  one.name.includes(search.trim());

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
