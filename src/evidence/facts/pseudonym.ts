import { createHmac } from 'node:crypto';

/** The pseudonym of a person in facts: HMAC-SHA-256 of the tenant's key, 128 bits in hex. The same person, the same pseudonym. */
export function pseudonymOf(key: Buffer, tenant: string, personId: string): string {
  return createHmac('sha256', key).update(`${tenant}/${personId}`).digest('hex').slice(0, 32);
}
