import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BundleCheck } from '#src/account/bundle/verify/index.ts';
import { portableChecks } from '#src/evidence/log/rules/index.ts';
import { planSmallYear } from '../support/small-year.ts';
import { openWeb, type Web } from './web.ts';

let web: Web;
let path: string;

beforeAll(async () => {
  web = await openWeb();
  path = `/api/v1/programmes/${(await planSmallYear(web)).programmeId}/bundle`;
}, 60_000);
afterAll(() => web.close());

test('a bundle is sent as a packed file while it is made, under the name of its programme', async () => {
  const response = await web.as('auditor', 'GET', path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/gzip');
  // Nobody knows its length before it is made: it does not lie in memory first.
  expect(response.headers.get('content-length')).toBeNull();
  expect(decodeURIComponent(response.headers.get('content-disposition')!)).toContain("''基层科普服务-2020-证据包.jsonl.gz");
  const check = new BundleCheck(portableChecks);
  for (const line of gunzipSync(Buffer.from(await response.arrayBuffer()))
    .toString()
    .split('\n'))
    check.add(line);
  expect(check.finish()).toMatchObject({ valid: true });
});

test('a reader who goes away does no harm, and a refusal is still a sentence', async () => {
  const response = await web.as('auditor', 'GET', path);
  await response.body!.cancel();
  expect((await web.as('auditor', 'GET', path)).status).toBe(200);
  const refused = await web.as('coordinator', 'GET', path);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ data: { code: 'not-allowed' } });
});
