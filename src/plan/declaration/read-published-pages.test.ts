import { describe, expect, test } from 'vitest';
import { readForm } from './read-form.ts';
import type { FormReading } from './declaration.contract.ts';

/** Forms as pages of towns and counties leave them: cells broken by line breaks, tables that were cut, blank templates. */
async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '公开.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const rowsOf = ({ indicators }: FormReading): string[] =>
  indicators.map(({ level1, level2, level3, target, actual, weight, score, reason }) =>
    [level1 ?? '', level2 ?? '', level3, target.raw, actual?.raw ?? '', weight ?? '', score ?? '', reason ?? '']
      .join('｜')
      .replace(/｜+$/, ''),
  );
const codesOf = ({ warnings }: FormReading): string[] => warnings.map(({ code }) => code);
const cells = (text: string): string => text.trim().split(/\n/).join('\n\n');

test('a paragraph for each cell: a heading in three paragraphs, and the points of a level in their own', async () => {
  const form = await read(
    cells(`项目支出绩效自评表
（2023年度）
项目名称
科普大篷车进校园
实施单位
演示市科普中心
一级指标
二级指标
三级指标
年度
指标值
实际
完成值
分值
得分
偏差原因
分析及
改进措施
产出指标
(50)
数量
指标
进校园场次
40场
42场
25
25
质量
指标
展品完好率
98%
97%
25
24.74
效益指标
30分)
社会效
益指标
受益学生人次
2万人次
2万人次
30
30`),
  );
  expect(rowsOf(form)).toEqual([
    '产出指标｜数量指标｜进校园场次｜40场｜42场｜25｜25',
    '产出指标｜质量指标｜展品完好率｜98%｜97%｜25｜24.74',
    '效益指标｜社会效益指标｜受益学生人次｜2万人次｜2万人次｜30｜30',
  ]);
});

describe('bars between the cells', () => {
  test('a head whose headings hold line breaks goes on over several rows', async () => {
    const form = await read(`项目支出绩效自评表 | |||||||
(2023年度) | |||||||
项目名称 | 科普大篷车进校园 | ||||||
绩 效 指 标 |
一级指标 | 二级指标 | 三级指标 | 年度 指标值 |
实际 完成值 |
分值 | 得分 | 偏差原因分析及改进措施 | ||||
产出指标 | 数量指标 | 指标1:进校园场次 | ≥40场 | 42场 | 25 | 25 | |||
质量指标 | 指标1:展品完好率 | ≥98% | 97% | 25 | 24.74 | ||||
效益指标 | 社会效益指标 | 指标1:受益学生人次 | ≥20000人次 | 21000人次 | 30 | 30 | |||`);
    expect(rowsOf(form)).toEqual([
      '产出指标｜数量指标｜进校园场次｜≥40场｜42场｜25｜25',
      '产出指标｜质量指标｜展品完好率｜≥98%｜97%｜25｜24.74',
      '效益指标｜社会效益指标｜受益学生人次｜≥20000人次｜21000人次｜30｜30',
    ]);
  });

  test('a bar before each cell, on a line of its own, and a report below the table that is no indicator', async () => {
    const form = await read(`绩效
       指标
        | 一级指标
        | 二级指标
        | 三级指标
        | 指标值
        | 完成值
        | 
产出指标
        | 数量指标
        | 进校园场次
        | 40场
        | 42场
        | |
质量指标
        | 展品完好率
        | 98%
        | 97%
        | ||
效益指标
        | 社会效益
       指标
        | 学生科学兴趣
        | 有所提高
        | 有所提高
        | 
3.分析评价申报内容是否与实际相符
  
申报内容与实际相符，目标合理可行。
  
(三)项目自评步骤及方法
`);
    expect(rowsOf(form)).toEqual([
      '产出指标｜数量指标｜进校园场次｜40场｜42场',
      '产出指标｜质量指标｜展品完好率｜98%｜97%',
      '效益指标｜社会效益指标｜学生科学兴趣｜有所提高｜有所提高',
    ]);
    expect(form.warnings.find(({ code }) => code === 'text-after-table')?.message).toContain('3.分析评价');
  });

  const CUT = `展品完好率 | ≥ | 98 | % | 97 | 10 | 9.9 |
| |||
可持续影响指标 | 进校园机制健全性 | 定性 | 健全 |
| 健全 | 5 | 5 |
| ||
满意度指标 | 服务对象满意度指标 | 教师满意度 | ≥ | 90 | % | 95 | 5 | 5 |
| |
合计 | 100 | 98.9 |
| |||||||
评价结论 | 完成全部目标。 | |||||||||
`;

  test('a table that was cut inside of a row, whose targets are parted into sign, figure and unit', async () => {
    const form = await read(CUT);
    expect(rowsOf(form)).toEqual([
      '｜｜展品完好率｜≥98%｜97｜10｜9.9',
      '｜可持续影响指标｜进校园机制健全性｜健全｜健全｜5｜5',
      '满意度指标｜服务对象满意度指标｜教师满意度｜≥90%｜95｜5｜5',
    ]);
    expect(codesOf(form)).toContain('head-missing');
    expect(form.totalScore).toBe(98.9);
    expect(form.sections).toMatchObject({ 评价结论: '完成全部目标。' });
  });

  test('a further form below a cut one is told', async () => {
    const form = await read(`${CUT}部门预算项目支出绩效自评表(2023年度) | |||||||
项目名称 | 科普画廊更新 | |||||||
实施单位 | 演示市科普中心 | |||||||`);
    expect(form.indicators).toHaveLength(3);
    expect(form.project).toBeNull();
    expect(form.warnings.find(({ code }) => code === 'further-form-unread')?.message).toContain('科普画廊更新');
  });

  test('a name is one cell, and 指标值内容 beside 目标值 says only what it means', async () => {
    const form = await read(`2025年项目支出绩效目标表 | |||||||
填报单位（盖章）:演示县科协 | 金额单位：万元 | ||||||
项目支出名称 | 科普大篷车进校园 | 部门预算 | 70.00 | ||||
一级指标 | 二级指标 | 三级指标 | 指标值类型 | 目标值 | 度量单位 | 指标值内容 | 备注 |
产出指标 | 数量指标 | 进校园场次 | ≥ | 40 | 场 | 反映进校园的场次。 | 反映进校园的场次。 |
质量指标 | 展品完好率 | ≥ | 98 | % | 反映展品的完好程度。 | 反映展品的完好程度。 ||`);
    expect(form.project).toBe('科普大篷车进校园');
    expect(form.warnings.find(({ code }) => code === 'text-unread')?.message).toContain('部门预算');
    expect(rowsOf(form)).toEqual(['产出指标｜数量指标｜进校园场次｜≥40场', '产出指标｜质量指标｜展品完好率｜≥98%']);
  });

  test('figures that were made unreadable keep their signs, and a row of hundreds of blank cells is a row', async () => {
    const form = await read(`项目绩效申报表 | ${'|'.repeat(620)}
(2023年度) | ${'|'.repeat(620)}
项目名称 | 科普大篷车进校园 | ${'|'.repeat(620)}
一级指标 | 二级指标 | 三级指标 | 指标值 |
产出指标 | 成本指标 | 项目总成本 | ≤****000元 |
**效益指标** | 社会效益指标 | 受益学生 | ≥**人 |`);
    expect(form.project).toBe('科普大篷车进校园');
    expect(rowsOf(form)).toEqual(['产出指标｜成本指标｜项目总成本｜≤****000元', '效益指标｜社会效益指标｜受益学生｜≥**人']);
  });

  test('a level with its points is no name, whatever stands beside it', async () => {
    const form = await read(`项目支出绩效自评表
项目名称 | 科普画廊更新 | |||||
一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值 | 分值 | 得分 | |
产出指标（40分） | 数量指标 | 更新画廊 | 12块 | 12块 | 40 | 40 | |
效益指标（30分） | 社会效益指标 | 居民科学兴趣 | 提高 | 提高 | 30 | 30 | |
满意度指标（10分） | 居民 | 在网上设置满意度调查 | |||||`);
    expect(form.indicators.map(({ level3 }) => level3)).toEqual(['更新画廊', '居民科学兴趣']);
    expect(form.warnings.find(({ code }) => code === 'row-unread')?.message).toContain('居民 在网上设置满意度调查');
  });
});

test('how points are given is neither a reason nor a figure of the money', async () => {
  const form = await read(`项目支出绩效自评表
( 2023 年度)
项目名称 科普画廊更新 主管部门 演示市科协
项目实施单位 演示市科普中心
  年初预算数(A) 全年执行数(B) 分值 执行率(B/A) 得分 得分计算方法
年度资金总额 45 45 10 100% 10 执行率*该指标分值,最高不得超过分值上限。
一级指标 二级指标 三级指标 预期指标值(A) 实际完成指标值(B) 分值 得分 未完成原因 得分计算方法
产出指标
数量指标 更新画廊 12块 12块 20 20  
定量指标计算：完成值达到指标值，记满分；未达到的按比例记分。
质量指标 画廊完好率 98% 98% 20 20  
成本指标 单块更新成本 3万 3万 20 20  `);
  expect(form.budget).toMatchObject({ weight: 10, score: 10 });
  expect(rowsOf(form)).toEqual([
    '产出指标｜数量指标｜更新画廊｜12块｜12块｜20｜20',
    '产出指标｜质量指标｜画廊完好率｜98%｜98%｜20｜20',
    '产出指标｜成本指标｜单块更新成本｜3万｜3万｜20｜20',
  ]);
});

describe('cells that ran together', () => {
  test('a blank template has no indicators', async () => {
    const form =
      await read(`项目支出绩效目标申报表( 年度)填报单位:项目名称项目属性新增项目 延续项目主管部门项目负责人联系电话项目起止时间 年 月 至 年 月 项目预算(万元)资金总额其中:市财政资金其他资金:项目绩效目标描述总目标本年度目标项目实施进度计划
总目标绩效指标一级指标二级指标指标内容指标值备注产出(工作量)指标(数量、质量、成本方面的指标)1.2.3.4.效益指标(经济效益、社会效益、环境效益等方面的指标)1.2.3.4.满意度指标服务对象满意度指标1.本年度绩效指标一级指标二级指标指标内容指标值备注产出(工作量)指标(数量、质量、成本方面的指标)1.2.3.4.审核意见主管部门审核意见审核人:日期:`);
    expect(form.indicators).toEqual([]);
    expect(codesOf(form)).toContain('indicators-missing');
  });

  test('the head of a form whose first label touches its title', async () => {
    const form = await read(
      '各镇结合实际抓好落实，附件2科普大篷车补助资金绩效目标表(2025年度)项目名称大篷车进校园补助主管部门演示市科协资金情况(万元)资金总额:35其中:财政拨款35其他资金总体目标按照年度计划完成进校园活动',
    );
    expect(form).toMatchObject({ kind: 'target', year: 2025, project: '大篷车进校园补助', indicators: [] });
  });

  test('a numbered piece below what a site says of itself; two headings of goals that touch; money in one word', async () => {
    const form = await read(`《自评表.docx》由会员分享，可在线阅读。

1、部门整体支出绩效自评表(2021年度)县级预算单位名称演示县科学技术协会年度预算申请(万元)年初预算数全年预算数全年执行数分值执行率得分年度资金总额245.18245.18245.1810100%10按收入性质分:245.18按支出性质分:245.18其中:一般公共预算:245.18政府性基金拨款:其他资金:年度总体目标预期目标实际完成情况1:办好科普日。2:科普大篷车进校园40场，受益学生2万人次，并把活动送到最

2、远的教学点。`);
    expect(form).toMatchObject({ kind: 'self-evaluation', year: 2021, unit: '演示县科学技术协会' });
    expect(form.budget).toMatchObject({
      initialYuan: 2451800,
      adjustedYuan: 2451800,
      executedYuan: 2451800,
      weight: 10,
      score: 10,
    });
    expect(codesOf(form)).toEqual(expect.arrayContaining(['figures-parted', 'columns-mixed']));
    expect(form.sections.年度总体目标).toContain('并把活动送到最远的教学点。');
  });
});

test('slips of recognition are told with what was likely meant, and read as they stand', async () => {
  const form = await read(`项目支出绩效目标表
（2024年度）
项目名称\t科普画廊更新
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t更新画廊丶展板\t≥1O块
\t时效指标\t完成时间\t2024年13月底前`);
  expect(rowsOf(form)).toEqual(['产出指标｜数量指标｜更新画廊丶展板｜≥1O块', '产出指标｜时效指标｜完成时间｜2024年13月底前']);
  expect(codesOf(form)).toEqual(['target-likely-slip', 'name-likely-slip', 'target-no-such-date']);
  expect(form.warnings[1]?.message).toContain('更新画廊、展板');
});
