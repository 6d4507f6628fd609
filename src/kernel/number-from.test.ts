import { expect, test } from 'vitest';
import { numberFrom } from './number-from.ts';

test.each([
  ['120', 120],
  [' 120　', 120],
  ['1,234', 1234],
  ['１，２３４，５６７．５', 1_234_567.5],
  ['-0.5', -0.5],
  ['0012', 12],
])('%j is a number', (text, value) => expect(numberFrom(text)).toBe(value));

test.each(['', '3 5', '1 200', '1,5', '12,34', '1,2345', '1234,567', ',120', '1,', '1.5,000', '约 120', '120人', '1e3', '--1'])(
  '%j is none: it is asked for again instead of being guessed at',
  (text) => expect(numberFrom(text)).toBeNull(),
);
