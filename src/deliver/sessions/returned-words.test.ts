import pg from 'pg';
import { replaceAttributions } from '#src/access/people/attribution.store.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#src/kernel/actor.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { changeSession } from './change-session.ts';
import { draftSession } from './draft-session.ts';
import { insertMadeProgramme, type MadePlan } from './made-plan.store.ts';
import { publishSession } from './publish-session.ts';
import { listAwaiting, readSession } from './read-sessions.ts';
import { returnSession } from './return-session.ts';
import { makePlan, sessionToDraft } from './sessions.fixture.ts';
import type { SessionRow } from './session.store.ts';
import { awaitingView, detailView } from './session-view.ts';
import { submitSession } from './submit-session.ts';

let world: TestEnvironment;
let plan: MadePlan;
let admin: pg.Client;
let manager: Actor;

const seen = ({ id, version }: SessionRow) => ({ id, version });
const view = (row: SessionRow) => detailView(world.environment, world.actors.coordinator, row);
const submitted = async (day: string, speakerId: string | null = null): Promise<SessionRow> => {
  const drafted = granted(await draftSession(world.environment, manager, sessionToDraft(plan, { day, speakerId })));
  return granted(await submitSession(world.environment, manager, drafted));
};
const sentBack = async (session: SessionRow, reason: string): Promise<SessionRow> =>
  granted(await returnSession(world.environment, world.actors.coordinator, { ...seen(session), reason }));

beforeAll(async () => {
  world = await testEnvironment();
  manager = world.actors.manager;
  plan = await makePlan(world.environment, manager);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await expectInvariants(world.adminUrl);
  await world.close();
});

test('whoever reviews a session again sees who returned it and why, and what is another than it was then', async () => {
  const { environment, actors } = world;
  const first = await submitted('2020-06-10', plan.speakerId);
  expect(view(first).returned, 'handed in for the first time').toBeNull();
  const back = await sentBack(first, '请写清做什么实验');
  const told = { times: 1, by: actors.coordinator.name, reason: '请写清做什么实验' };
  expect(view(back).returned).toMatchObject({ ...told, changes: [] });
  const [startsAt, endsAt] = ['15:00', '17:00'].map((time) => momentOf('2020-06-10', time).toISOString());
  const words = { title: '面团为什么会发', summary: '酵母和小苏打各做了什么', speakerId: plan.otherSpeakerId, capacity: 25 };
  const changed = granted(await changeSession(environment, manager, { ...seen(back), ...words, startsAt, endsAt }));
  const again = granted(await submitSession(environment, manager, seen(changed)));
  expect(again.returnReason, 'it is answered').toBeNull();
  expect(view(again).returned).toMatchObject({
    ...told,
    changes: [
      { field: 'title', before: first.title, after: words.title },
      { field: 'summary', before: first.summary, after: words.summary },
      { field: 'speakerName', before: first.speakerName, after: again.speakerName },
      { field: 'startsAt', before: first.startsAt.toISOString(), after: startsAt },
      { field: 'endsAt', before: first.endsAt.toISOString(), after: endsAt },
      { field: 'capacity', before: first.capacity, after: 25 },
    ],
  });

  const twice = await sentBack(again, '题目再短些');
  const third = granted(await submitSession(environment, manager, seen(twice)));
  expect(view(third).returned, 'held against what was returned last').toMatchObject({
    times: 2,
    reason: '题目再短些',
    changes: [],
  });
  const passed = granted(await publishSession(environment, actors.coordinator, seen(third)));
  expect(view(passed).returned, 'once it is passed nobody has to hold them against each other').toBeNull();
});

test('of a speaker who was erased since, the name is kept nowhere', async () => {
  const back = await sentBack(await submitted('2020-06-15', plan.speakerId), '换一位讲师');
  const { rows } = await admin.query(`SELECT returned_words::text AS kept FROM deliver.session WHERE id = $1`, [back.id]);
  expect(rows[0].kept).not.toContain(back.speakerName);
  await admin.query(`UPDATE network.speaker SET erased_at = now(), retired_at = now() WHERE id = $1`, [plan.speakerId]);
  const row = granted(await readSession(world.environment, manager, back.id));
  expect(row.returned?.speakerName).toBeNull();
  const { coordinator } = world.actors;
  expect(rows[0].kept, 'who returned it stands where erasure finds names').not.toContain(coordinator.name);
  await world.environment.database.transaction(manager, 'access', (transaction) =>
    replaceAttributions(transaction, coordinator.name, '已删除'),
  );
  expect(granted(await readSession(world.environment, manager, back.id)).returned?.by).toBe('已删除');
});

test('a session waits for whoever may pass it, and when it was returned for who handed it in, in every programme', async () => {
  const { environment, actors } = world;
  await admin.query(`UPDATE plan.programme SET fiscal_year = 2019`);
  // Venues and speakers are the unit's, of whichever programme.
  const other = { ...plan, ...(await environment.database.transaction(manager, 'plan', insertMadeProgramme)) };
  const draft = granted(await draftSession(environment, manager, sessionToDraft(other, { day: '2020-07-01' })));
  const waiting = granted(await submitSession(environment, manager, draft));
  const awaits = async (actor: Actor) => granted(await listAwaiting(environment, actor)).map(awaitingView);
  const there = { programmeId: other.programmeId };
  expect(await awaits(actors.leader)).toContainEqual({ ...there, toPass: 1, returned: null });
  expect(await awaits(manager)).not.toContainEqual(expect.objectContaining(there));
  const back = await sentBack(waiting, '请补充讲师单位');
  const returned = { count: 1, id: back.id, title: back.title, by: actors.coordinator.name, reason: '请补充讲师单位' };
  expect(await awaits(manager)).toContainEqual({ ...there, toPass: 0, returned });
  for (const actor of [actors.leader, actors.host, actors.auditor])
    expect(await awaits(actor)).not.toContainEqual(expect.objectContaining(there));
});
