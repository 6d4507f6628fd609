import { expect, test } from 'vitest';
import { monthOfDay } from './month-of-day.ts';

test('a day is monitored by its month, once that is over and if it is one of the programme', () => {
  const year = { startsOn: '2020-01-01', endsOn: '2020-12-15' };
  expect(monthOfDay('2020-08-18', year, '2026-11-28')).toBe('2020-08');
  expect(monthOfDay('2020-08-18', year, '2020-09-01')).toBe('2020-08');
  expect(monthOfDay('2020-08-18', year, '2020-08-20')).toBeNull();
  expect(monthOfDay('2020-12-10', year, '2020-12-14')).toBeNull();
  expect(monthOfDay('2020-12-10', year, '2020-12-15')).toBe('2020-12');
  expect(monthOfDay('2021-02-01', year, '2026-11-28')).toBeNull();
  expect(monthOfDay('', year, '2026-11-28')).toBeNull();
});
