import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inviteMember } from '#src/access/index.ts';
import { deviceOf } from '#src/access/sign-in/device.rules.ts';
import { granted } from '../support/environment.ts';
import { cookiesOf, openWeb, ownPassword, type Web } from './web.ts';

let web: Web;
const origin = 'http://localhost:3000';
const phone = 'Mozilla/5.0 (Linux; HarmonyOS) AppleWebKit/537.36 Chrome/114.0 Safari/537.36 MicroMessenger/8.0';
const desk = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';

beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web.close());

async function ask(cookie: string, method: string, path: string, body?: unknown, agent = desk) {
  const response = await web.request(path, {
    method,
    headers: { origin, cookie, 'user-agent': agent, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answered = (text ? JSON.parse(text) : {}) as Record<string, unknown> & { data?: { code: string }; code?: string };
  return { status: response.status, body: answered, code: answered.data?.code ?? answered.code, cookie: cookiesOf(response) };
}

const signIn = (email: string, password: string, agent = desk) =>
  ask('', 'POST', '/api/auth/sign-in/email', { email, password }, agent);

async function invited(email: string): Promise<string> {
  const given = { name: '新人', email, membership: { role: 'finance' as const } };
  return granted(await inviteMember(web.environment, web.actors.manager, '', given)).initialPassword!;
}

describe('a first password, made by an administrator', () => {
  test('opens nothing until its owner has set another', async () => {
    const first = await invited('first@example.org');
    const { cookie } = await signIn('first@example.org', first);
    expect((await ask(cookie, 'GET', '/api/v1/me')).body).toMatchObject({
      signedIn: true,
      passwordDue: true,
      roles: ['resident'],
    });
    for (const [method, path] of [
      ['GET', '/venues'],
      ['GET', '/me/data.json'],
      ['GET', '/me/sessions'],
      ['POST', '/me/erasure'],
    ] as const) {
      const refused = await ask(cookie, method, `/api/v1${path}`, method === 'GET' ? undefined : { confirm: true });
      expect([refused.status, refused.code], path).toEqual([403, 'password-due']);
    }
    const change = (newPassword: string, currentPassword = first) =>
      ask(cookie, 'POST', '/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true });
    expect((await change(first)).code).toBe('PASSWORD_UNCHANGED');
    expect((await change('short')).status).toBe(400);
    expect((await change(ownPassword, 'not the password')).status).toBe(400);
    // What a client says of itself changes nothing.
    await ask(cookie, 'POST', '/api/auth/update-user', { passwordDue: false });
    expect((await ask(cookie, 'GET', '/api/v1/venues')).code).toBe('password-due');
    const changed = await change(ownPassword);
    expect(changed.status).toBe(200);
    expect((await ask(changed.cookie, 'GET', '/api/v1/me')).body).toMatchObject({
      passwordDue: false,
      roles: ['finance', 'resident'],
    });
    expect((await ask(changed.cookie, 'GET', '/api/v1/venues')).status).toBe(200);
    expect((await ask(cookie, 'GET', '/api/v1/me')).body).toMatchObject({ signedIn: false });
    expect((await signIn('first@example.org', first)).status).toBe(401);
    expect((await signIn('first@example.org', ownPassword)).status).toBe(200);
  });

  test('is not asked of demo accounts, whose password is published', async () => {
    expect(await (await web.as('manager', 'GET', '/api/v1/me')).json()).toMatchObject({ passwordDue: false });
  });
});

describe('where an account is signed in', () => {
  interface Listed {
    items: { id: string; current: boolean; device: { browser: string | null; system: string | null }; usedAt: string }[];
  }
  const listed = async (cookie: string) => (await ask(cookie, 'GET', '/api/v1/me/sessions')).body as unknown as Listed;

  test('is seen by its owner alone, and each session ends when told', async () => {
    const email = 'many@example.org';
    const here = await web.signInFirst(email, await invited(email));
    const there = (await signIn(email, ownPassword, phone)).cookie;
    const third = (await signIn(email, ownPassword)).cookie;
    const { items } = await listed(here);
    expect(items).toHaveLength(3);
    expect(items.filter((one) => one.current)).toHaveLength(1);
    expect(items.map((one) => one.device)).toContainEqual({ browser: 'wechat', system: 'HarmonyOS' });
    expect(JSON.stringify(items)).not.toMatch(/token/i);

    const foreign = await web.signInFirst('other@example.org', await invited('other@example.org'));
    const target = items.find((one) => one.device.browser === 'wechat')!.id;
    const end = (cookie: string) => ask(cookie, 'POST', `/api/v1/me/sessions/${target}/end`, {});
    expect((await end(foreign)).code).toBe('session-unknown');
    expect((await ask(there, 'GET', '/api/v1/me')).body).toMatchObject({ signedIn: true });
    expect((await end(here)).body).toEqual({ ended: 1 });
    expect((await ask(there, 'GET', '/api/v1/me')).body).toMatchObject({ signedIn: false });
    expect((await end(here)).code).toBe('session-unknown');

    expect((await ask(here, 'POST', '/api/v1/me/sessions/end-others', {})).body).toEqual({ ended: 1 });
    expect((await ask(third, 'GET', '/api/v1/me')).body).toMatchObject({ signedIn: false });
    expect((await listed(here)).items.map((one) => one.current)).toEqual([true]);
    expect((await listed(foreign)).items).toHaveLength(1);
    const client = new pg.Client({ connectionString: web.adminUrl });
    await client.connect();
    const { rows } = await client.query(`SELECT count(*)::int AS ended FROM access.audit_trail WHERE verb = 'end-sessions'`);
    await client.end();
    expect(rows).toEqual([{ ended: 2 }]);
  });

  test.each([
    [desk, 'Edge', 'Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1', 'Safari', 'iPhone'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Chrome/140.0 Safari/537.36', 'Chrome', 'macOS'],
    ['curl/8', null, null],
    [null, null, null],
  ])('%s', (agent, browser, system) => {
    expect(deviceOf(agent)).toEqual({ browser, system });
  });
});
