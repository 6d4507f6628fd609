import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTenant, inviteMember } from '#src/access/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import { granted } from '../support/environment.ts';
import { totpOf } from '../support/totp.ts';
import { cookiesOf, openWeb, ownPassword, type Web } from './web.ts';

let web: Web;
const origin = 'http://localhost:3000';

interface Member {
  id: string;
  email: string;
  password: string;
  cookie: string;
  uri: string;
  backupCodes: string[];
}
const members = new Map<Role, Member>();

interface Answer {
  status: number;
  body: Record<string, unknown> & { data?: { code: string }; code?: string };
  cookie: string;
}

async function ask(cookie: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await web.request(path, {
    method,
    headers: { origin, cookie: `${cookie}; kepu-tenant=real`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : {}) as Answer['body'],
    cookie: cookiesOf(response),
  };
}

const as = (role: Role, method: string, path: string, body?: unknown): Promise<Answer> =>
  ask(members.get(role)!.cookie, method, `/api/v1${path}`, body);
const signIn = (email: string, password: string): Promise<Answer> =>
  ask('', 'POST', '/api/auth/sign-in/email', { email, password });
const codeOf = (answer: Answer): unknown => answer.body.data?.code ?? answer.body.code;

/** Invites a member of the real tenant past its own people, and signs in. */
async function member(role: Role, email: string): Promise<Member> {
  const tenant = web.tenant;
  const invited = granted(
    await inviteMember(web.environment, systemActor(real, 'test'), tenant.name, {
      name: `真实${role}`,
      email,
      membership: { role: role as 'manager', ...(role === 'auditor' ? { validUntil: '2020-12-31' } : {}) },
    }),
  );
  const password = ownPassword;
  const cookie = await web.signInFirst(email, invited.initialPassword!);
  const one = { id: invited.person.id, email, password, cookie, uri: '', backupCodes: [] };
  members.set(role, one);
  return one;
}

async function enrol(one: Member): Promise<void> {
  const enabled = await ask(one.cookie, 'POST', '/api/auth/two-factor/enable', { password: one.password });
  expect(enabled.status).toBe(200);
  one.uri = enabled.body.totpURI as string;
  one.backupCodes = enabled.body.backupCodes as string[];
  const verified = await ask(one.cookie, 'POST', '/api/auth/two-factor/verify-totp', { code: totpOf(one.uri) });
  expect(verified.status).toBe(200);
  one.cookie = verified.cookie;
}

let real: Web['tenant']['id'];

beforeAll(async () => {
  web = await openWeb();
  const tenant = granted(
    await createTenant(web.environment, { code: 'real', name: '真实单位', regionCode: '310000', demo: false }),
  );
  real = tenant.id;
});
afterAll(() => web.close());

describe('a second factor', () => {
  test('is asked of a manager before anything else, and of nobody in a demo', async () => {
    const one = await member('manager', 'manager@example.org');
    expect((await as('manager', 'GET', '/me')).body).toMatchObject({
      roles: ['resident'],
      permissions: [],
      secondFactor: { on: false, needed: true },
    });
    const refused = await as('manager', 'GET', '/people');
    expect([refused.status, codeOf(refused)]).toEqual([403, 'second-factor-needed']);
    expect((await web.as('manager', 'GET', '/api/v1/people')).status).toBe(200);
    const stale = one.cookie;
    await enrol(one);
    expect((await as('manager', 'GET', '/me')).body).toMatchObject({
      roles: ['manager', 'resident'],
      secondFactor: { on: true, needed: false },
    });
    expect((await as('manager', 'GET', '/people')).status).toBe(200);
    expect((await ask(stale, 'GET', '/api/v1/me')).body).toMatchObject({ signedIn: false });
  });

  test('a district coordinator signs in without one', async () => {
    const invited = granted(
      await inviteMember(web.environment, systemActor(real, 'test'), '', {
        name: '协调员',
        email: 'coordinator@example.org',
        membership: { role: 'coordinator', district: '310107' },
      }),
    );
    const cookie = await web.signInFirst('coordinator@example.org', invited.initialPassword!);
    expect((await ask(cookie, 'GET', '/api/v1/me')).body).toMatchObject({
      roles: ['coordinator', 'resident'],
      secondFactor: { needed: false },
    });
  });

  test('signing in takes password and code; a wrong code opens nothing, a backup code works once', async () => {
    const one = members.get('manager')!;
    const first = await signIn(one.email, one.password);
    expect(first.body).toMatchObject({ twoFactorRedirect: true });
    expect((await ask(first.cookie, 'GET', '/api/v1/me')).body).toMatchObject({ signedIn: false });
    const verify = (path: string, code: string) => ask(first.cookie, 'POST', `/api/auth/two-factor/${path}`, { code });
    expect((await verify('verify-totp', '000000')).status).toBe(401);
    const by = await verify('verify-backup-code', one.backupCodes[0]!);
    expect(by.status).toBe(200);
    expect((await ask(by.cookie, 'GET', '/api/v1/me')).body).toMatchObject({ roles: ['manager', 'resident'] });
    const again = await signIn(one.email, one.password);
    const used = await ask(again.cookie, 'POST', '/api/auth/two-factor/verify-backup-code', { code: one.backupCodes[0]! });
    expect(used.status).toBe(401);
    one.cookie = by.cookie;
  });
});

describe('the three administrators', () => {
  test('a manager does their work until they are appointed, then no more', async () => {
    for (const role of ['system-admin', 'security-admin', 'audit-admin'] as const)
      await enrol(await member(role, `${role}@example.org`));
    const given = { name: '丙', email: 'third@example.org', membership: { role: 'finance' } };
    expect((await as('manager', 'POST', '/people', given)).status).toBe(403);
    expect((await as('manager', 'GET', '/audit-trail')).status).toBe(403);
    expect((await as('manager', 'GET', '/people')).status).toBe(200);
  });

  test('each does only the own part', async () => {
    const bare = { name: '丁', email: 'fourth@example.org' };
    expect((await as('system-admin', 'POST', '/people', { ...bare, membership: { role: 'finance' } })).status).toBe(403);
    const invited = await as('system-admin', 'POST', '/people', bare);
    expect(invited.status).toBe(200);
    const { id } = (invited.body as unknown as { person: { id: string } }).person;
    const grant = { membership: { role: 'finance' } };
    expect((await as('system-admin', 'POST', `/people/${id}/memberships`, grant)).status).toBe(403);
    expect((await as('audit-admin', 'POST', `/people/${id}/memberships`, grant)).status).toBe(403);
    expect((await as('security-admin', 'POST', `/people/${id}/memberships`, grant)).status).toBe(200);
    expect((await as('security-admin', 'POST', '/people', bare)).status).toBe(403);
    expect((await as('security-admin', 'GET', '/audit-trail')).status).toBe(403);
    const trail = await as('audit-admin', 'GET', '/audit-trail?verb=grant-membership&pageSize=1');
    expect(trail.body).toMatchObject({ items: [{ recordId: id, detail: { changes: [{ field: 'role', after: 'finance' }] } }] });
    expect((await as('audit-admin', 'GET', '/people')).status).toBe(403);
    expect((await as('system-admin', 'GET', '/programmes')).status).toBe(403);
  });

  test('no account holds two of them, nor one beside the manager, and nobody grants to oneself', async () => {
    const grant = (role: Role, id: string) => as('security-admin', 'POST', `/people/${id}/memberships`, { membership: { role } });
    for (const [role, to] of [
      ['audit-admin', 'system-admin'],
      ['manager', 'audit-admin'],
      ['security-admin', 'manager'],
    ] as const) {
      const refused = await grant(role, members.get(to)!.id);
      expect([refused.status, codeOf(refused)]).toEqual([409, 'roles-kept-apart']);
    }
    expect(codeOf(await grant('finance', members.get('security-admin')!.id))).toBe('not-on-oneself');
    const admin = new pg.Client({ connectionString: web.adminUrl });
    await admin.connect();
    const past = admin.query(
      `INSERT INTO access.membership (tenant_id, person_id, role, valid_from) VALUES ($1, $2, 'audit-admin', now())`,
      [real, members.get('manager')!.id],
    );
    await expect(past).rejects.toThrow('membership_kept_apart');
    await admin.end();
  });
});

describe('recovery', () => {
  test('a lost second factor is taken away by the security administrator, with a reason in the trail', async () => {
    const one = members.get('manager')!;
    const reset = (by: Role, id: string) => as(by, 'POST', `/people/${id}/second-factor-reset`, { reason: '手机遗失' });
    expect((await reset('system-admin', one.id)).status).toBe(403);
    expect(codeOf(await reset('security-admin', members.get('security-admin')!.id))).toBe('not-on-oneself');
    expect((await reset('security-admin', one.id)).status).toBe(200);
    expect((await ask(one.cookie, 'GET', '/api/v1/me')).body).toMatchObject({ signedIn: false });
    one.cookie = (await signIn(one.email, one.password)).cookie;
    expect((await as('manager', 'GET', '/me')).body).toMatchObject({ secondFactor: { needed: true } });
    await enrol(one);
    const trail = await as('audit-admin', 'GET', '/audit-trail?verb=reset-second-factor');
    expect(trail.body).toMatchObject({
      items: [{ actorName: '真实security-admin', recordId: one.id, detail: { reason: '手机遗失' } }],
    });
  });

  test('a new password is set once by the link, which expires', async () => {
    const one = members.get('manager')!;
    const make = async (): Promise<string> =>
      String((await as('security-admin', 'POST', `/people/${one.id}/password-link`, { reason: '忘记密码' })).body.link).split(
        '#',
      )[1]!;
    const set = (token: string, newPassword: string) => ask('', 'POST', '/api/auth/reset-password', { token, newPassword });
    const first = await make();
    const second = await make();
    expect((await set(first, 'a new long password')).status).toBe(400);
    expect((await set(second, 'short')).status).toBe(400);
    expect((await set(second, 'a new long password')).status).toBe(200);
    expect((await set(second, 'another long password')).status).toBe(400);
    expect((await ask(one.cookie, 'GET', '/api/v1/me')).body).toMatchObject({ signedIn: false });
    expect((await signIn(one.email, one.password)).status).toBe(401);
    one.password = 'a new long password';
    expect((await signIn(one.email, one.password)).body).toMatchObject({ twoFactorRedirect: true });
    const third = await make();
    const admin = new pg.Client({ connectionString: web.adminUrl });
    await admin.connect();
    // Whoever reads the database finds no link in it.
    const { rows: kept } = await admin.query('SELECT * FROM access.verification');
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain(third);
    await admin.query(`UPDATE access.verification SET "expiresAt" = now() - interval '1 minute'`);
    await admin.end();
    expect((await set(third, 'one more long password')).status).toBe(400);
  });

  test('an account that another unit uses too cannot be taken over from here', async () => {
    const foreign = web.actors.otherTenantManager.tenant;
    const there = systemActor(foreign, 'test');
    granted(
      await inviteMember(web.environment, there, '', {
        name: '两处',
        email: 'finance2@example.org',
        membership: { role: 'finance' },
      }),
    );
    const here = granted(
      await inviteMember(web.environment, systemActor(real, 'test'), '', { name: '两处', email: 'finance2@example.org' }),
    );
    const taken = await as('security-admin', 'POST', `/people/${here.person.id}/password-link`, { reason: '试' });
    expect(codeOf(taken)).toBe('account-shared');
  });
});

describe('sessions and failed tries', () => {
  test('five wrong passwords close an account for a quarter of an hour, or until it is opened', async () => {
    const { id, email, password } = members.get('audit-admin')!;
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await signIn(email, 'a wrong password')).status).toBe(401);
    const closed = await signIn(email, password);
    expect([closed.status, codeOf(closed)]).toEqual([429, 'ACCOUNT_LOCKED']);
    expect((await as('security-admin', 'GET', `/people/${id}`)).body.lockedUntil).not.toBeNull();
    expect((await as('security-admin', 'POST', `/people/${id}/unlocking`, { reason: '本人来电' })).status).toBe(200);
    expect((await signIn(email, password)).status).toBe(200);
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(email, 'a wrong password');
    expect((await signIn(email, password)).status).toBe(429);
    web.clock.moveTo(new Date(web.clock.now().getTime() + 15 * 60_000 + 1));
    expect((await signIn(email, password)).status).toBe(200);
  });

  test('an unknown address is closed just the same, so that nobody learns which exist', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn('nobody@example.org', 'a wrong password');
    expect((await signIn('nobody@example.org', 'a wrong password')).status).toBe(429);
  });

  test('staff who were idle, or signed in long ago, sign in anew; a resident of the demo does not', async () => {
    const admin = new pg.Client({ connectionString: web.adminUrl });
    await admin.connect();
    const age = (column: string, interval: string) =>
      admin.query(`UPDATE access.session SET "${column}" = now() - $1::interval`, [interval]);
    await age('updatedAt', '50 minutes');
    expect((await as('audit-admin', 'GET', '/me')).body).toMatchObject({ signedIn: true });
    await age('updatedAt', '70 minutes');
    expect((await web.as('resident', 'GET', '/api/v1/me')).status).toBe(200);
    expect((await as('audit-admin', 'GET', '/me')).body).toMatchObject({ signedIn: false });
    await age('updatedAt', '1 minute');
    expect((await as('system-admin', 'GET', '/me')).body).toMatchObject({ signedIn: true });
    await age('createdAt', '13 hours');
    expect((await as('system-admin', 'GET', '/me')).body).toMatchObject({ signedIn: false });
    await admin.end();
  });
});
