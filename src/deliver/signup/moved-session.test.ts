import { afterAll, beforeAll, expect, test } from 'vitest';
import { markTold, retryNotice } from '#src/deliver/notices/handle-notice.ts';
import { maskName } from '#src/deliver/notices/index.ts';
import { listNotices, noticeView } from '#src/deliver/notices/read-notices.ts';
import { readSession, rescheduleSession, type SessionRow, tokenOf, whenText } from '#src/deliver/sessions/index.ts';
import type { MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { chineseDate } from '#src/kernel/local-time.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { cancelTicket } from './cancel-sign-up.ts';
import { consentVersion } from './consent.rules.ts';
import { signUp } from './sign-up.ts';
import { ticketOf, ticketView } from './ticket.ts';
import { ticketPage } from './ui/public-pages.ts';

let world: TestEnvironment;
let plan: MadePlan;
let manager: Actor;
let visitor: Actor;

beforeAll(async () => {
  world = await testEnvironment();
  ({ manager, visitor } = world.actors);
  plan = await makePlan(world.environment, manager);
});
afterAll(() => world?.close());

const open = (change: Parameters<typeof sessionToDraft>[1]): Promise<SessionRow> =>
  openSession(world.environment, manager, sessionToDraft(plan, change));
const join = ({ code }: SessionRow, phone: string) =>
  signUp(world.environment, visitor, { code, name: `演示居民${phone.slice(-2)}`, phone, consentVersion });

test('of a session that moved only the newest message is told: to residents with their ticket, to the speaker and both venues each their own', async () => {
  const { environment } = world;
  const session = await open({ speakerId: plan.speakerId });
  const comes = granted(await join(session, '13800000014'));
  const away = granted(await join(session, '13800000015'));
  granted(await cancelTicket(environment, visitor, tokenOf(environment, world.tenant.id, away.signUp)));
  const back = granted(await join(session, '13800000015'));
  expect(back.signUp.id).toBe(away.signUp.id);
  const later = {
    startsAt: new Date(session.startsAt.getTime() + 3_600_000).toISOString(),
    endsAt: new Date(session.endsAt.getTime() + 3_600_000).toISOString(),
  };
  const now = granted(await readSession(environment, manager, session.id));
  const move = { id: now.id, version: now.version, ...later, venueId: plan.otherVenueId, reason: '场地另有会议' };
  const moved = granted(await rescheduleSession(environment, manager, move));
  const list = async (filter: { state?: 'queued' | 'over' } = {}) =>
    granted(await listNotices(environment, manager, { sessionId: session.id, ...filter }, { page: 1, pageSize: 50 })).items;
  const queued = await list({ state: 'queued' });
  const told = queued.map((row) => noticeView(manager, row, 'zh'));
  expect(told.map(({ template }) => template).sort()).toEqual([
    'moved-speaker',
    'rescheduled',
    'rescheduled',
    'venue-asked',
    'venue-released',
  ]);
  const [oldWhen, when] = [whenText(session.startsAt, session.endsAt), whenText(moved.startsAt, moved.endsAt)];
  const textOf = (template: string): string => told.find((one) => one.template === template)!.text;
  const moves = `由 ${oldWhen} 改为 ${when}，地点由${session.venueName}改为${moved.venueName}（${moved.venueAddress}）。`;
  for (const template of ['moved-speaker', 'rescheduled']) expect(textOf(template)).toContain(moves);
  expect(textOf('venue-asked'), 'it knows of no time before').toContain(
    `改在${moved.venueName}举办，${when}，最多 ${moved.capacity} 人。`,
  );
  const tokens = queued.map(({ params }) => String(params.url ?? '').split('/t/')[1]).filter(Boolean);
  expect(tokens.sort()).toEqual([comes, back].map(({ signUp: row }) => tokenOf(environment, world.tenant.id, row)).sort());
  expect(told.filter(({ template, text }) => template !== 'rescheduled' && /票|取消/.test(text))).toEqual([]);
  expect(textOf('venue-released')).toContain(`原定 ${oldWhen} 在${session.venueName}的一场活动改到别处`);
  const whom = (template: string): string => told.find((one) => one.template === template)!.recipient;
  expect(whom('moved-speaker')).toBe(`讲师 ${maskName('演示讲师甲')}`);
  expect(whom('venue-asked')).toMatch(new RegExp(`^${moved.venueName} 阵地联系人`));
  expect(whom('venue-released')).toMatch(new RegExp(`^${session.venueName} 阵地联系人`));
  // What they replace stands there as replaced, and nobody marks it or sends it again.
  const replaced = (await list({ state: 'over' })).map((row) => noticeView(manager, row, 'zh'));
  expect(replaced.map(({ template, lastError }) => `${template} ${lastError}`).sort()).toEqual([
    'sign-up-cancelled overtaken',
    'signed-up overtaken',
    'signed-up overtaken',
    'signed-up overtaken',
  ]);
  expect(new Set(replaced.flatMap(({ abilities }) => Object.values(abilities)))).toEqual(new Set([false]));
  expect(await markTold(environment, manager, replaced[0]!.id)).toMatchObject({ refusal: { code: 'notice-over' } });
  expect(await retryNotice(environment, manager, replaced[0]!.id)).toMatchObject({ refusal: { code: 'notice-over' } });
  const ticket = granted(await ticketOf(environment, visitor, tokenOf(environment, world.tenant.id, comes.signUp)));
  const view = ticketView(environment, visitor, ticket);
  expect(view.movedFrom).toEqual({ when: oldWhen, place: session.venueName });
  const visit = { tenant: 'test', tenantName: '演示单位', path: '/', language: 'zh' as const, large: false };
  const printed = String(await ticketPage(visit, view, null)).replaceAll(/<[^>]+>/g, '');
  const day = chineseDate(oldWhen.slice(0, 10));
  expect(printed, 'as the page writes the time that holds').toMatch(
    new RegExp(`已改期：原定 ${day} 星期. ${oldWhen.slice(11)} ${session.venueName}，请按上面的时间、地点来。`),
  );
  // Back where it was: the first venue hears of that alone.
  const home = { ...move, version: moved.version, venueId: plan.venueId, reason: '会议取消' };
  granted(await rescheduleSession(environment, manager, home));
  const venues = (await list({ state: 'queued' })).filter(({ recipient }) => recipient === 'venue');
  expect(venues.map(({ template, venueName }) => `${template} ${venueName}`).sort()).toEqual([
    `moved-venue ${session.venueName}`,
    `venue-released ${moved.venueName}`,
  ]);
});
