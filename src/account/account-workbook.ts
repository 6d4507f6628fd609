import { writeWorkbook } from '#src/platform/documents/index.ts';
import type { Account } from './account.contract.ts';
import { actualText, stateWords } from './figure-text.ts';

/** The account as a workbook: one row an indicator, missing figures left empty and said to be missing. */
export function accountWorkbook(account: Account): Promise<Uint8Array> {
  return writeWorkbook([
    {
      name: `绩效 ${account.at}`,
      columns: [
        ...['一级指标', '二级指标', '三级指标', '目标值', '实际完成值'].map((header) => ({ header })),
        { header: '实际数值', kind: 'number' },
        { header: '单位' },
        { header: '完成度', kind: 'rate' },
        { header: '年末预计', kind: 'number' },
        { header: '预计下限', kind: 'number' },
        { header: '预计上限', kind: 'number' },
        { header: '状态' },
        { header: '事实条数', kind: 'number' },
        { header: '口径' },
        { header: '未完成原因' },
      ],
      rows: account.indicators.map((one) => [
        one.level1,
        one.level2,
        one.level3,
        one.target.raw,
        actualText(one) ?? '暂无佐证',
        one.actual.value,
        one.actual.unit,
        one.degree,
        one.expected.value,
        one.expected.low,
        one.expected.high,
        stateWords[one.state],
        one.actual.facts,
        one.measure ? `${one.measure.name} v${one.measure.version}` : '',
        one.reason?.text ?? '',
      ]),
    },
  ]);
}
