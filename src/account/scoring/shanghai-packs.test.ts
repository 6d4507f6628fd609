import { expect, test } from 'vitest';
import type { ScorePackCode } from '#src/kernel/rule-packs.ts';
import { readForm } from '#src/plan/index.ts';
import { scoreForm } from './score-form.ts';

/** Level 1, level 2, name, target, actual, points, the score that the form gives itself. */
type Row = readonly [string, string, string, string, string, number, number];

async function scored(pack: ScorePackCode, year: number, money: readonly (string | number)[], rows: readonly Row[]) {
  const text = `项目支出绩效自评表
（${year}年度）
项目名称\t\t社区科普服务
主管部门\t\t市科协\t\t\t实施单位\t科普中心
项目资金（万元）\t\t\t年初预算数\t全年预算数（A）\t全年执行数（B）\t分值\t执行率（B/A）\t得分
\t\t年度资金总额\t${money.join('\t')}
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值（A）\t实际完成值（B）\t分值\t得分\t偏差原因分析及改进措施
${rows.map((row) => `\t${row.join('\t')}\t按实际情况说明了原因和改进措施`).join('\n')}
总分\t\t\t\t\t\t100\t\t
`;
  const read = await readForm({ name: '自评表.txt', bytes: Buffer.from(text) });
  if (!read.ok) throw new Error(read.refusal.code);
  const { execution, indicators, total, grade } = scoreForm(read.value, pack);
  return { execution: execution.score, rows: indicators.map(({ score }) => score), total, grade };
}

// Reckoned by hand: shares of the target, the bound over what was spent, the day kept, the satisfaction as any other rate.
test('a whole form under SH-old', async () => {
  const money = ['120', '120', '108', 10, '90%', 9];
  const rows: Row[] = [
    ['产出目标', '数量', '科普讲座场次', '≥60场', '54场', 15, 13.5],
    ['产出目标', '质量', '讲座评价合格率', '≥95%', '90%', 15, 14.21],
    ['产出目标', '时效', '平均办理天数', '≤30天', '33天', 15, 13.64],
    ['产出目标', '成本', '人次平均成本', '≤6元/人次', '6.4元/人次', 15, 14.06],
    ['效果目标', '社会效益', '受益人次', '≥20万人次', '186000人次', 15, 13.95],
    ['效果目标', '满意度', '参与居民满意度', '≥90%', '81%', 10, 9],
    ['影响力目标', '长效管理', '续签场地数', '≥10个', '10个', 5, 5],
  ];
  expect(await scored('SH-old', 2020, money, rows)).toEqual({
    execution: 9,
    rows: [13.5, 14.21, 13.64, 14.06, 13.95, 9, 5],
    total: 92.36,
    grade: '优',
  });
});

// The pass line of 60 % takes (rate − 60 %) ÷ 40 % of the points; money and satisfaction go by their bands.
test('a whole form under SH-2025', async () => {
  const money = ['200', '200', '170', 10, '85%', 7];
  const rows: Row[] = [
    ['成本指标', '经济成本指标', '项目总成本', '≤200万元', '170万元', 10, 10],
    ['成本指标', '经济成本指标', '人次平均成本', '≤50元/人次', '52.5元/人次', 10, 8.81],
    ['产出指标', '数量指标', '科普讲座场次', '≥120场', '108场', 20, 15],
    ['产出指标', '质量指标', '讲座评价合格率', '≥95%', '96%', 10, 10],
    ['产出指标', '时效指标', '全部讲座完成时间', '2025年11月底前', '2025年11月20日', 10, 10],
    ['效益指标', '社会效益指标', '受益人次', '≥4万人次', '23600人次', 10, 0],
    ['效益指标', '社会效益指标', '居民科普知识知晓率', '≥80%', '72%', 10, 7.5],
    ['满意度指标', '服务对象满意度指标', '参与居民满意度', '≥90%', '86%', 10, 8],
  ];
  expect(await scored('SH-2025', 2025, money, rows)).toEqual({
    execution: 7,
    rows: [10, 8.81, 15, 10, 10, 0, 7.5, 8],
    total: 76.31,
    grade: '中',
  });
});
