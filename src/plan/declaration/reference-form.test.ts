import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lintForm, saidOnce, toldFinding } from '#src/plan/lint/index.ts';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

const example = new URL('../../../examples/基层科普服务-2020.txt', import.meta.url);
/** The real form that the example was written after. It is not part of the project; where it lies beside it, it must read as well. */
const original = new URL('../../../../shared/seed/财政项目支出绩效目标表-2020.txt', import.meta.url);

async function read(file: URL): Promise<FormReading> {
  const result = await readForm({ name: decodeURIComponent(file.pathname), bytes: readFileSync(file) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const target = (raw: string, comparator: string | null, value: number | null, unit: string | null) => ({
  raw,
  comparator,
  value,
  value2: null,
  unit,
  kind: value === null ? 'qualitative' : 'quantitative',
});

function row(level1: string, level2: string, level3: string, aim: object) {
  return { level1, level2, level3, target: aim, actual: null, weight: null, score: null, reason: null };
}

function expectReferenceCase(form: FormReading): void {
  expect(form).toMatchObject({
    kind: 'target',
    layout: 'sh-2020-target',
    year: 2020,
    unit: '上海市科普事业中心',
    project: '基层科普服务',
    category: '其他一次性项目',
    start: '2020-01-01',
    end: '2020-12-31',
    governmentPurchase: false,
    performanceType: '其他类',
    budget: {
      totalYuan: 1_200_000,
      currentYearYuan: 1_200_000,
      previousBudgetYuan: null,
      previousExecutedYuan: null,
      executedYuan: null,
    },
    totalScore: null,
    warnings: [],
  });
  expect(form.indicators).toEqual([
    row('投入与管理', '投入管理', '基层科普服务', target('=120万元', '=', 1_200_000, '元')),
    row('产出目标', '数量', '受众群众', target('=16区', '=', 16, '区')),
    row('产出目标', '质量', '计划目标达标率', target('>=80%', '≥', 80, '%')),
    row('产出目标', '时效', '完成及时率', target('=100', '=', 100, null)),
    row('产出目标', '成本', '资金规范使用及效率', target('按照财政要求规范使用资金', null, null, null)),
    row('效果目标', '社会效益', '使基层科协建设品牌认知度日渐成熟', target('=20万人次', '=', 200_000, '人次')),
    row('影响力目标', '其它', '社区、园区和楼宇满意度', target('=100', '=', 100, null)),
  ]);
  expect(Object.keys(form.sections)).toEqual(['概况', '立项依据', '必要性', '制度措施', '实施计划', '总目标及阶段性目标']);
  expect([form.sections.制度措施, form.sections.实施计划, form.sections.总目标及阶段性目标]).toEqual(['', '', '']);
  for (const words of ['科学咖啡馆', '《基层科普行动计划工作案例》', '特色示范科普点', '16个区'])
    expect(form.sections.概况).toContain(words);
  expect(form.sections.立项依据).toContain('达到25%');
  for (const text of Object.values(form.sections)) expect(text).not.toMatch(/[^。；：]\n/);
}

/** Rules and severities that performance auditors would find in it; L17 is met. */
const verdict: Record<string, string> = {
  L1: 'error',
  L2: 'error',
  L3: 'error',
  L4: 'error',
  L5: 'error',
  L6: 'error',
  L7: 'error',
  L8: 'warning',
  L9: 'warning',
  L10: 'error',
  L11: 'error',
  L12: 'error',
  L13: 'error',
  L14: 'warning',
  L15: 'warning',
  L16: 'warning',
  L19: 'warning',
  L20: 'info',
};

describe.each([
  ['the example', example],
  ['the original, where present', existsSync(original) ? original : example],
])('%s', (_name, file) => {
  test('reads without a doubt', async () => expectReferenceCase(await read(file)));

  test('gets the verdict of the linter', async () => {
    const findings = lintForm(await read(file)).map(toldFinding);
    expect(Object.fromEntries(findings.map((finding) => [finding.rule, finding.severity]))).toEqual(verdict);
    const about = (rule: string) => findings.filter((finding) => finding.rule === rule).map((finding) => finding.indicator);
    expect(about('L1')).toEqual(['完成及时率', '资金规范使用及效率', '社区、园区和楼宇满意度']);
    expect(about('L2')).toEqual(['受众群众']);
    expect(about('L3')).toHaveLength(5);
    expect(about('L4')).toEqual(['基层科普服务', '使基层科协建设品牌认知度日渐成熟']);
    expect(about('L5')).toEqual(['使基层科协建设品牌认知度日渐成熟']);
    expect(about('L6')).toEqual(['基层科普服务']);
    expect(about('L7')).toEqual(['资金规范使用及效率']);
    expect(about('L10')).toEqual(['计划目标达标率', '完成及时率', '社区、园区和楼宇满意度']);
    expect(saidOnce(findings).map((finding) => `${finding.rule} ${finding.indicator}`)).not.toContain('L3 基层科普服务');
    expect(about('L11')).toEqual(['计划目标达标率']);
    expect(about('L12')).toHaveLength(8);
    expect(about('L13')).toHaveLength(3);
    const text = JSON.stringify(findings);
    for (const words of ['≤6元/人次', '≤120万元', '≥20万人次', '科普活动覆盖区数 ≥16个', '平均每区12,500人次'])
      expect(text).toContain(words);
  });
});
