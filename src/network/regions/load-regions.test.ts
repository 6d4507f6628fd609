import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { loadRegions, readRegionCsv } from './load-regions.ts';
import { regionPaths, regionRows } from './region.store.ts';

let world: TestEnvironment;
beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world.close());

test('loading regions again changes nothing', async () => {
  expect(await loadRegions(world.environment)).toEqual({ touched: 0 });
});

test('Shanghai has its 16 districts, each with streets, each region with its path', async () => {
  await world.environment.database.transaction(world.actors.manager, 'network', async (transaction) => {
    const districts = await regionRows(transaction, { parent: '310000', level: 'district' });
    expect(districts).toHaveLength(16);
    expect(districts.every((district) => district.parent)).toBe(true);
    const street = (await regionRows(transaction, { parent: '310107' }))[0]!;
    const path = (await regionPaths(transaction, [street.code])).get(street.code)!;
    expect(path.districtCode).toBe('310107');
    expect(path.path).toBe(`普陀区 ${street.name}`);
  });
});

test('a region file of another shape is not loaded', () => {
  expect(() => readRegionCsv('name,code\n上海,31')).toThrow('unexpected head');
  expect(() => readRegionCsv('code,name,level,parent\nabc,上海,province,')).toThrow('unexpected line');
});
