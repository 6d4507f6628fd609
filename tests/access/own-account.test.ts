import { afterAll, beforeAll, expect, test } from 'vitest';
import { inviteMember } from '#src/access/index.ts';
import { ownPeople } from '#src/access/sign-in/identity.store.ts';
import { noTenant } from '#src/kernel/ids.ts';
import { sql } from 'kysely';
import { granted, type TestEnvironment, testEnvironment } from '../support/environment.ts';

let world: TestEnvironment;
const ids: Record<string, string> = {};

/** One account in two tenants, and one of somebody else in the second. */
beforeAll(async () => {
  world = await testEnvironment();
  const { environment, actors } = world;
  const given = (email: string) => ({ name: '某人', email, membership: { role: 'finance' as const } });
  const here = granted(await inviteMember(environment, actors.manager, '', given('both@example.org')));
  const there = granted(await inviteMember(environment, actors.otherTenantManager, '', given('both@example.org')));
  const other = granted(await inviteMember(environment, actors.otherTenantManager, '', given('other@example.org')));
  Object.assign(ids, { here: here.person.id, there: there.person.id, other: other.person.id });
});
afterAll(() => world.close());

const inNoTenant = <Value>(work: Parameters<TestEnvironment['environment']['database']['transaction']>[2]): Promise<Value> =>
  world.environment.database.transaction({ tenant: noTenant }, 'access', work) as Promise<Value>;

test('while an account signs in, its own people and memberships show in every tenant, and nobody else', async () => {
  const account = await world.environment.database.transaction(world.actors.manager, 'access', async (transaction) => {
    const { rows } = await sql<{ userId: string }>`SELECT user_id AS "userId" FROM access.person WHERE id = ${ids.here}`.execute(
      transaction,
    );
    return rows[0]!.userId;
  });
  const seen = await inNoTenant<{ people: string[]; memberships: string[]; before: number }>(async (transaction) => {
    const before = (await sql`SELECT FROM access.membership`.execute(transaction)).rows.length;
    const own = await ownPeople(transaction, account);
    const { rows } = await sql<{ id: string }>`SELECT DISTINCT person_id AS id FROM access.membership`.execute(transaction);
    return { people: own.map((person) => person.id), memberships: rows.map((row) => row.id), before };
  });
  expect(seen.before).toBe(0);
  expect(seen.people.sort()).toEqual([ids.here, ids.there].sort());
  expect(seen.memberships.sort()).toEqual([ids.here, ids.there].sort());
  // What one transaction was told ends with it.
  expect(
    await inNoTenant(async (transaction) => (await sql`SELECT FROM access.membership`.execute(transaction)).rows.length),
  ).toBe(0);
});
