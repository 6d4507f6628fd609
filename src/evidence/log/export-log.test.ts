import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { appendFacts } from '../ledger/append-facts.ts';
import { sha256 } from '#src/platform/sha256.ts';
import { exportLog } from './export-log.ts';
import { bytesOfBase64, bytesOfHex } from './rules/bytes.rules.ts';
import { commitBody, leafOf } from './rules/leaf.rules.ts';
import { faultOfInclusion, type Hash } from './rules/merkle.rules.ts';
import { readCheckpoint } from './rules/note.rules.ts';
import { sequenceLog } from './sequence-log.ts';

let world: TestEnvironment;
let admin: pg.Client;
const programmeId = '018f0000-0000-7000-8000-0000000000aa';
const otherProgramme = '018f0000-0000-7000-8000-0000000000bb';
/** Two full tiles and a part of one. */
const size = 600;

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const recorder = { tenant: world.tenant.id, recordedBy: 'test', recordedAt: world.clock.now() };
  const drafts = Array.from({ length: size }, (_, at) => ({
    programmeId: at % 3 === 0 ? otherProgramme : programmeId,
    kind: 'attendance' as const,
    method: 'door' as const,
    occurredAt: new Date('2020-04-01T06:00:00Z'),
    quantity: 1,
    unit: '人次',
    recordKind: 'session',
    recordId: `r${at}`,
  }));
  granted(
    await world.environment.database.transaction({ tenant: world.tenant.id }, 'evidence', (transaction) =>
      appendFacts(transaction, recorder, drafts),
    ),
  );
  granted(await sequenceLog(world.environment, { tenant: world.tenant.id, code: world.tenant.code }));
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

/** What is wrong with the proof of each fact of the programme; null of one that holds. */
async function faults(): Promise<(string | null)[]> {
  const exported = (await exportLog(world.environment, world.tenant.id, { programmeId, size }))!;
  const { root } = readCheckpoint(exported.checkpoint)!;
  let entries = 0;
  for await (const part of exported.entries()) entries += part.entries.length;
  expect(entries).toBe(size);
  const found: (string | null)[] = [];
  for await (const { index, salt, body, proof } of exported.facts()) {
    const leafHash = leafOf(sha256, {
      programmeId: body.programmeId,
      commitment: commitBody(sha256, bytesOfHex(salt)!, body),
      act: false,
    });
    const hashes = proof.map((one) => bytesOfBase64(one) as Hash);
    found.push(faultOfInclusion(sha256, { leafIndex: index, treeSize: size, leafHash, rootHash: root, proof: hashes }));
  }
  return found;
}

test('every fact of the programme comes with a proof that holds, over several tiles and the last part of one', async () => {
  expect(await faults()).toEqual(Array(400).fill(null));
});

test('proofs are made of the leaves where their tile was altered or is gone, and of the tile where more leaves came into it', async () => {
  await admin.query('CREATE TEMP TABLE tile AS SELECT * FROM evidence.log_tile');
  await admin.query(
    `UPDATE evidence.log_tile SET hashes = overlay(hashes PLACING '\\x00'::bytea FROM 1) WHERE level = 0 AND index = 0`,
  );
  await admin.query('DELETE FROM evidence.log_tile WHERE level = 0 AND index = 1');
  await admin.query(`UPDATE evidence.log_tile SET hashes = hashes || sha256('one more') WHERE level = 0 AND index = 2`);
  expect(await faults()).toEqual(Array(400).fill(null));
  await admin.query('DELETE FROM evidence.log_tile');
  await admin.query('INSERT INTO evidence.log_tile SELECT * FROM tile');
});

test('where a leaf was altered no proof holds any more, and the export still ends', async () => {
  await admin.query(
    `UPDATE evidence.log_leaf SET commitment = sha256('another')
     WHERE index = (SELECT min(index) FROM evidence.log_leaf WHERE programme_id = $1 AND index >= 300)`,
    [otherProgramme],
  );
  const found = await faults();
  expect(found).toHaveLength(400);
  expect(new Set(found)).toEqual(new Set(['root-differs']));
});
