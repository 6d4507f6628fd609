import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rush } from './rush.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('everybody is answered, a key in the order of coming and by one writer at a time, within the limits of each group', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ group: fc.constantFrom('a', 'b'), key: fc.constantFrom('1', '2', '3'), late: fc.nat(3) }), {
        maxLength: 60,
      }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 3 }),
      async (wishes, largest, writers) => {
        const running = new Map<string, Set<string>>();
        const writing = new Map<string, number>();
        const written = new Map<string, number[]>();
        const rush = new Rush<{ group: string; key: string; at: number }, string>(
          async (requests) => {
            const { group } = requests[0]!;
            expect(requests.length).toBeLessThanOrEqual(largest);
            expect(new Set(requests.map((one) => one.group)).size).toBe(1);
            writing.set(group, (writing.get(group) ?? 0) + 1);
            expect(writing.get(group)).toBeLessThanOrEqual(writers);
            const own = running.get(group) ?? new Set<string>();
            running.set(group, own);
            const keys = new Set(requests.map((one) => one.key));
            for (const key of keys) {
              expect(own.has(key)).toBe(false);
              own.add(key);
            }
            await turn();
            for (const key of keys) own.delete(key);
            writing.set(group, writing.get(group)! - 1);
            for (const { key, at } of requests) written.set(group + key, [...(written.get(group + key) ?? []), at]);
            return requests.map((one) => `${one.key}${one.at}`);
          },
          { largest, writers },
        );
        const answers = await Promise.all(
          wishes.map(async ({ group, key, late }, at) => {
            for (let waited = 0; waited < late; waited += 1) await turn();
            return rush.join(group, key, { group, key, at });
          }),
        );
        expect(answers).toEqual(wishes.map(({ key }, at) => `${key}${at}`));
        const came = (at: number): number => wishes[at]!.late * 1000 + at;
        for (const order of written.values()) expect(order).toEqual([...order].sort((one, other) => came(one) - came(other)));
      },
    ),
  );
});

test('those who wait are written together, whatever their key', async () => {
  const batches: number[] = [];
  const rush = new Rush<number, number>(
    async (requests) => {
      batches.push(requests.length);
      await turn();
      return requests;
    },
    { largest: 50, writers: 1 },
  );
  await Promise.all(Array.from({ length: 120 }, (_, at) => rush.join('one', String(at % 40), at)));
  expect(batches).toEqual([50, 50, 20]);
});

test('a key that is being written keeps nobody else waiting', async () => {
  let finish = (): void => undefined;
  const rush = new Rush<string, string>(
    async (requests) => {
      if (requests.includes('slow')) await new Promise<void>((resolve) => (finish = resolve));
      return requests;
    },
    { largest: 10, writers: 2 },
  );
  const slow = rush.join('one', 'held', 'slow');
  await turn();
  const behind = rush.join('one', 'held', 'behind it');
  expect(await rush.join('one', 'free', 'beside it')).toBe('beside it');
  expect(await Promise.race([behind, turn().then(() => 'still waits')])).toBe('still waits');
  finish();
  expect(await Promise.all([slow, behind])).toEqual(['slow', 'behind it']);
});

test('what is wrong with one befalls nobody else', async () => {
  const rush = new Rush<number, number>(
    async (requests) => {
      if (requests.includes(3)) throw new Error('three');
      return requests;
    },
    { largest: 10, writers: 1 },
  );
  const answers = await Promise.allSettled([1, 2, 3, 4].map((one) => rush.join('one', 'key', one)));
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))).toEqual([
    1,
    2,
    'three',
    4,
  ]);
  expect(await rush.join('one', 'key', 5)).toBe(5);
});
