import type { Actor } from '#src/kernel/actor.ts';
import type { Environment } from '#src/platform/environment.ts';
import { orUndone, type Transaction } from '#src/platform/postgres/database.ts';
import { recordAudit } from '../audit.store.ts';
import { forgetOldFailures } from '../sign-in/lockout.store.ts';
import { holdsAt } from './actor-of-person.ts';
import { type Eraser, erasedIds, forgetPerson } from './forget-person.ts';
import { endMemberships, membershipRows, personRow } from './person.store.ts';

const batch = 200;
const day = 86_400_000;

/** Somebody who could not be erased, and why; the others are. */
export interface NotErased {
  id: string;
  problem: string;
}

/**
 * Removes the personal details of people whose time is over, in transactions of some hundreds, each person with a line in the trail that
 * names the id alone. Whoever holds a role stays. Whom it fails for does not keep it from the others, and is told. Failed tries to sign in that are older than a day go too.
 */
export async function eraseExpired(
  environment: Environment,
  actor: Actor,
  ids: readonly string[],
  { dryRun, erasers = [] }: { dryRun: boolean; erasers?: readonly Eraser[] },
): Promise<{ expired: number; erased: number; failed: NotErased[] }> {
  if (!actor.system) throw new Error('only a job or the command line erases what expired');
  const now = environment.clock.now();
  let expired = 0;
  const failed: NotErased[] = [];
  for (let from = 0; from < ids.length; from += batch) {
    expired += await environment.database.transaction(actor, 'access', (transaction) =>
      eraseSome(transaction, environment, actor, ids.slice(from, from + batch), { dryRun, erasers, failed }),
    );
  }
  if (dryRun) return { expired, erased: 0, failed };
  const erased = expired - failed.length;
  await environment.database.transaction(actor, 'access', async (transaction) => {
    await forgetOldFailures(transaction, new Date(now.getTime() - day));
    if (erased > 0)
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'run-retention',
        recordKind: 'tenant',
        recordId: actor.tenant,
        detail: { people: erased },
      });
  });
  return { expired, erased, failed };
}

async function eraseSome(
  transaction: Transaction,
  environment: Environment,
  actor: Actor,
  ids: readonly string[],
  { dryRun, erasers, failed }: { dryRun: boolean; erasers: readonly Eraser[]; failed: NotErased[] },
): Promise<number> {
  const now = environment.clock.now();
  const held = (await membershipRows(transaction, ids)).filter((membership) => holdsAt(membership, now));
  const staff = new Set<string>(held.map((membership) => membership.personId));
  const expired = ids.filter((id) => !staff.has(id));
  if (dryRun) return expired.length;
  for (const id of expired) {
    const person = await personRow(transaction, id);
    if (!person || person.erasedAt) continue;
    const problem = await orUndone(transaction, async () => {
      await forgetPerson(transaction, environment, actor.tenant, person, { erasers, words: false });
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'erase-person',
        recordKind: 'person',
        recordId: id,
        detail: { reason: '保存期限已过' },
      });
    });
    if (problem !== null) failed.push({ id, problem: problem.message });
  }
  return expired.length;
}

/**
 * Erases again who was erased on request and is back, since an older backup was restored. Answers how many, and for whom it failed. Whoever holds
 * a role in the restored database loses it too.
 */
export async function eraseAgain(
  environment: Environment,
  actor: Actor,
  erasers: readonly Eraser[] = [],
): Promise<{ erased: number; failed: NotErased[] }> {
  if (!actor.system) throw new Error('only a job or the command line erases again');
  const failed: NotErased[] = [];
  let erased = 0;
  for (const id of erasedIds(environment, actor.tenant)) {
    await environment.database.transaction(actor, 'access', async (transaction) => {
      const person = await personRow(transaction, id);
      if (!person || person.erasedAt) return;
      const problem = await orUndone(transaction, async () => {
        await endMemberships(transaction, { personId: id }, environment.clock.now());
        const naming = await forgetPerson(transaction, environment, actor.tenant, person, { erasers, words: true });
        await recordAudit(transaction, environment.clock, actor, {
          verb: 'erase-person',
          recordKind: 'person',
          recordId: id,
          detail: { reason: '恢复旧备份后重新删除', ...(naming.length > 0 ? { naming } : {}) },
        });
      });
      if (problem === null) erased += 1;
      else failed.push({ id, problem: problem.message });
    });
  }
  return { erased, failed };
}
