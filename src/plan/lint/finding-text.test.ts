import { expect, test } from 'vitest';
import { type Row, formOf } from './form-of.fixture.ts';
import { findingText, lintCases, lintSources, sourceText } from '#src/kernel/lint/finding-text.ts';
import { lintForm } from './lint-form.ts';
import * as date from '#src/kernel/lint/date.texts.ts';
import * as form from '#src/kernel/lint/form.texts.ts';
import * as indicator from '#src/kernel/lint/indicator.texts.ts';
import * as money from '#src/kernel/lint/money.texts.ts';
import * as selfEvaluation from '#src/kernel/lint/self-evaluation.texts.ts';
import * as targetValue from '#src/kernel/lint/target-value.texts.ts';
import * as unit from '#src/kernel/lint/unit.texts.ts';
import * as wording from '#src/kernel/lint/wording.texts.ts';

const modules = [targetValue, unit, indicator, form, money, wording, date, selfEvaluation];
const withoutQuotes = (text: string): string => text.replace(/“[^”]*”/g, '');
const has = (row: Row, code: string, changes: Partial<Parameters<typeof formOf>[0]> = {}) => {
  const given = { layout: 'cn-target', year: 2021, project: '基层科普服务', budget: 1_200_000, sections: {}, rows: [row] };
  const found = lintForm(formOf({ ...given, ...changes })).find((one) => one.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};

test('every case stands in one file, with both sentences in both languages, and all their places are filled', () => {
  expect(modules.flatMap(({ zh }) => Object.keys(zh)).toSorted()).toEqual([...lintCases].toSorted());
  for (const code of lintCases) {
    const [zh, en] = [findingText({ code, params: {} }, 'zh'), findingText({ code, params: {} }, 'en')];
    const text = (one: typeof zh): string => `${one.message}${one.suggestion ?? ''}`;
    const names = [...text(zh).matchAll(/\{(\w+)/g)].map(([, name]) => name!);
    const params = Object.fromEntries(names.map((name) => [name, isDay(text(zh), name) ? '2021-12-31' : `<${name}>`]));
    for (const language of ['zh', 'en'] as const) {
      const said = text(findingText({ code, params }, language));
      expect(said, code).not.toMatch(/[{}]/);
      for (const name of names.filter((one) => !isDay(text(zh), one))) expect(said, `${code} ${language}`).toContain(`<${name}>`);
    }
    expect(zh.suggestion === null, code).toBe(en.suggestion === null);
    expect(withoutQuotes(text(en)), code).not.toMatch(/\p{Script=Han}/u);
  }
  for (const source of lintSources) expect(withoutQuotes(sourceText(source, 'en'))).not.toMatch(/\p{Script=Han}/u);
});

const isDay = (text: string, name: string): boolean => text.includes(`{${name}:day}`);

test('a finding is said in either language; the words of the form stay as they are', () => {
  const districts = has(['产出指标', '数量指标', '受众群众', '=16区'], 'people-in-districts', {
    rows: [
      ['产出指标', '数量指标', '受众群众', '=16区'],
      ['产出指标', '数量指标', '受益人次', '≥20万人次'],
    ],
  });
  expect(findingText(districts, 'zh').suggestion).toBe(
    '请分成两个指标：“科普活动覆盖区数 ≥16个”和“科普活动受益人次 ≥20万人次”（人数与人次也要分清）。',
  );
  expect(findingText(districts, 'en').message).toBe(
    'The name “受众群众” counts people, but the unit of its target “=16区” is “区”.',
  );
  expect(findingText(districts, 'en').suggestion).toContain('“科普活动覆盖区数 ≥16个”');
  expect(findingText(districts, 'en').suggestion).toContain('≥200,000');
});

test('days, lists and years are written as the language writes them', () => {
  const late = has(['产出指标', '时效指标', '讲座完成时间', '2022年3月底前'], 'deadline-too-late');
  expect(findingText(late, 'zh')).toEqual({
    message: '“讲座完成时间 2022年3月底前”不在项目期内：晚于2021年12月31日。',
    suggestion: '请核对年份；本年度的期限如“讲座完成时间 2021年12月15日前”。',
  });
  expect(findingText(late, 'en').message).toBe('“讲座完成时间 2022年3月底前” is outside the project’s time: after 31 Dec 2021.');
  const rates = has(['产出指标', '质量指标', '验收合格率', '≥90%'], 'rates-without-source', {
    rows: [
      ['产出指标', '质量指标', '验收合格率', '≥90%'],
      ['产出指标', '质量指标', '设备完好率', '≥90%'],
    ],
  });
  expect(findingText(rates, 'zh').message).toBe('“验收合格率”、“设备完好率”的分子、分母和数据来源没有全写在表上。');
  expect(findingText(rates, 'en').message).toContain('“验收合格率”, “设备完好率”');
});

test('a blank inside a figure is asked about without a guess', () => {
  const parted = has(['产出指标', '质量指标', '设备完好率', '≥90 9%'], 'figure-parted');
  expect(parted.mend).toBeUndefined();
  expect(findingText(parted, 'zh').suggestion).not.toContain('null');
});

test.each([
  ['公民科学素质提升', '明显', 'unjudgeable'],
  ['科普知晓率', '较高', 'unjudgeable'],
  ['科普影响力', '较大', 'grade-without-scale'],
  ['财务制度执行有效性', '不断提高', 'quality-unjudgeable'],
  ['运维管理制度', '不断提高', 'quality-unjudgeable'],
  ['湿地生物多样性', '不断提高', 'unjudgeable'],
  ['居民参与积极性', '不断提高', 'unjudgeable'],
])('%s %s: nobody gives points for a change or a rate, and none are advised', (name, raw, code) => {
  const { params } = has(['效益指标', '社会效益指标', name, raw], code);
  expect(params).toMatchObject({ level3: name, raw });
});

test('a cost ten thousand times the budget is told both ways, each with its exact sum, and mended by nobody but a person', () => {
  const cost: Row = ['成本指标', '经济成本指标', '项目总成本', '≤50万元'];
  const apart = has(cost, 'cost-ten-thousandfold', { budget: 50 });
  expect(apart.mend).toBeUndefined();
  expect(findingText(apart, 'zh').suggestion).toBe(
    '请核对：如预算应是50万元，请改预算；如预算50元无误，请写“项目总成本 ≤50元”。',
  );
  expect(findingText(apart, 'en').suggestion).toContain('if the budget of 50 yuan is right, write “项目总成本 ≤50 yuan”');
  const short = has(['成本指标', '经济成本指标', '项目总成本', '≤50元'], 'cost-ten-thousandfold', { budget: 500_000 });
  expect(findingText(short, 'zh').suggestion).toContain('如预算50万元无误，请写“项目总成本 ≤50万元”');
});

test('a ceiling that is advised is the budget to the 分, and what is divided is never nothing', () => {
  const above = has(['成本指标', '经济成本指标', '项目总成本', '≤13万元'], 'cost-above-budget', { budget: 123_456.78 });
  expect(findingText(above, 'zh').suggestion).toContain('≤12.345678万元');
  const small = { budget: 50, rows: [['产出指标', '数量指标', '受益人次', '≥5万人次']] as const };
  const each = has(['产出指标', '数量指标', '受益人次', '≥5万人次'], 'each-person', small);
  expect(findingText(each, 'zh').message).toContain('每人次0.001元（50÷50,000）');
  const unit: Row = ['成本指标', '经济成本指标', '人均成本', '≤100元/人次'];
  const rows: Row[] = [unit, ['产出指标', '数量指标', '受益人次', '≥3000人次']];
  const fitting = has(unit, 'unit-cost-above-budget', { budget: 200_000, rows });
  expect(findingText(fitting, 'zh').suggestion).toContain('单位成本最多66.66元/人次');
});

test('a figure of the form keeps all that it has', () => {
  const share = has(['产出指标', '质量指标', '设备完好率', '≥90.125'], 'percent-missing');
  expect(share.mend).toMatchObject({ target: '≥90.125%' });
});

test('what is divided by what is advised as the name has it', () => {
  const advised = (name: string, code: string) => findingText(has(['产出指标', '质量指标', name, '≥90%'], code), 'zh').suggestion;
  expect(advised('活动计划完成率', 'rate-undefined-of-plan')).toContain('（实际完成数÷计划数）');
  expect(advised('合格率', 'rate-undefined')).toContain('（合格数÷总数）');
});
