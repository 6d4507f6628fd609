import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rush } from './rush.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('everybody is answered in the order of coming, by one writer a key, in batches that never exceed the largest', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 }),
      fc.integer({ min: 1, max: 7 }),
      async (keys, largest) => {
        const running = new Set<string>();
        const written = new Map<string, number[]>();
        const rush = new Rush<{ key: string; at: number }, string>(async (requests) => {
          const { key } = requests[0]!;
          expect(running.has(key)).toBe(false);
          expect(requests.length).toBeLessThanOrEqual(largest);
          expect(new Set(requests.map((one) => one.key)).size).toBe(1);
          running.add(key);
          await turn();
          running.delete(key);
          written.set(key, [...(written.get(key) ?? []), ...requests.map((one) => one.at)]);
          return requests.map((one) => `${one.key}${one.at}`);
        }, largest);
        const answers = await Promise.all(keys.map((key, at) => rush.join(key, { key, at })));
        expect(answers).toEqual(keys.map((key, at) => `${key}${at}`));
        for (const order of written.values()) expect(order).toEqual([...order].sort((one, other) => one - other));
      },
    ),
  );
});

test('those who wait are written together', async () => {
  const batches: number[] = [];
  const rush = new Rush<number, number>(async (requests) => {
    batches.push(requests.length);
    await turn();
    return requests;
  }, 50);
  await Promise.all(Array.from({ length: 120 }, (_, at) => rush.join('one', at)));
  expect(batches).toEqual([50, 50, 20]);
});

test('what is wrong with one befalls nobody else', async () => {
  const rush = new Rush<number, number>(async (requests) => {
    if (requests.includes(3)) throw new Error('three');
    return requests;
  }, 10);
  const answers = await Promise.allSettled([1, 2, 3, 4].map((one) => rush.join('one', one)));
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))).toEqual([
    1,
    2,
    'three',
    4,
  ]);
  expect(await rush.join('one', 5)).toBe(5);
});
