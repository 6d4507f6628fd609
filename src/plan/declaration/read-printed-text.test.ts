import { expect, test } from 'vitest';
import type { FormReading } from './declaration.contract.ts';
import { readForm } from './read-form.ts';

async function read(text: string): Promise<FormReading> {
  const result = await readForm({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const rowsOf = (form: FormReading) =>
  form.indicators.map(({ level1, level2, level3, target }) => [level1, level2, level3, target.raw]);
const told = (form: FormReading, code: string) =>
  form.warnings.filter((warning) => warning.code === code).map(({ message }) => message);

const HEAD = `                 项目支出绩效目标申报表
                          （2021年度）
  项目名
                     湖边步道养护
    称

              清溪县园林绿化
  主管部门                              实施单位     清溪县绿道服务站
                 中心

       一级指标      二级指标              三级指标          指标值
`;

test('a page with its look and blank lines between rows: broken labels and values are whole, and no two rows are one', async () => {
  const form = await read(`${HEAD}
       产出指标      数量指标      养护步道长度                  ≥12公里

                 质量指标      路面完好率                   ≥95%

       效益指标      社会效益指标    步道使用人次                  ≥9万人次

                可持续影响指标    养护队伍                    稳定
`);
  expect(form).toMatchObject({ project: '湖边步道养护', unit: '清溪县绿道服务站' });
  expect(rowsOf(form)).toEqual([
    ['产出指标', '数量指标', '养护步道长度', '≥12公里'],
    ['产出指标', '质量指标', '路面完好率', '≥95%'],
    ['效益指标', '社会效益指标', '步道使用人次', '≥9万人次'],
    ['效益指标', '可持续影响指标', '养护队伍', '稳定'],
  ]);
});

test('a further page without the head has its columns at other places: read in their order, and said', async () => {
  const form = await read(`${HEAD}
       产出指标      数量指标      养护步道长度                  ≥12公里
                 质量指标      路面完好率                   ≥95%
                 时效指标      养护完成时间                  10月底前
\f 效益指标 社会效益指标      步道使用人次   ≥9万人次
        可持续影响指标     养护队伍     稳定
 满意度指标 服务对象满意度指标   散步居民满意度  ≥90%
`);
  expect(rowsOf(form).slice(3)).toEqual([
    ['效益指标', '社会效益指标', '步道使用人次', '≥9万人次'],
    ['效益指标', '可持续影响指标', '养护队伍', '稳定'],
    ['满意度指标', '服务对象满意度指标', '散步居民满意度', '≥90%'],
  ]);
  expect(told(form, 'columns-inferred').at(-1)).toContain('“步道使用人次”“养护队伍”“散步居民满意度”在没有表头的一页上');
});

test('levels written behind the first of their rows: a second level takes its own first, and rows in doubt are named', async () => {
  const form = await read(`项目支出绩效目标申报表
（2021年度）
项目名称 湖边步道养护
一级指标 二级指标 三级指标 指标值
养护步道长度 ≥12公里
数量指标 更换座椅数量 ≥40把
路面检查合格率 ≥95%
质量指标 照明设施完好率 ≥98%
产出指标 时效指标 养护完成时间 10月底前
社会效益指标 步道使用人次 ≥9万人次
效益指标 可持续影响指标 步道使用年限 ≥8年
`);
  const row = form.indicators.find(({ level3 }) => level3 === '步道使用人次');
  expect(row).toMatchObject({ level1: '效益指标', level2: '社会效益指标' });
  expect(told(form, 'level-late').join()).toContain('“步道使用人次”的“社会效益指标”不属于“产出指标”');
  expect(told(form, 'level-doubtful').join()).toContain('“路面检查合格率”');
});

test('headings of a monitoring form that are written downwards', async () => {
  const form = await read(`              项目支出绩效目标执行监控表
                    （2021年度）
 项目名称             湖边步道养护
                                                                 完成目标可能性
  一级指                          1—7月执行 全年预计完成
        二级指标     三级指标     年度指标值                                  确  有  备注
    标                            情况     情况                      定  可
                                                                 能  能
 产出指标   数量指标    养护步道长度    ≥12公里     7公里     12公里               √
        质量指标    路面完好率     ≥95%      96%     96%                √
 效益指标   社会效益指标  步道使用人次    ≥9万人次    4万人次    9万人次                  √
        可持续影响指标 养护队伍      稳定       稳定      稳定                 √
`);
  expect(rowsOf(form).map(([, level2, name, target]) => [level2, name, target])).toEqual([
    ['数量指标', '养护步道长度', '≥12公里'],
    ['质量指标', '路面完好率', '≥95%'],
    ['社会效益指标', '步道使用人次', '≥9万人次'],
    ['可持续影响指标', '养护队伍', '稳定'],
  ]);
  expect(form.indicators.map(({ monitoring }) => monitoring?.soFar?.raw)).toEqual(['7公里', '96%', '4万人次', '稳定']);
});

/** A line of a page that keeps its look: each text at its place. */
const placed = (...texts: [at: number, text: string][]): string => texts.reduce((line, [at, text]) => line.padEnd(at) + text, '');

const SCORES_SET_RIGHT = [
  [
    [31, '湖边步道养护里'],
    [55, '≥12公里'],
    [75, '12公里'],
    [103, '10'],
    [120, '10'],
  ],
  [[31, '程']],
  [
    [21, '数量指标'],
    [31, '更换路灯数'],
    [55, '≥40盏'],
    [75, '38盏'],
    [103, '8'],
    [120, '7.6 厂家缺货，次年'],
    [134, ''],
  ],
  [[119, '一月补换']],
  [
    [8, '产出指标'],
    [31, '栏杆油漆合格率'],
    [55, '=100%'],
    [100, '100%'],
    [108, '6'],
    [121, '6'],
  ],
  [
    [21, '质量指标'],
    [31, '落叶清扫率'],
    [55, '≥95%'],
    [100, '96%'],
    [108, '5'],
    [121, '5'],
  ],
  [
    [8, '效益指标'],
    [21, '社会效益指标'],
    [31, '步道使用人次'],
    [55, '≥9万人次'],
    [75, '9.2万人次'],
    [103, '10'],
    [120, '10'],
  ],
] as [number, string][][];

test('scores that a sheet sets to the right stand below the heading of the reason, and are read as scores all the same', async () => {
  const text = [
    '项目支出绩效自评表',
    '（2023年度）',
    '项目名称       湖边步道养护',
    placed([119, '偏差原因分析及改']),
    placed(
      [11, '一级指标'],
      [21, '二级指标'],
      [31, '三级指标'],
      [55, '年度指标值(A)'],
      [75, '实际完成值(B)'],
      [98, '分值'],
      [108, '得分'],
    ),
    placed([119, '进措施']),
    ...SCORES_SET_RIGHT.map((row) => placed(...row)),
  ].join('\n');
  const form = await read(text);
  expect(
    form.indicators.map(({ level3, actual, weight, score, reason }) => [level3, actual?.raw, weight, score, reason]),
  ).toEqual([
    ['湖边步道养护里程', '12公里', 10, 10, null],
    ['更换路灯数', '38盏', 8, 7.6, '厂家缺货，次年一月补换'],
    ['栏杆油漆合格率', '100%', 6, 6, null],
    ['落叶清扫率', '96%', 5, 5, null],
    ['步道使用人次', '9.2万人次', 10, 10, null],
  ]);
});

test('a figure alone is told, and read as no reason', async () => {
  const form = await read(
    '项目支出绩效自评表\n（2023年度）\n项目名称\t湖边步道养护\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n产出指标\t数量指标\t养护步道长度\t≥12公里\t12公里\t10\t10\t10\n产出指标\t质量指标\t路面完好率\t≥95%\t90%\t10\t9.47\t雨季延误',
  );
  expect(form.indicators.map(({ reason }) => reason)).toEqual([null, '雨季延误']);
  expect(told(form, 'reason-figure')).toEqual(['偏差原因一栏只有数字“10”，可能是得分等别栏的数字，未作为原因读入，请核对']);
});
