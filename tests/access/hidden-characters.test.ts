import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiContract } from '#src/app/api/contract.ts';
import { type RouteEntry, routesOf } from '#src/app/api/handler.ts';
import type { OpenApiDocument } from '#src/app/api/openapi.ts';
import { createApp } from '#src/app/http.ts';
import { publicPages } from '#src/app/public-pages.ts';
import type { SessionRow } from '#src/deliver/sessions/index.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { consentVersion } from '#src/deliver/signup/consent.rules.ts';
import { routeAccess } from './route-access.ts';
import { openWeb, type Web } from './web.ts';

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  contentEncoding?: string;
  contentMediaType?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
}

const nobody = '00000000-0000-4000-8000-000000000000';
const nul = 'a\u0000b';

let web: Web;
let document: OpenApiDocument;
beforeAll(async () => {
  web = await openWeb({ publicLimit: { capacity: 100_000, perSecond: 1000 } });
  document = (await (await web.request('/api/v1/openapi.json')).json()) as OpenApiDocument;
});
afterAll(() => web.close());

const routes = routesOf(apiContract);

function resolved(schema: Schema): Schema {
  const parts = schema.$ref?.replace('#/', '').split('/');
  if (!parts) return schema;
  return parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], document) as Schema;
}

/** Every text in a body of this schema, each as a body that holds nothing else: `{ rows: [{ name: 'a\0b' }] }` at `rows.0.name`. */
function bodiesWithNul(given: Schema, path: string[] = [], depth = 0): { path: string; body: unknown }[] {
  const schema = resolved(given);
  if (depth > 8) return [];
  const inner = (one: Schema, part: string, wrap: (value: unknown) => unknown) =>
    bodiesWithNul(one, part === '' ? path : [...path, part], depth + 1).map((each) => ({ ...each, body: wrap(each.body) }));
  const ways = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  if (ways.length > 0) return ways.flatMap((one) => inner(one, '', (value) => value));
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, one]) => inner(one, name, (value) => ({ [name]: value })));
  if (schema.items) return inner(schema.items, '0', (value) => [value]);
  const isFile = schema.contentEncoding === 'binary' || schema.contentMediaType !== undefined || schema.format === 'binary';
  return schema.type === 'string' && !isFile ? [{ path: path.join('.'), body: nul }] : [];
}

interface Operation {
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  parameters?: { name: string; in: string; schema?: Schema }[];
}
function operationOf(route: RouteEntry): Operation {
  const paths = document.paths as Record<string, Record<string, Operation>>;
  return paths[route.path]![route.method.toLowerCase()]!;
}

function addressOf(route: RouteEntry, given: Record<string, string> = {}): string {
  return `/api/v1${route.path.replaceAll(/\{\+?(\w+)\}/g, (_whole, name: string) => {
    if (given[name] !== undefined) return encodeURIComponent(given[name]);
    return name === 'tenant' ? 'shanghai' : name === 'code' ? '310000' : nobody;
  })}`;
}

async function refusedAt(response: Response, path: string, where: string): Promise<void> {
  expect(response.status, where).toBe(422);
  const { data } = (await response.json()) as {
    data: { code: string; reason: string; issues: { path: string; problem: string }[] };
  };
  expect(data.code, where).toBe('input-invalid');
  expect(data.issues[0]!.path, where).toBe(path);
  expect(data.reason, where).toContain('U+0000');
}

test('a U+0000 in any text of any body is refused with its field, on every route', async () => {
  let tried = 0;
  for (const route of routes.filter(({ method }) => method !== 'GET')) {
    const who = routeAccess[route.name]![0]!;
    for (const [type, { schema }] of Object.entries(operationOf(route).requestBody?.content ?? {})) {
      for (const { path, body } of bodiesWithNul(schema ?? {})) {
        const sent = type === 'multipart/form-data' ? formOf(body as Record<string, unknown>) : body;
        await refusedAt(await web.as(who, route.method, addressOf(route), sent), path, `${route.name} ${path}`);
        tried += 1;
      }
    }
  }
  expect(tried).toBeGreaterThan(150);
}, 120_000);

test('a U+0000 in any place of an address and any question is refused, on every route', async () => {
  let tried = 0;
  for (const route of routes) {
    const who = routeAccess[route.name]![0]!;
    // No header can carry it: whoever sends or takes one refuses it.
    for (const parameter of (operationOf(route).parameters ?? []).filter((one) => one.in !== 'header')) {
      const { name } = parameter;
      const address = parameter.in === 'path' ? addressOf(route, { [name]: nul }) : `${addressOf(route)}?${name}=a%00b`;
      await refusedAt(
        await web.as(who, route.method, address, route.method === 'GET' ? undefined : {}),
        name,
        `${route.name} ${name}`,
      );
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(150);
}, 120_000);

function formOf(body: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body))
    form.set(Array.isArray(value) ? `${name}[0]` : name, String(Array.isArray(value) ? value[0] : value));
  return form;
}

describe('on the pages for residents', () => {
  const origin = 'http://localhost:3000';
  let session: SessionRow;
  let pages: Awaited<ReturnType<typeof createApp>>;
  beforeAll(async () => {
    const { environment, actors } = web;
    const plan = await makePlan(environment, actors.manager);
    session = await openSession(environment, actors.manager, sessionToDraft(plan));
    pages = await createApp(environment, { messages: null, publicPages: publicPages(environment, () => '192.0.2.1') });
  });
  const signUpAs = (name: string) =>
    pages.request(`${origin}/${web.tenant.code}/s/${session.code}/sign-up`, {
      method: 'POST',
      headers: { origin, 'accept-language': 'zh' },
      body: new URLSearchParams({ name, phone: '13800000001', seats: '1', consent: consentVersion }),
    });

  test.each([
    ['U+0000', '张\u0000三', '第 2 个字符'],
    ['a control of C0', '张三\u001B', 'U+001B'],
    ['a control of C1', '张\u0085三', 'U+0085'],
    ['what turns the direction', '张三\u202E四五', 'U+202E'],
    ['a line end in a name', '张三\n李四', 'U+000A'],
  ])('%s in a name is told on the form that was typed', async (_, name, told) => {
    const response = await signUpAs(name);
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('姓名或名称');
    expect(page).toContain(told);
    expect(page).toContain('name="phone"');
  });

  test('half a pair, which only JSON can carry, is refused by the interface', async () => {
    const given = { name: '张\uD83D三', phone: '13800000002', seats: 1, consentVersion };
    const path = `/api/v1/public/${web.tenant.code}/sessions/${session.code}/sign-ups`;
    const response = await web.as('visitor', 'POST', path, given);
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('U+D83D') as string]);
    expect((await web.as('visitor', 'POST', path, { ...given, name: ' 张😀三\n' })).status).toBe(200);
  });

  test('an honest name signs up, and running text keeps its lines', async () => {
    expect((await signUpAs('买买提·阿不都')).status).toBe(303);
    const summary = '第一行\r\n\t第二行';
    const path = `/api/v1/sessions/${session.id}`;
    const saved = await web.as('manager', 'PATCH', path, { version: session.version, summary });
    expect([saved.status, await saved.text()]).toEqual([200, expect.stringContaining('第二行') as string]);
  });

  test('no address ends in an error of the server', async () => {
    const places = [
      '',
      's/',
      's/ABC234',
      't/',
      'o/',
      'results/',
      'results/x.csv',
      '?text=',
      '?district=',
      'reading?back=',
      `reading?back=/${web.tenant.code}/`,
    ];
    const addresses = [
      ...places.map((place) => `/${web.tenant.code}/${place}%00`),
      ...[
        '/%00/',
        '/%00/s/ABC234',
        '/log/%00/checkpoint',
        '/log/shanghai/tile/0/%00',
        '/console/%00',
        '/verify/%00',
        '/assets/%00',
      ],
      ...['/%00', '/door/%00', `/${web.tenant.code}/s/${session.code}%00/sign-up`, '/api/auth/reset-password/%00', '/api/v1/%00'],
    ];
    for (const address of addresses) {
      const { status } = await pages.request(`${origin}${address}`);
      expect(status, address).toBeLessThan(500);
    }
  });
});

test('signing in refuses such signs before the library sees them', async () => {
  const tries: [string, Record<string, string>][] = [
    ['sign-in/email', { email: 'a\u0000b@example.org', password: 'whatever it is' }],
    ['request-password-reset', { email: 'a\u0000b@example.org' }],
    ['reset-password', { token: nul, newPassword: 'whatever it is' }],
    ['phone-number/verify', { phoneNumber: nul, code: '123456' }],
    ['two-factor/verify-totp', { code: nul }],
    ['update-user', { name: nul }],
  ];
  for (const [path, body] of tries) {
    const response = await web.as('manager', 'POST', `/api/auth/${path}`, body);
    expect([response.status, await response.text()], path).toEqual([422, expect.stringContaining('U+0000') as string]);
  }
});

test('the name of a file is looked at too', async () => {
  const form = new FormData();
  form.set('file', new File([new Uint8Array([0x25, 0x50, 0x44, 0x46])], '发\u202Efdp.exe'));
  const response = await web.as('manager', 'POST', '/api/v1/attachments', form);
  expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('U+202E') as string]);
});
