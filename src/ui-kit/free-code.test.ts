import { expect, test } from 'vitest';
import { freeCode } from './free-code.ts';

test('a code is proposed that is not taken, whatever the others are called', () => {
  const codes = (...list: string[]) => list.map((code) => ({ code }));
  expect(freeCode('sub', [])).toBe('sub-1');
  expect(freeCode('sub', codes('sub-1', 'sub-3', 'lectures', 'sub-x'))).toBe('sub-4');
  expect(freeCode('line', codes('sub-7', '302'))).toBe('line-1');
});
