import { createDemoAccounts, demoPassword } from '#src/access/index.ts';
import { type AppOptions, createApp } from '#src/app/http.ts';
import { type TestEnvironment, testEnvironment, granted } from '../support/environment.ts';
import type { Who } from './route-access.ts';

export interface Web extends TestEnvironment {
  /** A request as a browser of this site sends it, signed in as one of the demo accounts. */
  as(who: Who, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  request(path: string, init?: RequestInit): Promise<Response>;
  signIn(email: string, password: string): Promise<Response>;
  /** The cookie of who signed in with a first password and set another, as everybody must. */
  signInFirst(email: string, firstPassword: string, password?: string): Promise<string>;
}

const origin = 'http://localhost:3000';

/** A test that is about limits says by this header which address it comes from. */
export const testAddress = 'x-test-address';

/** What `signInFirst` sets unless told otherwise. */
export const ownPassword = 'a password of my own';

export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** The server over a database of its own, in a demo tenant with its published accounts. */
export async function openWeb(options: AppOptions = {}): Promise<Web> {
  const world = await testEnvironment({ demo: true });
  granted(await createDemoAccounts(world.environment, world.tenant));
  let visitors = 0;
  // Each request comes from an address of its own, so that limits of one test do not reach another, unless it says otherwise.
  const addressOf: AppOptions['addressOf'] = (context) =>
    context.req.header(testAddress) ?? `198.18.${(visitors >> 8) & 255}.${visitors++ & 255}`;
  const app = await createApp(world.environment, { messages: null, addressOf, ...options });
  const request = async (path: string, init?: RequestInit): Promise<Response> => app.request(`${origin}${path}`, init);
  const cookies = new Map<Who, Promise<string>>();
  const signIn = (email: string, password: string): Promise<Response> =>
    request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
  const cookieOf = (who: Who): Promise<string> => {
    if (who === 'visitor') return Promise.resolve('');
    const known = cookies.get(who) ?? signIn(`${who}@demo.kepu`, demoPassword).then(cookiesOf);
    cookies.set(who, known);
    return known;
  };
  return {
    ...world,
    request,
    signIn,
    async signInFirst(email, firstPassword, password = ownPassword) {
      const cookie = cookiesOf(await signIn(email, firstPassword));
      const changed = await request('/api/auth/change-password', {
        method: 'POST',
        headers: { origin, cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ currentPassword: firstPassword, newPassword: password, revokeOtherSessions: true }),
      });
      if (!changed.ok) throw new Error(`the first password was not changed: ${await changed.text()}`);
      return cookiesOf(changed);
    },
    async as(who, method, path, body, headers = {}) {
      // Without an account in the second tenant's way: a visitor says by the cookie which tenant is meant.
      const cookie = [await cookieOf(who), `kepu-tenant=${world.tenant.code}`].filter(Boolean).join('; ');
      const form = body instanceof FormData;
      return request(path, {
        method,
        headers: { origin, cookie, ...(body !== undefined && !form ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(body === undefined ? {} : { body: form ? body : typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
  };
}
