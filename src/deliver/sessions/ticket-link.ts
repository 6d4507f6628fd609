import { createHmac } from 'node:crypto';
import type { Environment } from '#src/platform/environment.ts';

export const ticketPurpose = 'ticket';
const macBytes = 16;

/** What makes a ticket ours: HMAC-SHA-256 over tenant, session and sign-up, truncated to 128 bits. */
export function ticketMac(key: Buffer, tenant: string, sessionCode: string, signUpId: Buffer): Buffer {
  return createHmac('sha256', key).update(`${tenant}/${sessionCode}/`).update(signUpId).digest().subarray(0, macBytes);
}

/**
 * The ticket as it stands in a QR code: base64url of the session's code, the sign-up's id and its `ticketMac`. 51 signs, which make a small
 * code.
 */
export function ticketToken(key: Buffer, tenant: string, sessionCode: string, signUpId: string): string {
  const id = Buffer.from(signUpId.replaceAll('-', ''), 'hex');
  return Buffer.concat([Buffer.from(sessionCode, 'latin1'), id, ticketMac(key, tenant, sessionCode, id)]).toString('base64url');
}

export function tokenOf(environment: Environment, tenant: string, signUp: { id: string; sessionCode: string }): string {
  return ticketToken(environment.secrets.keyFor(ticketPurpose), tenant, signUp.sessionCode, signUp.id);
}

export function ticketUrl(environment: Environment, session: { tenantCode: string }, token: string): string {
  return `${environment.publicUrl}/${session.tenantCode}/t/${token}`;
}
