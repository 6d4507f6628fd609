import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '#src/platform/documents/index.ts';
import { granted } from '../support/environment.ts';
import { liveSmallYear, type LivedYear, openSession, signUp } from '../support/small-year.ts';
import { openWeb, type Web } from './web.ts';

let web: Web;
let year: LivedYear;
beforeAll(async () => {
  web = await openWeb();
  year = await liveSmallYear(web);
});
afterAll(() => web.close());

type Language = 'zh' | 'en';

/** The rows of the first sheet as text, the head first. */
async function rowsOf(path: string, language: Language): Promise<string[][]> {
  const response = await web.as('manager', 'GET', `/api/v1${path}`, undefined, { 'accept-language': language });
  expect(response.status, path).toBe(200);
  expect(response.headers.get('content-type'), path).toContain('spreadsheetml.sheet');
  const [sheet] = granted(await readWorkbook(new Uint8Array(await response.arrayBuffer())));
  return sheet!.rows.map(({ cells }) =>
    cells.map(({ content }) =>
      content.kind === 'text'
        ? content.text
        : content.kind === 'number'
          ? String(content.number)
          : content.kind === 'date'
            ? content.date
            : '',
    ),
  );
}

const brand = (): string => year.indicators.find(({ name }) => name.includes('品牌认知度'))!.id;
const money = (): string => year.indicators.find(({ name }) => name.includes('基层科普服务'))!.id;

const lists: Record<string, () => string> = {
  facts: () => `/facts/export?programmeId=${year.programmeId}`,
  'facts of a figure': () => `/indicators/${brand()}/facts.xlsx`,
  account: () => `/programmes/${year.programmeId}/account.xlsx`,
  activities: () => `/programmes/${year.programmeId}/activities.xlsx`,
  people: () => '/people/export.xlsx',
  venues: () => '/venues/export.xlsx',
  speakers: () => '/speakers/export.xlsx',
  trail: () => '/audit-trail/export.xlsx',
  sessions: () => `/sessions/export?programmeId=${year.programmeId}`,
  admissions: () => `/sessions/${year.held.id}/admissions/export`,
  'sign-ups': () => `/sessions/${year.held.id}/sign-ups/export`,
  opinions: () => `/sessions/${year.held.id}/opinions/export`,
  expenses: () => `/expenses/export?programmeId=${year.programmeId}`,
  'hand entries': () => `/hand-entries/export?programmeId=${year.programmeId}`,
  notices: () => '/notices/export',
};

describe('lists are exported in the visitor’s language', () => {
  test.each(Object.keys(lists))('%s: heads without Chinese in English, and all in Chinese otherwise', async (name) => {
    const [english = []] = await rowsOf(lists[name]!(), 'en');
    expect(english.length).toBeGreaterThan(3);
    expect(english.filter((head) => /\p{Script=Han}/u.test(head))).toEqual([]);
    const [chinese = []] = await rowsOf(lists[name]!(), 'zh');
    expect(chinese.filter((head) => !/\p{Script=Han}/u.test(head))).toEqual([]);
    expect(chinese.length).toBe(english.length);
  });

  test('facts say names instead of codes, and money in yuan', async () => {
    for (const path of [lists.facts!(), `/indicators/${money()}/facts.xlsx`]) {
      const rows = await rowsOf(path, 'en');
      const expense = rows.find((row) => row[1] === 'Expense')!;
      expect(expense, path).toEqual(expect.arrayContaining(['2000', 'yuan', 'In order', 'expense']));
    }
    const [, ...facts] = await rowsOf(lists.facts!(), 'zh');
    const text = facts.flat().join('\n');
    expect(text).toMatch(/科学咖啡馆/);
    expect(text).toMatch(/普陀区/);
    expect(text).not.toMatch(/science-cafe|^310107$|in-order|session-held/m);
  });

  test('an export of activities is read again in either language', async () => {
    for (const language of ['zh', 'en'] as const) {
      const path = `/programmes/${year.programmeId}/activities`;
      const file = await web.as('manager', 'GET', `/api/v1${path}.xlsx`, undefined, { 'accept-language': language });
      const form = new FormData();
      form.set('file', new File([await file.arrayBuffer()], 'activities.xlsx'));
      form.set('dryRun', 'true');
      const answer = await web.as('manager', 'POST', `/api/v1${path}/import`, form);
      const report = (await answer.json()) as { errors: { problem: string }[] };
      expect(answer.status, JSON.stringify(report)).toBe(200);
      expect(report.errors.filter(({ problem }) => /表头|head/.test(problem))).toEqual([]);
    }
  });

  test('a call list tells of tickets and leads to none', async () => {
    const { code } = await openSession(web, year, { title: '黄浦江的水从哪里来', day: '2020-12-20' });
    await signUp(web, code, { name: '张晓明', phone: '19900002046' });
    const called = (await rowsOf('/notices/export', 'zh')).flat().join('\n');
    expect(called).toMatch(/【上海市科普事业中心】您已报名“黄浦江的水从哪里来”.*票号 [A-Z0-9]{6}，入场报这个票号即可。/);
    expect(called).not.toMatch(/https?:|\/[to]\//);
    for (const role of ['manager', 'coordinator', 'host', 'auditor'] as const) {
      const listed = await (await web.as(role, 'GET', '/api/v1/notices?pageSize=200')).text();
      expect(listed).toContain('/t/••••');
      expect(listed).not.toMatch(/\/[to]\/[\w-]/);
    }
  });

  test('people stand with their roles in words', async () => {
    expect((await rowsOf(lists.people!(), 'en')).flat().join('\n')).toMatch(/District coordinator|Coordinator/i);
    expect((await rowsOf(lists.people!(), 'zh')).flat()).toContain('区科协 普陀区');
  });
});
