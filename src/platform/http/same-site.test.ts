import { expect, test } from 'vitest';
import { fromSameSite } from './same-site.ts';

test.each([
  ['GET', { origin: 'https://evil.example' }, true],
  ['POST', {}, true],
  ['POST', { cookie: 'a=b' }, false],
  ['POST', { cookie: 'a=b', origin: 'https://kepu.example' }, true],
  ['POST', { cookie: 'a=b', origin: 'https://evil.example' }, false],
  ['POST', { cookie: 'a=b', origin: 'null' }, false],
  ['POST', { origin: 'https://evil.example' }, false],
  ['DELETE', { 'sec-fetch-site': 'cross-site' }, false],
  ['POST', { 'sec-fetch-site': 'same-site', origin: 'https://kepu.example' }, false],
  ['POST', { 'sec-fetch-site': 'same-origin', cookie: 'a=b' }, true],
])('%s with %j: %s', (method, headers, passes) => {
  expect(fromSameSite(method, new Headers(headers as Record<string, string>), ['kepu.example'])).toBe(passes);
});
