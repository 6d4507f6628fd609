import { districtsBelow, type PlacesBelow, placesBelow } from '#src/network/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { activityRows, type ActivityFilter } from './activities/activity.store.ts';
import { indicatorsOf, targetVersions } from './indicators/indicator.store.ts';
import type { ActivityView, ProgrammeItem, ProgrammeView, TargetVersion } from './programme.contract.ts';
import { mayReadPlan } from './programme.policy.ts';
import { programmeById, programmePage, tenantOf } from './programme.store.ts';
import { activityView, itemOf, targetView, viewOf } from './programme-view.ts';

/** Programmes, newest year first. */
export async function listProgrammes(
  environment: Environment,
  actor: Actor,
  filter: { fiscalYear?: number | undefined; search?: string | undefined; page?: number; pageSize?: number } = {},
): Promise<Result<{ items: ProgrammeItem[]; total: number }>> {
  if (!mayReadPlan(actor)) return refuse('not-allowed');
  const page = await environment.database.transaction(actor, 'plan', (transaction) =>
    programmePage(transaction, { page: 1, pageSize: 50, ...filter }),
  );
  return ok({ items: page.items.map(itemOf), total: page.total });
}

/** One programme with its indicators, budget and sub-programmes. */
export async function programmeDetail(environment: Environment, actor: Actor, id: string): Promise<Result<ProgrammeView>> {
  if (!mayReadPlan(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'plan', async (transaction) => {
    const row = await programmeById(transaction, id);
    return row ? ok(await viewOf(transaction, actor, row)) : refuse('not-found', { what: '项目' });
  });
}

/** Every target that an indicator ever had, newest first. */
export async function targetHistory(
  environment: Environment,
  actor: Actor,
  indicatorId: string,
): Promise<Result<TargetVersion[]>> {
  if (!mayReadPlan(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'plan', async (transaction) => {
    if ((await indicatorsOf(transaction, { indicatorId })).length === 0) return refuse('not-found', { what: '指标' });
    return ok((await targetVersions(transaction, indicatorId)).map(targetView));
  });
}

/** Planned activities of a programme; `pageSize` null answers all of them. */
export async function listActivities(
  environment: Environment,
  actor: Actor,
  { id, page, pageSize, ...filter }: ActivityFilter & { id: string; page: number; pageSize: number | null },
): Promise<Result<{ items: ActivityView[]; total: number }>> {
  if (!mayReadPlan(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'plan', async (transaction) => {
    if (!(await programmeById(transaction, id))) return refuse('not-found', { what: '项目' });
    const found = await activityRows(transaction, id, filter, { limit: pageSize, offset: (page - 1) * (pageSize ?? 0) });
    return ok({ items: found.items.map(activityView), total: found.total });
  });
}

/** The districts of the tenant's region, and where it is a district or a street itself, what lies below it. */
export async function tenantPlaces(
  environment: Environment,
  actor: Actor,
): Promise<{ districts: { code: string; name: string }[]; below: PlacesBelow | null }> {
  return environment.database.transaction(actor, 'plan', async (transaction) => {
    const { regionCode } = await tenantOf(transaction);
    const districts = (await districtsBelow(transaction, regionCode)).map(({ code, name }) => ({ code, name }));
    return { districts, below: await placesBelow(transaction, regionCode) };
  });
}

/** The districts of the tenant's region, in the order of their codes. */
export async function tenantDistricts(environment: Environment, actor: Actor): Promise<{ code: string; name: string }[]> {
  return (await tenantPlaces(environment, actor)).districts;
}
