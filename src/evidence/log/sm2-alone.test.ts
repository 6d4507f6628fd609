import { afterAll, beforeAll, expect, test } from 'vitest';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { appendFacts } from '../ledger/append-facts.ts';
import { auditLog } from './audit-log.ts';
import { addLogKey, retireLogKey } from './change-log.ts';
import { publishedCheckpoint } from './publish-log.ts';
import { portableChecks } from './rules/checks.ts';
import { readCheckpoint, readVkey, signaturesOf } from './rules/note.rules.ts';
import { sequenceLog } from './sequence-log.ts';

let world: TestEnvironment;
beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world.close());

/** One more fact in the log, and the checkpoint that holds it. */
async function grow() {
  const { environment, tenant, clock } = world;
  const recorder = { tenant: tenant.id, recordedBy: 'test', recordedAt: clock.now() };
  const fact = {
    programmeId: '018f0000-0000-7000-8000-0000000000aa',
    kind: 'attendance',
    method: 'door',
    quantity: 1,
    unit: '人次',
  };
  const draft = { ...fact, occurredAt: clock.now(), recordKind: 'session', recordId: 'r' };
  granted(await environment.database.transaction({ tenant: tenant.id }, 'evidence', (to) => appendFacts(to, recorder, [draft])));
  granted(await sequenceLog(environment, { tenant: tenant.id, code: tenant.code }));
  return readCheckpoint((await publishedCheckpoint(environment, tenant.id))!)!;
}

test('a log goes over from Ed25519 to SM2 with SM3 alone, and its last key is never retired', async () => {
  const { environment, tenant } = world;
  const [first] = (await grow()).signatures;
  const { vkey } = granted(await addLogKey(environment, tenant.id, 'sm2'));
  const sm2 = readVkey(portableChecks.sha256, vkey)!;
  expect((await grow()).signatures.map(({ id }) => id).sort()).toEqual([first!.id, sm2.id].sort());
  granted(await retireLogKey(environment, tenant.id, first!.id));
  const alone = await grow();
  expect(alone.signatures.map(({ id }) => id)).toEqual([sm2.id]);
  expect(signaturesOf(portableChecks, alone, [sm2])).toMatchObject([{ holds: true }]);
  const faults: string[] = [];
  await auditLog(environment, tenant.id, ({ what, place }) => faults.push(`${what} ${place}`));
  expect(faults).toEqual([]);
  expect(await retireLogKey(environment, tenant.id, sm2.id)).toMatchObject({ refusal: { code: 'log-key-last' } });
});
