import { describe, expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const rowsOf = (form: FormReading) => form.indicators.map((row) => [row.level1, row.level2, row.level3, row.target.raw]);
const fullRowsOf = (form: FormReading) =>
  form.indicators.map((row) => [
    row.level1,
    row.level2,
    row.level3,
    row.target.raw,
    row.actual?.raw ?? null,
    row.weight,
    row.score,
    row.reason,
  ]);
const codesOf = (form: FormReading) => form.warnings.map((warning) => `${warning.code} ${warning.where}`);

const brokenTarget = `财政项目支出绩效目标表
（２０２０年度）
申报单位名称：演示市科普
事业中心
项目名称：社区科普　项目类别：其他一次性项目
计划开始日期：2020年1月1日 计划完成日期：2020年2月30日
项 目 概 况：
在全市做科
普。
项目总预算（万元）：120 项目当年预算（万元）：一百二十
2020年绩效目标
一级目标 二级目标 三级目标 指标目标值
投入与管理投入管理 社区科普 ＝120万元
产出目标 数量 受益
居民 ≥ 16 区
质量 计划目标达标率>=80%
— 2 —
成本 资金规范使用 按照要求规
范使用资金
效果目标 社会效益 使品牌
日渐成熟 =20万人次
影响力目标 其它 居民满意度 290%`;

describe('a target table as plain text', () => {
  test('glued, broken and carried cells, blanks inside labels, full-width figures', async () => {
    const form = await read(brokenTarget);
    expect(form).toMatchObject({
      layout: 'sh-2020-target',
      year: 2020,
      unit: '演示市科普事业中心',
      project: '社区科普',
      start: '2020-01-01',
      end: null,
    });
    expect(form.sections).toEqual({ 概况: '在全市做科普。' });
    expect(form.budget).toMatchObject({ totalYuan: 1_200_000, currentYearYuan: null });
    expect(rowsOf(form)).toEqual([
      ['投入与管理', '投入管理', '社区科普', '＝120万元'],
      ['产出目标', '数量', '受益居民', '≥16区'],
      ['产出目标', '质量', '计划目标达标率', '>=80%'],
      ['产出目标', '成本', '资金规范使用', '按照要求规范使用资金'],
      ['效果目标', '社会效益', '使品牌日渐成熟', '=20万人次'],
      ['影响力目标', '其它', '居民满意度', '290%'],
    ]);
  });

  test('whatever was joined, doubted or not read is a warning with its place', async () => {
    expect(codesOf(await read(brokenTarget))).toEqual([
      'value-joined 第4行',
      'line-joined 第19行',
      'target-likely-slip 第22行“居民满意度”',
      'date-unread 第6行',
      'amount-unread 第10行',
    ]);
  });

  test('a row that fits no column is reported, not guessed', async () => {
    const form = await read(
      '财政项目支出绩效目标表\n（2020年度）\n项目名称：甲\n一级目标 二级目标 三级目标 指标目标值\n产出目标 数量 只有名称',
    );
    expect(form.indicators).toEqual([]);
    expect(codesOf(form)).toEqual(['row-unread 第5行', 'indicators-missing 全表']);
    expect(form.warnings[0]?.message).toContain('只有名称');
  });

  test('a second form in the file is reported', async () => {
    const one =
      '项目支出绩效目标申报表\n（2020年度）\n项目名称：甲\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 讲座 ≥3场\n填表人：演示\n';
    const form = await read(`${one}项目名称：乙\n`);
    expect(form.project).toBe('甲');
    expect(codesOf(form)).toEqual(['further-form-unread 第7行']);
  });

  test('a target table before a self-evaluation is read by its own layout', async () => {
    const head = '（2020年度）\n项目名称：甲\n';
    const target = `财政项目支出绩效目标表\n${head}项目总预算（元）：120,000 项目当年预算（元）：120,000\n一级目标 二级目标 三级目标 指标目标值\n产出目标 数量 讲座 ≥3场\n`;
    const evaluation = `项目支出绩效自评表\n${head}一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n产出指标 数量指标 讲座 ≥3场 4场 50 50\n`;
    const form = await read(target + evaluation);
    expect(form).toMatchObject({ kind: 'target', budget: { currentYearYuan: 120_000 } });
    expect(form.indicators.map(({ level3, target: { raw } }) => [level3, raw])).toEqual([['讲座', '≥3场']]);
    expect(codesOf(form)).toEqual(['further-form-unread 第9行']);
    expect(await read(evaluation + target)).toMatchObject({ kind: 'self-evaluation', indicators: [{ actual: { raw: '4场' } }] });
  });

  test('ticked boxes and a value given twice', async () => {
    const form = await read(
      '财政项目支出绩效目标表\n（2020年度）\n项目名称：甲 项目类别：□一次性项目 ☑经常性项目\n是否含有政府购买服务：是√ 否□\n项目名称：乙\n一级目标 二级目标 三级目标 指标目标值\n产出目标 数量 讲座 ≥3场',
    );
    expect(form).toMatchObject({ project: '甲', category: '经常性项目', governmentPurchase: true });
    expect(codesOf(form)).toEqual(['value-repeated 第5行']);
  });
});

const brokenSelfEvaluation = `附件2
项目支出绩效自评表
（2020年度）
项目名称 基层科普活动
主管部门 演示市科协 实施单位 演示市科普中心
项目资金（万元） 年初预算数 全年预算数（A） 全年执行数（B） 分值 执行率 得分
年度资金总额 120 118 106.2 10 90% 9
其中：当年财政拨款 120 118 106.2 — 90% —
年度总体目标
预期目标 实际完成情况
办讲座一百场。 办了九十场。
绩效指标
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析
及改进措施
产出指标
(50分)
数量指标 科普讲座场次 ≥100场 90场 20 18 受场地影响，
次年提前预约
时效指标 全部活动完
成时间 2020年12月底前 2020年12月10日 15 15
成本指标 单场成本 ≤6000元 5800元 15 15
效益指标 社会效益 受益人次 20万人次 18.6万人次 30 27.9
可持续影响指标 长效机制 基本健全 基本健全 10 10
满意度指标 服务对象
满意度指标 观众满意度 ≥90% 10 0 未调查
总分 100 94.9
填表人：演示 联系电话：000`;

describe('a self-evaluation as plain text', () => {
  test('rows over lines, a blank cell, levels that are first on one form and second on another', async () => {
    const form = await read(brokenSelfEvaluation);
    expect(form).toMatchObject({ kind: 'self-evaluation', year: 2020, unit: '演示市科普中心', totalScore: 94.9 });
    expect(form.budget).toMatchObject({
      initialYuan: 1_200_000,
      adjustedYuan: 1_180_000,
      executedYuan: 1_062_000,
      weight: 10,
      score: 9,
    });
    expect(form.sections).toEqual({ 年度总体目标: '办讲座一百场。', 实际完成情况: '办了九十场。' });
    expect(fullRowsOf(form)).toEqual([
      ['产出指标', '数量指标', '科普讲座场次', '≥100场', '90场', 20, 18, '受场地影响，次年提前预约'],
      ['产出指标', '时效指标', '全部活动完成时间', '2020年12月底前', '2020年12月10日', 15, 15, null],
      ['产出指标', '成本指标', '单场成本', '≤6000元', '5800元', 15, 15, null],
      ['效益指标', '社会效益', '受益人次', '20万人次', '18.6万人次', 30, 27.9, null],
      ['效益指标', '可持续影响指标', '长效机制', '基本健全', '基本健全', 10, 10, null],
      ['满意度指标', '服务对象满意度指标', '观众满意度', '≥90%', null, 10, 0, '未调查'],
    ]);
    expect(codesOf(form)).toEqual(['columns-mixed 第11行', 'line-joined 第18行', 'cell-missing 第25行“观众满意度”']);
  });

  test('the whole table on one line', async () => {
    const form = await read(
      brokenSelfEvaluation
        .replace('\n次年', '次年')
        .replace('活动完\n', '活动完')
        .replace('服务对象\n', '服务对象')
        .replace('≥90% 10', '≥90% 92% 10')
        .replaceAll('\n', ' '),
    );
    expect(form).toMatchObject({
      kind: 'self-evaluation',
      unit: '演示市科普中心',
      totalScore: 94.9,
      budget: { executedYuan: 1_062_000, score: 9 },
    });
    expect(fullRowsOf(form).map((row) => row.slice(2, 7))).toEqual([
      ['科普讲座场次', '≥100场', '90场', 20, 18],
      ['全部活动完成时间', '2020年12月底前', '2020年12月10日', 15, 15],
      ['单场成本', '≤6000元', '5800元', 15, 15],
      ['受益人次', '20万人次', '18.6万人次', 30, 27.9],
      ['长效机制', '基本健全', '基本健全', 10, 10],
      ['观众满意度', '≥90%', '92%', 10, 0],
    ]);
  });

  test('one cell a line', async () => {
    const whole = brokenSelfEvaluation
      .replace('\n及改', '及改')
      .replace('，\n次年', '，次年')
      .replace('活动完\n', '活动完')
      .replace('服务对象\n', '服务对象')
      .replace('≥90% 10', '≥90% 92% 10');
    const form = await read(whole.replace(/[ \n]+/g, '\n'));
    expect(form).toMatchObject({
      year: 2020,
      unit: '演示市科普中心',
      totalScore: 94.9,
      budget: { adjustedYuan: 1_180_000, executedYuan: 1_062_000, score: 9 },
    });
    expect(fullRowsOf(form)).toEqual([
      ['产出指标', '数量指标', '科普讲座场次', '≥100场', '90场', 20, 18, '受场地影响，次年提前预约'],
      ['产出指标', '时效指标', '全部活动完成时间', '2020年12月底前', '2020年12月10日', 15, 15, null],
      ['产出指标', '成本指标', '单场成本', '≤6000元', '5800元', 15, 15, null],
      ['效益指标', '社会效益', '受益人次', '20万人次', '18.6万人次', 30, 27.9, null],
      ['效益指标', '可持续影响指标', '长效机制', '基本健全', '基本健全', 10, 10, null],
      ['满意度指标', '服务对象满意度指标', '观众满意度', '≥90%', '92%', 10, 0, '未调查'],
    ]);
    expect(form.warnings.map((warning) => warning.code)).toEqual(['columns-mixed']);
  });

  test('a table with bars, its target parted into sign, figure and unit', async () => {
    const form = await read(`部门预算项目支出绩效自评表（2023年度） | | | | | | | | | |
项目名称 | 演示科普项目 | | | | | | | | |
主管部门 | 演示市科协 | | | 实施单位 | 演示市科普中心 | | | | |
预算执行情况（10分） | 年度预算数（万元） | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 | |
 | 总额 | 10.00 | 33.6 | 33.6 | 100.00% | 10 | 10 | | |
 | 其中：财政资金 | 10.00 | 33.6 | 33.6 | 100.00% | / | / | | |
绩效指标（90分） | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析
 | 产出指标 | 数量指标 | 讲座场次 | ≥ | 30 | 场 | 31 | 50 | 50 |
 | | 质量指标 | 讲座优良率 | ≥ | 90 | % | 95 | 10 | 10 |
 | 成本指标 | 经济成本指标 | 总成本 | ≤ | 33.6 | 万元 | 33.6 | 30 | 30 |
合计 | | | | | | | | 100 | 100 |`);
    expect(form).toMatchObject({
      year: 2023,
      totalScore: 100,
      budget: { initialYuan: 100_000, adjustedYuan: 336_000, executedYuan: 336_000, weight: 10, score: 10 },
    });
    expect(rowsOf(form)).toEqual([
      ['产出指标', '数量指标', '讲座场次', '≥30场'],
      ['产出指标', '质量指标', '讲座优良率', '≥90%'],
      ['成本指标', '经济成本指标', '总成本', '≤33.6万元'],
    ]);
    expect(form.warnings).toEqual([]);
  });
});

describe('points of the money', () => {
  const rows = `一级指标 二级指标 三级指标 年初目标值 实际完成值 得分
产出指标 数量指标 展览站次 ≥48站 50站 40
效益指标 社会效益指标 受益居民人次 ≥6万人次 6.5万人次 40`;

  test('in brackets of a broken head', async () => {
    const form = await read(
      `项目支出绩效自评表\n（2023年度）\n项目名称 乡镇流动科普展\n预算执行情况\n（万元）\n（20 分）\n预算数（A） 执行数（B） 执行率（B/A）\n得分\n（20 分*执行率）\n年度财政资金总额 30 27 90.00% 18\n${rows}`,
    );
    expect(form.budget).toMatchObject({ executedYuan: 270_000, weight: 20, score: 18 });
  });

  test('beside a part of the total that has the same amount spent, and said', async () => {
    const form = await read(`2023年度项目支出绩效自评表 |
项目名称： | 乡镇流动科普展 | |
年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率 | 执行率权重 | 执行率得分 |
年度总金额 | 300,000.00 | 280,000.00 | 266,000.00 | |||
其中:财政拨款 | 300,000.00 | 280,000.00 | 266,000.00 | 95.00 | 10.00 | 9.50 |
${rows.replaceAll(' ', ' | ')}`);
    expect(form.budget).toMatchObject({ executedYuan: 266_000, weight: 10, score: 9.5 });
    expect(form.warnings.map((warning) => warning.code)).toContain('points-beside');
  });

  test('a template whose figures are left open has its rows', async () => {
    const form = await read(
      '绩效目标申报表（参考模板）\n（2023年度）\n项目名称 乡镇流动科普展\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 ★新建科普角数 **个\n★培训讲解员人次 ≥**人次\n质量指标 展品完好率 ≥**%',
    );
    expect(rowsOf(form).map((row) => row.slice(2))).toEqual([
      ['新建科普角数', '**个'],
      ['培训讲解员人次', '≥**人次'],
      ['展品完好率', '≥**%'],
    ]);
  });
});

test('a code and the unit above the table, and tables of two terms whose headings are broken', async () => {
  const head = '一级指标 二级指标 指标内容 指标值';
  const form = await read(
    `项目绩效目标申报表\n（2023 年度）\n305 云溪县科普服务中心 单位：万元\n项目名称 乡镇流动科普展\n长期绩效指\n标\n${head}\n产出指标 数量指标 三年展览站次 ≥150 站\n年度绩效指\n标\n${head}\n产出指标 数量指标 展览站次 ≥48 站\n满意度指标 服务对象满意度指标 居民满意度 ≥90%`,
  );
  expect(form.unit).toBe('云溪县科普服务中心');
  expect(rowsOf(form).map((row) => row.slice(2))).toEqual([
    ['展览站次', '≥48站'],
    ['居民满意度', '≥90%'],
  ]);
  expect(form.warnings.map((warning) => warning.code)).toContain('mid-term-unread');
});
