import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refuse, sentenceOf } from '../refusal.ts';
import { englishNouns } from './nouns.ts';

const source = new URL('../../', import.meta.url);
const calls = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => [
    ...readFileSync(new URL(name, source), 'utf8').matchAll(/refuse\([^)]*\bwhat: '([^']*\p{Script=Han}[^']*)'/gu),
  ])
  .map((match) => match[1]!);

test('an English refusal has English words for what it speaks of', () => {
  expect(calls.length).toBeGreaterThan(50);
  expect([...new Set(calls)].filter((noun) => !Object.hasOwn(englishNouns, noun))).toEqual([]);
  const { refusal } = refuse('not-found', { what: '指标' });
  expect(sentenceOf(refusal, 'en').reason).toMatch(/^The indicator/);
  expect(sentenceOf(refusal, 'zh').reason).toContain('指标');
  expect(sentenceOf(refuse('not-found', { what: '项目“基层科普服务”' }).refusal, 'en').reason).toMatch(
    /^The programme“基层科普服务”/,
  );
});
