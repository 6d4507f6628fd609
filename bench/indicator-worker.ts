import {
  accountOf,
  backingOfFigure,
  breakdownOfFigure,
  figureDetail,
  listFacts,
  listRecords,
  streetsOfFigure,
} from '#src/account/index.ts';
import { systemActor } from '#src/kernel/actor.ts';
import { MovableClock } from '#src/kernel/clock.ts';
import type { TenantId } from '#src/kernel/ids.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { createApp } from '../src/app/http.ts';
import { medianOf, timed } from './support/figures.ts';
import { accepted, benchEnvironment } from './support/installation.ts';
import { mostMemory } from './support/memory.ts';

/** What pages ask of the account, as the server works it out, in milliseconds. */
export interface PageTimes {
  page: number;
  pageOfEarlierDay: number;
  figures: { level3: string; ms: number; backing: number }[];
  lists: { list: string; ms: number }[];
  recount: number;
  /** As the page shows them: level 3 → value. */
  shown: Record<string, number | null>;
  facts: number;
  /** Most memory that the process held at any moment, in megabytes: before and after the recounts alike. */
  memory: number;
}

const [applicationAddress, files, tenant, programmeId, at, earlier, recounts] = process.argv.slice(2) as string[];
const environment = benchEnvironment(applicationAddress!, files!, new MovableClock(momentOf(at!, '20:00')));
const actor = systemActor(tenant! as TenantId, 'bench');
// All that a server has loaded is in its memory too.
await createApp(environment);

const warm = async (times: number, work: () => Promise<unknown>): Promise<number> => {
  for (let time = 0; time < 6; time += 1) await work();
  return medianOf(times, work);
};
const account = async (source: 'rollup' | 'facts', day = at!) =>
  accepted(await accountOf(environment, actor, programmeId!, day, source));

const { indicators } = await account('rollup');
const page = await warm(25, () => account('rollup'));
const pageOfEarlierDay = await warm(9, () => account('rollup', earlier!));
const figures: PageTimes['figures'] = [];
for (const { id, level3, measure } of indicators)
  if (measure)
    figures.push({
      level3,
      ms: await warm(5, async () => accepted(await figureDetail(environment, actor, { indicatorId: id, at: at! }))),
      backing: await warm(5, async () => accepted(await backingOfFigure(environment, actor, { indicatorId: id, at: at! }))),
    });

const largest = indicators.reduce((one, other) => (other.actual.facts > one.actual.facts ? other : one));
const lists: PageTimes['lists'] = [];
const list = async (name: string, work: () => Promise<{ items: unknown[] }>): Promise<void> => {
  const first = await timed(work);
  if (first.value.items.length === 0) throw new Error(`${name}: the list is empty`);
  // What takes seconds is not asked again.
  lists.push({ list: name, ms: first.ms > 2_000 ? first.ms : await medianOf(9, work) });
};
const facts = async (filter: object) =>
  accepted(await listFacts(environment, actor, { indicatorId: largest.id, at: at!, pageSize: 50, ...filter }));
await list('facts, newest first', () => facts({}));
await list('facts, page 20', () => facts({ page: 20 }));
await list('facts of one district and month', () => facts({ district: '310107', month: '2020-03' }));
await list('facts of one record', () => facts({ recordKind: 'session', recordId: 'session-77' }));
await list('facts, largest first', () => facts({ sort: 'largest' }));
await list('records, newest first', async () =>
  accepted(await listRecords(environment, actor, { indicatorId: largest.id, at: at!, pageSize: 50 })),
);

// The bars of what other bars chose: of the rollups alone, one dimension at a time.
const bars = async (filter: Omit<Parameters<typeof breakdownOfFigure>[2], 'indicatorId' | 'at'>) => ({
  items: accepted(await breakdownOfFigure(environment, actor, { indicatorId: largest.id, at: at!, ...filter })).rows,
});
await list('bars by district of one method', () => bars({ by: 'district', method: 'door' }));
await list('bars by activity of one district and month', () => bars({ by: 'activity', district: '310107', month: '2020-03' }));
await list('streets of one district and method', async () => ({
  items: accepted(
    await streetsOfFigure(environment, actor, { indicatorId: largest.id, at: at!, district: '310107', method: 'door' }),
  ).rows,
}));

const recounted = await timed(() => account('facts'));
if (JSON.stringify(recounted.value.indicators) !== JSON.stringify((await account('rollup')).indicators))
  throw new Error('the rollup shows other figures than the facts');
const recount = await medianOf(Number(recounts), () => account('facts'));
const times: PageTimes = {
  page,
  pageOfEarlierDay,
  figures,
  lists,
  recount,
  shown: Object.fromEntries(indicators.map(({ level3, actual }) => [level3, actual.value])),
  facts: largest.actual.facts,
  memory: mostMemory(),
};
await environment.database.close();
process.send!(times, () => process.exit(0));
