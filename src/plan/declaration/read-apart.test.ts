import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { sentenceOf } from '#src/kernel/refusal.ts';
import { FormReaderApart, readBesideOriginalApart } from './read-apart.ts';
import { readBesideOriginal } from './read-form.ts';

const script = new URL('./endless-reader.fixture.ts', import.meta.url);
const bytes = new Uint8Array([1]);
const server = createServer((_, response) => response.end('served'));
const address = new Promise<string>((resolve) =>
  server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)),
);
afterAll(() => {
  server.close();
});

test('a form is read apart exactly as it is read here', async () => {
  const name = '基层科普服务-2020.txt';
  const file = { name, bytes: readFileSync(new URL(`../../../examples/${name}`, import.meta.url)) };
  const here = await readBesideOriginal(file);
  expect(await Promise.all([readBesideOriginalApart(file), readBesideOriginalApart(file)])).toEqual([here, here]);
});

test('a file that takes for ever is refused with a sentence; others are served meanwhile, and the next file is read', async () => {
  const reader = new FormReaderApart({ script, patienceMs: 3000 });
  let done = false;
  const endless = reader.read({ name: 'endless.txt', bytes }).finally(() => {
    done = true;
  });
  const next = reader.read({ name: 'next.txt', bytes });
  expect(await (await fetch(await address)).text()).toBe('served');
  expect(done).toBe(false);
  const refused = await endless;
  if (refused.ok) throw new Error('read');
  expect(refused.refusal).toMatchObject({ code: 'form-too-heavy', params: { file: 'endless.txt', seconds: 3 } });
  expect(Object.values(sentenceOf(refused.refusal, 'zh')).join('')).toMatch(/endless\.txt.*3 秒.*另存/);
  expect(await next).toMatchObject({ ok: false, refusal: { code: 'form-empty' } });
});

test.each(['hungry', 'swollen'])('a file that needs too much memory is refused, and the next one is read: %s', async (name) => {
  const reader = new FormReaderApart({ script, megabytes: 48 });
  const refused = { code: 'form-too-heavy', params: { file: `${name}.txt`, megabytes: 48 } };
  expect(await reader.read({ name: `${name}.txt`, bytes })).toMatchObject({ refusal: refused });
  expect(await reader.read({ name: 'next.txt', bytes })).toMatchObject({ refusal: { code: 'form-empty' } });
});

test('a reader that breaks is an error of the server, and the next file is read', async () => {
  const reader = new FormReaderApart({ script });
  await expect(reader.read({ name: 'broken.txt', bytes })).rejects.toThrow('broken');
  expect(await reader.read({ name: 'next.txt', bytes })).toMatchObject({ refusal: { code: 'form-empty' } });
});
