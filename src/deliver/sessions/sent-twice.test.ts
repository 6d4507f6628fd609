import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { copySession } from './copy-session.ts';
import { draftSession } from './draft-session.ts';
import { makePlan, sessionToDraft } from './sessions.fixture.ts';

let world: TestEnvironment;
let admin: pg.Client;
beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await world?.close();
});

test('a draft or a copy saved twice by one form is one session', async () => {
  const { manager } = world.actors;
  const plan = await makePlan(world.environment, manager);
  const form = { ...sessionToDraft(plan), requestKey: '01900000-0000-4000-8000-00000000f001' };
  const drafts = await Promise.all([form, form].map((one) => draftSession(world.environment, manager, one)));
  const [one, two] = drafts.map(granted);
  expect(two!.id).toBe(one!.id);
  const copy = {
    id: one!.id,
    requestKey: '01900000-0000-4000-8000-00000000f002',
    startsAt: momentOf('2020-11-03', '09:00').toISOString(),
  };
  const copies = await Promise.all([copy, copy].map((like) => copySession(world.environment, manager, like)));
  expect(new Set(copies.map((result) => granted(result).id)).size).toBe(1);
  const { rows } = await admin.query('SELECT 1 FROM deliver.session WHERE title = $1', [form.title]);
  expect(rows).toHaveLength(2);
});
