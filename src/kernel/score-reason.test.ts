import { expect, test } from 'vitest';
import { scoreReason, scoreReasonCodes, scoreReasonsText, scoreReasonText } from './score-reason.ts';

test('every reason is said in both languages, with the same parameters', () => {
  const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted();
  for (const code of scoreReasonCodes) {
    const [zh, en] = [scoreReasonText(scoreReason(code), 'zh'), scoreReasonText(scoreReason(code), 'en')];
    expect(places(zh), code).toEqual(places(en));
    expect(en.replace('万 or 亿', ''), code).not.toMatch(/\p{Script=Han}/u);
    expect(zh, code).toMatch(/\p{Script=Han}/u);
  }
});

test('rules are called by their one name', () => {
  const params = { pack: 'SH-2025', banded: 3, proportionalPack: 'CN-2020', proportional: 1 };
  expect(scoreReasonText(scoreReason('pack-by-scores', params), 'zh')).toBe(
    '表中得分是按完成比例计的（按 财预〔2021〕101号（上海 2025 起，60% 合格线，成本指标） 有 3 处不符，按 财预〔2020〕10号（按完成比例计分） 有 1 处）',
  );
});

test('parameters are filled in, and several reasons make one line', () => {
  const reasons = [scoreReason('departs', { score: 8.57, declared: 9 }), scoreReason('no-actual')];
  expect(scoreReasonsText(reasons, 'zh')).toBe('按规则应得 8.57 分，表中为 9 分；没有填写实际完成值');
  expect(scoreReasonsText(reasons, 'en')).toBe('8.57 by the rules, 9 on the form; no actual is filled in');
  expect(scoreReasonsText([], 'en')).toBeNull();
});
