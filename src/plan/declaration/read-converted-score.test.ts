import { expect, test } from 'vitest';
import { type Row, renderWord } from '#src/platform/documents/index.ts';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

/** 河北: the target and the score take three columns each, and the score is converted by the weight. The content is invented. */
type Cells = (string | [text: string, span: number] | [text: string, span: number, rows: number])[];

function row(...cells: Cells): Row {
  return {
    cells: cells.map((cell) => {
      const [text, span = 1, rows = 1] = typeof cell === 'string' ? [cell] : cell;
      return { text, span, rows };
    }),
  };
}

async function read(name: string, bytes: Uint8Array): Promise<FormReading> {
  const result = await readForm({ name, bytes });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const rowsOf = (form: FormReading) =>
  form.indicators.map((one) => [one.level1, one.level2, one.level3, one.target.raw, one.actual?.raw, one.weight, one.score]);

test('in cells: parts of target and score, the points of the money, two goals, what remains to do', async () => {
  const rows = [
    row(['一、基本情况', 1, 2], '项目名称：', ['科普大篷车进校园', 5], ['是否为专项资金：', 3], ['是', 3]),
    row('实施（主管）单位', ['演示县科协', 5], ['金额单位：', 3], ['万元', 3]),
    row(['三、目标完成情况', 1, 3], ['年度预期目标', 5], ['具体完成情况', 4], ['总体完成率（%）', 3]),
    row(['大篷车开进三十所学校。', 5], ['开进三十二所学校。', 4], ['100.00', 3]),
    row(['培训两名司机。', 5], ['培训两名司机。', 4], ['', 3]),
    row(
      ['四、年度绩效指标完成情况', 1, 5],
      ['一级指标', 1, 2],
      ['二级指标', 1, 2],
      ['三级指标', 1, 2],
      ['指标分值', 1, 2],
      ['预期指标值', 3],
      ['单项指标实际完成值', 1, 2],
      ['单项指标完成情况', 1, 2],
      ['自评得分', 3],
    ),
    row('符号', '值', '单位（文字描述）', '单项指标得分', '权重占比（%）', '单项指标折算得分'),
    row(['产出指标', 1, 2], '数量指标', '进校数', '大篷车到过的学校', '>=', '30', '所', '32所', '完成', '100', '50', '50'),
    row('质量指标', '展品完好率', '完好的展品所占的份额', '>=', '95', '%', '93%', '未完成', '90', '40', '36'),
    row('预算执行率', '预算执行率', ['预算执行率', 2], '', '', '', '', '', '95', '10', '9.5'),
    row(['五、存在问题、原因及下一步整改措施', 2], ['展品老旧，须提前检修。', 11]),
    row(['六、其他情形', 2], ['司机一人请假，另一人代班。', 11]),
  ];
  const page = { orientation: 'landscape' as const, marginMm: { top: 20, right: 15, bottom: 20, left: 15 } };
  const columns = Array.from({ length: 13 }, () => 4);
  const title = ['演示县科协2020年度预算项目绩效自评表'];
  const form = await read('表.docx', await renderWord({ page, title, foot: [], blocks: [{ kind: 'grid', columns, rows }] }));
  expect(rowsOf(form)).toEqual([
    ['产出指标', '数量指标', '进校数', '>=30所', '32所', 50, 50],
    ['产出指标', '质量指标', '展品完好率', '>=95%', '93%', 40, 36],
  ]);
  expect(form.budget).toMatchObject({ weight: 10, score: 9.5 });
  expect(form.sections).toEqual({
    年度总体目标: '大篷车开进三十所学校。培训两名司机。',
    实际完成情况: '开进三十二所学校。培训两名司机。',
    存在问题: '展品老旧，须提前检修。',
  });
  expect(form.warnings.map(({ code }) => code)).toEqual(['text-after-table']);
});

test('in lines: the second row of the head is none of the indicators', async () => {
  const form = await read(
    '表.txt',
    new TextEncoder().encode(`演示县科协2020年度预算项目绩效自评表
一、基本情况 项目名称: 科普大篷车进校园 是否为专项资金: 是 实施（主管）单位 演示县科协 金额单位: 万元
四、年度绩效指标完成情况 一级指标 二级指标 三级指标 指标分值 预期指标值 单项指标实际完成值 单项指标完成情况 自评得分
符号 单位(文字描述) 单项指标得分 权重占比(%) 单项指标折算得分
产出指标 数量指标 进校数 反映大篷车到过的学校 >= 30 所 32所 完成 100.00 50.00 50.00
质量指标 展品完好率 反映展品是否完好 >= 95 % 93% 未完成 90.00 40.00 36.00`),
  );
  expect(rowsOf(form)).toEqual([
    ['产出指标', '数量指标', '进校数', '>=30所', '32所', 50, 50],
    ['产出指标', '质量指标', '展品完好率', '>=95%', '93%', 40, 36],
  ]);
});
