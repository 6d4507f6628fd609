import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiContract } from '#src/app/api/contract.ts';
import { type RouteEntry, routesOf } from '#src/app/api/handler.ts';
import { apiRoutes } from '#src/app/api/routes.ts';
import { allWho, routeAccess, type Who } from './route-access.ts';
import { openWeb, type Web } from './web.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
const all = routesOf(apiContract);
const served = routesOf(apiRoutes as never);

let web: Web;
beforeAll(async () => {
  web = await openWeb({ publicLimit: { capacity: 10_000, perSecond: 1000 } });
});
afterAll(() => web.close());

/** The route with its places filled by what is well-formed and names nothing. */
function addressOf(route: RouteEntry): string {
  return `/api/v1${route.path
    .replaceAll('{tenant}', 'shanghai')
    .replaceAll('{code}', '310000')
    .replaceAll(/\{\w+\}/g, nobody)}`;
}

test('every route stands in the table, and nothing else', () => {
  expect(Object.keys(routeAccess).sort()).toEqual(all.map((route) => route.name).sort());
});

test('every route of the contract is served', () => {
  expect(served.map((route) => route.name).sort()).toEqual(all.map((route) => route.name).sort());
});

test('no two routes have one address', () => {
  const addresses = all.map((route) => `${route.method} ${route.path.replaceAll(/\{\w+\}/g, '{}')}`);
  expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([]);
});

describe('each route takes those whom the table names, and nobody else', () => {
  test.each(served)('$name', async (route) => {
    for (const who of allWho) {
      const response = await web.as(who, route.method, addressOf(route), route.method === 'GET' ? undefined : {});
      const said = `${who} got ${response.status}`;
      if (routeAccess[route.name]!.includes(who)) expect([401, 403, 500], said).not.toContain(response.status);
      else expect(response.status, said).toBe(who === 'visitor' ? 401 : 403);
    }
  });
});

describe('what belongs to others is as if it were not there', () => {
  const venueOf = async (who: Who, region: string): Promise<string> => {
    const venue = { name: `阵地 ${region}`, kind: 'community', region, address: '某路1号', capacity: 50 };
    return ((await (await web.as(who, 'POST', '/api/v1/venues', venue)).json()) as { id: string }).id;
  };

  test('of another tenant', async () => {
    const foreign = web.actors.otherTenantManager.personId;
    expect((await web.as('manager', 'GET', `/api/v1/people/${foreign}`)).status).toBe(404);
    expect((await web.as('manager', 'POST', `/api/v1/people/${foreign}/unmask`, { reason: '核对' })).status).toBe(404);
    expect((await web.as('manager', 'POST', `/api/v1/people/${foreign}/erasure`, { reason: '核对' })).status).toBe(404);
    expect((await web.as('manager', 'GET', `/api/v1/people/${web.actors.resident.personId}`)).status).toBe(200);
  });

  test('of another district', async () => {
    const own = await venueOf('manager', '310107');
    const other = await venueOf('manager', '310101');
    expect((await web.as('coordinator', 'GET', `/api/v1/venues/${own}`)).status).toBe(200);
    expect((await web.as('coordinator', 'GET', `/api/v1/venues/${other}`)).status).toBe(404);
    expect((await web.as('coordinator', 'POST', `/api/v1/venues/${other}/retirement`, { version: 1 })).status).toBe(404);
    expect(
      (
        await web.as('coordinator', 'POST', '/api/v1/venues', {
          name: '别区',
          kind: 'park',
          region: '310101',
          address: 'x',
          capacity: 5,
        })
      ).status,
    ).toBe(403);
    const list = (await (await web.as('coordinator', 'GET', '/api/v1/venues')).json()) as {
      items: { district: string }[];
      total: number;
    };
    expect([...new Set(list.items.map((venue) => venue.district))]).toEqual(['310107']);
    expect(await (await web.as('coordinator', 'GET', '/api/v1/venues?district=310101')).json()).toMatchObject({ total: 0 });
  });
});
