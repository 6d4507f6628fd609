import { call } from '@orpc/server';
import { accountRoutes, disclosureRoutes, selfEvaluationRoutes } from '#src/account/index.ts';
import { as, at, type Happening, type World } from './world.ts';

/** Why an indicator fell short, found by the words of its name. */
const reasons: readonly [RegExp, string][] = [
  [/基层科普服务/, '上半年部分活动取消或改线上，相应场地与物料支出减少，结余按规定交回。'],
  [/品牌认知度/, '上半年场馆关闭、限流开放，巡展与示范点人次低于往年；下半年补办，仍未全部追回。'],
  [/满意度/, '目标定为百分之百，抽样中有少数参加者对时长和音响不满意；已要求场地改进音响。'],
  [/完成及时率/, '二至四月活动因疫情防控停办，部分补办晚于原定期限；已按月补办。'],
  [/资金规范/, '有支出缺少凭证或讲课费超标准，已列入清单，限期补正。'],
  [/./, '受上半年停办影响，未能全部补上；下一年度按季度排期。'],
];

/** Each indicator that missed its target gets its reason, and the qualitative one its judgement. */
export async function closeTheYear(world: World): Promise<void> {
  const manager = as(world, 'manager');
  const account = await call(accountRoutes.account, { id: world.programmeId, at: '2020-12-31' }, manager);
  for (const indicator of account.indicators) {
    if (indicator.state === 'to-judge') {
      const { numerator, denominator } = indicator.actual;
      if (numerator === null || !denominator) throw new Error(`nothing is known to judge ${indicator.level3} by`);
      const text = `全部支出逐笔核对：${denominator} 笔中 ${numerator} 笔合规，按合规占比评判；缺凭证或超标准的已列清单整改。`;
      const degree = Math.round((numerator / denominator) * 100) / 100;
      await call(accountRoutes.state, { indicatorId: indicator.id, kind: 'judgement', text, degree }, manager);
    }
    const reason = reasons.find(([name]) => name.test(indicator.level3))?.[1];
    if (indicator.degree !== null && indicator.degree < 1 && reason) {
      await call(accountRoutes.state, { indicatorId: indicator.id, kind: 'reason', text: reason }, manager);
    }
  }
}

/** The self-evaluation is handed in and reviewed; the signature is left to whoever tries the demo as the leader. */
export function handIn(world: World): Happening[] {
  const newest = async () => {
    const { items } = await call(selfEvaluationRoutes.list, { id: world.programmeId }, as(world, 'manager'));
    return items[0]!.id;
  };
  return [
    {
      at: at('2021-01-08', '10:00'),
      happen: async () => {
        // The last expenses of the year were booked since: whatever was said is said again of the figures that are handed in.
        await closeTheYear(world);
        await call(selfEvaluationRoutes.prepare, { id: world.programmeId, at: '2020-12-31' }, as(world, 'manager'));
      },
    },
    {
      at: at('2021-01-11', '15:00'),
      happen: async () => {
        const review = { evaluationId: await newest(), step: 'reviewed', note: '执行数与账面一致。' } as const;
        await call(selfEvaluationRoutes.takeStep, review, as(world, 'finance'));
      },
    },
  ];
}

/** The targets are published, without figures as none are signed: once the leader signed, the manager publishes those. */
export function goPublic(world: World): Happening[] {
  return [
    {
      at: at('2021-01-20', '10:00'),
      happen: async () => {
        await call(disclosureRoutes.publish, { id: world.programmeId, at: '2020-12-31' }, as(world, 'manager'));
      },
    },
  ];
}
