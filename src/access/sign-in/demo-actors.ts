import type { Actor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import type { Environment } from '#src/platform/environment.ts';
import { actorFrom } from '../people/actor-of-person.ts';
import { membershipRows, personLike } from '../people/person.store.ts';
import type { Tenant } from '../tenants/tenant.store.ts';
import { demoAccountList } from './demo.ts';

/** The people behind the demo accounts as actors, with the roles that hold at the environment's time. They must exist. */
export async function demoActors(environment: Environment, tenant: Tenant): Promise<Map<Role, Actor>> {
  return environment.database.transaction({ tenant: tenant.id }, 'access', async (transaction) => {
    const actors = new Map<Role, Actor>();
    for (const { role, email } of demoAccountList('')) {
      const person = await personLike(transaction, { email });
      if (!person) throw new Error(`there is no demo account for ${role}`);
      actors.set(role, actorFrom(tenant.id, person, await membershipRows(transaction, [person.id]), environment.clock.now()));
    }
    return actors;
  });
}
