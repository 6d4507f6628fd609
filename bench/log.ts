import { join } from 'node:path';
import pg from 'pg';
import { bundleCommand, verifyCommand } from '#src/account/index.ts';
import { appendFacts } from '#src/evidence/index.ts';
import { nodeChecks, sequenceLog } from '#src/evidence/log/index.ts';
import { faultOfInclusion, GrowingTree, leafHash, portableChecks, utf8, WholeTree } from '#src/evidence/log/rules/index.ts';
import { accepted, benchInstallation } from './support/installation.ts';
import { ownFolder } from './support/own-folder.ts';
import { benchProgramme } from './support/programme.ts';
import { type Benchmark, timed } from './support/figures.ts';
import { madeFacts } from './support/made-facts.ts';

const leaves = 524_288;
const proofs = 10_000;
const facts = 40_000;

/** The log: sequencing beside the append that it follows, a tree of half a million leaves, and 10,000 proofs checked. */
export const run: Benchmark = async (report, say) => {
  await trees(report);
  await sequencing(report, say);
};

async function trees(report: Parameters<Benchmark>[0]): Promise<void> {
  const { sha256 } = nodeChecks;
  const hashes = Array.from({ length: leaves }, (_, at) => leafHash(sha256, utf8(`{"fact":"${at}"}`)));
  const bare = await timed(() => {
    for (let at = 0; at < leaves; at += 1) sha256(hashes[at]!);
  });
  const tree = await timed(() => {
    const growing = new GrowingTree(sha256);
    for (const leaf of hashes) growing.add(leaf);
    return growing.root();
  });
  report(`root of ${leaves.toLocaleString('en')} leaves`, tree.ms, 'ms', {
    with: 'as many bare hashes',
    value: bare.ms,
    unit: 'ms',
  });
  const whole = new WholeTree(sha256, leaves);
  for (const leaf of hashes) whole.add(leaf);
  const root = whole.root();
  const made = Array.from({ length: proofs }, (_, at) => {
    const leafIndex = (at * 7919) % leaves;
    return { leafIndex, treeSize: leaves, leafHash: hashes[leafIndex]!, rootHash: root, proof: whole.inclusion(leafIndex) };
  });
  for (const [name, checks] of [
    ['Node', nodeChecks],
    ['browser code', portableChecks],
  ] as const) {
    const before = process.cpuUsage();
    const checked = await timed(() => made.filter((proof) => faultOfInclusion(checks.sha256, proof) === null).length);
    const { user, system } = process.cpuUsage(before);
    if (checked.value !== proofs) throw new Error(`${checked.value} of ${proofs} proofs held`);
    const aim = { with: 'the aim', value: 2_000, unit: 'ms' };
    report(`10,000 inclusion proofs checked, ${name}`, checked.ms, 'ms', aim);
    // Beside other work on the same cores the clock says more than the proofs cost.
    report(`the same in processor time, ${name}`, (user + system) / 1000, 'ms', aim);
  }
}

async function sequencing(report: Parameters<Benchmark>[0], say: Parameters<Benchmark>[1]): Promise<void> {
  const installation = await benchInstallation();
  const { environment, tenant, adminUrl } = installation;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { programmeId, activities } = await benchProgramme(installation);
    const recorder = { tenant: tenant.id, recordedBy: 'bench', recordedAt: environment.clock.now() };
    say(`appending ${facts.toLocaleString('en')} facts`);
    const append = await timed(async () => {
      for (let from = 0; from < facts; from += 2_000) {
        const drafts = madeFacts({ programmeId, activities, from, count: 2_000 });
        accepted(
          await environment.database.transaction({ tenant: tenant.id }, 'evidence', (transaction) =>
            appendFacts(transaction, recorder, drafts),
          ),
        );
      }
    });
    const sequenced = await timed(async () => accepted(await sequenceLog(environment, { tenant: tenant.id, code: 'bench' })));
    const { rows } = await client.query<{ leaves: string }>(
      'SELECT count(*) AS leaves FROM evidence.log_leaf JOIN evidence.fact ON fact.id = fact_id',
    );
    if (Number(rows[0]?.leaves) !== facts) throw new Error(`${rows[0]?.leaves} leaves of ${facts} facts`);
    report('facts sequenced', (facts / sequenced.ms) * 1000, 'facts/s', {
      with: 'the same facts appended before',
      value: (facts / append.ms) * 1000,
      unit: 'facts/s',
    });
    const idle = await timed(async () => accepted(await sequenceLog(environment, { tenant: tenant.id, code: 'bench' })));
    report('a round of the sequencer with nothing to do', idle.ms, 'ms');
    await bundles(installation, programmeId, report);
  } finally {
    await client.end();
    await installation.close();
  }
}

/** A year of so many facts as a bundle, and the bundle checked. */
async function bundles(
  { environment, manager }: Awaited<ReturnType<typeof benchInstallation>>,
  programmeId: string,
  report: Parameters<Benchmark>[0],
): Promise<void> {
  const { folder, remove } = ownFolder();
  try {
    const out = join(folder, 'bundle.jsonl');
    const made = await timed(async () => accepted(await bundleCommand(environment, manager, { programmeId, out })));
    const checked = await timed(async () => accepted(await verifyCommand(out, {})));
    if (!checked.value.holds) throw new Error(checked.value.text);
    const { bytes } = made.value.json;
    report(`bundle of ${facts.toLocaleString('en')} facts, written and checked once`, made.ms, 'ms');
    report('its size', bytes / 1_048_576, 'MB');
    report('verified offline', checked.ms, 'ms', { with: 'written and checked once', value: made.ms, unit: 'ms' });
  } finally {
    remove();
  }
}
