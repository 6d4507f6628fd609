import { traverseContractProcedures } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { apiContract } from '#src/app/api/contract.ts';
import { byName } from '#src/kernel/sort.ts';
import { byPinyin, byVocabulary, ordersOf } from '#src/platform/postgres/orders.ts';
import { openWeb, type Web } from './web.ts';

const nobody = '00000000-0000-4000-8000-000000000000';

/** Every list that can be ordered, with the orders that its contract names. */
const lists: { name: string; address: string; sorts: string[] }[] = [];
traverseContractProcedures({ router: apiContract, path: [] }, ({ contract, path }) => {
  const { route, inputSchema } = contract['~orpc'];
  const { properties = {} } = (
    inputSchema ? z.toJSONSchema(inputSchema as z.ZodType, { io: 'input', unrepresentable: 'any' }) : {}
  ) as {
    properties?: Record<string, { enum?: string[] }>;
  };
  const sorts = properties.sort?.enum;
  if (!sorts || route.path?.includes('export')) return;
  const query = properties.programmeId ? `programmeId=${nobody}&` : '';
  lists.push({ name: path.join('.'), address: `/api/v1${route.path?.replaceAll(/\{\w+\}/g, nobody)}?${query}`, sorts });
});

let web: Web;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web.close());

const namesIn = async (sort: string, extra = ''): Promise<string[]> => {
  const answer = await web.as('manager', 'GET', `/api/v1/venues?text=排序&sort=${sort}${extra}`);
  return ((await answer.json()) as { items: { name: string }[] }).items.map(({ name }) => name);
};

describe('every list takes each order that its contract names', () => {
  test('all are found', () => {
    expect(lists.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['access.people.list', 'access.auditTrail.list', 'signUp.list', 'evidence.facts', 'sessions.list']),
    );
  });

  test.each(lists)('$name', async ({ address, sorts }) => {
    for (const sort of sorts) {
      const { status } = await web.as('manager', 'GET', `${address}sort=${sort}`);
      expect([200, 404], `${sort} got ${status}`).toContain(status);
    }
    expect((await web.as('manager', 'GET', `${address}sort=password`)).status).toBe(422);
  });
});

test('names stand by their pinyin, and what is equal is on one page only', async () => {
  const venue = (name: string, capacity: number) => ({ name, kind: 'community', region: '310104', address: '某路1号', capacity });
  for (const [name, capacity] of [
    ['张江排序馆', 50],
    ['安亭排序馆', 50],
    ['宝山排序馆', 80],
    ['徐汇排序馆', 50],
  ] as const)
    expect((await web.as('manager', 'POST', '/api/v1/venues', venue(name, capacity))).status).toBe(200);
  const byName = ['安亭排序馆', '宝山排序馆', '徐汇排序馆', '张江排序馆'];
  expect(await namesIn('name')).toEqual(byName);
  expect(await namesIn('-name')).toEqual(byName.toReversed());
  expect(await namesIn('-capacity')).toEqual(['宝山排序馆', '安亭排序馆', '徐汇排序馆', '张江排序馆']);
  const paged = await Promise.all([1, 2, 3, 4].map((page) => namesIn('capacity', `&pageSize=1&page=${page}`)));
  expect(paged.flat()).toEqual(['安亭排序馆', '徐汇排序馆', '张江排序馆', '宝山排序馆']);
});

test('numbers in names stand by what they count', async () => {
  const venue = (name: string) => ({ name, kind: 'community', region: '310104', address: '某路1号', capacity: 50 });
  for (const name of ['编号10排序', '编号2排序', '编号1排序', '编号02排序后'])
    expect((await web.as('manager', 'POST', '/api/v1/venues', venue(name))).status).toBe(200);
  const answer = await web.as('manager', 'GET', '/api/v1/venues?text=编号&sort=name');
  const names = ((await answer.json()) as { items: { name: string }[] }).items.map(({ name }) => name);
  expect(names).toEqual(['编号1排序', '编号2排序', '编号02排序后', '编号10排序']);
  expect(names.toSorted(byName.compare), 'and in the program’s own order').toEqual(names);
  const paged = await Promise.all(
    [1, 2, 3, 4].map(async (page) => {
      const one = await web.as('manager', 'GET', `/api/v1/venues?text=编号&sort=name&pageSize=1&page=${page}`);
      return ((await one.json()) as { items: { name: string }[] }).items.map(({ name }) => name);
    }),
  );
  expect(paged.flat()).toEqual(names);
});

test('states stand in the order in which they are gone through', () => {
  expect(byVocabulary('s.state', ['draft', 'open'])).toBe(`array_position(ARRAY['draft', 'open'], s.state)`);
});

test('an order turned round keeps its ties, and the empty last', () => {
  const orders = ordersOf({ arrived: ['a.at', 'u.at'], name: [byPinyin('p.name')] }, ['u.id']);
  expect(Object.keys(orders)).toEqual(['arrived', '-arrived', 'name', '-name']);
  expect(JSON.stringify(orders['-arrived'].toOperationNode())).toContain('a.at DESC NULLS LAST, u.at, u.id');
});
