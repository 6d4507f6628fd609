import { expect, test } from 'vitest';
import { languageFrom } from './language.ts';

test.each([
  [undefined, undefined, 'zh'],
  ['en', 'zh-CN', 'en'],
  ['fr', 'en-GB,zh;q=0.5', 'en'],
  [undefined, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  [undefined, 'fr,en;q=0.3,zh;q=0.7', 'zh'],
  [undefined, 'de', 'zh'],
  [undefined, ';;q=x', 'zh'],
])('cookie %s and browser %s give %s', (cookie, browser, language) => {
  expect(languageFrom(cookie, browser)).toBe(language);
});
