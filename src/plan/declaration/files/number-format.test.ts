import { expect, test } from 'vitest';
import { shownDate, shownNumber } from './number-format.ts';

test.each([
  ['General', 0.1 + 0.2, '0.3'],
  ['', 58, '58'],
  ['0%', 0.9, '90%'],
  ['0.00%', 0.935, '93.5%'],
  ['"≥"0%', 0.95, '≥95%'],
  ['≥0%', 0.95, '≥95%'],
  ['0"场"', 42, '42场'],
  ['0场', 42, '42场'],
  ['"不少于"#,##0"人次"', 30_000, '不少于30000人次'],
  ['\\≥0\\场', 42, '≥42场'],
  ['#,##0.00', 1_200_000, '1200000'],
  ['0,"千元"', 60_000, '60千元'],
  ['#,##0.0,', 12_500, '12.5'],
  ['0.00_);[Red](0.00)', -5, '-5'],
  ['_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', 600_000, '600000'],
  ['[$¥-804]#,##0.00', 600_000, '600000'],
  ['"≤"0.0"‰"', 3.5, '≤3.5‰'],
  ['0;"说明"', 7, '7'],
  ['"a;b"0', 7, 'a;b7'],
  ['@', 7, '7'],
  // Where the format parts the digits or asks for the size, the number alone is sure.
  ['0"."0,"万"', 12_000, '12000'],
  ['[>=10000]0.0,"千";0"人"', 12_000, '12000'],
  ['0.00E+00', 12_000, '12000'],
  ['# ?/?', 0.5, '0.5'],
] as const)('%s shows %s as %s', (format, value, shown) => {
  expect(shownNumber(value, format)).toBe(shown);
});

test('a month is no day', () => {
  const day = new Date(Date.UTC(2023, 10, 1));
  expect(shownDate(day, 'yyyy"年"m"月"')).toBe('2023年11月');
  expect(shownDate(day, '[$-804]yyyy"年"m"月"d"日"')).toBe('2023-11-01');
  expect(shownDate(day, 'm/d/yyyy')).toBe('2023-11-01');
  expect(shownDate(day, '')).toBe('2023-11-01');
  expect(shownDate(new Date(Number.NaN), 'yyyy')).toBe('');
});
