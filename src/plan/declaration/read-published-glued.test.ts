import { describe, expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

/** Self-evaluations as sharing sites print them, every cell glued to the next; their content is invented. */
async function readGlued(text: string): Promise<FormReading> {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

async function read(text: string) {
  const { indicators, budget } = await readGlued(text);
  return {
    rows: indicators.map((row) => [row.level2, row.level3, row.target.raw, row.actual?.raw ?? null, row.weight, row.score]),
    budget,
  };
}

test('glued: nothing of nothing, the same state twice, and the end of a name behind a blank', async () => {
  const { rows, budget } = await read(
    '2021年度项目支出绩效自评表项目名称科普车巡展主管部门演示县科协实施单位演示县科普站项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分年度资金总额18.518.518.510100%10年度总体目标预期目标实际完成情况巡展到村完成一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施产出指标数量指标巡展场次≥20场22场2020质量指标展品完好 率100%100%2020时效指标巡展开始时间5月底前4月28日1010效益指标社会效益指标安全事故数001515可持续影响指标科普制度健全性高高1515满意度指标服务对象满意度指标观众满意度≥95%97%1010总分100100',
  );
  expect(rows).toEqual([
    ['数量指标', '巡展场次', '≥20场', '22场', 20, 20],
    ['质量指标', '展品完好率', '100%', '100%', 20, 20],
    ['时效指标', '巡展开始时间', '5月底前', '4月28日', 10, 10],
    ['社会效益指标', '安全事故数', '0', '0', 15, 15],
    ['可持续影响指标', '科普制度健全性', '高', '高', 15, 15],
    ['服务对象满意度指标', '观众满意度', '≥95%', '97%', 10, 10],
  ]);
  // All amounts the same, rather than 18.51, 8.51 and 8.5.
  expect(budget).toMatchObject({ initialYuan: 185_000, adjustedYuan: 185_000, executedYuan: 185_000, weight: 10, score: 10 });
});

test('an amount behind the word 总额, and a row of signatures below the table', async () => {
  const form = await readForm({
    name: '表.txt',
    bytes: new TextEncoder().encode(`项目绩效目标表（2022年度）
项目名称 | 科普画廊更新 |
项目单位 | 演示县科普站 |
资金总额及构成 | 总额64.5万元 |
一级指标 | 二级指标 | 三级指标 | 指标值 |
产出指标 | 数量指标 | 更新画廊 | ≥20块 |
填报 单位负责人：          填报人：          填报时间：`),
  });
  if (!form.ok) throw new Error(form.refusal.code);
  expect(form.value.budget.currentYearYuan).toBe(645_000);
  expect(form.value.warnings).toEqual([]);
});

test('a year inside of a name is no figure of the row, and year and month of a date stay together', async () => {
  const { rows } = await read(
    '项目支出绩效自评表\n（2023年度）\n项目名称：流动科普馆\n一级指标二级指标三级指标年度指标值实际完成值分值得分\n产出指标数量指标编印2023年活动手册800册820册2020\n产出指标数量指标公布2022年度服务公报2份2份2020\n产出指标时效指标巡展结束时间2023年10月底前2023年10月16日2020\n满意度指标服务对象满意度指标观众满意度≥90%94%3030\n',
  );
  expect(rows).toEqual([
    ['数量指标', '编印2023年活动手册', '800册', '820册', 20, 20],
    ['数量指标', '公布2022年度服务公报', '2份', '2份', 20, 20],
    ['时效指标', '巡展结束时间', '2023年10月底前', '2023年10月16日', 20, 20],
    ['服务对象满意度指标', '观众满意度', '≥90%', '94%', 30, 30],
  ]);
});

test('a year inside of a glued name begins no row of its own where the table has targets alone', async () => {
  const { rows } = await read(
    '项目支出绩效目标表\n（2023年度）\n项目名称：流动科普馆\n主管部门：演示县科协 实施单位：演示县科普站\n一级指标二级指标三级指标指标值\n产出指标数量指标公布2023年度公报2份\n产出指标数量指标承办2023年科普日主场活动1次\n产出指标质量指标完好率≥80%\n满意度指标服务对象满意度指标观众满意度≥90%\n',
  );
  expect(rows.map(([, name, target]) => [name, target])).toEqual([
    ['公布2023年度公报', '2份'],
    ['承办2023年科普日主场活动', '1次'],
    ['完好率', '≥80%'],
    ['观众满意度', '≥90%'],
  ]);
});

describe('points behind a target in words end a row', () => {
  const head = '项目支出绩效目标表\n（2024年度）\n项目名称：流动科普馆\n一级指标二级指标三级指标指标值权重';
  const rows = [
    '产出指标数量指标偏远村小巡展校数应去尽去15',
    '村小辅导员培训人数≥60人15',
    '时效指标巡展计划公布时间每月8日前10',
    '巡展总结报送时间2024年11月30日前10',
    '成本指标单站巡展支出不高于上年20',
    '每校巡展支出≤0.4万元20',
    '满意度指标服务对象满意度指标师生满意度≥90%10',
  ];

  test.each(['\n', ''])('whether lines end there or not', async (between) => {
    const read = await readGlued([head, ...rows].join(between));
    expect(read.indicators.map(({ level3, target, weight }) => [level3, target.raw, weight])).toEqual([
      ['偏远村小巡展校数', '应去尽去', 15],
      ['村小辅导员培训人数', '≥60人', 15],
      ['巡展计划公布时间', '每月8日前', 10],
      ['巡展总结报送时间', '2024年11月30日前', 10],
      ['单站巡展支出', '不高于上年', 20],
      ['每校巡展支出', '≤0.4万元', 20],
      ['师生满意度', '≥90%', 10],
    ]);
  });

  test('words that are known as no target are told, with the line', async () => {
    const lines = rows.map((row) => row.replace('应去尽去', '一个也不少'));
    const parted = await readGlued([head, ...lines].join('\n'));
    expect(parted.indicators.map(({ level3 }) => level3)).toEqual(expect.arrayContaining(['村小辅导员培训人数']));
    expect(parted.warnings).toContainEqual(
      expect.objectContaining({ code: 'cell-missing', where: '第5行“偏远村小巡展校数一个也不少”' }),
    );
    const joined = await readGlued([head, ...lines].join(''));
    const name = '偏远村小巡展校数一个也不少15村小辅导员培训人数';
    expect(joined.warnings).toContainEqual(expect.objectContaining({ code: 'row-doubtful', where: `第4行“${name}”` }));
  });
});

test('a name that says when something is done stays whole', async () => {
  const { rows } = await read(
    '项目支出绩效自评表\n（2023年度）\n项目名称：流动科普馆\n一级指标二级指标三级指标年度指标值实际完成值分值得分\n产出指标数量指标巡展站数≥30站31站2020\n质量指标观众来信按时回复率≥95%96%2020\n时效指标展品按期更换率≥90%92%2020\n满意度指标服务对象满意度指标观众满意度≥90%94%3030\n',
  );
  expect(rows.map(([, name, target]) => [name, target])).toEqual([
    ['巡展站数', '≥30站'],
    ['观众来信按时回复率', '≥95%'],
    ['展品按期更换率', '≥90%'],
    ['观众满意度', '≥90%'],
  ]);
});
