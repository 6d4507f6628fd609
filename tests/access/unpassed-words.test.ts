import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routesOf } from '#src/app/api/handler.ts';
import { apiContract } from '#src/app/api/contract.ts';
import { publicPages } from '#src/app/public-pages.ts';
import { admitTicket } from '#src/deliver/door/admit.ts';
import { noticeText } from '#src/deliver/notices/notice-text.ts';
import { cancelSession } from '#src/deliver/sessions/cancel-session.ts';
import { changeSession } from '#src/deliver/sessions/change-session.ts';
import { draftSession } from '#src/deliver/sessions/draft-session.ts';
import type { MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import { passWords } from '#src/deliver/sessions/pass-words.ts';
import { publishSession } from '#src/deliver/sessions/publish-session.ts';
import { rescheduleSession } from '#src/deliver/sessions/reschedule-session.ts';
import type { SessionRow } from '#src/deliver/sessions/session.store.ts';
import { makePlan, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { startSession } from '#src/deliver/sessions/start-session.ts';
import { submitSession } from '#src/deliver/sessions/submit-session.ts';
import { consentVersion } from '#src/deliver/signup/consent.rules.ts';
import { queueReminders } from '#src/deliver/signup/queue-reminders.ts';
import { ownDeliveryData } from '#src/deliver/signup/read-sign-ups.ts';
import { idFrom, type PersonId } from '#src/kernel/ids.ts';
import { addDays, dayOf, momentOf } from '#src/kernel/local-time.ts';
import { granted } from '../support/environment.ts';
import { openWeb, type Web } from './web.ts';

/** Told apart wherever they stand; no other session is for these audiences. */
const former = { title: '旧题目甲', summary: '旧说法甲', audience: 'youth' } as const;
const changed = { title: '新题目乙', summary: '新说法乙', audience: 'families' } as const;
const wordsOf = (words: typeof former | typeof changed, speaker: string) => [
  words.title,
  words.summary,
  speaker,
  `"audience":"${words.audience}"`,
];
const formerWords = wordsOf(former, '演示讲师甲');
const changedWords = wordsOf(changed, '演示讲师乙');

/** Routes for everybody that know of no session. */
const withoutSessions = [
  'access.demoAccounts',
  'access.me.read',
  'disclosures.publication',
  'disclosures.published',
  'network.regions.list',
  'network.regions.map',
];

let web: Web;
let admin: pg.Client;
let pages: ReturnType<typeof publicPages>;
let plan: MadePlan;
let phones = 0;

beforeAll(async () => {
  web = await openWeb();
  admin = new pg.Client({ connectionString: web.adminUrl });
  await admin.connect();
  pages = publicPages(web.environment, () => '192.0.2.1');
  plan = await makePlan(web.environment, web.actors.manager);
});
afterAll(async () => {
  await admin?.end();
  await web?.close();
});

const seen = ({ id, version }: SessionRow) => ({ id, version });

async function published(change: Parameters<typeof sessionToDraft>[1]): Promise<SessionRow> {
  const { environment, actors } = web;
  const drafted = granted(await draftSession(environment, actors.manager, sessionToDraft(plan, change)));
  const submitted = granted(await submitSession(environment, actors.manager, drafted));
  return granted(await publishSession(environment, actors.coordinator, seen(submitted)));
}

const change = async (session: SessionRow): Promise<SessionRow> =>
  granted(
    await changeSession(web.environment, web.actors.manager, { ...seen(session), ...changed, speakerId: plan.otherSpeakerId }),
  );

const pass = async (id: string): Promise<SessionRow> => {
  const { rows } = await admin.query<{ version: number }>('SELECT version FROM deliver.session WHERE id = $1', [id]);
  return granted(await passWords(web.environment, web.actors.coordinator, { id, version: rows[0]!.version }));
};

/** What the public was shown, by where: each answer as text, as a reader joins its lines. */
class Crawl {
  readonly texts = new Map<string, string>();

  async see(name: string, path: string, body?: object, who: 'visitor' | 'manager' = 'visitor'): Promise<string> {
    const response = path.startsWith('/api/')
      ? await web.as(who, body ? 'POST' : 'GET', path, body)
      : await pages.request(
          `http://localhost:3000${path}`,
          body
            ? { method: 'POST', body: new URLSearchParams(Object.entries(body).map(([key, field]) => [key, String(field)])) }
            : {},
        );
    const text = (await response.text()).replaceAll('\r\n ', '').replaceAll('<wbr>', '');
    expect(response.status, `${name}: ${text.slice(0, 300)}`).not.toBe(404);
    expect(response.status, `${name}: ${text.slice(0, 300)}`).toBeLessThan(500);
    this.texts.set(name, text);
    return text;
  }

  api(name: string, path: string, body?: object): Promise<string> {
    return this.see(name, `/api/v1/public/shanghai/${path}`, body);
  }

  /** Which of some words stand where. */
  hits(words: readonly string[]): Record<string, number[]> {
    const found = [...this.texts].map(([name, text]) => [name, words.flatMap((word, at) => (text.includes(word) ? [at] : []))]);
    return Object.fromEntries(found.filter(([, at]) => at!.length > 0));
  }
}

const sheet = (phone: number, seats = 1) => ({
  name: `演示居民${phone}`,
  phone: `138${String(phone).padStart(8, '0')}`,
  seats,
  consentVersion,
});

async function ticketFor(session: SessionRow): Promise<string> {
  phones += 1;
  const answer = await web.as('visitor', 'POST', `/api/v1/public/shanghai/sessions/${session.code}/sign-ups`, sheet(phones));
  return ((await answer.json()) as { token: string }).token;
}

async function messagesSince(since: number): Promise<{ count: number; texts: string[] }> {
  const { rows } = await admin.query('SELECT template, params FROM deliver.notice ORDER BY created_at, id');
  return { count: rows.length, texts: rows.slice(since).map((row) => noticeText(row, 'zh', 'sent')) };
}

/** Everything that residents can read of a session that is still to come, and what is printed for them. */
async function crawlComing(session: SessionRow, ticket: string, full: SessionRow): Promise<Crawl> {
  const crawl = new Crawl();
  const before = await messagesSince(0);
  await crawl.api('signUp.publicSessions', 'sessions?pageSize=100');
  await crawl.api('signUp.publicSession', `sessions/${session.code}`);
  await crawl.api('signUp.ticket', `tickets/${ticket}`);
  await crawl.api('signUp.calendarFile', `tickets/${ticket}/calendar`);
  await crawl.api('signUp.calendarFeed', 'calendar');
  phones += 1;
  const own = await crawl.api('signUp.signUp', `sessions/${session.code}/sign-ups`, sheet(phones));
  const { rows } = await admin.query<{ id: string }>('SELECT id FROM access.person WHERE phone = $1', [sheet(phones).phone]);
  const mine = await ownDeliveryData(web.environment, { ...web.actors.resident, personId: idFrom<PersonId>(rows[0]!.id) });
  crawl.texts.set('own data', JSON.stringify(mine));
  await crawl.api('signUp.changeTicket', `tickets/${(JSON.parse(own) as { token: string }).token}/change`, { seats: 1 });
  await crawl.api('signUp.cancelTicket', `tickets/${(JSON.parse(own) as { token: string }).token}/cancel`, {});
  await crawl.api('too few seats', `sessions/${session.code}/sign-ups`, sheet(9001, 5));
  await crawl.api('full, another is named', `sessions/${full.code}/sign-ups`, sheet(9002));
  await crawl.see('page: list', '/shanghai/');
  await crawl.see('page: session', `/shanghai/s/${session.code}`);
  await crawl.see('page: sign up', `/shanghai/s/${session.code}/sign-up`);
  await crawl.see('page: signed up in vain', `/shanghai/s/${session.code}/sign-up`, {
    ...sheet(9003, 5),
    consent: consentVersion,
  });
  await crawl.see('page: ticket', `/shanghai/t/${ticket}`);
  await crawl.see('page: cancel', `/shanghai/t/${ticket}/cancel`);
  await crawl.see('page: change', `/shanghai/t/${ticket}/change`);
  await crawl.see('page: calendar', `/shanghai/t/${ticket}/calendar`);
  await crawl.see('poster', `/api/v1/sessions/${session.id}/poster`, undefined, 'manager');
  await crawl.see('sign-in sheet', `/api/v1/sessions/${session.id}/sign-in-sheet`, undefined, 'manager');
  crawl.texts.set('messages', (await messagesSince(before.count)).texts.join('\n'));
  return crawl;
}

/** The same of a session that is on: opinions, and that nobody can sign up any more. */
async function crawlRunning(session: SessionRow, ticket: string): Promise<Crawl> {
  const crawl = new Crawl();
  await crawl.api('opinions.form', `opinions/${ticket}`);
  await crawl.see('page: opinion', `/shanghai/o/${ticket}`);
  await crawl.see('page: opinion in vain', `/shanghai/o/${ticket}`, { satisfaction: 'none' });
  await crawl.api('opinions.give', `opinions/${ticket}`, { satisfaction: 'satisfied', liked: '', improve: '', wantNext: '' });
  await crawl.see('page: opinion given', `/shanghai/o/${ticket}?sent=1`);
  await crawl.api('closed', `sessions/${session.code}/sign-ups`, sheet(9004));
  await crawl.see('page: ticket', `/shanghai/t/${ticket}`);
  await crawl.see('page: session', `/shanghai/s/${session.code}`);
  await crawl.see('door', `/api/v1/sessions/${session.id}/door`, undefined, 'manager');
  return crawl;
}

async function found(query: Record<string, string>): Promise<string[]> {
  const path = `/api/v1/public/shanghai/sessions?${new URLSearchParams(query)}`;
  const { items } = (await (await web.as('visitor', 'GET', path)).json()) as { items: { code: string }[] };
  return items.map(({ code }) => code);
}

/** Whether a session is found by each of some words. */
async function foundBy(session: SessionRow, words: typeof former | typeof changed, speaker: string): Promise<boolean[]> {
  const asked: Record<string, string>[] = [{ text: words.title }, { text: speaker }, { audience: words.audience }];
  const lists = await Promise.all(asked.map((query) => found(query)));
  return lists.map((codes) => codes.includes(session.code));
}

describe('words of a published session that were changed and not yet passed', () => {
  test('stand nowhere where residents read, the former ones stay everywhere; the pass turns that round', async () => {
    const full = await published({ day: '2020-06-01', capacity: 1 });
    await ticketFor(full);
    const session = await published({ day: '2020-06-02', ...former, speakerId: plan.speakerId, capacity: 4 });
    const ticket = await ticketFor(session);

    const before = await crawlComing(session, ticket, full);
    const asPublished = before.hits(formerWords);
    expect(Object.keys(asPublished), 'every place names it').toEqual([...before.texts.keys()]);

    await change(session);
    const waiting = await crawlComing(session, ticket, full);
    expect(waiting.hits(changedWords)).toEqual({});
    expect(waiting.hits(formerWords)).toEqual(asPublished);
    expect(await foundBy(session, former, '演示讲师甲')).toEqual([true, true, true]);
    expect(await foundBy(session, changed, '演示讲师乙')).toEqual([false, false, false]);

    await pass(session.id);
    const passed = await crawlComing(session, ticket, full);
    expect(passed.hits(formerWords)).toEqual({});
    expect(passed.hits(changedWords)).toEqual(asPublished);
    expect(await foundBy(session, former, '演示讲师甲')).toEqual([false, false, false]);
    expect(await foundBy(session, changed, '演示讲师乙')).toEqual([true, true, true]);
  });

  test('nor in what is written to residents, nor while it is held', async () => {
    const { environment, actors, clock } = web;
    const session = await published({ day: '2020-06-08', ...former, speakerId: plan.speakerId });
    const tickets = [await ticketFor(session), await ticketFor(session)];
    const off = await published({ day: '2020-06-09', ...former, speakerId: plan.speakerId });
    await ticketFor(off);
    const before = await messagesSince(0);
    const waiting = await change(session);
    const gone = await change(off);
    const times = {
      startsAt: momentOf('2020-06-09', '09:00').toISOString(),
      endsAt: momentOf('2020-06-09', '11:00').toISOString(),
    };
    const moved = granted(await rescheduleSession(environment, actors.manager, { ...seen(gone), ...times, reason: '场地检修' }));
    clock.moveTo(momentOf(addDays(dayOf(waiting.startsAt), -1), '17:00'));
    await queueReminders(environment);
    granted(await cancelSession(environment, actors.manager, { ...seen(moved), reason: '场地检修' }));
    const { texts } = await messagesSince(before.count);
    expect(texts.filter((text) => text.includes(changed.title))).toEqual([]);
    // Whoever is to speak instead only keeps the time free: their messages name no title at all.
    expect(texts.filter((text) => !text.includes(former.title) && !text.includes('的一场活动'))).toEqual([]);
    expect(texts.filter((text) => text.includes(former.title)).length).toBeGreaterThanOrEqual(6);

    clock.moveTo(waiting.startsAt);
    granted(await startSession(environment, actors.manager, seen(waiting)));
    for (const ticketText of tickets)
      granted(await admitTicket(environment, actors.manager, { sessionId: session.id, ticket: ticketText }));
    const running = await crawlRunning(session, tickets[0]!);
    expect(running.hits(changedWords)).toEqual({});
    const asHeld = running.hits(formerWords);
    expect(Object.keys(asHeld), 'every place names it').toEqual([...running.texts.keys()]);
    await pass(session.id);
    const passed = await crawlRunning(session, tickets[1]!);
    expect(passed.hits(formerWords)).toEqual({});
    expect(passed.hits(changedWords)).toEqual(asHeld);
  });

  test('this walk goes by every public route and page there is', async () => {
    const walked = [
      'publicSessions',
      'publicSession',
      'signUp',
      'ticket',
      'changeTicket',
      'cancelTicket',
      'calendarFile',
      'calendarFeed',
    ];
    const open = routesOf(apiContract).filter(({ permission }) => permission === 'anyone');
    expect(open.map(({ name }) => name).sort()).toEqual(
      [...walked.map((name) => `signUp.${name}`), 'opinions.form', 'opinions.give', ...withoutSessions].sort(),
    );
    const residents = pages.routes.filter(({ path }) => !path.includes('/results'));
    expect(residents.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      [
        'GET /:tenant',
        'GET /:tenant/',
        'GET /:tenant/o/:token',
        'GET /:tenant/reading',
        'GET /:tenant/s/:code',
        'GET /:tenant/s/:code/sign-up',
        'GET /:tenant/t/:token',
        'GET /:tenant/t/:token/calendar',
        'GET /:tenant/t/:token/cancel',
        'GET /:tenant/t/:token/change',
        'POST /:tenant/o/:token',
        'POST /:tenant/s/:code/sign-up',
        'POST /:tenant/t/:token/cancel',
        'POST /:tenant/t/:token/change',
      ].sort(),
    );
  });
});
