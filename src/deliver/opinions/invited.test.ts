import { afterAll, beforeAll, expect, test } from 'vitest';
import { admitTicket, admitWalkIn } from '#src/deliver/door/admit.ts';
import { enterPaper } from '#src/deliver/door/enter-paper.ts';
import { listNotices, noticeView } from '#src/deliver/notices/read-notices.ts';
import { endSession, startSession, tokenOf } from '#src/deliver/sessions/index.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { consentVersion, signUp } from '#src/deliver/signup/index.ts';
import { type TestEnvironment, granted, testEnvironment } from '../../../tests/support/environment.ts';
import { giveOpinion } from './give-opinion.ts';

let world: TestEnvironment;

beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world?.close());

const sheet = { satisfaction: 'satisfied' as const, liked: '', improve: '', wantNext: '' };

test('when it ends, who came and left a phone is asked for an opinion, once, by a link that works', async () => {
  const { environment, actors, clock } = world;
  const { host, manager, visitor } = actors;
  const session = await openSession(environment, manager, sessionToDraft(await makePlan(environment, manager)));
  const sessionId = session.id;
  const join = async (name: string, phone: string): Promise<string> => {
    const given = { code: session.code, name, phone, seats: 1, consentVersion };
    return tokenOf(environment, visitor.tenant, granted(await signUp(environment, visitor, given)).signUp);
  };
  const told = async () => {
    const filter = { sessionId, template: 'opinion-invited' as const };
    const { items } = granted(await listNotices(environment, manager, filter, { page: 1, pageSize: 20 }));
    return items.map((row) => ({ ...noticeView(manager, row, 'zh'), url: String(row.params.url) }));
  };
  const ticket = await join('演示甲', '13900000021');
  const quick = await join('演示乙', '13900000022');
  await join('演示丙', '13900000023');
  clock.moveTo(session.startsAt);
  const running = granted(await startSession(environment, host, { id: sessionId, version: session.version }));
  for (const each of [ticket, quick]) granted(await admitTicket(environment, host, { sessionId, ticket: each }));
  granted(await admitWalkIn(environment, host, { sessionId, name: '演示丁', phone: '13900000024' }));
  granted(await admitWalkIn(environment, host, { sessionId, name: '演示戊' }));
  granted(await giveOpinion(environment, visitor, { ...sheet, token: quick }));
  expect(await told()).toEqual([]);

  clock.moveTo(session.endsAt);
  granted(await endSession(environment, host, running));
  const asked = await told();
  expect(asked.map(({ phone }) => phone).toSorted(), 'neither who stayed away nor who has answered').toEqual([
    '139****0021',
    '139****0024',
  ]);
  expect(asked[0]!.text).toMatch(/感谢参加“演示讲座 .*http.*\/o\/••••$/);

  const rows = [{ name: '演示己', phone: '13900000025' }];
  granted(await enterPaper(environment, host, { sessionId, rows, dryRun: false }, 'zh'));
  const late = (await told()).find(({ phone }) => phone === '139****0025');
  expect(late, 'who is entered from paper afterwards').toBeDefined();
  expect(await told()).toHaveLength(3);
  for (const { url } of await told())
    granted(await giveOpinion(environment, visitor, { ...sheet, token: url.slice(url.lastIndexOf('/') + 1) }));
});
