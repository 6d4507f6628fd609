import { erasedMark } from '#src/kernel/erased-mark.ts';
import type { TenantId } from '#src/kernel/ids.ts';
import { looksLikeName, takenAway } from '#src/kernel/person-name.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { rememberedIds, rememberId } from '#src/platform/remembered-ids.ts';
import { deleteAccountUnlessShared } from '../sign-in/identity.store.ts';
import { hasNamesake, replaceActorInTrail, replaceAttributions, replaceInTrail } from './attribution.store.ts';
import { blankPerson, membershipRows, type PersonRow } from './person.store.ts';

export interface Forgotten {
  tenant: TenantId;
  id: string;
  name: string;
  /**
   * Whether the name may be taken from what others wrote without anybody looking: it looks like one, and was given by whoever granted a role.
   * Residents choose what they call themselves, and could choose a word that stands everywhere.
   */
  trusted: boolean;
  /** Stands in the place of a trusted name beside acts. */
  mark: string;
}

/**
 * Takes what another stage holds of somebody, in the transaction of the erasure. Answers the facts whose words may name them, for a manager to
 * look at.
 */
export type Eraser = (transaction: Transaction, environment: Environment, person: Forgotten) => Promise<string[]>;

/**
 * Removes what tells who somebody was: account, name, number, address, the name beside acts, and what the erasers know of. The id stays, so
 * that counts and proofs stay valid. With `words` the name of who worked here goes from the trail's words too, which takes a look at all of them;
 * of a resident only the lines on that person are. Answers the facts whose words may name them.
 */
export async function forgetPerson(
  transaction: Transaction,
  environment: Environment,
  tenant: TenantId,
  person: PersonRow,
  { erasers, words }: { erasers: readonly Eraser[]; words: boolean },
): Promise<string[]> {
  const { id, name, userId } = person;
  if (userId) await deleteAccountUnlessShared(transaction, userId);
  const worked = (await membershipRows(transaction, [id])).length > 0;
  const mark = erasedMark(id);
  await replaceActorInTrail(transaction, id, mark);
  const trusted = worked && looksLikeName(name) && !(await hasNamesake(transaction, id, name));
  if (trusted) await replaceAttributions(transaction, name, mark);
  if (words && name !== '') await replaceInTrail(transaction, name, takenAway, { about: trusted ? null : id });
  const naming: string[] = [];
  for (const erase of erasers) naming.push(...(await erase(transaction, environment, { tenant, id, name, trusted, mark })));
  await blankPerson(transaction, id, environment.clock.now());
  return naming;
}

const fileOf = (tenant: TenantId): string => `erased-${tenant}.ids`;

/** The ids of people who were erased on request, outside the database: in a backup that is restored they would be back. */
export function erasedIds(environment: Environment, tenant: TenantId): string[] {
  return rememberedIds(environment, fileOf(tenant));
}

export function rememberErased(environment: Environment, tenant: TenantId, id: string): void {
  rememberId(environment, fileOf(tenant), id);
}
