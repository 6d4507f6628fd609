import { tmpdir } from 'node:os';
import { accountOf, auditEvidence } from '#src/account/index.ts';
import { appendFacts } from '#src/evidence/index.ts';
import { applicationUrl } from '#src/platform/postgres/migrate.ts';
import type { PageTimes } from './indicator-worker.ts';
import { analyse } from './support/analyse.ts';
import { bulkFacts } from './support/bulk-facts.ts';
import { type Benchmark, medianOf, type Report, timed } from './support/figures.ts';
import { countByHand, type HandCounted } from './support/hand-written.ts';
import { accepted, type BenchInstallation, benchInstallation } from './support/installation.ts';
import { madeFacts } from './support/made-facts.ts';
import { runFresh, serverFlags } from './support/processes.ts';
import { type BenchProgramme, benchProgramme } from './support/programme.ts';

const at = '2020-06-30';
/** A day within a month: what the month holds after it has to be taken off. */
const earlier = '2020-05-11';
const batch = 5_000;
const small = 10_000;
const target = { page: 50, recount: 1.5, memory: 400 };

/** The pages of figures, from the rollups, beside a recount of every fact; and the recount beside SQL that somebody wrote by hand. */
export const run: Benchmark = async (report, say, { facts }) => {
  await atSmallSize(report);
  await atLargeSize(facts, report, say);
};

const million = (count: number): string => count.toLocaleString('en');

/** Facts that came through the ledger, so that the audit finds every hash right. */
async function atSmallSize(report: Report): Promise<void> {
  const installation = await benchInstallation();
  const { environment, manager, tenant } = installation;
  try {
    const programme = await benchProgramme(installation);
    const recorder = { tenant: tenant.id, recordedBy: 'bench', recordedAt: environment.clock.now() };
    const added = await timed(async () => {
      for (let from = 0; from < small; from += batch) {
        const drafts = madeFacts({ ...programme, from, count: batch });
        accepted(
          await environment.database.transaction({ tenant: tenant.id }, 'evidence', (transaction) =>
            appendFacts(transaction, recorder, drafts),
          ),
        );
      }
    });
    report(`facts appended, by ${million(batch)}`, (small / added.ms) * 1000, 'facts/s');
    await analyse(installation.adminUrl);
    const page = (source: 'rollup' | 'facts') => accountOf(environment, manager, programme.programmeId, at, source);
    if (JSON.stringify(accepted(await page('rollup')).indicators) !== JSON.stringify(accepted(await page('facts')).indicators))
      throw new Error('the rollup shows other figures than the facts');
    const recounted = await medianOf(15, () => page('facts'));
    report(`indicator page at ${million(small)} facts, by rollup`, await medianOf(25, () => page('rollup')), 'ms', {
      with: 'by recounting the facts',
      value: recounted,
      unit: 'ms',
    });
    const audit = await timed(async () => accepted(await auditEvidence(environment, manager)));
    if (audit.value.total !== 0 || audit.value.facts !== small)
      throw new Error(`the audit found ${audit.value.total} differences over ${audit.value.facts} facts`);
    report(`audit of ${million(small)} facts: rollups, presences, hashes`, audit.ms, 'ms', {
      with: 'the page recounted once',
      value: recounted,
      unit: 'ms',
    });
  } finally {
    await installation.close();
  }
}

async function atLargeSize(count: number, report: Report, say: (line: string) => void): Promise<void> {
  const installation = await benchInstallation();
  try {
    const programme = await benchProgramme(installation);
    const made = await timed(() => bulkFacts(installation, programme, count, say));
    report(`${million(count)} facts made, rollups and presences from them`, made.ms / 1000, 's');
    await analyse(installation.adminUrl);
    const asked = [
      applicationUrl(installation.adminUrl),
      tmpdir(),
      installation.tenant.id,
      programme.programmeId,
      at,
      earlier,
      '3',
    ];
    const times = await runFresh<PageTimes>('indicator-worker.ts', asked, serverFlags);
    reportPages(times, count, report);
    const hand = await countByHand(installation.adminUrl, [installation.tenant.id, programme.programmeId, at], 3);
    assertSame(times.shown, hand.figures);
    report(`recount of all indicators at ${million(count)} facts`, times.recount / 1000, 's', {
      with: `hand-written SQL (${hand.way}), at most × ${target.recount}`,
      value: hand.ms / 1000,
      unit: 's',
    });
    await appendAtSize(installation, programme, count, report);
  } finally {
    await installation.close();
  }
}

function reportPages(
  { page, pageOfEarlierDay, figures, lists, recount, memory }: PageTimes,
  count: number,
  report: Report,
): void {
  const size = `at ${million(count)} facts`;
  const most = { with: 'what is asked of it, at most', value: target.page, unit: 'ms' };
  report(`indicator page ${size}, by rollup`, page, 'ms', most);
  report(`indicator page ${size}, the same`, page, 'ms', { with: 'by recounting the facts', value: recount, unit: 'ms' });
  report(`indicator page ${size}, of a day within a month`, pageOfEarlierDay, 'ms', most);
  const slowest = figures.reduce((one, other) => (other.ms > one.ms ? other : one));
  report(`figure page ${size}, the slowest (${slowest.level3})`, slowest.ms, 'ms', most);
  const counted = figures.reduce((one, other) => (other.backing > one.backing ? other : one));
  report(`records of a figure counted beside its page ${size}, the slowest (${counted.level3})`, counted.backing, 'ms');
  for (const { list, ms } of lists) report(`${list}, ${size}`, ms, 'ms', most);
  report(`memory of the server through all pages and recounts ${size}, at most`, memory, 'MB', {
    with: 'what is asked of it, at most',
    value: target.memory,
    unit: 'MB',
  });
}

/** The hand-written SQL must have counted the same, or its time means nothing. */
function assertSame(shown: Record<string, number | null>, hand: HandCounted): void {
  const values = Object.values(shown).map((value) => Math.round((value ?? Number.NaN) * 1e6));
  for (const [name, value] of Object.entries(hand))
    if (!values.includes(Math.round(value * 1e6)))
      throw new Error(`${name} counted by hand is ${value}, which no indicator shows: ${JSON.stringify(shown)}`);
}

async function appendAtSize(
  { environment, tenant }: BenchInstallation,
  programme: BenchProgramme,
  count: number,
  report: Report,
): Promise<void> {
  const recorder = { tenant: tenant.id, recordedBy: 'bench', recordedAt: environment.clock.now() };
  let from = count;
  const ms = await medianOf(15, async () => {
    const drafts = madeFacts({ ...programme, from, count: 1_000 });
    from += 1_000;
    accepted(
      await environment.database.transaction({ tenant: tenant.id }, 'evidence', (transaction) =>
        appendFacts(transaction, recorder, drafts),
      ),
    );
  });
  report(`1,000 facts appended at ${million(count)} facts, the making of them included`, ms, 'ms');
}
