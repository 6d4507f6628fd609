import { expect, test } from 'vitest';
import { readForm } from '#src/plan/declaration/index.ts';
import { lintForm } from './lint-form.ts';

/** How often the amounts of the form contradict each other. */
async function contradictions(...costs: string[]): Promise<number> {
  const form = `项目支出绩效目标申报表
（2021年度）
项目名称 | 科普展教
主管部门 | 演示市科协 | 实施单位 | 演示市科技馆
项目资金（万元） | 年度资金总额 | 300
一级指标 | 二级指标 | 三级指标 | 指标值
${costs.map((cost) => `成本指标 | 经济成本指标 | ${cost}`).join('\n')}
产出指标 | 数量指标 | 更新展项数量 | ≥20件`;
  const read = await readForm({ name: '表.txt', bytes: Buffer.from(form) });
  if (!read.ok) throw new Error(read.refusal.code);
  return lintForm(read.value).filter(({ rule }) => rule === 'L17').length;
}

test('the cost of one part is above the budget, beside the whole as well as alone', async () => {
  expect(await contradictions('展项采购成本 | ≤350万元')).toBe(1);
  expect(await contradictions('项目总成本 | ≤300万元', '展项采购成本 | ≤350万元')).toBe(1);
  expect(await contradictions('项目总成本 | ≤300万元', '展项采购成本 | ≤250万元')).toBe(0);
});
