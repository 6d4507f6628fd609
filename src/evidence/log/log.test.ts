import { createHash } from 'node:crypto';
import { chmodSync, statSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { granted, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { pour, startWitness } from '../../../tests/support/witness.ts';
import type { FactDraft } from '../facts/fact.ts';
import { appendFacts } from '../ledger/append-facts.ts';
import { askWitnesses } from './ask-witnesses.ts';
import { addLogKey, addWitness, removeWitness, retireLogKey } from './change-log.ts';
import { publishedCheckpoint, publishedTile } from './publish-log.ts';
import { portableChecks } from './rules/checks.ts';
import { type NoteKey, readCheckpoint, readVkey, signaturesOf } from './rules/note.rules.ts';
import { tilePath } from './rules/tile.rules.ts';
import { sequenceLog } from './sequence-log.ts';

let world: TestEnvironment;
let admin: pg.Client;
const programmeId = '018f0000-0000-7000-8000-0000000000aa';
const otherProgramme = '018f0000-0000-7000-8000-0000000000bb';

beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const H = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
/** The root by the definition, over the entries that the log publishes. */
function MTH(D: readonly Buffer[]): Buffer {
  if (D.length === 0) return H();
  if (D.length === 1) return H(Buffer.of(0), D[0]!);
  const k = 2 ** Math.floor(Math.log2(D.length - 1));
  return H(Buffer.of(1), MTH(D.slice(0, k)), MTH(D.slice(k)));
}

function drafts(count: number, recordId = 'r'): FactDraft[] {
  return Array.from({ length: count }, (_, at) => ({
    programmeId,
    kind: 'attendance',
    method: 'door',
    occurredAt: new Date('2020-04-01T06:00:00Z'),
    quantity: 1,
    unit: '人次',
    recordKind: 'session',
    recordId,
    context: { title: `第${at}场` },
  }));
}

async function append(count: number, recordId?: string): Promise<string[]> {
  const recorder = { tenant: world.tenant.id, recordedBy: 'test', recordedAt: world.clock.now() };
  return granted(
    await world.environment.database.transaction({ tenant: world.tenant.id }, 'evidence', (transaction) =>
      appendFacts(transaction, recorder, drafts(count, recordId)),
    ),
  );
}

const log = () => ({ tenant: world.tenant.id, code: world.tenant.code });
const sequence = async (batch?: number) => granted(await sequenceLog(world.environment, log(), batch ? { batch } : {}));
const checkpoint = async () => readCheckpoint((await publishedCheckpoint(world.environment, world.tenant.id))!)!;
const one = async <Row>(text: string, values: unknown[] = []): Promise<Row> => (await admin.query(text, values)).rows[0] as Row;

/** The entries as anybody can fetch them. */
async function entries(size: number): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for (let index = 0; index * 256 < size; index += 1) {
    const width = Math.min(256, size - index * 256);
    const path = `${tilePath('entries', index)}${width < 256 ? `.p/${width}` : ''}`;
    let bytes = Buffer.from((await publishedTile(world.environment, world.tenant.id, path))!);
    while (bytes.length > 0) {
      const length = bytes.readUInt16BE(0);
      all.push(bytes.subarray(2, 2 + length));
      bytes = bytes.subarray(2 + length);
    }
  }
  return all;
}

async function keys(): Promise<NoteKey[]> {
  const { rows } = await admin.query<{ vkey: string }>('SELECT vkey FROM evidence.log_key ORDER BY begun_at');
  return rows.map(({ vkey }) => readVkey(portableChecks.sha256, vkey)!);
}

describe('the log of a tenant', () => {
  test('begins empty, signed, with a key that only its owner can read', async () => {
    expect(await sequence()).toEqual({ added: 0, size: 0 });
    const head = await checkpoint();
    expect(head).toMatchObject({ origin: 'localhost:3000/log/shanghai', size: 0 });
    expect(Buffer.from(head.root).equals(H())).toBe(true);
    const [key] = await keys();
    expect(signaturesOf(portableChecks, head, [key!])).toMatchObject([{ holds: true }]);
    const path = world.environment.keyFiles.pathOf(`log-${world.tenant.id}-${key!.id}.key`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    chmodSync(path, 0o640);
    await append(1);
    await expect(sequenceLog(world.environment, log())).rejects.toThrow('chmod 600');
    chmodSync(path, 0o600);
    expect((await sequence()).size).toBe(1);
  });

  test('gives each fact one leaf, whoever sequences at once and however large the batches', async () => {
    const before = (await checkpoint()).size;
    const writers = Promise.all([append(120, 'a'), append(90, 'b'), append(70, 'c'), append(33, 'd')]);
    const running = await Promise.all([sequence(7), sequence(64), sequence(), writers.then(() => sequence(50))]);
    const rest = await sequence();
    expect(running.reduce((sum, { added }) => sum + added, rest.added)).toBe(313);
    expect((await checkpoint()).size).toBe(before + 313);
    expect(
      await one(
        `SELECT count(*)::int AS leaves, count(DISTINCT fact_id)::int AS facts, min(index)::int AS first, max(index)::int AS last FROM evidence.log_leaf`,
      ),
    ).toEqual({ leaves: 314, facts: 314, first: 0, last: 313 });
    const D = await entries(314);
    expect(Buffer.from((await checkpoint()).root).equals(MTH(D))).toBe(true);
  });

  test('keeps its order for ever, and every tree head is the beginning of the next', async () => {
    const { rows: order } = await admin.query('SELECT index, fact_id, commitment FROM evidence.log_leaf ORDER BY index');
    for (const count of [1, 197, 1, 0, 300]) {
      if (count > 0) await append(count);
      await sequence();
    }
    const { rows: later } = await admin.query('SELECT index, fact_id, commitment FROM evidence.log_leaf ORDER BY index');
    expect(later.slice(0, order.length)).toEqual(order);
    const { rows: heads } = await admin.query<{ size: string; root: Buffer }>('SELECT size, root FROM evidence.log_checkpoint');
    expect(heads.length).toBeGreaterThan(5);
    const D = await entries(later.length);
    for (const { size, root } of heads) expect(root.equals(MTH(D.slice(0, Number(size))))).toBe(true);
  });

  test('a sequencer that dies on the way leaves nothing behind, and the next one makes it good', async () => {
    await append(40);
    const size = (await checkpoint()).size;
    const failing = {
      ...world.environment,
      database: {
        ...world.environment.database,
        transaction: ((actor, stage, work) =>
          world.environment.database.transaction(actor, stage, async (transaction) => {
            await work(transaction);
            throw new Error('killed');
          })) as typeof world.environment.database.transaction,
      },
    };
    await expect(sequenceLog(failing, log())).rejects.toThrow('killed');
    expect((await one<{ leaves: number }>('SELECT count(*)::int AS leaves FROM evidence.log_leaf')).leaves).toBe(size);
    expect((await sequence()).size).toBe(size + 40);
  });

  test('a transaction that was open while others were sequenced is not forgotten', async () => {
    const { size } = await checkpoint();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let appended = (): void => undefined;
    const ready = new Promise<void>((resolve) => (appended = resolve));
    const late = world.environment.database.transaction({ tenant: world.tenant.id }, 'evidence', async (transaction) => {
      // Of another programme: facts of one rollup cell wait for each other.
      await appendFacts(
        transaction,
        { tenant: world.tenant.id, recordedBy: 'late', recordedAt: world.clock.now() },
        drafts(2, 'late').map((draft) => ({ ...draft, programmeId: otherProgramme })),
      );
      appended();
      await held;
    });
    await ready;
    await append(3, 'early');
    expect((await sequence()).size).toBe(size + 3);
    release();
    await late;
    expect((await sequence()).size).toBe(size + 5);
  });

  test('finds every fact in a database whose transactions are counted from elsewhere', async () => {
    const { size } = await checkpoint();
    await admin.query('UPDATE evidence.log SET horizon = 9000000000000');
    await append(4);
    expect((await sequence()).size).toBe(size + 4);
  });
});

describe('tiles', () => {
  const tile = (path: string) => publishedTile(world.environment, world.tenant.id, path);

  test('are what C2SP says: full, partial, levels, and nothing beyond the checkpoint', async () => {
    const { size } = await checkpoint();
    const D = await entries(size);
    const full = Buffer.from((await tile('0/000'))!);
    expect(full.length).toBe(8192);
    expect(full.subarray(32 * 255).equals(H(Buffer.of(0), D[255]!))).toBe(true);
    expect(Buffer.from((await tile('1/000.p/1'))!).equals(MTH(D.slice(0, 256)))).toBe(true);
    const edge = Math.floor(size / 256);
    const last = await tile(`${tilePath(0, edge)}.p/${size % 256}`);
    expect(last?.length).toBe(32 * (size % 256));
    // Any narrower part of a tile stays to be had: an older checkpoint needs it.
    expect((await tile('0/000.p/13'))?.length).toBe(13 * 32);
    for (const none of [
      `${tilePath(0, edge)}.p/${(size % 256) + 1}`,
      tilePath(0, edge),
      '2/000.p/1',
      '0/999',
      '0/0',
      '0/0000',
      '00/000',
      '0/x000/000',
      '64/000',
      'entries/000.p/256',
      'entries/000.p/0',
      '0/000.p/01',
      '../checkpoint',
      '',
    ])
      expect(await tile(none), none).toBeNull();
  });

  test('are named in groups of three digits', () => {
    expect([tilePath(0, 1_234_067), tilePath('entries', 0), tilePath(1, 1000)]).toEqual([
      '0/x001/x234/067',
      'entries/000',
      '1/x001/000',
    ]);
  });

  test('say nothing of a fact but its programme', async () => {
    const D = await entries((await checkpoint()).size);
    for (const entry of D)
      expect(JSON.parse(entry.toString())).toEqual({
        fact: expect.stringMatching(/^[0-9a-f]{64}$/),
        programme: expect.stringMatching(/^018f0000-0000-7000-8000-0000000000(aa|bb)$/),
      });
    expect(new Set(D.map(String)).size).toBe(D.length);
  });
});

describe('keys', () => {
  test('rotate: both sign in between, and what the old one signed stays valid', async () => {
    const [old] = await keys();
    const before = await checkpoint();
    world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000));
    const { vkey } = granted(await addLogKey(world.environment, world.tenant.id, 'ed25519'));
    const next = readVkey(portableChecks.sha256, vkey)!;
    await sequence();
    const both = await checkpoint();
    expect(both.size).toBe(before.size);
    expect(signaturesOf(portableChecks, both, [old!, next]).map(({ key, holds }) => [key.id, holds])).toEqual([
      [old!.id, true],
      [next.id, true],
    ]);
    granted(await retireLogKey(world.environment, world.tenant.id, old!.id));
    await append(1);
    await sequence();
    expect((await checkpoint()).signatures.map(({ id }) => id)).toEqual([next.id]);
    expect(await retireLogKey(world.environment, world.tenant.id, next.id)).toMatchObject({ refusal: { code: 'log-key-last' } });
    expect(await retireLogKey(world.environment, world.tenant.id, old!.id)).toMatchObject({
      refusal: { code: 'log-key-unknown' },
    });
  });

  test('of SM2 with SM3 sign beside those of Ed25519', async () => {
    const { vkey } = granted(await addLogKey(world.environment, world.tenant.id, 'sm2'));
    const key = readVkey(portableChecks.sha256, vkey)!;
    expect(key.suite).toBe('sm2');
    await sequence();
    const head = await checkpoint();
    expect(signaturesOf(portableChecks, head, [key])).toMatchObject([{ holds: true }]);
    const forged = { ...head, text: head.text.replace(/\n\d+\n/, '\n9\n') };
    expect(signaturesOf(portableChecks, forged, [key])).toMatchObject([{ holds: false }]);
    granted(await retireLogKey(world.environment, world.tenant.id, key.id));
  });

  test('that are lost are told with the file, and nothing is signed', async () => {
    const { rows } = await admin.query<{ vkey: string }>('SELECT vkey FROM evidence.log_key WHERE retired_at IS NULL');
    const key = readVkey(portableChecks.sha256, rows[0]!.vkey)!;
    const name = `log-${world.tenant.id}-${key.id}.key`;
    const text = world.environment.keyFiles.read(name)!;
    world.environment.keyFiles.write(name, 'PRIVATE+KEY+x+00000000+AAAA\n');
    await append(1);
    expect(await sequenceLog(world.environment, log())).toMatchObject({
      refusal: { code: 'log-key-missing', params: { file: expect.stringContaining(key.id) } },
    });
    world.environment.keyFiles.write(name, text);
    await sequence();
  });
});

describe('witnesses', () => {
  test('cosign over HTTP, from the size that they know on', async () => {
    const active = await admin.query<{ vkey: string }>('SELECT vkey FROM evidence.log_key WHERE retired_at IS NULL');
    const witness = await startWitness(
      'witness.example/w1',
      active.rows.map(({ vkey }) => vkey),
    );
    try {
      granted(await addWitness(world.environment, world.tenant.id, witness));
      const { size } = await checkpoint();
      expect(await askWitnesses(world.environment, world.tenant.id)).toEqual([{ name: 'witness.example/w1', problem: '', size }]);
      const key = readVkey(portableChecks.sha256, witness.vkey)!;
      expect(signaturesOf(portableChecks, await checkpoint(), [key])).toMatchObject([{ holds: true, at: expect.any(Date) }]);
      expect(await askWitnesses(world.environment, world.tenant.id)).toEqual([]);
      for (const count of [1, 255, 40]) {
        await append(count);
        await sequence();
        expect((await askWitnesses(world.environment, world.tenant.id))[0]?.problem).toBe('');
      }
      expect([...witness.known.values()][0]?.size).toBe((await checkpoint()).size);
      // What we believe of it may be wrong: it says what it knows, and is asked again.
      await admin.query('UPDATE evidence.log_witness SET size = 3');
      await append(2);
      await sequence();
      expect((await askWitnesses(world.environment, world.tenant.id))[0]).toMatchObject({
        problem: '',
        size: (await checkpoint()).size,
      });
      await troubles(witness);
    } finally {
      await witness.close();
    }
  });

  async function troubles(witness: Awaited<ReturnType<typeof startWitness>>): Promise<void> {
    const asked = async () => (await askWitnesses(world.environment, world.tenant.id))[0]?.problem;
    await append(1);
    const { size } = await sequence();
    let poured = (): number => 0;
    const cases: [Parameters<typeof witness.misbehave>[0], string][] = [
      [(response) => response.writeHead(500).end('broken'), 'refused'],
      [(response) => response.writeHead(200).end('not a signature'), 'bad-answer'],
      [(response) => response.writeHead(200).end(`— witness.example/w1 ${Buffer.alloc(76).toString('base64')}\n`), 'bad-answer'],
      [(response) => response.writeHead(404).end(), 'unknown-log'],
      [(response) => response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${size + 1}\n`), 'ahead'],
      [(response) => response.writeHead(422).end(), 'refused'],
      [(response) => response.destroy(), 'unreachable'],
      [
        (response) => {
          poured = pour(response.writeHead(200));
        },
        'unreachable',
      ],
    ];
    for (const [how, problem] of cases) {
      witness.misbehave(how);
      expect(await asked()).toBe(problem);
      await admin.query('UPDATE evidence.log_witness SET size = 1');
    }
    // Of an answer without end only its beginning was read.
    expect(poured()).toBeLessThan(32 * 2 ** 20);
    witness.misbehave(null);
    expect(await asked()).toBe('');
    granted(await removeWitness(world.environment, world.tenant.id, 'witness.example/w1'));
    expect(await removeWitness(world.environment, world.tenant.id, 'nobody')).toMatchObject({
      refusal: { code: 'witness-unknown' },
    });
  }

  test('are refused with a key or an address that is none', async () => {
    const [logKey] = (await admin.query<{ vkey: string }>('SELECT vkey FROM evidence.log_key')).rows;
    expect(await addWitness(world.environment, world.tenant.id, { url: 'http://w', vkey: logKey!.vkey })).toMatchObject({
      refusal: { code: 'witness-key-malformed' },
    });
    expect(await addWitness(world.environment, world.tenant.id, { url: 'ftp://w', vkey: 'w+84f1d8a7+BA==' })).toMatchObject({
      ok: false,
    });
  });
});

describe('what was signed is never unsaid', () => {
  test('a log that was set back is not signed again', async () => {
    await append(20);
    const { size } = await sequence();
    await admin.query('BEGIN');
    await admin.query('CREATE TEMP TABLE kept AS SELECT * FROM evidence.log_leaf WHERE index >= $1', [size - 5]);
    await admin.query('DELETE FROM evidence.log_leaf WHERE index >= $1', [size - 5]);
    await admin.query('UPDATE evidence.log SET size = $1', [size - 5]);
    await admin.query('COMMIT');
    expect(await sequenceLog(world.environment, log())).toMatchObject({
      refusal: { code: 'log-set-back', params: { size: size - 5, signed: size } },
    });
    await admin.query('INSERT INTO evidence.log_leaf SELECT * FROM kept');
    await admin.query('UPDATE evidence.log SET size = $1', [size]);
    expect(await sequence()).toEqual({ added: 0, size });
  });

  test('nor one whose tiles were changed', async () => {
    await admin.query('CREATE TEMP TABLE tile AS SELECT * FROM evidence.log_tile WHERE level = 0 AND index = 0');
    await admin.query(`UPDATE evidence.log_tile SET hashes = overlay(hashes PLACING '\\x00'::bytea FROM 1) WHERE level = 0`);
    await append(1);
    expect(await sequenceLog(world.environment, log())).toMatchObject({ ok: false });
    await admin.query('UPDATE evidence.log_tile AS now SET hashes = tile.hashes FROM tile WHERE now.level = 0 AND now.index = 0');
  });
});
