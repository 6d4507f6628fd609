import { expect, test } from 'vitest';
import { readBesideOriginal } from '../../declaration/index.ts';
import { lackingOf } from '../../declaration/declaration.contract.ts';
import { differingFunds, fundsDoubts, noFundsReading } from '../../declaration/funds-reading.contract.ts';
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

test('what the head says and no programme keeps is named; its attribute and the parts of its money are kept', async () => {
  const read = await readBesideOriginal({
    name: '目标申报表.txt',
    bytes: Buffer.from(form.replace('项目属性', '项目编码：31000\n项目属性')),
  });
  if (!read.ok) throw new Error(read.refusal.code);
  const { reading } = read.value;
  expect(reading).toMatchObject({
    attribute: '延续项目',
    funds: { ...noFundsReading, currentYearFiscalYuan: 800_000, currentYearOtherYuan: 65_000 },
    unkept: [{ label: '项目编码', value: '31000' }],
  });
  expect(read.value.layoutName).toBe('项目支出绩效目标申报表');
  expect(differingFunds(reading)).toEqual([]);
  const mended = { ...reading, funds: { ...reading.funds!, currentYearOtherYuan: 50_000 } };
  expect(fundsDoubts(differingFunds(mended)).map(({ message }) => message)).toEqual([
    '“项目当年预算 865,000.00 元”与“其中各项合计 850,000.00 元”对不上，按表上所写记下，请核对',
  ]);
});
