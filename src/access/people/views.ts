import type { Transaction } from '#src/platform/postgres/database.ts';
import { locksOf } from '../sign-in/lockout.store.ts';
import { accountStates } from '../sign-in/recovery.store.ts';
import { holdsAt } from './actor-of-person.ts';
import { type MembershipRow, membershipRows, type PersonRow } from './person.store.ts';
import { maskedEmail, maskedPhone } from './person-by-phone.ts';

/** A person as lists show one: ways to reach masked. */
export interface PersonView {
  id: string;
  name: string;
  phone: string | null;
  email: string | null;
  hasAccount: boolean;
  secondFactor: boolean;
  /** Closed by failed tries until then. */
  lockedUntil: Date | null;
  erased: boolean;
  memberships: (Omit<MembershipRow, 'personId'> & { valid: boolean })[];
}

export async function viewsOf(transaction: Transaction, people: readonly PersonRow[], now: Date): Promise<PersonView[]> {
  const memberships = await membershipRows(
    transaction,
    people.map((person) => person.id),
  );
  const accounts = await accountStates(
    transaction,
    people.flatMap((person) => person.userId ?? []),
  );
  const locks = await locksOf(
    transaction,
    [...accounts.values()].map((account) => account.email),
    now,
  );
  const accountOf = (person: PersonRow) => (person.userId === null ? undefined : accounts.get(person.userId));
  return people.map((person) => ({
    id: person.id,
    name: person.name,
    phone: maskedPhone(person.phone),
    email: maskedEmail(person.email),
    hasAccount: person.userId !== null,
    secondFactor: accountOf(person)?.secondFactor ?? false,
    lockedUntil: locks.get(accountOf(person)?.email ?? '') ?? null,
    erased: person.erasedAt !== null,
    memberships: memberships.flatMap(({ personId, ...membership }) =>
      personId === person.id ? [{ ...membership, valid: holdsAt(membership, now) }] : [],
    ),
  }));
}

export async function viewOf(transaction: Transaction, person: PersonRow, now: Date): Promise<PersonView> {
  const [view] = await viewsOf(transaction, [person], now);
  return view!;
}
