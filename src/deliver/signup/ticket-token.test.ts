import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ticketToken } from '#src/deliver/sessions/index.ts';
import { readTicketToken, ticketCodeFrom } from './ticket-token.ts';

const key = randomBytes(32);
const tenant = '01900000-0000-7000-8000-000000000001';
const signUpId = '01900000-0000-7000-8000-00000000abcd';

describe('a ticket', () => {
  test('is read back, also from the address of its page', () => {
    const token = ticketToken(key, tenant, 'AB23CD', signUpId);
    expect(token).toHaveLength(51);
    const read = { ok: true, sessionCode: 'AB23CD', signUpId };
    expect(readTicketToken(key, tenant, token)).toEqual(read);
    expect(readTicketToken(key, tenant, ` https://example.org/shanghai/t/${token}?from=sms `)).toEqual(read);
  });

  test('with any one sign changed is forged', () => {
    const token = ticketToken(key, tenant, 'AB23CD', signUpId);
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    fc.assert(
      fc.property(fc.nat(49), fc.constantFrom(...signs), (place, sign) => {
        fc.pre(token[place] !== sign);
        const changed = token.slice(0, place) + sign + token.slice(place + 1);
        expect(readTicketToken(key, tenant, changed)).toEqual({ ok: false, why: 'forged' });
      }),
      { numRuns: 500 },
    );
  });

  test('of another key, another tenant or another session is forged', () => {
    const token = ticketToken(key, tenant, 'AB23CD', signUpId);
    expect(readTicketToken(randomBytes(32), tenant, token)).toEqual({ ok: false, why: 'forged' });
    expect(readTicketToken(key, signUpId, token)).toEqual({ ok: false, why: 'forged' });
    const moved = Buffer.from(token, 'base64url');
    moved.write('ZZ23ZZ', 0, 'latin1');
    expect(readTicketToken(key, tenant, moved.toString('base64url'))).toEqual({ ok: false, why: 'forged' });
  });

  test('never throws on what people scan', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readTicketToken(key, tenant, text).ok).toBe(false);
      }),
    );
  });

  test('has a code that can be typed in any way', () => {
    expect(ticketCodeFrom('ab2-3cd')).toBe('AB23CD');
    expect(ticketCodeFrom('ＡＢ２３ＣＤ')).toBe('AB23CD');
    expect(ticketCodeFrom('AB23C0')).toBeNull();
    expect(ticketCodeFrom('AB23C')).toBeNull();
  });
});
