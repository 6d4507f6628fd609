import { call } from '@orpc/server';
import { readFile } from 'node:fs/promises';
import { networkRoutes } from '#src/network/index.ts';
import { programmeRoutes } from '#src/plan/index.ts';
import { accountRoutes } from '#src/account/index.ts';
import { budgetLines, plannedActivities, subProgrammes } from './plan-of-year.ts';
import { speakers as speakerList } from './talks.ts';
import { as, at, type DemoVenue, type World } from './world.ts';

const declarationFile = new URL('../../../examples/基层科普服务-2020.txt', import.meta.url);

/** Reads the declaration into a programme, lays the year out and has it approved. */
export async function planTheYear(world: World): Promise<void> {
  const manager = as(world, 'manager');
  world.clock.moveTo(at('2019-12-16', '09:30'));
  const file = new File([await readFile(declarationFile)], '基层科普服务-2020.txt', { type: 'text/plain' });
  const { programme } = await call(programmeRoutes.importFile, { file }, manager);
  world.programmeId = programme.id;
  for (const [position, { code, name }] of subProgrammes.entries()) {
    await call(programmeRoutes.saveSubProgramme, { id: programme.id, code, name, position }, manager);
  }
  let current = programme;
  for (const [position, line] of budgetLines.entries()) {
    current = await call(programmeRoutes.saveBudgetLine, { id: programme.id, ...line, position }, manager);
  }
  world.budgetLines = new Map(current.budgetLines.map((line) => [line.code, line.id]));
  // The declaration's layout has no place for it; the monitoring and self-evaluation forms do.
  const { version: read } = await call(programmeRoutes.detail, { id: programme.id }, manager);
  await call(programmeRoutes.change, { id: programme.id, version: read, department: '上海市科学技术协会' }, manager);
  world.clock.moveTo(at('2019-12-18', '10:00'));
  for (const activity of plannedActivities(world.districts)) {
    const { id } = await call(programmeRoutes.addActivity, { id: programme.id, ...activity }, manager);
    world.activities.push({
      id,
      name: activity.name,
      district: activity.district,
      dueOn: activity.dueOn,
      subProgramme: activity.subProgramme,
    });
  }
  await call(programmeRoutes.bindSuggestions, { id: programme.id }, manager);
  const { weights } = await call(accountRoutes.suggestWeights, { id: programme.id }, manager);
  await call(
    programmeRoutes.setWeights,
    { id: programme.id, weights: weights.map(({ indicatorId, weight }) => ({ indicatorId, weight })) },
    manager,
  );
  world.clock.moveTo(at('2019-12-25', '15:00'));
  const { version } = await call(programmeRoutes.detail, { id: programme.id }, manager);
  await call(programmeRoutes.approve, { id: programme.id, version }, manager);
}

const venueWords = {
  community: ['社区文化活动中心', '社区书院', '邻里中心'],
  park: ['科技园会议中心', '创意园路演厅'],
  building: ['商务楼党群服务站', '金融大厦共享客厅'],
} as const;

/** Three venues in each district, one of each kind, and the speakers. */
export async function openTheNetwork(world: World): Promise<void> {
  const manager = as(world, 'manager');
  world.clock.moveTo(at('2020-01-03', '10:00'));
  for (const [index, { code, name }] of world.districts.entries()) {
    const { items: streets } = await call(networkRoutes.regions.list, { parent: code }, manager);
    for (const kind of ['community', 'park', 'building'] as const) {
      const street = streets[(index * 3 + kind.length) % streets.length]!;
      const word = venueWords[kind][index % venueWords[kind].length]!;
      const capacity = { community: 60, park: 80, building: 45 }[kind];
      const venue = await call(
        networkRoutes.venues.create,
        {
          name: `${street.name.replace(/(街道|镇|乡)$/, '')}${word}`,
          kind,
          region: street.code,
          address: `${name}${street.name}演示路${10 + index * 7}号`,
          capacity,
          contactName: '演示联系人',
          contactPhone: `021-5550${String(index * 3 + kind.length).padStart(4, '0')}`,
        },
        manager,
      );
      world.venues.push({ id: venue.id, kind, district: code, capacity } satisfies DemoVenue);
    }
  }
  for (const speaker of speakerList) {
    const { id } = await call(networkRoutes.speakers.create, { ...speaker, topics: [...speaker.topics] }, manager);
    world.speakers.push({ id, name: speaker.name, titleLevel: speaker.titleLevel, topics: speaker.topics });
  }
}
