import { hash } from 'node:crypto';
import type { FactId, AttachmentId, TenantId } from '#src/kernel/ids.ts';
import { canonicalJson, type Json } from '#src/kernel/canonical-json.ts';

/**
 * One thing that happened, with all that is needed to recount it. Dimensions that do not apply are ''. Nothing personal:
 * `subject` is a keyed pseudonym, `recordedBy` an account's id or the name of a job.
 */
export interface FactDraft {
  programmeId: string;
  /** One of `factKinds`. */
  kind: string;
  occurredAt: Date;
  subProgramme?: string;
  /** Id of the planned activity that it counts for. */
  activity?: string;
  district?: string;
  region?: string;
  /** Id of the venue in which it took place. */
  venue?: string;
  venueKind?: string;
  audience?: string;
  method?: string;
  outcome?: string;
  quantity: number;
  unit: string;
  subject?: string;
  /** The record behind it, such as `session` and its id. */
  recordKind: string;
  recordId: string;
  context?: Record<string, Json>;
  attachments?: AttachmentId[];
  /** The fact that this one takes the place of, and why. */
  supersedes?: { id: FactId; reason: string };
  /** Makes the append repeatable: a key seen before records nothing new. */
  key?: string;
}

export interface Fact {
  id: FactId;
  programmeId: string;
  kind: string;
  /** `YYYY-MM-DD` at the tenant's place. */
  occurredOn: string;
  occurredAt: Date;
  recordedAt: Date;
  recordedBy: string;
  subProgramme: string;
  activity: string;
  district: string;
  region: string;
  /** Id of the venue; '' where there was none, or it was recorded before facts told it. */
  venue: string;
  venueKind: string;
  audience: string;
  method: string;
  outcome: string;
  quantity: number;
  unit: string;
  subject: string;
  recordKind: string;
  recordId: string;
  context: Record<string, Json>;
  supersedes: FactId | null;
  supersedesReason: string;
}

/**
 * The hash of a fact: RFC 6962's leaf hash, SHA-256(0x00 ‖ canonical JSON), over every field and the SHA-256 of each attachment.
 */
export function hashOf(tenant: TenantId, fact: Fact, attachmentHashes: readonly string[]): Buffer {
  return Buffer.from(hash('sha256', `\0${leafOf(tenant, fact, attachmentHashes)}`, 'buffer'));
}

/**
 * The canonical JSON of a fact. Its fields are known, so they are written in their order instead of being sorted each time; only the
 * context is sorted. A test holds this against `canonicalJson`.
 */
function leafOf(tenant: TenantId, fact: Fact, attachmentHashes: readonly string[]): string {
  if (!Number.isFinite(fact.quantity)) throw new Error(`not a JSON number: ${fact.quantity}`);
  const before = JSON.stringify({
    activity: fact.activity,
    attachments: [...attachmentHashes].sort(),
    audience: fact.audience,
  });
  const after = JSON.stringify({
    district: fact.district,
    id: fact.id,
    kind: fact.kind,
    method: fact.method,
    occurredAt: fact.occurredAt.toISOString(),
    occurredOn: fact.occurredOn,
    outcome: fact.outcome,
    programmeId: fact.programmeId,
    quantity: fact.quantity,
    recordId: fact.recordId,
    recordKind: fact.recordKind,
    recordedAt: fact.recordedAt.toISOString(),
    recordedBy: fact.recordedBy,
    region: fact.region,
    subProgramme: fact.subProgramme,
    subject: fact.subject,
    supersedes: fact.supersedes,
    supersedesReason: fact.supersedesReason,
    tenant,
    unit: fact.unit,
    // Left out where there is none: facts of before the field keep their hash.
    ...(fact.venue === '' ? {} : { venue: fact.venue }),
    venueKind: fact.venueKind,
  });
  return `${before.slice(0, -1)},"context":${canonicalJson(fact.context)},${after.slice(1)}`;
}
