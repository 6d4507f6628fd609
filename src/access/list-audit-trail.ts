import type { Actor } from '#src/kernel/actor.ts';
import { addDays, momentOf } from '#src/kernel/local-time.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Environment } from '#src/platform/environment.ts';
import { mayReadAuditTrail } from './access.policy.ts';
import { type AuditRow, auditRows } from './audit.store.ts';

export interface AuditQuery {
  verb?: string | undefined;
  recordKind?: string | undefined;
  recordId?: string | undefined;
  personId?: string | undefined;
  /** `YYYY-MM-DD`. */
  from?: string | undefined;
  /** `YYYY-MM-DD`, inclusive. */
  to?: string | undefined;
}

/** Who did what, newest first. */
export async function listAuditTrail(
  environment: Environment,
  actor: Actor,
  { from, to, ...filter }: AuditQuery,
  page: { limit: number; offset: number },
): Promise<Result<{ items: AuditRow[]; total: number }>> {
  if (!mayReadAuditTrail(actor)) return refuse('not-allowed');
  const span = { from: from ? momentOf(from) : undefined, until: to ? momentOf(addDays(to, 1)) : undefined };
  return environment.database.transaction(actor, 'access', async (transaction) =>
    ok(await auditRows(transaction, { ...filter, ...span }, page)),
  );
}
