import { accountOf, auditEvidence } from '#src/account/index.ts';
import { appendFacts } from '#src/evidence/index.ts';
import { analyse } from './support/analyse.ts';
import { type Benchmark, medianOf, type Report, timed } from './support/figures.ts';
import { type BenchInstallation, benchInstallation, accepted } from './support/installation.ts';
import { madeFacts } from './support/made-facts.ts';
import { type BenchProgramme, benchProgramme } from './support/programme.ts';

const at = '2020-06-30';
const batch = 5_000;
const sizes = [10_000, 1_000_000];

/** The page with every indicator of a programme, from the rollups and from the facts themselves; both must show the same. */
export const run: Benchmark = async (report, say) => {
  const installation = await benchInstallation();
  try {
    const programme = await benchProgramme(installation);
    let facts = 0;
    for (const size of sizes) {
      const added = await timed(() => grow(installation, programme, facts, size, say));
      report(
        `facts appended from ${facts.toLocaleString('en')} to ${size.toLocaleString('en')}, by ${batch.toLocaleString('en')}`,
        ((size - facts) / added.ms) * 1000,
        'facts/s',
      );
      facts = size;
      await analyse(installation.adminUrl);
      await measure(installation, programme, size, report, say);
    }
  } finally {
    await installation.close();
  }
};

async function grow(
  { environment, tenant }: BenchInstallation,
  programme: BenchProgramme,
  from: number,
  to: number,
  say: (line: string) => void,
): Promise<void> {
  const recorder = { tenant: tenant.id, recordedBy: 'bench', recordedAt: environment.clock.now() };
  for (let begin = from; begin < to; begin += batch) {
    const drafts = madeFacts({ ...programme, from: begin, count: Math.min(batch, to - begin) });
    accepted(
      await environment.database.transaction({ tenant: tenant.id }, 'evidence', (transaction) =>
        appendFacts(transaction, recorder, drafts),
      ),
    );
    if ((begin / batch) % 40 === 39) say(`${(begin + batch).toLocaleString('en')} of ${to.toLocaleString('en')} facts`);
  }
}

async function measure(
  { environment, manager }: BenchInstallation,
  { programmeId }: BenchProgramme,
  size: number,
  report: Report,
  say: (line: string) => void,
): Promise<void> {
  const page = (source: 'rollup' | 'facts') => accountOf(environment, manager, programmeId, at, source);
  const shown = accepted(await page('rollup'));
  const recounted = accepted(await page('facts'));
  if (JSON.stringify(shown.indicators) !== JSON.stringify(recounted.indicators))
    throw new Error('the rollup shows other figures than the facts');
  if (!shown.indicators.some(({ actual }) => actual.facts > size / 2))
    throw new Error('no figure stands on the facts that were made');
  const fast = await medianOf(15, () => page('rollup'));
  const slow = await medianOf(size > 100_000 ? 3 : 9, () => page('facts'));
  report(`indicator page at ${size.toLocaleString('en')} facts, by rollup`, fast, 'ms', {
    with: 'by recounting the facts',
    value: slow,
    unit: 'ms',
  });
  say('auditing …');
  const audit = await timed(async () => accepted(await auditEvidence(environment, manager)));
  if (audit.value.total !== 0 || audit.value.facts !== size) {
    throw new Error(
      `the audit found ${audit.value.total} differences over ${audit.value.facts} facts: ${JSON.stringify(audit.value.differences.slice(0, 3))}`,
    );
  }
  report(`audit of ${size.toLocaleString('en')} facts: rollups, presences, hashes; no difference`, audit.ms / 1000, 's', {
    with: 'the page recounted once',
    value: slow / 1000,
    unit: 's',
  });
}
