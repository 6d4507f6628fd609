import { expect, test } from 'vitest';
import { paths } from '#src/ui-kit/paths.ts';
import { keptOnTheWay, pageOfAnother } from './sections.ts';

test('another programme is seen on the same list or table; a record of the former one leads home', () => {
  for (const page of [paths.account, paths.monitoring, paths.expenses, paths.sessions, paths.activities, paths.home])
    expect(pageOfAnother(page)).toBe(page);
  for (const record of [`${paths.sessions}/0190`, `${paths.account}/0190`, '/nowhere'])
    expect(pageOfAnother(record)).toBe(paths.home);
});

test('the day that is looked at stays so from one page that looks at a day to the next, and nowhere else', () => {
  const at = '2020-08-18';
  expect(keptOnTheWay(paths.account, paths.monitoring, { at })).toEqual({ at });
  expect(keptOnTheWay(paths.figure('0190'), paths.monitoring, { at })).toEqual({ at });
  expect(keptOnTheWay(paths.home, paths.account, { at })).toEqual({ at });
  expect(keptOnTheWay(paths.monitoring, paths.account, { month: '2020-02' })).toEqual({ at: '2020-02-29' });
  expect(keptOnTheWay(paths.monitoring, paths.account, { at, month: '2020-07' })).toEqual({ at: '2020-07-31' });
  expect(keptOnTheWay(paths.monitoring, paths.account, { month: '2020-12' }, '2020-12-31')).toEqual({});
  expect(keptOnTheWay(paths.monitoring, paths.account, { month: '2020-11' }, '2020-12-31')).toEqual({ at: '2020-11-30' });
  expect(keptOnTheWay(paths.monitoring, paths.account, { at, month: 'x' })).toEqual({ at });
  // Of a figure the month is what its bars are narrowed by.
  expect(keptOnTheWay(paths.figure('0190'), paths.account, { at, month: '2020-05' })).toEqual({ at });
  expect(keptOnTheWay(paths.account, paths.monitoring, {})).toEqual({});
  expect(keptOnTheWay(paths.account, paths.sessions, { at })).toEqual({});
  expect(keptOnTheWay(paths.sessions, paths.account, { month: '2020-07' })).toEqual({});
});
