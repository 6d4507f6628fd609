import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import pg from 'pg';
import { auditCommand, bundleCommand } from '#src/account/index.ts';
import { BundleCheck, type BundleOptions, type BundleReport } from '#src/account/bundle/verify/index.ts';
import { expenseRoutes } from '#src/deliver/expenses/index.ts';
import { appendFacts, withdrawFact } from '#src/evidence/index.ts';
import { addWitness, askWitnesses, publishedCheckpoint, readLog, sequenceLog } from '#src/evidence/log/index.ts';
import { portableChecks } from '#src/evidence/log/rules/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { granted, type TestEnvironment, testEnvironment } from './environment.ts';
import { as, type LivedYear, liveSmallYear, putuo } from './small-year.ts';
import { type Superuser, superuser } from './superuser.ts';
import { startWitness, type Witness } from './witness.ts';

/** A year with a signed log, a witness, a checkpoint taken home, and a superuser who may try what he likes: all is put back after each attack. */
export interface AttackedLog {
  world: TestEnvironment;
  year: LivedYear;
  admin: pg.Client;
  root: Superuser;
  witness: Witness;
  /** What an auditor took home. */
  checkpoint: string;
  /** The log's public key, as it was published. */
  vkey: string;
  signedFile: string;
  /** One more fact at the end of the log. */
  spend(voucherNumber: string): Promise<void>;
  /** A copy of a head count with other values, as SQL by column, in the rollups as well. */
  forge(values: Record<string, string>): Promise<void>;
  sequence(): ReturnType<typeof sequenceLog>;
  note(): Promise<string>;
  /** The bundle as lines, made anew. */
  take(): Promise<string[]>;
  found(
    checkpoints?: string[],
    options?: { files: boolean },
  ): Promise<{ what: string; place: string; kept: string; recounted: string }[]>;
  attack<Value>(statements: () => Promise<unknown>, look: () => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

export async function openAttackedLog(): Promise<AttackedLog> {
  const world = await testEnvironment();
  const year = await liveSmallYear(world);
  const { environment, tenant } = world;
  const admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
  const root = superuser(world, admin);
  const folder = mkdtempSync(join(tmpdir(), 'kepu-attacks-'));
  const sequence = () => sequenceLog(environment, { tenant: tenant.id, code: tenant.code });
  const note = async () => (await publishedCheckpoint(environment, tenant.id))!;
  const spend = (voucherNumber: string): Promise<void> => spendMore(world, year, voucherNumber);
  await correctOne(world, year);
  granted(await sequence());
  const vkey = (await readLog(environment, tenant.id))!.keys[0]!.vkey;
  const witness = await startWitness('witness.example/audit-office', [vkey]);
  granted(await addWitness(environment, tenant.id, witness));
  await askWitnesses(environment, tenant.id);
  await spend('凭证-0005');
  await askWitnesses(environment, tenant.id);
  const checkpoint = await note();
  await root.keep('at_first');
  const signedFile = `log-${tenant.id}.signed`;
  return {
    world,
    year,
    admin,
    root,
    witness,
    checkpoint,
    vkey,
    signedFile,
    spend,
    forge: (values) => forgeFact(admin, root, values),
    sequence,
    note,
    take: () => bundleLines(world, year, folder),
    async found(checkpoints = [], options = { files: false }) {
      return granted(await auditCommand(environment, systemActor(tenant.id, 'test'), { checkpoints, ...options })).json
        .differences;
    },
    async attack(statements, look) {
      const signed = environment.keyFiles.read(signedFile)!;
      const seen = new Map(witness.known);
      await statements();
      try {
        return await look();
      } finally {
        await root.putBack('at_first');
        environment.keyFiles.write(signedFile, signed);
        witness.known.clear();
        for (const [origin, known] of seen) witness.known.set(origin, known);
      }
    },
    async close() {
      await witness.close();
      await admin.end();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One more fact at the end of the log. */
export async function spendMore(
  world: TestEnvironment,
  year: LivedYear,
  voucherNumber: string,
  amountFen = 60_000,
  reason = '',
): Promise<void> {
  const { environment, tenant, actors } = world;
  const paid = { kind: 'printing' as const, payee: '演示印刷厂', purpose: '海报', paidOn: '2020-05-20', amountFen };
  const booked = { programmeId: year.programmeId, budgetLineId: year.budgetLineId, voucherNumber, reason, ...paid };
  await call(expenseRoutes.book, booked, as(environment, actors.finance));
  granted(await sequenceLog(environment, { tenant: tenant.id, code: tenant.code }));
}

/** The bundle of the year's programme as lines, made anew in the folder. */
export async function bundleLines({ environment, actors }: TestEnvironment, year: LivedYear, folder: string): Promise<string[]> {
  const out = join(folder, 'bundle.jsonl');
  granted(await bundleCommand(environment, actors.auditor, { programmeId: year.programmeId, out }));
  return readFileSync(out, 'utf8').trimEnd().split('\n');
}

export function checked(lines: readonly string[], options: BundleOptions = {}): BundleReport {
  const checking = new BundleCheck(portableChecks, options);
  for (const line of lines) checking.add(line);
  return checking.finish();
}

/** The codes of what does not hold, each once. */
export const broken = (report: BundleReport): string[] =>
  [...new Set(report.checks.flatMap(({ faults }) => faults.map(({ code }) => code)))].sort();

/** A fact that was withdrawn. */
async function correctOne({ environment, tenant }: TestEnvironment, year: LivedYear): Promise<void> {
  await environment.database.transaction({ tenant: tenant.id }, 'evidence', async (transaction) => {
    const recorder = { tenant: tenant.id, recordedBy: 'test', recordedAt: environment.clock.now() };
    const draft = {
      programmeId: year.programmeId,
      kind: 'attendance',
      occurredAt: environment.clock.now(),
      district: putuo,
      method: 'counted',
      quantity: 4,
      unit: '人次',
      recordKind: 'test',
      recordId: 'r',
    };
    const [first] = granted(await appendFacts(transaction, recorder, [draft]));
    granted(await withdrawFact(transaction, recorder, first!, '重复登记'));
    return null;
  });
}

async function forgeFact(admin: pg.Client, root: Superuser, values: Record<string, string>): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'evidence' AND table_name = 'fact'`,
  );
  const names = rows.map(({ name }) => name);
  await admin.query(
    `INSERT INTO evidence.fact (${names.join(', ')}) SELECT ${names.map((name) => values[name] ?? name).join(', ')}
     FROM evidence.fact WHERE kind = 'attendance' ORDER BY id LIMIT 1`,
  );
  await root.rehash();
  await root.recount();
}
