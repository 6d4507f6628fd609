import { expect, test } from 'vitest';
import { freeCode } from './free-code.ts';

test('a code is proposed that is not taken, whatever the others are called', () => {
  const codes = (...list: string[]) => list.map((code) => ({ code }));
  expect(freeCode('sub', [])).toBe('sub-1');
  expect(freeCode('sub', codes('sub-1', 'sub-3', 'lectures', 'sub-x'))).toBe('sub-4');
  expect(freeCode('line', codes('sub-7', '302'))).toBe('line-1');
});

test('the code proposed follows the pattern of the others', () => {
  const next = (...list: string[]) =>
    freeCode(
      'line',
      list.map((code) => ({ code })),
    );
  expect(next('01-1', '02-1', '03-1', '04-1', '05-1', '06-1', '07-1')).toBe('08-1');
  expect(next('07-1', '03-1')).toBe('08-1');
  expect(next('01-1', '01-2')).toBe('01-3');
  expect(next('A9', 'A10')).toBe('A11');
  expect(next('302')).toBe('303');
  expect(next('09', '10', 'other')).toBe('11');
  expect(next('9'.repeat(30))).toBe('line-1');
});
