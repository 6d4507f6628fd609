import type { TenantId } from '#src/kernel/ids.ts';
import type { Environment } from '#src/platform/environment.ts';
import { actsById } from './act.store.ts';
import type { KeyLife } from './audit-moments.ts';
import { type NoteDifference, nothing, tolerance } from './log-difference.ts';
import * as store from './log.store.ts';

/**
 * A log is proved as far as it is signed. Tells a log without a key in use, which nothing but a change behind its back brings about, and
 * leaves that wait for a signature: all where no key is in use, else those that have waited for longer than any signing takes. Last of an
 * audit, and read anew, so that a tree that was being signed meanwhile is not told.
 */
export async function auditUnsigned(
  { database, clock }: Environment,
  tenant: TenantId,
  { origin, lives }: { origin: string; lives: readonly KeyLife[] },
  note: NoteDifference,
): Promise<void> {
  const own = lives.filter(({ key }) => key.name === origin);
  const inUse = own.some(({ retiredAt }) => retiredAt === null);
  if (!inUse)
    note({ what: 'key-none', place: origin, kept: own.map(({ key }) => key.id).join(' ') || nothing, recounted: nothing });
  const { size, signed, since } = await database.transaction({ tenant }, 'evidence', async (transaction) => {
    const { size } = (await store.logRow(transaction))!;
    const [head] = await store.checkpoints(transaction, { limit: 1 });
    const signed = head?.size ?? 0;
    const [first] = await store.leavesWithFacts(transaction, signed, signed + 1);
    const act = first && (await actsById(transaction, [first.factId])).get(first.factId);
    return { size, signed, since: first?.logged?.fact.recordedAt ?? act?.saidAt ?? null };
  });
  if (signed >= size) return;
  if (inUse && (since === null || clock.now().getTime() - since.getTime() <= tolerance)) return;
  note({ what: 'leaves-unsigned', place: `${origin} #${signed}–#${size - 1}`, kept: String(signed), recounted: String(size) });
}
