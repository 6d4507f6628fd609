import type { Json } from '#src/kernel/canonical-json.ts';
import type { TenantId } from '#src/kernel/ids.ts';
import { wordsOf, withoutWords } from '../facts/words.rules.ts';
import { sha256 } from '#src/platform/sha256.ts';
import { hexOf } from './rules/bytes.rules.ts';
import {
  commitBody,
  commitDetails,
  commitParts,
  commitWords,
  type LeafBody,
  type LeafFormat,
  saltFor,
} from './rules/leaf.rules.ts';
import type { Hash } from './rules/merkle.rules.ts';
import type { LoggedFact } from './log.store.ts';

interface Leaf {
  /** The leaf's own; zeros once the words of its fact were taken away. */
  salt: Uint8Array;
  format: LeafFormat;
}

/** What of a fact an auditor may see, with the commitment to the rest. */
export function bodyOf(tenant: TenantId, logged: LoggedFact, leaf: Leaf): LeafBody {
  const { fact, attachments } = logged;
  const { context: _, recordedBy: _by, supersedesReason: _reason, venue, ...counted } = fact;
  return {
    ...counted,
    // Left out where there is none, so that the leaves of before the field are what they were.
    ...(venue === '' ? {} : { venue }),
    tenant,
    occurredAt: fact.occurredAt.toISOString(),
    recordedAt: fact.recordedAt.toISOString(),
    attachments: [...attachments].sort(),
    details: detailsOf(logged, leaf),
  };
}

function detailsOf({ fact, sealed }: LoggedFact, { salt, format }: Leaf): string {
  if (format === 1) return hexOf(sealed?.details ?? commitDetails(sha256, salt, fact));
  return commitParts(
    sha256,
    sealed?.detailsSalt ?? saltFor(sha256, salt, 'details'),
    restOf(fact),
    sealed?.words ?? commitWords(sha256, salt, wordsOf(fact)),
  );
}

/** What stays of the details when the words go; of a fact without words the same. */
function restOf(fact: LoggedFact['fact']): Json {
  return { ...withoutWords(fact), recordedBy: fact.recordedBy };
}

export function commitmentOf(tenant: TenantId, logged: LoggedFact, leaf: Leaf): Hash {
  return commitBody(sha256, bodySaltOf(logged, leaf.salt), bodyOf(tenant, logged, leaf));
}

/** What opens the commitment to the body, and not that to the words. */
export function bodySaltOf({ sealed }: LoggedFact, salt: Uint8Array): Uint8Array {
  return sealed?.bodySalt ?? saltFor(sha256, salt, 'body');
}
