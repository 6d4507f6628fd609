import { describe, expect, test } from 'vitest';
import { readForm } from './read-form.ts';
import type { FormReading } from './declaration.contract.ts';

/** Columns beside those of the indicators, and figures below no heading, in text without the borders of cells. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '公开.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const namesOf = ({ indicators }: FormReading): string[] => indicators.map(({ level3, target }) => `${level3}｜${target.raw}`);

describe('the project and its goal have columns before the first level', () => {
  const TITLE = '项目支出绩效目标表（本级下达）\n（2024年度）\n单位名称：演示县科技馆\n';
  const HEAD = '单位名称、项目名称 项目年度绩效目标 一级指标 二级指标 三级指标 指标性质 指标值 度量单位 指标属性 指标内容';
  const FIRST = '科普画廊更新 更新画廊12块，全部对居民开放。 产出指标 数量指标 更新画廊 ≥ 12 块 定量指标 反映更新画廊';
  const OTHER = '效益指标 社会效益指标 受益居民人次 ≥ 20000 人次 定量指标 反映受益居民人次';

  test.each([
    ['a row a line', [HEAD, FIRST, OTHER].join('\n')],
    ['a cell a line', [HEAD, FIRST, OTHER].join(' ').split(' ').join('\n')],
    ['all on one line', [HEAD, FIRST, OTHER].join(' ')],
  ])('%s', async (_, table) => {
    const form = await read(`${TITLE}${table}`);
    expect(form.project).toBe('科普画廊更新');
    expect(form.sections.年度总体目标).toBe('更新画廊12块，全部对居民开放。');
    expect(namesOf(form)).toEqual(['更新画廊｜≥12块', '受益居民人次｜≥20000人次']);
  });

  test('labels above the head that were left blank take nothing from the first row', async () => {
    const form = await read(
      `${TITLE}项目名称\n年度目标\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 更新画廊 ≥12块\n效益指标 社会效益指标 受益居民人次 ≥20000人次`,
    );
    expect(form.project).toBeNull();
    expect(namesOf(form)).toEqual(['更新画廊｜≥12块', '受益居民人次｜≥20000人次']);
  });
});

test('money a figure a line below its head, without a label of its row', async () => {
  const form = await read(
    '2022年度项目支出绩效自评表\n项目名称\n科普画廊更新\n项目资金（元）\n年初预算数\n全年（调整）预算数\n全年执行数\n执行率\n分值\n得分\n120,000.00\n118,000.00\n106,200.00\n90%\n10\n9\n一级指标\n二级指标\n三级指标\n年度指标值\n实际完成值\n分值\n得分\n产出指标\n数量指标\n更新画廊\n≥12块\n12块\n90\n90',
  );
  expect(form.budget).toMatchObject({ initialYuan: 120000, adjustedYuan: 118000, executedYuan: 106200, weight: 10, score: 9 });
});

test('figures behind the actuals for which the head has no column are told, and names stay names', async () => {
  const cells =
    '项目支出绩效自评表\n（2023年度）\n项目名称\n科普画廊更新\n实施单位\n演示县科技馆\n一级指标\n二级指标\n三级指标\n年度指标值\n实际完成值\n产出指标\n数量指标\n指标1:更新画廊\n已完成\n已完成\n5\n指标2:画廊完好率\n100%\n100%\n4\n指标3:开展科普宣传周活动\n已完成\n已完成\n3\n质量指标\n指标1:内容审核通过率\n100%\n100%\n3\n效益指标\n社会效益指标\n指标1:居民科学兴趣\n逐步提高\n逐步提高\n3';
  const form = await read(cells.split('\n').join('\n\n'));
  expect(namesOf(form)).toEqual([
    '更新画廊｜已完成',
    '画廊完好率｜100%',
    '开展科普宣传周活动｜已完成',
    '内容审核通过率｜100%',
    '居民科学兴趣｜逐步提高',
  ]);
  expect(form.indicators.every(({ weight, score }) => weight === null && score === null)).toBe(true);
  expect(form.warnings.find(({ code }) => code === 'figures-unnamed')?.message).toContain('5、4、3、3、3');
});

test('the total of a cut table stands before its conclusion, and is no indicator', async () => {
  const form = await read(
    '产出指标数量指标更新画廊=12块 45 时效指标按时开放率=100% 25 效益指标社会效益指标居民投诉≤2次 20 合计90 评价结论完成全部目标。存在问题暂无改进措施暂无项目负责人:',
  );
  expect(namesOf(form)).toEqual(['更新画廊｜=12块', '按时开放率｜=100%', '居民投诉｜≤2次']);
  expect(form.sections.评价结论).toBe('完成全部目标。');
});

test('the value that a target was changed to is told beside the one that is read', async () => {
  const form = await read(
    [
      '2022年度项目支出绩效自评表',
      '项目名称\t科普画廊更新',
      '指标名称\t计量单位\t指标性质\t指标权重\t年初指标值\t调整指标值\t全年完成值\t得分系数\t指标得分',
      '更新画廊\t块\t≥\t40\t12\t10\t10\t100%\t40',
      '画廊完好率\t%\t≥\t50\t98\t\t98\t100%\t50',
    ].join('\n'),
  );
  expect(namesOf(form)).toEqual(['更新画廊｜≥12块', '画廊完好率｜≥98%']);
  const told = form.warnings.filter(({ code }) => code === 'adjusted-unread');
  expect(told.map(({ message }) => message)).toEqual([expect.stringContaining('“10”')]);
});
