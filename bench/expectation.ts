import { accountOf } from '#src/account/index.ts';
import type { IndicatorAccount } from '#src/account/account.contract.ts';
import { createTenant } from '#src/access/index.ts';
import { liveYear } from '#src/app/demo/live-year.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { listProgrammes } from '#src/plan/index.ts';
import type { Benchmark } from './support/figures.ts';
import { accepted, type BenchInstallation, benchInstallation } from './support/installation.ts';

const seeds = [2020, 2027, 2044];
const days = ['03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30'].map((day) => `2020-${day}`);

interface Forecast {
  seed: number;
  day: string;
  indicator: string;
  cumulative: boolean;
  actual: number;
  elapsed: number;
  expected: { value: number; low: number; high: number };
  final: number;
}

/** What was expected at the end of each month beside what came of it, in demo years of other seeds, and beside drawing the pace on. */
export const run: Benchmark = async (report, say) => {
  const installation = await benchInstallation();
  try {
    const all: Forecast[] = [];
    for (const seed of seeds) all.push(...(await forecastsOf(installation, seed, say)));
    for (const indicator of new Set(all.map((one) => one.indicator))) {
      const own = all.filter((one) => one.indicator === indicator);
      report(
        `${indicator}: mean error of the expectation, ${own.length} month ends`,
        meanError(own, expected),
        '% of the final',
        {
          with: own[0]!.cumulative ? 'the pace so far drawn on' : 'the rate as it stands',
          value: meanError(own, naive),
          unit: '% of the final',
        },
      );
    }
    const early = all.filter((one) => one.day < '2020-07');
    report('all indicators until June: mean error', meanError(early, expected), '% of the final', {
      with: 'pace drawn on, rates as they stand',
      value: meanError(early, naive),
      unit: '% of the final',
    });
    const promised = { with: 'the range says', value: 80, unit: '%' };
    for (const seed of seeds)
      report(`finals within the range given, seed ${seed}`, shareHeld(all.filter((one) => one.seed === seed)), '%', promised);
    report('finals within the range given', shareHeld(all), '%', promised);
  } finally {
    await installation.close();
  }
};

async function forecastsOf({ environment }: BenchInstallation, seed: number, say: (line: string) => void): Promise<Forecast[]> {
  const tenant = accepted(
    await createTenant(environment, { code: `seed-${seed}`, name: '演示', regionCode: '310000', demo: true }),
  );
  say(`living through the year of seed ${seed} …`);
  accepted(await liveYear(environment, tenant, () => undefined, new AbortController().signal, seed));
  const reader = systemActor(tenant.id, 'bench');
  const [programme] = accepted(await listProgrammes(environment, reader, {})).items;
  if (!programme) throw new Error('the demo year left no programme');
  const at = async (day: string) => accepted(await accountOf(environment, reader, programme.id, day));
  const finals = new Map((await at('2020-12-31')).indicators.map((one) => [one.id, one.actual.value]));
  const forecasts: Forecast[] = [];
  for (const day of days) {
    const account = await at(day);
    for (const one of account.indicators) {
      const forecast = forecastOf(one, day, account.elapsed, finals.get(one.id) ?? null);
      if (forecast) forecasts.push({ seed, ...forecast });
    }
  }
  return forecasts;
}

function forecastOf(one: IndicatorAccount, day: string, elapsed: number, final: number | null): Omit<Forecast, 'seed'> | null {
  const { value, low, high } = one.expected;
  if (value === null || low === null || high === null || final === null || one.actual.value === null) return null;
  const cumulative = one.actual.unit !== '%';
  return {
    day,
    indicator: one.level3,
    cumulative,
    actual: one.actual.value,
    elapsed,
    expected: { value, low, high },
    final,
  };
}

const expected = (one: Forecast): number => one.expected.value;
const naive = (one: Forecast): number => (one.cumulative ? one.actual / one.elapsed : one.actual);

function meanError(all: readonly Forecast[], guess: (one: Forecast) => number): number {
  return (all.reduce((sum, one) => sum + Math.abs(guess(one) - one.final) / one.final, 0) / all.length) * 100;
}

/** How often the final lies within its range, in %; where nothing is open any more there is no range to hold. */
function shareHeld(all: readonly Forecast[]): number {
  const open = all.filter(({ expected: { low, high } }) => high > low);
  return (open.filter(({ expected: { low, high }, final }) => final >= low && final <= high).length / open.length) * 100;
}
