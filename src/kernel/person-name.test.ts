import { describe, expect, test } from 'vitest';
import { looksLikeName, withoutName, withoutNameWithin } from './person-name.ts';

describe('what looks like a name', () => {
  test.each(['张晓明', '王静', '阿依古丽·买买提', 'Anna Müller', "Siobhán O'Neill"])('%s does', (name) => {
    expect(looksLikeName(name)).toBe(true);
  });
  test.each(['', '张', '10', '2020', 'session', 'a', '〔已删除〕', '张三1', '%', '"'])('%s does not', (name) => {
    expect(looksLikeName(name)).toBe(false);
  });
});

test('a name goes where it stands by itself, and from no longer word', () => {
  expect(withoutName('一等奖 张晓明、李安', '张晓明', '×')).toBe('一等奖 ×、李安');
  expect(withoutName('厨房里的化学', '化学', '×')).toBe('厨房里的化学');
  expect(withoutName('Anna (Annabel) Anna', 'Anna', '$&')).toBe('$& (Annabel) $&');
  expect(withoutName('A.B and AxB', 'A.B', '×')).toBe('× and AxB');
});

test('within a value only texts change: no key, no number', () => {
  const value = { Anna: 10, list: ['Anna', { by: 'Anna', n: null, yes: true }] };
  expect(withoutNameWithin(value, 'Anna', '×')).toEqual({ Anna: 10, list: ['×', { by: '×', n: null, yes: true }] });
});
