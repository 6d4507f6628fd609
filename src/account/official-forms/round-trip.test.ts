import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readForm } from '#src/plan/index.ts';
import { noFunds } from '#src/kernel/funds.ts';
import { fenFromYuan } from '#src/kernel/money.ts';
import { scoreForm } from '../scoring/index.ts';
import { layoutNamed, printDeclaration, printMonitoring, printSelfEvaluation, templates } from './index.ts';
import { monitoring2020 } from './monitoring.fixture.ts';
import type { DeclarationForm, SelfEvaluationForm, SelfEvaluationIndicator } from './official-form.ts';

const formats = ['pdf', 'docx', 'xlsx'] as const;
const declarations = templates.filter((one) => one.form === 'declaration').map((one) => one.id);
const selfEvaluations = templates.filter((one) => one.form === 'self-evaluation').map((one) => one.id);
const inAllFormats = (ids: readonly string[]) => ids.flatMap((id) => formats.map((format) => [id, format] as const));
const evaluationLayout = layoutNamed('self-evaluation', 'cn-2020-self-evaluation')!;

async function read(name: string, bytes: Uint8Array) {
  const reading = await readForm({ name, bytes });
  if (!reading.ok) throw new Error(`refused: ${reading.refusal.code}`);
  return reading.value;
}

async function reference() {
  const file = new URL('../../../examples/基层科普服务-2020.txt', import.meta.url);
  const reading = await read('a.txt', await readFile(file));
  const { budget, indicators } = reading;
  const fen = (yuan: number | null) => (yuan === null ? null : fenFromYuan(yuan));
  const form: DeclarationForm = {
    year: reading.year!,
    project: reading.project!,
    department: '上海市科学技术协会',
    applicant: reading.unit!,
    attribute: '',
    category: reading.category!,
    start: reading.start!,
    end: reading.end!,
    governmentPurchase: reading.governmentPurchase,
    performanceType: reading.performanceType!,
    sections: reading.sections,
    budget: {
      ...noFunds,
      totalFen: fen(budget.totalYuan),
      currentYearFen: fen(budget.currentYearYuan),
      previousBudgetFen: fen(budget.previousBudgetYuan),
      previousExecutedFen: fen(budget.previousExecutedYuan),
    },
    indicators: indicators.map(({ level1, level2, level3, target }) => ({
      level1: level1!,
      level2: level2!,
      level3,
      target: target.raw,
    })),
    demo: false,
    version: 'v1',
    hash: 'ab'.repeat(32),
  };
  return { reading, form };
}

const flat = (sections: Record<string, string>) =>
  Object.fromEntries(Object.entries(sections).map(([name, text]) => [name, text.replace(/\s+/g, '')]));

it.each(formats)('a declaration that Kepu prints as %s is read back as it was', async (format) => {
  const { reading: original, form } = await reference();
  const again = await read(
    `a.${format}`,
    await printDeclaration(form, format, layoutNamed('declaration', 'sh-2020-declaration')!),
  );
  expect(again.indicators).toEqual(original.indicators);
  expect(again.budget).toEqual(original.budget);
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

const national: DeclarationForm['indicators'] = [
  { level1: '成本指标', level2: '经济成本指标', level3: '每人次成本', target: '≤6元/人次' },
  { level1: '产出指标', level2: '数量指标', level3: '科普讲座场次', target: '≥64场' },
  { level1: '产出指标', level2: '数量指标', level3: '科普活动覆盖区数', target: '≥16个' },
  { level1: '产出指标', level2: '质量指标', level3: '讲座内容审核通过率（通过数÷送审数）', target: '≥95%' },
  { level1: '产出指标', level2: '时效指标', level3: '全部活动完成时间', target: '2020年12月15日前' },
  { level1: '效益指标', level2: '社会效益指标', level3: '受益人次', target: '≥20万人次' },
  { level1: '效益指标', level2: '可持续影响指标', level3: '基层科普工作机制', target: '逐步完善' },
  { level1: '满意度指标', level2: '服务对象满意度指标', level3: '社区、园区和楼宇参加者满意度', target: '≥90%' },
];

/** The four-column table of Shanghai has words of its own. */
const shanghai: DeclarationForm['indicators'] = [
  { level1: '投入与管理', level2: '投入管理', level3: '基层科普服务', target: '=120万元' },
  { level1: '产出目标', level2: '数量', level3: '受众群众', target: '=16区' },
  { level1: '产出目标', level2: '质量', level3: '讲座内容审核通过率（通过数÷送审数）', target: '>=80%' },
  { level1: '产出目标', level2: '成本', level3: '资金规范使用及效率', target: '按照财政要求规范使用资金' },
  { level1: '效果目标', level2: '社会效益', level3: '受益人次', target: '=20万人次' },
  { level1: '影响力目标', level2: '其它', level3: '社区、园区和楼宇满意度', target: '=100' },
];

describe.each(inAllFormats(declarations))('the layout %s as %s', (layout, format) => {
  const template = layoutNamed('declaration', layout)!;
  const sections: Record<string, string> = layout.startsWith('cn')
    ? { 中期目标: '三年覆盖全市街镇。', 年度总体目标: '目标1：覆盖十六个区。\n目标2：办好巡展。' }
    : layout === 'sh-2026-declaration'
      ? { 项目总目标: '建成街镇科普网络。', 年度总体目标: '目标1：覆盖十六个区。\n目标2：办好巡展。' }
      : {};

  it.each([
    ['as it was', 1],
    ['with sixty indicators', 10],
  ])('is read back %s', async (_, times) => {
    const more = (one: (typeof national)[number], at: number) => ({ ...one, level3: `${one.level3}（之${at + 1}）` });
    const own = layout === 'sh-2020-declaration' ? shanghai : national;
    const ordered = own.flatMap((one) => Array.from({ length: times }, (_none, at) => (times === 1 ? one : more(one, at))));
    const indicators = ordered.filter((one) => template.order.length === 0 || template.order.includes(one.level1));
    const { form } = await reference();
    const budget = { ...form.budget, previousBudgetFen: 110_000_000, previousExecutedFen: 109_999_950 };
    const printed = await printDeclaration({ ...form, budget, sections, indicators }, format, template);
    const again = await read(`a.${format}`, printed);
    expect(again).toMatchObject({
      kind: 'target',
      year: 2020,
      unit: form.applicant,
      project: form.project,
      start: form.start,
      end: form.end,
      budget: { totalYuan: 1_200_000, currentYearYuan: 1_200_000 },
    });
    expect(
      again.indicators.map(({ level1, level2, level3, target }) => ({ level1, level2, level3, target: target.raw })),
    ).toEqual(indicators);
    if (layout !== 'sh-2020-declaration') expect(again.sections).toEqual(sections);
    // The reader says that it leaves the mid-term half aside, which these layouts print empty.
    expect(again.warnings.filter(({ code }) => code !== 'mid-term-unread')).toEqual([]);
  });
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
    budget: { total: { ...money, weight: 10, score: 9.63 }, fiscal: { ...money, weight: null, score: null } },
    expected: evaluated.map((one, at) => `${at + 1}. ${one.level3}：目标 ${one.target}；`).join('\n'),
    achieved: evaluated.map((one, at) => `${at + 1}. ${one.level3}：${one.actual}；`).join('\n'),
    indicators,
    total: 96.48,
    demo: true,
    draft: true,
    version: 'v2（截至2020年12月31日），计分按财预〔2020〕10号（上海四级目标表，按完成比例计分）',
    hash: 'ab'.repeat(32),
  };
}

const plain = (indicators: Awaited<ReturnType<typeof read>>['indicators']) =>
  indicators.map(({ target, actual, ...one }) => ({ ...one, target: target.raw, actual: actual?.raw ?? null }));

describe.each(inAllFormats(selfEvaluations))('a self-evaluation that Kepu prints in the layout %s as %s', (layout, format) => {
  it('is read back as it was, and scores as it says', async () => {
    const form = evaluation(evaluated);
    const again = await read(`a.${format}`, await printSelfEvaluation(form, format, layoutNamed('self-evaluation', layout)!));
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
  const again = await read('a.pdf', await printSelfEvaluation(form, 'pdf', evaluationLayout));
  expect(plain(again.indicators)).toEqual(grown);
  expect(again.sections).toEqual({ 年度总体目标: form.expected, 实际完成情况: form.achieved });
  expect(again.warnings).toEqual([]);
});

it('a first level whose name the printer pushed over the page break is read back for the row before it', async () => {
  for (let lines = 6; lines <= 24; lines += 1) {
    const goals = Array.from({ length: lines }, (_, at) => `${at + 1}. 目标；`).join('\n');
    const form = { ...evaluation(evaluated), expected: goals, achieved: goals };
    const again = await read('a.pdf', await printSelfEvaluation(form, 'pdf', evaluationLayout));
    expect(plain(again.indicators), `${lines} lines`).toEqual(evaluated);
  }
});

const CAUSES: Record<string, string> = {
  funding: '经费保障',
  rules: '制度保障',
  staff: '人员保障',
  hardware: '硬件条件保障',
  other: '其他',
};
const POSSIBILITIES = { certain: '确定能', possible: '有可能', impossible: '完全不可能' };

it.each(formats)('a monitoring form that Kepu prints as %s is read back as it was', async (format) => {
  const bytes = await printMonitoring({ ...monitoring2020, demo: false }, format, layoutNamed('monitoring', 'cn-monitoring')!);
  const reading = await read(`监控表.${format}`, bytes);
  expect(reading).toMatchObject({
    kind: 'target',
    layout: 'cn-monitoring',
    year: 2020,
    project: monitoring2020.project,
    unit: monitoring2020.applicant,
    sections: { 年度总体目标: monitoring2020.goal },
    budget: { initialYuan: 1_200_000, executedYuan: 413_600 },
    monitoring: { window: '1—7月', expectedYuan: 1_130_000 },
  });
  const flatText = (text: string | null): string | null => text?.replace(/\s+/g, '') || null;
  expect(
    reading.indicators.map(({ level1, level2, level3, target, monitoring }) => ({
      level1,
      level2,
      level3: flatText(level3),
      target: target.raw,
      actual: flatText(monitoring?.soFar?.raw ?? null),
      expected: flatText(monitoring?.expected?.raw ?? null),
      causes: monitoring?.causes,
      causeText: monitoring?.causeText ?? null,
      possibility: monitoring?.possibility,
      remark: flatText(monitoring?.remark ?? null),
    })),
  ).toEqual(
    monitoring2020.indicators.map(({ causes, causeText, possibility, remark, ...one }) => ({
      ...one,
      causes: causes.map((cause) => CAUSES[cause]),
      causeText: causeText || null,
      possibility: possibility && POSSIBILITIES[possibility],
      remark: remark || null,
    })),
  );
  expect(reading.warnings.map((warning) => warning.code)).toEqual(['monitoring-form']);
});

const goals = (words: string): string =>
  Array.from(
    { length: 60 },
    (_, at) => `${at + 1}、${words}：与各区科协商定场次与地点，活动前发布预告，活动中登记到场人数，活动后收集意见并归档。`,
  ).join('\n');
const onePiece = '各区街镇的科普活动由区科协统筹并逐场登记到场人数'.repeat(80);
const many = (rows: readonly SelfEvaluationIndicator[]): SelfEvaluationIndicator[] =>
  rows.flatMap((one) => Array.from({ length: 6 }, (_, at) => ({ ...one, level3: `${one.level3}（之${at + 1}）` })));

describe.each(formats)('texts and tables of many pages as %s', (format) => {
  it.each(declarations)('are read back as they were in the layout %s', async (layout) => {
    const template = layoutNamed('declaration', layout)!;
    const sections: Record<string, string> = layout.startsWith('cn')
      ? { 中期目标: goals('三年的安排'), 年度总体目标: goals('全年的安排') }
      : layout === 'sh-2026-declaration'
        ? { 项目总目标: onePiece, 年度总体目标: goals('全年的安排') }
        : { 概况: goals('工作'), 立项依据: onePiece };
    const own = layout === 'sh-2020-declaration' ? shanghai : national;
    const indicators = own
      .flatMap((one) => Array.from({ length: 6 }, (_, at) => ({ ...one, level3: `${one.level3}（之${at + 1}）` })))
      .filter((one) => template.order.length === 0 || template.order.includes(one.level1));
    const { form } = await reference();
    const again = await read(`a.${format}`, await printDeclaration({ ...form, sections, indicators }, format, template));
    const levelled = again.indicators.map(({ level1, level2, level3, target }) => ({
      level1,
      level2,
      level3,
      target: target.raw,
    }));
    expect(levelled).toEqual(indicators);
    expect(again.sections).toMatchObject(sections);
  });

  it.each(selfEvaluations)('are read back as they were in the layout %s', async (layout) => {
    const indicators = many(evaluated);
    const form = { ...evaluation(indicators), expected: goals('安排'), achieved: goals('完成') };
    const again = await read(`a.${format}`, await printSelfEvaluation(form, format, layoutNamed('self-evaluation', layout)!));
    expect(plain(again.indicators)).toEqual(indicators);
    expect(again.sections).toEqual({ 年度总体目标: form.expected, 实际完成情况: form.achieved });
  });

  it('are read back as they were in the monitoring form', async () => {
    const indicators = monitoring2020.indicators.flatMap((one) =>
      Array.from({ length: 8 }, (_, at) => ({ ...one, level3: `${one.level3}（之${at + 1}）` })),
    );
    const form = { ...monitoring2020, goal: goals('全年的安排'), indicators };
    const again = await read(`a.${format}`, await printMonitoring(form, format, layoutNamed('monitoring', 'cn-monitoring')!));
    const names = (list: readonly { level1: string | null; level2: string | null; level3: string }[]) =>
      list.map(({ level1, level2, level3 }) => [level1, level2, level3.replace(/\s+/g, '')]);
    expect(names(again.indicators)).toEqual(names(indicators));
    expect(again.sections).toEqual({ 年度总体目标: form.goal });
  });
});
