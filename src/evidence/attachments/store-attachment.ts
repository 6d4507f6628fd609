import { createHash } from 'node:crypto';
import { type Actor, seesDistrict } from '#src/kernel/actor.ts';
import type { AttachmentId } from '#src/kernel/ids.ts';
import { refuse } from '#src/kernel/refusal.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { uploadBytes, uploadMegabytes } from '#src/kernel/upload-limit.ts';
import { uuidv7 } from '#src/kernel/uuid.ts';
import type { Environment } from '#src/platform/environment.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { type Attachment, districtsOfAttachment, findAttachment, insertAttachment } from './attachment.store.ts';
import { mayReadEvidence } from '../evidence.policy.ts';
import { mediaTypeOf } from './media-type.ts';

/** Where the bytes of an attachment lie; the same bytes are kept once for each tenant. */
export function keyOf(tenant: string, sha256: string): string {
  return `attachments/${tenant}/${sha256.slice(0, 2)}/${sha256}`;
}

/** Keeps a file as evidence under its SHA-256. Refuses other types than pictures, PDF, Word and Excel, empty files and those above the limit of uploads. */
export async function storeAttachment(
  environment: Environment,
  actor: Actor,
  file: { name: string; bytes: Uint8Array },
): Promise<Result<Attachment>> {
  const size = file.bytes.byteLength;
  if (size === 0 || size > uploadBytes) {
    return refuse('attachment-size', {
      file: file.name,
      size: Math.ceil((size / 1024 / 1024) * 10) / 10,
      limit: uploadMegabytes,
    });
  }
  const mediaType = mediaTypeOf(file.name, file.bytes);
  if (!mediaType) return refuse('attachment-type', { file: file.name });
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  // The bytes first: a row without its file would be a promise that cannot be kept.
  await environment.files.put(keyOf(actor.tenant, sha256), file.bytes);
  const now = environment.clock.now();
  const attachment: Attachment = {
    id: uuidv7(now) as AttachmentId,
    sha256,
    fileName: file.name.slice(0, 200),
    mediaType,
    size,
    uploadedAt: now,
    uploadedBy: actor.personId ?? actor.name,
  };
  await environment.database.transaction(actor, 'evidence', (transaction) => insertAttachment(transaction, attachment));
  return ok(attachment);
}

function isOwn(actor: Actor, attachment: Attachment): boolean {
  return actor.personId !== null && attachment.uploadedBy === actor.personId;
}

async function isOfOwnDistrict(transaction: Transaction, actor: Actor, id: string): Promise<boolean> {
  return (
    actor.districts === 'all' || (await districtsOfAttachment(transaction, id)).some((district) => seesDistrict(actor, district))
  );
}

/** What an attachment is called, for whoever may open it. */
export async function describeAttachment(environment: Environment, actor: Actor, id: string): Promise<Result<Attachment>> {
  const attachment = await environment.database.transaction(actor, 'evidence', async (transaction) => {
    const found = await findAttachment(transaction, id);
    const seen = found && (isOwn(actor, found) || (mayReadEvidence(actor) && (await isOfOwnDistrict(transaction, actor, id))));
    return seen ? found : null;
  });
  return attachment ? ok(attachment) : refuse('attachment-not-found');
}

/**
 * An attachment with its bytes. Whoever attached it may open it; others only with the right to read evidence, and only if it stands behind
 * a fact of a district that they see. Refuses also when the bytes are gone or no longer match their hash.
 */
export async function openAttachment(
  environment: Environment,
  actor: Actor,
  id: string,
): Promise<Result<{ attachment: Attachment; bytes: Uint8Array }>> {
  const described = await describeAttachment(environment, actor, id);
  if (!described.ok) return described;
  const attachment = described.value;
  const bytes = await environment.files.get(keyOf(actor.tenant, attachment.sha256));
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== attachment.sha256) {
    environment.log.error({ attachment: id, missing: bytes === null }, 'attachment does not match its hash');
    return refuse('attachment-damaged', { file: attachment.fileName, sha: attachment.sha256 });
  }
  return ok({ attachment, bytes });
}
