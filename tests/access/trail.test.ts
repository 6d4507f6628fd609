import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '#src/platform/documents/index.ts';
import { granted } from '../support/environment.ts';
import { openWeb, type Web } from './web.ts';

let web: Web;
const form = new URL('../../examples/基层科普服务-2020.txt', import.meta.url);

beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web.close());

interface Entry {
  verb: string;
  detail: { reason?: string; changes?: { field: string; before: unknown; after: unknown }[] };
}

async function call<Answer>(method: 'GET' | 'POST' | 'PATCH' | 'PUT', path: string, body?: unknown): Promise<Answer> {
  const response = await web.as('manager', method, `/api/v1${path}`, body);
  const answer = (await response.json()) as Answer;
  expect([response.status, answer], path).toEqual([200, answer]);
  return answer;
}

const newest = async (verb: string): Promise<Entry> =>
  (await call<{ items: Entry[] }>('GET', `/audit-trail?verb=${verb}&pageSize=1`)).items[0]!;

describe('the audit trail keeps what a field said before and says now', () => {
  test('of a venue: places by name, the contact masked or only named', async () => {
    const venue = {
      name: '曹杨书院',
      kind: 'community',
      region: '310107005000',
      address: '一号',
      capacity: 40,
      contactName: '王某',
      contactPhone: '13812342046',
    };
    const { items } = await call<{ items: { code: string }[] }>('GET', '/regions?parent=310107');
    const [first, second] = items.map((row) => row.code);
    const made = await call<{ id: string; version: number }>('POST', '/venues', { ...venue, region: first });
    const changed = { ...venue, region: second, capacity: 60, contactName: '李某', contactPhone: '13911112222' };
    await call('PUT', `/venues/${made.id}`, { ...changed, version: made.version });
    const { detail } = await newest('change-venue');
    const of = new Map(detail.changes!.map(({ field, before, after }) => [field, [before, after]]));
    expect(of.get('capacity')).toEqual([40, 60]);
    expect(of.get('region')![0]).toMatch(/街道|镇/);
    expect(of.get('contactName')).toEqual([null, null]);
    expect(of.get('contactPhone')).toEqual(['138****2046', '139****2222']);
    expect(JSON.stringify(detail)).not.toMatch(/王某|李某|13812342046|13911112222/);
  });

  test('of a programme, in words and in both languages in the workbook', async () => {
    const body = new FormData();
    body.append('file', new File([await readFile(form)], '目标表.txt', { type: 'text/plain' }));
    const { programme } = await call<{ programme: { id: string; version: number } }>('POST', '/programmes/import', body);
    await call('PATCH', `/programmes/${programme.id}`, {
      version: programme.version,
      totalFen: 110_000_000,
      endsOn: '2020-12-30',
      governmentPurchase: null,
      reason: '试',
    });
    const { detail } = await newest('change-programme');
    expect(detail.changes).toContainEqual({ field: 'totalFen', before: 120_000_000, after: 110_000_000 });
    const sheetOf = async (language: string) => {
      const path = '/api/v1/audit-trail/export.xlsx?verb=change-programme';
      const file = await web.as('manager', 'GET', path, undefined, { 'accept-language': language });
      return JSON.stringify(granted(await readWorkbook(new Uint8Array(await file.arrayBuffer()))));
    };
    expect(await sheetOf('zh')).toContain('项目总预算：1,200,000.00 元 → 1,100,000.00 元');
    expect(await sheetOf('zh')).toContain('计划完成日期：2020年12月31日 → 2020年12月30日');
    expect(await sheetOf('en')).toContain('total budget: 1,200,000.00 yuan → 1,100,000.00 yuan');
  });
});
