import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayReadPeople, mayReadStaffNames } from '../access.policy.ts';
import { type PeopleFilter, peopleRows, personRow, staffNames } from './person.store.ts';
import { type PersonView, viewOf, viewsOf } from './views.ts';

/** The people of the tenant, masked; whoever was erased is shown without a name. */
export async function listPeople(
  environment: Environment,
  actor: Actor,
  filter: PeopleFilter,
  page: { limit: number; offset: number },
): Promise<Result<{ items: PersonView[]; total: number }>> {
  if (!mayReadPeople(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'access', async (transaction) => {
    const now = environment.clock.now();
    const { items, total } = await peopleRows(transaction, filter, now, page);
    return ok({ items: await viewsOf(transaction, items, now), total });
  });
}

export async function readPerson(environment: Environment, actor: Actor, id: string): Promise<Result<PersonView>> {
  if (!mayReadPeople(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'access', async (transaction) => {
    const person = await personRow(transaction, id);
    return person ? ok(await viewOf(transaction, person, environment.clock.now())) : refuse('not-found', { what: '人员' });
  });
}

/** Who the accounts in records are: everyone who ever held a role other than resident. Whoever was erased has no name any more. */
export async function listStaffNames(environment: Environment, actor: Actor): Promise<Result<{ id: string; name: string }[]>> {
  if (!mayReadStaffNames(actor)) return refuse('not-allowed');
  return environment.database.transaction(actor, 'access', async (transaction) => ok(await staffNames(transaction)));
}
