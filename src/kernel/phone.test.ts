import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isContactPhone, lastFourOf, phoneFrom } from './phone.ts';

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
  ['+86 21 5433 1234', '02154331234'],
  ['+86 10 6543 1234', '01065431234'],
  ['+44 20 7946 0958', '+442079460958'],
])('%s is kept as %s', (typed, kept) => expect(phoneFrom(typed)).toBe(kept));

test.each(['', '1381234567', '138123456789', '12812345678', '1.38E+10', 'abc', '021', '+86', '+861381234567', '2154331234'])(
  '%s is no phone',
  (typed) => {
    expect(phoneFrom(typed)).toBeNull();
  },
);

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

test('last digits', () => {
  expect(lastFourOf('５６７８')).toBe('5678');
  expect(lastFourOf('678')).toBeNull();
});

test.each([
  '',
  '13812345678',
  '021-62540000',
  '０２１－６２５４００００',
  '021-62540000-801',
  '021-62540000转801',
  '(0531) 8254000 转分机 12',
  '+86 21 6254 0000 ext. 801',
  '400-820-8820',
  '800 820 8820 转 1',
  '+852 2345 6789',
])('a contact may have the telephone %j', (written) => expect(isContactPhone(written)).toBe(true));

test.each([
  '123',
  '021-1',
  '62540000',
  '62540000-801',
  '2162540000',
  '1381234567',
  '13812345678 13912345678',
  '13812345678转1',
  '021-62540000转',
  '021-62540000转八',
  '500-820-8820',
  '无',
])('a contact has no telephone %j', (written) => expect(isContactPhone(written)).toBe(false));
