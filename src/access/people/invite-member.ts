import type { Actor } from '#src/kernel/actor.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { mayGrantRoles, mayInvitePeople } from '../access.policy.ts';
import { recordAudit } from '../audit.store.ts';
import { isDemoEmail } from '../sign-in/demo.ts';
import { accountsLike, insertAccount } from '../sign-in/identity.store.ts';
import { hashPassword, newPassword } from '../sign-in/passwords.ts';
import { addMembership, type Grant } from './memberships.ts';
import { completePerson, insertPerson, personLike, personRow, type PersonRow } from './person.store.ts';
import { type PersonView, viewOf } from './views.ts';

export interface Invitation {
  name: string;
  phone?: string | undefined;
  email?: string | undefined;
  /** None where a system administrator invites: the security administrator grants roles. */
  membership?: Grant | undefined;
}

/** The account of the number or the address, made with a first password where there is none. */
async function accountFor(
  transaction: Transaction,
  input: Invitation,
): Promise<Result<{ userId: string; initialPassword: string | null }>> {
  const accounts = await accountsLike(transaction, { email: input.email ?? null, phone: input.phone ?? null });
  if (accounts.length > 1) return refuse('account-of-another-person');
  if (accounts[0]) return ok({ userId: accounts[0].id, initialPassword: null });
  const initialPassword = newPassword();
  const userId = crypto.randomUUID();
  await insertAccount(transaction, {
    id: userId,
    name: input.name,
    email: input.email ?? `${userId}@phone.kepu.invalid`,
    phone: input.phone ?? null,
    passwordHash: await hashPassword(initialPassword),
    passwordDue: true,
  });
  return ok({ userId, initialPassword });
}

async function personFor(transaction: Transaction, input: Invitation, userId: string, now: Date): Promise<PersonRow> {
  const values = { name: input.name, phone: input.phone ?? null, email: input.email ?? null, userId };
  const known = await personLike(transaction, values);
  if (!known) return insertPerson(transaction, values, now);
  await completePerson(transaction, known.id, values);
  return (await personRow(transaction, known.id)) ?? known;
}

/**
 * Makes somebody a member with an account, and a role where the inviter may grant one, and answers the first password, which is kept nowhere else.
 * Refuses as `addMembership`, and a number and an address that belong to two people.
 */
export async function inviteMember(
  environment: Environment,
  actor: Actor,
  tenantName: string,
  input: Invitation,
): Promise<Result<{ person: PersonView; initialPassword: string | null }>> {
  if (!mayInvitePeople(actor)) return refuse('not-allowed');
  if (input.membership && !mayGrantRoles(actor)) return refuse('not-allowed');
  if (input.email !== undefined && isDemoEmail(input.email)) return refuse('demo-accounts-refused', { tenant: tenantName });
  return environment.database.transaction(actor, 'access', async (transaction) => {
    const account = await accountFor(transaction, input);
    if (!account.ok) return account;
    const now = environment.clock.now();
    const person = await personFor(transaction, input, account.value.userId, now);
    if (person.userId !== account.value.userId) return refuse('account-of-another-person');
    await recordAudit(transaction, environment.clock, actor, {
      verb: 'invite-member',
      recordKind: 'person',
      recordId: person.id,
    });
    if (input.membership) {
      const added = await addMembership(transaction, environment, actor, person.id, input.membership);
      if (!added.ok) return added;
    }
    return ok({ person: await viewOf(transaction, person, now), initialPassword: account.value.initialPassword });
  });
}
