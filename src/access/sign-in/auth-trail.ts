import type { Environment } from '#src/platform/environment.ts';
import { recordAudit } from '../audit.store.ts';
import { actorFrom } from '../people/actor-of-person.ts';
import { noTenant } from '#src/kernel/ids.ts';
import { ownPeople } from './identity.store.ts';

/** Writes what somebody did with the own account into the trail of every tenant that the account belongs to. */
export async function recordOfAccount(environment: Environment, accountId: string, verb: string): Promise<void> {
  const people = await environment.database.transaction({ tenant: noTenant }, 'access', (transaction) =>
    ownPeople(transaction, accountId),
  );
  for (const person of people) {
    const actor = actorFrom(person.tenant.id, person, [], environment.clock.now());
    await environment.database.transaction(actor, 'access', (transaction) =>
      recordAudit(transaction, environment.clock, actor, { verb, recordKind: 'person', recordId: person.id }),
    );
  }
}
