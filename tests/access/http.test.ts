import { uploadMegabytes } from '#src/kernel/upload-limit.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDemoAccounts, createTenant, demoPassword } from '#src/access/index.ts';
import { apiContract } from '#src/app/api/contract.ts';
import { routesOf } from '#src/app/api/handler.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { granted } from '../support/environment.ts';
import { cookiesOf, openWeb, testAddress, type Web } from './web.ts';

let web: Web;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web.close());

function tryPassword(password: string, address: string): Promise<Response> {
  const account = { email: 'manager@demo.kepu', password };
  return web.as('visitor', 'POST', '/api/auth/sign-in/email', account, { [testAddress]: address });
}

interface RefusalAnswer {
  data: { code: string; reason: string; remedy: string; issues?: { path: string; where: string; problem: string }[] };
}

async function refusalOf(response: Response): Promise<RefusalAnswer['data'] & { status: number }> {
  const { data } = (await response.json()) as RefusalAnswer;
  return { ...data, status: response.status };
}

describe('signing in', () => {
  test('who signs in is told name, roles, districts and permissions', async () => {
    const me = (await (await web.as('coordinator', 'GET', '/api/v1/me')).json()) as Record<string, unknown>;
    expect(me).toMatchObject({
      signedIn: true,
      name: '演示·区科协',
      tenant: { code: 'shanghai', demo: true },
      roles: ['coordinator', 'resident'],
      districts: [{ code: '310107', name: '普陀区' }],
    });
    expect(me.permissions).toContain('venues.write');
    expect(me.permissions).not.toContain('people.read');
  });

  test('a visitor is nobody, and is told the tenant', async () => {
    const me = (await (await web.as('visitor', 'GET', '/api/v1/me')).json()) as Record<string, unknown>;
    expect(me).toMatchObject({ signedIn: false, personId: null, roles: [], permissions: [], tenant: { code: 'shanghai' } });
  });

  test('a wrong password opens nothing', async () => {
    const response = await web.signIn('manager@demo.kepu', 'not the password');
    expect(response.status).toBe(401);
    expect(cookiesOf(response)).not.toContain('session_token');
  });

  test('passwords cannot be tried without end from one address', async () => {
    const answers: number[] = [];
    for (let at = 0; at < 11; at += 1) answers.push((await tryPassword('guess', '203.0.113.9')).status);
    expect(answers).toEqual([...Array<number>(10).fill(401), 429]);
    const atOnce = await Promise.all(Array.from({ length: 14 }, () => tryPassword('guess', '203.0.113.10')));
    expect(atOnce.map((answer) => answer.status).toSorted()).toEqual([
      ...Array<number>(10).fill(401),
      ...Array<number>(4).fill(429),
    ]);
    expect((await web.signIn('manager@demo.kepu', demoPassword)).status).toBe(200);
  });

  test('whoever signs in rightly is not counted, and does not buy further guesses', async () => {
    const rightly: number[] = [];
    for (let at = 0; at < 24; at += 1) rightly.push((await tryPassword(demoPassword, '203.0.113.11')).status);
    expect(rightly).toEqual(Array<number>(24).fill(200));
    const mixed: number[] = [];
    for (let at = 0; at < 11; at += 1) {
      mixed.push((await tryPassword('guess', '203.0.113.11')).status);
      if (at < 9) await tryPassword(demoPassword, '203.0.113.11');
    }
    expect(mixed).toEqual([...Array<number>(10).fill(401), 429]);
  });

  test('a code cannot be had where no gateway is set up', async () => {
    const response = await web.as('visitor', 'POST', '/api/auth/phone-number/send-otp', { phoneNumber: '13500002222' });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'NO_CODE_SENDER' });
  });

  test('nobody can open an account by e-mail', async () => {
    const response = await web.as('visitor', 'POST', '/api/auth/sign-up/email', {
      email: 'a@example.org',
      password: 'long enough 123',
      name: 'A',
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await (await web.as('visitor', 'GET', '/api/v1/demo-accounts')).json()).toMatchObject({ password: demoPassword });
  });

  test('the session cookie cannot be read by scripts nor sent from elsewhere', async () => {
    const cookie = (await web.signIn('host@demo.kepu', demoPassword)).headers
      .getSetCookie()
      .find((each) => each.includes('session_token'))!;
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  test('an auditor whose time is over is told so, and gets nothing', async () => {
    expect((await web.as('auditor', 'GET', '/api/v1/audit-trail')).status).toBe(200);
    web.clock.moveTo(momentOf('2022-01-01'));
    try {
      expect(await refusalOf(await web.as('auditor', 'GET', '/api/v1/audit-trail'))).toMatchObject({
        status: 403,
        code: 'access-ended',
      });
    } finally {
      web.clock.moveTo(momentOf('2020-05-01', '09:00'));
    }
  });
});

describe('demo accounts', () => {
  test('are not made for a tenant that is no demo', async () => {
    const real = granted(
      await createTenant(web.environment, { code: 'real', name: '真实单位', regionCode: '310000', demo: false }),
    );
    expect(await createDemoAccounts(web.environment, real)).toMatchObject({
      ok: false,
      refusal: { code: 'demo-accounts-refused' },
    });
    const listed = await web.request('/api/v1/demo-accounts', { headers: { cookie: 'kepu-tenant=real' } });
    expect(await listed.json()).toEqual({ password: null, items: [] });
  });

  test('open nothing in a tenant that is no demo, whatever membership they were given', async () => {
    const account = `SELECT user_id FROM access.person WHERE email = 'manager@demo.kepu'`;
    const { default: pg } = await import('pg');
    const admin = new pg.Client({ connectionString: web.adminUrl });
    await admin.connect();
    try {
      await admin.query(
        `INSERT INTO access.person (tenant_id, name, user_id, created_at) SELECT '${web.actors.otherTenantManager.tenant}', 'x', (${account}), now()`,
      );
    } finally {
      await admin.end();
    }
    const cookie = `${cookiesOf(await web.signIn('manager@demo.kepu', demoPassword))}; kepu-tenant=jiangsu`;
    const me = (await (await web.request('/api/v1/me', { headers: { cookie } })).json()) as {
      tenant: { code: string };
      tenants: unknown[];
    };
    expect(me.tenant.code).toBe('shanghai');
    expect(me.tenants).toHaveLength(1);
  });
});

describe('what is sent', () => {
  test('a page of another site can change nothing', async () => {
    const response = await web.as(
      'manager',
      'POST',
      '/api/v1/speakers',
      { name: '甲', titleLevel: 'other', organisation: '乙' },
      { origin: 'https://evil.example' },
    );
    expect(await refusalOf(response)).toMatchObject({ status: 403, code: 'cross-site-request' });
    expect(await (await web.as('manager', 'GET', '/api/v1/speakers')).json()).toMatchObject({ total: 0 });
  });

  test('more than a file and what is around it is refused, also when the length is not told, with the limit of files', async () => {
    const big = 'x'.repeat(26 * 1024 * 1024);
    const refusal = await refusalOf(await web.as('manager', 'POST', '/api/v1/speakers', big));
    expect(refusal).toMatchObject({ status: 413, code: 'body-too-large' });
    expect(refusal.reason).toContain(`${uploadMegabytes} MB`);
  });

  test('what is no JSON is refused with a sentence', async () => {
    const refusal = await refusalOf(await web.as('manager', 'POST', '/api/v1/speakers', '{"name":'));
    expect(refusal).toMatchObject({ status: 422, code: 'input-invalid' });
    expect(refusal.reason).toContain('格式不对');
  });

  test('input that does not fit names the field, in the language asked for', async () => {
    const zh = await refusalOf(
      await web.as('manager', 'POST', '/api/v1/venues', {
        name: '',
        kind: 'community',
        region: '310107',
        address: 'x',
        capacity: 'many',
      }),
    );
    expect(zh).toMatchObject({ status: 422, code: 'input-invalid' });
    expect(zh.issues?.map((issue) => issue.path)).toEqual(['name', 'capacity']);
    expect(zh.reason).toContain('姓名或名称');
    expect(zh.issues?.[1]?.problem).toMatch(/\p{Script=Han}/u);
    const en = await refusalOf(await web.as('manager', 'POST', '/api/v1/venues', { name: 'x' }, { 'accept-language': 'en' }));
    expect(en.reason).not.toMatch(/\p{Script=Han}/u);
  });

  test('the telephone of a contact is one, and is kept in plain digits', async () => {
    const speaker = { name: '演示讲师', titleLevel: 'other', organisation: '学会' };
    const post = (phone: string) => web.as('manager', 'POST', '/api/v1/speakers', { ...speaker, phone });
    const refused = await refusalOf(await post('123'));
    expect(refused).toMatchObject({ status: 422, code: 'input-invalid', issues: [{ path: 'phone' }] });
    expect(refused.reason).toContain('请填 11 位手机号');
    expect(await (await post(' ０２１－６２５４００００转801 ')).json()).toMatchObject({ phone: '021****0801' });
  });

  test('an address that does not exist is a sentence, too', async () => {
    const page = await web.as('visitor', 'GET', '/nowhere/at/all', undefined, { accept: 'text/html', 'accept-language': 'en' });
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
    expect(await page.text()).toMatch(/<header>[\s\S]*There is no page “\/nowhere\/at\/all”/);
    expect(await refusalOf(await web.as('manager', 'GET', '/api/v1/no-such-thing'))).toMatchObject({
      status: 404,
      code: 'not-found',
    });
    expect(await refusalOf(await web.as('manager', 'GET', '/api/elsewhere'))).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('what is answered', () => {
  test('headers keep scripts, frames and guessing out', async () => {
    const { headers } = await web.request('/healthz');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('x-request-id')).toBeTruthy();
  });

  test('the server says that it is ready', async () => {
    expect(await (await web.request('/readyz')).json()).toEqual({ ok: true });
  });

  test('the interface describes itself, and the page of it needs no script', async () => {
    const document = (await (await web.request('/api/v1/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    expect(document.paths['/people']?.get).toMatchObject({
      'x-permission': 'people.read',
      'x-roles': ['manager', 'auditor', 'system-admin', 'security-admin'],
    });
    const page = await (await web.request('/api/docs')).text();
    expect(page).toContain('/api/v1/people/{id}/unmask');
    expect(page).not.toContain('<script');
  });

  test('how to send a request again is told at exactly those routes that are done once', async () => {
    const { paths } = (await (await web.request('/api/v1/openapi.json')).json()) as {
      paths: Record<string, Record<string, { parameters?: { name: string; in: string; required: boolean }[] }>>;
    };
    const told = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { parameters = [] }]) =>
        parameters.some((one) => one.in === 'header' && one.name === 'Idempotency-Key' && !one.required)
          ? [`${method.toUpperCase()} ${path}`]
          : [],
      ),
    );
    const once = routesOf(apiContract).filter((route) => route.once);
    expect(once.length).toBeGreaterThan(20);
    expect(told.sort()).toEqual(once.map(({ method, path }) => `${method} ${path}`).sort());
    // What a path or a query asks for stands beside it.
    expect(paths['/sessions/{id}/copy']?.post?.parameters?.map(({ name }) => name)).toEqual(['id', 'Idempotency-Key']);
    const page = await (await web.request('/api/docs')).text();
    expect(page.split('&quot;Idempotency-Key&quot;').length - 1).toBe(once.length);
    expect(page).toContain('不带这个请求头，每次请求都算一次');
    const english = await (await web.request('/api/docs', { headers: { 'accept-language': 'en' } })).text();
    expect(english).toContain('Without the header every request counts');
  });

  test('the root leads on, and unknown screens of a shell get its start page or a hint', async () => {
    expect((await web.request('/')).headers.get('location')).toBe('/console');
    const screen = await web.request('/console/some/where');
    expect(screen.headers.get('content-type')).toContain('text/html');
    expect((await web.request('/console/assets/nothing.js')).status).toBe(404);
  });
});

test.each(['', 'a', 'cut-in-the-middle', 'x'.repeat(300)])(
  'a link to a ticket or an opinion that a message cut or glued (%s) is an unknown one, and no slip of input',
  async (token) => {
    const zh = { 'accept-language': 'zh' };
    const of = async (path: string) =>
      refusalOf(await web.as('visitor', 'GET', `/api/v1/public/shanghai/${path}`, undefined, zh));
    const [ticket, opinion] = [await of(`tickets/${token}`), await of(`opinions/${token}`)];
    expect(ticket).toMatchObject({ status: 404, code: token === '' ? 'not-found' : 'ticket-unknown' });
    expect(opinion).toMatchObject({ status: 404, code: token === '' ? 'not-found' : 'opinion-link-unknown' });
  },
);
