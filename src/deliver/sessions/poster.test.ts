import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment, granted } from '../../../tests/support/environment.ts';
import { signInSheet } from '../door/read-door.ts';
import { cancelSession } from './cancel-session.ts';
import { draftSession } from './draft-session.ts';
import { publishSession } from './publish-session.ts';
import { readForPoster } from './read-sessions.ts';
import { makePlan, sessionToDraft } from './sessions.fixture.ts';
import { submitSession } from './submit-session.ts';

let world: TestEnvironment;

beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world?.close());

test('a session has its poster once it is published, none while its words wait for review, and neither that nor a sheet once it is off', async () => {
  const { environment, actors } = world;
  const { manager } = actors;
  const plan = await makePlan(environment, manager);
  const poster = (id: string) => readForPoster(environment, actors.host, id);
  const drafted = granted(await draftSession(environment, actors.host, sessionToDraft(plan, { day: '2020-05-07' })));
  const none = { ok: false, refusal: { code: 'poster-not-yet', params: { title: drafted.title } } };
  expect(await poster(drafted.id)).toMatchObject(none);
  const submitted = granted(await submitSession(environment, actors.host, drafted));
  expect(await poster(drafted.id)).toMatchObject(none);
  const published = granted(await publishSession(environment, manager, { id: submitted.id, version: submitted.version }));
  expect(granted(await poster(drafted.id)).id).toBe(published.id);

  const sheet = () => signInSheet(environment, actors.host, { sessionId: drafted.id });
  expect(granted(await sheet()).session.id).toBe(published.id);
  granted(await cancelSession(environment, manager, { id: published.id, version: published.version, reason: '停电' }));
  const neither = { ok: false, refusal: { code: 'cancelled-not-printed', params: { title: drafted.title } } };
  expect(await poster(drafted.id)).toMatchObject(neither);
  expect(await sheet()).toMatchObject(neither);
});
