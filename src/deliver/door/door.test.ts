import { writeXlsx } from 'hucre/xlsx';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelSession, endSession, type SessionRow, startSession, tokenOf } from '#src/deliver/sessions/index.ts';
import type { MadePlan } from '#src/deliver/sessions/made-plan.store.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { cancelTicket, consentVersion, signUp, type Ticketed } from '#src/deliver/signup/index.ts';
import { storeAttachment } from '#src/evidence/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { readWorkbook } from '#src/platform/documents/index.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { type TestEnvironment, testEnvironment, granted } from '../../../tests/support/environment.ts';
import { admitSignUp, admitTicket, admitWalkIn, findByLastFour } from './admit.ts';
import { enterPaper, uploadPaper } from './enter-paper.ts';
import { listScans, paperTemplate, signInSheet } from './read-door.ts';
import { recordHeadCount } from './record-head-count.ts';
import { undoAdmission } from './undo-admission.ts';
import { undoPaper } from './undo-paper.ts';

let world: TestEnvironment;
let plan: MadePlan;
let host: Actor;
let visitor: Actor;
let admin: pg.Client;

beforeAll(async () => {
  world = await testEnvironment();
  host = world.actors.host;
  visitor = world.actors.visitor;
  plan = await makePlan(world.environment, world.actors.manager);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin?.end();
  await world?.close();
});

async function open(change: Parameters<typeof sessionToDraft>[1] = {}): Promise<SessionRow> {
  return openSession(world.environment, world.actors.manager, sessionToDraft(plan, change));
}

async function join(session: SessionRow, phone: string, seats = 1): Promise<Ticketed & { token: string }> {
  const joined = granted(
    await signUp(world.environment, visitor, { code: session.code, name: '王演示', phone, seats, consentVersion }),
  );
  return { ...joined, token: tokenOf(world.environment, visitor.tenant, joined.signUp) };
}

async function keptFile(name: string): Promise<string> {
  return granted(await storeAttachment(world.environment, host, { name, bytes: Buffer.from(`%PDF-1.7 ${name}`) })).id;
}

async function start(session: SessionRow): Promise<SessionRow> {
  world.clock.moveTo(session.startsAt);
  const { rows } = await admin.query('SELECT version FROM deliver.session WHERE id = $1', [session.id]);
  return granted(await startSession(world.environment, host, { id: session.id, version: rows[0].version }));
}

async function attendance(session: SessionRow): Promise<Record<string, number>> {
  const { rows } = await admin.query(
    `SELECT f.kind || ' ' || f.method AS what, sum(f.quantity)::int AS n FROM evidence.fact f
     LEFT JOIN evidence.supersession x ON x.tenant_id = f.tenant_id AND x.superseded_id = f.id
     WHERE f.record_id = $1 AND x.fact_id IS NULL AND f.kind IN ('attendance', 'opinion-invited') GROUP BY 1 ORDER BY 1`,
    [session.id],
  );
  return Object.fromEntries(rows.map((row) => [row.what.trim(), row.n]));
}

const at = (session: SessionRow) => ({ sessionId: session.id });

describe('at the door', () => {
  test('a ticket lets in once, and says when it was used', async () => {
    const session = await open();
    const mine = await join(session, '13900000001', 3);
    expect(await admitTicket(world.environment, host, { ...at(session), ticket: mine.token })).toMatchObject({
      refusal: { code: 'door-closed' },
    });
    await start(session);
    const let_in = granted(
      await admitTicket(world.environment, host, {
        ...at(session),
        ticket: `https://kepu.example/shanghai/t/${mine.token}`,
        people: 2,
      }),
    );
    expect(let_in).toMatchObject({
      admission: { people: 2, way: 'ticket' },
      status: { inRoom: 2, admitted: 2, expected: 0, signedUp: 3 },
      warnings: [],
    });
    expect(await admitTicket(world.environment, host, { ...at(session), ticket: mine.token })).toMatchObject({
      refusal: { code: 'ticket-used', params: { people: 2, when: expect.stringMatching(/^2020-\d\d-\d\d 14:00$/) } },
    });
    expect(await attendance(session)).toEqual({ 'attendance door': 2 });
  });

  test('two doors that scan one ticket at the same moment let one in', async () => {
    const session = await open();
    const mine = await join(session, '13900000002');
    await start(session);
    const results = await Promise.all(
      Array.from({ length: 6 }, () => admitTicket(world.environment, host, { ...at(session), ticket: mine.token })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok).map((result) => !result.ok && result.refusal.code)).toEqual(
      Array(5).fill('ticket-used'),
    );
  });

  test('what is forged, of another session, cancelled or unknown is refused, each by its name', async () => {
    const session = await open();
    const other = await open();
    const theirs = await join(other, '13900000003');
    const gone = await join(session, '13900000004');
    granted(await cancelTicket(world.environment, visitor, gone.token));
    await start(session);
    const show = (ticket: string) => admitTicket(world.environment, host, { ...at(session), ticket });
    const forged = `${gone.token.slice(0, 20)}${gone.token[20] === 'x' ? 'y' : 'x'}${gone.token.slice(21)}`;
    const results = await Promise.all([show(forged), show(theirs.token), show(gone.token), show('QQ23QQ'), show('hello world')]);
    expect(results.map((result) => (result.ok ? 'in' : result.refusal.code))).toEqual([
      'ticket-forged',
      'ticket-other-session',
      'ticket-cancelled',
      'ticket-unknown',
      'ticket-unknown',
    ]);
    expect(results[1]).toMatchObject({ refusal: { params: { title: other.title } } });
    // Its typed code says as much as the ticket itself; which session of another district it is, the host of this one is not told.
    expect(await show(theirs.signUp.ticketCode)).toMatchObject({
      refusal: { code: 'ticket-other-session', params: { title: other.title } },
    });
    const afar = await open({ venueId: null, district: '310101' });
    const visitorOfAfar = await join(afar, '13900000013');
    for (const ticket of [visitorOfAfar.signUp.ticketCode, visitorOfAfar.token])
      expect(await show(ticket)).toMatchObject({ refusal: { code: 'ticket-of-another', params: {} } });
    expect(await admitTicket(world.environment, world.actors.auditor, { ...at(session), ticket: theirs.token })).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect(await attendance(session)).toEqual({});
  });

  test('typed code, last four digits, and walk-ins; somebody who signed up is let in by the ticket', async () => {
    const session = await open({ capacity: 2 });
    const first = await join(session, '13900001111');
    const second = await join(session, '13811101111');
    await start(session);
    granted(await admitTicket(world.environment, host, { ...at(session), ticket: first.signUp.ticketCode.toLowerCase() }));
    const found = granted(await findByLastFour(world.environment, host, { ...at(session), lastFour: '１１１１' }));
    expect(found.map(({ admittedAt }) => admittedAt !== null)).toEqual([true, false]);
    expect(
      granted(await admitWalkIn(world.environment, host, { ...at(session), phone: '138 1110 1111' })).admission,
    ).toMatchObject({
      way: 'ticket',
      signUpId: second.signUp.id,
    });
    expect(await admitSignUp(world.environment, host, { ...at(session), signUpId: second.signUp.id })).toMatchObject({
      refusal: { code: 'ticket-used' },
    });
    const walkIn = granted(
      await admitWalkIn(world.environment, host, { ...at(session), name: '演示路人', phone: '13900002222', people: 3 }),
    );
    expect(walkIn).toMatchObject({ warnings: ['over-capacity'], status: { inRoom: 5, walkIns: 3, admitted: 2 } });
    expect(await admitWalkIn(world.environment, host, { ...at(session), phone: '13900002222' })).toMatchObject({
      refusal: { code: 'person-admitted-already' },
    });
    const nobody = granted(await admitWalkIn(world.environment, host, { ...at(session) }));
    expect(nobody.admission).toMatchObject({ personId: null, name: '' });
    expect(await admitWalkIn(world.environment, host, { ...at(session), phone: '12' })).toMatchObject({
      refusal: { code: 'phone-invalid' },
    });
    const crowd = granted(await admitWalkIn(world.environment, host, { ...at(session), people: 10 }));
    expect(crowd.status.inRoom).toBe(16);
    await expectInvariants(world.adminUrl);
  });

  test('a head count adds only those not let in by name, and follows what is undone', async () => {
    const session = await open({ speakerId: plan.otherSpeakerId });
    const mine = await join(session, '13900000005', 2);
    expect(
      await recordHeadCount(world.environment, host, { ...at(session), people: 5, method: 'counted', attachmentId: null }),
    ).toMatchObject({
      refusal: { code: 'head-count-too-early' },
    });
    const running = await start(session);
    const { admission } = granted(await admitTicket(world.environment, host, { ...at(session), ticket: mine.token }));
    const estimate = { ...at(session), people: 12, method: 'estimated' as const };
    expect(await recordHeadCount(world.environment, host, { ...estimate, attachmentId: null })).toMatchObject({
      refusal: { code: 'head-count-estimate-bare' },
    });
    const counted = granted(
      await recordHeadCount(world.environment, host, { ...estimate, attachmentId: await keptFile('现场.pdf') }),
    );
    expect(counted).toMatchObject({
      warnings: [],
      status: { attendance: 12, headCount: { notByName: 10 } },
    });
    expect(await attendance(session)).toEqual({ 'attendance door': 2, 'attendance estimated': 10 });
    granted(await undoAdmission(world.environment, host, { id: admission.id }));
    expect(await attendance(session)).toEqual({ 'attendance estimated': 12 });
    expect(await undoAdmission(world.environment, host, { id: admission.id })).toMatchObject({ refusal: { code: 'not-found' } });
    granted(await admitTicket(world.environment, host, { ...at(session), ticket: mine.token }));
    granted(await recordHeadCount(world.environment, host, { ...at(session), people: 1, method: 'counted', attachmentId: null }));
    expect(await attendance(session)).toEqual({ 'attendance counted': 0, 'attendance door': 2 });
    world.clock.moveTo(session.endsAt);
    const ended = granted(await endSession(world.environment, host, running));
    expect(await attendance(session)).toEqual({ 'attendance counted': 0, 'attendance door': 2, 'opinion-invited': 2 });
    expect(ended).toMatchObject({ admitted: 2, headCount: 1 });
    await expectInvariants(world.adminUrl);
  });

  test('what was ended early is dated when it was over, never in the future', async () => {
    const session = await open();
    const mine = await join(session, '13900000001', 2);
    const running = await start(session);
    granted(await admitTicket(world.environment, host, { ...at(session), ticket: mine.token }));
    const early = new Date(session.startsAt.getTime() + 20 * 60_000);
    world.clock.moveTo(early);
    granted(await recordHeadCount(world.environment, host, { ...at(session), people: 5, method: 'counted', attachmentId: null }));
    expect(await endSession(world.environment, host, running)).toMatchObject({ refusal: { code: 'session-not-over' } });
    granted(await endSession(world.environment, host, { ...running, endEarly: true }));
    world.clock.moveTo(session.endsAt);
    granted(await recordHeadCount(world.environment, host, { ...at(session), people: 6, method: 'counted', attachmentId: null }));
    const { rows } = await admin.query<{ kind: string; method: string; at: Date }>(
      'SELECT kind, method, occurred_at AS at FROM evidence.fact WHERE record_id = $1 ORDER BY id',
      [session.id],
    );
    const dated = rows.filter(({ kind, method }) => kind === 'opinion-invited' || method === 'counted');
    expect(dated.map(({ at: on }) => on)).toEqual([early, early, early]);
  });

  test('nothing is cancelled over the heads of those inside', async () => {
    const session = await open();
    world.clock.moveTo(new Date(session.startsAt.getTime() - 30 * 60_000));
    granted(await admitWalkIn(world.environment, host, at(session)));
    expect(await cancelSession(world.environment, world.actors.manager, { ...session, reason: '停电' })).toMatchObject({
      refusal: { code: 'session-people-inside', params: { people: 1 } },
    });
  });
});

async function sheet(rows: (string | number | null)[][]): Promise<File> {
  const bytes = await writeXlsx({
    sheets: [{ name: 'Sheet1', rows: [['纸质签到表（演示）'], ['姓名', '手机号', '人数'], ...rows] }],
  });
  return new File([Buffer.from(bytes)], '签到.xlsx');
}

describe('the paper sheet', () => {
  test('is checked cell by cell, entered at once or not at all, recognised, and taken back at once', async () => {
    const session = await open();
    const mine = await join(session, '13900000006', 2);
    const early = await join(session, '13900000007');
    const running = await start(session);
    granted(await admitTicket(world.environment, host, { ...at(session), ticket: early.token }));
    const bad = await sheet([
      ['演示甲', 13900000006, 2],
      ['', '13900000008', 1],
      ['演示丙', '139', null],
      ['演示丁', '１３９０００００００７', 1],
    ]);
    const report = granted(await uploadPaper(world.environment, host, { ...at(session), file: bad, dryRun: false }, 'zh'));
    expect(report).toMatchObject({ applied: false, rows: 3, withTicket: 1, alreadyIn: 1 });
    expect(report.errors.map(({ cell, message }) => [cell, message])).toEqual([
      ['A4', '没有填姓名；凭票的可只填票号。'],
      ['B5', '手机号不正确；请填 11 位手机号，没有手机的留空。'],
    ]);
    expect(report.warnings.map(({ cell, message }) => [cell, message])).toEqual([
      ['B6', expect.stringMatching(/^此人已在 2020-\d\d-\d\d 14:00 入场，这一行不重复计/)],
    ]);
    expect(await attendance(session)).toEqual({ 'attendance door': 1 });

    const good = await sheet([
      ['演示甲', 13900000006, 2],
      ['演示乙', '', null],
      ['演示丙', '138 0000 9999', '３'],
    ]);
    const dry = granted(await uploadPaper(world.environment, host, { ...at(session), file: good, dryRun: true }, 'zh'));
    expect(dry).toMatchObject({ applied: false, errors: [], rows: 3, people: 6, withTicket: 1 });
    expect(await attendance(session)).toEqual({ 'attendance door': 1 });
    world.clock.moveTo(session.endsAt);
    granted(await endSession(world.environment, host, running));
    expect(await attendance(session)).toMatchObject({ 'opinion-invited': 1 });
    const done = granted(await uploadPaper(world.environment, host, { ...at(session), file: good, dryRun: false }, 'zh'));
    expect(done).toMatchObject({ applied: true, people: 6 });
    expect(await attendance(session)).toEqual({ 'attendance door': 7, 'opinion-invited': 7 });
    const { rows } = await admin.query(
      `SELECT sign_up_id FROM deliver.admission WHERE batch_id = $1 AND sign_up_id IS NOT NULL`,
      [done.batchId],
    );
    expect(rows).toEqual([{ sign_up_id: mine.signUp.id }]);
    expect(await uploadPaper(world.environment, host, { ...at(session), file: good, dryRun: true }, 'zh')).toMatchObject({
      refusal: { code: 'same-batch-entered', params: { rows: 3, who: host.name } },
    });
    const status = granted(await undoPaper(world.environment, host, { batchId: done.batchId! }));
    expect(status).toMatchObject({ paper: 0, inRoom: 1 });
    expect(await attendance(session)).toEqual({ 'attendance door': 1, 'opinion-invited': 1 });
    expect(await undoPaper(world.environment, host, { batchId: done.batchId! })).toMatchObject({
      refusal: { code: 'batch-undone-already' },
    });
    expect(granted(await uploadPaper(world.environment, host, { ...at(session), file: good, dryRun: false }, 'zh')).applied).toBe(
      true,
    );
    await expectInvariants(world.adminUrl);
  });

  test('the scan of a sheet and the evidence of the head count are listed; a sheet taken back is not', async () => {
    const session = await open();
    await start(session);
    const sheet = {
      ...at(session),
      rows: [{ name: '演示甲', people: 2 }],
      dryRun: false,
      attachmentId: await keptFile('签到表.pdf'),
    };
    const { batchId } = granted(await enterPaper(world.environment, host, sheet, 'zh'));
    const attachmentId = await keptFile('闸机.pdf');
    granted(await recordHeadCount(world.environment, host, { ...at(session), people: 5, method: 'counted', attachmentId }));
    const listed = async () =>
      granted(await listScans(world.environment, host, session.id)).map(({ fileName, of, people }) => [fileName, of, people]);
    expect((await listed()).sort()).toEqual([
      ['签到表.pdf', 'sign-in', 2],
      ['闸机.pdf', 'head-count', 5],
    ]);
    granted(await undoPaper(world.environment, host, { batchId: batchId! }));
    expect(await listed()).toEqual([['闸机.pdf', 'head-count', 5]]);
    expect(await listScans(world.environment, world.actors.finance, session.id)).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
  });

  test('typed rows, two at the same moment, and files that are none', async () => {
    const session = await open();
    await start(session);
    const rows = [
      { name: '演示甲', phone: '13900000010' },
      { name: '演示乙', people: '２' },
    ];
    const both = await Promise.all(
      [1, 2].map(() => enterPaper(world.environment, host, { ...at(session), rows, dryRun: false }, 'zh')),
    );
    expect(both.map((each) => (each.ok ? each.value.applied : each.refusal.code)).sort()).toEqual(['same-batch-entered', true]);
    expect(await attendance(session)).toEqual({ 'attendance door': 3 });
    const noFile = new File(['hello'], 'x.xlsx');
    expect(await uploadPaper(world.environment, host, { ...at(session), file: noFile, dryRun: true }, 'zh')).toMatchObject({
      refusal: { code: 'workbook-unreadable' },
    });
    const blank = granted(await paperTemplate(world.environment, host, session.id, 'zh'));
    const [empty, how] = granted(await readWorkbook(blank));
    expect([{ text: how?.name }, ...empty!.rows[0]!.cells.map(({ content }) => content)]).toMatchObject(
      ['填写说明', '姓名', '手机号', '人数', '票号'].map((text) => ({ text })),
    );
    const template = new File([Buffer.from(blank)], '模板.xlsx');
    expect(await uploadPaper(world.environment, host, { ...at(session), file: template, dryRun: true }, 'zh')).toMatchObject({
      refusal: { code: 'sheet-empty' },
    });
    const headless = new File(
      [Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows: [['电话'], ['13900000011']] }] }))],
      'x.xlsx',
    );
    expect(await uploadPaper(world.environment, host, { ...at(session), file: headless, dryRun: true }, 'zh')).toMatchObject({
      refusal: { code: 'sheet-columns-missing', params: { columns: '姓名' } },
    });
  });

  test('is printed with those signed up, masked, and blank lines', async () => {
    const session = await open();
    await join(session, '13900000012', 2);
    const printed = granted(await signInSheet(world.environment, host, { ...at(session), blankRows: 5 }));
    // Each of the two persons of a ticket has a line to sign on.
    const line = { name: '王**', phone: '139****0012', seats: 2 };
    expect(printed).toMatchObject({
      blankRows: 5,
      rows: [
        { ...line, number: 1, person: 1 },
        { ...line, number: 2, person: 2 },
      ],
    });
    expect(printed.rows).toHaveLength(2);
  });
});

test('no name, no phone and no id of a person is in any fact', async () => {
  const { rows } = await admin.query(`SELECT row_to_json(f)::text AS fact FROM evidence.fact f`);
  const people = await admin.query(`SELECT id::text, name, phone FROM access.person`);
  expect(rows.length).toBeGreaterThan(20);
  const all = rows.map(({ fact }) => fact).join('\n');
  const staff = new Set([host.personId, world.actors.manager.personId]);
  for (const { id, name, phone } of people.rows) {
    if (name !== '') expect(all).not.toContain(name);
    if (phone) expect(all).not.toContain(phone);
    // Accounts that record stand in a fact by their id; whoever came never does.
    if (!staff.has(id)) expect(all).not.toContain(id);
  }
  const subjects = await admin.query(`SELECT DISTINCT subject FROM evidence.fact WHERE subject <> ''`);
  expect(subjects.rows.every(({ subject }) => /^[0-9a-f]{32}$/.test(subject))).toBe(true);
  expect(subjects.rows.length).toBeGreaterThan(5);
});
