import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { phoneNumber, twoFactor } from 'better-auth/plugins';
import type { Environment } from '#src/platform/environment.ts';
import type { CodeSender } from './code-sender.ts';
import { demoDomain } from './demo.ts';
import { identityPool } from './identity.store.ts';
import { recordOfAccount } from './auth-trail.ts';
import { lockout } from './lockout.store.ts';
import { hashPassword, verificationMark, verifyPassword } from './passwords.ts';
import { touchMs } from './session.rules.ts';
import { signInGuard } from './sign-in-guard.ts';

export interface AuthOptions {
  /** null: no gateway is set up, and codes are refused with a sentence. */
  codes: CodeSender | null;
  /** Whether any tenant of this installation is a demo. */
  demoAccepted(): Promise<boolean>;
}

/** The header by which the server tells the library the visitor's address; whatever a client sends under it is overwritten. */
export const addressHeader = 'x-kepu-address';

const minute = 60;

const addressOf = (headers: Headers | undefined): string => headers?.get(addressHeader) ?? 'unknown';

function sendCodeBy(codes: CodeSender | null) {
  return async ({ phoneNumber: phone, code }: { phoneNumber: string; code: string }): Promise<void> => {
    if (!codes)
      throw new APIError('SERVICE_UNAVAILABLE', {
        code: 'NO_CODE_SENDER',
        message: '没有配置短信网关，请用密码登录。No SMS gateway is set up; sign in with a password.',
      });
    try {
      await codes.sendCode(phone, code);
    } catch {
      throw new APIError('SERVICE_UNAVAILABLE', {
        code: 'CODE_NOT_SENT',
        message: '验证码没有发出，请稍后再试。The code could not be sent; try again later.',
      });
    }
  };
}

/** Only a page of the address that the request itself went to may sign in, besides the configured one. */
function origins(publicUrl: string) {
  return async (request?: Request): Promise<string[]> => {
    const host = request?.headers.get('host');
    return host ? [publicUrl, `http://${host}`, `https://${host}`] : [publicUrl];
  };
}

const rateLimit = {
  enabled: true,
  window: minute,
  max: 120,
  customRules: {
    // Wrong passwords are counted by the guard; this only keeps the work of hashing within bounds.
    '/sign-in/email': { window: minute, max: 60 },
    '/sign-in/*': { window: minute, max: 10 },
    '/two-factor/*': { window: minute, max: 10 },
    '/reset-password': { window: minute, max: 5 },
    '/change-password': { window: minute, max: 5 },
    '/phone-number/send-otp': { window: minute, max: 3 },
    '/get-session': false,
  },
} as const;

/** A demo account's password is published: it signs in only where there is a demo. */
async function refuseDemoElsewhere(path: string, body: unknown, options: AuthOptions): Promise<void> {
  const email = path === '/sign-in/email' ? (body as { email?: unknown } | undefined)?.email : undefined;
  if (typeof email !== 'string' || !email.trim().toLowerCase().endsWith(demoDomain)) return;
  if (await options.demoAccepted()) return;
  throw new APIError('FORBIDDEN', {
    code: 'DEMO_ACCOUNTS_REFUSED',
    message: '这里不是演示单位，不接受演示账号。This is no demo; demo accounts are not accepted.',
  });
}

/** A refusal is an answer; only what is none is worth the log. */
function logUnlessRefusal(environment: Environment, error: unknown): void {
  if (!(error instanceof APIError)) environment.log.error({ area: 'sign-in', error: String(error) }, 'bug');
}

/** Set by whoever makes the account, and never from outside. */
const accountFields = { passwordDue: { type: 'boolean', required: false, input: false } } as const;

/** Sign-in with e-mail and password, or telephone and one-time code; a second factor (TOTP) for whoever turns it on. */
export function createAuth(environment: Environment, options: AuthOptions) {
  const guard = signInGuard(environment);
  const secure = environment.publicUrl.startsWith('https://');
  return betterAuth({
    appName: 'Kepu',
    baseURL: environment.publicUrl,
    basePath: '/api/auth',
    secret: environment.secrets.keyFor('auth').toString('hex'),
    database: identityPool(environment.database),
    telemetry: { enabled: false },
    trustedOrigins: origins(environment.publicUrl),
    logger: {
      level: 'warn',
      // The library's own words may hold a number or an address: only that something happened is logged.
      log: (level) => environment.log.warn({ area: 'sign-in', level }, 'sign-in library reports a problem'),
    },
    onAPIError: { onError: (error) => logUnlessRefusal(environment, error) },
    user: { additionalFields: accountFields },
    session: { expiresIn: 7 * 24 * 60 * minute, updateAge: touchMs / 1000 },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      async onPasswordReset({ user }) {
        await guard.passed(user.email);
        await guard.passwordSet(user.id);
        await recordOfAccount(environment, user.id, 'set-password-by-link');
      },
      password: { hash: hashPassword, verify: verifyPassword },
    },
    // Tokens and numbers are kept as digests.
    verification: { storeIdentifier: { hash: (identifier) => Promise.resolve(verificationMark(identifier)) } },
    rateLimit,
    advanced: {
      cookiePrefix: 'kepu',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        await guard.before(context.path, context.body, addressOf(context.headers));
        await refuseDemoElsewhere(context.path, context.body, options);
      }),
      after: createAuthMiddleware(async ({ path, body, headers, context }) => {
        await guard.after(path, body, addressOf(headers), context);
      }),
    },
    plugins: [
      phoneNumber({
        otpLength: 6,
        expiresIn: 5 * minute,
        allowedAttempts: 3,
        phoneNumberValidator: (phone) => /^1[3-9]\d{9}$/.test(phone),
        sendOTP: sendCodeBy(options.codes),
        signUpOnVerification: {
          getTempEmail: (phone) => `${phone}@phone.kepu.invalid`,
          getTempName: () => '',
        },
      }),
      twoFactor({
        issuer: 'Kepu',
        accountLockout: { enabled: true, maxFailedAttempts: lockout.failures, durationSeconds: lockout.lockedMs / 1000 },
        schema: { twoFactor: { modelName: 'two_factor' } },
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
