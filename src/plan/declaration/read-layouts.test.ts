import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { renderExcel, renderPdf, renderWord, type Sheet } from '#src/platform/documents/index.ts';
import type { FormReading } from './declaration.contract.ts';
import { cnTargetSheet, selfEvaluationSheet, sh2020Sheet, sh2026Sheet } from './forms.fixture.ts';
import { readForm } from './read-form.ts';

async function bytesOf(sheet: Sheet, format: string): Promise<Uint8Array> {
  if (format === 'docx') return renderWord(sheet);
  if (format === 'xlsx') return renderExcel(sheet);
  const pdf = await renderPdf(sheet);
  if (!pdf.ok) throw new Error(pdf.refusal.code);
  return pdf.value;
}

async function reading(sheet: Sheet, format: string): Promise<FormReading> {
  const result = await readForm({ name: `form.${format}`, bytes: await bytesOf(sheet, format) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

function rowsOf(form: FormReading): unknown[] {
  return form.indicators.map(({ level1, level2, level3, target }) => [
    level1,
    level2,
    level3,
    target.comparator,
    target.value,
    target.unit,
  ]);
}

function codes(form: FormReading): string[] {
  return form.warnings.map((warning) => warning.code);
}

describe.each(['docx', 'xlsx', 'pdf'])('a form as .%s', (format) => {
  test('上海 2020', async () => {
    const form = await reading(sh2020Sheet, format);
    expect(form).toMatchObject({
      kind: 'target',
      layout: 'sh-2020-target',
      year: 2020,
      unit: '演示区科普中心',
      project: '社区科普行',
      category: '经常性项目',
      start: '2020-01-01',
      end: '2020-12-31',
      governmentPurchase: true,
      performanceType: '其他类',
      budget: { totalYuan: 360_000, currentYearYuan: 360_000, previousBudgetYuan: 300_000, previousExecutedYuan: 298_500.5 },
    });
    expect(form.sections).toEqual({
      概况: '在全区十二个街镇举办科普讲座和巡展。\n一、讲座每月不少于四场；\n二、巡展每季度两站。',
      立项依据: '按照区科普工作要点立项。',
      制度措施: '',
    });
    expect(rowsOf(form)).toEqual([
      ['产出目标', '数量', '科普讲座场次', '≥', 48, '场'],
      ['产出目标', '质量', '讲座内容审核通过率（通过数÷送审数）', '≥', 95, '%'],
      ['产出目标', '时效', '全部活动完成时间', '≤', null, null],
      ['效果目标', '社会效益', '受益人次', '≥', 20_000, '人次'],
    ]);
    expect(codes(form)).toEqual([]);
  });

  test('the national declaration, money in 万元, the half of the year', async () => {
    const form = await reading(cnTargetSheet, format);
    expect(form).toMatchObject({
      layout: 'cn-target',
      year: 2021,
      unit: '演示市科普中心',
      start: '2021-01-01',
      end: '2023-12-31',
      budget: { totalYuan: 3_600_000, currentYearYuan: 1_205_000 },
      sections: { 中期目标: '三年覆盖全市街镇。', 年度总体目标: '目标1：覆盖八个区。\n目标2：办好巡展。' },
    });
    expect(rowsOf(form)).toEqual([
      ['产出指标', '数量指标', '巡展站次', '≥', 20, '站'],
      ['产出指标', '数量指标', '展项更新数', '≥', 5, '件'],
      ['产出指标', '成本指标', '单站成本', '≤', 60_000, '元'],
      ['满意度指标', '服务对象满意度指标', '观众满意度', 'range', 80, '%'],
    ]);
    const whole = { heading: '中期目标', midTerm: true, of: 'target' };
    expect(form.indicators.map(({ otherValues }) => otherValues)).toMatchObject([
      [{ ...whole, raw: '≥60站', value: 60 }],
      undefined,
      [{ ...whole, raw: '≤6万元', value: 60_000 }],
      [{ ...whole, raw: '≥90%', unit: '%' }],
    ]);
    expect(codes(form)).toEqual(['mid-term-unread']);
  });

  test('上海 2026, with a slip of recognition', async () => {
    const form = await reading(sh2026Sheet, format);
    expect(form).toMatchObject({
      layout: 'sh-2026-target',
      year: 2026,
      category: '特定目标类',
      budget: { totalYuan: 800_000, currentYearYuan: 800_000 },
      sections: { 项目总目标: '建成街镇科普网络。', 年度总体目标: '全年办一百场。' },
    });
    expect(rowsOf(form)).toEqual([
      ['产出指标', '数量指标', '咖啡馆场次', '≥', 100, '场'],
      ['产出指标', '质量指标', '讲师资质合格率', null, 290, '%'],
      ['效益指标', '社会效益指标', '科学素养', null, null, null],
    ]);
    expect(codes(form)).toEqual(['target-likely-slip']);
    expect(form.warnings[0]?.message).toContain('≥90%');
  });

  test('the national self-evaluation', async () => {
    const form = await reading(selfEvaluationSheet, format);
    expect(form).toMatchObject({
      kind: 'self-evaluation',
      layout: 'cn-self-evaluation',
      year: 2020,
      unit: '演示市科普中心',
      project: '基层科普活动',
      budget: { initialYuan: 1_200_000, adjustedYuan: 1_180_000, executedYuan: 1_062_000, weight: 10, score: 9 },
      sections: { 年度总体目标: '全年办讲座一百场。', 实际完成情况: '办了九十场，其余改为线上。' },
      totalScore: 84.9,
    });
    expect(
      form.indicators.map(({ level1, level2, level3, target, actual, weight, score, reason }) => [
        level1,
        level2,
        level3,
        target.raw,
        actual,
        weight,
        score,
        reason,
      ]),
    ).toEqual([
      [
        '产出指标',
        '数量指标',
        '科普讲座场次',
        '≥100场',
        { raw: '90场', value: 90, unit: '场' },
        20,
        18,
        '受场地影响，次年提前预约',
      ],
      ['产出指标', '质量指标', '讲座审核通过率', '≥95%', { raw: '98%', value: 98, unit: '%' }, 30, 30, null],
      ['效益指标', '社会效益指标', '受益人次', '20万人次', { raw: '18.6万人次', value: 186_000, unit: '人次' }, 30, 27.9, null],
      ['满意度指标', '服务对象满意度指标', '观众满意度', '≥90%', null, 10, 0, '未调查'],
    ]);
    expect(codes(form)).toEqual(['actual-blank']);
    expect(form.warnings[0]?.where).toContain('观众满意度');
  });
});

test('a workbook with merged cells repeated, dates and percentages as cell values', async () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const rows = [
    ['项目支出绩效自评表'],
    ['（2020年度）'],
    ['项目名称', '科普行', '科普行', '科普行', '实施单位', '演示中心', '演示中心'],
    ['计划开始日期', day('2020-01-01'), '计划完成日期', day('2020-12-31')],
    ['项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['项目资金（万元）', '年度资金总额', 120, 120, 108.55, 10, 0.9, 9],
    ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
    ['绩效指标', '产出指标', '数量指标', '讲座', '≥100场', 90, 20, 18, '场地不足'],
    ['绩效指标', '产出指标', '质量指标', '合格率', 0.9, 0.955, 20, 20, ''],
    ['总分', '总分', '总分', '总分', '总分', '总分', 100, 98, ''],
  ];
  const percent = { style: { numFmt: '0.0%' } };
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '自评',
        rows,
        cells: new Map([
          ['8,4', percent],
          ['8,5', percent],
        ]),
      },
    ],
  });
  const result = await readForm({ name: 'a.xlsx', bytes });
  if (!result.ok) throw new Error(result.refusal.code);
  const form = result.value;
  expect(form).toMatchObject({
    project: '科普行',
    unit: '演示中心',
    start: '2020-01-01',
    end: '2020-12-31',
    budget: { executedYuan: 1_085_500, weight: 10 },
    totalScore: 98,
    warnings: [],
  });
  expect(
    form.indicators.map((row) => [row.level1, row.level2, row.level3, row.target.raw, row.actual?.raw, row.actual?.value]),
  ).toEqual([
    ['产出指标', '数量指标', '讲座', '≥100场', '90', 90],
    ['产出指标', '质量指标', '合格率', '90%', '95.5%', 95.5],
  ]);
});
