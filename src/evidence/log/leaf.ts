import type { TenantId } from '#src/kernel/ids.ts';
import { sha256 } from './check-proof.ts';
import { hexOf } from './rules/bytes.rules.ts';
import { commitBody, commitDetails, type LeafBody, saltFor } from './rules/leaf.rules.ts';
import type { Hash } from './rules/merkle.rules.ts';
import type { LoggedFact } from './log.store.ts';

/** What of a fact an auditor may see, with the commitment to the rest. `salt` is the leaf's own. */
export function bodyOf(tenant: TenantId, { fact, attachments, sealed }: LoggedFact, salt: Uint8Array): LeafBody {
  const { context, recordedBy, supersedesReason, ...counted } = fact;
  return {
    ...counted,
    tenant,
    occurredAt: fact.occurredAt.toISOString(),
    recordedAt: fact.recordedAt.toISOString(),
    attachments: [...attachments].sort(),
    details: hexOf(sealed?.details ?? commitDetails(sha256, salt, { context, recordedBy, supersedesReason })),
  };
}

export function commitmentOf(tenant: TenantId, logged: LoggedFact, salt: Uint8Array): Hash {
  return commitBody(sha256, bodySaltOf(logged, salt), bodyOf(tenant, logged, salt));
}

/** What opens the commitment to the body, and not that to the words. */
export function bodySaltOf({ sealed }: LoggedFact, salt: Uint8Array): Uint8Array {
  return sealed?.bodySalt ?? saltFor(sha256, salt, 'body');
}
