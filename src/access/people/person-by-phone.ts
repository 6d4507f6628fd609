import type { Clock } from '#src/kernel/clock.ts';
import type { PersonId } from '#src/kernel/ids.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { insertPerson, upsertPeopleByPhone } from './person.store.ts';

/**
 * The person of a telephone number, made where there is none, in the transaction of the sign-up (stages access and deliver may).
 * A known person keeps the name on record: whoever types a number on a public page must not rename its owner.
 */
export async function personByPhone(
  transaction: Transaction,
  clock: Clock,
  input: { phone: string; name: string },
): Promise<{ id: PersonId; name: string; created: boolean }> {
  return (await peopleByPhone(transaction, clock, [input])).get(input.phone.trim())!;
}

/** The same for many at once, by number; no number may come twice. */
export async function peopleByPhone(
  transaction: Transaction,
  clock: Clock,
  people: readonly { phone: string; name: string }[],
): Promise<Map<string, { id: PersonId; name: string; created: boolean }>> {
  const given = people.map(({ phone, name }) => ({ phone: phone.trim(), name: name.trim() }));
  const rows = await upsertPeopleByPhone(transaction, given, clock.now());
  return new Map(rows.map(({ phone, id, name, created }) => [phone, { id, name, created }]));
}

/**
 * A person of whom only the name is known, as on a paper sheet without a number: always a new one, for two may share a name. null
 * without a name.
 */
export async function personByName(transaction: Transaction, clock: Clock, name: string): Promise<{ id: string } | null> {
  const said = name.trim();
  return said === '' ? null : insertPerson(transaction, { name: said, phone: null, email: null, userId: null }, clock.now());
}

/** `13812342046` → `138****2046`; what is shorter shows its last two digits at most. */
export function maskedPhone(phone: string): string;
export function maskedPhone(phone: string | null): string | null;
export function maskedPhone(phone: string | null): string | null {
  if (phone === null || phone === '') return phone;
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`;
}

/** `zhang@example.org` → `z***@example.org`. */
export function maskedEmail(email: string | null): string | null {
  return email === null ? null : email.replace(/^(.).*(@.*)$/, '$1***$2');
}
