import { type Actor, visitor } from '#src/kernel/actor.ts';
import type { Environment } from '#src/platform/environment.ts';
import { actorFrom, holdsAt } from '../people/actor-of-person.ts';
import { completePerson, insertPerson, personLike } from '../people/person.store.ts';
import type { Tenant } from '../tenants/tenant.store.ts';
import { listTenants, noTenant } from '../tenants/tenants.ts';
import type { Auth } from './auth.ts';
import { isDemoEmail } from './demo.ts';
import { type OwnPerson, ownPeople } from './identity.store.ts';

/** Who a request comes from. */
export interface Visit {
  actor: Actor;
  signedIn: boolean;
  /** null where several tenants are served and the visitor has not said which. */
  tenant: Tenant | null;
  /** The tenants that the account belongs to. */
  tenants: Tenant[];
  districts: { code: string; name: string }[];
  /** When an auditor's access ends, if it has not. */
  accessEndsAt: Date | null;
  /** When the last of the person's roles ended, if none holds any more. */
  accessEndedAt: Date | null;
}

function choose<Item>(items: readonly Item[], codeOf: (item: Item) => string, code: string | null): Item | undefined {
  return items.find((item) => codeOf(item) === code) ?? items[0];
}

function visitOf(person: OwnPerson, people: readonly OwnPerson[], now: Date): Visit {
  const memberships = person.memberships.map((membership) => ({ ...membership, id: '', personId: person.id }));
  const held = memberships.filter((membership) => holdsAt(membership, now));
  const ends = (role: 'auditor' | null): Date[] =>
    (role ? held.filter((membership) => membership.role === role) : memberships).flatMap(
      (membership) => membership.validUntil ?? [],
    );
  const latest = (dates: Date[]): Date | null => (dates.length > 0 ? new Date(Math.max(...dates.map(Number))) : null);
  return {
    actor: actorFrom(person.tenant.id, person, memberships, now),
    signedIn: true,
    tenant: person.tenant,
    tenants: people.map((each) => each.tenant),
    districts: held.flatMap(({ district, districtName }) =>
      district ? [{ code: district, name: districtName ?? district }] : [],
    ),
    accessEndsAt: held.some((membership) => membership.role === 'auditor') ? latest(ends('auditor')) : null,
    accessEndedAt: memberships.length > 0 && held.length === 0 ? latest(ends(null)) : null,
  };
}

/** A verified number is enough to be the person whom a desk or a public page entered under it. */
async function linkByPhone(
  environment: Environment,
  tenant: Tenant,
  user: { id: string; phone: string; name: string },
): Promise<void> {
  await environment.database.transaction({ tenant: tenant.id }, 'access', async (transaction) => {
    const person = await personLike(transaction, { phone: user.phone });
    if (person) await completePerson(transaction, person.id, { userId: user.id });
    else
      await insertPerson(
        transaction,
        { name: user.name, phone: user.phone, email: null, userId: user.id },
        environment.clock.now(),
      );
  });
}

interface User {
  id: string;
  name: string;
  email: string;
  phoneNumber?: string | null | undefined;
  phoneNumberVerified?: boolean | null | undefined;
}

async function peopleOf(environment: Environment, user: User): Promise<OwnPerson[]> {
  const people = await environment.database.transaction({ tenant: noTenant }, 'access', (transaction) =>
    ownPeople(transaction, user.id),
  );
  // The password of a demo account is public: it must open nothing real, whatever memberships somebody gave it.
  return isDemoEmail(user.email) ? people.filter((person) => person.tenant.demo) : people;
}

/**
 * Who sends a request, by the session of the cookie. With several tenants, `tenantCode` (cookie `kepu-tenant`) picks, else the first.
 * Roles are those that hold now, so an auditor's access ends by itself.
 */
export async function visitOfRequest(
  environment: Environment,
  auth: Auth,
  headers: Headers,
  tenantCode: string | null,
): Promise<Visit> {
  const session = headers.has('cookie') ? await auth.api.getSession({ headers }) : null;
  if (session) {
    const user: User = session.user;
    let people = await peopleOf(environment, user);
    if (people.length === 0 && user.phoneNumber && user.phoneNumberVerified) {
      const tenant = choose(await listTenants(environment), (each) => each.code, tenantCode);
      if (tenant) await linkByPhone(environment, tenant, { id: user.id, phone: user.phoneNumber, name: user.name });
      people = await peopleOf(environment, user);
    }
    const person = choose(people, (each) => each.tenant.code, tenantCode);
    if (person) return visitOf(person, people, environment.clock.now());
  }
  const tenants = await listTenants(environment);
  const tenant = tenants.find((each) => each.code === tenantCode) ?? (tenants.length === 1 ? tenants[0]! : null);
  return {
    actor: visitor(tenant?.id ?? noTenant),
    signedIn: false,
    tenant,
    tenants: [],
    districts: [],
    accessEndsAt: null,
    accessEndedAt: null,
  };
}
