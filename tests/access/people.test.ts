import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorFrom, erasePerson, personByPhone } from '#src/access/index.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { cookiesOf, openWeb, type Web } from './web.ts';

let web: Web;
const unreachable = '13400000000';
const codes: { phone: string; code: string }[] = [];

beforeAll(async () => {
  web = await openWeb({
    messages: {
      async send({ to, text }) {
        if (to === unreachable) return { ok: false, retry: true, error: 'HTTP 500' };
        codes.push({ phone: to, code: /\d{6}/.exec(text)![0] });
        return { ok: true };
      },
    },
  });
});
afterAll(() => web.close());

interface Invited {
  person: { id: string; phone: string; email: string; memberships: { id: string; role: string; valid: boolean }[] };
  initialPassword: string | null;
}

async function invite(body: Record<string, unknown>): Promise<{ status: number; body: Invited }> {
  const response = await web.as('manager', 'POST', '/api/v1/people', body);
  return { status: response.status, body: (await response.json()) as Invited };
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { data: { code: string } }).data.code;
}

async function signInByCode(phone: string): Promise<string> {
  const post = (path: string, body: unknown) => web.as('visitor', 'POST', `/api/auth/phone-number/${path}`, body);
  expect((await post('send-otp', { phoneNumber: phone })).status).toBe(200);
  const { code } = codes.findLast((sent) => sent.phone === phone)!;
  const verified = await post('verify', { phoneNumber: phone, code });
  expect(verified.status).toBe(200);
  return `${cookiesOf(verified)}; kepu-tenant=${web.tenant.code}`;
}

describe('members', () => {
  test('who is invited signs in with the first password and holds the role in the district', async () => {
    const { status, body } = await invite({
      name: '新协调员',
      email: 'new@example.org',
      phone: '13812342046',
      membership: { role: 'coordinator', district: '310104' },
    });
    expect(status).toBe(200);
    expect(body.person).toMatchObject({
      phone: '138****2046',
      email: 'n***@example.org',
      memberships: [{ role: 'coordinator', valid: true }],
    });
    const cookie = await web.signInFirst('new@example.org', body.initialPassword!);
    const me = await (await web.request('/api/v1/me', { headers: { cookie } })).json();
    expect(me).toMatchObject({
      name: '新协调员',
      roles: ['coordinator', 'resident'],
      districts: [{ code: '310104', name: '徐汇区' }],
    });
  });

  test('roles that lack what they need are refused with the field', async () => {
    const cases = [
      [{ role: 'coordinator' }, 'membership.district'],
      [{ role: 'auditor' }, 'membership.validUntil'],
    ] as const;
    for (const [membership, path] of cases) {
      const response = await web.as('manager', 'POST', '/api/v1/people', { name: '甲', email: 'x@example.org', membership });
      expect(response.status).toBe(422);
      expect(((await response.json()) as { data: { issues: { path: string }[] } }).data.issues[0]?.path).toBe(path);
    }
    const send = (membership: unknown) =>
      web.as('manager', 'POST', '/api/v1/people', { name: '甲', email: 'x@example.org', membership });
    expect(await codeOf(await send({ role: 'auditor', validUntil: '2020-04-30' }))).toBe('end-date-past');
    expect(await codeOf(await send({ role: 'host', district: '999999' }))).toBe('region-unknown');
    expect(
      (await web.as('manager', 'GET', '/api/v1/people?text=x@example.org').then((answer) => answer.json())) as unknown,
    ).toMatchObject({ total: 0 });
  });

  test("a demo account's address opens no membership", async () => {
    const response = await web.as('manager', 'POST', '/api/v1/people', {
      name: '甲',
      email: 'manager@demo.kepu',
      membership: { role: 'manager' },
    });
    expect(await codeOf(response)).toBe('demo-accounts-refused');
  });

  test("an auditor's access ends after its last day, in Shanghai", async () => {
    const { body } = await invite({
      name: '外审',
      email: 'audit@example.org',
      membership: { role: 'auditor', validUntil: '2020-05-31' },
    });
    const cookie = await web.signInFirst('audit@example.org', body.initialPassword!);
    const status = async () => (await web.request('/api/v1/audit-trail', { headers: { cookie } })).status;
    const me = (await (await web.request('/api/v1/me', { headers: { cookie } })).json()) as { accessEndsAt: string };
    expect(me.accessEndsAt).toBe(momentOf('2020-06-01').toISOString());
    web.clock.moveTo(momentOf('2020-05-31', '23:59'));
    expect(await status()).toBe(200);
    web.clock.moveTo(momentOf('2020-06-01', '00:00'));
    expect(await status()).toBe(403);
    web.clock.moveTo(momentOf('2020-05-01', '09:00'));
  });

  test('a role that was taken back gives nothing at once; the last manager keeps the role', async () => {
    const { body } = await invite({ name: '临时财务', email: 'temp@example.org', membership: { role: 'finance' } });
    const cookie = await web.signInFirst('temp@example.org', body.initialPassword!);
    expect((await web.request('/api/v1/venues', { headers: { cookie } })).status).toBe(200);
    expect((await web.as('manager', 'POST', `/api/v1/memberships/${body.person.memberships[0]!.id}/revocation`, {})).status).toBe(
      200,
    );
    expect((await web.request('/api/v1/venues', { headers: { cookie } })).status).toBe(403);

    const list = (await (await web.as('manager', 'GET', '/api/v1/people?role=manager')).json()) as { items: Invited['person'][] };
    const managers = list.items.map((person) => person.memberships.find((membership) => membership.role === 'manager')!.id);
    expect(managers).toHaveLength(2);
    const me = (await (await web.as('manager', 'GET', '/api/v1/me')).json()) as { personId: string };
    const mine = list.items.find((person) => person.id === me.personId)!.memberships[0]!.id;
    const other = managers.find((id) => id !== mine)!;
    expect((await web.as('manager', 'POST', `/api/v1/memberships/${other}/revocation`, {})).status).toBe(200);
    expect(await codeOf(await web.as('manager', 'POST', `/api/v1/memberships/${mine}/revocation`, {}))).toBe('last-manager');
    expect(await codeOf(await web.as('manager', 'POST', `/api/v1/people/${me.personId}/erasure`, { reason: '测试' }))).toBe(
      'demo-account-kept',
    );
    const alone = web.actors.otherTenantManager;
    expect(await erasePerson(web.environment, alone, { id: alone.personId!, reason: '本人申请' })).toMatchObject({
      refusal: { code: 'last-manager' },
    });
  });
});

describe('personal data', () => {
  test('is masked in lists and files; each unmasking is in the trail, with who and why', async () => {
    const { body } = await invite({ name: '打码', phone: '13900001234', membership: { role: 'finance' } });
    const list = await (await web.as('auditor', 'GET', '/api/v1/people?text=1234')).text();
    expect(list).toContain('139****1234');
    expect(list).not.toContain('13900001234');
    const trail = async () =>
      (await (await web.as('auditor', 'GET', '/api/v1/audit-trail?verb=unmask-person')).json()) as {
        total: number;
        items: unknown[];
      };
    expect((await trail()).total).toBe(0);
    const shown = await web.as('manager', 'POST', `/api/v1/people/${body.person.id}/unmask`, { reason: '电话确认' });
    expect(await shown.json()).toEqual({ phone: '13900001234', email: null });
    expect(await trail()).toMatchObject({
      total: 1,
      items: [{ actorName: '演示·项目经理', recordKind: 'person', recordId: body.person.id, detail: { reason: '电话确认' } }],
    });
  });

  test('the person of a number is the same for a sign-up and a sign-in by code, and is not renamed by others', async () => {
    const phone = '13700005678';
    const [first, second] = await web.environment.database.transaction(web.actors.visitor, 'deliver', async (transaction) => [
      await personByPhone(transaction, web.clock, { phone, name: '居民甲' }),
      await personByPhone(transaction, web.clock, { phone, name: '冒名' }),
    ]);
    expect(first).toMatchObject({ name: '居民甲', created: true });
    expect(second).toEqual({ id: first!.id, name: '居民甲', created: false });

    const cookie = await signInByCode(phone);
    const me = (await (await web.request('/api/v1/me', { headers: { cookie } })).json()) as { personId: string; roles: string[] };
    expect(me).toMatchObject({ personId: first!.id, roles: ['resident'] });
  });

  test('everybody may take their data away and be forgotten, and the sign-in is gone', async () => {
    const cookie = await signInByCode('13600009999');
    const data = (await (await web.request('/api/v1/me/data.json', { headers: { cookie } })).json()) as {
      person: { id: string; phone: string };
    };
    expect(data.person.phone).toBe('13600009999');
    const origin = 'http://localhost:3000';
    const erased = await web.request('/api/v1/me/erasure', {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: '{"confirm":true}',
    });
    expect(erased.status).toBe(200);
    expect(await (await web.request('/api/v1/me', { headers: { cookie } })).json()).toMatchObject({ signedIn: false });
    expect(await (await web.as('manager', 'GET', `/api/v1/people/${data.person.id}`)).json()).toMatchObject({
      name: '',
      phone: null,
      erased: true,
      hasAccount: false,
    });
    const trail = await (await web.as('auditor', 'GET', '/api/v1/audit-trail?verb=erase-person')).text();
    expect(trail).toContain(data.person.id);
    expect(trail).not.toContain('13600009999');
  });

  test('a code that the gateway does not take is said not to be sent', async () => {
    const response = await web.as('visitor', 'POST', '/api/auth/phone-number/send-otp', { phoneNumber: unreachable });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'CODE_NOT_SENT' });
  });

  test('a wrong code opens nothing', async () => {
    const post = (path: string, body: unknown) => web.as('visitor', 'POST', `/api/auth/phone-number/${path}`, body);
    await post('send-otp', { phoneNumber: '13500001111' });
    const { code } = codes.at(-1)!;
    const wrong = code === '000000' ? '000001' : '000000';
    const response = await post('verify', { phoneNumber: '13500001111', code: wrong });
    expect(response.status).toBe(400);
    expect(cookiesOf(response)).not.toContain('session_token');
  });
});

test('roles of a district narrow what other roles see; only the manager sees the whole city', () => {
  const now = new Date('2020-05-01');
  const person = { id: web.actors.resident.personId!, name: '甲' };
  const member = (role: 'manager' | 'finance' | 'coordinator', district: string | null) => ({
    id: role,
    personId: person.id,
    role,
    district,
    districtName: null,
    validFrom: new Date('2020-01-01'),
    validUntil: null,
  });
  expect(actorFrom(web.tenant.id, person, [member('finance', null), member('coordinator', '310107')], now).districts).toEqual([
    '310107',
  ]);
  expect(actorFrom(web.tenant.id, person, [member('manager', null), member('coordinator', '310107')], now).districts).toBe('all');
  expect(actorFrom(web.tenant.id, person, [{ ...member('manager', null), validUntil: now }], now).roles).toEqual(['resident']);
});

test('whoever reads records is told the names of those who work here, and of nobody else', async () => {
  const answered = await web.as('finance', 'GET', '/api/v1/staff-names');
  const { items } = (await answered.json()) as { items: { id: string; name: string }[] };
  const names = items.map(({ name }) => name);
  expect(names).toContain('新协调员');
  const everybody = await web.as('manager', 'GET', '/api/v1/people?pageSize=200');
  const { items: people } = (await everybody.json()) as { items: { name: string; memberships: { role: string }[] }[] };
  const residents = people.filter(({ memberships }) => memberships.every(({ role }) => role === 'resident'));
  expect(residents.length).toBeGreaterThan(0);
  for (const { name } of residents.filter((person) => person.name !== '')) expect(names).not.toContain(name);
});
