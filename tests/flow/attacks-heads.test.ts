import { renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditCommand } from '#src/account/index.ts';
import { auditLog } from '#src/evidence/log/audit-log.ts';
import { addWitness, askWitnesses, readLog } from '#src/evidence/log/index.ts';
import type { LogDifference } from '#src/evidence/log/log-difference.ts';
import { checkpointText, signatureLine } from '#src/evidence/log/rules/note.rules.ts';
import { keyFrom, signWith } from '#src/evidence/log/signing.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { type AttackedLog, broken, checked, openAttackedLog } from '../support/attacked-log.ts';
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
  expect(emptied).toEqual([expect.objectContaining({ what: 'signed-gone', place: keyFiles.pathOf(log.signedFile) })]);
  // Where the whole folder of keys is not there, as on a machine that was given only the database, words say what would lie in it.
  const folder = dirname(keyFiles.pathOf(log.signedFile));
  renameSync(folder, `${folder}.away`);
  const { text } = granted(await auditCommand(log.world.environment, systemActor(log.world.tenant.id, 'test')));
  renameSync(`${folder}.away`, folder);
  expect(text).toContain('最近签名的检查点应存放在密钥文件夹（KEPU_KEYS）里，现已不在');
});

test('what was signed with a number does not hold without it', async () => {
  const all = await told(`UPDATE evidence.log_checkpoint SET number = NULL WHERE size < ${middle}`);
  expect(all.every((one) => one.startsWith('signature-broken'))).toBe(true);
  expect(all.length).toBeGreaterThan(0);
});

test('heads of before heads were numbered stay valid, the next ones count them, and one of them that is taken away is told', async () => {
  let old: Head[] = [];
  const seen = await log.attack(
    async () => {
      old = await signedWithoutNumbers();
      await log.spend('凭证-0031');
      await log.spend('凭证-0032');
    },
    async () => {
      const numbers = (await heads()).map(({ number }) => number);
      const all = await log.found();
      const report = checked(await log.take());
      for (const table of ['log_signature', 'log_checkpoint'])
        await log.admin.query(`DELETE FROM evidence.${table} WHERE size = $1`, [old[1]!.size]);
      return { numbers, all, broken: broken(report), without: await log.found() };
    },
  );
  expect(old.length).toBeGreaterThanOrEqual(4);
  expect(seen.numbers).toEqual([...old.map(() => null), old.length + 1, old.length + 2]);
  expect(seen.all).toEqual([]);
  expect(seen.broken).toEqual([]);
  expect(seen.without).toEqual([expect.objectContaining({ what: 'checkpoint-gone' })]);
});

interface Head {
  size: number;
  root: Buffer;
  signedAt: Date;
  number: number | null;
}
const heads = async (): Promise<Head[]> =>
  (
    await log.admin.query<Head>(
      `SELECT size::int, root, signed_at AS "signedAt", number::int FROM evidence.log_checkpoint ORDER BY size`,
    )
  ).rows;

/** Has the log's key sign every head in the text of before they were numbered; no witness has seen them then. */
async function signedWithoutNumbers(): Promise<Head[]> {
  const { environment, tenant } = log.world;
  await log.admin.query(`DELETE FROM evidence.log_signature WHERE name LIKE 'witness%'; DELETE FROM evidence.log_witness`);
  const { origin } = (await log.admin.query<{ origin: string }>('SELECT origin FROM evidence.log')).rows[0]!;
  const key = keyFrom(log.vkey);
  const all = await heads();
  for (const head of all) {
    const text = checkpointText(origin, { ...head, number: null });
    const line = signatureLine(signWith(environment.keyFiles, tenant.id, key, text)!);
    await log.admin.query('UPDATE evidence.log_signature SET line = $1 WHERE size = $2', [line, head.size]);
    await log.admin.query('UPDATE evidence.log_checkpoint SET number = NULL WHERE size = $1', [head.size]);
    environment.keyFiles.write(log.signedFile, `${text}\n${line}`);
  }
  return all;
}

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
