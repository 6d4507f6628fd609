import { recordAudit } from '#src/access/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { isUuid } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { brokenConstraint } from '#src/platform/postgres/database.ts';
import type { DisclosureView } from './disclosure.contract.ts';
import { mayPublish } from './disclosure.policy.ts';
import { disclosuresOf, insertWithdrawal } from './disclosure.store.ts';
import { viewsOf } from './disclosure-view.ts';

/** Takes a publication out of the public's sight, with a reason; the one before it, if it stands, is shown again. */
export async function withdrawDisclosure(
  environment: Environment,
  actor: Actor,
  { disclosureId: id, reason }: { disclosureId: string; reason: string },
): Promise<Result<DisclosureView>> {
  if (!mayPublish(actor)) return refuse('not-allowed');
  if (!isUuid(id)) return refuse('not-found', { what: '公开' });
  try {
    return await environment.database.transaction(actor, 'account', async (transaction) => {
      const [row] = await disclosuresOf(transaction, { id });
      if (!row) return refuse('not-found', { what: '公开' });
      if (row.withdrawn) return refuse('disclosure-just-changed');
      await insertWithdrawal(transaction, { id, reason, withdrawnAt: environment.clock.now(), withdrawnBy: actor.name });
      const { programmeId, number } = row;
      await recordAudit(transaction, environment.clock, actor, {
        verb: 'withdraw-disclosure',
        recordKind: 'programme',
        recordId: programmeId,
        detail: { number, reason },
      });
      return ok(viewsOf(await disclosuresOf(transaction, { programmeId })).find((one) => one.id === id)!);
    });
  } catch (error) {
    // Somebody else withdrew it a moment ago.
    if (brokenConstraint(error)?.includes('disclosure')) return refuse('disclosure-just-changed');
    throw error;
  }
}
