import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { deleteAccountUnlessShared } from '../sign-in/identity.store.ts';
import { hasNamesake, replaceAttributions, replaceInTrail } from './attribution.store.ts';
import { blankPerson, membershipRows, type PersonRow } from './person.store.ts';

/** A single character is no name that could be looked for. */
const shortestName = 2;
const takenAway = '〔已删除〕';

/** Takes what another stage holds of somebody, in the transaction of the erasure. */
export type Eraser = (
  transaction: Transaction,
  environment: Environment,
  person: { tenant: TenantId; id: string; name: string },
) => Promise<void>;

/**
 * Removes what tells who somebody was: account, name, number, address, the name beside acts, and what the erasers know of. The id stays, so
 * that counts and proofs stay valid. With `words` the name goes from the trail's words too, which takes a look at all of them.
 */
export async function forgetPerson(
  transaction: Transaction,
  environment: Environment,
  tenant: TenantId,
  person: PersonRow,
  { erasers, words }: { erasers: readonly Eraser[]; words: boolean },
): Promise<void> {
  const { id, name, userId } = person;
  if (userId) await deleteAccountUnlessShared(transaction, userId);
  const worked = (await membershipRows(transaction, [id])).length > 0;
  if (worked && name !== '' && !(await hasNamesake(transaction, id, name)))
    await replaceAttributions(transaction, name, `已删除人员 ${id.slice(-8)}`);
  if (words && name.length >= shortestName) await replaceInTrail(transaction, name, takenAway);
  for (const erase of erasers) await erase(transaction, environment, { tenant, id, name });
  await blankPerson(transaction, id, environment.clock.now());
}

const fileOf = (tenant: TenantId): string => `erased-${tenant}.ids`;

/** A year and more: no backup should be kept longer. */
const remembered = 400 * 86_400_000;

/** The ids of people who were erased on request, outside the database: in a backup that is restored they would be back. */
export function erasedIds(environment: Environment, tenant: TenantId): string[] {
  return linesOf(environment, tenant).map(([id]) => id);
}

function linesOf(environment: Environment, tenant: TenantId): [id: string, at: string][] {
  const since = environment.clock.now().getTime() - remembered;
  return (environment.keyFiles.read(fileOf(tenant)) ?? '')
    .split('\n')
    .map((line) => line.split(' '))
    .filter((line): line is [string, string] => line.length === 2 && Date.parse(line[1]!) >= since);
}

export function rememberErased(environment: Environment, tenant: TenantId, id: string): void {
  const lines = [...linesOf(environment, tenant).filter(([one]) => one !== id), [id, environment.clock.now().toISOString()]];
  environment.keyFiles.write(fileOf(tenant), lines.map((line) => `${line.join(' ')}\n`).join(''));
}
