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
