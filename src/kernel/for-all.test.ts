import { expect, test } from 'vitest';
import { forAll } from './for-all.ts';

test('one that fails keeps none of the others from its turn, and is told at the end', async () => {
  const done: number[] = [];
  const run = forAll(
    [1, 2, 3, 4],
    (item) => `item ${item}`,
    async (item) => {
      if (item % 2 === 1) throw new Error(`no ${item}`);
      done.push(item);
    },
  );
  await expect(run).rejects.toThrow('item 1: no 1; item 3: no 3');
  expect(done).toEqual([2, 4]);
});

test('where none fails nothing is thrown', async () => {
  await forAll([1, 2], String, async () => undefined);
});
