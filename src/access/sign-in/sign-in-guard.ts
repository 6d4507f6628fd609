import { APIError } from 'better-auth/api';
import type { Environment } from '#src/platform/environment.ts';
import { type RateLimit, rateLimiter } from '#src/platform/http/rate-limit.ts';
import type { Transaction } from '#src/platform/postgres/database.ts';
import { noTenant } from '#src/kernel/ids.ts';
import { recordOfAccount } from './auth-trail.ts';
import { isDemoEmail } from './demo.ts';
import { accountsLike } from './identity.store.ts';
import { countFailure, forgetFailures, lockedUntil } from './lockout.store.ts';
import { endOtherSessions, passwordIsOwn, phoneHasSecondFactor } from './recovery.store.ts';

/** What the sign-in library tells after a request, as far as it matters here. */
interface After {
  returned?: unknown;
  newSession?: { session: { token: string }; user: { id: string; twoFactorEnabled?: unknown } } | null;
  session?: { session: { token: string }; user: { id: string; twoFactorEnabled?: unknown } } | null;
}

const own: Record<string, string> = { '/change-password': 'change-password', '/two-factor/disable': 'turn-off-second-factor' };

/** Wrong passwords from one address, whichever accounts they were for. A right one does not count: an office shares its address. */
const wrongPasswords: RateLimit = { capacity: 10, perSecond: 10 / 60 };

/**
 * Stands before and after the sign-in library: closes an account after failed tries, lets no telephone code pass by a second factor, and
 * writes into the trail what people do with their accounts. Demo accounts are never closed: their password is published.
 */
export function signInGuard(environment: Environment) {
  const inDatabase = <Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value> =>
    environment.database.transaction({ tenant: noTenant }, 'access', work);
  const emailOf = (path: string, body: unknown): string | null => {
    const email = path === '/sign-in/email' ? (body as { email?: unknown } | undefined)?.email : null;
    return typeof email === 'string' && !isDemoEmail(email) ? email : null;
  };
  const wrong = rateLimiter(wrongPasswords);
  return {
    async before(path: string, body: unknown, address: string): Promise<void> {
      // Taken before the password is looked at, and given back when it was right: many tries at once do not slip through together.
      if (path === '/sign-in/email' && wrong.take(address, Date.now()) > 0)
        throw new APIError('TOO_MANY_REQUESTS', {
          code: 'TOO_MANY_FAILURES',
          message:
            '从这个网络地址试错密码的次数太多，请一分钟后再试。Too many wrong passwords from this address; try again in a minute.',
        });
      const email = emailOf(path, body);
      const until = email && (await inDatabase((transaction) => lockedUntil(transaction, email, environment.clock.now())));
      if (until)
        throw new APIError('TOO_MANY_REQUESTS', {
          code: 'ACCOUNT_LOCKED',
          message: '连续多次登录失败，账号暂时锁定。Too many failed tries: the account is closed for a while.',
          until: until.toISOString(),
        });
      const { currentPassword, newPassword } = (path === '/change-password' && body ? body : {}) as Record<string, unknown>;
      if (currentPassword !== undefined && currentPassword === newPassword)
        throw new APIError('UNPROCESSABLE_ENTITY', {
          code: 'PASSWORD_UNCHANGED',
          message: '新密码与当前密码相同，请换一个。The new password is the present one; choose another.',
        });
      const phone = path === '/phone-number/verify' ? (body as { phoneNumber?: unknown } | undefined)?.phoneNumber : null;
      if (typeof phone === 'string' && (await inDatabase((transaction) => phoneHasSecondFactor(transaction, phone))))
        throw new APIError('FORBIDDEN', {
          code: 'SECOND_FACTOR_NEEDED',
          message: '此账号须用密码和两步验证登录。This account signs in with its password and second factor.',
        });
    },
    async after(path: string, body: unknown, address: string, { returned, newSession, session }: After): Promise<void> {
      const failed = returned instanceof Error;
      if (path === '/sign-in/email' && !failed) wrong.giveBack(address);
      const email = emailOf(path, body);
      if (email && failed) await this.failed(email);
      else if (email) await this.passed(email);
      if (failed || !session) return;
      if (path === '/change-password') await this.passwordSet(session.user.id);
      const verb = own[path];
      if (verb) await recordOfAccount(environment, session.user.id, verb);
      if (path === '/two-factor/verify-totp' && newSession && session.user.twoFactorEnabled !== true) {
        await inDatabase((transaction) => endOtherSessions(transaction, session.user.id, newSession.session.token));
        await recordOfAccount(environment, session.user.id, 'turn-on-second-factor');
      }
    },
    async failed(email: string): Promise<void> {
      const now = environment.clock.now();
      const account = await inDatabase(async (transaction) =>
        (await countFailure(transaction, email, now)) ? (await accountsLike(transaction, { email, phone: null }))[0] : undefined,
      );
      if (account) await recordOfAccount(environment, account.id, 'lock-account');
    },
    /** Only its owner knows the password from here on. */
    passwordSet(accountId: string): Promise<void> {
      return inDatabase((transaction) => passwordIsOwn(transaction, accountId));
    },
    passed(email: string): Promise<void> {
      return inDatabase((transaction) => forgetFailures(transaction, email));
    },
  };
}
