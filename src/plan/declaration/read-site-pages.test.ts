import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';
import type { FormReading } from './declaration.contract.ts';

/** Forms among what the page of an office says of itself. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '公开.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const rowsOf = ({ indicators }: FormReading): string[] =>
  indicators.map(({ level1, level2, level3, target, actual }) =>
    [level1, level2, level3, target.raw, ...(actual ? [actual.raw] : [])].join('｜'),
  );

test('a category of the page above the title is no goal of the form', async () => {
  const form = await read(
    '号: /202401-001 信息分类: 项目绩效目标\n发布机构: 演示县财政局 生成日期: 2024-01-09\n\n项目支出绩效目标表\n（2024年度）\n项目名称 社区科普画廊\n主管部门及代码 [103]演示县科学技术协会 实施单位 演示县科技馆\n一级\n指标\n二级指标 三级指标 指标值\n产出指标 数量指标 更新画廊 ≥12块\n效益指标 社会效益指标 受益居民人次 ≥20000人次',
  );
  expect(form).toMatchObject({ project: '社区科普画廊', unit: '演示县科技馆', year: 2024 });
  expect(Object.values(form.sections).join('')).not.toContain('发布机构');
});

test('the year alone in its brackets below a long menu, and a label with a remark in its middle', async () => {
  const menu = Array.from({ length: 40 }, (_, at) => `栏目${at}`).join('\n');
  const form = await read(
    `${menu}\n项目绩效目标表\n（2023年度）\n申报单位\n演示区科技馆\n项目（专项）名称\n社区科普画廊\n一级指标\n二级指标\n三级指标\n指标值\n产出指标\n数量指标\n更新画廊\n≥12块\n质量指标\n完好率\n≥95%`,
  );
  expect(form).toMatchObject({ year: 2023, project: '社区科普画廊', unit: '演示区科技馆' });
});

test('levels from decision to benefit, and values of the half and of the whole year, a cell a paragraph', async () => {
  const form = await read(
    '2024年度社区科普画廊项目绩效公开\n\n2024年度\n\n项目名称\n\n社区科普画廊\n\n实施部门\n\n演示市科学技术协会\n\n预算单位\n\n演示市科技馆\n\n项目概述\n\n在三十个社区更新画廊。\n\n项目资金 (万元)\n\n收入\n\n全年(程) 预算数\n\n资金总额\n\n80\n\n支出\n\n半年(程) 计划执行数\n\n全年(程) 预算数\n\n画廊更新费\n\n30\n\n80\n\n中长期目标\n\n画廊覆盖全部社区。\n\n一级指标\n\n二级指标\n\n三级指标\n\n半年(程) 指标值\n\n全年(程) 指标值\n\n决策\n\n项目立项\n\n立项依据充分性\n\n充分\n\n充分\n\n绩效目标\n\n绩效指标明确性\n\n明确\n\n明确\n\n产出\n\n产出数量\n\n更新画廊\n\n≥6块\n\n≥12块\n\n效益\n\n社会效益\n\n受益居民人次\n\n≥10000人次\n\n≥20000人次',
  );
  expect(form).toMatchObject({ layout: 'js-target', year: 2024, project: '社区科普画廊', unit: '演示市科技馆' });
  // 画廊更新费 stands behind a label that was met before: it is no part of the amount.
  expect(form.budget.currentYearYuan).toBe(800_000);
  expect(rowsOf(form)).toEqual([
    '决策｜项目立项｜立项依据充分性｜充分',
    '决策｜绩效目标｜绩效指标明确性｜明确',
    '产出｜产出数量｜更新画廊｜≥12块',
    '效益｜社会效益｜受益居民人次｜≥20000人次',
  ]);
  expect(form.indicators[2]?.otherValues).toMatchObject([{ raw: '≥6块' }]);
});

test('words that ran together around 达成预期指标, and levels that end with the beginning of a name', async () => {
  const form = await read(
    '2023年度社区科普画廊项目绩效自评表单位名称：演示区科技馆填报日期：2024年3月2日项目名称社区科普画廊主管部门演示区科协项目实施单位演示区科技馆年度绩效目标完成情况一级指标二级指标三级指标年初目标值实际完成值未完成原因及改进措施产出指标产出数量画廊更新率100%达成预期指标讲解配备率100%达成预期指标产出质量画面差错率不高于5%达成预期指标产出时效按期完成率不低于95%达成预期指标产出成本成本节约率不低于3%达成预期指标效益指标社会效益居民知晓率不低于90%达成预期指标',
  );
  expect(rowsOf(form)).toEqual([
    '产出指标｜产出数量｜画廊更新率｜100%｜达成预期指标',
    '产出指标｜产出数量｜讲解配备率｜100%｜达成预期指标',
    '产出指标｜产出质量｜画面差错率｜不高于5%｜达成预期指标',
    '产出指标｜产出时效｜按期完成率｜不低于95%｜达成预期指标',
    '产出指标｜产出成本｜成本节约率｜不低于3%｜达成预期指标',
    '效益指标｜社会效益｜居民知晓率｜不低于90%｜达成预期指标',
  ]);
});

test('money that ran together where the head has the first budget alone, with the way of reckoning behind the score', async () => {
  const form = await read(
    '项目支出绩效自评表（2022年度）\n项目名称 社区科普画廊\n实施单位 演示区科技馆\n项目资金（万元） 年初预算数 全年执行数 分值 执行率 得分 得分计算方法\n年度资金总额： 320.4160.21050%5执行率*该指标分值，最高不得超过分值上限。\n一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n产出指标 数量指标 更新画廊 12块 12块 45 45\n效益指标 社会效益指标 受益居民人次 20000人次 20000人次 45 45',
  );
  expect(form.budget).toMatchObject({ initialYuan: 3_204_000, executedYuan: 1_602_000, weight: 10, score: 5 });
  expect(form.warnings.map(({ code }) => code)).toContain('figures-parted');
});
