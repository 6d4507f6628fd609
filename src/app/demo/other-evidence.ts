import { call } from '@orpc/server';
import { handEntryRoutes } from '#src/deliver/hand-entries/index.ts';
import { evidenceRoutes } from '#src/evidence/index.ts';
import { addDays } from '#src/kernel/local-time.ts';
import type { Audience, VenueKind } from '#src/kernel/vocabulary.ts';
import { countRegister } from './papers.ts';
import { stopDays } from './plan-of-year.ts';
import { as, at, type Happening, type PlannedId, type World } from './world.ts';

type Method = 'counted' | 'estimated' | 'online';
const methodNames: Record<Method, string> = { counted: '清点', estimated: '估算', online: '线上' };

/** Where it took place and for whom, as the register says; what fits none of the kinds is left out rather than forced. */
interface Place {
  venueKind?: VenueKind;
  audience?: Audience;
}

interface Line extends Place {
  day: string;
  what: string;
  quantity: number;
  /** Where the activity itself belongs to no district. */
  district?: string;
}

const venueNames: Record<VenueKind, string> = { community: '社区', park: '园区', building: '楼宇', online: '线上' };

/** 长宁区 园区; what belongs to no place of a kind says what is known. */
function placeName(world: World, district: string | null, line: Line): string {
  const area = world.districts.find(({ code }) => code === district)?.name ?? '全市';
  return line.venueKind === undefined ? area : `${area} ${venueNames[line.venueKind]}`;
}

interface Counted {
  activity: PlannedId;
  lines: readonly Line[];
  /** None where something was made, not visited. */
  method: Method | null;
  unit: string;
  /** The activity is finished with these. */
  last: boolean;
}

/** Several counts of one activity, each entered with the register that it was copied from. */
async function enterRegisters(world: World, { activity, lines, method, unit, last }: Counted): Promise<void> {
  const { districts } = world.actors.coordinator;
  const own = activity.district !== null && districts !== 'all' && districts.includes(activity.district);
  const enterer = as(world, own ? 'coordinator' : 'manager');
  const districtOf = (line: Line): string | null => line.district ?? activity.district;
  // All are begun at once: the next is typeset while this one is entered.
  const papers = lines.map((line) =>
    countRegister(activity.name, {
      day: line.day,
      place: method === 'online' ? venueNames.online : placeName(world, districtOf(line), line),
      what: line.what,
      count: line.quantity,
      unit,
      method: method ? methodNames[method] : '点验',
    }),
  );
  for (const [index, line] of lines.entries()) {
    const name = `登记表-${line.what}-${line.day}.pdf`;
    const file = new File([(await papers[index]!) as Uint8Array<ArrayBuffer>], name, { type: 'application/pdf' });
    const { id: attachment } = await call(evidenceRoutes.addAttachment, { file }, enterer);
    await call(
      handEntryRoutes.enter,
      {
        programmeId: world.programmeId,
        activityId: activity.id,
        kind: method === null ? 'output' : 'attendance',
        what: line.what,
        occurredOn: line.day,
        quantity: line.quantity,
        unit,
        method,
        district: districtOf(line),
        venueKind: line.venueKind ?? null,
        audience: line.audience ?? null,
        completesActivity: last && index === lines.length - 1,
        attachmentIds: [attachment],
      },
      enterer,
    );
  }
}

const opening = ['2020-05-18', '2020-06-03', '2020-07-08', '2020-08-20', '2020-10-02', '2020-11-12'];

/** A set stands in a mall, in a business park, in a community centre, and again. */
const stopPlaces: readonly Place[] = [
  { venueKind: 'building', audience: 'public' },
  { venueKind: 'park', audience: 'office-workers' },
  { venueKind: 'community', audience: 'residents' },
];

/** The first stops of every set waited until halls opened again, and few were let in at a time. */
function exhibitions(world: World): Happening[] {
  const stops = world.activities.filter((activity) => activity.subProgramme === 'touring-exhibition');
  return stops.map((activity, index) => {
    const stop = index % 6;
    const opens = addDays(opening[stop]!, Math.floor(index / 6));
    const days = stopDays(opens);
    const crowd = stop < 2 ? 205 : 258;
    const lines = days.map((day, visit) => ({
      day,
      what: `${activity.name} 第${visit + 1}日`,
      quantity: Math.round(world.chance.spread(crowd, 0.18)),
      ...stopPlaces[index % stopPlaces.length],
    }));
    const method: Method = index % 8 === 5 ? 'estimated' : 'counted';
    return {
      at: at(addDays(days.at(-1)!, 1), '10:00'),
      happen: () => enterRegisters(world, { activity, lines, method, unit: '人次', last: true }),
    };
  });
}

/** By the site's name; wetlands, a sports park and a water station are none of the kinds of venue. */
const sitePlaces: Record<string, Place> = {
  曹杨社区书院: { venueKind: 'community', audience: 'residents' },
  徐家汇体育公园: { audience: 'public' },
  张江科学之门: { venueKind: 'park', audience: 'office-workers' },
  江湾湿地驿站: { audience: 'families' },
  七宝古镇工坊: { venueKind: 'community', audience: 'families' },
  嘉定新城展厅: { venueKind: 'building', audience: 'public' },
  青浦水文站: { audience: 'youth' },
  东滩鸟类驿站: { audience: 'families' },
};

/** Demonstration sites count at the door and send a register each month. */
function sites(world: World): Happening[] {
  const months = ['05', '06', '07', '08', '09', '10', '11'];
  return world.activities
    .filter((activity) => activity.subProgramme === 'demonstration-sites')
    .flatMap((activity) =>
      months.map((month, index) => {
        const day = month === '11' ? '2020-11-27' : `2020-${month}-28`;
        const lines = [
          {
            day,
            what: `${activity.name} ${Number(month)}月`,
            quantity: Math.round(world.chance.spread(index < 2 ? 520 : 740, 0.15)),
            ...sitePlaces[activity.name.split(' ').at(-1)!],
          },
        ];
        return {
          at: at(addDays(day, 1), '16:00'),
          happen: () =>
            enterRegisters(world, { activity, lines, method: 'counted', unit: '人次', last: index === months.length - 1 }),
        };
      }),
    );
}

/** Ten runs of each kit in the months before it is due. */
function kits(world: World): Happening[] {
  return world.activities
    .filter((activity) => activity.subProgramme === 'spin-offs')
    .map((activity, index) => {
      const first = addDays(activity.dueOn, index === 0 ? -15 : -32);
      const lines = Array.from({ length: 10 }, (_, run) => ({
        day: addDays(first, run * 3),
        what: `${activity.name} 第${run + 1}次`,
        quantity: world.chance.between(24, 36),
        venueKind: 'community' as const,
        audience: run % 3 === 0 ? ('youth' as const) : ('families' as const),
      }));
      return {
        at: at(addDays(lines.at(-1)!.day, 1), '11:00'),
        happen: () => enterRegisters(world, { activity, lines, method: 'counted', unit: '人次', last: true }),
      };
    });
}

interface Single {
  name: string;
  lines: Line[];
  method: Method | null;
  unit: string;
}

const projectPlaces: readonly Place[] = [
  { venueKind: 'community', audience: 'residents' },
  { venueKind: 'community', audience: 'youth' },
  { venueKind: 'building', audience: 'office-workers' },
  { venueKind: 'community', audience: 'families' },
  { venueKind: 'park', audience: 'office-workers' },
];

/** A count of the whole city as the districts report it: sixteen shares that add up to it, larger districts more. */
function byDistrict(world: World, whole: Line): Line[] {
  const weights = world.districts.map((_, index) => 6 + ((index * 7) % 5));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let left = whole.quantity;
  return world.districts.map(({ code, name }, index) => {
    const quantity = index === world.districts.length - 1 ? left : Math.round((whole.quantity * weights[index]!) / sum);
    left -= quantity;
    return { ...whole, what: `${whole.what} ${name}`, quantity, district: code, ...projectPlaces[index % projectPlaces.length] };
  });
}

/** What is entered once or a few times: the contest, the action plan, the casebook. */
function singles(world: World): Single[] {
  const monthly = (
    what: string,
    months: { from: number; to: number },
    crowd: { each: number; sigma: number },
    place: Place = {},
  ) =>
    Array.from(
      { length: months.to - months.from + 1 },
      (_, index): Line => ({
        day: `2020-${String(months.from + index).padStart(2, '0')}-${months.from + index === 12 ? '08' : '28'}`,
        what: `${what} ${months.from + index}月`,
        quantity: Math.round(world.chance.spread(crowd.each, crowd.sigma)),
        ...place,
      }),
    );
  const once = (day: string, what: string, quantity: number, place: Place = {}): Line[] => [{ day, what, quantity, ...place }];
  const heats = world.districts.slice(0, 8).map(({ code, name }, index) => ({
    day: addDays('2020-08-01', index * 3),
    what: `初赛 ${name}`,
    quantity: world.chance.between(480, 640),
    district: code,
    venueKind: index % 3 === 0 ? ('park' as const) : ('community' as const),
    audience: 'families' as const,
  }));
  const cities = ['苏州', '杭州', '南通', '合肥'].map((city, index) => ({
    day: addDays('2020-09-05', index * 6),
    what: `选拔 ${city}`,
    quantity: world.chance.between(560, 700),
    venueKind: 'building' as const,
    audience: 'families' as const,
  }));
  return [
    { name: '大赛初赛 八区', lines: heats, method: 'counted', unit: '人次' },
    { name: '大赛长三角四城选拔', lines: cities, method: 'counted', unit: '人次' },
    {
      name: '大赛决赛与展示',
      lines: once('2020-11-08', '决赛与作品展示', 1_860, { venueKind: 'building', audience: 'families' }),
      method: 'counted',
      unit: '人次',
    },
    {
      name: '大赛线上展播',
      lines: once('2020-11-14', '线上展播（平台截图）', 24_316, { audience: 'families' }),
      method: 'online',
      unit: '人次',
    },
    { name: '2018年度项目验收', lines: once('2020-06-24', '2018年度项目验收', 40), method: null, unit: '项' },
    { name: '2019年度项目跟踪评估', lines: once('2020-09-18', '2019年度项目跟踪评估', 40), method: null, unit: '项' },
    { name: '2020年度项目立项', lines: once('2020-08-21', '2020年度项目立项', 38), method: null, unit: '项' },
    {
      name: '2020年度项目活动',
      lines: monthly('2020年度项目活动', { from: 8, to: 12 }, { each: 9_100, sigma: 0.1 }).flatMap((month) =>
        byDistrict(world, month),
      ),
      method: 'estimated',
      unit: '人次',
    },
    { name: '工作案例汇编印制', lines: once('2020-11-20', '《基层科普行动计划工作案例》', 1_000), method: null, unit: '册' },
    {
      name: '线上科普专栏',
      lines: monthly('线上专栏阅读', { from: 3, to: 12 }, { each: 1_260, sigma: 0.2 }, { audience: 'public' }),
      method: 'online',
      unit: '人次',
    },
  ];
}

/** All that happened outside Kepu and was entered afterwards. */
export function otherEvidence(world: World): Happening[] {
  const single = singles(world).flatMap(({ name, lines, method, unit }) => {
    const activity = world.activities.find((item) => item.name === name);
    if (!activity) throw new Error(`no such planned activity: ${name}`);
    // Counts of one day come in together.
    const days = [...new Set(lines.map((line) => line.day))];
    return days.map((day) => ({
      at: at(addDays(day, 2), '14:00'),
      happen: () => {
        const ofDay = lines.filter((line) => line.day === day);
        return enterRegisters(world, { activity, lines: ofDay, method, unit, last: day === days.at(-1) });
      },
    }));
  });
  return [...exhibitions(world), ...sites(world), ...kits(world), ...single];
}
