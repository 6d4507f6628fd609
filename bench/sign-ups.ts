import { tmpdir } from 'node:os';
import { consentVersion } from '#src/deliver/signup/index.ts';
import { applicationUrl } from '#src/platform/postgres/migrate.ts';
import type { Load, LoadResult } from './sign-up-load-worker.ts';
import type { Benchmark, Report } from './support/figures.ts';
import { type BenchInstallation, benchInstallation } from './support/installation.ts';
import { countTaken, makeSessions } from './support/made-sessions.ts';
import { ended, forkBench, messageOf, runFresh, serverFlags } from './support/processes.ts';
import { benchProgramme } from './support/programme.ts';
import { rushRaw } from './support/raw-sign-ups.ts';

const clients = 64;
/** Some come too late: they must be told so, and nobody may sit on a seat that is not there. Divisible by the number of sessions. */
const placesFor = (requests: number): number => Math.floor((requests * 14) / 1500) * 100;

/** Sign-ups over HTTP by residents who are all different, on one session and on a hundred, beside PostgreSQL doing the same writes. */
export const run: Benchmark = async (report, _say, { requests }) => {
  const installation = await benchInstallation();
  const applicationAddress = applicationUrl(installation.adminUrl);
  const server = forkBench('sign-up-server-worker.ts', [applicationAddress, tmpdir()], serverFlags);
  const places = placesFor(requests);
  try {
    const { port } = await messageOf<{ port: number }>(server);
    const { programmeId } = await benchProgramme(installation);
    // The first requests of a process are no measure of the rest.
    await rush(installation, { name: 'warm-up', programmeId, port, requests, places, series: 0, count: 20 }, () => undefined);
    await rush(installation, { name: 'on one session', programmeId, port, requests, places, series: 2, count: 1 }, report);
    await rush(installation, { name: 'over 100 sessions', programmeId, port, requests, places, series: 4, count: 100 }, report);
    const told = messageOf<{ memory: number }>(server);
    server.kill('SIGTERM');
    report('memory of the server through all rushes, at most', (await told).memory, 'MB', {
      with: 'what is asked of it, at most',
      value: 400,
      unit: 'MB',
    });
  } finally {
    server.kill('SIGTERM');
    await ended(server);
    await installation.close();
  }
};

interface Rush {
  name: string;
  programmeId: string;
  port: number;
  requests: number;
  places: number;
  series: number;
  count: number;
}

async function rush(
  { adminUrl, tenant }: BenchInstallation,
  { name, programmeId, port, requests, places, series, count }: Rush,
  report: Report,
): Promise<void> {
  const startsAt = new Date(Date.now() + 30 * 86_400_000);
  const make = (offset: number) =>
    makeSessions(adminUrl, {
      tenant: tenant.id,
      programmeId,
      series: series + offset,
      count,
      capacity: places / count,
      startsAt,
    });
  const sessions = await make(0);
  const load: Load = {
    port,
    codes: sessions.map(({ code }) => code),
    consentVersion,
    amount: requests,
    clients,
    firstPhone: 13_000_000_000 + series * 1_000_000,
  };
  const result = await runFresh<LoadResult>('sign-up-load-worker.ts', [JSON.stringify(load)]);
  await assertSeats(
    adminUrl,
    sessions.map(({ id }) => id),
    result,
    { requests, places },
  );

  const rawSessions = await make(1);
  const firstPhone = 14_000_000_000 + series * 1_000_000;
  const raw = await rushRaw({
    applicationAddress: applicationUrl(adminUrl),
    tenant: tenant.id,
    sessionIds: rawSessions.map(({ id }) => id),
    amount: requests,
    firstPhone,
  });
  if (raw.confirmed !== places) throw new Error(`PostgreSQL alone confirmed ${raw.confirmed} of ${places}`);

  report(`sign-ups over HTTP ${name}`, places / result.seconds, '/s', {
    with: 'PostgreSQL doing the same writes',
    value: raw.confirmed / raw.seconds,
    unit: '/s',
  });
  report(`waiting for an answer ${name}, ${clients} at once, median`, result.p50, 'ms', {
    with: 'the slowest hundredth',
    value: result.p99,
    unit: 'ms',
  });
}

async function assertSeats(
  adminUrl: string,
  ids: readonly string[],
  result: LoadResult,
  { requests, places }: Pick<Rush, 'requests' | 'places'>,
): Promise<void> {
  const taken = await countTaken(adminUrl, ids);
  const told = JSON.stringify({ ...taken, ...result });
  if (taken.wrong > 0 || taken.confirmed > taken.capacity) throw new Error(`oversold: ${told}`);
  if (taken.confirmed !== places || result.statuses['200'] !== places)
    throw new Error(`seats were left although more came than places: ${told}`);
  if (result.errors > 0 || result.statuses['409'] !== requests - places)
    throw new Error(`not everybody was answered right: ${told}`);
}
