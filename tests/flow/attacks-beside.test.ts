import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeBundle } from '#src/account/bundle/write-bundle.ts';
import { addLogKey, readLog } from '#src/evidence/log/index.ts';
import { granted } from '../support/environment.ts';
import { type AttackedLog, broken, checked, openAttackedLog } from '../support/attacked-log.ts';

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

test('takes away a head, a signature or a key: each is told with the head that it stood on', async () => {
  const read = async () => (await readLog(log.world.environment, log.world.tenant.id))!;
  const { checkpoints, keys } = await read();
  const looked = (...statements: string[]) =>
    log.attack(
      async () => {
        for (const statement of statements) expect((await log.admin.query(statement)).rowCount).toBeGreaterThan(0);
      },
      async () => (await log.found()).map(({ what, place }) => `${what} ${place}`),
    );
  const last = `size = (SELECT max(size) FROM evidence.log_checkpoint)`;
  expect(
    await looked(`DELETE FROM evidence.log_signature WHERE ${last}`, `DELETE FROM evidence.log_checkpoint WHERE ${last}`),
  ).toContain(`checkpoint-altered checkpoint ${checkpoints[0]!.size}`);
  // A second key, which was in use before the head was made.
  await log.attack(
    async () => {
      granted(await addLogKey(log.world.environment, log.world.tenant.id, 'sm2'));
      log.world.clock.moveTo(new Date(log.world.clock.now().getTime() + 120_000));
      await log.spend('凭证-0013');
      await log.root.keep('with_two_keys');
    },
    async () => {
      const now = await read();
      const [name, id] = now.keys.find(({ vkey }) => vkey !== keys[0]!.vkey)!.vkey.split('+');
      const told = async (statement: string) => {
        await log.admin.query(statement);
        const places = (await log.found()).map(({ what, place }) => `${what} ${place}`);
        await log.root.putBack('with_two_keys');
        return places;
      };
      const place = `signature-broken checkpoint ${now.checkpoints[0]!.size} ${name}+${id}`;
      expect(await told(`SELECT`)).toEqual([]);
      expect(await told(`DELETE FROM evidence.log_signature WHERE key_id = '${id}' AND ${last}`)).toContain(place);
      expect(await told(`DELETE FROM evidence.log_key WHERE vkey LIKE '%+${id}+%'`)).toContain(place);
    },
  );
});

test('takes away the heads in between, so that nothing speaks against a fact that is dated back', async () => {
  const differences = await log.attack(
    async () => {
      await log.spend('凭证-0015');
      await log.admin.query(`UPDATE evidence.fact SET recorded_at = recorded_at - interval '9 days' WHERE id =
        (SELECT fact_id FROM evidence.log_leaf ORDER BY index DESC LIMIT 1)`);
      const [{ fact_id: id }] = (await log.admin.query('SELECT fact_id FROM evidence.log_leaf ORDER BY index DESC LIMIT 1')).rows;
      // As if it had been appended so: everything of it is made again, and the heads are gone that were signed in those days.
      await log.root.rehash();
      await log.root.releaf(id);
      await log.root.retile();
      await log.root.rehead();
      await log.admin.query(`DELETE FROM evidence.log_signature WHERE size < (SELECT max(size) FROM evidence.log_checkpoint)`);
      await log.admin.query(`DELETE FROM evidence.log_checkpoint WHERE size < (SELECT max(size) FROM evidence.log_checkpoint)`);
    },
    () => log.found(),
  );
  expect(differences.map(({ what }) => what)).toContain('fact-back-dated');
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

test('puts a second fact under the id of one that is in the log, or under that of an act', async () => {
  const [{ id, index }] = (
    await log.admin.query(
      `SELECT fact.id, index::int FROM evidence.fact JOIN evidence.log_leaf ON fact_id = fact.id WHERE kind = 'attendance' ORDER BY fact.id LIMIT 1`,
    )
  ).rows;
  const twin = await log.attack(
    () => log.forge({ occurred_on: 'occurred_on + 1', quantity: 'quantity + 500' }),
    async () => ({
      differences: await log.found(),
      bundle: broken(checked(await log.take())),
    }),
  );
  expect(twin.differences).toEqual([expect.objectContaining({ what: 'fact-altered', place: `#${index} ${id}` })]);
  expect(twin.bundle).not.toEqual([]);
  const [{ act }] = (await log.admin.query(`SELECT id AS act FROM evidence.act ORDER BY id LIMIT 1`)).rows;
  const borrowed = await log.attack(
    () => log.forge({ id: `'${act}'`, quantity: 'quantity + 500' }),
    () => log.found(),
  );
  expect(borrowed).toEqual([expect.objectContaining({ what: 'fact-unlogged', place: act })]);
});

test('hides a fact from whoever counts, and counts without it', async () => {
  const [{ id, index }] = (
    await log.admin.query(
      `SELECT fact.id, index::int FROM evidence.fact JOIN evidence.log_leaf ON fact_id = fact.id WHERE kind = 'expense' ORDER BY index LIMIT 1`,
    )
  ).rows;
  const show = await log.root.hide(`id = '${id}'`);
  const differences = await log.attack(
    () => log.root.recount(`id = '${id}'`),
    () => log.found(),
  );
  await show();
  expect(differences).toContainEqual(expect.objectContaining({ what: 'fact-hidden', place: `#${index} ${id}` }));
});

test('shows a forged fact to whoever counts, and hides it from whoever keeps the log', async () => {
  const forged = '018f0000-0000-7000-8000-00000000f0f0';
  const show = await log.root.hide(`id = '${forged}'`, 'kepu_evidence');
  const differences = await log.attack(
    async () => {
      await log.forge({ id: `'${forged}'`, quantity: 'quantity + 500' });
    },
    () => log.found(),
  );
  await show();
  expect(differences).toEqual([expect.objectContaining({ what: 'fact-unlogged', place: forged })]);
});

test('hides each of two facts of one id from the one of the two who would tell it', async () => {
  const [{ id, index, day }] = (
    await log.admin.query(
      `SELECT fact.id, index::int, occurred_on::text AS day FROM evidence.fact JOIN evidence.log_leaf ON fact_id = fact.id
       WHERE kind = 'attendance' ORDER BY fact.id LIMIT 1`,
    )
  ).rows;
  const [real, twin] = [`id = '${id}' AND occurred_on = '${day}'`, `id = '${id}' AND occurred_on <> '${day}'`];
  const show = [await log.root.hide(real), await log.root.hide(twin, 'kepu_evidence')];
  const differences = await log.attack(
    async () => {
      await log.forge({ occurred_on: 'occurred_on + 1', quantity: 'quantity + 500' });
      await log.root.recount(real);
    },
    () => log.found(),
  );
  for (const each of show) await each();
  const told = differences.map(({ what, place }) => `${what} ${place}`);
  expect(told).toContain(`fact-hidden #${index} ${id}`);
  expect(told).toContain(`fact-unlogged ${id}`);
});
