import { describe, expect, test } from 'vitest';
import { readTarget } from './target.ts';

describe('slips that leave no figure are words with a doubt', () => {
  test.each([
    ['≥95℅', '≥95%'],
    ['土5%', '±5%'],
    ['≥≥80%', '≥80%'],
    ['≤≤5', '≤5'],
    ['>-95%', '≥95%'],
    ['＞－95%', '≥95%'],
    ['<-60%', '≤60%'],
  ])('%s is probably %s', (raw, likely) => {
    expect(readTarget(raw)).toMatchObject({ raw, value: null, doubt: { code: 'likely-slip', likely } });
  });

  test.each([['≥-5%'], ['>-5%'], ['>-18℃']])('%s is what it says', (raw) => {
    expect(readTarget(raw).doubt).toBeUndefined();
  });
});

test('a point where thousands are parted is read as written, and doubted', () => {
  expect(readTarget('20.000人次')).toMatchObject({ value: 20, doubt: { code: 'likely-slip', likely: '20,000人次' } });
  expect(readTarget('≥1.625公里').doubt).toBeUndefined();
  expect(readTarget('1.250万人次').doubt).toBeUndefined();
  expect(readTarget('≥12.50人次').doubt).toBeUndefined();
});

test('295%以上 may be ≥95% as 290% may be', () => {
  expect(readTarget('295%以上')).toMatchObject({ value: 295, doubt: { code: 'likely-slip', likely: '≥95%' } });
  expect(readTarget('120%以上').doubt).toBeUndefined();
});

test('two bounds that contradict each other are a doubt, two that agree are none', () => {
  for (const raw of ['≤90%以上', '≥20万人次以内', '不超过5天以上', '达到30分钟以内'])
    expect(readTarget(raw).doubt?.code).toBe('contradiction');
  for (const raw of ['≥90%以上', '不超过5天以内', '达到90%以上', '控制在3%以内']) expect(readTarget(raw).doubt).toBeUndefined();
});

test('numerals behind a sign count whatever a unit follows, and a share may be of ten thousand', () => {
  expect(readTarget('≥三条')).toMatchObject({ comparator: '≥', value: 3, unit: '条' });
  expect(readTarget('不少于五处')).toMatchObject({ comparator: '≥', value: 5, unit: '处' });
  expect(readTarget('≤万分之一')).toMatchObject({ comparator: '≤', value: 0.01, unit: '%' });
  expect(readTarget('万分之5')).toMatchObject({ value: 0.05, unit: '%' });
  expect(readTarget('三级联动').value).toBeNull();
});
