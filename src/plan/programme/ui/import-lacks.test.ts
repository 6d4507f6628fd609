import { expect, test } from 'vitest';
import { readBesideOriginal } from '../../declaration/index.ts';
import { lackingOf } from '../../declaration/declaration.contract.ts';
import { suggestionFor, withValue } from './import-lacks.ts';

const form = `项目支出绩效目标申报表
（2021年度）
项目名称：社区科普大讲堂
主管部门：宁川市科学技术协会
实施单位：宁川市科技馆
项目属性：延续项目
年度资金总额：86.5万元
其中：财政拨款：80万元
其他资金：6.5万元
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 举办科普讲座场次 ≥60场
`;

test('a form without dates and total is asked for them; what may be meant is only offered', async () => {
  const read = await readBesideOriginal({ name: '目标申报表.txt', bytes: Buffer.from(form) });
  if (!read.ok) throw new Error(read.refusal.code);
  const { reading } = read.value;
  expect(lackingOf(reading)).toEqual(['start', 'end', 'totalYuan']);
  expect(suggestionFor(reading, 'start')).toEqual({ from: 'year', value: '2021-01-01' });
  expect(suggestionFor(reading, 'end')).toEqual({ from: 'year', value: '2021-12-31' });
  expect(suggestionFor(reading, 'totalYuan')).toEqual({ from: 'currentYear', value: 865_000 });
  expect(suggestionFor(reading, 'unit')).toBeNull();
  const mended = withValue(withValue(withValue(reading, 'start', '2021-03-01'), 'end', '2021-12-31'), 'totalYuan', 865_000);
  expect(lackingOf(mended)).toEqual([]);
  expect(mended).toMatchObject({ start: '2021-03-01', budget: { totalYuan: 865_000, currentYearYuan: 865_000 } });
});

test('what the head says and no programme keeps is named', async () => {
  const read = await readBesideOriginal({ name: '目标申报表.txt', bytes: Buffer.from(form) });
  expect(read.ok && read.value.reading.unkept).toEqual([
    { label: '项目属性', value: '延续项目' },
    { label: '其中:财政拨款', value: '80万元' },
    { label: '其他资金', value: '6.5万元' },
  ]);
  expect(read.ok && read.value.layoutName).toBe('项目支出绩效目标申报表');
});
