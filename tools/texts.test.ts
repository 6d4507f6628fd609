import { describe, expect, it } from 'vitest';
import { projectRoot } from './source.ts';
import { checkTexts, compareTexts } from './texts.ts';

const rulesOf = (zh: unknown, en: unknown): string[] => compareTexts('a.texts.ts', zh, en).map((finding) => finding.rule);

describe('the check of texts', () => {
  it('is content with equal pairs, nested ones and lists too', () => {
    expect(
      rulesOf(
        { menu: { home: '首页' }, left: '剩 {n} 席', steps: ['一', '二'] },
        { menu: { home: 'Home' }, left: '{n} seats left', steps: ['One', 'Two'] },
      ),
    ).toEqual([]);
  });

  it.each([
    ['texts-both-languages', { a: '甲', b: '乙' }, { a: 'A' }],
    ['texts-both-languages', { a: '甲' }, { a: 'A', b: 'B' }],
    ['texts-both-languages', { a: { b: '甲' } }, undefined],
    ['texts-not-empty', { a: '' }, { a: 'A' }],
    ['texts-not-empty', { a: '甲' }, { a: ' ' }],
    ['texts-same-places', { a: '剩 {n} 席' }, { a: '{count} seats' }],
    ['texts-same-places', { a: '剩 {{n}} 席' }, { a: 'seats' }],
    ['texts-translated', { a: '首页' }, { a: 'Home 首页' }],
    ['texts-translated', { a: '是' }, { a: 'Yes。' }],
    ['texts-are-strings', { a: '甲' }, { a: () => 'A' }],
  ])('%s', (rule, zh, en) => {
    expect(new Set(rulesOf(zh, en))).toEqual(new Set([rule]));
  });

  it('lets English quote what a Chinese form says', () => {
    expect(rulesOf({ a: '如“≥80%”' }, { a: 'such as “≤6元/人次”' })).toEqual([]);
    expect(rulesOf({ a: '如' }, { a: 'such as “≤6”元' })).toEqual(['texts-translated']);
  });

  it('lets the language switch name Chinese in Chinese', () => {
    expect(rulesOf({ language: '中文' }, { language: '中文' })).toEqual([]);
  });

  it('reads the refusals of the project', async () => {
    expect((await checkTexts(projectRoot)).looked).toMatch(/[1-9]\d* refusals/);
  });
});
