import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readTarget } from '#src/kernel/target.ts';
import type { IndicatorAccount } from '../account.contract.ts';
import { howText } from './indicator-table.tsx';
import { degreeText, expectedText, isSmallSample, usedOfBound } from './indicator-words.ts';
import { zh as kit } from '#src/ui-kit/kit.texts.ts';
import { stateWords } from '#src/ui-kit/state-words.ts';
import { startLanguage } from '#src/ui-kit/start-language.ts';

beforeAll(() => {
  vi.stubGlobal('document', { cookie: 'kepu-language=zh', documentElement: {} });
  startLanguage();
});
afterAll(() => vi.unstubAllGlobals());

const indicator = (target: string, value: number, degree: number, how = { code: 'pace', params: {} }): IndicatorAccount =>
  ({
    target: readTarget(target),
    actual: { value, unit: '元', denominator: null },
    degree,
    expected: { value: 1, low: 1, high: 1, how },
  }) as IndicatorAccount;

test('of a bound that is kept no multiple is said, but that it is kept, and how much of it is used', () => {
  const spent = indicator('≤50万元', 2300, 217.39);
  expect([degreeText(spent), usedOfBound(spent)]).toEqual(['控制在目标内', 0.0046]);
  expect([degreeText(indicator('≤50万元', 600_000, 0.8333)), degreeText(indicator('≥50万元', 600_000, 1.2))]).toEqual([
    '83.3%',
    '120%',
  ]);
});

test('amounts on which an expectation of money stands are money', () => {
  const params = { remaining: 125_000, reach: 32.8, due: 9, missing: 372_700, madeUp: 24 };
  const said = howText(indicator('≤50万元', 2300, 217.39, { code: 'planned-spending', params }));
  expect(said).toContain('12.5 万元');
  expect(said).toContain('37.27 万元');
  expect(said).toContain('9 笔');
});

test('while nothing of the plan was due, no experience is told', () => {
  const params = {
    remaining: 2000,
    reach: 100,
    due: 0,
    missing: 0,
    madeUp: 50,
    chance: 100,
    overdue: 0,
    districts: 3,
    sessions: 2,
  };
  const said = (code: string, due: number) => howText(indicator('≥50人次', 10, 0.2, { code, params: { ...params, due } }));
  for (const code of ['planned-work', 'planned-spending', 'planned-activities', 'planned-districts', 'scheduled-districts']) {
    expect(said(code, 0)).toContain('无从得知');
    expect(said(code, 0)).not.toMatch(/[{}]|经验|可达|可能 50/);
    expect(said(code, 3)).not.toContain('无从得知');
  }
});

test('a rate of one opinion is a small sample, one of thirty is none, and a sum has none', () => {
  const rate = (n: number | null) => ({ actual: { value: 100, n, interval: n === null ? null : [20, 100] } }) as IndicatorAccount;
  expect([1, 29, 30, null].map((n) => isSmallSample(rate(n)))).toEqual([true, true, false, false]);
});

test('of a year that is over the expectation is the figure, to its own digits; before it is rounded', () => {
  const spent = (code: string) => ({
    actual: { value: 1_135_912.5, unit: '元' } as IndicatorAccount['actual'],
    expected: { value: 1_135_912.5, low: 1_135_912.5, high: 1_135_912.5, how: { code, params: {} } },
  });
  expect([expectedText(spent('year-over')), expectedText(spent('pace'))]).toEqual(['113.59 万元', '114 万元']);
});

test('a judged goal is said to be achieved by its judgement, one with a figure to reach its target', () => {
  const said = (target: string) => kit[stateWords(readTarget(target))].met;
  expect([said('按照财政要求规范使用资金'), said('2020年12月底前'), said('≥98%')]).toEqual(['评判为达成', '评判为达成', '达标']);
  expect(kit.judgedState.behind).toBe('评判为未达成');
});
