import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#src/kernel/actor.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { type TestEnvironment, testEnvironment, granted } from '../../../tests/support/environment.ts';
import { archiveSession } from './archive-session.ts';
import { cancelSession } from './cancel-session.ts';
import { changeSession } from './change-session.ts';
import { copySession } from './copy-session.ts';
import { draftSession } from './draft-session.ts';
import { endSession } from './end-session.ts';
import type { MadePlan } from './made-plan.store.ts';
import { openDueSignUps } from './open-sign-up.ts';
import { publishSession } from './publish-session.ts';
import { coverageOfYear, exportSessions, listSessions, readSession } from './read-sessions.ts';
import { rescheduleSession } from './reschedule-session.ts';
import { returnSession } from './return-session.ts';
import { makePlan, openSession, sessionToDraft } from './sessions.fixture.ts';
import type { SessionRow } from './session.store.ts';
import { detailView } from './session-view.ts';
import { startSession } from './start-session.ts';
import { submitSession } from './submit-session.ts';

let world: TestEnvironment;
let plan: MadePlan;
let manager: Actor;
let admin: pg.Client;

beforeAll(async () => {
  world = await testEnvironment();
  manager = world.actors.manager;
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

const seen = ({ id, version }: SessionRow) => ({ id, version });

async function facts(sessionId: string): Promise<{ kind: string; quantity: string; activity: string }[]> {
  const { rows } = await admin.query(
    `SELECT f.kind, f.quantity, f.activity FROM evidence.fact f
     LEFT JOIN evidence.supersession x ON x.tenant_id = f.tenant_id AND x.superseded_id = f.id
     WHERE f.record_id = $1 AND x.fact_id IS NULL ORDER BY f.kind`,
    [sessionId],
  );
  return rows;
}

async function hold(session: SessionRow): Promise<SessionRow> {
  world.clock.moveTo(session.startsAt);
  const started = granted(await startSession(world.environment, manager, session));
  world.clock.moveTo(session.endsAt);
  return granted(await endSession(world.environment, manager, started));
}

describe('from draft to archived', () => {
  test('each step is taken once, by who may, over the version that was seen', async () => {
    const { environment, actors } = world;
    const drafted = granted(await draftSession(environment, actors.host, sessionToDraft(plan, { day: '2020-05-05' })));
    expect(drafted).toMatchObject({ state: 'draft', district: '310107', venueKind: 'community', districtName: '普陀区' });
    expect(await publishSession(environment, manager, seen(drafted))).toMatchObject({
      ok: false,
      refusal: { code: 'session-cannot-publish' },
    });
    const submitted = granted(await submitSession(environment, actors.host, drafted));
    expect(await publishSession(environment, actors.host, seen(submitted))).toMatchObject({
      ok: false,
      refusal: { code: 'not-allowed' },
    });
    const returned = granted(await returnSession(environment, actors.coordinator, { ...submitted, reason: '请补充讲师' }));
    expect(returned).toMatchObject({ state: 'draft', returnReason: '请补充讲师' });
    expect(await submitSession(environment, actors.host, submitted)).toMatchObject({
      ok: false,
      refusal: { code: 'changed-meanwhile' },
    });
    const again = granted(await submitSession(environment, actors.host, returned));
    const published = granted(await publishSession(environment, actors.coordinator, seen(again)));
    expect(published).toMatchObject({ state: 'open', reviewedBy: actors.coordinator.name, returnReason: null });
    expect(await startSession(environment, actors.host, published)).toMatchObject({
      ok: false,
      refusal: { code: 'session-too-early' },
    });
    const ended = await hold(published);
    expect(ended.state).toBe('ended');
    expect(await facts(ended.id)).toMatchObject([{ kind: 'session-held', quantity: '1' }]);
    const archived = granted(await archiveSession(environment, manager, ended));
    expect(await cancelSession(environment, manager, { ...archived, reason: '不能了' })).toMatchObject({
      refusal: { code: 'session-cannot-cancel' },
    });
    const { rows } = await admin.query(`SELECT verb FROM access.audit_trail WHERE record_id = $1 ORDER BY at, id`, [drafted.id]);
    expect(rows.map((row) => row.verb)).toEqual([
      'draft-session',
      'submit-session',
      'return-session',
      'submit-session',
      'publish-session',
      'start-session',
      'end-session',
      'archive-session',
    ]);
    await expectInvariants(world.adminUrl);
  });

  test('a draft without a summary, too many for the room, or outside the programme is refused', async () => {
    const { environment } = world;
    const blank = granted(await draftSession(environment, manager, sessionToDraft(plan, { summary: '' })));
    expect(await submitSession(environment, manager, blank)).toMatchObject({ refusal: { code: 'session-without-summary' } });
    const refusals = await Promise.all([
      draftSession(environment, manager, sessionToDraft(plan, { capacity: 61 })),
      draftSession(environment, manager, sessionToDraft(plan, { day: '2021-02-01' })),
      draftSession(environment, manager, sessionToDraft(plan, { day: '2020-01-02' })),
      draftSession(environment, manager, sessionToDraft(plan, { venueId: null })),
      draftSession(environment, manager, sessionToDraft(plan, { subProgramme: 'contest' })),
      draftSession(environment, manager, sessionToDraft(plan, { endsAt: '2020-05-01T00:00:00.000Z' })),
    ]);
    expect(refusals.map((each) => (each.ok ? 'ok' : each.refusal.code))).toEqual([
      'session-over-room',
      'session-outside-programme',
      'session-in-past',
      'session-place-unclear',
      'session-sub-programme-unknown',
      'session-times-reversed',
    ]);
  });
});

describe('content review is done by a second person', () => {
  const draft = async (day: string): Promise<SessionRow> =>
    granted(await draftSession(world.environment, manager, sessionToDraft(plan, { day })));
  const abilities = (of: SessionRow, actor: Actor) => detailView(world.environment, actor, of).abilities;

  test('who handed a session in does not pass it, somebody else does, and both stand beside it', async () => {
    const { environment, actors } = world;
    const submitted = granted(await submitSession(environment, manager, await draft('2020-06-20')));
    expect(abilities(submitted, manager)).toMatchObject({ publish: false, awaitsAnother: true, returnToDraft: true });
    expect(await publishSession(environment, manager, seen(submitted))).toMatchObject({
      refusal: { code: 'session-own-submission' },
    });
    expect(abilities(submitted, actors.coordinator)).toMatchObject({ publish: true, awaitsAnother: false });
    const published = granted(await publishSession(environment, actors.coordinator, seen(submitted)));
    expect(published).toMatchObject({ submittedBy: manager.name, reviewedBy: actors.coordinator.name });
    // Nor by any other way: the database keeps the two apart.
    await expect(
      admin.query('UPDATE deliver.session SET reviewed_by_id = submitted_by_id WHERE id = $1', [published.id]),
    ).rejects.toThrow('session_passed_by_another');
  });

  test('the leader in charge passes or returns, and does nothing else with a session', async () => {
    const { environment, actors } = world;
    const submitted = granted(await submitSession(environment, manager, await draft('2020-06-23')));
    expect(abilities(submitted, actors.leader)).toMatchObject({
      publish: true,
      returnToDraft: true,
      change: false,
      cancel: false,
    });
    const published = granted(await publishSession(environment, actors.leader, seen(submitted)));
    expect(published).toMatchObject({ state: 'open', reviewedBy: actors.leader.name });
    expect(await changeSession(environment, actors.leader, { ...seen(published), summary: '另一种说法' })).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
  });

  test('who only drafted it may pass it, and whoever passed it once may hand it in after a return', async () => {
    const { environment, actors } = world;
    const submitted = granted(await submitSession(environment, actors.host, await draft('2020-06-21')));
    const later = momentOf('2020-06-20', '08:00').toISOString();
    const published = granted(await publishSession(environment, manager, { ...seen(submitted), signUpOpensAt: later }));
    const returned = granted(await returnSession(environment, actors.coordinator, { ...seen(published), reason: '讲师变更' }));
    expect(returned).toMatchObject({ state: 'draft', reviewedBy: null, reviewedAt: null });
    const again = granted(await submitSession(environment, manager, returned));
    expect(await publishSession(environment, manager, seen(again))).toMatchObject({
      refusal: { code: 'session-own-submission' },
    });
    granted(await publishSession(environment, actors.coordinator, seen(again)));
  });

  test('the words under review stay those that were handed in: a reviewer returns them', async () => {
    const { environment, actors } = world;
    const submitted = granted(await submitSession(environment, actors.host, await draft('2020-06-22')));
    expect(await changeSession(environment, manager, { ...seen(submitted), summary: '另一种说法' })).toMatchObject({
      refusal: { code: 'session-under-review', params: { who: actors.host.name } },
    });
    expect(abilities(submitted, manager).change).toBe(false);
    expect(abilities(submitted, actors.host).change).toBe(true);
    granted(await changeSession(environment, actors.host, { ...seen(submitted), summary: '改一个错字' }));
  });
});

describe('no double booking', () => {
  test('of a venue or a speaker; the refusal names the other session', async () => {
    const { environment } = world;
    const first = await open({ day: '2020-07-01', title: '先到的讲座', speakerId: plan.speakerId });
    const sameVenue = granted(await draftSession(environment, manager, sessionToDraft(plan, { day: '2020-07-01' })));
    expect(await submitSession(environment, manager, sameVenue)).toMatchObject({
      refusal: {
        code: 'session-venue-taken',
        params: { title: '先到的讲座', when: '2020-07-01 14:00–16:00', venue: '演示社区书院' },
      },
    });
    const sameSpeaker = granted(
      await draftSession(
        environment,
        manager,
        sessionToDraft(plan, { day: '2020-07-01', venueId: plan.otherVenueId, speakerId: plan.speakerId }),
      ),
    );
    expect(await submitSession(environment, manager, sameSpeaker)).toMatchObject({
      refusal: { code: 'session-speaker-taken', params: { title: '先到的讲座', speaker: '演示讲师甲' } },
    });
    const other = await open({ day: '2020-07-02', venueId: plan.otherVenueId, speakerId: plan.otherSpeakerId });
    expect(
      await changeSession(environment, manager, { id: other.id, version: other.version, speakerId: plan.speakerId }),
    ).toMatchObject({ ok: true });
    expect(
      await rescheduleSession(environment, manager, {
        id: other.id,
        version: other.version + 1,
        reason: '撞期试验',
        startsAt: first.startsAt.toISOString(),
        endsAt: first.endsAt.toISOString(),
      }),
    ).toMatchObject({ refusal: { code: 'session-speaker-taken' } });
    // One that follows directly is no conflict.
    const next = sessionToDraft(plan, {
      startsAt: first.endsAt.toISOString(),
      endsAt: momentOf('2020-07-01', '18:00').toISOString(),
    });
    expect((await openSession(environment, manager, next)).state).toBe('open');
  });

  test('two who submit at the same moment: one goes through', async () => {
    const { environment } = world;
    const drafts = await Promise.all(
      [1, 2, 3, 4].map(() => draftSession(environment, manager, sessionToDraft(plan, { day: '2020-07-05' }))),
    );
    const results = await Promise.all(drafts.map((draft) => submitSession(environment, manager, granted(draft))));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.refusal.code === 'session-venue-taken')).toHaveLength(3);
  });
});

describe('change, copy, reschedule, cancel', () => {
  test('time and place of a published session change only by rescheduling', async () => {
    const { environment } = world;
    const session = await open({ day: '2020-07-10' });
    const before = { id: session.id, version: session.version };
    expect(await changeSession(environment, manager, { ...before, venueId: plan.otherVenueId })).toMatchObject({
      refusal: { code: 'session-fixed-field' },
    });
    const changed = granted(await changeSession(environment, manager, { ...before, title: '新题目', capacity: 50 }));
    expect(changed).toMatchObject({ title: '新题目', capacity: 50, version: session.version + 1 });
    expect(await changeSession(environment, world.actors.coordinator, { ...before, title: '旧版本上的修改' })).toMatchObject({
      refusal: { code: 'changed-meanwhile', params: { who: manager.name } },
    });
    const copy = granted(
      await copySession(environment, manager, { id: session.id, startsAt: momentOf('2020-07-11', '09:00').toISOString() }),
    );
    expect(copy).toMatchObject({ state: 'draft', title: '新题目', taken: 0 });
    expect(copy.endsAt).toEqual(momentOf('2020-07-11', '11:00'));
    expect(copy.code).not.toBe(session.code);
  });

  test('cancelling tells the speaker and the venue, with the reason', async () => {
    const session = await open({ day: '2020-07-12', speakerId: plan.speakerId });
    granted(await cancelSession(world.environment, manager, { ...session, reason: '场地停电' }));
    const { rows } = await admin.query(
      `SELECT recipient, phone, params FROM deliver.notice WHERE session_id = $1 ORDER BY recipient`,
      [session.id],
    );
    expect(rows).toMatchObject([
      { recipient: 'speaker', phone: '13800000003', params: { reason: '场地停电', when: '2020-07-12 14:00–16:00' } },
      { recipient: 'venue', phone: '13800000001' },
    ]);
    // The venue is free again.
    expect((await open({ day: '2020-07-12' })).state).toBe('open');
  });

  test('sign-up opens at its time by the job', async () => {
    const { environment } = world;
    const drafted = granted(await draftSession(environment, manager, sessionToDraft(plan, { day: '2020-07-20' })));
    const submitted = granted(await submitSession(environment, world.actors.host, drafted));
    const published = granted(
      await publishSession(environment, manager, {
        ...seen(submitted),
        signUpOpensAt: momentOf('2020-07-15', '10:00').toISOString(),
      }),
    );
    expect(published.state).toBe('published');
    expect(await openDueSignUps(environment)).toBe(0);
    world.clock.moveTo(momentOf('2020-07-15', '10:00'));
    expect(await openDueSignUps(environment)).toBe(1);
    expect(granted(await readSession(environment, manager, published.id)).state).toBe('open');
  });
});

describe('the activity that sessions belong to', () => {
  test('is finished when the planned number was held and none is still to come', async () => {
    const sessions: SessionRow[] = [];
    for (const day of ['2020-08-01', '2020-08-02', '2020-08-03', '2020-08-04'])
      sessions.push(await open({ day, activityId: plan.activityId }));
    const finished = async (): Promise<number> =>
      (await admin.query(`SELECT count(*)::int AS n FROM evidence.fact WHERE kind = 'activity-finished'`)).rows[0].n;
    await hold(sessions[0]!);
    await hold(sessions[1]!);
    await hold(sessions[2]!);
    expect(await finished()).toBe(0);
    granted(await cancelSession(world.environment, manager, { ...sessions[3]!, reason: '已够三场' }));
    expect(await finished()).toBe(1);
    const { rows } = await admin.query(
      `SELECT occurred_on::text, activity, context FROM evidence.fact WHERE kind = 'activity-finished'`,
    );
    expect(rows).toEqual([
      { occurred_on: '2020-08-03', activity: plan.activityId, context: { dueOn: '2020-12-31', target: 3, unit: '场' } },
    ]);
    await expectInvariants(world.adminUrl);
  });
});

describe('who sees what', () => {
  test('a coordinator sees the own district only, another tenant nothing, an auditor writes nothing', async () => {
    const { environment, actors } = world;
    const far = granted(
      await draftSession(environment, manager, sessionToDraft(plan, { day: '2020-09-01', venueId: null, district: '310101' })),
    );
    expect(far).toMatchObject({ venueKind: 'online', district: '310101' });
    expect(await readSession(environment, actors.coordinator, far.id)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await submitSession(environment, actors.coordinator, far)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await readSession(environment, actors.otherTenantManager, far.id)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await submitSession(environment, actors.auditor, far)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await listSessions(environment, actors.visitor, {}, { page: 1, pageSize: 10 })).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    const own = granted(await listSessions(environment, actors.coordinator, {}, { page: 1, pageSize: 200 }));
    expect(new Set(own.items.map(({ district }) => district))).toEqual(new Set(['310107']));
    const all = granted(await listSessions(environment, manager, { district: '310101' }, { page: 1, pageSize: 10 }));
    expect(all.items.map(({ id }) => id)).toEqual([far.id]);
    expect(
      granted(await listSessions(environment, actors.coordinator, { district: '310101' }, { page: 1, pageSize: 10 })).total,
    ).toBe(0);
  });

  test('coverage lists every district, also those without a session', async () => {
    const coverage = granted(await coverageOfYear(world.environment, manager, { programmeId: plan.programmeId }));
    expect(coverage.places).toHaveLength(16);
    expect(coverage.places.find(({ place }) => place === '310107')).toMatchObject({ name: '普陀区', held: 4 });
    expect(coverage.cells.find(({ month }) => month === 8)).toMatchObject({ place: '310107', held: 3 });
    expect(coverage.reached).toBe(1);
    const own = granted(await coverageOfYear(world.environment, world.actors.coordinator, { programmeId: plan.programmeId }));
    expect(own.places.map(({ place }) => place)).toEqual(['310107']);
  });

  test('by venue, sessions stand in the order of its name in pinyin', async () => {
    const { items } = granted(await listSessions(world.environment, manager, { sort: 'venue' }, { page: 1, pageSize: 200 }));
    const names = items.map(({ venueName }) => venueName).filter((name) => name !== null);
    expect(new Set(names).size).toBeGreaterThan(1);
    expect(names).toEqual([...names].sort(new Intl.Collator('zh-Hans-u-co-pinyin').compare));
  });

  test('filters find and the export opens', async () => {
    const { environment } = world;
    const found = granted(
      await listSessions(environment, manager, { month: '2020-08', state: 'ended', text: '演示讲座' }, { page: 1, pageSize: 2 }),
    );
    expect(found.total).toBe(3);
    expect(found.items).toHaveLength(2);
    expect(granted(await listSessions(environment, manager, { text: '100%_' }, { page: 1, pageSize: 2 })).total).toBe(0);
    const bytes = granted(await exportSessions(environment, manager, {}, 'zh'));
    expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK');
  });
});

test('one started before its time cannot be ended yet; nobody let in, it can be cancelled, and copied to another day', async () => {
  const { environment } = world;
  const view = async (of: SessionRow) =>
    detailView(environment, manager, granted(await readSession(environment, manager, of.id)));
  const session = await open({ day: '2020-09-26' });
  world.clock.moveTo(new Date(session.startsAt.getTime() - 90 * 60_000));
  expect((await view(session)).minutesToStart).toBe(90);
  const running = granted(await startSession(environment, manager, seen(session)));
  const ended = await endSession(environment, manager, seen(running));
  expect(ended).toMatchObject({ refusal: { code: 'session-not-begun' } });
  const detail = await view(session);
  expect(detail.abilities).toMatchObject({ cancel: true, copy: true, reschedule: false });
  const cancelled = granted(await cancelSession(environment, manager, { ...seen(running), reason: '点错了' }));
  expect([cancelled.state, await facts(session.id)]).toEqual(['cancelled', []]);
  world.clock.moveTo(session.startsAt);
  const late = await open({ day: '2020-09-27' });
  world.clock.moveTo(late.endsAt);
  expect((await view(late)).minutesToStart).toBe(0);
});
