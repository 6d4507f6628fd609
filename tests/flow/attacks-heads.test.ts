import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLog } from '#src/evidence/log/audit-log.ts';
import { addWitness, askWitnesses, readLog } from '#src/evidence/log/index.ts';
import type { LogDifference } from '#src/evidence/log/log-difference.ts';
import { type AttackedLog, openAttackedLog } from '../support/attacked-log.ts';
import { granted } from '../support/environment.ts';
import { startWitness } from '../support/witness.ts';

let log: AttackedLog;
/** A head between others. */
let middle: number;

beforeAll(async () => {
  log = await openAttackedLog();
  await log.spend('凭证-0021');
  await log.spend('凭证-0022');
  await log.root.keep('at_first');
  const { checkpoints } = (await readLog(log.world.environment, log.world.tenant.id))!;
  expect(checkpoints.length).toBeGreaterThanOrEqual(4);
  middle = checkpoints[1]!.size;
}, 120_000);
afterAll(() => log.close());

const told = async (...statements: string[]) =>
  log.attack(
    async () => {
      for (const statement of statements) expect((await log.admin.query(statement)).rowCount).toBeGreaterThan(0);
    },
    async () => (await log.found()).map(({ what, place }) => `${what} ${place}`),
  );

test('heads are numbered in what is signed, and nothing is told of those that are all there', async () => {
  expect(await log.found()).toEqual([]);
  expect(await log.note()).toMatch(/^[^\n]+\n\d+\n[^\n]+\nkepu head [1-9]\d* \d{4}-[^\n]+Z\n\n/);
});

test('takes one head away from between others, alone', async () => {
  const gone = [
    `DELETE FROM evidence.log_signature WHERE size = ${middle}`,
    `DELETE FROM evidence.log_checkpoint WHERE size = ${middle}`,
  ];
  expect(await told(...gone)).toEqual([expect.stringMatching(`^checkpoint-gone checkpoint \\d+–\\d+$`)]);
  // Whoever numbers the others anew breaks what is signed.
  const renumber = `UPDATE evidence.log_checkpoint SET number = number - 1 WHERE size > ${middle}`;
  expect(await told(...gone, renumber)).toContainEqual(expect.stringMatching(/^signature-broken checkpoint \d+$/));
});

test('moves the moment of a head to where it follows the others still', async () => {
  const moved = `UPDATE evidence.log_checkpoint SET signed_at = signed_at - interval '1 millisecond' WHERE size = ${middle}`;
  expect(await told(moved)).toEqual([`signature-broken checkpoint ${middle}`]);
});

test('damages a tile: its place is told, and not that the log was set back', async () => {
  const damage = 'UPDATE evidence.log_tile SET hashes = set_byte(hashes, 5, 255 - get_byte(hashes, 5)) WHERE level = 0';
  expect(await told(damage)).toEqual(['leaf-altered #0']);
});

test('takes away what a witness cosigned last, or what lies signed beside the keys', async () => {
  expect(await told(`DELETE FROM evidence.log_signature WHERE name LIKE 'witness%'`)).toEqual([
    expect.stringMatching(/^signature-broken checkpoint \d+ witness\.example\/audit-office\+[0-9a-f]{8}$/),
  ]);
  const { keyFiles } = log.world.environment;
  const emptied = await log.attack(
    async () => keyFiles.write(log.signedFile, ''),
    () => log.found(),
  );
  expect(emptied).toEqual([expect.objectContaining({ what: 'checkpoint-gone', place: keyFiles.pathOf(log.signedFile) })]);
});

test('a head of before heads were numbered stays valid, and the next one counts it', async () => {
  const all = await told(`UPDATE evidence.log_checkpoint SET number = NULL WHERE size < ${middle}`);
  // What was signed with a number does not hold without it.
  expect(all.every((one) => one.startsWith('signature-broken'))).toBe(true);
  expect(all.length).toBeGreaterThan(0);
});

test('a witness that is added while an audit runs is nobody that signed behind the log’s back', async () => {
  const { environment, tenant } = log.world;
  const second = await startWitness('witness.example/second', [log.vkey]);
  const { database } = environment;
  let transactions = 0;
  const added = async () => {
    granted(await addWitness(environment, tenant.id, second));
    await askWitnesses(environment, tenant.id);
  };
  const slow = new Proxy(database, {
    get(target, name) {
      if (name !== 'transaction') return Reflect.get(target, name, target) as unknown;
      return async (...asked: Parameters<typeof database.transaction>) => {
        transactions += 1;
        if (transactions === 7) await added();
        return target.transaction(...asked);
      };
    },
  });
  const differences: LogDifference[] = [];
  try {
    await log.attack(
      async () => undefined,
      async () => auditLog({ ...environment, database: slow }, tenant.id, (difference) => void differences.push(difference)),
    );
  } finally {
    await second.close();
  }
  expect(transactions).toBeGreaterThan(7);
  expect(differences).toEqual([]);
});
