import { call } from '@orpc/server';
import { monitoringRoutes } from '#src/account/index.ts';
import type { DeviationCause } from '#src/kernel/vocabulary.ts';
import { as, at, type Happening, type World } from './world.ts';

type Row = Awaited<ReturnType<typeof tableOf>>['indicators'][number];

const month = '2020-07';

function tableOf(world: World) {
  return call(monitoringRoutes.table, { id: world.programmeId, month }, as(world, 'manager'));
}

/** What the office found in August, by the words of the indicator's name. */
const findings: readonly {
  name: RegExp;
  causes: DeviationCause[];
  causeText: string;
  remark: string;
}[] = [
  {
    name: /品牌认知度/,
    causes: ['hardware', 'other'],
    causeText: '二至四月因疫情停办，场馆限流开放。',
    remark: '下半年补办巡展和讲座，加开线上场次并单独列明；如仍不足，在自评中如实说明。',
  },
  {
    name: /完成及时率/,
    causes: ['other'],
    causeText: '停办的活动晚于原定期限补办。',
    remark: '已过期限的活动无法按时完成，八月起逐月排期补办。',
  },
  {
    name: /满意度/,
    causes: ['hardware'],
    causeText: '部分场地音响不佳。',
    remark: '目标为百分之百，不容一份不满意；更换音响，请场地试音。',
  },
  { name: /计划目标达标率/, causes: ['other'], causeText: '停办影响上半年计划。', remark: '按补办计划执行，逐月核对。' },
  { name: /基层科普服务/, causes: ['other'], causeText: '活动减少，支出相应减少。', remark: '结余按规定交回。' },
];

async function judgeAll(world: World): Promise<void> {
  const manager = as(world, 'manager');
  for (const row of (await tableOf(world)).indicators) {
    const possibility = row.proposal ?? 'possible';
    const found = possibility === 'certain' ? undefined : findings.find(({ name }) => name.test(row.level3));
    await call(
      monitoringRoutes.judge,
      {
        indicatorId: row.id,
        month,
        causes: found?.causes ?? [],
        causeText: found?.causeText ?? '',
        possibility,
        remark: found?.remark ?? (possibility === 'impossible' ? '按补办计划执行，年底如实说明。' : ''),
        rectify: reaches(row),
      },
      manager,
    );
  }
}

const reaches = (row: Row): boolean => row.level3.includes('品牌认知度');

/** The coordinator's district is asked to make up for a stop of the exhibition, answers, and the manager concludes. */
async function askTheDistrict(world: World): Promise<void> {
  const row = (await tableOf(world)).indicators.find(reaches);
  const district = world.actors.coordinator.districts[0];
  if (!row || !district) return;
  const demand = '九月底前补办一站巡展、两场讲座，并补齐上半年已办场次的签到表。';
  const asked = await call(
    monitoringRoutes.ask,
    { indicatorId: row.id, month, district, demand, dueOn: '2020-09-30' },
    as(world, 'manager'),
  );
  world.later.push(
    {
      at: at('2020-09-24', '15:00'),
      happen: async () => {
        const text = '巡展于九月中旬补办，讲座两场已办，签到表已补录。';
        await call(
          monitoringRoutes.answer,
          { rectificationId: asked.id, version: asked.version, text },
          as(world, 'coordinator'),
        );
      },
    },
    {
      at: at('2020-10-09', '10:00'),
      happen: async () => {
        await call(
          monitoringRoutes.conclude,
          { rectificationId: asked.id, version: asked.version + 1, accepted: true, text: '核对佐证无误，同意终审。' },
          as(world, 'manager'),
        );
      },
    },
  );
}

/** 绩效监控 of August: every row judged on what July showed, and one thing put right. */
export function monitorTheYear(world: World): Happening[] {
  return [
    { at: at('2020-08-10', '10:00'), happen: () => judgeAll(world) },
    { at: at('2020-08-11', '09:30'), happen: () => askTheDistrict(world) },
  ];
}
