import { expect, test } from 'vitest';
import { numberFault, numberShown, numberTyped } from './number-typed.ts';

test.each([
  ['18万元', 180_000],
  ['1.005万', 10_050],
  ['１，２００．５元', 1200.5],
  ['¥ 1,200', 1200],
  ['-5', -5],
  ['  ', null],
  ['1.2千', '1.2千'],
  ['1e9', '1e9'],
  ['约 30 元', '约 30 元'],
  ['元', '元'],
])('money typed as %s is %s', (text, value) => {
  expect(numberTyped(text, { money: true })).toBe(value);
});

test('a count takes no unit: a part of what was typed is no number', () => {
  expect(['30', '30人', '1,200', '0.5'].map((text) => numberTyped(text))).toEqual([30, '30人', 1200, 0.5]);
});

test('what is out of bounds is told, never moved to the bound', () => {
  expect(numberFault(-5, { least: 0 })).toEqual({ code: 'least', least: '0' });
  expect(numberFault(1e9, { most: 100_000 })).toEqual({ code: 'most', most: '100,000' });
  expect(numberFault(1.5, { decimals: 0 })).toEqual({ code: 'decimals', count: 0 });
  expect(numberFault(1.005, { money: true })).toEqual({ code: 'decimals', count: 2 });
  expect(numberFault('1.2千', {})).toEqual({ code: 'unreadable', text: '1.2千' });
  expect([1_135_900.15, 0, null, undefined].map((value) => numberFault(value, { money: true, least: 0 }))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('money is shown as offices write it, and what could not be read as it was typed', () => {
  expect([180_000, 0.5, '1.2千', null].map((value) => numberShown(value, { money: true }))).toEqual([
    '180,000.00',
    '0.50',
    '1.2千',
    '',
  ]);
  expect(numberShown(1_200)).toBe('1200');
});
