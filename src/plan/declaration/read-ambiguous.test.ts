import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';
import type { FormReading } from './declaration.contract.ts';

/** What looks like the border of a cell or of a section, and need be none. */
async function read(lines: readonly string[]): Promise<FormReading> {
  const result = await readForm({ name: '公开.txt', bytes: new TextEncoder().encode(lines.join('\n')) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const TARGETS = [
  '一级指标 二级指标 三级指标 指标值',
  '产出指标 数量指标 更新画廊 ≥12块',
  '添置灯箱 ≥3座',
  '质量指标 完好率 ≥95%',
  '满意度指标 服务对象满意度指标 居民满意度 ≥90%',
];
const RESULTS = [
  '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施',
  '产出指标 数量指标 更新画廊 ≥12块 12块 20 20',
  '质量指标 完好率 ≥95% 96% 20 20',
  '满意度指标 服务对象满意度指标 居民满意度 ≥90% 95% 20 20',
];
const declared = (...head: string[]): Promise<FormReading> =>
  read(['项目支出绩效目标申报表', '（2024年度）', ...head, ...TARGETS]);
const evaluated = (...head: string[]): Promise<FormReading> =>
  read(['项目支出绩效自评表', '（2023年度）', '项目名称 科普画廊更新', ...head, ...RESULTS]);

test.each(['原因同指标1', '详见附件指标2', '见指标2：', '下年增派讲解员……'])('a reason keeps its end: %s', async (reason) => {
  const form = await read([
    '项目支出绩效自评表',
    '（2023年度）',
    '项目名称 科普画廊更新',
    ...RESULTS.slice(0, 2),
    `质量指标 完好率 ≥95% 93% 20 19 ${reason}`,
    ...RESULTS.slice(3),
  ]);
  expect(form.indicators.map((row) => row.reason)).toEqual([null, reason, null]);
});

test.each([
  ['为落实区科协下达的', '年度绩效目标 12 项，本馆逐项分解。'],
  ['严格执行', '项目实施计划 和预算，按季检查。'],
  ['对照', '年度总体目标 逐条落实。'],
])('a label in the middle of a sentence begins no section: %s %s', async (above, line) => {
  const { sections } = await declared(`项目概况 本馆更新社区画廊。${above}`, line);
  expect(Object.keys(sections)).toEqual(['概况']);
  expect(sections.概况).toContain(line);
});

test('a label behind a whole sentence, or behind a cell that ends with a figure, begins one; behind a few words with a doubt', async () => {
  const sure = await declared('项目概况 为社区更新画廊。', '项目立项依据 区科协会议纪要 6', '长期绩效目标 画廊覆盖全区。');
  expect(sure.sections).toMatchObject({ 概况: '为社区更新画廊。', 立项依据: '区科协会议纪要 6', 中期目标: '画廊覆盖全区。' });
  expect(sure.warnings.map(({ code }) => code)).not.toContain('section-doubtful');
  const doubtful = await declared('项目立项依据 区科协会议纪要', '长期绩效目标 画廊覆盖全区。');
  expect(doubtful.sections).toMatchObject({ 立项依据: '区科协会议纪要', 中期目标: '画廊覆盖全区。' });
  expect(doubtful.warnings.map(({ code }) => code)).toContain('section-doubtful');
});

test.each(['人民币 万元', '项目资金万元', '千元人民币', '元、平方米', '角分厘毫'])(
  'no unit of money is an office: %s',
  async (unit) => {
    expect((await declared('项目名称 科普画廊更新', `单位：${unit}`)).unit).toBeNull();
  },
);

test.each(['广元区科技馆', '元阳县科学技术协会'])('an office may have such a letter in its name: %s', async (unit) => {
  expect((await declared('项目名称 科普画廊更新', `单位：${unit}`)).unit).toBe(unit);
});

test.each(['“画廊之友” 志愿服务 2024', '科普画廊 第三期 2024', '科普画廊 二期工程 2', '科普画廊 年度计划 2024'])(
  'a name with blanks keeps its end: %s',
  async (name) => {
    expect((await declared(`项目名称 ${name}`)).project).toBe(name);
  },
);

test('a label of money and its amount are no part of the name beside them', async () => {
  const form = await declared('项目名称 科普画廊更新 部门预算 12.5');
  expect(form.project).toBe('科普画廊更新');
  expect(form.warnings.some(({ message }) => message.includes('部门预算'))).toBe(true);
});

test('goals side by side with a blank in each line, whose lines end with commas', async () => {
  const form = await evaluated(
    '年度总体目标 预期目标 实际完成情况',
    '更新画廊12块， 更新画廊13块，',
    '添置灯箱3座； 添置灯箱3座；',
    '完好率95%。 完好率96%。',
  );
  expect(form.sections).toMatchObject({
    年度总体目标: '更新画廊12块，添置灯箱3座；\n完好率95%。',
    实际完成情况: '更新画廊13块，添置灯箱3座；\n完好率96%。',
  });
});

test('only that a goal was met stands for what became of it', async () => {
  const head = '年度总体目标 预期目标 实际完成情况';
  const met = await evaluated(head, '更新社区画廊十二块。已全部完成年度目标');
  expect(met.sections).toMatchObject({ 年度总体目标: '更新社区画廊十二块。', 实际完成情况: '已全部完成年度目标' });
  for (const text of ['更新社区画廊12块。未成年人占八成', '宣传科学知识。基本普及', '保持画廊整洁。按时更换灯箱'])
    expect((await evaluated(head, text)).sections).toMatchObject({ 年度总体目标: text, 实际完成情况: '' });
  const goals = await declared('项目名称 科普画廊更新', '总体目标 中期目标 年度目标', '画廊覆盖全区。已完成');
  expect(goals.sections).toMatchObject({ 中期目标: '画廊覆盖全区。已完成', 年度总体目标: '' });
});

const bars = (cells: readonly string[]): string[] => cells.flatMap((cell) => [cell, '|']);

test('before the first of bars that stand alone, text above the title is no part of it', async () => {
  const above = '本馆为社区更新画廊，添置灯箱，并组织讲解。'.repeat(24);
  const table = bars(TARGETS.flatMap((line) => line.split(' ')));
  for (const title of [['项目支出绩效目标申报表'], ['项目支出绩效', '目标申报表']]) {
    const form = await read([above, ...title, ...bars(['（2024年度）', '项目名称', '科普画廊更新']), ...table]);
    expect(form).toMatchObject({ layout: 'cn-target', project: '科普画廊更新', year: 2024 });
    expect(form.indicators).toHaveLength(4);
  }
  const upright = await read([
    above,
    '项目支出绩效目标申报表',
    '（2024年度）',
    '项目',
    ...bars(['名称', '科普画廊更新']),
    ...table,
  ]);
  expect(upright).toMatchObject({ layout: 'cn-target', project: '科普画廊更新', year: 2024 });
});

test('the end of a broken name may be the name of a level; the last cell may lack its bar', async () => {
  const table = bars(TARGETS.flatMap((line) => line.replace('居民满意度', '居民\n满意度').split(' ')));
  const form = await read([
    ...bars(['项目支出绩效目标申报表', '（2024年度）', '项目名称', '科普画廊更新']),
    ...table.slice(0, -1),
  ]);
  expect(form.indicators.at(-1)).toMatchObject({ level3: '居民满意度', target: { raw: '≥90%' } });
});

const rowsOf = ({ indicators }: FormReading): string[] =>
  indicators.map(({ level3, target, actual, weight, score, reason }) =>
    [level3, target.raw, actual?.raw, weight, score, reason].filter((cell) => cell != null).join('｜'),
  );

test.each([
  ['添置 灯箱 ≥3座 3座 10 10', '添置灯箱｜≥3座｜3座｜10｜10'],
  ['添置 灯箱 3 3 10 10', '添置灯箱｜3｜3｜10｜10'],
  ['添置 大型 灯箱 ≥3座 3座 10 10', '添置大型灯箱｜≥3座｜3座｜10｜10'],
])('as many words as columns are the cells only where each can be one: %s', async (line, row) => {
  const form = await evaluated('主管部门 演示区科协 实施单位 演示区科技馆');
  const broken = await read([
    '项目支出绩效自评表',
    '（2023年度）',
    '项目名称 科普画廊更新',
    ...RESULTS.slice(0, 2),
    line,
    ...RESULTS.slice(2),
    '生态效益指标 居民科学素养 有所提升 提升 20 20',
  ]);
  expect(rowsOf(broken)[0]).toBe(rowsOf(form)[0]);
  expect(rowsOf(broken)[1]).toBe(row);
});

test('a name in two words beside its target is none in a column of remarks', async () => {
  const [head = '', ...rows] = TARGETS;
  const form = await read([
    '项目支出绩效目标申报表',
    '（2024年度）',
    '项目名称 科普画廊更新',
    `${head} 备注`,
    ...rows.map((line) => line.replace('添置灯箱', '添置 灯箱')),
  ]);
  expect(rowsOf(form)).toEqual(['更新画廊｜≥12块', '添置灯箱｜≥3座', '完好率｜≥95%', '居民满意度｜≥90%']);
});

test.each(['宣传科学知识 效果明显 扩大知晓面 范围更广', '居民 素养 明显 提升'])(
  'of four words without a figure in a table on one line nobody can tell whether they are two rows: %s',
  async (words) => {
    const lines = [...TARGETS.slice(0, 4), `效益指标 社会效益指标 ${words}`, ...TARGETS.slice(4)];
    const form = await read([`项目支出绩效目标申报表 （2024年度） 项目名称 科普画廊更新 ${lines.join(' ')}`]);
    expect(form.indicators.map(({ level3 }) => level3)).not.toContain('居民');
    expect(form.indicators.at(-1)).toMatchObject({ level1: '满意度指标', level3: '居民满意度', target: { raw: '≥90%' } });
    expect(form.indicators).toHaveLength(5);
  },
);

test('beside a row with a figure a name and a state are a row of a table on one line', async () => {
  const lines = [...TARGETS.slice(0, 4), '效益指标 社会效益指标 受益居民 ≥2000人 居民科学素养 显著提升', ...TARGETS.slice(4)];
  const form = await read([
    `项目支出绩效目标申报表 （2024年度） 项目名称 科普画廊更新 ${lines.join(' ')}`.replace('指标值', '指标值 备注'),
  ]);
  expect(rowsOf(form).slice(3, 5)).toEqual(['受益居民｜≥2000人', '居民科学素养｜显著提升']);
});
