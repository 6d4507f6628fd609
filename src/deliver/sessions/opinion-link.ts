import { createHash, createHmac } from 'node:crypto';
import type { Environment } from '#src/platform/environment.ts';

/**
 * The link by which an admission gives its opinion without signing in: an HMAC over its id, so that a message can hold it, and nobody who only
 * reads the database can make it.
 */
export function opinionToken(key: Buffer, tenant: string, admissionId: string): string {
  return createHmac('sha256', key).update(`${tenant}/${admissionId}`).digest().subarray(0, 18).toString('base64url');
}

/** What of it is kept: enough to find the admission by a link, and not enough to make the link. */
export function opinionMark(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function opinionUrl(
  environment: Environment,
  tenant: string,
  session: { tenantCode: string },
  admissionId: string,
): string {
  const token = opinionToken(environment.secrets.keyFor('opinion-link'), tenant, admissionId);
  return `${environment.publicUrl}/${session.tenantCode}/o/${token}`;
}
