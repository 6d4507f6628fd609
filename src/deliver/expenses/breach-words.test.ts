import { expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { breachView } from './breach-words.ts';

const fee = {
  amountFen: 250_000,
  taxFen: 34_000,
  payeeKind: 'resident' as const,
  titleLevel: 'professor' as const,
  classHours: 2,
  paidOn: '2020-06-01',
  sessionStartsAt: null,
};

test('a fee above the standard says the standard, what was got after tax, and how much over', () => {
  const { text, fee: over } = breachView('over-fee-cap', fee, 'zh');
  expect(text).toBe(
    '讲课费超标准：正高 2 学时，标准（税后）2,000.00 元（每学时 1,000.00 元），税后实发 2,160.00 元，超 160.00 元。请按标准发放，超出部分收回。',
  );
  expect(over).toEqual({ capFen: 200_000, overFen: 16_000 });
  expect(breachView('over-fee-cap', fee, 'en').text).toContain('over by 160.00 yuan');
});

test('one that does not say whether it is before or after tax is told as it stands, and that nobody knows', () => {
  const { text, fee: over } = breachView('over-fee-cap', { ...fee, taxFen: null, payeeKind: null }, 'zh');
  expect(text).toContain('登记 2,500.00 元，超 500.00 元。未注明税前税后');
  expect(over).toEqual({ capFen: 200_000, overFen: 50_000 });
});

test('a talk before the first table has no standard, whenever it was paid', () => {
  expect(breachView('over-fee-cap', { ...fee, sessionStartsAt: momentOf('2016-12-30', '14:00') }, 'zh').fee).toBeNull();
});

test('other breaches, and the rule by itself, have their sentence without figures', () => {
  expect(breachView('no-voucher', fee, 'zh').fee).toBeNull();
  expect(breachView('over-fee-cap', null, 'zh').text).toBe('讲课费超过职称对应的每学时标准。请按标准发放，超出部分收回。');
});
