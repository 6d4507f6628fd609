import { expect, test } from 'vitest';
import { linesOf, phrases } from './phrases.ts';

test('a heading breaks between words, never inside one, nor before a mark or after an opening one', async () => {
  const title = '厨房里的胶体：豆腐是怎样点出来的（第2场）';
  const lines = linesOf(title);
  expect(lines.join('')).toBe(title);
  expect(lines.some((line) => line.startsWith('豆腐'))).toBe(true);
  expect(lines.filter((line) => /^[：，）]|（$/.test(line))).toEqual([]);
  expect(String(await phrases('阳台 <生物>'))).toBe('阳台 &lt;<wbr>生物&gt;');
});
