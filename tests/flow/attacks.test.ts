import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erasePerson } from '#src/access/index.ts';
import { auditCommand } from '#src/account/index.ts';
import type { BundleReport } from '#src/account/bundle/verify/index.ts';
import { addWitness, askWitnesses, publishedCheckpoint, publishedTile, readLog, sequenceLog } from '#src/evidence/log/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { broken, bundleLines, checked, spendMore } from '../support/attacked-log.ts';
import { granted, type TestEnvironment, testEnvironment } from '../support/environment.ts';
import { type LivedYear, liveSmallYear } from '../support/small-year.ts';
import { superuser } from '../support/superuser.ts';
import { startWitness, type Witness } from '../support/witness.ts';

let world: TestEnvironment;
let year: LivedYear;
let admin: pg.Client;
let root: ReturnType<typeof superuser>;
let folder: string;
let witness: Witness;
/** What an auditor took home. */
let bundle: string[];
let checkpoint: string;

const log = () => ({ tenant: world.tenant.id, code: world.tenant.code });
const note = async () => (await publishedCheckpoint(world.environment, world.tenant.id))!;

beforeAll(async () => {
  world = await testEnvironment();
  year = await liveSmallYear(world);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  root = superuser(world, admin);
  folder = mkdtempSync(join(tmpdir(), 'kepu-attacks-'));
  granted(await sequenceLog(world.environment, log()));
  const keys = (await readLog(world.environment, world.tenant.id))!.keys.map(({ vkey }) => vkey);
  witness = await startWitness('witness.example/audit-office', keys);
  granted(await addWitness(world.environment, world.tenant.id, witness));
  await askWitnesses(world.environment, world.tenant.id);
  await spendMore(world, year, '凭证-0005', 60_000);
  bundle = await take();
  await askWitnesses(world.environment, world.tenant.id);
  checkpoint = await note();
  await root.keep('at_first');
}, 120_000);

afterAll(async () => {
  await witness.close();
  await admin.end();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const take = (): Promise<string[]> => bundleLines(world, year, folder);

const faultsOf = (report: BundleReport) => report.checks.flatMap(({ faults }) => faults);

describe('erasing people', () => {
  /** Everything that leaves the house: the bundle, the checkpoint, every tile and every entry. */
  async function published(): Promise<string> {
    const size = checked(bundle).entries;
    const tiles = await Promise.all(
      [`0/000.p/${size}`, `entries/000.p/${size}`].map((path) => publishedTile(world.environment, world.tenant.id, path)),
    );
    return [
      ...(await take()),
      await note(),
      ...tiles.map((bytes) => Buffer.from(bytes!).toString('latin1')),
      ...tiles.map((bytes) => Buffer.from(bytes!).toString('utf8')),
    ].join('\n');
  }

  test('leaves every proof valid, and nobody is in anything that is published, before or after', async () => {
    const { rows: people } = await admin.query<{ id: string; name: string; phone: string | null; email: string | null }>(
      'SELECT id, name, phone, email FROM access.person',
    );
    const personal = [
      ...people.flatMap(({ id, name, phone, email }) => [id, name, phone, email].flatMap((one) => one ?? [])),
      '张晓明',
      '李安',
      '王静',
      '19900002040',
      '19900002041',
      '19900002042',
      '演示讲师甲',
      '演示联系人',
      // Texts that people write may name others: they stay in the database.
      '厨房里的化学',
      '听得懂',
      '科普套件第1批',
      '凭证-0001',
      '凭证-0005',
      '现场.png',
    ];
    expect(people.length).toBeGreaterThan(8);
    const inside = (await admin.query<{ text: string }>(`SELECT string_agg(context::text, ' ') AS text FROM evidence.fact`))
      .rows[0]!.text;
    expect(inside).toContain('厨房里的化学');
    const before = await published();
    expect(personal.filter((text) => before.includes(text))).toEqual([]);
    const [resident] = people.filter(({ name }) => name === '张晓明');
    granted(await erasePerson(world.environment, world.actors.manager, { id: resident!.id, reason: '本人要求' }));
    const { rows } = await admin.query('SELECT name, phone FROM access.person WHERE id = $1', [resident!.id]);
    expect(JSON.stringify(rows)).not.toContain('张晓明');
    expect(broken(checked(await take(), { earlier: checkpoint }))).toEqual([]);
    expect(granted(await auditCommand(world.environment, systemActor(world.tenant.id, 'test'))).json.total).toBe(0);
    const after = await published();
    expect(personal.filter((text) => after.includes(text))).toEqual([]);
  });
});

describe('a superuser of the database', () => {
  const audit = async (notes: string[] = []) =>
    granted(await auditCommand(world.environment, systemActor(world.tenant.id, 'test'), { checkpoints: notes })).json;
  const found = async (notes: string[] = []) => (await audit(notes)).differences;
  const whats = async (notes: string[] = []) => [...new Set((await found(notes)).map(({ what }) => what))].sort();
  const signedFile = () => `log-${world.tenant.id}.signed`;

  /** Runs an attack on the kept state, looks, and puts everything back. */
  async function attack<Value>(statements: () => Promise<void>, look: () => Promise<Value>): Promise<Value> {
    const signed = world.environment.keyFiles.read(signedFile())!;
    const seen = new Map(witness.known);
    await statements();
    try {
      return await look();
    } finally {
      await root.putBack('at_first');
      world.environment.keyFiles.write(signedFile(), signed);
      witness.known.clear();
      for (const [origin, known] of seen) witness.known.set(origin, known);
    }
  }

  /** A fact of the head count, and its leaf. */
  async function victim(): Promise<{ id: string; index: number }> {
    const { rows } = await admin.query(
      `SELECT fact.id, log_leaf.index::int FROM evidence.fact JOIN evidence.log_leaf ON fact_id = fact.id WHERE kind = 'attendance' ORDER BY log_leaf.index LIMIT 1`,
    );
    return rows[0] as { id: string; index: number };
  }

  test('who leaves everything alone is found to have done so', async () => {
    expect(await found([checkpoint])).toEqual([]);
    expect(await audit()).toMatchObject({ total: 0, leaves: checked(bundle).entries });
  });

  test('edits a fact', async () => {
    const { id, index } = await victim();
    const differences = await attack(async () => {
      await admin.query('UPDATE evidence.fact SET quantity = 500 WHERE id = $1', [id]);
    }, found);
    expect(differences).toContainEqual(expect.objectContaining({ what: 'hash', place: id }));
    expect(differences).toContainEqual(expect.objectContaining({ what: 'fact-altered', place: `#${index} ${id}` }));
  });

  test('edits a fact, its hash and its rollups, and the bundle made of it', async () => {
    const { id, index } = await victim();
    const change = async () => {
      await admin.query('UPDATE evidence.fact SET quantity = quantity + 500 WHERE id = $1', [id]);
      await root.rehash();
      await root.recount();
    };
    const { differences, report } = await attack(change, async () => {
      const differences = await found();
      return { differences, report: checked(await take()) };
    });
    expect(differences).toEqual([expect.objectContaining({ what: 'fact-altered', place: `#${index} ${id}` })]);
    expect(faultsOf(report)).toContainEqual({ code: 'fact-altered', params: expect.objectContaining({ index, fact: id }) });
  });

  test('edits a fact and its leaf, then its tile, then the tree heads', async () => {
    const { id, index } = await victim();
    const steps: [string, string][] = [];
    const leaf = async () => {
      await admin.query('UPDATE evidence.fact SET quantity = quantity + 500 WHERE id = $1', [id]);
      await root.rehash();
      await root.recount();
      await root.releaf(id);
    };
    await attack(leaf, async () => {
      for (const { what, place } of await found()) steps.push([what, place]);
    });
    expect(steps).toContainEqual(['leaf-altered', `#${index}`]);
    expect(steps).toContainEqual(['checkpoint-altered', expect.stringMatching(/^checkpoint \d+$/)]);
    const tile = async () => {
      await leaf();
      await root.retile();
    };
    expect(await attack(tile, whats)).toEqual(['checkpoint-altered', 'log-set-back']);
    const heads = async () => {
      await tile();
      await root.rehead();
    };
    expect(await attack(heads, whats)).toEqual(['log-set-back', 'signature-broken', 'witness-differs']);
  });

  test('deletes a fact with all its traces but the log', async () => {
    const { id, index } = await victim();
    const gone = async () => {
      await admin.query('DELETE FROM evidence.fact_attachment WHERE fact_id = $1', [id]);
      await admin.query('DELETE FROM evidence.fact WHERE id = $1', [id]);
      await root.recount();
    };
    const { differences, report } = await attack(gone, async () => ({
      differences: await found(),
      report: checked(await take()),
    }));
    expect(differences).toEqual([expect.objectContaining({ what: 'fact-gone', place: `#${index} ${id}` })]);
    expect(faultsOf(report)).toContainEqual({ code: 'fact-left-out', params: { index } });
  });

  test('deletes the leaf too', async () => {
    const { id, index } = await victim();
    const gone = async () => {
      await admin.query('DELETE FROM evidence.log_leaf WHERE fact_id = $1', [id]);
      await admin.query('DELETE FROM evidence.fact_attachment WHERE fact_id = $1', [id]);
      await admin.query('DELETE FROM evidence.fact WHERE id = $1', [id]);
      await root.recount();
    };
    expect(await attack(gone, found)).toContainEqual(expect.objectContaining({ what: 'leaf-missing', place: `#${index}` }));
  });

  test('reorders the sequence', async () => {
    const swap = async () => {
      await admin.query('UPDATE evidence.log_leaf SET index = index + 1000 WHERE index IN (1, 2)');
      await admin.query('UPDATE evidence.log_leaf SET index = 1003 - index WHERE index IN (1001, 1002)');
    };
    const places = (await attack(swap, found)).filter(({ what }) => what === 'leaf-altered').map(({ place }) => place);
    expect(places).toEqual(['#1', '#2']);
  });

  test('back-dates: an old fact, a new one, one slipped past the sequencer', async () => {
    const { id, index } = await victim();
    const dated = await attack(async () => {
      await admin.query(`UPDATE evidence.fact SET recorded_at = recorded_at - interval '9 days' WHERE id = $1`, [id]);
      await root.rehash();
    }, found);
    expect(dated).toEqual([expect.objectContaining({ what: 'fact-altered', place: `#${index} ${id}` })]);
    const late = await attack(async () => {
      await copyOf(id, { recorded_at: '2020-05-01T00:00:00Z', appended_in: null });
      await root.recount();
      granted(await sequenceLog(world.environment, log()));
    }, found);
    expect(late).toEqual([expect.objectContaining({ what: 'fact-back-dated', place: expect.stringMatching(/^#\d+ /) })]);
    const slipped = await attack(async () => {
      await copyOf(id, { recorded_at: '2020-05-01T00:00:00Z', appended_in: '1' });
      await root.recount();
    }, found);
    expect(slipped).toEqual([
      expect.objectContaining({ what: 'fact-unlogged', place: expect.stringMatching(/^[0-9a-f-]{36}$/) }),
    ]);
  });

  test('has one fact take the place of another without a fact that says so', async () => {
    const { id } = await victim();
    const differences = await attack(async () => {
      await admin.query(
        `INSERT INTO evidence.supersession SELECT tenant_id, $1, occurred_on, id, programme_id, kind, sub_programme, activity, district,
          venue_kind, audience, method, outcome, unit, subject, record_kind, record_id, region, venue FROM evidence.fact WHERE kind = 'session-held' LIMIT 1`,
        [id],
      );
      await root.recount();
    }, found);
    expect(differences).toEqual([expect.objectContaining({ what: 'supersession', place: id })]);
  });

  test('takes the whole log away, or gives it another name', async () => {
    const gone = async () => {
      for (const table of ['log_signature', 'log_checkpoint', 'log_tile', 'log_leaf', 'log_key', 'log'])
        await admin.query(`DELETE FROM evidence.${table}`);
      await admin.query(`UPDATE evidence.fact SET quantity = quantity + 500 WHERE kind = 'attendance'`);
      await root.rehash();
      await root.recount();
    };
    expect(await attack(gone, whats)).toContain('log-set-back');
    expect(await attack(gone, async () => (await found([checkpoint])).length)).toBeGreaterThanOrEqual(2);
    const named = async () => void (await admin.query(`UPDATE evidence.log SET origin = 'elsewhere.example/log/shanghai'`));
    expect(await attack(named, whats)).toContain('log-set-back');
    expect(await attack(named, () => sequenceLog(world.environment, log()))).toMatchObject({ refusal: { code: 'log-forked' } });
  });

  const later = () => spendMore(world, year, '凭证-0009', 30_000);

  test('restores an old backup: seen from what was signed last, from the witness, from a checkpoint taken home', async () => {
    const seen = await attack(
      async () => {
        await later();
        await askWitnesses(world.environment, world.tenant.id);
      },
      async () => {
        const [newer, newest] = [await take(), await note()];
        await root.putBack('at_first');
        const own = await whats();
        const refused = await sequenceLog(world.environment, log());
        // The superuser owns the machine too.
        world.environment.keyFiles.write(signedFile(), checkpoint);
        const outside = await found();
        const older = checked(await take(), { earlier: newest });
        return { own, refused, outside, older, home: await whats([newest]), newer: checked(newer, { earlier: checkpoint }) };
      },
    );
    expect(seen.own).toContain('log-set-back');
    expect(seen.refused).toMatchObject({ refusal: { code: 'log-set-back' } });
    expect(seen.outside).toEqual([
      expect.objectContaining({ what: 'witness-differs', place: 'witness.example/audit-office', kept: 'ahead' }),
    ]);
    expect(broken(seen.older)).toEqual(['set-back']);
    expect(seen.home).toContain('log-set-back');
    expect(broken(seen.newer)).toEqual([]);
  });

  test('cuts the tail', async () => {
    const differences = await attack(
      async () => {
        await admin.query('SET session_replication_role = replica');
        const { rows } = await admin.query<{ size: number }>('SELECT size::int FROM evidence.log');
        const size = rows[0]!.size - 1;
        await admin.query('DELETE FROM evidence.fact WHERE id IN (SELECT fact_id FROM evidence.log_leaf WHERE index >= $1)', [
          size,
        ]);
        await admin.query('DELETE FROM evidence.log_leaf WHERE index >= $1', [size]);
        await admin.query('UPDATE evidence.log_tile SET hashes = substr(hashes, 1, $1)', [size * 32]);
        await admin.query('DELETE FROM evidence.log_signature WHERE size > $1', [size]);
        await admin.query('DELETE FROM evidence.log_checkpoint WHERE size > $1', [size]);
        await admin.query('DELETE FROM evidence.supersession WHERE fact_id NOT IN (SELECT id FROM evidence.fact)');
        await admin.query('UPDATE evidence.log SET size = $1', [size]);
        await admin.query('RESET session_replication_role');
        await root.recount();
      },
      () => found([checkpoint]),
    );
    expect(differences).toContainEqual(
      expect.objectContaining({ what: 'log-set-back', place: expect.stringContaining('.signed') }),
    );
    expect(differences).toContainEqual(
      expect.objectContaining({ what: 'log-set-back', place: expect.stringMatching(/^checkpoint \d+$/) }),
    );
    expect(differences).toContainEqual(expect.objectContaining({ what: 'witness-differs' }));
  });

  test.each([
    [
      'the moment a head was signed',
      `log_checkpoint SET signed_at = signed_at - interval '5 years'`,
      /^checkpoint \d+ signedAt$/,
    ],
    ['when a key began', `log_key SET begun_at = begun_at + interval '1 year'`, /^checkpoint \d+ .+\+[0-9a-f]{8}$/],
    ['when a key was retired', `log_key SET retired_at = begun_at - interval '1 day'`, /^checkpoint \d+ .+\+[0-9a-f]{8}$/],
  ])('moves %s, by which back-dating is judged', async (_, change, place) => {
    const differences = await attack(
      async () => void (await admin.query(`UPDATE evidence.${change}`)),
      () => found(),
    );
    expect(differences).toContainEqual(expect.objectContaining({ place: expect.stringMatching(place) }));
  });

  test('shows two auditors different trees of one size', async () => {
    const seen = await attack(later, async () => {
      await askWitnesses(world.environment, world.tenant.id);
      const shownToOne = await note();
      await root.putBack('at_first');
      world.environment.keyFiles.write(signedFile(), checkpoint);
      await spendMore(world, year, '凭证-0010', 90_000);
      return {
        audit: await found([shownToOne]),
        verify: checked(await take(), { earlier: shownToOne }),
        alone: checked(await take()),
      };
    });
    // Nothing inside the second tree gives it away.
    expect(broken(seen.alone)).toEqual([]);
    expect(seen.audit.map(({ what }) => what).sort()).toEqual(['split-view', 'witness-differs']);
    expect(seen.audit.find(({ what }) => what === 'split-view')?.place).toMatch(/^checkpoint \d+$/);
    expect(broken(seen.verify)).toEqual(['split-view']);
  });

  async function copyOf(id: string, change: Record<string, string | null>): Promise<void> {
    await admin.query('DROP TABLE IF EXISTS copy');
    await admin.query('CREATE TEMP TABLE copy AS SELECT * FROM evidence.fact WHERE id = $1', [id]);
    await admin.query(
      `UPDATE copy SET id = uuidv7(), recorded_at = $1, appended_in = coalesce($2::bigint, pg_current_xact_id()::text::bigint)`,
      [change.recorded_at, change.appended_in],
    );
    await admin.query('INSERT INTO evidence.fact SELECT * FROM copy');
    await root.rehash();
  }
});
