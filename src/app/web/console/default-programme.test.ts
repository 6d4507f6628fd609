import { expect, test } from 'vitest';
import { defaultProgramme } from './default-programme.ts';

const year = (of: number, state = 'approved') => ({
  name: `${of} ${state}`,
  state,
  startsOn: `${of}-01-01`,
  endsOn: `${of}-12-31`,
});

test.each([
  ['next year’s was approved already', [year(2027), year(2026)], '2026-11-27', '2026 approved'],
  ['its last day still counts', [year(2027), year(2026)], '2026-12-31', '2026 approved'],
  ['its first day counts', [year(2027), year(2026)], '2027-01-01', '2027 approved'],
  ['the running year’s is still a draft', [year(2027, 'draft'), year(2026)], '2027-02-01', '2026 approved'],
  ['there are only drafts', [year(2028, 'draft'), year(2027, 'draft')], '2027-02-01', '2027 draft'],
  ['two hold the day', [year(2026, 'draft'), year(2026)], '2026-11-27', '2026 approved'],
  ['none holds the day: the one that just ended', [year(2029), year(2026)], '2027-02-01', '2026 approved'],
  ['none holds the day: the one that begins soon', [year(2029), year(2026)], '2028-12-01', '2029 approved'],
])('the programme shown unasked is the running year’s: %s', (_, programmes, today, name) => {
  expect(defaultProgramme(programmes, today)?.name).toBe(name);
});

test('without programmes there is none', () => {
  expect(defaultProgramme([], '2026-11-27')).toBeUndefined();
});
