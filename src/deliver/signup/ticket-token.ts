import { createHmac, timingSafeEqual } from 'node:crypto';
import { clearSigns, ticketMac } from '#src/deliver/sessions/index.ts';
import { plainName } from './phone.rules.ts';

const codeLength = 6;
const idBytes = 16;

export type TicketReading = { ok: true; sessionCode: string; signUpId: string } | { ok: false; why: 'unreadable' | 'forged' };

/** Reads a ticket, or the address of its page. The signature is compared in constant time. */
export function readTicketToken(key: Buffer, tenant: string, text: string): TicketReading {
  const token =
    text
      .trim()
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  if (!/^[A-Za-z0-9_-]{51}$/.test(token)) return { ok: false, why: 'unreadable' };
  const bytes = Buffer.from(token, 'base64url');
  const sessionCode = bytes.subarray(0, codeLength).toString('latin1');
  const id = bytes.subarray(codeLength, codeLength + idBytes);
  if (!timingSafeEqual(ticketMac(key, tenant, sessionCode, id), bytes.subarray(codeLength + idBytes)))
    return { ok: false, why: 'forged' };
  const hex = id.toString('hex');
  const signUpId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { ok: true, sessionCode, signUpId };
}

/** A typed ticket code in its plain form, or null where the text cannot be one. */
export function ticketCodeFrom(text: string): string | null {
  const code = text.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
  return code.length === codeLength && [...code].every((sign) => clearSigns.includes(sign)) ? code : null;
}

/** Keyed digest of the name given with a phone number: tells the same person from somebody who only knows the number. */
export function holderMark(key: Buffer, tenant: string, phone: string, name: string): string {
  return createHmac('sha256', key)
    .update(`${tenant}/${phone}/${plainName(name)}`)
    .digest('hex')
    .slice(0, 32);
}
