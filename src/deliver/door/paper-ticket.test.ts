import { call } from '@orpc/server';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSession, tokenOf } from '#src/deliver/sessions/index.ts';
import { makePlan, openSession, sessionToDraft } from '#src/deliver/sessions/sessions.fixture.ts';
import { consentVersion, signUp } from '#src/deliver/signup/index.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { readWorkbook } from '#src/platform/documents/index.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { as } from '../../../tests/support/small-year.ts';
import { admitTicket } from './admit.ts';
import { doorRoutes } from './door.http.ts';
import { doorStatus } from './door-status.ts';
import { enterPaper, uploadPaper } from './enter-paper.ts';
import { paperBatches, paperTemplate, signInSheet } from './read-door.ts';

let world: TestEnvironment;
let host: Actor;
let plan: Awaited<ReturnType<typeof makePlan>>;

beforeAll(async () => {
  world = await testEnvironment();
  host = world.actors.host;
  plan = await makePlan(world.environment, world.actors.manager);
});
afterAll(() => world?.close());

const at = ({ id }: { id: string }) => ({ sessionId: id });

async function join({ code }: { code: string }, phone: string, seats = 1) {
  const { visitor } = world.actors;
  const joined = granted(await signUp(world.environment, visitor, { code, name: '王演示', phone, seats, consentVersion }));
  return { ...joined, token: tokenOf(world.environment, visitor.tenant, joined.signUp) };
}

test('who was scanned at the door and stands on the sheet too counts once; the code on the sheet is the sign-up', async () => {
  const session = await openSession(world.environment, world.actors.manager, sessionToDraft(plan));
  const mine = await join(session, '13900000021', 2);
  const scanned = await join(session, '13900000022');
  world.clock.moveTo(session.startsAt);
  granted(await startSession(world.environment, host, session));
  granted(await admitTicket(world.environment, host, { ...at(session), ticket: scanned.token }));
  const printed = granted(await signInSheet(world.environment, host, { ...at(session), blankRows: 0 }));
  expect(new Map(printed.rows.map(({ ticketCode, admittedAt }) => [ticketCode, admittedAt !== null]))).toEqual(
    new Map([
      [mine.signUp.ticketCode, false],
      [scanned.signUp.ticketCode, true],
    ]),
  );
  const asked = { ...at(session), dryRun: false };
  const rows = [mine, scanned].map(({ signUp }) => ({ ticketCode: signUp.ticketCode, people: signUp.seats }));
  const told = {
    errors: [],
    alreadyIn: 1,
    warnings: [{ column: '票号', message: expect.stringMatching(/^此人已在 .* 14:00 入场/) }],
  };
  const nobody = granted(await enterPaper(world.environment, host, { ...asked, rows: rows.slice(1) }, 'zh'));
  expect(nobody).toMatchObject({ ...told, applied: false, batchId: null, rows: 0, people: 0 });
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'S',
        rows: [
          ['票号', '姓名', '人数'],
          [mine.signUp.ticketCode, '', 2],
          ['', '现场演示', 1],
          [scanned.signUp.ticketCode, '', 1],
        ],
      },
    ],
  });
  const file = new File([Buffer.from(bytes)], '签到.xlsx');
  const dry = granted(await uploadPaper(world.environment, host, { ...asked, dryRun: true, file }, 'zh'));
  const done = granted(await uploadPaper(world.environment, host, { ...asked, file }, 'zh'));
  expect(done).toMatchObject({ ...told, applied: true, rows: 2, people: 3, withTicket: 1 });
  expect({ ...done, dryRun: true, applied: false, batchId: null }).toEqual(dry);
  expect(granted(await paperBatches(world.environment, host, session.id)).items).toMatchObject([{ rows: 2, people: 3 }]);
  expect(granted(await doorStatus(world.environment, host, session.id))).toMatchObject({ inRoom: 4, attendance: 4, expected: 0 });
  // And the other way round: entered from paper, then at the door.
  expect(await admitTicket(world.environment, host, { ...at(session), ticket: mine.token })).toMatchObject({
    refusal: { code: 'ticket-used' },
  });
  const again = await enterPaper(world.environment, host, { ...asked, rows: rows.slice(0, 1) }, 'zh');
  expect(granted(again)).toMatchObject({ ...told, applied: false, rows: 0 });
  const longer = [...rows, { name: '现场演示', people: 1 }, { name: '另一位', people: 1 }];
  expect(granted(await enterPaper(world.environment, host, { ...asked, dryRun: true, rows: longer }, 'zh'))).toMatchObject({
    errors: [],
    alreadyIn: 2,
    warnings: [{ column: '票号' }, { column: '票号' }, { column: '姓名', message: expect.stringMatching(/^同名的人已在 /) }],
  });
  await expectInvariants(world.adminUrl);
});

test('a count that no line can have is told at its cell, beside every other fault of the sheet', async () => {
  const { manager } = world.actors;
  const session = await openSession(world.environment, manager, sessionToDraft(plan));
  world.clock.moveTo(session.startsAt);
  granted(await startSession(world.environment, host, session));
  const rows = [
    ['姓名', '人数', '票号'],
    ...['1.5', '-2', '20000', '两', '1'].map((people) => ['来宾', people, '']),
    ['', '1', 'ZZZZZZ'],
  ];
  const bytes = await writeXlsx({ sheets: [{ name: 'S', rows }] });
  const file = new File([Buffer.from(bytes)], '签到.xlsx');
  const report = await call(
    doorRoutes.uploadPaper,
    { ...at(session), dryRun: true, file, reason: '' },
    as(world.environment, host),
  );
  expect(report.errors.map(({ cell }) => cell)).toEqual(['B2', 'B3', 'B4', 'B5', 'C7']);
  expect(report.people).toBe(2);
});

test.each(['zh', 'en'] as const)(
  'the template is read once it is filled in, with its sheet that says how (%s)',
  async (language) => {
    const session = await openSession(world.environment, world.actors.manager, sessionToDraft(plan));
    world.clock.moveTo(session.startsAt);
    granted(await startSession(world.environment, host, session));
    const template = granted(await readWorkbook(granted(await paperTemplate(world.environment, host, session.id, language))));
    const sheets = template.map(({ name, rows }) => ({
      name,
      rows: rows.map(({ cells }) => cells.map(({ content }) => (content.kind === 'text' ? content.text : ''))),
    }));
    sheets[0]!.rows.push(['来宾', '13900000031', '2', '']);
    const file = new File([Buffer.from(await writeXlsx({ sheets }))], '签到.xlsx');
    const report = granted(await uploadPaper(world.environment, host, { ...at(session), dryRun: true, file }, language));
    expect(report).toMatchObject({ rows: 1, people: 2, errors: [] });
  },
);
