import { describe, expect, test } from 'vitest';
import { readForm } from './read-form.ts';
import type { FormReading } from './declaration.contract.ts';

/** Amounts and points as offices publish them: units parted from their figures, points that cannot be, figures that ran together. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '公开.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const codesOf = ({ warnings }: FormReading): string[] => warnings.map(({ code }) => code);

describe('an amount whose unit stands behind a blank', () => {
  const form = (line: string): string =>
    `项目支出绩效目标申报表\n（2021年度）\n填报单位（公章）：演示县科协\n${line}\n项目名称 科普画廊更新\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 更新画廊 ≥12块`;

  test.each([
    ['年度资金总额：100 万元', 1_000_000],
    ['年度资金总额：100 万元整', 1_000_000],
    ['年度资金总额：60 万元（画廊 40 万元，其余 20 万元）', 600_000],
    ['年度资金总额：100 元', 100],
    ['金额：100 万元', 1_000_000],
    ['金额:100万元', 1_000_000],
  ])('%s', async (line, yuan) => {
    const reading = await read(form(line));
    expect(reading.budget.currentYearYuan).toBe(yuan);
    expect(codesOf(reading)).toEqual([]);
  });

  test('金额：万元 is the unit and no amount', async () => {
    const reading = await read(form('金额：万元'));
    expect(reading.budget.currentYearYuan).toBeNull();
  });
});

describe('the row of money in a self-evaluation', () => {
  const form = (head: string, row: string): string =>
    `项目支出绩效自评表\n（2021年度）\n项目名称 科普画廊更新\n实施单位 演示县科技馆\n项目资金（万元） ${head}\n${row}\n一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n产出指标 数量指标 更新画廊 ≥12块 12块 90 90`;
  const all = { initialYuan: 205_000, adjustedYuan: 205_000, executedYuan: 205_000 };

  test('units behind blanks', async () => {
    const reading = await read(
      form('年初预算数 全年预算数 全年执行数 分值 执行率 得分', '年度资金总额 20.5 万元 20.5 万元 20.5 万元 10 100% 10'),
    );
    expect(reading.budget).toMatchObject({ ...all, weight: 10, score: 10 });
  });

  test('points of 100 are not read, and told; the amounts are certain where the rate follows from them', async () => {
    const reading = await read(
      form('年初预算数 全年预算数 全年执行数 分值', '年度资金总额: 20.5万元 20.5万元 20.5万元 100 100% 10'),
    );
    expect(reading.budget).toMatchObject({ ...all, weight: null, score: 10 });
    expect(codesOf(reading)).toContain('points-doubtful');
  });

  test('more figures than headings are not run together and parted anew', async () => {
    const reading = await read(
      form('上年结转 年初预算数 全年预算数 全年执行数 分值 执行率 得分', '年度资金总额 1 20 21 19 10 90.48% 9.05'),
    );
    expect(reading.budget).toMatchObject({ initialYuan: null, adjustedYuan: null, executedYuan: null });
    expect(codesOf(reading)).toContain('budget-unread');
  });

  test.each([
    ['全年预算数\t实际到位数\t全年执行数\t分值\t执行率\t得分', '年度资金总额\t20\t21\t19\t10\t95%\t9.5'],
    ['实际到位数\t全年预算数\t全年执行数\t分值\t执行率\t得分', '年度资金总额\t21\t20\t19\t10\t95%\t9.5'],
  ])('what arrived beside the budget is no budget: %s', async (head, row) => {
    const text = form('', row).replace('项目资金（万元） ', `项目资金（万元）\t${head}`);
    const reading = await read(text.replaceAll(' ', '\t'));
    expect(reading.budget).toMatchObject({ adjustedYuan: 200_000, executedYuan: 190_000, weight: 10, score: 9.5 });
  });

  test('where the rate contradicts the amounts, nothing is read', async () => {
    const reading = await read(
      form('年初预算数 全年预算数 全年执行数 分值', '年度资金总额: 20.5万元 20.5万元 20.5万元 100 60% 10'),
    );
    expect(reading.budget).toMatchObject({ initialYuan: null, adjustedYuan: null, executedYuan: null });
    expect(codesOf(reading)).toContain('budget-unread');
  });
});

test('the total ran into the row before it and into its own figures', async () => {
  const reading = await read(
    '2021年度科普画廊更新项目绩效自评表单位名称:演示区科协填报日期:2022年3月2日项目名称科普画廊更新主管部门演示区科协项目实施单位演示区科技馆预算执行情况(万元)资金来源预算数(A)执行数(B)执行率(B/A)一般预算内拨款6363100%合计6363100%年度绩效目标完成情况一级指标二级指标三级指标年初目标值实际完成值未完成原因及改进措施产出指标产出数量更新画廊≥12块12块产出质量画廊完好率≥95%98%产出时效更新及时率≥90%92%效益指标社会效益受益居民≥3000人3200人',
  );
  expect(reading.budget).toMatchObject({ adjustedYuan: 630_000, executedYuan: 630_000 });
  expect(codesOf(reading)).toContain('figures-parted');
});

test('points that ran into the target behind them', async () => {
  const reading = await read(
    '科普画廊更新绩效自评表(2021年度)项目名称科普画廊更新实施单位演示区科技馆绩效指标一级指标二级指标三级指标分值年度指标值全年实际值得分产出指标数量指标更新画廊12.520块20块12.5质量指标画廊完好率12.5100%95%11.9时效指标更新及时率1595%90%14成本指标更新成本12.520.5万元18.2万元12.5效益指标社会效益指标播种试验田8550万粒550万粒8受益居民20≥3000人3200人20',
  );
  expect(reading.indicators.map(({ weight, target, actual, score }) => [weight, target.raw, actual?.raw, score])).toEqual([
    [12.5, '20块', '20块', 12.5],
    [12.5, '100%', '95%', 11.9],
    [15, '95%', '90%', 14],
    [12.5, '20.5万元', '18.2万元', 12.5],
    [8, '550万粒', '550万粒', 8],
    [20, '≥3000人', '3200人', 20],
  ]);
});

test('a bound in words, and a question that is answered, end the name before them', async () => {
  const reading = await read(
    '科普画廊更新绩效自评表(2021年度)项目名称科普画廊更新实施单位演示区科技馆一级指标二级指标三级指标年初目标值实际完成值未完成原因及改进措施产出指标产出数量更新画廊≥12块达成预期指标产出质量画廊破损比例小于0.9‰达成预期指标效益指标社会效益受益居民≥3000人达成预期指标居民兴趣是否明显提高是达成预期指标',
  );
  expect(reading.indicators.map(({ level3, target, actual }) => [level3, target.raw, actual?.raw])).toEqual([
    ['更新画廊', '≥12块', '达成预期指标'],
    ['画廊破损比例', '小于0.9‰', '达成预期指标'],
    ['受益居民', '≥3000人', '达成预期指标'],
    ['居民兴趣是否明显提高', '是', '达成预期指标'],
  ]);
});

describe('columns beside the value', () => {
  const table = (...columns: string[][]): string => {
    const all = [
      ['一级指标', '产出指标'],
      ['二级指标', '数量指标'],
      ['三级指标', '更新画廊'],
      ...columns,
      ['分值', '50'],
      ['得分', '48'],
    ];
    const rows = [0, 1].map((at) => all.map((column) => column[at]).join('\t'));
    return ['项目支出绩效自评表', '（2021年度）', '项目名称\t科普画廊更新', '实施单位\t演示县科技馆', ...rows].join('\n');
  };
  const TARGET = ['年度指标值', '12块'];
  const ACTUAL = ['实际完成值', '13块'];

  test.each([
    ['指标内容 beside the name', [['指标内容', '全年更新的画廊'], TARGET, ACTUAL]],
    ['指标值内容 beside the target', [TARGET, ['指标值内容', '全年更新的画廊'], ACTUAL]],
    ['完成情况 beside the actual', [TARGET, ACTUAL, ['完成情况', '多更新一块']]],
    ['权重 beside 分值', [TARGET, ACTUAL, ['权重', '50%']]],
    ['计算方法 beside the target', [TARGET, ['计算方法', '按台账清点'], ACTUAL]],
  ])('%s', async (_, columns) => {
    const reading = await read(table(...columns));
    expect(reading.indicators.map((row) => [row.level3, row.target.raw, row.actual?.raw, row.weight, row.score])).toEqual([
      ['更新画廊', '12块', '13块', 50, 48],
    ]);
    expect(codesOf(reading)).toEqual([]);
  });

  test.each(['调整后指标值', '甲村', '复核得分'])('%s, which no layout knows, is told to be unread', async (heading) => {
    const reading = await read(table(TARGET, ACTUAL, [heading, '11块']));
    expect(reading.indicators.map((row) => [row.target.raw, row.actual?.raw])).toEqual([['12块', '13块']]);
    expect(reading.warnings.map(({ message }) => message)).toEqual([expect.stringContaining(`“${heading}”一栏`)]);
  });

  test('指标值内容 says what the value means and is no part of it', async () => {
    const rows = [
      '一级指标 二级指标 三级指标 指标值 指标值内容 评(扣)分标准 度量单位 指标值类型 备注',
      '产出指标 数量指标 更新画廊 12 全年更新的块数 完成得10分,每少1块扣1分 块 定量 无',
      '效益指标 社会效益指标 居民兴趣 有所提升 居民的兴趣 提升得10分,一般得6分 无 定性 无',
    ];
    const table = rows.map((row) => row.replaceAll(' ', '\t')).join('\n');
    const reading = await read(`项目支出绩效目标表\n（2023年度）\n项目名称\t科普画廊更新\n实施单位\t演示县科技馆\n${table}`);
    expect(reading.indicators.map(({ level3, target }) => [level3, target.raw])).toEqual([
      ['更新画廊', '12块'],
      ['居民兴趣', expect.stringMatching(/^有所提升/)],
    ]);
  });
});

test('定量 between blanks is the kind of an indicator and no unit of its target', async () => {
  const reading = await read(
    '项目支出绩效目标表\n（2023年度）\n项目名称 科普画廊更新\n一级指标 二级指标 三级指标 指标值 指标值内容 评(扣)分标准 度量单位 指标值类型 备注\n产出指标 数量指标 更新画廊 20 全年更新的块数 完成得10分,每少1块扣1分 块 定量\n质量指标 画廊完好率 90%以上 完好数/总数 90%得10分,每减少1%扣1分 % 定量\n效益指标 社会效益指标 居民兴趣 有所提升 居民的兴趣 提升得10分,一般得6分 定性',
  );
  expect(reading.indicators.map(({ level3, target }) => [level3, target.raw])).toEqual([
    ['更新画廊', '20块'],
    ['画廊完好率', '90%以上'],
    ['居民兴趣', '有所提升'],
  ]);
});

describe('a table in published text, a cell a line, without its head and without bounds', () => {
  const LEVELS = ['项目完成指标|数量指标', '项目完成指标|时效指标', '效益指标|社会效益指标', '满意度指标|满意度指标'];
  const table = (...behind: string[]): string =>
    LEVELS.flatMap((levels) => [levels, ...behind].join('|').split('|')).join('\n|\n') + '\n|';

  test('a name, a target and what came of it', async () => {
    const reading = await read(table('更新画廊。', '更新画廊12块。', '实际更新画廊13块。'));
    expect(reading.kind).toBe('self-evaluation');
    expect(
      reading.indicators.map(({ level1, level2, level3, target, actual }) => [level1, level2, level3, target.raw, actual?.raw]),
    ).toEqual(LEVELS.map((levels) => [...levels.split('|'), '更新画廊。', '更新画廊12块。', '实际更新画廊13块。']));
    expect(codesOf(reading)).toContain('head-missing');
  });

  test('a year in a cell of the table is a target, and not the year of the form', async () => {
    const reading = await read(table('更新画廊', '2020年', '2020年'));
    expect(reading.year).toBeNull();
  });

  test('a name and a target', async () => {
    const reading = await read(table('更新画廊。', '更新画廊12块。'));
    expect(reading.kind).toBe('target');
    expect(reading.indicators).toHaveLength(LEVELS.length);
  });

  test('a report that names a few levels is no form', async () => {
    const result = await readForm({
      name: '报告.txt',
      bytes: new TextEncoder().encode(
        '一、产出指标\n|\n数量指标\n|\n全年更新画廊。\n|\n二、效益指标\n|\n社会效益指标\n|\n居民受益。',
      ),
    });
    expect(result.ok).toBe(false);
  });
});
