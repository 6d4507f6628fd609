import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { actorFrom, createTenant, insertMembership, insertPerson, membershipRows, type Tenant } from '#src/access/index.ts';
import { accountActs } from '#src/account/index.ts';
import { type Actor, visitor } from '#src/kernel/actor.ts';
import { MovableClock } from '#src/kernel/clock.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Role } from '#src/kernel/vocabulary.ts';
import { loadRegions } from '#src/network/index.ts';
import { planActs } from '#src/plan/index.ts';
import type { Environment } from '#src/platform/environment.ts';
import { filesOnDisk } from '#src/platform/files.ts';
import { keyFilesIn } from '#src/platform/key-files.ts';
import { openDatabase } from '#src/platform/postgres/database.ts';
import { secretsFrom } from '#src/platform/secrets.ts';
import { createTestDatabase } from './database.ts';

export interface TestEnvironment {
  environment: Environment;
  /** Stands at 2020-05-01 09:00 in Shanghai until it is moved. */
  clock: MovableClock;
  tenant: Tenant;
  actors: TestActors;
  /** Superuser's connection, for what a test inspects past the application. */
  adminUrl: string;
  /** Where attachments lie. */
  filesFolder: string;
  close(): Promise<void>;
}

export interface TestActors {
  manager: Actor;
  finance: Actor;
  /** Of 普陀区, 310107. */
  coordinator: Actor;
  /** Of 普陀区, 310107. */
  host: Actor;
  leader: Actor;
  /** Until the end of 2020. */
  auditor: Actor;
  resident: Actor;
  visitor: Actor;
  otherTenantManager: Actor;
}

/** The value of a result that a test counts on. */
export function granted<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** A person of a tenant with one role, as an actor. */
export async function testActor(
  environment: Environment,
  tenant: Tenant,
  role: Role,
  name: string,
  district: string | null = null,
): Promise<Actor> {
  return environment.database.transaction({ tenant: tenant.id }, 'access', async (transaction) => {
    const now = environment.clock.now();
    const person = await insertPerson(transaction, { name, phone: null, email: null, userId: null }, now);
    const validUntil = role === 'auditor' ? momentOf('2021-01-01') : null;
    if (role !== 'resident') await insertMembership(transaction, { personId: person.id, role, district, validUntil }, now);
    return actorFrom(tenant.id, person, await membershipRows(transaction, [person.id]), now);
  });
}

/** Everything that a verb needs, on a database of its own: a tenant `shanghai` with one actor for each role, and a second tenant. */
export async function testEnvironment(options: { demo?: boolean } = {}): Promise<TestEnvironment> {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'kepu-test-files-'));
  const clock = new MovableClock(momentOf('2020-05-01', '09:00'));
  const environment: Environment = {
    database: openDatabase(database.url),
    clock,
    files: filesOnDisk(folder),
    keyFiles: keyFilesIn(join(folder, 'keys')),
    actSources: [planActs, accountActs],
    secrets: secretsFrom('a fixed secret of the tests, 32 letters at least'),
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost:3000',
  };
  await loadRegions(environment);
  const tenant = granted(
    await createTenant(environment, {
      code: 'shanghai',
      name: '上海市科普事业中心',
      regionCode: '310000',
      demo: options.demo ?? false,
    }),
  );
  const other = granted(
    await createTenant(environment, { code: 'jiangsu', name: '江苏省科普中心', regionCode: '320000', demo: false }),
  );
  const actor = (role: Role, name: string, district: string | null = null) =>
    testActor(environment, tenant, role, name, district);
  return {
    environment,
    clock,
    tenant,
    actors: {
      manager: await actor('manager', '经理甲'),
      finance: await actor('finance', '财务乙'),
      coordinator: await actor('coordinator', '普陀协调丙', '310107'),
      host: await actor('host', '承办丁', '310107'),
      leader: await actor('leader', '领导庚'),
      auditor: await actor('auditor', '审计戊'),
      resident: await actor('resident', '居民己'),
      visitor: visitor(tenant.id),
      otherTenantManager: await testActor(environment, other, 'manager', '外省经理'),
    },
    adminUrl: database.adminUrl,
    filesFolder: folder,
    async close() {
      await environment.database.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
