import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Fact } from '../facts/fact.ts';
import { bodyOf, commitmentOf } from './leaf.ts';
import type { LoggedFact } from './log.store.ts';

const tenant = '00000000-0000-7000-8000-000000000001' as Parameters<typeof bodyOf>[0];
const salt = Buffer.alloc(32, 7);
const sha256 = (...parts: (string | Uint8Array)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

const fact = {
  id: '1',
  occurredAt: new Date(0),
  recordedAt: new Date(0),
  context: { title: '面团', signedUp: 40 },
  recordedBy: 'ab',
  supersedesReason: '',
} as unknown as Fact;
const logged: LoggedFact = { fact, appendedIn: 1, attachments: [], sealed: null };

test('a leaf from before commits to all details at once, as it did', () => {
  const details = sha256(
    sha256('kepu/details\n', salt),
    '{"context":{"signedUp":40,"title":"面团"},"recordedBy":"ab","supersedesReason":""}',
  );
  expect(bodyOf(tenant, logged, { salt, format: 1 }).details).toBe(details.toString('hex'));
});

test('a newer one commits to the words apart: without them the rest still opens it, and nothing else does', () => {
  const { details } = bodyOf(tenant, logged, { salt, format: 2 });
  const words = sha256(sha256('kepu/words\n', salt), '{"context":{"title":"面团"},"supersedesReason":""}');
  const sealed = { bodySalt: sha256('kepu/body\n', salt), details: null, words, detailsSalt: sha256('kepu/details\n', salt) };
  const wordless = (context: Record<string, string | number>): LoggedFact => ({ ...logged, fact: { ...fact, context }, sealed });
  const leaf = { salt: Buffer.alloc(32), format: 2 } as const;
  expect(details).toMatch(/^2:[0-9a-f]{64}$/);
  const before = Buffer.from(commitmentOf(tenant, logged, { salt, format: 2 })).toString('hex');
  const after = (context: Record<string, string | number>) =>
    Buffer.from(commitmentOf(tenant, wordless(context), leaf)).toString('hex');
  expect(after({ title: '〔已删除〕', signedUp: 40 })).toBe(before);
  expect(after({ title: '〔已删除〕', signedUp: 41 })).not.toBe(before);
  expect(after({ title: '〔已删除〕', signedUp: 40, note: '〔已删除〕' })).not.toBe(before);
});
