import { expect, test } from 'vitest';
import { figureOf, median, tableOf } from './figures.ts';

test('the median of an even number of values lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([9, 1, 5])).toBe(5);
});

test('a figure tells how it compares, and does not divide by nothing', () => {
  expect(figureOf('b', 'f', 30, 'ms', { with: 'other', value: 20, unit: 'ms' }).ratio).toBe(1.5);
  expect(figureOf('b', 'f', 30, 'KB', { with: 'none expected', value: 0, unit: 'KB' }).ratio).toBeNull();
  expect(figureOf('b', 'f', 30, 'ms', null)).toMatchObject({ compared: null, ratio: null, value: 30 });
});

test('the columns of the table stand under each other, Chinese included', () => {
  const table = tableOf([
    figureOf('forms', '表格 read', 1234.5, 'ms', { with: 'x', value: 1, unit: 'ms' }),
    figureOf('forms', 'a longer name', 2, 'ms', { with: 'x', value: 1, unit: 'ms' }),
  ]);
  const width = (text: string): number =>
    [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
  const [head, first, second] = table.split('\n');
  expect(width(first!)).toBe(width(second!));
  expect(head).toContain('which is');
  expect(first).toContain('1,235 ms');
});
