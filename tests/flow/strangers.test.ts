import { call, ORPCError } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountRoutes } from '#src/account/index.ts';
import { doorRoutes } from '#src/deliver/door/index.ts';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { opinionRoutes } from '#src/deliver/opinions/index.ts';
import { handEntryRoutes } from '#src/deliver/hand-entries/index.ts';
import { sessionRoutes } from '#src/deliver/sessions/index.ts';
import { signUpRoutes } from '#src/deliver/signup/index.ts';
import { evidenceRoutes } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { networkRoutes } from '#src/network/index.ts';
import { programmeRoutes } from '#src/plan/index.ts';
import type { RequestContext } from '#src/platform/http/answer.ts';
import { type TestEnvironment, testActor, testEnvironment } from '../support/environment.ts';
import { type LivedYear, liveSmallYear } from '../support/small-year.ts';

/** Records of another tenant or another district: they do not exist for whoever asks, in reading and in writing. */
let world: TestEnvironment;
let year: LivedYear;
let of: { fact: string; attachment: string; expense: string; entry: string; signUp: string; indicator: string };

beforeAll(async () => {
  world = await testEnvironment();
  year = await liveSmallYear(world);
  const manager = as(world.actors.manager);
  const reach = year.indicators.find(({ name }) => name.includes('品牌认知度'))!;
  const { items } = await call(accountRoutes.facts, { indicatorId: reach.id, pageSize: 50 }, manager);
  const counted = items.find((fact) => fact.attachments.length > 0)!;
  const entry = await call(
    handEntryRoutes.enter,
    {
      programmeId: year.programmeId,
      subProgramme: 'science-cafe',
      kind: 'attendance',
      what: '巡展首日',
      occurredOn: '2020-05-18',
      quantity: 90,
      method: 'counted',
      district: '310107',
    },
    manager,
  );
  of = {
    fact: counted.id,
    attachment: counted.attachments[0]!.id,
    expense: (await call(expenseRoutes.list, { programmeId: year.programmeId }, manager)).items[0]!.id,
    entry: entry.id,
    signUp: (await call(signUpRoutes.list, { sessionId: year.held.id }, manager)).items[0]!.id,
    indicator: reach.id,
  };
});
afterAll(() => world.close());

function as(actor: Actor): { context: RequestContext } {
  return { context: { environment: world.environment, actor, language: 'zh', address: 'test' } };
}

/** 404, with a sentence, and nothing that says that the record is there. */
async function expectNotThere(work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ORPCError);
  expect((error as ORPCError<string, { reason: string }>).status).toBe(404);
  expect((error as ORPCError<string, { reason: string }>).data.reason).toMatch(/找不到|没有/);
}

type Asking = (asked: { context: RequestContext }) => Promise<unknown>;
const version = 1;

describe('the manager of another tenant', () => {
  const records: [string, Asking][] = [
    ['a programme', (asked) => call(programmeRoutes.detail, { id: year.programmeId }, asked)],
    ['a programme to change', (asked) => call(programmeRoutes.change, { id: year.programmeId, version, name: '别名' }, asked)],
    [
      'a target to change',
      (asked) =>
        call(programmeRoutes.changeTarget, { indicatorId: of.indicator, version, target: '≥1人次', reason: '试' }, asked),
    ],
    ['a venue', (asked) => call(networkRoutes.venues.read, { id: year.venues['310107']! }, asked)],
    ['a speaker', (asked) => call(networkRoutes.speakers.read, { id: year.speakerId }, asked)],
    ['a session', (asked) => call(sessionRoutes.get, { id: year.held.id }, asked)],
    ['a session to cancel', (asked) => call(sessionRoutes.cancel, { id: year.coming.id, version, reason: '试试' }, asked)],
    ['the sign-ups of a session', (asked) => call(signUpRoutes.list, { sessionId: year.held.id }, asked)],
    ['a sign-up to unmask', (asked) => call(signUpRoutes.unmask, { id: of.signUp, reason: '试试' }, asked)],
    ['a door', (asked) => call(doorRoutes.status, { sessionId: year.held.id }, asked)],
    ['a head count', (asked) => call(doorRoutes.headCount, { sessionId: year.held.id, people: 900, method: 'counted' }, asked)],
    ['the opinions of a session', (asked) => call(opinionRoutes.summary, { sessionId: year.held.id }, asked)],
    ['an expense', (asked) => call(expenseRoutes.get, { id: of.expense }, asked)],
    ['an expense to reverse', (asked) => call(expenseRoutes.reverse, { id: of.expense, version, reason: '试试' }, asked)],
    ['a hand entry', (asked) => call(handEntryRoutes.get, { id: of.entry }, asked)],
    [
      'a hand entry to correct',
      (asked) => call(handEntryRoutes.correct, { id: of.entry, version, reason: '试试', quantity: 1 }, asked),
    ],
    ['a fact', (asked) => call(evidenceRoutes.factChain, { id: of.fact }, asked)],
    ['a fact of a figure', (asked) => call(accountRoutes.fact, { factId: of.fact }, asked)],
    ['an attachment', (asked) => call(evidenceRoutes.attachment, { id: of.attachment }, asked)],
    ['an account', (asked) => call(accountRoutes.account, { id: year.programmeId }, asked)],
    ['a figure', (asked) => call(accountRoutes.figure, { indicatorId: of.indicator }, asked)],
    ['a form', (asked) => call(accountRoutes.printSelfEvaluation, { id: year.programmeId, format: 'pdf' }, asked)],
  ];
  it.each(records)('does not find %s', (_name, ask) => expectNotThere(ask(as(world.actors.otherTenantManager))));

  it('sees nothing of it in any list', async () => {
    const stranger = as(world.actors.otherTenantManager);
    const { programmeId } = year;
    const totals = await Promise.all([
      call(programmeRoutes.list, {}, stranger),
      call(sessionRoutes.list, { programmeId }, stranger),
      call(expenseRoutes.list, { programmeId }, stranger),
      call(handEntryRoutes.list, { programmeId }, stranger),
      call(evidenceRoutes.facts, { programmeId }, stranger),
      call(networkRoutes.venues.list, {}, stranger),
    ]);
    expect(totals.map(({ total }) => total)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('the coordinator of another district', () => {
  const records: [string, Asking][] = [
    ['a session', (asked) => call(sessionRoutes.get, { id: year.held.id }, asked)],
    ['a session to cancel', (asked) => call(sessionRoutes.cancel, { id: year.held.id, version, reason: '试试' }, asked)],
    ['the sign-ups of a session', (asked) => call(signUpRoutes.list, { sessionId: year.held.id }, asked)],
    ['a door', (asked) => call(doorRoutes.status, { sessionId: year.held.id }, asked)],
    ['the opinions of a session', (asked) => call(opinionRoutes.summary, { sessionId: year.held.id }, asked)],
    ['a hand entry', (asked) => call(handEntryRoutes.get, { id: of.entry }, asked)],
    ['a fact', (asked) => call(evidenceRoutes.factChain, { id: of.fact }, asked)],
    ['an attachment', (asked) => call(evidenceRoutes.attachment, { id: of.attachment }, asked)],
  ];
  it.each(records)('does not find %s', async (_name, ask) => {
    const xuhui = await testActor(world.environment, world.tenant, 'coordinator', '徐汇协调', '310104');
    await expectNotThere(ask(as(xuhui)));
  });
});

describe('a ticket', () => {
  it('of another tenant, or forged by one letter, opens nothing', async () => {
    const { token } = year.held;
    const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    const ask = (tenant: string, given: string) => call(signUpRoutes.ticket, { tenant, token: given }, as(world.actors.visitor));
    await expect(ask('jiangsu', token)).rejects.toBeInstanceOf(ORPCError);
    await expect(ask('shanghai', forged)).rejects.toBeInstanceOf(ORPCError);
    expect((await ask('shanghai', token)).state).toBe('confirmed');
  });
});
