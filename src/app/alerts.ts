import { holdersOf, type Tenant } from '#src/access/index.ts';
import { type LeftPath, leftPathOn } from '#src/account/index.ts';
import { type AlertDigest, queueAlerts } from '#src/deliver/notices/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { addDays, dayOf } from '#src/kernel/local-time.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { paths } from '#src/ui-kit/paths.ts';
import type { Environment } from '#src/platform/environment.ts';

/** A server that stood still tells of so many days when it runs again. */
const daysBack = 2;

type Holder = Awaited<ReturnType<typeof holdersOf>>[number];

/** The manager is told of all, finance of money, a district's coordinator of what that district could bring back. */
export function concerns(
  { role, district }: Pick<Holder, 'role' | 'district'>,
  change: Pick<LeftPath, 'money' | 'districts'>,
): boolean {
  if (role === 'manager') return true;
  if (role === 'finance') return change.money;
  return role === 'coordinator' && district !== null && change.districts.includes(district);
}

/** Queues, once a person and day, what the nightly watch noted as leaving its path; answers how many messages. Safe to repeat. */
export async function tellWhoShouldKnow(
  environment: Environment,
  tenant: Pick<Tenant, 'id'>,
): Promise<Result<{ queued: number }>> {
  const actor = systemActor(tenant.id, 'alerts');
  const now = environment.clock.now();
  const holders = await environment.database.transaction(actor, 'access', (transaction) =>
    holdersOf(transaction, ['manager', 'finance', 'coordinator'], now),
  );
  let queued = 0;
  for (let back = daysBack; back >= 0; back -= 1) {
    const day = addDays(dayOf(now), -back);
    const left = await leftPathOn(environment, actor, day);
    if (!left.ok) return left;
    const told = await queueAlerts(environment, actor, { day, digests: digestsOf(holders, left.value, environment.publicUrl) });
    if (!told.ok) return told;
    queued += told.value.queued;
  }
  return ok({ queued });
}

function digestsOf(holders: readonly Holder[], left: readonly LeftPath[], publicUrl: string): AlertDigest[] {
  return [...new Set(holders.map((one) => one.personId))].flatMap((personId) => {
    const roles = holders.filter((one) => one.personId === personId);
    const own = left.filter((change) => roles.some((role) => concerns(role, change)));
    const [first] = own;
    if (!first) return [];
    const page = own.length === 1 ? paths.figure(first.indicatorId) : paths.account;
    const indicators = own.map(({ indicator, from, to }) => ({ name: indicator, from, to }));
    return [{ personId, indicators, url: `${publicUrl}/console${page}` }];
  });
}
