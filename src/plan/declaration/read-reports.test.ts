import { expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

/** Self-evaluations and monitoring forms as offices publish them as text; their content is invented. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '自评表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const rowsOf = ({ indicators }: FormReading): string[] =>
  indicators.map(({ level1, level2, level3, target, actual, weight, score, reason }) =>
    [level1, level2, level3, target.raw, actual?.raw, weight, score, reason].join('｜'),
  );
const codesOf = ({ warnings }: FormReading): string[] => warnings.map(({ code }) => code);

test('columns for what a target, its points and its proof rest on, in lines whose blanks part the cells', async () => {
  const form = await read(`项目支出绩效自评表
（2023年度）
项目名称 科普大篷车巡展经费
主管部门 演示县科学技术协会 实施单位 演示县科技馆
项目资金
（万元）
资金来源 年初预算数 全年预算数 全年执行数 分值权重 执行率 得分
年度资金总额 15.50 14.20 14.20 10 100.00% 10
其中：当年财政拨款 15.50 14.20 14.20 - - -
年度总体目标 总体目标 总体目标完成情况
全年巡展不少于三十场。 截至年底巡展三十二场。
一级指标 二级指标 三级指标 指标值 指标值设置依据 上年完成值 指标分值权重 指标赋分规则 佐证资料 指标实际完成值 完成率 指标得分 偏差原因分析及改进措施
产出指标 数量指标 巡展场次（场） >=30场 计划标准 28 25 按照完成比例赋分 工作资料 32场 106.67% 25
质量指标 展品完好率（%） >=95% 行业标准 96% 15 按照完成比例赋分 工作资料 97% 102.11% 15
成本指标 经济成本指标 巡展成本（万元） <=14.20万元 预算支出标准 13 20 直接赋分 原始凭证 14.20万元 100.00% 20
效益指标 社会效益指标 提高科学素质 有效提高 其他标准 有效提高 20 直接赋分 工作资料 有效提高 100.00% 20
满意度指标 满意度指标 观众满意度（%） >=90% 其他标准 88% 10 满意度赋分 说明材料 81% 90.00% 9 展品更新慢
总分 100 99分`);
  expect(form).toMatchObject({
    budget: { initialYuan: 155_000, adjustedYuan: 142_000, executedYuan: 142_000, weight: 10, score: 10 },
    totalScore: 99,
  });
  expect(rowsOf(form)).toEqual([
    '产出指标｜数量指标｜巡展场次（场）｜>=30场｜32场｜25｜25｜',
    '产出指标｜质量指标｜展品完好率（%）｜>=95%｜97%｜15｜15｜',
    '成本指标｜经济成本指标｜巡展成本（万元）｜<=14.20万元｜14.20万元｜20｜20｜',
    '效益指标｜社会效益指标｜提高科学素质｜有效提高｜有效提高｜20｜20｜',
    '满意度指标｜满意度指标｜观众满意度（%）｜>=90%｜81%｜10｜9｜展品更新慢',
  ]);
});

test('a department as a whole: levels of management and duty, whose rows lost the blank cells below them', async () => {
  const form = await read(`部门整体绩效自评表
（2023年度）
部门名称 | 演示县科学技术协会 |
预算执行情况（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
资金总额 | 410 | 400 | 392 | 10 | 98% | 9.8 |
年度总体目标 | 预期目标 | 实际完成情况 |
建好基层科普阵地。 | 已完成。 |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
投入管理指标 | 工作目标管理 | 履职目标相关性 | 相关 | 相关 | 5 | 5 | |
工作任务科学性 | 科学 | 科学 | 5 | 5 | |
预算和财务管理 | 预算编制完整性 | 完整 | 完整 | 10 | 10 | |
产出指标 | 重点工作任务完成 | 社区科普馆建设数 | ≥4个 | 4个 | 20 | 20 | |
科普活动场次 | ≥20场 | 19场 | 20 | 19 | 一场改期 |
效益指标 | 履职效益 | 科普服务可及性 | 提升 | 提升 | 20 | 20 | |
满意度 | 公众满意度 | ≥90% | 94% | 10 | 10 | |
合计 | 100 | 98.8 | |`);
  expect(form).toMatchObject({ unit: '演示县科学技术协会', totalScore: 98.8, budget: { adjustedYuan: 4_000_000, score: 9.8 } });
  expect(rowsOf(form)).toEqual([
    '投入管理指标｜工作目标管理｜履职目标相关性｜相关｜相关｜5｜5｜',
    '投入管理指标｜工作目标管理｜工作任务科学性｜科学｜科学｜5｜5｜',
    '投入管理指标｜预算和财务管理｜预算编制完整性｜完整｜完整｜10｜10｜',
    '产出指标｜重点工作任务完成｜社区科普馆建设数｜≥4个｜4个｜20｜20｜',
    '产出指标｜重点工作任务完成｜科普活动场次｜≥20场｜19场｜20｜19｜一场改期',
    '效益指标｜履职效益｜科普服务可及性｜提升｜提升｜20｜20｜',
    '效益指标｜满意度｜公众满意度｜≥90%｜94%｜10｜10｜',
  ]);
});

test('from decision to benefit, a cell a line: a name that begins with its level is a name', async () => {
  const form = await read(
    '2022年度项目支出绩效自评价表\n项目名称\n科普惠民工程\n主管部门\n演示市科学技术协会\n实施单位\n演示市科普中心\n项目资金（万元）\n年初预算数\n调整后预算数\n实际执行数\n分值\n执行率\n得分\n160\n160\n152\n10\n95%\n9.5\n一级指标\n二级指标\n三级指标\n分值\n指标值\n实际完成值\n得分\n偏差原因分析及改进措施\n决策\n项目立项\n立项依据充分性\n5\n充分\n充分\n5\n绩效目标\n绩效目标合理性\n5\n合理\n合理\n5\n过程\n资金管理\n预算执行率\n10\n≥95%\n94%\n9.9\n尾款未付\n产出\n产出数量\n建设科普驿站数\n30\n=8个\n8个\n30\n效益\n社会效益\n受益群众人数\n30\n≥2万人\n2.3万人\n30\n满意度\n群众满意度\n10\n≥90%\n96%\n10\n总分\n100\n99.4',
  );
  expect(rowsOf(form)).toEqual([
    '决策｜项目立项｜立项依据充分性｜充分｜充分｜5｜5｜',
    '决策｜绩效目标｜绩效目标合理性｜合理｜合理｜5｜5｜',
    '过程｜资金管理｜预算执行率｜≥95%｜94%｜10｜9.9｜尾款未付',
    '产出｜产出数量｜建设科普驿站数｜=8个｜8个｜30｜30｜',
    '效益｜社会效益｜受益群众人数｜≥2万人｜2.3万人｜30｜30｜',
    '效益｜满意度｜群众满意度｜≥90%｜96%｜10｜10｜',
  ]);
});

test('the year in its brackets above 项目名称, each in a paragraph of its own', async () => {
  const cells =
    '项目支出绩效自评表,（2021年度）,项目名称,数字科普内容制作,主管部门,演示市科学技术协会,实施单位,演示市科技馆,项目资金,年初预算数,全年预算数,全年执行数,分值,执行率,得分,年度资金总额,260,260,247,10,95%,9.5,绩效指标,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析及改进措施,产出指标,数量指标,制作科普短片,≥60部,64部,50,50,效益指标,社会效益指标,播放人次,≥30万人次,36万人次,40,40,总分,100,99.5';
  const form = await read(cells.split(',').join('\n\n'));
  expect(form).toMatchObject({ project: '数字科普内容制作', unit: '演示市科技馆', year: 2021 });
});

test('bars behind each cell: a row whose first cells are blank begins with a bar; a table of payments below is none of indicators', async () => {
  const form = await read(`一级指标 | 二级指标 | 指标名称 | 目标值 | 完成值 |
产出指标 | 产出数量 | 完成讲解员培训 | 120名 | 118名 |
| | 完成讲座 | 12场 | 12场 |
| | 更新展品 | 30件 | 31件 |
| 产出质量 | 结业考核通过率 | 100% | 98.3% |
| | 展品验收合格率 | 100% | 100% |
效益指标 | 社会效益 | 参训讲解员上岗率 | 60%及以上 | 66% |
| | 提高讲解水平 | 基本提高 | 基本提高 |
| 满意度 | 学员满意度 | 95%及以上 | 96% |
序号 | 培训机构 | 补助标准（元/人） | 培训人数 | 补助资金 |
1 | 演示讲解员学校 | 600 | 60 | 3.6 |
2 | 演示科普学院 | 600 | 58 | 3.48 |`);
  expect(rowsOf(form)).toEqual([
    '产出指标｜产出数量｜完成讲解员培训｜120名｜118名｜｜｜',
    '产出指标｜产出数量｜完成讲座｜12场｜12场｜｜｜',
    '产出指标｜产出数量｜更新展品｜30件｜31件｜｜｜',
    '产出指标｜产出质量｜结业考核通过率｜100%｜98.3%｜｜｜',
    '产出指标｜产出质量｜展品验收合格率｜100%｜100%｜｜｜',
    '效益指标｜社会效益｜参训讲解员上岗率｜60%及以上｜66%｜｜｜',
    '效益指标｜社会效益｜提高讲解水平｜基本提高｜基本提高｜｜｜',
    '效益指标｜满意度｜学员满意度｜95%及以上｜96%｜｜｜',
  ]);
  expect(codesOf(form)).toContain('text-after-table');
});

test('a monitoring form: further headings of what is reached and how surely; 不可能 is the third of three steps', async () => {
  const form = await read(`2022年度项目支出绩效运行监控表 | | | | | | | | |
项目名称 | 科普宣传专项 | | | 实施单位 | 演示区科学技术协会 | | | |
资金情况（万元） | 资金来源 | 年初预算数 | 调整后预算数 | 1-8月执行数 | 执行率 | 全年预计执行数 | | |
 | 资金总额 | 60 | 56 | 28 | 50% | 56 | | |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-8月完成值 | 全年预计完成值 | 偏差原因 | 纠偏措施 | 完成可能性 |
产出指标 | 数量指标 | 科普大集场次 | ≥20场 | 14场 | 20场 | | | 确定能 |
效益指标 | 社会效益指标 | 受众人次 | ≥3万人次 | 1.2万人次 | 2.6万人次 | 暑期活动减少 | 秋季加场 | 有可能 |
满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% | 70% | 75% | 场地拥挤 | 分时入场 | 不可能 |`);
  expect(form).toMatchObject({ budget: { initialYuan: 600_000, adjustedYuan: 560_000, executedYuan: 280_000 } });
  expect(form.indicators.map(({ monitoring: of }) => [of?.soFar?.raw, of?.causeText, of?.possibility, of?.remark])).toEqual([
    ['14场', null, '确定能', null],
    ['1.2万人次', '暑期活动减少', '有可能', '秋季加场'],
    ['70%', '场地拥挤', '完全不可能', '分时入场'],
  ]);
});

test('a tick that lost its column is told, and is no reason', async () => {
  const form = await read(`项目支出绩效目标执行监控表
（2023年度）
项目名称 科技创新大赛经费
主管部门及代码 [058]演示市科学技术协会 实施单位 演示市青少年科技中心
项目资金（万元） 年初预算数 1-7月执行数 1-7月执行率 全年预计执行数
年度资金总额： 45 21.6 48% 45
绩效指标 一级指标 二级指标 三级指标 年度指标值 1-7月执行情况 全年预计完成情况 偏差原因分析 完成目标可能性 备注
经费保障 制度保障 人员保障 硬件条件保障 其他 原因说明 确定能 有可能 完全不可能
产出指标 数量指标 参赛学生人数 ≥1500人 1620人 1620人 √
效益指标 社会效益指标 参赛学校覆盖率 ≥80% 60% 75% √ 部分学校未报名 √`);
  expect(form.indicators.map(({ monitoring: of }) => [of?.expected?.raw, of?.causeText, of?.possibility])).toEqual([
    ['1620人', null, null],
    ['75%', '部分学校未报名', null],
  ]);
  expect(codesOf(form).filter((code) => code === 'tick-unread')).toHaveLength(2);
});

const HEAD = '项目支出绩效自评表\n项目名称 科普驿站建设\n主管部门 演示县科学技术协会 实施单位 演示县科技馆\n';
const COLUMNS = '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因及改进措施\n';

test('the money of a department as a whole, and a head of money below which no row can be read', async () => {
  const form = await read(
    `部门整体支出绩效自评表\n（2022年度）\n部门名称 演示县科学技术协会\n部门预算执行情况（万元） 年初预算数 全年预算数 全年执行数 执行率 分值 得分\n年度部门整体支出 288.00 300.00 294.00 98.00% 10 9.8\n其中：基本支出 188.00 190.00 190.00 100.00%\n项目支出 100.00 110.00 104.00 94.55%\n${COLUMNS}履职效能 重点工作任务完成 科普活动场次 ≥80场 86场 60 60\n管理效率 财务管理 财务管理制度健全性 健全 健全 30 30\n总分 100 99.8`,
  );
  expect(form.budget).toMatchObject({ initialYuan: 2_880_000, adjustedYuan: 3_000_000, executedYuan: 2_940_000, score: 9.8 });
  expect(form.indicators.map(({ level1, level2 }) => [level1, level2])).toEqual([
    ['履职效能', '重点工作任务完成'],
    ['管理效率', '财务管理'],
  ]);
  const other = await read(
    `${HEAD}项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n某栏甲 288.00 300.00\n${COLUMNS}产出指标 数量指标 建设科普驿站 ≥8个 8个 90 90`,
  );
  expect(other.budget.adjustedYuan).toBeNull();
  expect(codesOf(other)).toContain('budget-unread');
});

test('on one line: figures of the money behind their headings, and a day with a spoken sign', async () => {
  const form = await read(
    `项目支出绩效自评表 （2023年度） 项目名称 科普驿站建设 预算单位 演示县科技馆 预算执行情况（万元） 年初预算 调整预算 实际支出 执行率 权重 得分 72.00 70.50 70.50 100.00% 10 10 年度总目标 建成八个科普驿站并开放。 ${COLUMNS.trim()} 产出指标 数量指标 建设科普驿站数 等于8个 8个 40 40 时效指标 驿站建成时间 小于等于2023年9月30日 2023年9月22日 20 20 效益指标 社会效益指标 服务居民人次 大于等于9000人次 8100人次 30 27 雨季较长 总分 100 97`,
  );
  expect(form.budget).toMatchObject({
    initialYuan: 720_000,
    adjustedYuan: 705_000,
    executedYuan: 705_000,
    weight: 10,
    score: 10,
  });
  expect(form.sections['年度总体目标']).toBe('建成八个科普驿站并开放。');
  expect(form.indicators.map(({ level3, target }) => [level3, target.raw, target.comparator, target.kind])).toEqual([
    ['建设科普驿站数', '等于8个', '=', 'quantitative'],
    ['驿站建成时间', '小于等于2023年9月30日', '≤', 'date'],
    ['服务居民人次', '大于等于9000人次', '≥', 'quantitative'],
  ]);
});

test('the year beside its label, or in the months that a monitoring form looks at', async () => {
  const labelled = await read(`${HEAD}年度 2022 自评总分 96\n${COLUMNS}产出指标 数量指标 建设科普驿站 ≥8个 8个 90 90`);
  expect(labelled.year).toBe(2022);
  const monitored = await read(
    '项目支出绩效目标半年监控表\n（2023年1-6月）\n项目名称 科普驿站建设 项目实施单位 演示县科技馆\n一级指标 二级指标 三级指标 年初目标值 1-6月完成值 全年预计完成值 完成目标可能性 偏差原因分析\n产出指标 数量指标 建设科普驿站 ≥8个 3个 8个 确定能\n效益指标 社会效益指标 服务居民人次 ≥9000人次 2000人次 7000人次 有可能 雨季较长',
  );
  expect(monitored).toMatchObject({ year: 2023, monitoring: { window: '1—6月' } });
});

test('a cell a line: the score stands below 总分（100分）', async () => {
  const cells =
    '2022年度项目支出绩效自评表,单位名称：演示市科技馆,项目名称,科普慰问,主管部门,演示市科学技术协会,预算执行情况（万元）（20分）,预算数（A）,执行数（B）,执行率（B/A）,得分,年度财政资金总额,30,30,100%,20,一级指标,二级指标,三级指标,年初目标值（A）,实际完成值（B）,得分,产出指标（60分）,数量指标,慰问科技工作者,50人,48人,57.6,效益指标（20分）,社会效益指标,重大事故,0次,0次,20,总分（100分）,97.6,自评等级,优';
  const form = await read(cells.split(',').join(' |\n').concat(' |'));
  expect(form.totalScore).toBe(97.6);
});

test('two levels of which the second is the indicator, and a unit that stands in a column of its own', async () => {
  const form = await read(`项目支出绩效自评表
（2021年度）
项目名称 | 社区科普大学 |
实施单位 | 演示区科学技术协会 |
一级指标 | 二级指标 | 目标值 | 实际完成值 | 分值 | 得分 |
产出指标 | 开班数 | 120个 | 126个 | 50 | 50 |
教学考评合格率 | ≥95% | 97% | 20 | 20 |
效益指标 | 参训学员人次 | 4800人次 | 5100人次 | 20 | 20 |
总分 | | | | 90 | 90 |`);
  expect(rowsOf(form)).toEqual([
    '产出指标｜｜开班数｜120个｜126个｜50｜50｜',
    '产出指标｜｜教学考评合格率｜≥95%｜97%｜20｜20｜',
    '效益指标｜｜参训学员人次｜4800人次｜5100人次｜20｜20｜',
  ]);
  const counted = await read(`项目支出绩效自评表
（2021年度）
项目名称\t展品更新
实施单位\t演示区科技馆
一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t完成值\t权重\t得分\t未完成原因分析
产出指标\t数量指标\t更新展品\t≥\t20\t件\t21\t45\t45\t
效益指标\t社会效益指标\t参观人次\t≥\t2\t万人次\t1.8\t45\t40.5\t闭馆维修`);
  expect(counted.indicators.map(({ actual, unitOfColumn }) => [actual, unitOfColumn])).toEqual([
    [{ raw: '21', value: 21, unit: null }, undefined],
    [{ raw: '1.8', value: 1.8, unit: null }, '万人次'],
  ]);
});
