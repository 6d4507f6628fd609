import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastFourOf, phoneFrom, plainName } from './phone.rules.ts';

test.each([
  ['13812345678', '13812345678'],
  ['１３８１２３４５６７８', '13812345678'],
  [' 138 1234 5678 ', '13812345678'],
  ['138-1234-5678', '13812345678'],
  ['+86 138 1234 5678', '13812345678'],
  ['008613812345678', '13812345678'],
  ['8613812345678', '13812345678'],
  ['021-5433 1234', '02154331234'],
  ['（021）54331234', '02154331234'],
  ['+44 20 7946 0958', '+442079460958'],
])('%s is kept as %s', (typed, kept) => expect(phoneFrom(typed)).toBe(kept));

test.each(['', '1381234567', '138123456789', '12812345678', '1.38E+10', 'abc', '021', '+86'])('%s is no phone', (typed) => {
  expect(phoneFrom(typed)).toBeNull();
});

test('however it is typed, a number stays the same number, and is kept only once', () => {
  const digits = fc.stringMatching(/^1[3-9]\d{9}$/);
  const blanks = fc.array(fc.constantFrom('', ' ', '-', '　'), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(digits, blanks, fc.boolean(), (number, between, wide) => {
      const shown = wide ? number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : number;
      const typed = [...shown].map((digit, index) => between[index] + digit).join('');
      expect(phoneFrom(typed)).toBe(number);
      expect(phoneFrom(phoneFrom(typed)!)).toBe(number);
    }),
  );
});

test('last digits and names', () => {
  expect(lastFourOf('５６７８')).toBe('5678');
  expect(lastFourOf('678')).toBeNull();
  expect(plainName(' 张 三 ')).toBe(plainName('张三'));
});
