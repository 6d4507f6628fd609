import { expect, test } from 'vitest';
import { readForm } from '#src/plan/index.ts';
import { scoreForm } from './score-form.ts';

const formOf = (heads: { output: string; benefit: string; satisfaction: string }): string => `项目支出绩效自评表
（2021年度）
项目名称\t社区科普服务
主管部门\t某市科协\t实施单位\t某市科普中心
项目资金（万元）\t\t年初预算数\t全年预算数（A）\t全年执行数（B）\t分值\t执行率（B/A）\t得分
\t年度资金总额\t120\t120\t108\t10\t90%\t9
年度总体目标\t预期目标\t实际完成情况
\t完成全年科普任务。\t已完成。
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值（A）\t实际完成值（B）\t得分\t偏差原因分析及改进措施
\t${heads.output}\t数量指标\t讲座场次\t≥100场\t100场\t20\t
\t${heads.output}\t质量指标\t合格率\t≥95%\t95%\t30\t
\t${heads.benefit}\t社会效益指标\t受益人次\t≥200000人次\t186000人次\t30\t场次减少
\t${heads.satisfaction}\t服务对象满意度指标\t居民满意度\t≥90%\t95%\t10\t
总分\t\t\t\t\t\t100\t
`;

async function scored(text: string) {
  const read = await readForm({ name: '自评表.txt', bytes: new Uint8Array(Buffer.from(text)) });
  if (!read.ok) throw new Error(read.refusal.code);
  return scoreForm(read.value);
}

test('a form without 分值 has its points in the heads of its levels; a row alone under its head is compared', async () => {
  const report = await scored(
    formOf({ output: '产出指标（50分）', benefit: '效益指标（30分）', satisfaction: '满意度指标（10分）' }),
  );
  expect(report.weights).toBe('heads');
  expect(report.indicators.map((one) => [one.level3, one.weight, one.score, one.departs])).toEqual([
    ['讲座场次', 25, 25, false],
    ['合格率', 25, 25, false],
    ['受益人次', 30, 27.9, true],
    ['居民满意度', 10, 10, false],
  ]);
  expect([report.total, report.grade]).toEqual([96.9, null]);
});

test('or nowhere: then the shares of the rules are taken, and it is said', async () => {
  const report = await scored(formOf({ output: '产出指标', benefit: '效益指标', satisfaction: '满意度指标' }));
  expect(report.weights).toBe('rules');
  expect(report.indicators.map((one) => one.weight)).toEqual([25, 25, 30, 10]);
  expect(report.notes.map((note) => note.code)).toContain('weights-rules');
});

test('a form without scores is scored, and nothing is said to agree', async () => {
  const bare = formOf({ output: '产出指标', benefit: '效益指标', satisfaction: '满意度指标' })
    .replace(/\t\d+\t(场次减少)?\n/g, '\t\t$1\n')
    .replace('\t90%\t9\n', '\t90%\t\n');
  const report = await scored(bare);
  expect([report.indicators.length, report.compared]).toEqual([4, 0]);
  expect(report.notes.map((note) => note.code)).toContain('nothing-compared');
  const heads = await scored(
    formOf({ output: '产出指标（50分）', benefit: '效益指标（30分）', satisfaction: '满意度指标（10分）' }),
  );
  expect(heads.compared).toBe(3);
  expect(heads.notes.map((note) => note.code)).not.toContain('nothing-compared');
});
