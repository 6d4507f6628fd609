import { afterAll, beforeAll, expect, test } from 'vitest';
import { admitWalkIn } from '#src/deliver/door/admit.ts';
import { giveOpinion } from '#src/deliver/opinions/give-opinion.ts';
import { enterPaperOpinions } from '#src/deliver/opinions/paper-opinions.ts';
import { archiveSession, endSession, startSession } from '#src/deliver/sessions/index.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { consentVersion, signUp } from '#src/deliver/signup/index.ts';
import type { MessageGateway } from '#src/platform/messages.ts';
import { type TestEnvironment, granted, testEnvironment } from '../../../tests/support/environment.ts';
import { markTold } from './handle-notice.ts';
import { listNotices, noticeView } from './read-notices.ts';
import { sendDueNotices } from './send-due-notices.ts';

let world: TestEnvironment;

beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world?.close());

test('what has not gone out when its occasion is over is neither told nor sent any more', async () => {
  const { environment, actors, clock } = world;
  const { host, manager, visitor } = actors;
  const session = await openSession(environment, manager, sessionToDraft(await makePlan(environment, manager)));
  const { id: sessionId, code } = session;
  const listed = async (template: 'signed-up' | 'opinion-invited') => {
    const found = granted(await listNotices(environment, manager, { sessionId, template }, { page: 1, pageSize: 20 }));
    return found.items.map((row) => ({ row, view: noticeView(manager, row, 'zh') }));
  };
  const states = async (template: 'signed-up' | 'opinion-invited') =>
    (await listed(template)).map(({ view }) => [view.state, view.lastError, view.abilities.markTold]);
  granted(await signUp(environment, visitor, { code, name: '演示甲', phone: '13900000031', seats: 1, consentVersion }));
  expect(await states('signed-up')).toEqual([['queued', null, true]]);
  expect(granted(await listNotices(environment, manager, { sessionId, state: 'sent' }, { page: 1, pageSize: 20 }))).toMatchObject(
    {
      total: 0,
      toTell: 1,
    },
  );

  clock.moveTo(session.startsAt);
  const running = granted(await startSession(environment, host, { id: sessionId, version: session.version }));
  for (const phone of ['13900000032', '13900000033'])
    granted(await admitWalkIn(environment, host, { sessionId, name: '演示乙', phone }));
  clock.moveTo(session.endsAt);
  const ended = granted(await endSession(environment, host, running));
  expect(await states('signed-up')).toEqual([['queued', 'past', false]]);
  const [signedUp] = await listed('signed-up');
  expect(await markTold(environment, manager, signedUp!.view.id)).toMatchObject({ refusal: { code: 'notice-over' } });

  const [asked] = await listed('opinion-invited');
  const token = String(asked!.row.params.url).split('/').at(-1)!;
  granted(await giveOpinion(environment, visitor, { satisfaction: 'satisfied', liked: '', improve: '', wantNext: '', token }));
  expect((await states('opinion-invited')).toSorted(), 'one was given').toEqual([
    ['queued', null, false],
    ['queued', 'past', false],
  ]);
  const page = { page: 1, pageSize: 20 };
  const waiting = granted(await listNotices(environment, manager, { sessionId, state: 'queued' }, page));
  expect(
    waiting.items.map(({ template }) => template),
    'what is past is told apart from what waits',
  ).toEqual(['opinion-invited']);
  expect(waiting.toTell, 'a link is not told by telephone').toBe(0);
  const { id: link } = waiting.items[0]!;
  expect(await markTold(environment, manager, link)).toMatchObject({ refusal: { code: 'notice-only-sent' } });
  const over = granted(await listNotices(environment, manager, { sessionId, state: 'over' }, page));
  expect(over.total).toBe(2);
  const heard: string[] = [];
  const gateway: MessageGateway = {
    send: ({ to }) => {
      heard.push(to);
      return Promise.resolve({ ok: false, retry: true, error: 'busy' });
    },
  };
  expect(await sendDueNotices(environment, gateway)).toMatchObject({ waiting: 1 });
  expect(heard).toEqual([['13900000032', '13900000033'].find((phone) => asked!.row.phone !== phone)]);

  granted(await enterPaperOpinions(environment, host, { sessionId, counts: { satisfied: 1 } }));
  expect(
    (await states('opinion-invited')).map(([, why]) => why),
    'paper brought the last',
  ).toEqual(['past', 'past']);
  clock.moveTo(new Date(session.endsAt.getTime() + 86_400_000));
  expect(await sendDueNotices(environment, gateway)).toEqual({ sent: 0, failed: 0, waiting: 0 });

  granted(await archiveSession(environment, manager, { id: sessionId, version: ended.version }));
  expect((await states('opinion-invited')).map(([, why]) => why)).toEqual(['past', 'past']);
});
