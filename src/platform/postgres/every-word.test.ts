import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { dayWords, everyWord } from './every-word.ts';

let world: TestEnvironment;
beforeAll(async () => {
  world = await testEnvironment({});
});
afterAll(() => world.close());

async function found(typed: string | undefined): Promise<boolean> {
  const { environment, actors } = world;
  return environment.database.transaction(actors.manager, 'deliver', async (transaction) => {
    const condition = everyWord(typed, ['title', 'place', dayWords('day')]);
    const { rows } = await sql<{ found: boolean }>`SELECT ${condition} AS found
      FROM (VALUES ('垃圾分类 AI 100%', NULL::text, DATE '2020-12-01')) AS row (title, place, day)`.execute(transaction);
    return rows[0]!.found;
  });
}

test.each([
  [undefined, true],
  ['  ', true],
  ['分类', true],
  ['分类 ai', true],
  ['ai　垃圾', true],
  ['2020-12-01', true],
  ['12月1日', true],
  ['100%', true],
  ['分类 普陀', false],
  ['1_0', false],
  ['10%%', false],
  ['\\', false],
])('%j is found: %j', async (typed, is) => {
  expect(await found(typed)).toBe(is);
});
