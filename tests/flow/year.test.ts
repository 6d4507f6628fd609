import { call } from '@orpc/server';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountRoutes, selfEvaluationRoutes } from '#src/account/index.ts';
import { doorRoutes } from '#src/deliver/door/index.ts';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { opinionRoutes } from '#src/deliver/opinions/index.ts';
import { handEntryRoutes } from '#src/deliver/hand-entries/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { signUpRoutes } from '#src/deliver/signup/index.ts';
import { evidenceRoutes } from '#src/evidence/index.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { networkRoutes } from '#src/network/index.ts';
import { programmeRoutes } from '#src/plan/index.ts';
import type { RequestContext } from '#src/platform/http/answer.ts';
import { type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { expectInvariants } from '../support/invariants.ts';

/** One story through the whole house: declared, delivered, evidenced, accounted for, and every figure known beforehand. */
let test: TestEnvironment;
let programmeId = '';
let indicators: { id: string; level3: string }[] = [];
const activities: Record<string, string> = {};

beforeAll(async () => {
  test = await testEnvironment();
});
afterAll(() => test.close());

function as(role: keyof TestEnvironment['actors']): { context: RequestContext } {
  return { context: { environment: test.environment, actor: test.actors[role], language: 'zh', address: 'test' } };
}

function at(day: string, time: string): string {
  const moment = momentOf(day, time);
  test.clock.moveTo(moment);
  return moment.toISOString();
}

async function figures(day: string) {
  const account = await call(accountRoutes.account, { id: programmeId, at: day }, as('manager'));
  return new Map(account.indicators.map((one) => [one.level3, one]));
}

it('is declared: the form becomes a programme with measures, a plan and a budget', async () => {
  at('2020-01-06', '09:00');
  const bytes = await readFile(new URL('../../examples/基层科普服务-2020.txt', import.meta.url));
  const { programme } = await call(programmeRoutes.importFile, { file: new File([bytes], '目标表.txt') }, as('manager'));
  programmeId = programme.id;
  indicators = programme.indicators;
  expect(indicators).toHaveLength(7);
  await call(programmeRoutes.saveSubProgramme, { id: programmeId, code: 'science-cafe', name: '科学咖啡馆' }, as('manager'));
  await call(
    programmeRoutes.saveBudgetLine,
    { id: programmeId, code: '01', name: '讲课费', subProgramme: 'science-cafe', amountFen: 1_000_000 },
    as('manager'),
  );
  const planned = {
    id: programmeId,
    subProgramme: 'science-cafe',
    district: '310107',
    factKind: 'attendance' as const,
    unit: '人次',
  };
  activities.talk = (
    await call(programmeRoutes.addActivity, { ...planned, name: '普陀第一场', target: 3, dueOn: '2020-06-30' }, as('manager'))
  ).id;
  activities.exhibition = (
    await call(programmeRoutes.addActivity, { ...planned, name: '普陀巡展', target: 500, dueOn: '2020-06-30' }, as('manager'))
  ).id;
  await call(programmeRoutes.bindSuggestions, { id: programmeId }, as('manager'));
  const before = await figures('2020-01-06');
  for (const one of before.values())
    expect(one).toMatchObject({ actual: { value: null }, state: expect.stringMatching(/missing|to-judge/) });
});

async function draftTalk() {
  const street = (await call(networkRoutes.regions.list, { parent: '310107' }, as('manager'))).items[0]!;
  const venue = await call(
    networkRoutes.venues.create,
    { name: '社区书院', kind: 'community', region: street.code, address: '某路1号', capacity: 40, contactName: '联系人' },
    as('manager'),
  );
  const speaker = await call(
    networkRoutes.speakers.create,
    { name: '讲师', titleLevel: 'professor', organisation: '学会', topics: [] },
    as('manager'),
  );
  return call(
    sessionRoutes.draft,
    {
      programmeId,
      subProgramme: 'science-cafe',
      activityId: activities.talk!,
      title: '面团为什么会发',
      summary: '酵母和温度。',
      audience: 'residents',
      venueId: venue.id,
      speakerId: speaker.id,
      startsAt: momentOf('2020-05-20', '14:00').toISOString(),
      endsAt: momentOf('2020-05-20', '15:30').toISOString(),
      capacity: 30,
    },
    as('manager'),
  );
}

let talkId = '';

it('is delivered: a talk with tickets, a walk-in, a head count and opinions', async () => {
  const session = await draftTalk();
  talkId = session.id;
  at('2020-05-10', '09:00');
  const submitted = await call(sessionRoutes.submit, { id: session.id, version: session.version }, as('host'));
  const published = await call(sessionRoutes.publish, { id: session.id, version: submitted.version }, as('manager'));
  expect(published.state).toBe('open');
  const { consent } = await call(signUpRoutes.publicSession, { tenant: 'shanghai', code: session.code }, as('visitor'));
  const tickets: string[] = [];
  for (const [index, name] of ['赵一', '钱二', '孙三', '李四'].entries()) {
    const signedUp = {
      tenant: 'shanghai',
      code: session.code,
      name,
      phone: `1380000000${index}`,
      consentVersion: consent.version,
    };
    tickets.push((await call(signUpRoutes.signUp, signedUp, as('visitor'))).token);
  }
  at('2020-05-20', '14:00');
  const { version } = await call(sessionRoutes.get, { id: session.id }, as('manager'));
  const running = await call(sessionRoutes.start, { id: session.id, version }, as('host'));
  for (const ticket of tickets.slice(0, 3)) await call(doorRoutes.admit, { sessionId: session.id, ticket }, as('host'));
  await call(doorRoutes.walkIn, { sessionId: session.id, name: '周五', phone: '13800000009' }, as('host'));
  const photo = await call(
    evidenceRoutes.addAttachment,
    { file: new File([Buffer.from('%PDF-1.7 sheet')], '签到表.pdf') },
    as('host'),
  );
  await call(doorRoutes.headCount, { sessionId: session.id, people: 6, method: 'counted', attachmentId: photo.id }, as('host'));
  at('2020-05-20', '15:30');
  await call(
    sessionRoutes.end,
    { id: session.id, version: (await call(sessionRoutes.get, { id: session.id }, as('manager'))).version ?? running.version },
    as('host'),
  );
  for (const [index, ticket] of tickets.slice(0, 2).entries()) {
    const satisfaction = index === 0 ? ('satisfied' as const) : ('dissatisfied' as const);
    await call(opinionRoutes.give, { tenant: 'shanghai', token: ticket, satisfaction }, as('visitor'));
  }
  await expect(
    call(opinionRoutes.give, { tenant: 'shanghai', token: tickets[3]!, satisfaction: 'satisfied' }, as('visitor')),
  ).rejects.toThrow(/入场|到场/);
});

it('books what it cost, in order and in breach', async () => {
  const line = (await call(programmeRoutes.detail, { id: programmeId }, as('manager'))).budgetLines[0]!.id;
  const fee = {
    programmeId,
    budgetLineId: line,
    sessionId: talkId,
    kind: 'lecture-fee' as const,
    payee: '讲师',
    purpose: '讲课费',
    amountFen: 200_000,
    titleLevel: 'professor' as const,
    classHours: 2,
    payeeKind: 'resident' as const,
    taxBasis: 'gross' as const,
  };
  await call(expenseRoutes.book, { ...fee, paidOn: '2020-05-20', voucherNumber: 'V-1' }, as('finance'));
  await call(expenseRoutes.book, { ...fee, sessionId: null, paidOn: '2020-05-21', classHours: 1 }, as('finance'));
});

it('is evidenced by hand where Kepu was not there, and corrected with a reason', async () => {
  at('2020-06-20', '09:00');
  const entered = await call(
    handEntryRoutes.enter,
    {
      programmeId,
      activityId: activities.exhibition!,
      kind: 'attendance',
      what: '巡展三日',
      occurredOn: '2020-06-19',
      quantity: 480,
      method: 'counted',
      completesActivity: true,
    },
    as('coordinator'),
  );
  await call(
    handEntryRoutes.correct,
    { id: entered.id, version: entered.version, reason: '漏记一日', quantity: 494 },
    as('coordinator'),
  );
});

it('is accounted for: every figure as the records say, with its parts', async () => {
  const now = await figures('2020-07-01');
  const figure = (name: string) => [...now].find(([level3]) => level3.includes(name))![1];
  expect(figure('基层科普服务').actual).toMatchObject({ value: 4_000, unit: '元' });
  expect(figure('受众群众').actual).toMatchObject({ value: 1, unit: '区' });
  // The talk reached its 3, with 6 in the room; the exhibition stopped at 494 of 500.
  expect(figure('计划目标达标率').actual).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
  expect(figure('完成及时率').actual).toMatchObject({ value: 100, numerator: 2, denominator: 2 });
  expect(figure('资金规范').actual).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
  const reach = figure('品牌认知度');
  expect(reach.actual.value).toBe(500);
  expect(Object.fromEntries(reach.parts.map((part) => [part.key, part.value]))).toMatchObject({ door: 4, counted: 496 });
  expect(figure('满意度').actual).toMatchObject({ value: 50, n: 2, responseRate: 0.5 });
  // On the day before the talk nothing of it is known.
  expect((await figures('2020-05-19')).get('受众群众')!.actual.value).toBeNull();
});

it('opens down to the record and its sheet, and the correction is told', async () => {
  const reach = indicators.find((one) => one.level3.includes('品牌认知度'))!;
  const { items, total } = await call(
    accountRoutes.facts,
    { indicatorId: reach.id, at: '2020-07-01', pageSize: 50 },
    as('auditor'),
  );
  expect(total).toBe(6);
  const counted = items.find((fact) => fact.record.kind === 'session' && fact.method === 'counted')!;
  expect(counted.attachments.map((file) => file.fileName)).toEqual(['签到表.pdf']);
  const sheet = await call(evidenceRoutes.attachment, { id: counted.attachments[0]!.id }, as('auditor'));
  expect(await sheet.text()).toBe('%PDF-1.7 sheet');
  const atDoor = items.find((fact) => fact.method === 'door')!;
  const beside = await call(accountRoutes.fact, { factId: atDoor.id }, as('auditor'));
  expect(beside.attachments).toEqual([]);
  expect(beside.recordAttachments.map((file) => file.fileName)).toEqual(['签到表.pdf']);
  const corrected = items.find((fact) => fact.status === 'correction' && fact.record.kind === 'hand-entry')!;
  const detail = await call(accountRoutes.fact, { factId: corrected.id }, as('auditor'));
  expect(detail.chain.map((step) => step.quantity)).toEqual([480, 494]);
  expect(detail).toMatchObject({ hashMatches: true, supersedesReason: '漏记一日' });
});

it.each(['pdf', 'docx', 'xlsx'] as const)('is printed as %s, and audited without a difference', async (format) => {
  const printed = await call(accountRoutes.printSelfEvaluation, { id: programmeId, format, at: '2020-07-01' }, as('manager'));
  expect(printed.size).toBeGreaterThan(3_000);
  expect((await call(accountRoutes.audit, undefined, as('manager'))).differences).toEqual([]);
  await expectInvariants(test.adminUrl);
});

it('is handed in, and from then on an expense of the year needs a reason, until it is returned', async () => {
  at('2021-01-08', '10:00');
  for (const { id, state, degree } of (await figures('2020-12-31')).values()) {
    const text = '上半年停办';
    if (state === 'to-judge')
      await call(accountRoutes.state, { indicatorId: id, kind: 'judgement', text, degree: 0.5 }, as('manager'));
    else if (degree === null || degree < 1)
      await call(accountRoutes.state, { indicatorId: id, kind: 'reason', text }, as('manager'));
  }
  const { budgetLines } = await call(programmeRoutes.detail, { id: programmeId }, as('manager'));
  const fee = { programmeId, budgetLineId: budgetLines[0]!.id, kind: 'printing' as const, payee: '印社', purpose: '折页' };
  const book = (voucherNumber: string, reason?: string) =>
    call(expenseRoutes.book, { ...fee, amountFen: 10_000, paidOn: '2020-12-20', voucherNumber, reason }, as('finance'));
  const { id: evaluationId } = await call(
    selfEvaluationRoutes.prepare,
    { id: programmeId, at: '2020-12-31', wordsConfirmed: true },
    as('manager'),
  );
  await expect(book('V-8')).rejects.toMatchObject({ data: { code: 'expense-after-evaluation', params: { number: 1 } } });
  expect((await book('V-8', '发票一月才到')).lateReason).toBe('发票一月才到');
  const { items } = await call(selfEvaluationRoutes.list, { id: programmeId }, as('leader'));
  expect(items[0]!.differences, 'whoever signs sees that the figure moved').toMatchObject([{ frozen: 4_000, now: 4_100 }, {}]);
  await call(selfEvaluationRoutes.takeStep, { evaluationId, step: 'returned', note: '补齐支出再报' }, as('finance'));
  expect((await book('V-9')).lateReason).toBe('');
});
