import { readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLog } from '#src/evidence/log/index.ts';
import { auditCommand } from '#src/account/index.ts';
import { checkpoints } from '#src/evidence/log/log.store.ts';
import { checkpointText, signatureLine } from '#src/evidence/log/rules/index.ts';
import { keyFrom, makeLogKey, signWith, vkeyOf } from '#src/evidence/log/signing.ts';
import { systemActor } from '#src/kernel/actor.ts';
import type { TenantId } from '#src/kernel/ids.ts';
import { granted } from '../support/environment.ts';
import { type AttackedLog, broken, checked, openAttackedLog } from '../support/attacked-log.ts';

/** What a superuser of the database would try who has read the source: each try is found, at its place. */
let log: AttackedLog;

beforeAll(async () => {
  log = await openAttackedLog();
}, 120_000);
afterAll(() => log.close());

const run = (statement: string, values: unknown[] = []) => log.admin.query(statement, values);
const whats = async (notes: string[] = []) => [...new Set((await log.found(notes)).map(({ what }) => what))].sort();
const tenant = (): TenantId => log.world.tenant.id;

async function victim(kind = 'attendance'): Promise<{ id: string; index: number }> {
  const { rows } = await run(
    `SELECT fact.id, log_leaf.index::int FROM evidence.fact JOIN evidence.log_leaf ON fact_id = fact.id WHERE kind = $1 ORDER BY log_leaf.index LIMIT 1`,
    [kind],
  );
  return rows[0] as { id: string; index: number };
}

/** Everything consistent again but what needs a key: hashes, rollups, the fact's leaf, tiles, roots of all heads. */
async function rebuild(factId: string): Promise<void> {
  await log.root.rehash();
  await log.root.recount();
  await log.root.releaf(factId);
  await log.root.retile();
  await log.root.rehead();
}

/** Signs every head anew with a key whose private half lies in the folder. */
async function resign(vkey: string): Promise<void> {
  const { environment } = log.world;
  const key = keyFrom(vkey);
  const heads = await environment.database.transaction({ tenant: tenant() }, 'evidence', (transaction) =>
    checkpoints(transaction, { limit: 1000 }),
  );
  await run('DELETE FROM evidence.log_signature');
  for (const head of heads) {
    const { size, signedAt } = head;
    const text = checkpointText(key.name, head);
    const line = signatureLine(signWith(environment.keyFiles, tenant(), key, text)!);
    await run('INSERT INTO evidence.log_signature VALUES ($1, $2, $3, $4, $5, $6)', [
      tenant(),
      size,
      key.name,
      key.id,
      line,
      signedAt,
    ]);
  }
  environment.keyFiles.write(log.signedFile, await log.note());
}

describe('single rows', () => {
  test.each([
    ['the day on which it happened', `occurred_on = occurred_on - 30`],
    ['the moment at which it happened', `occurred_at = occurred_at - interval '1 hour'`],
    ['the district', `district = '310104'`],
    ['the counting method', `method = 'online'`],
    ['whose it was', `subject = 'ffff'`],
    ['the programme that it counts for', `programme_id = '018f0000-0000-7000-8000-0000000000ff'`],
    ['who recorded it', `recorded_by = 'somebody'`],
    ['what was written', `context = context || '{"title": "另一个标题"}'`],
  ])('%s of a fact is changed, with hash and rollups', async (_, change) => {
    const { id, index } = await victim();
    const differences = await log.attack(
      async () => {
        await run(`UPDATE evidence.fact SET ${change} WHERE id = $1`, [id]);
        await log.root.rehash();
        await log.root.recount();
      },
      () => log.found(),
    );
    expect(differences).toContainEqual(expect.objectContaining({ what: 'fact-altered', place: `#${index} ${id}` }));
  });

  test('a fact is moved to another tenant, alone and with its leaf', async () => {
    const { id, index } = await victim();
    const { rows } = await run(`SELECT tenant_id AS other FROM access.tenant WHERE tenant_id <> $1`, [tenant()]);
    const other = (rows[0] as { other: TenantId }).other;
    const move = async (tables: string[]) => {
      for (const table of tables)
        await run(`UPDATE evidence.${table} SET tenant_id = $1 WHERE ${table === 'fact' ? 'id' : 'fact_id'} = $2`, [other, id]);
      await log.root.recount();
    };
    const there = async () => granted(await auditCommand(log.world.environment, systemActor(other, 'test'))).json.differences;
    const alone = await log.attack(
      () => move(['fact']),
      async () => ({ here: await log.found(), there: await there() }),
    );
    expect(alone.here).toContainEqual(expect.objectContaining({ what: 'fact-gone', place: `#${index} ${id}` }));
    expect(alone.there).toContainEqual(expect.objectContaining({ what: 'hash', place: id }));
    const both = await log.attack(
      () => move(['fact', 'log_leaf']),
      async () => ({ here: await log.found(), there: await there() }),
    );
    expect(both.here).toContainEqual(expect.objectContaining({ what: 'leaf-missing', place: `#${index}` }));
    expect(both.there.map(({ what }) => what)).toEqual(expect.arrayContaining(['hash', 'leaf-altered']));
  });

  test('the programme of a leaf is changed with that of its fact', async () => {
    const { id, index } = await victim();
    const differences = await log.attack(
      async () => {
        await run(`UPDATE evidence.fact SET programme_id = '018f0000-0000-7000-8000-0000000000ff' WHERE id = $1`, [id]);
        await run(`UPDATE evidence.log_leaf SET programme_id = '018f0000-0000-7000-8000-0000000000ff' WHERE fact_id = $1`, [id]);
        await log.root.rehash();
        await log.root.recount();
        await log.root.releaf(id);
      },
      () => log.found(),
    );
    expect(differences).toContainEqual(expect.objectContaining({ what: 'leaf-altered', place: `#${index}` }));
  });
});

describe('corrections', () => {
  test.each([
    ['is taken away, so that both count', `DELETE FROM evidence.supersession`],
    [
      'is given to another fact',
      `UPDATE evidence.supersession SET fact_id = (SELECT id FROM evidence.fact WHERE kind = 'expense' LIMIT 1)`,
    ],
    ['says another place in the figures', `UPDATE evidence.supersession SET district = '310104', kind = 'output'`],
  ])('the link of a correction %s', async (_, change) => {
    const { rows } = await run('SELECT superseded_id AS id FROM evidence.supersession LIMIT 1');
    expect(rows).toHaveLength(1);
    const differences = await log.attack(
      async () => {
        await run(change);
        await log.root.recount();
      },
      () => log.found(),
    );
    expect(differences).toContainEqual(expect.objectContaining({ what: 'supersession', place: (rows[0] as { id: string }).id }));
  });
});

describe('attachments', () => {
  const withFile = async (): Promise<{ id: string; index: number; sha256: string }> => {
    const { rows } = await run(
      `SELECT fact.id, log_leaf.index::int, sha256 FROM evidence.fact JOIN evidence.log_leaf ON log_leaf.fact_id = fact.id
        JOIN evidence.fact_attachment ON fact_attachment.fact_id = fact.id JOIN evidence.attachment ON attachment.id = attachment_id
        ORDER BY log_leaf.index LIMIT 1`,
    );
    return rows[0] as { id: string; index: number; sha256: string };
  };

  test('the hash of one is changed, or it is put behind another fact, or taken away', async () => {
    const { id, index, sha256 } = await withFile();
    for (const change of [`UPDATE evidence.attachment SET sha256 = repeat('0', 64)`, `DELETE FROM evidence.fact_attachment`]) {
      const differences = await log.attack(
        async () => {
          await run(change);
          await log.root.rehash();
        },
        () => log.found(),
      );
      await run(`UPDATE evidence.attachment SET sha256 = $1 WHERE sha256 = repeat('0', 64)`, [sha256]);
      expect(differences).toContainEqual(expect.objectContaining({ what: 'fact-altered', place: `#${index} ${id}` }));
    }
  });

  test('its link says another record than its fact, so that pages count that one as backed, or is left of a fact that is gone', async () => {
    const { id } = await withFile();
    const told = async (change: string, values: unknown[] = []) =>
      log.attack(
        async () => expect((await run(change, values)).rowCount).toBeGreaterThan(0),
        async () => (await log.found()).filter(({ what }) => what === 'attachment-link'),
      );
    const moved = await told(`UPDATE evidence.fact_attachment SET record_id = 'elsewhere'`);
    expect(moved).toHaveLength((await run('SELECT FROM evidence.fact_attachment')).rowCount!);
    expect(moved).toContainEqual(
      expect.objectContaining({
        place: expect.stringMatching(`^${id} [0-9a-f-]{36}$`),
        kept: expect.stringMatching(/^[a-z-]+ elsewhere$/),
        recounted: expect.stringMatching(/^[a-z-]+ [0-9a-f-]{36}$/),
      }),
    );
    expect(await told(`UPDATE evidence.fact_attachment SET record_kind = 'elsewhere'`)).toHaveLength(moved.length);
    expect(await told('DELETE FROM evidence.fact WHERE id = $1', [id])).toEqual([
      expect.objectContaining({ place: expect.stringMatching(`^${id} `), recounted: '—' }),
    ]);
  });

  test('the file on the disk is changed, or taken away', async () => {
    const { sha256 } = await withFile();
    const folder = log.world.filesFolder;
    const path = join(folder, readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith(sha256))!);
    const bytes = readFileSync(path);
    expect(await log.found([], { files: true })).toEqual([]);
    writeFileSync(path, 'another picture');
    expect(await log.found([], { files: true })).toEqual([
      expect.objectContaining({ what: 'file-altered', place: expect.stringContaining(sha256) }),
    ]);
    unlinkSync(path);
    expect(await log.found([], { files: true })).toEqual([
      expect.objectContaining({ what: 'file-gone', place: expect.stringContaining(sha256) }),
    ]);
    writeFileSync(path, bytes);
    expect(await log.found([], { files: true })).toEqual([]);
  });
});

describe('keys and signatures', () => {
  test('a signature is taken away, spoiled, or moved to another head', async () => {
    for (const change of [
      `DELETE FROM evidence.log_signature WHERE name NOT LIKE 'witness%'`,
      `UPDATE evidence.log_signature SET line = overlay(line PLACING 'AAAA' FROM length(line) - 20) WHERE name NOT LIKE 'witness%'`,
    ]) {
      const differences = await log.attack(
        () => run(change),
        () => log.found(),
      );
      expect(differences).toContainEqual(
        expect.objectContaining({ what: 'signature-broken', place: expect.stringMatching(/^checkpoint \d+$/) }),
      );
    }
  });

  test('what is no key, no witness and no statement is put into their tables: told, and the rest is audited all the same', async () => {
    const vkey = 'kepu.example.cn/log+deadbeef+AYSamHteptDTDE79Mwp9ibmnD+uIDZYCjiDvFxAM6RmE';
    for (const [statement, what, table] of [
      [`INSERT INTO evidence.log_key SELECT tenant_id, '${vkey}', now(), NULL FROM evidence.log`, 'signature-broken', 'log_key'],
      [
        `INSERT INTO evidence.log_witness (tenant_id, vkey, url, added_at) SELECT tenant_id, 'w+00000000+AAAA', 'http://x', now() FROM evidence.log`,
        'signature-broken',
        'log_witness',
      ],
      [`INSERT INTO evidence.log_break SELECT tenant_id, 2, uuidv7(), '{}' FROM evidence.log`, 'break-altered', 'log_break'],
    ] as const) {
      const { id } = await victim();
      const seen = await log.attack(
        async () => {
          await run(statement);
          await run('UPDATE evidence.fact SET quantity = quantity + 500 WHERE id = $1', [id]);
        },
        async () => ({ found: await log.found(), page: await readLog(log.world.environment, tenant()) }),
      );
      expect(seen.found).toContainEqual(expect.objectContaining({ what, place: expect.stringContaining(table) }));
      expect(seen.found.map((one) => one.what)).toContain('fact-altered');
      expect(seen.page!.keys).toHaveLength(1);
    }
  });

  test('the tree is rebuilt over a changed fact and signed with a key of the superuser’s own', async () => {
    const { environment } = log.world;
    const { id } = await victim();
    const files = environment.keyFiles;
    const own = vkeyOf(makeLogKey(files, tenant(), keyFrom(log.vkey).name, 'ed25519'));
    const attack = async (): Promise<void> => {
      await run('UPDATE evidence.fact SET quantity = quantity + 500 WHERE id = $1', [id]);
      await rebuild(id);
      // Under the old key's day: a younger one would be told by what it signed before it was made.
      await run('UPDATE evidence.log_key SET vkey = $1', [own]);
      await resign(own);
    };
    const seen = await log.attack(attack, async () => {
      const bundle = await log.take();
      return {
        alone: await whats(),
        home: await log.found([log.checkpoint]),
        pinned: broken(checked(bundle, { pinned: [log.vkey] })),
        earlier: broken(checked(bundle, { earlier: log.checkpoint })),
      };
    });
    // The file beside the keys was rewritten too; the witness keeps the tree that it has seen.
    expect(seen.alone).toEqual(['signature-broken', 'witness-differs']);
    expect(seen.home.map(({ what, place }) => [what, place])).toContainEqual([
      'split-view',
      expect.stringMatching(/^checkpoint \d+$/),
    ]);
    expect(seen.pinned).toContain('pinned-not-signed');
    expect(seen.earlier).toContain('earlier-not-signed');
    // Who has not the machine, but the database alone, is seen by the file as well.
    const database = await log.attack(
      async () => {
        const before = files.read(log.signedFile)!;
        await attack();
        files.write(log.signedFile, before);
      },
      () => whats(),
    );
    expect(database).toContain('log-set-back');
  });

  test('the tree is rebuilt and signed with the private key itself: the witness and a checkpoint taken home tell', async () => {
    const { id } = await victim();
    const attack = async (): Promise<void> => {
      await run('UPDATE evidence.fact SET quantity = quantity + 500 WHERE id = $1', [id]);
      await rebuild(id);
      await resign(log.vkey);
    };
    const seen = await log.attack(attack, async () => {
      const bundle = await log.take();
      return {
        alone: await log.found(),
        home: await log.found([log.checkpoint]),
        verify: broken(checked(bundle, { earlier: log.checkpoint })),
        inside: broken(checked(bundle)),
        pinned: broken(checked(bundle, { pinned: [log.vkey, log.witness.vkey] })),
      };
    });
    // What the witness cosigned last had to go.
    expect(seen.alone).toEqual([
      expect.objectContaining({ what: 'signature-broken', place: expect.stringContaining('witness.example/audit-office+') }),
      expect.objectContaining({ what: 'witness-differs', place: 'witness.example/audit-office', kept: 'refused' }),
    ]);
    expect(seen.home).toContainEqual(
      expect.objectContaining({ what: 'split-view', place: expect.stringMatching(/^checkpoint \d+$/) }),
    );
    expect(seen.verify).toEqual(['split-view']);
    expect(seen.pinned).toContain('pinned-not-signed');
    // Nothing inside such a bundle gives it away: hence a witness, or a checkpoint kept elsewhere.
    expect(seen.inside).toEqual([]);
    // A witness that is struck from the table is still missed by whoever pins its key or kept a checkpoint.
    const silenced = await log.attack(
      async () => {
        await attack();
        await run('DELETE FROM evidence.log_witness');
      },
      async () => ({
        home: await whats([log.checkpoint]),
        pinned: broken(checked(await log.take(), { pinned: [log.witness.vkey] })),
      }),
    );
    expect(silenced.home).toEqual(['split-view']);
    expect(silenced.pinned).toEqual(['pinned-not-signed']);
  });
});

describe('the order of things', () => {
  test('a fact is slipped past the sequencer and the sequencer set back to take it in with an old date', async () => {
    const { id } = await victim();
    const differences = await log.attack(
      async () => {
        await run('CREATE TEMP TABLE slipped AS SELECT * FROM evidence.fact WHERE id = $1', [id]);
        await run(`UPDATE slipped SET id = uuidv7(), recorded_at = '2020-05-01T00:00:00Z', appended_in = 1`);
        await run('INSERT INTO evidence.fact SELECT * FROM slipped');
        await run('DROP TABLE slipped');
        await run('UPDATE evidence.log SET horizon = 0');
        await log.root.rehash();
        await log.root.recount();
        granted(await log.sequence());
      },
      () => log.found(),
    );
    expect(differences).toEqual([expect.objectContaining({ what: 'fact-back-dated' })]);
  });

  test('the log is said to be longer or shorter than it is', async () => {
    expect(
      await log.attack(
        () => run('UPDATE evidence.log SET size = size - 1'),
        () => whats(),
      ),
    ).toEqual(expect.arrayContaining(['leaf-altered', 'log-set-back']));
    expect(
      await log.attack(
        () => run('UPDATE evidence.log SET size = size + 1'),
        () => whats(),
      ),
    ).toContain('leaf-missing');
  });
});
