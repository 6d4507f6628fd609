import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTarget } from '#src/kernel/target.ts';
import type { FormReading, IndicatorReading } from '#src/plan/declaration/declaration.contract.ts';
import { chooseLintPack } from './choose-lint-pack.ts';
import { lintForm, rules, saidOnce } from './lint-form.ts';
import { toldFinding } from './told-finding.ts';

function indicator(level1: string, level2: string, level3: string, raw: string, weight: number | null = null): IndicatorReading {
  const { doubt: _doubt, ...target } = readTarget(raw);
  return { level1, level2, level3, target, actual: null, weight, score: null, reason: null };
}

/** A form that says what it will do, measures it, and defines its rates. */
const good: FormReading = {
  kind: 'target',
  layout: 'cn-target',
  year: 2021,
  unit: '演示市科普中心',
  project: '基层科普服务',
  category: '经常性项目',
  start: '2021-01-01',
  end: '2021-12-31',
  governmentPurchase: true,
  performanceType: null,
  sections: {
    概况: '举办科学咖啡馆、家庭创新大赛和科普巡展，建设特色示范科普点，组建志愿者团队，汇编案例，并验收往年项目，组织评审与立项。',
    年度总体目标: '全年办科学咖啡馆160场、服务20万人次。讲座内容审核通过率＝审核通过的讲座数÷送审讲座数，以审核记录为准。',
  },
  budget: {
    totalYuan: 1_200_000,
    currentYearYuan: 1_200_000,
    previousBudgetYuan: 1_000_000,
    previousExecutedYuan: 990_000,
    initialYuan: null,
    adjustedYuan: null,
    executedYuan: null,
    weight: null,
    score: null,
  },
  indicators: [
    indicator('产出指标', '数量指标', '科学咖啡馆场次', '≥160场', 10),
    indicator('产出指标', '数量指标', '家庭创新大赛参赛家庭', '≥300户', 5),
    indicator('产出指标', '数量指标', '科普巡展站次', '≥20站', 5),
    indicator('产出指标', '数量指标', '特色示范科普点', '≥16个', 5),
    indicator('产出指标', '数量指标', '志愿者团队', '≥16支', 5),
    indicator('产出指标', '数量指标', '科普活动受益人次', '≥20万人次', 5),
    indicator('产出指标', '质量指标', '讲座内容审核通过率', '≥98%', 5),
    indicator('产出指标', '时效指标', '往年项目验收完成时间', '2021年11月底前', 3),
    indicator('产出指标', '时效指标', '行动计划评审立项完成时间', '2021年6月底前', 3),
    indicator('产出指标', '时效指标', '案例汇编完成时间', '2021年12月15日前', 4),
    indicator('成本指标', '经济成本指标', '单位成本', '≤6元/人次', 10),
    indicator('效益指标', '社会效益指标', '参与者前后测平均提高分值', '≥10分', 10),
    indicator('效益指标', '可持续影响指标', '次年继续举办的阵地比例（继续举办的阵地数÷当年阵地数）', '≥70%', 10),
    indicator('满意度指标', '服务对象满意度指标', '参与居民满意度（满意及以上份数÷有效问卷数，样本量400）', '≥90%', 10),
  ],
  totalScore: null,
  warnings: [],
};

const found = (form: FormReading) => lintForm(form).map((finding) => finding.rule);
const withRow = (...rows: IndicatorReading[]): FormReading => ({
  ...good,
  indicators: [...good.indicators.map((row) => ({ ...row, weight: null })), ...rows],
});
const suggested = (rule: string, form: FormReading) => only(rule, form).map(toldFinding)[0]?.suggestion;
const only = (rule: string, form: FormReading) => lintForm(form).filter((finding) => finding.rule === rule);

test('is silent on a good form', () => {
  expect(lintForm(good)).toEqual([]);
});

test('a year within a project of several years is in order, whatever dates are not said', () => {
  expect(lintForm({ ...good, start: '2020-07-01', end: '2022-06-30' })).toEqual([]);
  expect(found({ ...good, start: '2022-01-01', end: '2022-12-31' })).toContain('L41');
  expect(found({ ...good, start: '2022-01-01', end: null })).not.toContain('L41');
});

test('has the twenty rules of the reference and those beyond, each once, in order', () => {
  expect(rules.map((rule) => rule.id)).toEqual(Array.from({ length: 41 }, (_, index) => `L${index + 1}`));
});

test('every rule is documented with its title', () => {
  const documented = readFileSync(new URL('../../../docs/lint-rules.md', import.meta.url), 'utf8');
  for (const rule of rules) expect(documented).toContain(`| ${rule.id} | ${rule.title} |`);
});

/** One fault put into the good form, and the rule that must speak of it. */
const faults: [string, string, FormReading][] = [
  ['L1', 'no comparator', withRow(indicator('产出指标', '数量指标', '云讲座场次', '30场'))],
  ['L1', 'no unit', withRow(indicator('产出指标', '数量指标', '云讲座场次', '≥30'))],
  ['L1', 'a slip of recognition', withRow(indicator('产出指标', '质量指标', '合格率（合格数÷总数）', '290%'))],
  ['L1', 'blank', withRow(indicator('产出指标', '数量指标', '云讲座场次', ''))],
  ['L2', 'a rate counted in pieces', withRow(indicator('产出指标', '质量指标', '合格率（合格数÷总数）', '≥3个'))],
  ['L2', 'people counted in districts', withRow(indicator('产出指标', '数量指标', '受众群众', '≥16区'))],
  ['L2', 'copies counted in people', withRow(indicator('产出指标', '数量指标', '科普手册印制数', '≥8000人次'))],
  ['L2', 'machines counted in people', withRow(indicator('产出指标', '数量指标', '仪器设备购置数量', '≥20人'))],
  ['L3', 'an equals sign on a count', withRow(indicator('产出指标', '数量指标', '云讲座场次', '=30场'))],
  ['L4', 'a slogan', withRow(indicator('效益指标', '社会效益指标', '提升市民科学水平', '≥5%（提高数÷总数）'))],
  ['L5', 'awareness measured by attendance', withRow(indicator('效益指标', '社会效益指标', '品牌认知度', '≥2万人次'))],
  ['L6', 'money as a target', withRow(indicator('投入指标', '投入管理', '经费投入', '≤1200000元'))],
  ['L7', 'compliance as cost', withRow(indicator('成本指标', '经济成本指标', '经费规范评分', '≥95分'))],
  [
    'L8',
    'hardly anybody satisfied',
    withRow(indicator('满意度指标', '服务对象满意度指标', '观众满意度（有效问卷400份）', '≥50%')),
  ],
  ['L9', 'three are asked', withRow(indicator('满意度指标', '服务对象满意度指标', '观众满意度（有效问卷不少于3份）', '≥90%'))],
  ['L27', 'talks at most', withRow(indicator('产出指标', '数量指标', '云讲座场次', '≤30场'))],
  ['L27', 'talks from none up', withRow(indicator('产出指标', '数量指标', '云讲座场次', '≥0场'))],
  ['L2', 'half a talk', withRow(indicator('产出指标', '数量指标', '云讲座场次', '≥10.5场'))],
  ['L8', 'all satisfied', withRow(indicator('满意度指标', '服务对象满意度指标', '观众满意度（有效问卷400份）', '≥100%'))],
  ['L9', 'satisfaction of nobody', withRow(indicator('满意度指标', '服务对象满意度指标', '活动满意度（有效问卷400份）', '≥90%'))],
  ['L10', 'a rate without its parts', withRow(indicator('产出指标', '质量指标', '合格率', '≥90%'))],
  ['L10', 'a rate that names its thing: only for information', withRow(indicator('产出指标', '质量指标', '验收合格率', '≥90%'))],
  ['L11', 'circular', withRow(indicator('产出指标', '质量指标', '计划目标完成率（完成数÷计划数）', '≥90%'))],
  [
    'L12',
    'an activity without an indicator',
    { ...good, indicators: good.indicators.map((row) => ({ ...row, level3: row.level3.replace('巡展', '展项'), weight: null })) },
  ],
  ['L13', 'a blank section', { ...good, sections: { ...good.sections, 实施计划: ' ' } }],
  [
    'L14',
    'one-off, but continued',
    { ...good, category: '一次性项目', sections: { ...good.sections, 立项依据: '对2019年项目继续跟踪。' } },
  ],
  ['L13', 'a section that says nothing', { ...good, sections: { ...good.sections, 实施计划: '略。' } }],
  ['L13', 'a section with a dash', { ...good, sections: { ...good.sections, 立项依据: '——' } }],
  ['L14', 'one-off, with money of the year before', { ...good, category: '其他一次性项目' }],
  ['L15', 'purchases denied', { ...good, governmentPurchase: false }],
  [
    'L16',
    'a policy goal without an indicator',
    { ...good, sections: { ...good.sections, 立项依据: '公民具备科学素质的比例达到25%。' } },
  ],
  [
    'L16',
    'a city figure claimed',
    withRow(indicator('效益指标', '社会效益指标', '公民科学素质比例（达标人数÷抽样人数）', '≥25%')),
  ],
  ['L17', 'amounts that differ', withRow(indicator('成本指标', '经济成本指标', '项目总成本', '≤130万元'))],
  ['L17', 'a year dearer than the whole', { ...good, budget: { ...good.budget, totalYuan: 1_000_000 } }],
  [
    'L18',
    'points that are not 90',
    { ...good, indicators: good.indicators.map((row, index) => (index === 0 ? { ...row, weight: 9 } : row)) },
  ],
  [
    'L18',
    'a row without points',
    { ...good, indicators: good.indicators.map((row, index) => (index === 0 ? { ...row, weight: null } : row)) },
  ],
  [
    'L19',
    'nothing that lasts',
    {
      ...good,
      indicators: good.indicators.filter((row) => row.level2 !== '可持续影响指标').map((row) => ({ ...row, weight: null })),
    },
  ],
  [
    'L20',
    'no unit cost declared',
    { ...good, indicators: good.indicators.filter((row) => row.level1 !== '成本指标').map((row) => ({ ...row, weight: null })) },
  ],
  ['L2', 'a rate under 数量', withRow(indicator('产出指标', '数量指标', '云讲座完好率（完好数÷总数）', '≥90%'))],
  ['L2', 'a count under 质量', withRow(indicator('产出指标', '质量指标', '云讲座', '≥30场'))],
  ['L24', 'more than all', withRow(indicator('产出指标', '质量指标', '讲稿审核率（审核数÷总数）', '≥120%'))],
  ['L24', 'all of what others decide', withRow(indicator('效益指标', '社会效益指标', '居民知晓率（知晓数÷总数）', '=100%'))],
  ['L25', 'residue in a row', withRow(indicator('产出指标', '数量指标', 'XX活动次数', '≥3次'))],
  ['L25', 'the text of the year before', { ...good, sections: { ...good.sections, 实施计划: '组织2020年的申报、评审与立项。' } }],
  ['L25', 'residue in the text', { ...good, sections: { ...good.sections, 实施计划: '××年完成3项任务。' } }],
  [
    'L26',
    'dearer than the budget',
    withRow(indicator('产出指标', '数量指标', '展板', '≥600块'), indicator('成本指标', '经济成本指标', '展板单价', '≤3000元/块')),
  ],
  ['L27', 'the more accidents, the better', withRow(indicator('产出指标', '质量指标', '安全事故数', '≥3起'))],
  ['L27', 'satisfaction at most', withRow(indicator('满意度指标', '服务对象满意度指标', '讲师满意度（有效问卷40份）', '≤90%'))],
  ['L27', 'cost at least', withRow(indicator('成本指标', '经济成本指标', '单册成本', '≥30元/册'))],
  ['L27', 'time at least', withRow(indicator('产出指标', '时效指标', '报名响应时间', '≥3小时'))],
  ['L28', 'unjudgeable words', withRow(indicator('效益指标', '社会效益指标', '居民科学兴趣', '进一步提高'))],
  ['L29', 'a date of another year', withRow(indicator('产出指标', '时效指标', '云讲座完成时间', '2019年12月底前'))],
  ['L29', 'a date under 数量', withRow(indicator('产出指标', '数量指标', '云讲座上线时间', '2021年10月底前'))],
  ['L30', 'an indicator twice', withRow(indicator('产出指标', '数量指标', '科普巡展站次', '≥30站'))],
  [
    'L32',
    'goals without a figure',
    { ...good, sections: { ...good.sections, 总体目标: '进一步提升居民科学素养，增强科普能力。' } },
  ],
  [
    'L33',
    'no satisfaction',
    {
      ...good,
      indicators: good.indicators.filter((row) => row.level1 !== '满意度指标').map((row) => ({ ...row, weight: null })),
    },
  ],
  ['L34', 'execution declared', withRow(indicator('产出指标', '质量指标', '预算执行率（执行数÷预算数）', '≥95%'))],
  [
    'L40',
    'another figure in the goal',
    {
      ...good,
      sections: { ...good.sections, 年度总体目标: '全年办科学咖啡馆200场。讲座内容审核通过率＝审核通过的讲座数÷送审讲座数。' },
    },
  ],
  ['L39', 'a sum over years', withRow(indicator('产出指标', '数量指标', '三年累计讲师数', '≥30人'))],
  ['L41', 'dates of a former year', { ...good, start: '2020-01-01', end: '2020-12-31' }],
  ['L41', 'an end before the start, a year apart', { ...good, start: '2022-12-31', end: '2022-01-01' }],
];

describe('a fault is found, and nothing beside it', () => {
  test.each(faults)('%s: %s', (rule, _fault, form) => {
    expect(new Set(found(form))).toEqual(new Set([rule]));
    for (const finding of only(rule, form).map(toldFinding)) {
      expect(finding.message).not.toBe('');
      expect(finding.source).not.toBe('');
      if (finding.severity !== 'info') expect(finding.suggestion).not.toBeNull();
    }
  });
});

test('suggests the mend in figures of the form', () => {
  const cost = withRow(indicator('成本指标', '经济成本指标', '经费规范', '按规定使用'));
  expect(suggested('L7', cost)).toContain('≤6元/人次');
  expect(suggested('L3', withRow(indicator('产出指标', '数量指标', '云讲座场次', '=30场')))).toContain('≥30场');
  expect(suggested('L1', withRow(indicator('产出指标', '质量指标', '合格率（合格数÷总数）', '290%')))).toContain('≥90%');
});

test('never throws, whatever names and targets a form has', () => {
  const row = fc.record({
    name: fc.string(),
    level: fc.constantFrom('产出指标', '成本指标', '满意度指标', ''),
    raw: fc.oneof(fc.string(), fc.constantFrom('=100', '290%', '≥3个', '')),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), fc.string(), (rows, text) => {
      const form = {
        ...good,
        sections: { 概况: text },
        indicators: rows.map(({ name, level, raw }) => indicator(level, '', name, raw)),
      };
      for (const finding of lintForm(form).map(toldFinding)) expect(finding.message.length).toBeGreaterThan(0);
    }),
  );
});

describe('one fault is said once', () => {
  const rulesOf = (row: IndicatorReading): string[] =>
    saidOnce(lintForm(withRow(row)))
      .filter((finding) => finding.row === good.indicators.length)
      .map((finding) => `${finding.rule} ${finding.code}`);

  test.each([
    [
      'money put in, with a sign and under the name of the project',
      indicator('投入与管理', '投入管理', '基层科普服务', '=120万元'),
      ['L6 input-repeats-budget'],
    ],
    [
      'a cost that is a requirement has no figure',
      indicator('产出目标', '成本', '资金规范使用', '按照财政要求规范使用资金'),
      ['L7 cost-is-compliance-per-piece'],
    ],
    ['a share without %', indicator('产出目标', '时效', '巡展布展及时率', '=100'), ['L1 percent-missing']],
    [
      'all of what others decide needs no sign first',
      indicator('效益指标', '社会效益指标', '科普知识知晓率', '100%'),
      ['L24 all-in-others-hands'],
    ],
    [
      'satisfaction of all needs no sign first',
      indicator('满意度指标', '服务对象满意度指标', '参与居民满意度', '100%'),
      ['L8 satisfaction-of-all'],
    ],
    ['a rate of targets met', indicator('产出指标', '质量指标', '计划目标达标率', '≥95%'), ['L11 circular-with-slack']],
  ])('%s', (_, row, codes) => expect(rulesOf(row)).toEqual(codes));

  test('what else says it is found all the same, and names the root', () => {
    const row = indicator('投入与管理', '投入管理', '基层科普服务', '=120万元');
    const found = lintForm(withRow(row)).filter((finding) => finding.row === good.indicators.length);
    expect(found.map(({ rule, sameAs }) => [rule, sameAs])).toEqual([
      ['L3', 'L6'],
      ['L4', 'L6'],
      ['L6', null],
    ]);
  });
});

describe('what published forms hold', () => {
  const severityOf = (row: IndicatorReading, rule: string) =>
    lintForm(withRow(row)).find((finding) => finding.rule === rule && finding.row === good.indicators.length)?.severity ?? null;

  test('a missing sign is a warning, and a hint where all or a fixed amount is meant', () => {
    expect(severityOf(indicator('产出指标', '数量指标', '云讲座场次', '8场'), 'L1')).toBe('warning');
    expect(severityOf(indicator('产出指标', '质量指标', '经费下达率', '100%'), 'L1')).toBe('info');
    expect(severityOf(indicator('成本指标', '经济成本指标', '讲师补助', '300元/人'), 'L1')).toBe('info');
  });

  test('where a form has no level of satisfaction, it stands among the effects', () => {
    const row = indicator('效果指标', '', '参与居民满意度', '≥90%');
    expect(only('L9', withRow({ ...row, level2: null }))).toEqual([]);
    expect(only('L9', withRow({ ...row, level2: '社会效益指标' }))).toHaveLength(1);
  });

  test('one kind of service is not held against all services of the goal', () => {
    const goal = { ...good.sections, 年度总体目标: '全年服务1700人次。' };
    const row = indicator('产出指标', '数量指标', '咨询服务人次', '≥600人次');
    expect(only('L40', { ...withRow(row), sections: goal })).toEqual([]);
  });

  test('Shanghai’s older form is under its older rules, and its present one under the guide of 2025 from then on', () => {
    const rulesOf = (layout: string, year: number | null) => chooseLintPack({ layout, year, indicators: good.indicators });
    expect([rulesOf('sh-2016-target', 2019), rulesOf('sh-2020-target', 2020)]).toEqual(['SH-old', 'SH-old']);
    expect([rulesOf('sh-2026-target', 2023), rulesOf('sh-2026-target', 2026)]).toEqual(['CN-2021', 'SH-2025']);
  });

  test('a unit that the name says is asked for, but is no error', () => {
    expect(severityOf(indicator('产出指标', '数量指标', '云讲座场次', '≥8'), 'L1')).toBe('warning');
    expect(severityOf(indicator('产出指标', '数量指标', '云讲座', '≥8'), 'L1')).toBe('error');
  });

  test('a share below a level of cost is not bounded from above', () => {
    const rate = (name: string) => only('L1', withRow(indicator('成本指标', '生态环境成本指标', name, '98%')))[0]?.mend?.target;
    expect([rate('废旧物资处置合规率'), rate('成本控制率')]).toEqual(['≥98%', '≤98%']);
  });

  test('the unit in a name and that of its target are the same', () => {
    expect(only('L2', withRow(indicator('产出指标', '数量指标', '聘请讲师30人', '≥30个')))[0]?.mend).toMatchObject({
      target: '≥30人',
    });
    expect(only('L2', withRow(indicator('产出指标', '数量指标', '聘请讲师30人', '≥30名')))).toEqual([]);
  });

  test('what people do with a thing is counted in people', () => {
    const rowOf = (name: string, raw: string) => only('L2', withRow(indicator('产出指标', '数量指标', name, raw)));
    expect(rowOf('科普手册发放人数', '≥8000人')).toEqual([]);
    expect(rowOf('数字图书借阅量', '≥2万人次')).toEqual([]);
    expect(rowOf('科普手册印制数', '≥8000本')).toEqual([]);
  });

  test('a section that refers to a rule by its name is filled', () => {
    expect(only('L13', { ...good, sections: { ...good.sections, 制度措施: '见《科普专项资金管理办法》。' } })).toEqual([]);
  });

  test('a one-off without money of the year before is one', () => {
    const budget = { ...good.budget, previousBudgetYuan: null, previousExecutedYuan: null };
    expect(only('L14', { ...good, category: '一次性项目', budget })).toEqual([]);
  });

  test('a row without a name is named by its place', () => {
    const [found] = lintForm(withRow(indicator('产出指标', '数量指标', '', '≥3000份'))).filter(
      (one) => one.code === 'name-missing',
    );
    expect(found && toldFinding(found).message).toContain('产出指标 数量指标 ≥3000份');
  });

  test('to keep the peace is a slogan, with a figure as well', () => {
    expect(severityOf(indicator('效益指标', '社会效益指标', '维护社会稳定', '≥95%'), 'L4')).toBe('error');
    expect(severityOf(indicator('效益指标', '社会效益指标', '维护费用节约率', '≥5%'), 'L4')).toBeNull();
  });

  test('a unit in brackets behind the name is no missing unit', () => {
    const row = indicator('产出指标', '数量指标', '新增展区面积（平方米）', '≥600');
    expect(lintForm(withRow(row)).filter((finding) => finding.row === good.indicators.length)).toEqual([]);
  });

  test('posts and travel are not to be surpassed', () => {
    expect(severityOf(indicator('产出指标', '数量指标', '聘用讲解员人数', '=12人'), 'L3')).toBeNull();
    expect(severityOf(indicator('产出指标', '数量指标', '因公出行人次', '=30人次'), 'L3')).toBeNull();
  });

  test('costs of parts are not held against the budget where another row is the whole', () => {
    const rows = ['讲座总成本', '展览总成本'].map((name) => indicator('成本指标', '经济成本指标', name, '≤60万元'));
    expect(only('L17', withRow(...rows, indicator('成本指标', '经济成本指标', '项目总成本', '≤120万元')))).toEqual([]);
    expect(only('L17', withRow(indicator('成本指标', '经济成本指标', '项目总成本', '=60万元')))).toHaveLength(1);
  });

  test('the figure that a template leaves open behind a name is taken out with one click', () => {
    const row = indicator('产出指标', '数量指标', '科普展项数量(≥**个)', '≥4个');
    expect(only('L25', withRow(row))[0]?.mend).toMatchObject({ level3: '科普展项数量' });
  });

  test('a deadline behind the year is an error only where the form names its end', () => {
    const late = withRow(indicator('产出指标', '时效指标', '展区完工时间', '2022年6月底前'));
    expect(only('L29', late)[0]?.severity).toBe('error');
    expect(only('L29', { ...late, start: null, end: null })[0]?.severity).toBe('warning');
  });

  test('项目完成指标 are outputs', () => {
    const form = {
      ...good,
      indicators: good.indicators.map((row) => ({ ...row, level1: row.level1 === '产出指标' ? '项目完成指标' : row.level1 })),
    };
    expect(only('L33', form)).toEqual([]);
  });
});
