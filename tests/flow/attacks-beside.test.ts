import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeBundle } from '#src/account/bundle/write-bundle.ts';
import { readLog } from '#src/evidence/log/index.ts';
import { type AttackedLog, openAttackedLog } from '../support/attacked-log.ts';

let log: AttackedLog;

beforeAll(async () => {
  log = await openAttackedLog();
}, 120_000);
afterAll(() => log.close());

test('who changes nothing is found to have done so, files and all', async () => {
  expect(await log.found([], { files: true })).toEqual([]);
});

test('moves the moment of a signature', async () => {
  const differences = await log.attack(
    async () => void (await log.admin.query(`UPDATE evidence.log_signature SET signed_at = signed_at - interval '1 year'`)),
    () => log.found(),
  );
  const places = differences.map(({ what, place }) => `${what} ${place}`);
  expect(places).toContainEqual(expect.stringMatching(/^signature-broken checkpoint \d+ localhost.+ signedAt$/));
  expect(places).toContainEqual(expect.stringMatching(/^signature-broken checkpoint \d+ witness.+ signedAt$/));
});

test('retires the only key: the log grows unsigned, and is told', async () => {
  const retire = async () => {
    await log.spend('凭证-0009');
    await log.admin.query(`UPDATE evidence.log_key SET retired_at = now()`);
    await expect(log.spend('凭证-0011')).rejects.toThrow(/log-key-none/);
  };
  const seen = await log.attack(retire, async () => ({
    differences: await log.found(),
    bundle: await writeBundle(log.world.environment, log.world.actors.auditor, { programmeId: log.year.programmeId }),
  }));
  expect(seen.bundle).toMatchObject({ refusal: { code: 'log-key-none' } });
  const { origin } = (await readLog(log.world.environment, log.world.tenant.id))!;
  expect(seen.differences).toContainEqual(expect.objectContaining({ what: 'key-none', place: origin }));
  expect(seen.differences).toContainEqual(
    expect.objectContaining({ what: 'leaves-unsigned', place: expect.stringMatching(`^${origin} #\\d+–#\\d+$`) }),
  );
});

test('takes away the last heads: leaves that wait long for a signature are told', async () => {
  const differences = await log.attack(
    async () => {
      await log.admin.query(`DELETE FROM evidence.log_signature WHERE size > (SELECT min(size) FROM evidence.log_checkpoint)`);
      await log.admin.query(`DELETE FROM evidence.log_checkpoint WHERE size > (SELECT min(size) FROM evidence.log_checkpoint)`);
      log.world.clock.moveTo(new Date(log.world.clock.now().getTime() + 7 * 3600_000));
    },
    () => log.found(),
  );
  expect(differences.map(({ what }) => what)).toContain('leaves-unsigned');
});

test('sets a freeze of expenses that no self-evaluation brought about', async () => {
  const differences = await log.attack(
    async () =>
      void (await log.admin.query(
        `INSERT INTO plan.expense_freeze SELECT tenant_id, id, 1, '2020-12-31', 'signed', '王某', now() FROM plan.programme LIMIT 1`,
      )),
    () => log.found(),
  );
  expect(differences).toEqual([
    expect.objectContaining({ what: 'plan-differs', place: expect.stringMatching(/^expense-freeze /), kept: '—' }),
  ]);
});

test('changes what is said of a file', async () => {
  const differences = await log.attack(
    async () => void (await log.admin.query(`UPDATE evidence.attachment SET size = size + 1, media_type = 'application/pdf'`)),
    () => log.found([], { files: true }),
  );
  await log.admin.query(`UPDATE evidence.attachment SET size = size - 1, media_type = 'image/png'`);
  expect(differences.map(({ what, place }) => `${what} ${place.split(' ').at(-1)}`)).toEqual(
    expect.arrayContaining(['file-altered size', 'file-altered mediaType']),
  );
});
