import { expect, test } from 'vitest';
import { lintForm } from '#src/plan/lint/index.ts';
import { readDeclaration } from './read-form.ts';

const form = `项目支出绩效目标表
（2023年度）
项目名称 | 湿地观鸟课堂
主管部门 | 演示市林业局 | 实施单位 | 演示市湿地中心
项目资金（万元） | 年度资金总额 | 26
年度总体目标 | 办好观鸟课堂24场，让1200名学生认识候鸟。
一级指标 | 二级指标 | 三级指标 | 指标值 | 计算公式 | 数据来源 | 评分标准
产出指标 | 数量指标 | 观鸟课堂场次 | ≥24场 | | 活动台账 | 达到得满分
产出指标 | 质量指标 | 合格率 | ≥95% | 合格场次÷总场次 | 活动台账 | 每低1%扣0.5分
产出指标 | 时效指标 | 课堂完成时间 | 2023年11月30日前 | | | 按时得满分
满意度指标 | 服务对象满意度指标 | 参加学生满意度 | ≥90% | | | 达到得满分`;

async function read(text: string) {
  const result = await readDeclaration({ name: '表.txt', bytes: Buffer.from(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

test('columns that say how an indicator is counted are kept with it, under their headings', async () => {
  const { indicators } = await read(form);
  expect(indicators.map(({ explanations }) => explanations)).toEqual([
    [{ heading: '数据来源', text: '活动台账' }],
    [
      { heading: '计算公式', text: '合格场次÷总场次' },
      { heading: '数据来源', text: '活动台账' },
    ],
    undefined,
    undefined,
  ]);
});

test('a rate whose parts stand in such a column is not said to lack them', async () => {
  const saidOf = async (text: string) =>
    lintForm(await read(text))
      .filter(({ rule }) => rule === 'L10')
      .map(({ indicator, params }) => indicator ?? params.names);
  expect(await saidOf(form)).toEqual([['参加学生满意度']]);
  const lacking = ['合格率', ['参加学生满意度']];
  expect(await saidOf(form.replace('合格场次÷总场次', '').replace(/活动台账/g, ''))).toEqual(lacking);
  // 数据来源 says from what, and not what is divided by what; nor does a word or a reference in the other column.
  for (const text of ['', '据实', '详见附件1/2', '由业务科室统计'])
    expect(await saidOf(form.replace('合格场次÷总场次', text)), text).toEqual(lacking);
  for (const text of ['合格场次占总场次的比例', '合格场次与总场次之比', '合格场次/总场次'])
    expect(await saidOf(form.replace('合格场次÷总场次', text)), text).toEqual([['参加学生满意度']]);
});

test('a column of proofs explains nothing', async () => {
  const { indicators } = await read(form.replace('数据来源', '佐证材料'));
  expect(indicators.map(({ explanations }) => explanations)).toEqual([
    undefined,
    [{ heading: '计算公式', text: '合格场次÷总场次' }],
    undefined,
    undefined,
  ]);
});
