import { call } from '@orpc/server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disclosureRoutes } from '#src/account/index.ts';
import { createApp } from '#src/app/http.ts';
import { publicPages } from '#src/app/public-pages.ts';
import { elementsNamed, iatiFaults, readXml } from '#src/account/disclosure/iati.fixture.ts';
import { as, liveSmallYear, type LivedYear } from '../support/small-year.ts';
import { type TestEnvironment, testEnvironment } from '../support/environment.ts';

let world: TestEnvironment;
let year: LivedYear;
let app: Awaited<ReturnType<typeof createApp>>;
const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  app.request(`http://localhost${path}`, { headers });
const results = (ending = ''): string => `/shanghai/results/${year.programmeId}${ending}`;

beforeAll(async () => {
  world = await testEnvironment();
  year = await liveSmallYear(world);
  const pages = new Hono().route(
    '/',
    publicPages(world.environment, () => '192.0.2.1'),
  );
  app = await createApp(world.environment, { messages: null, publicPages: pages });
});
afterAll(() => world.close());

test('the page says the same in both languages, without script and without names', async () => {
  const list = await (await get('/shanghai/results')).text();
  expect(list).toContain(`href="${results()}"`);
  const page = await get(results());
  expect([page.status, page.headers.get('cache-control'), page.headers.get('vary')]).toEqual([
    200,
    'no-cache',
    expect.stringContaining('Cookie') as string,
  ]);
  const chinese = await page.text();
  expect(chinese).toContain('公开时尚未签发：先公开预算与目标');
  expect(chinese, 'no figure that nobody answers for').not.toMatch(/实际|完成度|执行数|暂无佐证/);
  expect(chinese).not.toMatch(/<script|经理甲|演示讲师甲/);
  const english = await (await get(results(), { cookie: 'kepu-language=en' })).text();
  expect(english).toContain('Not signed when this was published on ');
  expect(english).toContain('. Sum of ');
});

test('the data may be kept and asked for again: CSV, JSON and IATI', async () => {
  const json = await get(results('.json'));
  expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(json.headers.get('cache-control')).toBe('public, max-age=300');
  const tag = json.headers.get('etag')!;
  const again = await get(results('.json'), { 'if-none-match': tag });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const { shown } = (await json.json()) as { shown: { asOf: string; indicators: { actual: { value: number | null } }[] } };
  expect(shown.asOf).toBe('2020-05-20');
  const csv = await get(results('.csv'));
  const bytes = new Uint8Array(await csv.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes).trim().split('\r\n')).toHaveLength(shown.indicators.length + 1);
  const xml = await get(results('.xml'));
  expect(xml.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  const root = readXml(await xml.text());
  expect(iatiFaults(root)).toEqual([]);
  expect(elementsNamed(root, 'indicator')).toHaveLength(shown.indicators.length);
});

test('what is not public, or no more, is said in a sentence', async () => {
  const nothing = await get('/shanghai/results/nothing.csv');
  expect([nothing.status, await nothing.text()]).toEqual([404, expect.stringContaining('还没有公开绩效')]);
  const manager = as(world.environment, world.actors.manager);
  const { items } = await call(disclosureRoutes.list, { id: year.programmeId }, manager);
  await call(disclosureRoutes.withdraw, { disclosureId: items[0]!.id, reason: '执行数有误' }, manager);
  for (const ending of ['', '.csv', '.json', '.xml']) {
    const gone = await get(results(ending), { 'if-none-match': '*' });
    expect([gone.status, await gone.text()], ending).toEqual([410, expect.stringContaining('已撤回')]);
  }
  expect(await (await get('/shanghai/results')).text()).toContain('还没有公开的项目绩效');
});

test('what is not there is said to residents in their own words', async () => {
  const zh = { cookie: 'kepu-language=zh' };
  const session = await (await get('/shanghai/s/NOPE99', zh)).text();
  expect(session).toContain('找不到场次');
  expect(session).toContain('活动也可能已结束或取消');
  expect(session).not.toContain('管理范围');
  const ticket = await (await get(`/shanghai/t/${year.held.token.slice(0, -2)}xx`, zh)).text();
  expect(ticket).toContain('报名后收到的短信');
  expect(ticket).not.toContain('现场人员');
});
