import type { TenantId } from '#src/kernel/ids.ts';
import { sha256 } from './check-proof.ts';
import { hexOf } from './rules/bytes.rules.ts';
import { commitBody, commitDetails, type LeafBody, saltFor } from './rules/leaf.rules.ts';
import type { Hash } from './rules/merkle.rules.ts';
import type { LoggedFact } from './log.store.ts';

/** What of a fact an auditor may see, with the commitment to the rest. `salt` is the leaf's own. */
export function bodyOf(tenant: TenantId, { fact, attachments }: LoggedFact, salt: Uint8Array): LeafBody {
  const { context, recordedBy, supersedesReason, ...counted } = fact;
  return {
    ...counted,
    tenant,
    occurredAt: fact.occurredAt.toISOString(),
    recordedAt: fact.recordedAt.toISOString(),
    attachments: [...attachments].sort(),
    details: hexOf(commitDetails(sha256, salt, { context, recordedBy, supersedesReason })),
  };
}

export function commitmentOf(tenant: TenantId, logged: LoggedFact, salt: Uint8Array): Hash {
  return commitBody(sha256, saltFor(sha256, salt, 'body'), bodyOf(tenant, logged, salt));
}
