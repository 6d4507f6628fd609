import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiContract } from '#src/app/api/contract.ts';
import { routesOf } from '#src/app/api/handler.ts';
import { runRetention } from '#src/deliver/signup/index.ts';
import { requestKeyHeader } from '#src/kernel/request-key.ts';
import { planSmallYear, putuo, type SmallYear } from '../support/small-year.ts';
import type { Who } from './route-access.ts';
import { openWeb, type Web } from './web.ts';

/** What may be sent twice: it only reads, or by its nature happens once. Every other POST is done once for its key. */
const repeatable = [
  'access.people.unmask',
  'account.audit',
  'account.previewMeasure',
  'account.scoreReading',
  'door.admit',
  'door.admitSignUp',
  'door.find',
  'door.undo',
  'door.walkIn',
  'expenses.check',
  'network.speakers.unmask',
  'network.venues.unmask',
  'opinions.give',
  'programmes.lint',
  'programmes.lintReading',
  'programmes.readForm',
  'signUp.cancelTicket',
  'signUp.changeTicket',
  'signUp.signUp',
  'signUp.signUpAtDesk',
  'signUp.unmask',
];

let web: Web;
let admin: pg.Client;
let year: SmallYear;
beforeAll(async () => {
  web = await openWeb();
  admin = new pg.Client({ connectionString: web.adminUrl });
  await admin.connect();
  year = await planSmallYear(web);
});
afterAll(async () => {
  await admin?.end();
  await web?.close();
});

test('of all routes only these are not done once for their key', () => {
  const open = routesOf(apiContract).filter(({ method, once }) => method === 'POST' && !once);
  expect(open.map(({ name }) => name).sort()).toEqual(repeatable);
});

const post = (who: Who, path: string, body: object, key?: string): Promise<Response> =>
  web.as(who, 'POST', `/api/v1${path}`, body, key ? { [requestKeyHeader]: key } : {});
const codeOf = async (response: Response): Promise<string | undefined> =>
  ((await response.json()) as { data?: { code: string } }).data?.code;
const count = async (table: string): Promise<number> =>
  Number((await admin.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]!.count);

const paid = (voucherNumber: string, amountFen = 20_000) => {
  const what = { kind: 'printing', payee: '演示印刷厂', purpose: '海报', paidOn: '2020-03-01' };
  return { programmeId: year.programmeId, budgetLineId: year.budgetLineId, voucherNumber, amountFen, ...what };
};

describe('what creates is done once, however often and however close together it is sent', () => {
  const entry = () => ({
    programmeId: year.programmeId,
    subProgramme: 'science-cafe',
    kind: 'output',
    what: '巡展第一站首日',
  });
  const session = () => ({
    programmeId: year.programmeId,
    subProgramme: 'science-cafe',
    title: '身边的化学',
    audience: 'residents',
    venueId: year.venues[putuo],
    startsAt: '2020-11-02T06:00:00.000Z',
    endsAt: '2020-11-02T07:30:00.000Z',
    capacity: 30,
  });
  const activity = () => {
    const counted = { factKind: 'session-held', unit: '场', target: 3, dueOn: '2020-12-31' };
    return { subProgramme: 'science-cafe', name: '社区讲座三场', district: null, reason: '增补', ...counted };
  };

  test.each<[string, string, () => string, () => object, Who]>([
    [
      'a venue',
      'network.venue',
      () => '/venues',
      () => ({ name: '新书院', kind: 'community', region: putuo, address: '某路1号', capacity: 40 }),
      'manager',
    ],
    [
      'a speaker',
      'network.speaker',
      () => '/speakers',
      () => ({ name: '演示讲师丁', titleLevel: 'other', organisation: '学会' }),
      'manager',
    ],
    [
      'a hand entry',
      'deliver.hand_entry',
      () => '/hand-entries',
      () => ({ ...entry(), occurredOn: '2020-03-01', quantity: 1, unit: '天', method: null, district: putuo }),
      'manager',
    ],
    ['a planned activity', 'plan.activity', () => `/programmes/${year.programmeId}/activities`, activity, 'manager'],
    ['an expense', 'deliver.expense', () => '/expenses', () => paid('凭证-1'), 'finance'],
    ['a session', 'deliver.session', () => '/sessions', session, 'manager'],
  ])('%s', async (_, table, path, body, who) => {
    const before = await count(table);
    const key = randomUUID();
    const both = await Promise.all([1, 2].map(() => post(who, path(), body(), key)));
    const again = await post(who, path(), body(), key);
    const answers = await Promise.all([...both, again].map(async (response) => [response.status, await response.text()]));
    expect(answers[0]![0], String(answers[0]![1])).toBe(200);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await count(table)).toBe(before + 1);
    // Another request of the same words is another one.
    expect((await post(who, path(), body(), randomUUID())).status).not.toBe(500);
  });

  test('a key used for something else, or by somebody else, is refused, and what it made stays as it is', async () => {
    const key = randomUUID();
    expect((await post('finance', '/expenses', paid('凭证-2'), key)).status).toBe(200);
    const before = await count('deliver.expense');
    expect(await codeOf(await post('finance', '/expenses', paid('凭证-2', 1), key))).toBe('request-was-saved');
    expect(await codeOf(await post('manager', '/expenses', paid('凭证-2'), key))).toBe('request-was-saved');
    expect(await codeOf(await post('finance', '/expenses', paid('凭证-2'), 'abc'))).toBe('request-key-invalid');
    expect(await count('deliver.expense')).toBe(before);
  });

  test('after a refusal the key is free for the mended form, and without a key every request counts', async () => {
    const key = randomUUID();
    const wrong = { ...paid('凭证-3'), budgetLineId: year.programmeId };
    expect((await post('finance', '/expenses', wrong, key)).status).toBeGreaterThanOrEqual(400);
    expect((await post('finance', '/expenses', paid('凭证-3'), key)).status).toBe(200);
    const before = await count('deliver.expense');
    for (const time of [1, 2]) expect((await post('finance', '/expenses', paid('凭证-4')))!.status, `${time}`).toBe(200);
    expect(await count('deliver.expense')).toBe(before + 2);
  });

  test('an answer that was lost with its process is told as that, and nothing is done a second time', async () => {
    const key = randomUUID();
    expect((await post('finance', '/expenses', paid('凭证-5'), key)).status).toBe(200);
    const before = await count('deliver.expense');
    await admin.query('UPDATE access.request SET answer = NULL');
    expect(await codeOf(await post('finance', '/expenses', paid('凭证-5'), key))).toBe('request-was-saved');
    expect(await count('deliver.expense')).toBe(before);
  });

  test('what is kept of an answer can be read with the key alone, and goes after a day with the job that erases', async () => {
    const speaker = { name: '演示讲师戊', titleLevel: 'other', organisation: '学会', phone: '13812345678' };
    const key = randomUUID();
    expect((await post('manager', '/speakers', speaker, key)).status).toBe(200);
    const { rows } = await admin.query<{ whole: string }>(
      `SELECT encode(answer || key, 'escape') AS whole FROM access.request WHERE answer IS NOT NULL`,
    );
    expect(rows).not.toEqual([]);
    for (const { whole } of rows) expect(whole).not.toMatch(new RegExp(`${speaker.phone}|organisation|${key}`));
    web.clock.moveTo(new Date(web.clock.now().getTime() + 25 * 3600_000));
    await post('manager', '/speakers', { ...speaker, name: '演示讲师己' }, randomUUID());
    await runRetention(web.environment, { dryRun: true });
    expect(await count('access.request')).toBeGreaterThan(1);
    await runRetention(web.environment);
    expect(await count('access.request')).toBe(1);
  });
});
