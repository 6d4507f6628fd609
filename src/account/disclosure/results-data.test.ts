import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DisclosedIndicator, Publication } from './disclosure.contract.ts';
import { iatiActivity } from './iati.ts';
import { elementsNamed, iatiFaults, readXml } from './iati.fixture.ts';
import { resultsCsv } from './results-csv.ts';
import { resultsPage } from './ui/results-pages.ts';

const indicator = (name: string, over: Partial<DisclosedIndicator> = {}): DisclosedIndicator => ({
  level1: '产出指标',
  level2: '数量指标',
  level3: name,
  target: { raw: '≥20万人次', comparator: '≥', value: 200_000, value2: null, unit: '人次', kind: 'quantitative' },
  actual: { text: '119,484人次', value: 119_484, unit: '人次', n: null, responseRate: null, interval: null },
  degree: 0.59742,
  weight: 10,
  score: 5.97,
  method: { name: { zh: '参加人次', en: 'attendance' }, words: { zh: '参加人次合计', en: 'sum of attendance' } },
  ...over,
});

const publicationOf = (indicators: DisclosedIndicator[], over: Partial<Publication['shown']['programme']> = {}): Publication => ({
  number: 2,
  publishedAt: '2021-01-20T02:00:00.000Z',
  hash: 'a'.repeat(64),
  shown: {
    programme: {
      id: '0195b3c0-0000-7000-8000-000000000001',
      name: '基层科普服务',
      fiscalYear: 2020,
      applicant: '市科协 <普及部> & "学会"',
      startsOn: '2020-01-01',
      endsOn: '2020-12-31',
      state: 'closed',
      demo: true,
      ...over,
    },
    asOf: '2020-12-31',
    selfEvaluation: { number: 1, signedOn: '2021-01-15' },
    budget: { totalFen: 120_000_000, executedFen: 108_000_050, rate: 0.9, weight: 10, score: 9 },
    totalScore: 88.5,
    grade: '良',
    indicators,
  },
});

const satisfaction = indicator('满意度', {
  level1: '满意度指标',
  target: { raw: '≥90%', comparator: '≥', value: 90, value2: null, unit: '%', kind: 'quantitative' },
  actual: { text: '96.4%（1,060/1,100）', value: 96.36, unit: '%', n: 1100, responseRate: 0.275, interval: [95.1, 97.3] },
});
const words = indicator('资金规范', {
  level1: '效益指标',
  target: { raw: '规范', comparator: null, value: null, value2: null, unit: null, kind: 'qualitative' },
  actual: { text: '达成预期指标，98.9%', value: 98.9, unit: '%', n: null, responseRate: null, interval: null },
});
const ceiling = indicator('成本', {
  level1: '成本指标',
  target: { raw: '≤120万元', comparator: '≤', value: 1_200_000, value2: null, unit: '元', kind: 'quantitative' },
  actual: { text: '108万元', value: 1_080_000.5, unit: '元', n: null, responseRate: null, interval: null },
});
const unseen = indicator('没有佐证', {
  actual: { text: null, value: null, unit: '人次', n: null, responseRate: null, interval: null },
  degree: null,
});
const reporter = { code: 'shanghai', name: '上海' };

test('IATI: the order of the schema, the rules of results, and each kind of measure', () => {
  const root = readXml(iatiActivity(publicationOf([indicator('人次'), satisfaction, words, ceiling, unseen]), reporter));
  expect(iatiFaults(root)).toEqual([]);
  expect(root.attributes.version).toBe('2.03');
  expect(elementsNamed(root, 'result').map((one) => one.attributes.type)).toEqual(['1', '2', '2', '9']);
  const shown = elementsNamed(root, 'indicator').map((one) => [
    one.attributes.measure,
    one.attributes.ascending,
    elementsNamed(one, 'target')[0]?.attributes.value,
    elementsNamed(one, 'actual')[0]?.attributes.value,
  ]);
  expect(shown).toEqual([
    ['1', 'true', '200000', '119484'],
    // Results go by first-level heading: what has no evidence has no actual, not one of 0.
    ['1', 'true', '200000', undefined],
    ['2', 'true', '90', '96.36'],
    ['5', 'true', undefined, undefined],
    ['1', 'false', '1200000', '1080000.5'],
  ]);
  expect(elementsNamed(root, 'baseline')).toEqual([]);
  const said = elementsNamed(root, 'comment').map((one) => one.children[0]!.text);
  expect(said).toContain('规范');
  expect(said.find((text) => text.includes('96.4%'))).toMatch(/样本量 1100，回收率 27.5%，95% 置信区间 95.1–97.3/);
  expect(elementsNamed(root, 'participating-org')[0]!.children[0]!.text).toBe('市科协 <普及部> & "学会"');
  expect(elementsNamed(root, 'value').map((one) => one.text)).toEqual(['1200000', '1080000.5']);
});

test('IATI: whatever was typed, the file stays well-formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const root = readXml(iatiActivity(publicationOf([indicator(`甲${typed}`)], { name: `乙${typed}` }), reporter));
      expect(iatiFaults(root)).toEqual([]);
    }),
  );
});

test('the checker of this test finds what breaks the standard', () => {
  const sound = iatiActivity(publicationOf([satisfaction, words]), reporter);
  const faultsOf = (from: string | RegExp, to: string) => iatiFaults(readXml(sound.replace(from, to)));
  expect(faultsOf(/<actual value="96.36">/, '<actual>')).toEqual(['actual of measure 2 has the value undefined']);
  expect(faultsOf('measure="2"', 'measure="5"')).toHaveLength(2);
  expect(faultsOf(/<period-end iso-date="2020-12-31"\/>/, '<period-end iso-date="2019-12-31"/>')).toHaveLength(1);
  expect(faultsOf(/(<activity-status[^>]*>)(<activity-date[^>]*>)/, '$2$1')).toHaveLength(1);
  expect(() => readXml(sound.replace('&amp;', '& '))).not.toThrow();
  expect(() => readXml(sound.replace('</title>', ''))).toThrow();
});

test('CSV: with a byte order mark, one row an indicator, no formula and no broken cell', () => {
  const csv = resultsCsv(publicationOf([indicator('=SUM(A1),"甲"\n乙'), satisfaction, unseen]));
  expect(csv.startsWith('\uFEFF项目 (programme),年度 (fiscal_year)')).toBe(true);
  expect(csv).toContain(`"'=SUM(A1),""甲""\n乙"`);
  const [head, , second, third] = csv.replace('"甲""\n乙"', '').split('\r\n');
  const at = (name: string) => head!.split(',').findIndex((one) => one.includes(name));
  const cells = second!.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  expect([cells[at('(actual_value)')], cells[at('(n)')], cells[at('(interval_low)')], cells[at('(executed_yuan)')]]).toEqual([
    '96.36',
    '1100',
    '95.1',
    '1080000.5',
  ]);
  expect(third!.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)[at('(actual_value)')]).toBe('');
});

test('CSV: the scores of its rows, of which one is the execution of the budget, add up to the total that each has beside the grade', () => {
  const rows = [indicator('甲', { score: 39.5, weight: 45 }), indicator('乙', { score: 40, weight: 45 })];
  const [head, ...lines] = resultsCsv(publicationOf(rows)).trim().split('\r\n');
  const at = (name: string) => head!.split(',').findIndex((one) => one.includes(name));
  const cells = lines.map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
  expect(cells.reduce((sum, row) => sum + Number(row[at('(score)')]), 0)).toBe(88.5);
  expect(cells.map((row) => [row[at('(level3)')], row[at('(total_score)')], row[at('(grade)')]])).toEqual([
    ['甲', '88.5', '良'],
    ['乙', '88.5', '良'],
    ['预算执行率', '88.5', '良'],
  ]);
  const told = publicationOf(rows);
  expect(iatiActivity(told, reporter)).toContain('自评总分 88.5，等级良');
  const before = { ...told, shown: { ...told.shown, budget: { totalFen: 1, executedFen: 1, rate: 1 } } };
  expect(resultsCsv(before).trim().split('\r\n'), 'a publication from before has none').toHaveLength(3);
});

test('CSV: no text begins as a formula would, whatever it is', () => {
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', '＝'), fc.string(), (sign, rest) => {
      const csv = resultsCsv(publicationOf([indicator('甲', { target: { ...words.target, raw: `${sign}${rest}` } })]));
      expect(csv.includes(`,'${sign}`) || csv.includes(`,"'${sign}`)).toBe(true);
    }),
  );
});

const people = indicator('人次', {
  actual: {
    ...indicator('').actual,
    ...{ numerator: null, denominator: null },
    methods: [
      { method: 'counted', value: 81_484 },
      { method: 'estimated', value: 38_000 },
    ],
  },
});
const onTime = indicator('按期', {
  target: { raw: '>=80%', comparator: '≥', value: 80, value2: null, unit: '%', kind: 'quantitative' },
  actual: { ...indicator('').actual, text: '85.7%（96/112）', value: 85.714, unit: '%', numerator: 96, denominator: 112 },
  degree: 1.071,
});
const judged = { ...words, degree: 0.98, actual: { ...words.actual, value: 98, numerator: 147, denominator: 150 } };

test('CSV: what a ratio is of, and how people were counted', () => {
  const [head, first, second] = resultsCsv(publicationOf([people, onTime])).split('\r\n');
  const cells = (line: string | undefined): string[] => line!.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const at = (name: string) => cells(head).findIndex((one) => one.includes(`(${name})`));
  const shown = (line: string | undefined, names: string[]) => names.map((name) => cells(line)[at(name)]);
  expect(shown(first, ['counted', 'estimated', 'online', 'numerator'])).toEqual(['81484', '38000', '', '']);
  expect(shown(second, ['numerator', 'denominator', 'counted'])).toEqual(['96', '112', '']);
});

test.each(['zh', 'en'] as const)(
  'the public page says how people were counted, and both languages the same of each figure: %s',
  async (language) => {
    const visit = { tenant: 'shanghai', tenantName: '上海', path: '/', language, large: false };
    const page = String(await resultsPage(visit, publicationOf([people, onTime, judged])));
    const said = {
      zh: ['清点 81,484 · 估算 38,000', '85.7%（96/112）', '达成预期指标，98.9%', '107.1%'],
      en: ['Counted 81,484 · Estimated 38,000', '85.7% (96/112)', 'Judged achieved, 98% (147/150)', '107.1%'],
    }[language];
    for (const text of said) expect(page).toContain(text);
  },
);
