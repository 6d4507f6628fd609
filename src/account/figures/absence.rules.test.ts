import { expect, test } from 'vitest';
import { absenceOf } from './absence.rules.ts';

test('what was counted online has no place; everything else without one was not recorded', () => {
  expect(absenceOf('attendance', 'venueKind', 'online')).toBe('online');
  expect(absenceOf('attendance', 'district', 'online')).toBe('online');
  expect(absenceOf('attendance', 'venueKind', 'counted')).toBe('not-recorded');
  expect(absenceOf('attendance', 'venueKind', null)).toBe('not-recorded');
});

test('somebody is reached online too, so an audience that nobody named was not recorded', () => {
  expect(absenceOf('attendance', 'audience', 'online')).toBe('not-recorded');
});

test('money that belongs to no session has neither place nor audience', () => {
  expect(['district', 'venueKind', 'audience', 'activity'].map((dimension) => absenceOf('expense', dimension, null))).toEqual(
    Array.from({ length: 4 }, () => 'no-session'),
  );
  expect(absenceOf('expense', 'subProgramme', null)).toBe('not-recorded');
});

test('what counts for no planned activity was not planned', () => {
  expect(absenceOf('attendance', 'activity', null)).toBe('unplanned');
});
