import { describe, expect, test } from 'vitest';
import { formOf, type Row } from './form-of.fixture.ts';
import { lintForm } from './lint-form.ts';

/** Each row behind the words that name its test. */
const named = (...rows: readonly Row[]) => rows.map((row) => [row.join(' '), row] as const);

/** What is told of the one row, in a form of national layout. */
const told = (row: Row, year = 2020) =>
  lintForm(formOf({ layout: 'cn-target', year, project: '湿地科普驿站', budget: 480_000, sections: {}, rows: [row] })).filter(
    (finding) => finding.row === 0,
  );
const rulesOf = (row: Row, year?: number) => told(row, year).map(({ rule, severity }) => `${rule} ${severity}`);

const quantity = (name: string, target: string): Row => ['产出指标', '数量指标', name, target];
const quality = (name: string, target: string): Row => ['产出指标', '质量指标', name, target];
const cost = (name: string, target: string): Row => ['产出指标', '成本指标', name, target];
const society = (name: string, target: string): Row => ['效益指标', '社会效益指标', name, target];
const burden = (name: string, target: string): Row => ['成本指标', '社会成本指标', name, target];
const satisfaction = (name: string, target: string): Row => ['满意度指标', '服务对象满意度指标', name, target];

describe('L2: a name says what is measured, and the unit measures something else', () => {
  test.each(
    named(
      quantity('驿站布展面积', '≥12场'),
      quantity('生态步道长度', '≥300人'),
      quantity('覆盖乡镇数', '≥1500人次'),
      quantity('直播回放观看次数', '≥24场'),
      quantity('标本藏品总数', '≥6场'),
      satisfaction('观鸟家庭满意度', '≥120份'),
      ['产出指标', '时效指标', '驿站开工时间', '≥3场'],
      cost('单次观鸟课费用', '≤24节'),
      cost('单次观鸟课成本', '≤24节'),
      quantity('监测点位数', '≥300人'),
      quantity('观鸟直播观看量', '≥12场'),
    ),
  )('%s', (_, row) => expect(rulesOf(row)).toContain('L2 error'));

  test.each(
    named(
      quantity('驿站布展面积', '≥260平方米'),
      quantity('生态步道长度', '≥1.8公里'),
      quantity('覆盖乡镇数', '≥14个'),
      quantity('直播回放观看次数', '≥6万人次'),
      quantity('标本藏品总数', '≥90件'),
      satisfaction('观鸟家庭满意度', '≥88%'),
      satisfaction('观鸟家庭满意度评分', '≥4.2分'),
      cost('单次观鸟课费用', '≤900元/节'),
      burden('群众办事时间成本', '≤2小时'),
      burden('参观者排队时间成本', '≤1天'),
      burden('周边居民通行成本', '≤3天'),
      quantity('课件包下载量', '≥800套'),
      quantity('监测点位数', '≥12套'),
      quantity('直播观看量', '≥5万户'),
      quantity('慢直播播放量', '≥3000小时'),
      quantity('候鸟录像长度', '≥20小时'),
      quantity('科普展板', '≥12期'),
    ),
  )('but not %s', (_, row) => expect(rulesOf(row).filter((one) => one.startsWith('L2'))).toEqual([]));
});

describe('L4, L5, L11: a name that measures nothing, or something else', () => {
  test('work of a kind is no measure, things done in it are', () => {
    expect(rulesOf(quantity('湿地保护宣传工作', '≥20次'))).toContain('L4 warning');
    expect(rulesOf(quantity('湿地保护宣传活动场次', '≥20场'))).toEqual([]);
    expect(rulesOf(quantity('湿地管护事业', '≥5项'))).toContain('L4 warning');
    expect(rulesOf(quantity('湿地巡护任务', '≥90%'))).toContain('L4 warning');
  });
  test.each(
    named(
      quantity('承接检测任务', '≥12项'),
      quantity('完成督查任务', '≥30项'),
      quantity('应急处置任务', '≥6起'),
      quantity('办理外事事务', '≥20件'),
    ),
  )('tasks that are counted are what is counted: %s', (_, row) => expect(rulesOf(row)).toEqual([]));
  test('how well something is known is not shown by how many came', () => {
    expect(rulesOf(society('候鸟保护法规了解程度', '≥3000人次'))).toContain('L5 error');
    expect(rulesOf(society('了解候鸟保护法规的受访者人数', '≥300人'))).toEqual([]);
  });
  test('a target of reaching the targets is circular, however it ends', () => {
    expect(rulesOf(quality('年度任务完成程度', '≥90%'))).toContain('L11 error');
    expect(rulesOf(quality('项目目标实现比例', '≥90%'))).toContain('L11 error');
    expect(rulesOf(quality('水质目标站点达标率（达标站点数÷站点总数）', '≥90%'))).toEqual([]);
  });
});

describe('L6: how money comes in and is spent is process', () => {
  test.each(
    named(
      quantity('市级财政资金到位率', '≥100%'),
      ['产出指标', '时效指标', '项目经费支出进度', '≥90%'],
      quality('专项资金拨付及时率', '=100%'),
      quality('预算执行率', '≥95%'),
    ),
  )('%s', (_, row) => expect(rulesOf(row)).toContain('L6 warning'));

  test('where execution is not to be declared at all, that is said instead, and once', () => {
    const rules = rulesOf(quality('预算执行率', '≥95%'), 2024);
    expect(rules).toContain('L34 warning');
    expect(rules).not.toContain('L6 warning');
  });
  test('the management of money has its place in the old Shanghai table, and what is paid out to others is work done', () => {
    const old = formOf({
      layout: 'sh-2020-target',
      year: 2020,
      project: '湿地科普驿站',
      budget: 480_000,
      sections: {},
      rows: [['投入与管理', '财务管理', '资金到位率', '=100%']],
    });
    expect(lintForm(old).filter((finding) => finding.rule === 'L6')).toEqual([]);
    expect(rulesOf(quality('志愿者交通补贴发放率（发放人数÷应发人数）', '=100%'))).toEqual([]);
  });
});

describe('L7: spending by the rules is no cost, with a figure or without', () => {
  test.each(
    named(
      cost('经费使用合规性', '=100%'),
      cost('项目资金专款专用率', '=100%'),
      cost('政府采购程序规范率', '≥98%'),
      cost('资金使用规范有效', '=100%'),
      cost('经费支出合规、合法', '=100%'),
      cost('采购执行程序', '≥98%'),
    ),
  )('%s', (_, row) => {
    const findings = told(row);
    expect(findings.map(({ rule }) => rule)).toContain('L7');
    // That less compliance would be a saving is nowhere said.
    expect(findings.map(({ code }) => code)).not.toContain('equals-on-ceiling');
  });
  test.each(
    named(
      cost('单只鸟类标本制作费用', '≤3200元/件'),
      cost('项目成本节约率（节约额÷预算额）', '≥3%'),
      cost('采购执行规范性检查费用占预算比例', '≤2%'),
      cost('管理规范化建设费用占比（建设费÷预算）', '≤5%'),
      cost('观鸟小程序', '≤3%'),
    ),
  )('but not %s', (_, row) => expect(rulesOf(row).filter((one) => !one.endsWith(' info'))).toEqual([]));
});

test('L9: several groups asked at once are to be reported apart: worth a look, no fault', () => {
  expect(rulesOf(satisfaction('来访学生和带队教师满意度（满意份数÷有效问卷份数）', '≥90%'))).toEqual(['L9 info']);
  expect(rulesOf(satisfaction('带队教师满意度（满意份数÷有效问卷份数）', '≥90%'))).toEqual([]);
});

describe('words that look alike', () => {
  test.each(
    named(
      quantity('任务完成率', '≥95%'),
      quantity('网格员配备率', '=100%'),
      quantity('帐篷采购数量', '≤40套'),
      quantity('宣传费用', '40万元'),
    ),
  )('%s stays told', (_, row) => expect(rulesOf(row).filter((one) => one.endsWith('error'))).not.toEqual([]));

  test('money without a sign is mended to a ceiling', () => {
    const mend = told(quantity('宣传费用', '40万元')).find(({ rule }) => rule === 'L1')?.mend;
    expect(mend).toMatchObject({ target: '≤40万元' });
  });

  test('a price of each 个 is held against a count of the same things only', () => {
    const rows = (count: Row) =>
      lintForm(
        formOf({
          layout: 'cn-target',
          year: 2023,
          project: '科技型企业资助',
          budget: 15_000_000,
          sections: {},
          rows: [count, cost('单个项目资助额度', '≤20万元/个')],
        }),
      ).filter(({ rule }) => rule === 'L26');
    expect(rows(society('新增就业岗位', '≥400个'))).toEqual([]);
    expect(rows(quantity('立项项目数', '≥400个'))).toHaveLength(1);
  });
});
