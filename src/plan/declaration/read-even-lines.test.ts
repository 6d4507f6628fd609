import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';
import type { FormReading } from './declaration.contract.ts';

/** A row a line with a blank between the cells, and other tables whose lines say where cells end. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '公开.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const rowsOf = ({ indicators }: FormReading): string[] =>
  indicators.map(({ level2, level3, target, actual, weight, score, reason }) =>
    [level2, level3, target.raw, actual?.raw, weight, score, reason].filter((cell) => cell != null).join('｜'),
  );

test('words that are as many as the columns are the cells, whatever they look like', async () => {
  const form = await read(
    [
      '项目支出绩效自评表（2023年度）',
      '项目名称 科普画廊更新',
      '主管部门 演示区科学技术协会 实施单位 演示区科技馆',
      '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施',
      '产出指标 数量指标 更新画廊 ≥12块 12块 20 20',
      '1200平方米展厅、3座画廊维护 ≥12次 12次 10 10',
      '质量指标 画廊维护在预算内完成 从严从紧安排每一次维护。 100% 10 9 有一座迟修',
      '时效指标 更新时间 12月底前 12月20日 10 10',
      '效益指标 社会效益指标 居民了解科普资源 扩大居民视野 程度较高 40 39',
    ].join('\n'),
  );
  expect(rowsOf(form)).toEqual([
    '数量指标｜更新画廊｜≥12块｜12块｜20｜20',
    '数量指标｜1200平方米展厅、3座画廊维护｜≥12次｜12次｜10｜10',
    '质量指标｜画廊维护在预算内完成｜从严从紧安排每一次维护。｜100%｜10｜9｜有一座迟修',
    '时效指标｜更新时间｜12月底前｜12月20日｜10｜10',
    '社会效益指标｜居民了解科普资源｜扩大居民视野｜程度较高｜40｜39',
  ]);
  expect(form.warnings.filter(({ code }) => code === 'row-unread')).toEqual([]);
});

test('what a target is based on, in a column behind it, is no part of it', async () => {
  const form = await read(
    [
      '项目绩效目标表（2024年度）',
      '项目名称 科普画廊更新',
      '一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据',
      '产出指标 数量指标 更新画廊 反映更新画廊的情况 12 年度工作计划',
      '质量指标 完好率 反映“十座画廊”完好情况 98 年度工作计划',
      '效益指标 社会效益指标 受益居民 反映受益居民的情况 20000 历史数据',
    ].join('\n'),
  );
  expect(rowsOf(form)).toEqual(['数量指标｜更新画廊｜12', '质量指标｜完好率｜98', '社会效益指标｜受益居民｜20000']);
});

test('a line that ends a row above, and a place for the seal, make no row', async () => {
  const form = await read(
    [
      '项目绩效目标表（2024年度）',
      '项目名称 科普画廊更新',
      '一级指标 二级指标 三级指标 指标值',
      '产出指标 数量指标 更新画廊 ≥12块',
      '印发《画廊指南》（第3',
      '版）册数',
      '1.2 万册',
      '质量指标 完好率 ≥95%',
      '时效指标 完成时间 11月底前',
      '科室初审意见 (盖章)',
    ].join('\n'),
  );
  expect(rowsOf(form)).toContain('质量指标｜完好率｜≥95%');
  expect(rowsOf(form).join()).toContain('1.2万册');
  expect(rowsOf(form).join()).not.toContain('盖章');
});

test('all between two bars that stand alone is one cell', async () => {
  const cells = (row: readonly string[]): string => `${row.map((cell) => `${cell}\n|\n`.replace(/^\n/, '')).join('')}|\n`;
  const form = await read(
    [
      ['项目支出绩效自评表'],
      ['（2023年度）'],
      ['项目名称', '科普画廊更新'],
      ['主管部门', '演示区科学技术协会', '实施单位', '演示区科技馆'],
      ['绩\n效\n指\n标', '一级指标', '二级指标', '三级指标', '年度\n指标值', '实际\n完成值', '分值', '得分', '偏差原因'],
      ['产出\n指标\n（50分）', '数量\n指标', '更新画廊', '≥12块', '12块', '20', '20', ''],
      ['质\n量\n指\n标', '完好率', '≥95%', '96%', '30', '30', ''],
      ['效\n益\n指\n标', '社会效益\n指标', '受益居民', '≥20000人次', '21000人次', '40', '40', ''],
    ]
      .map(cells)
      .join(''),
  );
  expect(form).toMatchObject({ project: '科普画廊更新', unit: '演示区科技馆', year: 2023 });
  expect(rowsOf(form)).toEqual([
    '数量指标｜更新画廊｜≥12块｜12块｜20｜20',
    '质量指标｜完好率｜≥95%｜96%｜30｜30',
    '社会效益指标｜受益居民｜≥20000人次｜21000人次｜40｜40',
  ]);
});

test('a line right below a Markdown table is none of its cells', async () => {
  const form = await read(
    [
      '项目支出绩效目标表（2024年度）',
      '',
      '| 项目名称 |  | 科普画廊更新 |  |  |',
      '| --- | --- | --- | --- | --- |',
      '| 一级指标 | 二级指标 | 三级指标 |  | 指标值 |',
      '| 产出指标 | 数量指标 | 更新画廊 |  | ≥12块 |',
      '|  |  | 维护画廊 |  | ≥30次 |',
      '|  | 质量指标 | 完好率 |  | ≥95% |',
      '填报人：李某　　填报日期：2023年11月20日',
    ].join('\n'),
  );
  expect(rowsOf(form)).toEqual(['数量指标｜更新画廊｜≥12块', '数量指标｜维护画廊｜≥30次', '质量指标｜完好率｜≥95%']);
});

test('the possibility of a monitoring form behind the blank cells of its causes', async () => {
  const form = await read(
    [
      '项目支出绩效目标执行监控表',
      '（2024年度）',
      '项目名称 | 科普画廊更新 |',
      '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1—7月执行情况 | 全年预计完成情况 | 偏差原因分析 | 完成目标可能性 | 备注 |',
      '经费保障 | 制度保障 | 人员保障 | 硬件条件保障 | 其他 | 原因说明 |',
      '产出指标 | 数量指标 | 更新画廊 | ≥12块 | 7块 | 12块 |  |  |  |  |  |  | 确定能 |  |',
      '质量指标 | 完好率 | ≥95% | 96% | 96% |  |  |  |  |  |  | 有可能 |  |',
    ].join('\n'),
  );
  expect(form.indicators.map(({ monitoring }) => monitoring?.possibility)).toEqual(['确定能', '有可能']);
  expect(form.warnings.filter(({ code }) => code === 'row-unread')).toEqual([]);
});

test('labels of the head beside names, figures and sentences', async () => {
  const form = await read(
    [
      '项目支出绩效目标申报表（2024年度）',
      '单位（盖章）：演示区科技馆',
      '项目支出名称 科普画廊更新 部门预算 12',
      '项目概况 为三十个社区更新画廊。',
      '项目立项依据 区政府会议纪要',
      '长期绩效目标 画廊覆盖全部社区。',
      '本年度绩效目标 更新画廊十二块。',
      '一级指标 二级指标 三级指标 指标值',
      '产出指标 数量指标 更新画廊 ≥12块',
    ].join('\n'),
  );
  expect(form).toMatchObject({ unit: '演示区科技馆', project: '科普画廊更新' });
  expect(form.sections).toMatchObject({
    概况: '为三十个社区更新画廊。',
    中期目标: '画廊覆盖全部社区。',
    年度总体目标: '更新画廊十二块。',
  });
  expect(form.warnings.some(({ message }) => message.includes('部门预算'))).toBe(true);
});

test('what became of a goal in one word behind it; what the template offers for another indicator is no reason', async () => {
  const form = await read(
    '项目支出绩效自评表(2022年度)项目名称科普画廊更新主管部门演示区科协实施单位演示区科技馆年度总体目标预期目标实际完成情况更新社区画廊, 并添置新画廊所需的照明设备。已完成绩效指标一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施产出指标数量指标更新画廊12块12块2020指标2:质量指标完好率≥95%96%3030指标2:效益指标社会效益指标受益居民20000人次21000人次4040指标2:总分10090',
  );
  expect(form.sections).toMatchObject({ 年度总体目标: '更新社区画廊, 并添置新画廊所需的照明设备。', 实际完成情况: '已完成' });
  expect(form.indicators.map(({ reason }) => reason)).toEqual([null, null, null]);
});

test('a table on one line whose stretches between levels come out even is read row by row', async () => {
  const form = await read(
    '项目支出绩效自评表 （2023年度） 项目名称 科普画廊更新 主管部门 演示区科协 实施单位 演示区科技馆 一级指标 二级指标 三级指标 年度指标值 全年完成值 完成率 自评得分 未完成原因及改进措施 产出指标 数量指标 更新画廊 12 12 100% 20 1200平方米展厅、3座画廊维护 24 24 100% 20 质量指标 完好率 95 96 100% 10 时效指标 按期完成率 100 100 100% 10 效益指标 社会效益指标 受益居民 20000 21000 100% 20 满意度指标 服务对象满意度指标 满意度 90 95 100% 10 合计得分 90',
  );
  expect(rowsOf(form)).toEqual([
    '数量指标｜更新画廊｜12｜12｜20',
    '数量指标｜1200平方米展厅、3座画廊维护｜24｜24｜20',
    '质量指标｜完好率｜95｜96｜10',
    '时效指标｜按期完成率｜100｜100｜10',
    '社会效益指标｜受益居民｜20000｜21000｜20',
    '服务对象满意度指标｜满意度｜90｜95｜10',
  ]);
  expect(form.totalScore).toBe(90);
});

test('cells that stand in their order, with empty lines between, are read in it', async () => {
  const cells = (texts: string): string => texts.split(' ').join('\n\n');
  const form = await read(
    [
      '2023年度科普画廊更新项目自评表',
      cells('项目名称 科普画廊更新 主管部门 演示区科学技术协会 项目实施单位 演示区科技馆'),
      cells('一级指标 二级指标 三级指标 年初目标值（A） 实际完成值（B） 得分'),
      cells('产出指标 数量指标 更新画廊 ≥12块 12块 15'),
      cells('维护画廊 ≥30次 31次 10 质量指标 完好率 ≥95% 96% 15 更新质量 符合规定 达成预期指标 10'),
      cells('时效指标 完成时间 年底前完成 达成预期指标 5 效益指标 社会效益指标 受益居民 ≥20000人次 21000人次 20'),
      cells('满意度指标 服务对象满意度指标 居民满意度 ≥90% 95% 10 总分 85'),
      cells('偏差大或目标未完成原因分析 无'),
    ].join('\n\n'),
  );
  expect(form).toMatchObject({ project: '科普画廊更新', unit: '演示区科技馆', totalScore: 85 });
  expect(form.indicators.map(({ level1, level2 }) => `${level1}｜${level2}`)).toEqual([
    ...Array.from({ length: 2 }, () => '产出指标｜数量指标'),
    ...Array.from({ length: 2 }, () => '产出指标｜质量指标'),
    '产出指标｜时效指标',
    '效益指标｜社会效益指标',
    '满意度指标｜服务对象满意度指标',
  ]);
  expect(form.warnings.map(({ code }) => code)).not.toContain('columns-inferred');
});

test('a whole line above the level of a row is told to be a doubtful beginning of its name', async () => {
  const form = await read(
    [
      '项目绩效目标申报表',
      '（2023年度）',
      '项目名称科普画廊更新',
      '主管部门演示区科协实施单位演示区科技馆',
      '一级指标二级指标指标内容指标值备注',
      '产出指标数量指标更新画廊数量≥12块',
      '质量指标画廊完好率≥95%',
      '更新经费支出合规性执行各项管理制度规定',
      '时效指标验收报告提交及时性在验收计划完成时间内完成',
      '成本指标更新总成本≤90万元',
      '效益指标社会效益指标居民参观画廊的影响程度效果明显',
    ].join('\n'),
  );
  const doubtful = form.warnings.filter(({ code }) => code === 'row-doubtful').map(({ where }) => where);
  expect(doubtful.some((where) => where.includes('更新经费支出合规性'))).toBe(true);
});

test('which way a figure counts from last year belongs to it, and not to the name before it', async () => {
  const head = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
  for (const target of ['较上年下降≥3%', '同比减少≥5起', '比上年增长≥8%', '较2022年降低≥4%', '逐年下降≥1%', '下降≥3%']) {
    const rows = [
      ['产出指标', '数量指标', '修建沟渠', '≥5条', '5条', '10', '10'],
      ['效益指标', '生态效益指标', '公共建筑能耗', target, '较上年下降2%', '5', '4'],
    ];
    const lines = [['项目支出绩效自评表'], ['（2023年度）'], ['项目名称', '沟渠整修'], head, ...rows];
    for (const text of [lines.map((cells) => cells.join(' ')).join('\n'), lines.flat().join('\n')]) {
      const form = await read(text);
      expect(rowsOf(form)).toEqual([
        '数量指标｜修建沟渠｜≥5条｜5条｜10｜10',
        `生态效益指标｜公共建筑能耗｜${target}｜较上年下降2%｜5｜4`,
      ]);
    }
  }
});
