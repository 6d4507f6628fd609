import { describe, expect, test } from 'vitest';
import { renderExcel, renderPdf, renderWord, type Sheet } from '#src/platform/documents/index.ts';
import { cnTargetSheet, sh2026Sheet } from './forms.fixture.ts';
import { noFundsReading } from './funds-reading.contract.ts';
import { readBesideOriginal, readForm } from './read-form.ts';

const text = (content: string) => ({ name: '目标申报表.txt', bytes: new TextEncoder().encode(content) });

async function headOf(file: { name: string; bytes: Uint8Array }) {
  const read = await readBesideOriginal(file);
  if (!read.ok) throw new Error(read.refusal.code);
  const { attribute, funds, unkept } = read.value.reading;
  return { attribute, funds, unkept };
}

async function inAllFormats(sheet: Sheet) {
  const pdf = await renderPdf(sheet);
  if (!pdf.ok) throw new Error(pdf.refusal.code);
  return [
    { name: '表.xlsx', bytes: await renderExcel(sheet) },
    { name: '表.docx', bytes: await renderWord(sheet) },
    { name: '表.pdf', bytes: pdf.value },
  ];
}

const head = `项目支出绩效目标申报表
（2021年度）
项目名称：社区科普大讲堂
主管部门：宁川市科学技术协会
实施单位：宁川市科技馆
`;
const table = `
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 举办科普讲座场次 ≥60场
`;
const lines = (money: string) => text(`${head}${money}${table}`);
const bars = (money: string) =>
  text(`项目支出绩效目标申报表
（2021年度）
| 项目名称 | 社区科普大讲堂 |
| 主管部门 | 宁川市科协 | 实施单位 | 宁川市科技馆 |
${money}
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 讲座场次 | ≥60场 |
`);
const ofYear = { ...noFundsReading, currentYearFiscalYuan: 800_000, currentYearOtherYuan: 65_000 };
const ofBoth = { ...ofYear, totalFiscalYuan: 1_800_000, totalOtherYuan: 200_000 };

describe('the parts of the money and the attribute are read', () => {
  test('from the two halves of a table, in every kind of file', async () => {
    for (const file of await inAllFormats(cnTargetSheet))
      expect(await headOf(file)).toEqual({
        attribute: '延续项目',
        funds: {
          ...noFundsReading,
          totalFiscalYuan: 3_600_000,
          totalOtherYuan: 0,
          currentYearFiscalYuan: 1_205_000,
          currentYearOtherYuan: 0,
        },
        unkept: [],
      });
    for (const file of await inAllFormats(sh2026Sheet))
      expect(await headOf(file)).toEqual({
        attribute: '经常性项目',
        funds: {
          totalFiscalYuan: 800_000,
          totalOtherYuan: 0,
          currentYearFiscalYuan: 800_000,
          currentYearCarriedYuan: 0,
          currentYearOtherYuan: null,
        },
        unkept: [],
      });
  });

  test.each([
    ['one a line', '年度资金总额：86.5万元\n其中：财政拨款：80万元\n其他资金：6.5万元', ofYear],
    ['in one sentence', '年度资金总额：86.5万元，其中：财政拨款80万元，其他资金6.5万元', ofYear],
    ['in one line with blanks', '年度资金总额 86.5万元, 其中：财政拨款 80万元, 其他资金 6.5万元', ofYear],
    ['in 元 as their label says', '年度资金总额（万元）：86.5\n财政拨款（元）：800,000\n单位自筹（元）：65,000', ofYear],
    [
      'each below its own sum',
      '项目资金总额：200万元\n其中：财政拨款：180万元\n其他资金：20万元\n年度资金总额：86.5万元\n其中：财政拨款：80万元\n自筹资金：6.5万元',
      ofBoth,
    ],
    ['below both sums, once', '项目资金总额：200万元\n年度资金总额：86.5万元\n其中：财政拨款：80万元\n自筹资金：6.5万元', ofYear],
    [
      'side by side in lines',
      '项目资金（万元）\n中期资金总额：200 年度资金总额：86.5\n其中：财政拨款 180 其中：财政拨款 80\n其他资金 20 其他资金 6.5',
      ofBoth,
    ],
    [
      'of one level of government, where there is no other',
      '年度资金总额：86.5万元\n其中：本级财政资金：80万元\n其他资金：6.5万元',
      ofYear,
    ],
    [
      'with what was carried over',
      '年度资金总额：86.5万元\n其中：当年财政拨款：80万元\n上年结转资金：2万元\n其他资金：4.5万元',
      { ...ofYear, currentYearCarriedYuan: 20_000, currentYearOtherYuan: 45_000 },
    ],
  ])('%s', async (_, money, funds) => {
    expect(await headOf(lines(money))).toMatchObject({ funds, unkept: [] });
  });

  test('a cell a line', async () => {
    const cells = [head.replaceAll('：', '\n').trim(), '项目属性', '延续项目', '项目资金（万元）', '中期资金总额', '200'];
    const parts = ['年度资金总额', '86.5', '其中：财政拨款', '180', '其中：财政拨款', '80', '其他资金', '20', '其他资金', '6.5'];
    const file = text([...cells, ...parts, table.trim().replaceAll(' ', '\n')].join('\n'));
    expect(await headOf(file)).toMatchObject({ attribute: '延续项目', funds: ofBoth });
  });

  test('where one half is blank, the other keeps its own', async () => {
    const file = bars(`| 项目资金（万元） | 中期资金总额： | 200 | 年度资金总额： | 86.5 |
| | 其中：财政拨款 | | 其中：财政拨款 | 80 |
| | 其他资金 | | 其他资金 | 6.5 |`);
    expect(await headOf(file)).toMatchObject({ funds: ofYear, unkept: [] });
  });

  test('a ticked attribute is the one ticked; of two labels 项目属性 counts', async () => {
    const ticked = lines('项目性质：经常性项目\n项目属性：□新增项目 ☑延续项目');
    expect(await headOf(ticked)).toEqual({
      attribute: '延续项目',
      funds: undefined,
      unkept: [{ label: '项目性质', value: '经常性项目' }],
    });
  });
});

describe('what is not certain is told and not kept', () => {
  const told = (label: string, value: string) => ({ label, value });
  test.each([
    ['no sum stands before them', '其中：财政拨款：80万元', [told('其中:财政拨款', '80万元')]],
    [
      'two of a kind differ',
      '年度资金总额：86.5万元\n自有资金：6.5万元\n其他资金：3万元',
      [told('自有资金', '6.5万元'), told('其他资金', '3万元')],
    ],
    [
      'one level of government is not all of them',
      '年度资金总额：86.5万元\n其中：上级财政资金：6.5万元\n本级财政资金：80万元',
      [told('其中:上级财政资金', '6.5万元'), told('本级财政资金', '80万元')],
    ],
    ['no amount can be read', '年度资金总额：86.5万元\n其中：财政拨款：待定', [told('其中:财政拨款', '待定')]],
    ['they are of the year before', '上年预算：86.5万元\n其中：财政拨款：80万元', [told('其中:财政拨款', '80万元')]],
    ['nothing is ticked', '项目属性：□新增项目 □延续项目', [told('项目属性', '□新增项目 □延续项目')]],
    ['the template names both', '项目属性：新增项目 延续项目', [told('项目属性', '新增项目 延续项目')]],
  ])('%s', async (_, money, unkept) => {
    expect(await headOf(lines(money))).toEqual({ attribute: undefined, funds: undefined, unkept });
  });
});

test('a hostile head is read in no time, and a sum of a thousand parts is none', async () => {
  const read = await headOf(lines(`年度资金总额：9万元\n${'财政拨款：1万元 其他资金：1万元 '.repeat(800)}`));
  expect(read.funds).toBeUndefined();
});

test('the form’s own reading knows nothing of them', async () => {
  const read = await readForm(lines('项目属性：延续项目\n年度资金总额：86.5万元，其中：财政拨款80万元，其他资金3万元'));
  expect(read.ok && Object.keys(read.value)).not.toEqual(expect.arrayContaining(['funds']));
  expect(read.ok && read.value).not.toHaveProperty('attribute');
  expect(read.ok && read.value.warnings).toEqual([]);
});
