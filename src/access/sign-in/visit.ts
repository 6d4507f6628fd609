import { type Actor, visitor } from '#src/kernel/actor.ts';
import { noTenant } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import { withheldBy } from '../people/administrators.rules.ts';
import { actorFrom, holdsAt } from '../people/actor-of-person.ts';
import { administratorsOf, completePerson, insertPerson, personLike } from '../people/person.store.ts';
import type { Tenant } from '../tenants/tenant.store.ts';
import { listTenants } from '../tenants/tenants.ts';
import type { Auth } from './auth.ts';
import { isDemoEmail } from './demo.ts';
import { type OwnPerson, ownPeople } from './identity.store.ts';
import { endSession } from './recovery.store.ts';
import { secondFactorNeeded } from './second-factor.rules.ts';
import { dueForTouch, staffSessionOver } from './session.rules.ts';

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
  /** The account and the session of the request; null for who is not signed in. */
  session: { accountId: string; id: string } | null;
  /** The password is one that an administrator made: nothing is open until its owner has set another. */
  passwordDue: boolean;
  /** `needed`: a role held asks for one that the account does not have, and gives nothing until then. */
  secondFactor: { on: boolean; needed: boolean };
}

function choose<Item>(items: readonly Item[], codeOf: (item: Item) => string, code: string | null): Item | undefined {
  return items.find((item) => codeOf(item) === code) ?? items[0];
}

function visitOf(
  person: OwnPerson,
  people: readonly OwnPerson[],
  now: Date,
  given: Pick<Visit, 'session' | 'passwordDue'> & { secondFactor: boolean; administrators: readonly Role[] },
): Visit {
  const { secondFactor, administrators, session, passwordDue } = given;
  const memberships = person.memberships.map((membership) => ({ ...membership, id: '', personId: person.id }));
  const held = memberships.filter((membership) => holdsAt(membership, now));
  const ends = (role: 'auditor' | null): Date[] =>
    (role ? held.filter((membership) => membership.role === role) : memberships).flatMap(
      (membership) => membership.validUntil ?? [],
    );
  const latest = (dates: Date[]): Date | null => (dates.length > 0 ? new Date(Math.max(...dates.map(Number))) : null);
  const full = actorFrom(person.tenant.id, person, memberships, now);
  const needed = secondFactorNeeded(full.roles, person.tenant, secondFactor);
  const withheld = withheldBy(administrators);
  return {
    session,
    passwordDue,
    actor: needed || passwordDue ? { ...full, roles: ['resident'] } : withheld.length > 0 ? { ...full, withheld } : full,
    signedIn: true,
    tenant: person.tenant,
    tenants: people.map((each) => each.tenant),
    districts: held.flatMap(({ district, districtName }) =>
      district ? [{ code: district, name: districtName ?? district }] : [],
    ),
    accessEndsAt: held.some((membership) => membership.role === 'auditor') ? latest(ends('auditor')) : null,
    accessEndedAt: memberships.length > 0 && held.length === 0 ? latest(ends(null)) : null,
    secondFactor: { on: secondFactor, needed },
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

type Session = NonNullable<Awaited<ReturnType<Auth['api']['getSession']>>>;

/** The visit of a session that is still good for the roles it opens; null, and the session ended, where it is not. */
async function staffVisit(
  environment: Environment,
  auth: Auth,
  headers: Headers,
  { session, user }: Session,
  { person, people }: { person: OwnPerson; people: readonly OwnPerson[] },
): Promise<Visit | null> {
  const now = environment.clock.now();
  const held = person.memberships.filter((membership) => holdsAt(membership, now)).map((membership) => membership.role);
  const staff = !person.tenant.demo && held.length > 0;
  const times = { createdAt: new Date(session.createdAt), updatedAt: new Date(session.updatedAt) };
  // Sessions are the sign-in library's, which goes by the machine's clock.
  if (staff && staffSessionOver(times, Date.now())) {
    await environment.database.transaction({ tenant: noTenant }, 'access', (transaction) =>
      endSession(transaction, session.token),
    );
    return null;
  }
  if (dueForTouch(times, Date.now())) await auth.api.getSession({ headers });
  const asked = staff && held.includes('manager');
  const administrators = asked
    ? await environment.database.transaction({ tenant: person.tenant.id }, 'access', (transaction) =>
        administratorsOf(transaction, now),
      )
    : [];
  const { id: accountId, twoFactorEnabled, passwordDue } = user as User;
  return visitOf(person, people, now, {
    session: { accountId, id: session.id },
    passwordDue: passwordDue === true,
    secondFactor: twoFactorEnabled === true,
    administrators,
  });
}

interface User {
  id: string;
  name: string;
  email: string;
  phoneNumber?: string | null | undefined;
  phoneNumberVerified?: boolean | null | undefined;
  twoFactorEnabled?: boolean | null | undefined;
  passwordDue?: boolean | null | undefined;
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
  const session = headers.has('cookie') ? await auth.api.getSession({ headers, query: { disableRefresh: true } }) : null;
  if (session) {
    const user: User = session.user;
    let people = await peopleOf(environment, user);
    if (people.length === 0 && user.phoneNumber && user.phoneNumberVerified) {
      const tenant = choose(await listTenants(environment), (each) => each.code, tenantCode);
      if (tenant) await linkByPhone(environment, tenant, { id: user.id, phone: user.phoneNumber, name: user.name });
      people = await peopleOf(environment, user);
    }
    const person = choose(people, (each) => each.tenant.code, tenantCode);
    const visit = person && (await staffVisit(environment, auth, headers, session, { person, people }));
    if (visit) return visit;
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
    session: null,
    passwordDue: false,
    secondFactor: { on: false, needed: false },
  };
}
