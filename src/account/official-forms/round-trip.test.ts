import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readForm } from '#src/plan/index.ts';
import { fenFromYuan } from '#src/kernel/money.ts';
import { scoreForm } from '../scoring/index.ts';
import { printDeclaration, printSelfEvaluation } from './index.ts';
import type { SelfEvaluationForm, SelfEvaluationIndicator } from './official-form.ts';

async function read(name: string, bytes: Uint8Array) {
  const reading = await readForm({ name, bytes });
  if (!reading.ok) throw new Error(`refused: ${reading.refusal.code}`);
  return reading.value;
}

it.each(['pdf', 'docx', 'xlsx'] as const)('a declaration that Kepu prints as %s is read back as it was', async (format) => {
  const file = new URL('../../../examples/基层科普服务-2020.txt', import.meta.url);
  const original = await read('a.txt', await readFile(file));
  const { budget } = original;
  const fen = (yuan: number | null) => (yuan === null ? null : fenFromYuan(yuan));
  const bytes = await printDeclaration(
    {
      year: original.year!,
      applicant: original.unit!,
      project: original.project!,
      category: original.category!,
      start: original.start!,
      end: original.end!,
      governmentPurchase: original.governmentPurchase,
      performanceType: original.performanceType!,
      sections: original.sections,
      budget: {
        totalFen: fen(budget.totalYuan),
        currentYearFen: fen(budget.currentYearYuan),
        previousBudgetFen: fen(budget.previousBudgetYuan),
        previousExecutedFen: fen(budget.previousExecutedYuan),
      },
      indicators: original.indicators.map(({ level1, level2, level3, target }) => ({
        level1: level1!,
        level2: level2!,
        level3,
        target: target.raw,
      })),
      demo: false,
      version: 'v1',
      hash: 'ab'.repeat(32),
    },
    format,
  );
  const again = await read(`a.${format}`, bytes);
  expect(again.indicators).toEqual(original.indicators);
  expect(again.budget).toEqual(original.budget);
  const flat = (sections: Record<string, string>) =>
    Object.fromEntries(Object.entries(sections).map(([name, text]) => [name, text.replace(/\s+/g, '')]));
  expect(flat(again.sections)).toEqual(flat(original.sections));
  const head = ({ year, unit, project, category, start, end, governmentPurchase, performanceType }: typeof original) => ({
    year,
    unit,
    project,
    category,
    start,
    end,
    governmentPurchase,
    performanceType,
  });
  expect(head(again)).toEqual(head(original));
});

const row = (
  [level1, level2, level3]: readonly [string, string, string],
  [target, actual]: readonly [string, string],
  [weight, score]: readonly [number, number],
  reason: string | null = null,
): SelfEvaluationIndicator => ({ level1, level2, level3, target, actual, weight, score, reason });

const evaluated: readonly SelfEvaluationIndicator[] = [
  row(
    ['投入与管理', '投入管理', '基层科普服务'],
    ['=120万元', '113.59万元'],
    [10, 9.47],
    '上半年部分活动取消或改线上，相应场地与物料支出减少，结余按规定交回。',
  ),
  row(['产出目标', '数量', '受众群众'], ['=16区', '16区'], [10, 10]),
  row(['产出目标', '质量', '计划目标达标率'], ['>=80%', '83.9%（94/112）'], [10, 10]),
  row(
    ['产出目标', '时效', '完成及时率'],
    ['=100', '85.7%（96/112）'],
    [10, 8.57],
    '二至四月活动因疫情防控停办，部分补办晚于原定期限；已按月补办。',
  ),
  row(
    ['产出目标', '成本', '资金规范使用及效率'],
    ['按照财政要求规范使用资金', '达成预期指标，98%（147/150）'],
    [10, 9.5],
    '全部支出逐笔核对：绝大多数合规，少数缺凭证或超标准的已列清单整改。',
  ),
  row(
    ['效果目标', '社会效益', '使基层科协建设品牌认知度日渐成熟'],
    ['=20万人次', '197,263人次'],
    [30, 29.59],
    '上半年场馆关闭、限流开放，巡展与示范点人次低于往年；下半年补办，仍未全部追回。',
  ),
  row(
    ['影响力目标', '其它', '社区、园区和楼宇满意度'],
    ['=100', '97.2%（832/856，回收率44.9%）'],
    [10, 9.72],
    '目标定为百分之百，抽样中有少数参加者对时长和音响不满意；已要求场地改进音响。',
  ),
];

function evaluation(indicators: readonly SelfEvaluationIndicator[]): SelfEvaluationForm {
  const money = { initialFen: 120_000_000, adjustedFen: 118_000_000, executedFen: 113_590_000, rate: 0.9626 };
  return {
    year: 2020,
    project: '基层科普服务',
    department: '',
    applicant: '上海市科普事业中心',
    budget: [
      { label: '年度资金总额', ...money, weight: 10, score: 9.63 },
      { label: '其中：当年财政拨款', ...money, weight: null, score: null },
    ],
    expected: evaluated.map((one, at) => `${at + 1}. ${one.level3}：目标 ${one.target}；`).join('\n'),
    achieved: evaluated.map((one, at) => `${at + 1}. ${one.level3}：${one.actual}；`).join('\n'),
    indicators,
    total: 96.48,
    demo: true,
    version: 'v2（截至2020年12月31日，CN-2020）',
    hash: 'ab'.repeat(32),
  };
}

const plain = (indicators: Awaited<ReturnType<typeof read>>['indicators']) =>
  indicators.map(({ target, actual, ...one }) => ({ ...one, target: target.raw, actual: actual?.raw ?? null }));

describe.each(['pdf', 'docx', 'xlsx'] as const)('a self-evaluation that Kepu prints as %s', (format) => {
  it('is read back as it was, and scores as it says', async () => {
    const form = evaluation(evaluated);
    const again = await read(`a.${format}`, await printSelfEvaluation(form, format));
    expect(plain(again.indicators)).toEqual(evaluated);
    expect(again).toMatchObject({
      kind: 'self-evaluation',
      year: 2020,
      unit: '上海市科普事业中心',
      project: '基层科普服务',
      totalScore: 96.48,
      budget: { initialYuan: 1_200_000, adjustedYuan: 1_180_000, executedYuan: 1_135_900, weight: 10, score: 9.63 },
      warnings: [],
    });
    expect(again.sections.年度总体目标?.replace(/\s/g, '')).toBe(form.expected.replace(/\s/g, ''));
    expect(again.sections.实际完成情况?.replace(/\s/g, '')).toBe(form.achieved.replace(/\s/g, ''));
    const report = scoreForm(again);
    expect([report.execution.score, ...report.indicators.map((one) => one.score), report.total]).toEqual([
      9.63,
      ...evaluated.map((one) => one.score),
      96.48,
    ]);
  });
});

it.each([1, 3, 5, 6, 7, 8, 20, 45])('a self-evaluation with %i more rows is read back wherever its pages break', async (more) => {
  const filler = Array.from({ length: more }, (_, at) =>
    row(['投入与管理', '财务管理', `补充指标${at}`], ['≥1项', '1项'], [1, 1]),
  );
  const grown = [...evaluated.slice(0, 1), ...filler, ...evaluated.slice(1)];
  const goals = Array.from({ length: more }, (_, at) => `${at + 1}. 补充指标${at}：目标 ≥1项；`).join('\n');
  const form = { ...evaluation(grown), expected: goals, achieved: goals.replaceAll('目标 ≥', '') };
  const again = await read('a.pdf', await printSelfEvaluation(form, 'pdf'));
  expect(plain(again.indicators)).toEqual(grown);
  expect(again.sections).toEqual({ 年度总体目标: form.expected, 实际完成情况: form.achieved });
  expect(again.warnings).toEqual([]);
});

it('a first level whose name the printer pushed over the page break is read back for the row before it', async () => {
  for (let lines = 6; lines <= 24; lines += 1) {
    const goals = Array.from({ length: lines }, (_, at) => `${at + 1}. 目标；`).join('\n');
    const form = { ...evaluation(evaluated), expected: goals, achieved: goals };
    const again = await read('a.pdf', await printSelfEvaluation(form, 'pdf'));
    expect(plain(again.indicators), `${lines} lines`).toEqual(evaluated);
  }
});
