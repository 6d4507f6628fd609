import { expect, test } from 'vitest';
import { districtDistances } from '#src/network/index.ts';
import { nearbyFirst } from './nearby.rules.ts';

const at = (...districts: string[]) => districts.map((district, number) => ({ district, number }));

test('of a full session in 黄浦 the same district and its neighbours are offered, nearest first', async () => {
  const distance = await districtDistances('310101');
  // 崇明, 静安, 黄浦, 金山, 黄浦.
  const offered = nearbyFirst(at('310151', '310106', '310101', '310116', '310101'), distance);
  expect(offered).toEqual({
    near: true,
    sessions: [
      { district: '310101', number: 2 },
      { district: '310101', number: 4 },
      { district: '310106', number: 1 },
    ],
  });
});

test('where nothing is near, what there is is called another district, nearest first', async () => {
  const distance = await districtDistances('310151');
  const offered = nearbyFirst(at('310116', '310113'), distance);
  expect(offered).toEqual({
    near: false,
    sessions: [
      { district: '310113', number: 1 },
      { district: '310116', number: 0 },
    ],
  });
});

test('in a city without a map only the same district is near', async () => {
  const distance = await districtDistances('320505');
  expect(nearbyFirst(at('320506', '320505'), distance)).toEqual({ near: true, sessions: [{ district: '320505', number: 1 }] });
  expect(nearbyFirst(at('320506'), distance).near).toBe(false);
});
