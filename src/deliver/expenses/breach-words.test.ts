import { expect, test } from 'vitest';
import { breachView } from './breach-words.ts';

test('a fee above the standard says the standard, the amount and how much over', () => {
  const fee = { amountFen: 250_000, titleLevel: 'professor' as const, classHours: 2, paidOn: '2020-06-01' };
  const { text, fee: over } = breachView('over-fee-cap', fee, 'zh');
  expect(text).toBe(
    '讲课费超标准：正高 2 学时，标准 2,000.00 元（每学时 1,000.00 元），实付 2,500.00 元，超 500.00 元。请按标准发放，超出部分收回。',
  );
  expect(over).toEqual({ capFen: 200_000, overFen: 50_000 });
  expect(breachView('over-fee-cap', fee, 'en').text).toContain('over by 500.00 yuan');
});

test('other breaches, and the rule by itself, have their sentence without figures', () => {
  const fee = { amountFen: 250_000, titleLevel: 'professor' as const, classHours: 2, paidOn: '2020-06-01' };
  expect(breachView('no-voucher', fee, 'zh').fee).toBeNull();
  expect(breachView('over-fee-cap', null, 'zh').text).toBe('讲课费超过职称对应的每学时标准。请按标准发放，超出部分收回。');
});
