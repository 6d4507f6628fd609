import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelSession, rescheduleSession, type SessionRow, startSession, tokenOf } from '#src/deliver/sessions/index.ts';
import type { MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { addDays, dayOf, momentOf } from '#src/kernel/local-time.ts';
import { sentenceOf } from '#src/kernel/refusal.ts';
import { openDatabase } from '#src/platform/postgres/database.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { type TestEnvironment, testEnvironment, granted } from '../../../tests/support/environment.ts';
import { calendarFile } from './calendar-file.ts';
import { cancelSignUp, cancelTicket } from './cancel-sign-up.ts';
import { consentVersion } from './consent.rules.ts';
import { queueReminders } from './queue-reminders.ts';
import { listSignUps, publicSession, publicSessions, unmaskSignUp } from './read-sign-ups.ts';
import { signUp, signUpAtDesk } from './sign-up.ts';
import { ticketOf, ticketView } from './ticket.ts';

let world: TestEnvironment;
let plan: MadePlan;
let manager: Actor;
let visitor: Actor;
let admin: pg.Client;

beforeAll(async () => {
  world = await testEnvironment();
  manager = world.actors.manager;
  visitor = world.actors.visitor;
  plan = await makePlan(world.environment, manager);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin?.end();
  await world?.close();
});

const open = (change: Parameters<typeof sessionToDraft>[1] = {}): Promise<SessionRow> =>
  openSession(world.environment, manager, sessionToDraft(plan, change));
const phoneOf = (number: number): string => `138${String(number).padStart(8, '0')}`;
const join = (session: SessionRow, number: number, more: { name?: string; seats?: number } = {}) =>
  signUp(world.environment, visitor, {
    code: session.code,
    name: `演示居民${number}`,
    phone: phoneOf(number),
    consentVersion,
    ...more,
  });

async function seatsOf(session: SessionRow): Promise<{ taken: number; state: string; confirmed: number }> {
  const { rows } = await admin.query(
    `SELECT s.taken, s.state, coalesce(sum(u.seats) FILTER (WHERE u.state = 'confirmed'), 0)::int AS confirmed
     FROM deliver.session s LEFT JOIN deliver.sign_up u ON u.tenant_id = s.tenant_id AND u.session_id = s.id
     WHERE s.id = $1 GROUP BY s.tenant_id, s.id`,
    [session.id],
  );
  return rows[0];
}

describe('signing up', () => {
  test('gives a ticket; the same person again gets the same ticket and no second seat', async () => {
    const session = await open();
    const first = granted(await join(session, 1, { seats: 2 }));
    const again = granted(
      await signUp(world.environment, visitor, {
        code: session.code,
        name: ' 演示 居民1',
        phone: '１３８-0000 0001',
        consentVersion,
        seats: 5,
      }),
    );
    expect(again).toMatchObject({ existing: true, signUp: { id: first.signUp.id, seats: 2 } });
    expect(await seatsOf(session)).toMatchObject({ taken: 2, confirmed: 2 });
    const view = ticketView(world.environment, visitor, first);
    expect(view).toMatchObject({ holder: '演**', seats: 2, canCancel: true, canGiveOpinion: false, session: { seatsLeft: 28 } });
    expect(view.qrSvg).toContain('<svg');
    expect(JSON.stringify(view)).not.toContain('13800000001');
    const { rows } = await admin.query(`SELECT purpose, wording_version FROM access.consent WHERE person_id = $1`, [
      first.signUp.personId,
    ]);
    expect(rows).toEqual([{ purpose: 'sign-up', wording_version: consentVersion }]);
  });

  test('who knows only the number is not given the ticket', async () => {
    const session = await open();
    granted(await join(session, 2));
    expect(await join(session, 2, { name: '别人' })).toMatchObject({ refusal: { code: 'phone-signed-up-already' } });
    expect((await seatsOf(session)).taken).toBe(1);
  });

  test('is refused with an old wording, a wrong phone, an unknown session, and a session that is not open', async () => {
    const session = await open();
    const given = { code: session.code, name: '演示居民', phone: phoneOf(3), consentVersion };
    const codes = await Promise.all([
      signUp(world.environment, visitor, { ...given, consentVersion: 'old' }),
      signUp(world.environment, visitor, { ...given, phone: '123' }),
      signUp(world.environment, visitor, { ...given, code: 'ZZZZZZ' }),
      signUp(world.environment, { ...visitor, tenant: world.actors.otherTenantManager.tenant }, given),
    ]);
    expect(codes.map((each) => (each.ok ? 'ok' : each.refusal.code))).toEqual([
      'consent-outdated',
      'phone-invalid',
      'not-found',
      'not-found',
    ]);
    granted(await cancelSession(world.environment, manager, { ...session, reason: '讲师生病' }));
    expect(await join(session, 3)).toMatchObject({ refusal: { code: 'sign-up-closed' } });
  });

  test('to a full session names others nearby; a cancelled seat is given to the next', async () => {
    const session = await open({ capacity: 2 });
    const mine = granted(await join(session, 4, { seats: 2 }));
    expect(mine.session.state).toBe('full');
    const refused = await join(session, 5);
    if (refused.ok) throw new Error('oversold');
    expect(refused.refusal).toMatchObject({ code: 'session-full', params: { left: 0, seats: 1 } });
    expect(sentenceOf(refused.refusal, 'zh').remedy).toContain('演示讲座');
    const token = tokenOf(world.environment, visitor.tenant, mine.signUp);
    expect(granted(await cancelTicket(world.environment, visitor, token)).session).toMatchObject({ state: 'open', taken: 0 });
    expect(granted(await cancelTicket(world.environment, visitor, token)).signUp.state).toBe('cancelled');
    expect(granted(await join(session, 5)).session.taken).toBe(1);
    // Whoever cancelled may come back: the old ticket is valid again.
    expect(granted(await join(session, 4)).signUp).toMatchObject({ id: mine.signUp.id, state: 'confirmed', seats: 1 });
    expect((await seatsOf(session)).state).toBe('full');
    await expectInvariants(world.adminUrl);
  });

  test('for more people than seats are left is refused, and says how many are', async () => {
    const session = await open({ capacity: 3 });
    granted(await join(session, 20, { seats: 2 }));
    expect(await join(session, 21, { seats: 2 })).toMatchObject({
      refusal: { code: 'session-full', params: { left: 1, seats: 2 } },
    });
    expect(granted(await join(session, 21)).session).toMatchObject({ taken: 3, state: 'full' });
  });

  test('ends when the session begins, and so does cancelling', async () => {
    const session = await open();
    const mine = granted(await join(session, 6));
    world.clock.moveTo(session.startsAt);
    expect(await join(session, 7)).toMatchObject({ refusal: { code: 'sign-up-closed' } });
    const token = tokenOf(world.environment, visitor.tenant, mine.signUp);
    expect(await cancelTicket(world.environment, visitor, token)).toMatchObject({ refusal: { code: 'sign-up-cancel-late' } });
    granted(await startSession(world.environment, manager, mine.session));
    expect((await seatsOf(session)).taken).toBe(1);
  });

  test('a forged ticket opens nothing', async () => {
    const session = await open();
    const mine = granted(await join(session, 8));
    const token = tokenOf(world.environment, visitor.tenant, mine.signUp);
    const forged = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`;
    expect(await ticketOf(world.environment, visitor, forged)).toMatchObject({ refusal: { code: 'ticket-forged' } });
    expect(await cancelTicket(world.environment, visitor, forged)).toMatchObject({ refusal: { code: 'ticket-forged' } });
    expect(await ticketOf(world.environment, visitor, 'nonsense')).toMatchObject({ refusal: { code: 'ticket-unknown' } });
  });
});

describe('a rush', () => {
  test('of 200 at once on 30 seats fills exactly 30; without the guard the same rush oversells', async () => {
    const session = await open({ capacity: 30, venueId: plan.otherVenueId });
    const many = openDatabase(worldUrl(), { connections: 20 });
    const environment = { ...world.environment, database: many };
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, number) =>
        signUp(environment, visitor, {
          code: session.code,
          name: `演示${number}`,
          phone: phoneOf(1000 + number),
          consentVersion,
        }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(30);
    const refused = results.filter((result) => !result.ok);
    expect(new Set(refused.map((result) => !result.ok && result.refusal.code))).toEqual(new Set(['session-full']));
    expect(await seatsOf(session)).toEqual({ taken: 30, confirmed: 30, state: 'full' });
    await many.close();
    expect(await oversellWithoutGuard(30, 200)).toBeGreaterThan(30);
    await expectInvariants(world.adminUrl);
  });

  test('of 400 parties on four servers at once never oversells, whoever cancels meanwhile', async () => {
    const session = await open({ capacity: 60, venueId: plan.otherVenueId });
    const databases = Array.from({ length: 4 }, () => openDatabase(worldUrl(), { connections: 3 }));
    // Each has a queue of its own, as each process has: only the database stands between them.
    const servers = databases.map((database) => ({ ...world.environment, database }));
    const results = await Promise.all(
      Array.from({ length: 400 }, async (_, number) => {
        const environment = servers[number % 4]!;
        const seats = 1 + (number % 3);
        const input = { code: session.code, name: `演示${number}`, phone: phoneOf(5000 + number), consentVersion, seats };
        const result = await signUp(environment, visitor, input);
        if (result.ok && number % 5 === 0) {
          granted(await cancelTicket(environment, visitor, tokenOf(environment, visitor.tenant, result.value.signUp)));
          return 0;
        }
        return result.ok ? seats : 0;
      }),
    );
    const seated = results.reduce((sum, seats) => sum + seats, 0);
    expect(await seatsOf(session)).toMatchObject({ taken: seated, confirmed: seated });
    expect(seated).toBeLessThanOrEqual(60);
    expect(seated).toBeGreaterThan(40);
    await Promise.all(databases.map((database) => database.close()));
    await expectInvariants(world.adminUrl);
  });

  test('over many sessions at once fills each to its own capacity, and a person may go to several', async () => {
    const sessions = await Promise.all([3, 5, 8, 2].map((capacity) => open({ capacity })));
    const wishes = Array.from({ length: 120 }, (_, number) => ({ session: sessions[number % 4]!, number: 7000 + (number % 30) }));
    const results = await Promise.all(wishes.map(({ session, number }) => join(session, number)));
    for (const [at, capacity] of [3, 5, 8, 2].entries()) {
      expect(await seatsOf(sessions[at]!)).toEqual({ taken: capacity, confirmed: capacity, state: 'full' });
      const own = results.filter((_, number) => number % 4 === at);
      const tickets = new Set(own.flatMap((result) => (result.ok ? [result.value.signUp.id] : [])));
      expect(tickets.size).toBe(capacity);
      for (const result of own) if (result.ok) expect(result.value.signUp.sessionId).toBe(sessions[at]!.id);
    }
    const { rows } = await admin.query(
      `SELECT count(*)::int AS n FROM (SELECT phone FROM access.person WHERE phone LIKE '138000070__' GROUP BY phone HAVING count(*) > 1) AS twice`,
    );
    expect(rows[0].n).toBe(0);
    await expectInvariants(world.adminUrl);
  });

  test('leaves no trace of those who got no seat', async () => {
    const session = await open({ capacity: 2 });
    const results = await Promise.all(Array.from({ length: 5 }, (_, number) => join(session, 6000 + number)));
    expect(results.map((result) => result.ok)).toEqual([true, true, false, false, false]);
    const { rows } = await admin.query(`SELECT phone FROM access.person WHERE phone LIKE '1380000600_' ORDER BY phone`);
    expect(rows.map((row) => row.phone)).toEqual([phoneOf(6000), phoneOf(6001)]);
  });

  test('of parties of one to four leaves no party with half its seats and never goes over', async () => {
    const session = await open({ capacity: 30 });
    const parties = Array.from({ length: 60 }, (_, number) => 1 + (number % 4));
    const results = await Promise.all(parties.map((seats, number) => join(session, 2000 + number, { seats })));
    const seated = results.reduce((sum, result, number) => sum + (result.ok ? parties[number]! : 0), 0);
    const after = await seatsOf(session);
    expect(after).toMatchObject({ taken: seated, confirmed: seated });
    expect(seated).toBeLessThanOrEqual(30);
    // Whoever was refused really did not fit in at the end: what is left is less than the largest party.
    expect(30 - seated).toBeLessThan(4);
    await expectInvariants(world.adminUrl);
  });

  test('of one person tapping twenty times takes one seat', async () => {
    const session = await open({ capacity: 30 });
    const results = await Promise.all(Array.from({ length: 20 }, () => join(session, 9)));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(new Set(results.map((result) => granted(result).signUp.id)).size).toBe(1);
    expect(await seatsOf(session)).toMatchObject({ taken: 1, confirmed: 1 });
  });
});

/** The control: count, then insert, as systems without a guard do; of those who are there at once each counts before one inserts. Answers how many got a seat. */
async function oversellWithoutGuard(capacity: number, clients: number): Promise<number> {
  await admin.query('CREATE TABLE public.unguarded (client int)');
  const atOnce = 20;
  const pool = new pg.Pool({ connectionString: world.adminUrl, max: atOnce });
  for (let first = 0; first < clients; first += atOnce) {
    const counted = await Promise.all(
      Array.from({ length: atOnce }, async () => {
        const connection = await pool.connect();
        await connection.query('BEGIN');
        const { rows } = await connection.query('SELECT count(*)::int AS n FROM public.unguarded');
        return { connection, taken: rows[0].n as number };
      }),
    );
    await Promise.all(
      counted.map(async ({ connection, taken }, index) => {
        if (taken < capacity) await connection.query('INSERT INTO public.unguarded VALUES ($1)', [first + index]);
        await connection.query('COMMIT');
        connection.release();
      }),
    );
  }
  const { rows } = await pool.query('SELECT count(*)::int AS n FROM public.unguarded');
  await pool.end();
  await admin.query('DROP TABLE public.unguarded');
  return rows[0].n;
}

function worldUrl(): string {
  const url = new URL(world.adminUrl);
  const own = new URL(applicationAddress());
  url.username = own.username;
  url.password = own.password;
  return url.toString();
}

function applicationAddress(): string {
  const { options } = world.environment.database.pool as unknown as { options: { connectionString: string } };
  return options.connectionString;
}

describe('staff', () => {
  test('sign up at the desk, see masked lists, and leave a trace when they unmask', async () => {
    const session = await open();
    const desk = granted(
      await signUpAtDesk(world.environment, world.actors.host, {
        sessionId: session.id,
        name: '演示老人',
        phone: '021-54331234',
      }),
    );
    expect(desk.signUp.source).toBe('desk');
    expect(
      await signUpAtDesk(world.environment, world.actors.auditor, { sessionId: session.id, name: '某', phone: phoneOf(11) }),
    ).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    const list = granted(
      await listSignUps(world.environment, world.actors.host, { sessionId: session.id }, { page: 1, pageSize: 10 }),
    );
    expect(list).toMatchObject({ total: 1, seats: 1 });
    const other = { sessionId: session.id, name: '安心居民', phone: phoneOf(12), seats: 3 };
    const second = granted(await signUpAtDesk(world.environment, world.actors.host, other));
    const seatsIn = async (sort: 'name' | '-name' | 'seats' | '-seats') =>
      granted(
        await listSignUps(world.environment, world.actors.host, { sessionId: session.id, sort }, { page: 1, pageSize: 10 }),
      ).items.map(({ seats }) => seats);
    expect(await seatsIn('name')).toEqual([3, 1]);
    expect(await seatsIn('-name')).toEqual([1, 3]);
    expect(await seatsIn('seats')).toEqual([1, 3]);
    expect(await seatsIn('-seats')).toEqual([3, 1]);
    granted(await cancelSignUp(world.environment, world.actors.host, second.signUp.id));
    const seen = granted(await unmaskSignUp(world.environment, world.actors.host, { id: desk.signUp.id, reason: '电话通知' }));
    expect(seen).toEqual({ name: '演示老人', phone: '02154331234' });
    const { rows } = await admin.query(`SELECT actor_name, detail FROM access.audit_trail WHERE verb = 'unmask-sign-up'`);
    expect(rows).toMatchObject([{ actor_name: world.actors.host.name, detail: { reason: '电话通知' } }]);
    expect(granted(await cancelSignUp(world.environment, world.actors.host, desk.signUp.id)).signUp.state).toBe('cancelled');
    expect((await seatsOf(session)).taken).toBe(0);
  });
});

describe('what residents see and are told', () => {
  test('drafts and what is in review do not exist for them', async () => {
    const session = await open();
    expect(granted(await publicSession(world.environment, visitor, session.code)).id).toBe(session.id);
    const { rows } = await admin.query(`SELECT code FROM deliver.session WHERE state IN ('draft', 'submitted') LIMIT 1`);
    if (rows[0])
      expect(await publicSession(world.environment, visitor, rows[0].code)).toMatchObject({ refusal: { code: 'not-found' } });
    const list = await publicSessions(world.environment, visitor, { onlyOpen: true }, { page: 1, pageSize: 100 });
    expect(list.items.every(({ state }) => state === 'open')).toBe(true);
    expect(list.districts).toHaveLength(16);
  });

  test('the day before everybody is reminded once, and again when it moves', async () => {
    const session = await open();
    granted(await join(session, 12));
    granted(await join(session, 13));
    world.clock.moveTo(momentOf(addDays(dayOf(session.startsAt), -1), '17:00'));
    expect(await queueReminders(world.environment)).toBe(2);
    expect(await queueReminders(world.environment)).toBe(0);
    const later = {
      startsAt: new Date(session.startsAt.getTime() + 3_600_000).toISOString(),
      endsAt: new Date(session.endsAt.getTime() + 3_600_000).toISOString(),
    };
    granted(
      await rescheduleSession(world.environment, manager, {
        id: session.id,
        version: session.version,
        ...later,
        reason: '讲师航班晚点',
      }),
    );
    expect(await queueReminders(world.environment)).toBe(2);
    const { rows } = await admin.query(
      `SELECT template, count(*)::int AS n FROM deliver.notice WHERE session_id = $1 AND state = 'queued' GROUP BY 1 ORDER BY 1`,
      [session.id],
    );
    expect(rows).toEqual([
      { template: 'moved-venue', n: 1 },
      { template: 'reminder', n: 2 },
      { template: 'rescheduled', n: 2 },
    ]);
  });

  test('the calendar file keeps its lines within 75 bytes and its signs whole', async () => {
    const { code } = await open({ title: '逗号,分号;与很长很长很长很长很长很长很长很长很长很长的题目' });
    const session = granted(await publicSession(world.environment, visitor, code));
    const file = calendarFile([{ session, url: 'https://example.org/x' }], 'example.org');
    expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const unfolded = file.replaceAll('\r\n ', '');
    expect(unfolded).toContain('SUMMARY:逗号\\,分号\\;与很长');
    expect(unfolded).toContain(`DTSTART:${session.startsAt.toISOString().replace(/[-:]|\.\d{3}/g, '')}`);
    expect(unfolded).not.toContain('ORGANIZER');
  });
});
