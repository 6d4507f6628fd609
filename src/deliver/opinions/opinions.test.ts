import { call } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  admitTicket,
  admitWalkIn,
  doorRoutes,
  doorStatus,
  enterPaper,
  recordHeadCount,
  undoAdmission,
} from '#src/deliver/door/index.ts';
import {
  archiveSession,
  cancelSession,
  endSession,
  opinionToken,
  type SessionRow,
  startSession,
  tokenOf,
} from '#src/deliver/sessions/index.ts';
import type { MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { consentVersion, signUp, signUpRoutes } from '#src/deliver/signup/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { type TestEnvironment, testEnvironment, granted } from '../../../tests/support/environment.ts';
import { as } from '../../../tests/support/small-year.ts';
import { giveOpinion, opinionForm } from './give-opinion.ts';
import { enterPaperOpinions, undoPaperOpinions } from './paper-opinions.ts';
import { summariseOpinions } from './read-opinions.ts';

let world: TestEnvironment;
let plan: MadePlan;
let host: Actor;
let visitor: Actor;

beforeAll(async () => {
  world = await testEnvironment();
  host = world.actors.host;
  visitor = world.actors.visitor;
  plan = await makePlan(world.environment, world.actors.manager);
});

afterAll(() => world?.close());

const opinion = { satisfaction: 'satisfied' as const, liked: '实验好看', improve: '', wantNext: '' };
const rows = [{ name: '演示甲' }, { name: '演示乙' }, { name: '演示丙' }];
const give = (token: string) => giveOpinion(world.environment, visitor, { ...opinion, token });
const paperCounts = (sessionId: string, counts: Record<string, number>) =>
  enterPaperOpinions(world.environment, host, { sessionId, counts });

const linkOf = (admissionId: string) =>
  opinionToken(world.environment.secrets.keyFor('opinion-link'), world.tenant.id, admissionId);

async function open(): Promise<SessionRow> {
  return openSession(world.environment, world.actors.manager, sessionToDraft(plan));
}

async function join(session: SessionRow, phone: string, seats: number): Promise<string> {
  const given = { code: session.code, name: '王演示', phone, seats, consentVersion };
  const joined = granted(await signUp(world.environment, visitor, given));
  return tokenOf(world.environment, visitor.tenant, joined.signUp);
}

async function start(session: SessionRow): Promise<SessionRow> {
  world.clock.moveTo(session.startsAt);
  return granted(await startSession(world.environment, host, { id: session.id, version: session.version }));
}

test('an opinion is given once, by who came, from the start on', async () => {
  const session = await open();
  const sessionId = session.id;
  const came = await join(session, '13900000013', 2);
  const absent = await join(session, '13900000014', 1);
  world.clock.moveTo(new Date(session.startsAt.getTime() - 30 * 60_000));
  const { admission } = granted(await admitTicket(world.environment, host, { sessionId, ticket: came }));
  expect(await give(linkOf(admission.id))).toMatchObject({ refusal: { code: 'opinion-too-early' } });
  expect(await paperCounts(sessionId, { satisfied: 1 })).toMatchObject({ refusal: { code: 'opinion-too-early' } });
  await start(session);
  expect(granted(await opinionForm(world.environment, visitor, came))).toMatchObject({ open: true, given: false });
  expect(await give(absent)).toMatchObject({ refusal: { code: 'opinion-not-admitted' } });
  expect(await give('not a token')).toMatchObject({ refusal: { code: 'opinion-link-unknown' } });
  const twice = await Promise.all([came, linkOf(admission.id)].map(give));
  expect(twice.map((each) => (each.ok ? 'given' : each.refusal.code)).sort()).toEqual(['given', 'opinion-given-already']);
  const undone = await undoAdmission(world.environment, host, { id: admission.id });
  expect(undone).toMatchObject({ refusal: { code: 'admission-has-opinion' } });
  await expectInvariants(world.adminUrl);
});

test('paper opinions never exceed those who came, and count with n and response rate', async () => {
  const session = await open();
  const sessionId = session.id;
  const came = await join(session, '13900000015', 2);
  const running = await start(session);
  granted(await admitTicket(world.environment, host, { sessionId, ticket: came }));
  granted(await give(came));
  const params = { sheets: 2, left: 1, people: 2, given: 1 };
  expect(await paperCounts(sessionId, { satisfied: 2 })).toMatchObject({ refusal: { code: 'opinions-over-people', params } });
  granted(await enterPaper(world.environment, host, { sessionId, rows, dryRun: false }, 'zh'));
  const batchId = granted(await paperCounts(sessionId, { 'very-satisfied': 1, dissatisfied: 1 }));
  world.clock.moveTo(session.endsAt);
  granted(await endSession(world.environment, host, running));
  const summary = granted(await summariseOpinions(world.environment, host, sessionId));
  expect(summary).toMatchObject({ invited: 5, left: 2, n: 3, responseRate: 0.6, satisfied: 2, onPaper: 2 });
  expect(summary.texts).toMatchObject([{ liked: '实验好看' }]);
  expect(summary.satisfaction).toBeCloseTo(2 / 3);
  await expectInvariants(world.adminUrl);
  granted(await undoPaperOpinions(world.environment, host, { batchId, reason: '数错了' }));
  const after = granted(await summariseOpinions(world.environment, host, sessionId));
  expect(after).toMatchObject({ n: 1, onPaper: 0, satisfaction: 1 });
  expect(await paperCounts(sessionId, {})).toMatchObject({ refusal: { code: 'opinions-none' } });
  await expectInvariants(world.adminUrl);
});

const ticketOf = (token: string) =>
  call(signUpRoutes.ticket, { tenant: world.tenant.code, token }, as(world.environment, visitor));

test('paper opinions are nobody’s: who left a phone has given none by them, and may give one online', async () => {
  const session = await open();
  const sessionId = session.id;
  const tickets = [await join(session, '13900000016', 1), await join(session, '13900000017', 2)];
  await start(session);
  for (const ticket of tickets) granted(await admitTicket(world.environment, host, { sessionId, ticket }));
  // Of the sheet one left a phone: that is no reason to take the form for theirs.
  const sheet = [...rows.slice(0, 2), { name: '演示丁', phone: '13900000018' }];
  granted(await enterPaper(world.environment, host, { sessionId, rows: sheet, dryRun: false }, 'zh'));
  const batchId = granted(await paperCounts(sessionId, { 'very-satisfied': 4 }));
  for (const ticket of tickets) {
    expect(await ticketOf(ticket)).toMatchObject({ opinionGiven: false, canGiveOpinion: true });
    expect(granted(await opinionForm(world.environment, visitor, ticket))).toMatchObject({ open: true, given: false });
  }
  expect(granted(await summariseOpinions(world.environment, host, sessionId))).toMatchObject({ invited: 6, left: 2 });
  for (const ticket of tickets) granted(await give(ticket));
  const full = { invited: 6, n: 6, left: 0, responseRate: 1, onPaper: 4 };
  expect(granted(await summariseOpinions(world.environment, host, sessionId))).toMatchObject(full);
  const params = { sheets: 1, left: 0, people: 6, given: 6 };
  expect(await paperCounts(sessionId, { satisfied: 1 })).toMatchObject({ refusal: { code: 'opinions-over-people', params } });
  await expectInvariants(world.adminUrl);
  // The forms undone, those given online stand.
  granted(await undoPaperOpinions(world.environment, host, { batchId, reason: '数错了' }));
  for (const ticket of tickets) expect(await ticketOf(ticket)).toMatchObject({ opinionGiven: true });
  await expectInvariants(world.adminUrl);
});

test('each of a party hands in a form of their own; then there are as many as came, online too', async () => {
  const session = await open();
  const sessionId = session.id;
  const party = await join(session, '13900000019', 3);
  await start(session);
  granted(await admitTicket(world.environment, host, { sessionId, ticket: party }));
  granted(await paperCounts(sessionId, { satisfied: 3 }));
  const all = { invited: 3, n: 3, left: 0, responseRate: 1 };
  expect(granted(await summariseOpinions(world.environment, host, sessionId))).toMatchObject(all);
  const form = granted(await opinionForm(world.environment, visitor, party));
  expect(form).toMatchObject({ open: false, given: false, complete: true });
  expect(await give(party)).toMatchObject({ refusal: { code: 'opinions-complete', params: { people: 3, given: 3 } } });
  await expectInvariants(world.adminUrl);
});

test('people are not undone below the number of opinions', async () => {
  const session = await open();
  const sessionId = session.id;
  await start(session);
  const sheet = granted(await enterPaper(world.environment, host, { sessionId, rows, dryRun: false }, 'zh')).batchId!;
  const walkIn = granted(await admitWalkIn(world.environment, host, { sessionId })).admission;
  const batchId = granted(await paperCounts(sessionId, { satisfied: 4 }));
  const undoSheet = () => call(doorRoutes.undoPaper, { batchId: sheet }, as(world.environment, host));
  const fewer = { code: 'fewer-people-than-opinions', params: { people: 3, given: 4 } };
  expect(await undoAdmission(world.environment, host, { id: walkIn.id })).toMatchObject({ refusal: fewer });
  // What would be refused is not offered: at the door, in the list, of the sheet.
  const offered = async () => {
    const { recent } = granted(await doorStatus(world.environment, host, sessionId));
    const { items } = await call(doorRoutes.admissions, { sessionId }, as(world.environment, host));
    const batches = await call(doorRoutes.paperBatches, { sessionId }, as(world.environment, host));
    return [...recent, ...items, ...batches.items].filter(({ abilities }) => abilities.undo).length;
  };
  expect(await offered()).toBe(0);
  await expect(undoSheet()).rejects.toThrow(/入场只有 1 人，少于已收的 4 份意见/);
  expect(granted(await summariseOpinions(world.environment, host, sessionId))).toMatchObject({ invited: 4, left: 0 });
  granted(await undoPaperOpinions(world.environment, host, { batchId, reason: '数错了' }));
  expect(await offered()).toBeGreaterThan(2);
  await undoSheet();
  expect(granted(await summariseOpinions(world.environment, host, sessionId))).toMatchObject({ invited: 1, left: 1 });
  await expectInvariants(world.adminUrl);
});

test('of a session that is off, whoever looks for the form is told so', async () => {
  const session = await open();
  const ticket = await join(session, '13900000041', 1);
  const off = { id: session.id, version: session.version, reason: '停电' };
  granted(await cancelSession(world.environment, world.actors.manager, off));
  world.clock.moveTo(session.endsAt);
  expect(await opinionForm(world.environment, visitor, ticket)).toMatchObject({ refusal: { code: 'opinions-cancelled' } });
  expect(granted(await summariseOpinions(world.environment, host, session.id))).toMatchObject({
    closedBy: 'cancelled',
    abilities: { enterPaper: false },
  });
  expect(await give(ticket)).toMatchObject({ refusal: { code: 'opinions-cancelled' } });
  expect(await paperCounts(session.id, { satisfied: 1 })).toMatchObject({ refusal: { code: 'opinions-cancelled' } });
});

test('nothing is entered into an archived session, and whoever opens a link of it is told why', async () => {
  const session = await open();
  const sessionId = session.id;
  const tickets = [await join(session, '13900000042', 1), await join(session, '13900000043', 1)] as const;
  expect(await ticketOf(tickets[0])).toMatchObject({ isOver: false });
  const running = await start(session);
  granted(await admitTicket(world.environment, host, { sessionId, ticket: tickets[0] }));
  granted(await enterPaper(world.environment, host, { sessionId, rows, dryRun: false }, 'zh'));
  world.clock.moveTo(session.endsAt);
  expect(await ticketOf(tickets[1]), 'while it runs somebody may be let in').toMatchObject({ isOver: false });
  const ended = granted(await endSession(world.environment, host, running));
  expect(await ticketOf(tickets[1])).toMatchObject({ isOver: true });
  expect(await ticketOf(tickets[0])).toMatchObject({ isOver: true, canGiveOpinion: true });
  granted(await archiveSession(world.environment, world.actors.manager, ended));
  const late = await Promise.all([
    paperCounts(sessionId, { satisfied: 1 }),
    enterPaper(world.environment, host, { sessionId, rows: rows.slice(1), dryRun: false }, 'zh'),
    recordHeadCount(world.environment, host, { sessionId, people: 9, method: 'counted', attachmentId: null }),
    admitWalkIn(world.environment, host, { sessionId }),
  ]);
  const codes = late.map((each) => (each.ok ? 'ok' : each.refusal.code));
  expect(codes).toEqual(['session-archived', 'session-archived', 'session-archived', 'door-closed']);
  expect(granted(await doorStatus(world.environment, host, sessionId))).toMatchObject({ open: false, inRoom: 4, attendance: 4 });
  expect(await ticketOf(tickets[0])).toMatchObject({ isOver: true, canGiveOpinion: false });
  const form = granted(await opinionForm(world.environment, visitor, tickets[0]));
  expect(form).toMatchObject({ open: false, given: false, archived: true });
  expect(await give(tickets[0])).toMatchObject({ refusal: { code: 'opinions-archived' } });
  const summary = granted(await summariseOpinions(world.environment, host, sessionId));
  expect(summary, 'nor does it say that some may still come').toMatchObject({ invited: 4, n: 0, left: 0, closedBy: 'archived' });
});
