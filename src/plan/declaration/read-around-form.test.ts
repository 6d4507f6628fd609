import { expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

const read = async (text: string): Promise<FormReading> => {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};
const TABLE =
  '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t巡展站次\t≥12站\n质量指标\t展品完好率\t≥95%\n满意度指标\t服务对象满意度指标\t师生满意度\t≥90%\n';
const names = ({ indicators }: FormReading): string[] => indicators.map(({ level3 }) => level3);

test('a target table in a report that tells of self-evaluations is a target table, and the report no part of it', async () => {
  const form = await read(
    `第三部分　2024年度部门决算情况说明\n一、预算绩效管理情况\n本年组织2个项目开展了绩效自评，自评得分均在90分以上。详见下表：\n项目支出绩效目标申报表\n（2024年度）\n项目名称\t科普巡展\n实施单位\t平湖市科普中心\n项目资金（万元）\t年度资金总额\t36.00\n年度总体目标\t巡展进乡镇。\n${TABLE}第四部分　名词解释\n一、财政拨款收入：指本级财政当年拨付的资金。`,
  );
  expect(form.kind).toBe('target');
  expect(form.budget.currentYearYuan).toBe(360_000);
  expect(names(form)).toEqual(['巡展站次', '展品完好率', '师生满意度']);
  expect(form.warnings.map(({ code }) => code)).toContain('text-after-table');
});

test('a note below the table belongs to no indicator and to no goal', async () => {
  const form = await read(
    `项目支出绩效目标申报表\n（2024年度）\n项目名称\t科普巡展\n实施单位\t平湖市科普中心\n年度总体目标\t巡展进乡镇。\n${TABLE}附注：1.指标应当量化。2.本表一式两份。\n填表人：　联系电话：`,
  );
  expect(names(form)).toEqual(['巡展站次', '展品完好率', '师生满意度']);
  expect(form.sections.年度总体目标).toBe('巡展进乡镇。');
  const line = await read(
    '项目支出绩效目标申报表 （2024年度） 项目名称 科普巡展 实施单位 平湖市科普中心 年度总体目标 巡展进乡镇。 一级指标 二级指标 三级指标 指标值 产出指标 数量指标 巡展站次 ≥12站 质量指标 展品完好率 ≥95% 满意度指标 服务对象满意度指标 师生满意度 ≥90% 附注：1.指标应当量化。2.本表一式两份。',
  );
  expect(names(line)).toEqual(['巡展站次', '展品完好率', '师生满意度']);
});

test('behind a sentence that has ended a line of labels of money, and a short label of a section, are no part of it', async () => {
  const form = await read(
    '财政项目支出绩效目标表\n（2024年度）\n申报单位名称：平湖市科普中心\n项目名称 科普巡展 项目类别 其他经常性项目\n项目概况 巡展进乡镇。\n立项依据 全市科普工作要点。\n项目总目标 巡展十二站。\n项目总预算（元） 1,260,000.00 项目当年预算（元） 360,000.00\n同名项目上年预算额（元） 同名项目上年预算执行数（元）\n一级目标 二级目标 三级目标 指标目标值\n产出目标 数量 巡展站次 ≥12站\n质量 展品完好率 ≥0.95 \n效果目标 满意度 师生满意度 ≥90%',
  );
  expect(form.sections).toMatchObject({
    概况: '巡展进乡镇。',
    立项依据: '全市科普工作要点。',
    总目标及阶段性目标: '巡展十二站。',
  });
  expect(form.budget).toMatchObject({ totalYuan: 1_260_000, currentYearYuan: 360_000 });
});

test('a level behind a figure without a unit is not its unit', async () => {
  const form = await read(
    '财政项目支出绩效目标表  （2024年度）  申报单位名称：平湖市科普中心  项目名称  科普巡展  项目类别  其他经常性项目  一级目标  二级目标  三级目标  指标目标值  产出目标  数量  巡展站次  ≥12站  效果目标  环境效益  展品利用系数  ≥0.65  满意度  师生满意度  ≥90%',
  );
  expect(form.indicators.map(({ level2, target }) => [level2, target.raw])).toEqual([
    ['数量', '≥12站'],
    ['环境效益', '≥0.65'],
    ['满意度', '≥90%'],
  ]);
});

test('a table that keeps the look of its page, with the label of the whole part beside the middle of its rows', async () => {
  const form = await read(`项目支出绩效目标申报表（2024年度）
 项目名称         科普巡展
 实施单位         平湖市科普中心
 年度总体目标     巡展进乡镇。
                  一级指标    二级指标            三级指标            指标值      分值
                                                  巡展站次            ≥12站       20
                              数量指标            更新展品            ≥30件       10
                  产出指标                        编印手册            ≥2000册     10
 年度绩效指标                 质量指标            展品完好率          ≥95%        20
                  效益指标    社会效益指标        学生科学兴趣        有所提升    20
                  满意度指标  服务对象满意度指标  师生满意度          ≥90%        10`);
  expect(form.indicators.map(({ level2, level3, target, weight }) => [level2, level3, target.raw, weight])).toEqual([
    ['数量指标', '巡展站次', '≥12站', 20],
    ['数量指标', '更新展品', '≥30件', 10],
    ['数量指标', '编印手册', '≥2000册', 10],
    ['质量指标', '展品完好率', '≥95%', 20],
    ['社会效益指标', '学生科学兴趣', '有所提升', 20],
    ['服务对象满意度指标', '师生满意度', '≥90%', 10],
  ]);
});

test('levels in the middle of their rows: a level below another shows it, and where two rows are the middle the targets do', async () => {
  const form = await read(`项目支出绩效目标申报表（2024年度）
 项目名称         科普巡展
 实施单位         平湖市科普中心
 年度总体目标     巡展进乡镇。
 一级指标         二级指标            三级指标          指标值
 成本指标         经济成本指标        单站成本          ≤3000元
                                      巡展站次          ≥12站
                  数量指标            更新展品          ≥30件
 产出指标                             编印手册          ≥2000册
                                      培训讲解员        ≥16人
                  质量指标            展品完好率        ≥95%
                  时效指标            巡展完成时间      11月底前
 效益指标         社会效益指标        学生科学兴趣      有所提升
 满意度指标       服务对象满意度指标  师生满意度        ≥90%`);
  expect(form.indicators.map(({ level1, level2, level3 }) => [level1, level2, level3])).toEqual([
    ['成本指标', '经济成本指标', '单站成本'],
    ['产出指标', '数量指标', '巡展站次'],
    ['产出指标', '数量指标', '更新展品'],
    ['产出指标', '数量指标', '编印手册'],
    ['产出指标', '数量指标', '培训讲解员'],
    ['产出指标', '质量指标', '展品完好率'],
    ['产出指标', '时效指标', '巡展完成时间'],
    ['效益指标', '社会效益指标', '学生科学兴趣'],
    ['满意度指标', '服务对象满意度指标', '师生满意度'],
  ]);
});

test('names with their numbers over two lines, and points of a level broken inside their brackets', async () => {
  const form = await read(`项目支出绩效目标申报表（2024年度）
 项目名称         科普巡展
 实施单位         平湖市科普中心
 年度总体目标     巡展进乡镇。
 一级指标         二级指标                三级指标                分值   指标值
                                          指标1：开展乡镇小学巡   20     ≥12站
                  数量指标（40分）        展站次
 产出指标(60分)                           指标2：更新互动展品数   20     ≥30件
                                          量
                  质量指标（20分）        指标1：展品完好率       20     ≥95%
 满意度指标(30分) 服务对象满意度指标（30  指标1：师生对巡展的满   30     ≥90%
                  分）                    意度`);
  expect(
    form.indicators.map(({ level2, level3, target, weight }) => [level2, level3.replace(/^指标\d：/, ''), target.raw, weight]),
  ).toEqual([
    ['数量指标', '开展乡镇小学巡展站次', '≥12站', 20],
    ['数量指标', '更新互动展品数量', '≥30件', 20],
    ['质量指标', '展品完好率', '≥95%', 20],
    ['服务对象满意度指标', '师生对巡展的满意度', '≥90%', 30],
  ]);
});

test('a level so long that it pushes the name behind it over the border of its column', async () => {
  const form = await read(`项目支出绩效目标申报表（2024年度）
项目名称       科普巡展
实施单位       平湖市科普中心
年度总体目标   巡展进乡镇。
一级指标       二级指标            三级指标        指标值
           数量指标            巡展站次        ≥12 站
产出指标
           质量指标            展品完好率       ≥95%
效益指标       社会效益指标          学生科学兴趣      有所提升
满意度指标      服务对象满意度指标 师生满意度           ≥90%`);
  expect(form.indicators.map(({ level1, level2, level3 }) => [level1, level2, level3])).toEqual([
    ['产出指标', '数量指标', '巡展站次'],
    ['产出指标', '质量指标', '展品完好率'],
    ['效益指标', '社会效益指标', '学生科学兴趣'],
    ['满意度指标', '服务对象满意度指标', '师生满意度'],
  ]);
});

test('预算资金 with its unit of money and a colon is the amount of the year', async () => {
  const form = await read(
    '2025年部门预算项目支出绩效目标表\n单位名称：平湖市科普中心    项目名称：科普巡展\n预算资金（万元）：46.2\n总体目标：巡展进乡镇。\n一级指标  二级指标  三级指标  指标值  本年权重\n产出指标  数量指标  巡展站次  ≥12站  50\n质量指标  展品完好率  ≥95%  30\n满意度指标  服务对象满意度指标  师生满意度  ≥90%  10',
  );
  expect(form.budget.currentYearYuan).toBe(462_000);
  expect(form.indicators.map(({ weight }) => weight)).toEqual([50, 30, 10]);
});
