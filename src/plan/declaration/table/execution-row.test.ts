import { expect, test } from 'vitest';
import { readForm } from '../index.ts';
import { executionPoints } from './execution-row.ts';

test.each<[string[], number | null]>([
  [['预算执行率', '', '', '100%', '10'], 10],
  [['预算执行率 100% 10'], 10],
  [['预算执行率（20分）', '', '', '≥95%'], 20],
  [['资金执行率', '—', '10分'], 10],
  [['预算执行率', '', '', '100%', ''], null],
  [['预算执行率', '资金支出进度', '≥95%', '10'], null],
  [['预算执行率（20分）', '10'], null],
  [['产出指标', '数量指标', '预算执行率', '100%', '10'], null],
])('%j', (cells, points) => {
  expect(executionPoints(cells)).toBe(points);
});

test('the row of the money is no indicator of a target table: its points are those of the execution', async () => {
  const rows = [
    '云溪县项目支出绩效目标表',
    '（2026年度）',
    '项目名称 | 云溪县科普夜校项目',
    '实施单位 | 云溪县科普站',
    '年度资金总额 | 30万元',
    '一级指标 | 二级指标 | 三级指标 | 指标值 | 分值',
    '产出指标 | 数量指标 | 夜校开课场次 | ≥40场 | 50',
    '效益指标 | 社会效益指标 | 受益人次 | ≥2000人次 | 30',
    '满意度指标 | 服务对象满意度指标 | 学员满意度 | ≥90% | 10',
    '预算执行率 | | | 100% | 10',
  ];
  const read = await readForm({ name: '夜校.txt', bytes: Buffer.from(rows.join('\n')) });
  if (!read.ok) throw new Error(read.refusal.code);
  const { indicators, budget, warnings } = read.value;
  expect(indicators.map(({ level3 }) => level3)).toEqual(['夜校开课场次', '受益人次', '学员满意度']);
  expect([budget.weight, warnings]).toEqual([10, []]);
});
