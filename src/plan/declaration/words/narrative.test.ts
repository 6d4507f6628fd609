import { describe, expect, test } from 'vitest';
import { isPageFurniture, joinNarrative } from './narrative.ts';

describe('joinNarrative', () => {
  test('joins words that the page broke, without a blank', () => {
    expect(joinNarrative(['大致内容如下：科', '学咖啡馆走遍全市', '16个区，达到25', '%。'])).toBe(
      '大致内容如下：科学咖啡馆走遍全市16个区，达到25%。',
    );
  });

  test('keeps the blank between Latin words', () => {
    expect(joinNarrative(['采用 Design', 'Thinking 工作坊形式开展'])).toBe('采用 Design Thinking 工作坊形式开展');
  });

  test('keeps paragraphs and numbered points', () => {
    expect(joinNarrative(['为落实规划的要求而设。', '一、讲座', '二、巡展', '', '三、示范点建设'])).toBe(
      '为落实规划的要求而设。\n一、讲座\n二、巡展\n三、示范点建设',
    );
    expect(
      joinNarrative(['第一段到这里就完了，写满了整整一行没有余', '地了。', '第二段另起一行，也写满了整整一行没有余地', '了。']),
    ).toBe('第一段到这里就完了，写满了整整一行没有余地了。\n第二段另起一行，也写满了整整一行没有余地了。');
  });

  test('is empty for a blank section', () => {
    expect(joinNarrative(['', '  '])).toBe('');
  });
});

test('page numbers are furniture, figures of a form are not', () => {
  for (const line of ['— 3 —', '第 2 页 共 5 页', '第2页', '3/10', '附件2']) expect(isPageFurniture(line)).toBe(true);
  for (const line of ['100', '2020', '附件2：绩效目标表', '3、巡展']) expect(isPageFurniture(line)).toBe(false);
});
