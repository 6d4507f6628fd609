import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTarget } from '#src/kernel/target.ts';
import { withDateDoubt } from '../../declaration/declaration.contract.ts';
import { doubtText, placeText, warningText } from './warning-words.ts';

const slip = { code: 'target-likely-slip', message: '“290%”可能是“≥90%”的误识别，请核对原表', where: '第12行' };

test('a warning is said in English with the form’s own words behind it', () => {
  expect(warningText(slip, 'en')).toBe('The target looks like a slip of recognition; check the original: “290%”, “≥90%”');
  expect(warningText({ code: 'year-missing', message: '表头没有写年度', where: '表头' }, 'en')).toBe('The head names no year.');
  expect(warningText(slip, 'zh')).toBe(slip.message);
});

test('a code without English keeps its sentence', () => {
  expect(warningText({ code: 'not-known', message: '说不清', where: '' }, 'en')).toBe('说不清');
});

test.each([
  ['第12行', 'line 12'],
  ['第2页第3行', 'page 2 line 3'],
  ['表头', 'head'],
  ['工作表“自评”第4行', 'sheet “自评”line 4'],
])('the place %s is %s', (where, expected) => {
  expect(placeText(where, 'en')).toBe(expected);
});

test('every warning that the reader gives has its English', () => {
  const folder = new URL('../../declaration/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const codes = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/(?:(?:warn|unread)\(\s*|\bcode: )'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code]) => code ?? ''),
    ),
  );
  expect(codes.size).toBeGreaterThan(40);
  expect([...codes].filter((code) => warningText({ code, message: '只有中文', where: '' }, 'en') === '只有中文')).toEqual([]);
});

test('the doubt of a target is said in English too', () => {
  const { doubt } = readTarget('290%');
  expect(doubt && doubtText(doubt, 'en')).toBe('The target looks like a slip of recognition; check the original: “290%”, “≥90%”');
  expect(doubt && doubtText(doubt, 'zh')).toBe(doubt?.message);
});

test('what is said of dates that disagree is said in English, and only of the dates that stand there now', () => {
  const reversed = { year: 2020, start: '2020-12-31', end: '2020-01-01' };
  const warnings = withDateDoubt([], reversed);
  expect(warnings.map(({ message }) => message)).toEqual([
    '“开始日期 2020年12月31日”晚于“完成日期 2020年1月1日”，按所写读入，请核对',
  ]);
  expect(warningText(warnings[0]!, 'en')).toMatch(/^The project ends before it begins/);
  const apart = withDateDoubt(warnings, { year: 2021, start: '2020-01-01', end: '2020-12-31' });
  expect(apart.map(({ code }) => code)).toEqual(['year-apart']);
  expect(warningText(apart[0]!, 'en')).toMatch(/^The year is outside of/);
  expect(withDateDoubt(apart, { year: 2020, start: '2020-01-01', end: '2020-12-31' })).toEqual([]);
  expect(withDateDoubt([], { ...reversed, end: '2020-0' })).toEqual([]);
});
