import { afterAll, beforeAll, expect, test } from 'vitest';
import { admitTicket, admitWalkIn, doorStatus, enterPaper, recordHeadCount, undoAdmission } from '#src/deliver/door/index.ts';
import { archiveSession, endSession, type SessionRow, startSession } from '#src/deliver/sessions/index.ts';
import type { MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { opinionToken, consentVersion, signUp, tokenOf } from '#src/deliver/signup/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { type TestEnvironment, testEnvironment, granted } from '../../../tests/support/environment.ts';
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
  const params = { sheets: 1, left: 0 };
  expect(await paperCounts(sessionId, { satisfied: 1 })).toMatchObject({ refusal: { code: 'opinions-over-admissions', params } });
  granted(await enterPaper(world.environment, host, { sessionId, rows, dryRun: false }, 'zh'));
  const batchId = granted(await paperCounts(sessionId, { 'very-satisfied': 1, dissatisfied: 1 }));
  world.clock.moveTo(session.endsAt);
  granted(await endSession(world.environment, host, running));
  const summary = granted(await summariseOpinions(world.environment, host, sessionId));
  expect(summary).toMatchObject({ admissions: 4, invited: 5, n: 3, responseRate: 0.6, satisfied: 2, onPaper: 2 });
  expect(summary.texts).toMatchObject([{ liked: '实验好看' }]);
  expect(summary.satisfaction).toBeCloseTo(2 / 3);
  await expectInvariants(world.adminUrl);
  granted(await undoPaperOpinions(world.environment, host, { batchId, reason: '数错了' }));
  const after = granted(await summariseOpinions(world.environment, host, sessionId));
  expect(after).toMatchObject({ n: 1, onPaper: 0, satisfaction: 1 });
  expect(await paperCounts(sessionId, {})).toMatchObject({ refusal: { code: 'opinions-none' } });
  await expectInvariants(world.adminUrl);
});

test('nothing is entered into an archived session', async () => {
  const session = await open();
  const sessionId = session.id;
  const running = await start(session);
  granted(await enterPaper(world.environment, host, { sessionId, rows, dryRun: false }, 'zh'));
  world.clock.moveTo(session.endsAt);
  const ended = granted(await endSession(world.environment, host, running));
  granted(await archiveSession(world.environment, world.actors.manager, ended));
  const late = await Promise.all([
    paperCounts(sessionId, { satisfied: 1 }),
    enterPaper(world.environment, host, { sessionId, rows: rows.slice(1), dryRun: false }, 'zh'),
    recordHeadCount(world.environment, host, { sessionId, people: 9, method: 'counted', attachmentId: null }),
    admitWalkIn(world.environment, host, { sessionId }),
  ]);
  const codes = late.map((each) => (each.ok ? 'ok' : each.refusal.code));
  expect(codes).toEqual(['session-archived', 'session-archived', 'session-archived', 'door-closed']);
  expect(granted(await doorStatus(world.environment, host, sessionId))).toMatchObject({ open: false, inRoom: 3, attendance: 3 });
});
