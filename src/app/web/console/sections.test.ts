import { expect, test } from 'vitest';
import { paths } from '#src/ui-kit/paths.ts';
import { pageOfAnother } from './sections.ts';

test('another programme is seen on the same list or table; a record of the former one leads home', () => {
  for (const page of [paths.account, paths.monitoring, paths.expenses, paths.sessions, paths.activities, paths.home])
    expect(pageOfAnother(page)).toBe(page);
  for (const record of [`${paths.sessions}/0190`, `${paths.account}/0190`, '/nowhere'])
    expect(pageOfAnother(record)).toBe(paths.home);
});
