import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { dayOfMoment, dayText, lastDayText, lengthText, monthText, quantityText, shortDayText, wanText } from './format.ts';

const root = join(import.meta.dirname, '..');

test('the day of a moment is the day at the programme’s place, wherever the browser stands', () => {
  const before = process.env.TZ;
  vi.stubGlobal('document', { cookie: 'kepu-language=zh' });
  try {
    for (const zone of ['UTC', 'America/New_York', 'Asia/Shanghai']) {
      process.env.TZ = zone;
      expect(dayOfMoment('2026-11-26T23:58:00.000Z')).toBe('2026年11月27日');
      expect(dayOfMoment('2026-11-27T15:59:59.999Z')).toBe('2026年11月27日');
      // Kept as the midnight behind the last day.
      expect(lastDayText('2027-01-30T16:00:00.000Z')).toBe('2027年1月30日');
    }
  } finally {
    vi.unstubAllGlobals();
    process.env.TZ = before;
  }
});

test('a length of time is said in days, hours and minutes', () => {
  const said = (language: string, minutes: number): string => {
    vi.stubGlobal('document', { cookie: `kepu-language=${language}` });
    return lengthText(minutes);
  };
  try {
    expect([0, 59, 120, 134, 2945].map((minutes) => said('zh', minutes))).toEqual([
      '0 分钟',
      '59 分钟',
      '2 小时',
      '2 小时 14 分钟',
      '2 天 1 小时',
    ]);
    expect([0, 61, 134, 1442].map((minutes) => said('en', minutes))).toEqual([
      '0 minutes',
      '1 hour 1 minute',
      '2 hours 14 minutes',
      '1 day',
    ]);
  } finally {
    vi.unstubAllGlobals();
  }
});

/** A moment is ISO text of UTC: cut, or read by the machine’s own clock, it is the day of another place. */
test('one of a thing stands in the singular in English', () => {
  vi.stubGlobal('document', { cookie: 'kepu-language=en' });
  try {
    expect([1, 2].map((count) => quantityText(count, '区'))).toEqual(['1 district', '2 districts']);
    expect(quantityText(1, '人')).toBe('1 person');
  } finally {
    vi.unstubAllGlobals();
  }
});

test('no screen cuts a day out of a moment, or takes it by the zone of the browser', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(?:^|\/)(?:ui|ui-kit|web)\/.*\.tsx?$/.test(file) && !file.endsWith('.test.ts'),
  );
  expect(files.length).toBeGreaterThan(100);
  const wrong = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter(
        (line) =>
          /\w(?:At|EndsAt|Until|moment)!?\.(?:slice|substring)\(|toISOString\(\)\.slice\(0, 10\)|split\('T'\)/.test(line) ||
          /\.get(?:Date|Day|Month|FullYear|Hours|Minutes)\(\)/.test(line) ||
          /\bdayjs\([^)]*(?:At|Until)\)/.test(line) ||
          (/toLocale(?:Date|Time)String\((?!.*timeZone)/.test(line) && !line.trim().endsWith('{')),
      )
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(wrong).toEqual([]);
});

test('in English every month has three letters', () => {
  vi.stubGlobal('document', { cookie: 'kepu-language=en' });
  try {
    expect([dayText('2020-09-05'), shortDayText('2020-09-05'), monthText(9)]).toEqual(['5 Sep 2020', 'Sat 5 Sep', 'Sep']);
  } finally {
    vi.unstubAllGlobals();
  }
});

test('a small sum is never shown as another one; large ones keep their two decimals', () => {
  const said = (language: string, fen: number): string => {
    vi.stubGlobal('document', { cookie: `kepu-language=${language}` });
    return wanText(fen);
  };
  try {
    const sums = [0, 1, 5_000, 123_456, 500_000, 999_999, 1_006_000, 113_958_050];
    expect(sums.map((fen) => said('zh', fen))).toEqual([
      '0 万元',
      '0.01 元',
      '50 元',
      '1,234.56 元',
      '0.5 万元',
      '9,999.99 元',
      '1.01 万元',
      '113.96 万元',
    ]);
    expect(sums.slice(1, 4).map((fen) => said('en', fen))).toEqual(['0.01 yuan', '50 yuan', '1,234.56 yuan']);
  } finally {
    vi.unstubAllGlobals();
  }
});
