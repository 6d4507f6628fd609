import { expect, test } from 'vitest';
import { scoreReason, scoreReasonCodes, scoreReasonsText, scoreReasonText } from './score-reason.ts';

test('every reason is said in both languages, with the same parameters', () => {
  const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted();
  for (const code of scoreReasonCodes) {
    const [zh, en] = [scoreReasonText(scoreReason(code), 'zh'), scoreReasonText(scoreReason(code), 'en')];
    // The pack's source is a document in Chinese; in English its code stands for it.
    expect(
      places(zh).filter((name) => name !== 'source'),
      code,
    ).toEqual(places(en));
    expect(en.replace('万 or 亿', ''), code).not.toMatch(/\p{Script=Han}/u);
    expect(zh, code).toMatch(/\p{Script=Han}/u);
  }
});

test('parameters are filled in, and several reasons make one line', () => {
  const reasons = [scoreReason('departs', { score: 8.57, declared: 9 }), scoreReason('no-actual')];
  expect(scoreReasonsText(reasons, 'zh')).toBe('按规则应得 8.57 分，表中为 9 分；没有填写实际完成值');
  expect(scoreReasonsText(reasons, 'en')).toBe('8.57 by the rules, 9 on the form; no actual is filled in');
  expect(scoreReasonsText([], 'en')).toBeNull();
});
