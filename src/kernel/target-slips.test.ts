import { describe, expect, test } from 'vitest';
import { readTarget } from './target.ts';

describe('slips that leave no figure are words with a doubt', () => {
  test.each([
    ['≥95℅', '≥95%'],
    ['土5%', '±5%'],
    ['≥≥80%', '≥80%'],
    ['≤≤5', '≤5'],
    ['>_95%', '≥95%'],
    ['≥.95%', '≥95%'],
    ['≥.5万元', '≥0.5万元'],
  ])('%s is probably %s', (raw, likely) => {
    expect(readTarget(raw)).toMatchObject({ raw, value: null, doubt: { code: 'likely-slip', likely } });
  });

  test.each([
    ['>-95%', -95, '≥95%'],
    ['＞－95%', -95, '≥95%'],
    ['<-60%', -60, '≤60%'],
    ['≥90%≥', 90, '≥90%'],
  ])('%s is read as %d, and probably %s', (raw, value, likely) => {
    expect(readTarget(raw)).toMatchObject({ raw, value, doubt: { code: 'likely-slip', likely } });
  });

  test.each([['≥-5%'], ['>-5%'], ['>-18℃']])('%s is what it says', (raw) => {
    expect(readTarget(raw).doubt).toBeUndefined();
  });
});

test('a point where thousands are parted is read as written, and doubted', () => {
  expect(readTarget('20.000人次')).toMatchObject({ value: 20, doubt: { code: 'likely-slip', likely: '20,000人次' } });
  expect(readTarget('≥1.625公里').doubt).toBeUndefined();
  expect(readTarget('1.250万人次').doubt).toBeUndefined();
  for (const raw of ['≥12.50人次', '≥0.125件', '≥2.345人', '≥0.500人']) expect(readTarget(raw).doubt).toBeUndefined();
});

test('295%以上 may be ≥95% as 290% may be', () => {
  expect(readTarget('295%以上')).toMatchObject({ value: 295, doubt: { code: 'likely-slip', likely: '≥95%' } });
  expect(readTarget('120%以上').doubt).toBeUndefined();
});

test('two bounds that contradict each other are a doubt, two that agree are none', () => {
  for (const raw of ['≤90%以上', '≥20万人次以内', '不超过5天以上', '合格率≤90%以上', '不少于3天内'])
    expect(readTarget(raw).doubt?.code).toBe('contradiction');
  for (const raw of ['≥90%以上', '不超过5天以内', '达到90%以上', '控制在3%以内', '≥2次/年内'])
    expect(readTarget(raw).doubt).toBeUndefined();
});

test('控制在 and 达到 lead to the bound behind the figure', () => {
  expect(readTarget('控制在95%以上')).toMatchObject({ comparator: '≥', value: 95 });
  expect(readTarget('达到3%以内')).toMatchObject({ comparator: '≤', value: 3 });
  expect(readTarget('达到30分钟以内')).toMatchObject({ comparator: '≤', value: 30 });
  expect(readTarget('达到90%以上')).toMatchObject({ comparator: '≥', value: 90 });
});

test('numerals behind a sign count whatever a unit follows, and a share may be of ten thousand', () => {
  expect(readTarget('≥三条')).toMatchObject({ comparator: '≥', value: 3, unit: '条' });
  expect(readTarget('不少于五处')).toMatchObject({ comparator: '≥', value: 5, unit: '处' });
  expect(readTarget('≤万分之一')).toMatchObject({ comparator: '≤', value: 0.01, unit: '%' });
  expect(readTarget('万分之5')).toMatchObject({ value: 0.05, unit: '%' });
  const words = [
    '三级联动',
    '达到三类标准',
    '达到八级',
    '达到二级以上',
    '不少于三分之二',
    '不高于十万分之十',
    '≤百万分之五',
    '达到百分百',
    '达到一户一档',
  ];
  for (const raw of words) expect(readTarget(raw).value, raw).toBeNull();
  expect(readTarget('每学期末').kind).toBe('date');
});

test('a figure with another bound in brackets behind it is two figures', () => {
  expect(readTarget('100%（≥95%）')).toMatchObject({ value: null, doubt: { code: 'several-numbers' } });
  expect(readTarget('2024年11月底前完成率100%')).toMatchObject({ value: null, doubt: { code: 'several-numbers' } });
  expect(readTarget('95%（≥）').doubt).toBeUndefined();
});
