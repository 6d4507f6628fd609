import { expect, test } from 'vitest';
import { changedRow, keyOfRow } from './row-keys.ts';

test('a row keeps its key when it is changed, and when a row above it goes', () => {
  let rows = ['一', '二', '三'].map((name) => ({ name, weight: 10 }));
  const before = rows.map(keyOfRow);
  expect(new Set(before).size).toBe(3);
  rows = rows.map((row, at) => (at === 2 ? changedRow(row, { weight: 20 }) : row));
  expect(rows.map(keyOfRow)).toEqual(before);
  rows = rows.filter((_, at) => at !== 0);
  expect(rows.map(keyOfRow)).toEqual(before.slice(1));
  expect(rows.at(-1)).toEqual({ name: '三', weight: 20 });
});

test('rows of the same words are two', () => {
  expect(keyOfRow({ name: '' })).not.toBe(keyOfRow({ name: '' }));
});
