import { expect, test } from 'vitest';
import { readForm } from './read-form.ts';

async function read(text: string) {
  const read = await readForm({ name: 'form.txt', bytes: new TextEncoder().encode(text) });
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

const HEAD = '项目支出绩效自评表\n\n（2022年度）\n\n项目名\n称\n\n乡镇流动科普展\n\n实施单位\n\n云溪县科普服务中心\n\n';
const COLUMNS = '一级指标\n\n二级指标\n\n三级指标\n\n年度指标值\n\n实际完成值\n\n分值\n\n得分\n\n';

test('names apart from their values are paired in their order, joined where a narrow cell broke them, and told', async () => {
  const form = await read(
    `${HEAD}${COLUMNS}产出指标\n\n数量指标\n\n流动展览进乡\n镇站次\n\n≥13站\n\n14站\n\n40\n\n40\n\n≥92%\n\n93%\n\n30\n\n30\n\n质量指\n标\n\n展品完好率\n\n满意度指标\n\n服务对象满\n意度指标\n\n参观居民满意\n度\n\n≥90%\n\n95%\n\n20\n\n20\n\n总分\n\n90\n\n90\n\n第1页\n\n共1页\n`,
  );
  expect(form.indicators.map(({ level3, target, actual, weight }) => [level3, target.raw, actual?.raw, weight])).toEqual([
    ['流动展览进乡镇站次', '≥13站', '14站', 40],
    ['展品完好率', '≥92%', '93%', 30],
    ['参观居民满意度', '≥90%', '95%', 20],
  ]);
  const told = form.warnings.map(({ message }) => message).join('\n');
  for (const { level3 } of form.indicators) expect(told).toContain(level3);
});

test('where words stand between the names, the rows that another order would give and what only that knows of are named', async () => {
  const form = await read(
    `${HEAD}${COLUMNS}产出指标\n\n数量指标\n\n流动展览进乡\n镇站次\n\n≥13站\n\n14站\n\n40\n\n40\n\n展车途中故障一次\n\n≥92%\n\n93%\n\n30\n\n30\n\n质量指\n标\n\n展品完好率\n\n满意度指标\n\n服务对象满\n意度指标\n\n参观居民满意\n度\n\n≥90%\n\n95%\n\n20\n\n20\n\n总分\n\n90\n\n90\n\n第1页\n\n共1页\n`,
  );
  const said = Object.fromEntries(form.warnings.map(({ code, message }) => [code, message]));
  expect(said['rows-doubtful']).toMatch(/下列各行.*“展品完好率参观居民满意度”；另一种读法另有：“参观居民满意度”/);
  expect(said['pieces-unread']).toContain('“≥90%”没有读入任何一行，或不能确定属于哪一行');
  expect(form.indicators[0]).toMatchObject({ level3: '流动展览进乡镇站次', weight: 40 });
  expect(said['rows-doubtful']).not.toContain('流动展览');
});

/** As a reader of PDF writes a page column by column: narrow headings broken, names, values and reasons each in a block of their own. */
const BY_COLUMNS = `项目支出绩效自评表
（2022 年度）
乡镇流动科普展

项目名称
主管部门
一级指标

云溪县科学
技术协会
二级指标
数量指标

产出指标

质量指标
效益指标

社会效益指标
满意度指标

服务对象满
意度指标

实施单位

云溪县科普服务中
心

三级指标
流动展览进乡镇站次
展品研制按规范完成
验收合格率
受理预约后答复时限

指标值
≥13 站
=100%
≤5 个工作日

实际完成值
14 站
98%
4 个工作日

分
值
20
20
10

得
分
20
18
10

带动参观人次
参观居民满意度

≥2.6 万人次
≥90%

2.8 万人次
95%

20
20

20
20

偏差原因分析及
改进措施
无
因展品运输途中
受损，一件未通
过验收，已补做
无
无
无
`;

test('a page that was taken column by column is read with its points and its reasons, each row told', async () => {
  const form = await read(BY_COLUMNS);
  expect(
    form.indicators.map(({ level2, level3, target, actual, weight, score }) => [
      level2,
      level3,
      target.raw,
      actual?.raw,
      weight,
      score,
    ]),
  ).toEqual([
    ['数量指标', '流动展览进乡镇站次', '≥13站', '14站', 20, 20],
    ['质量指标', '展品研制按规范完成验收合格率', '=100%', '98%', 20, 18],
    [null, '受理预约后答复时限', '≤5个工作日', '4个工作日', 10, 10],
    ['社会效益指标', '带动参观人次', '≥2.6万人次', '2.8万人次', 20, 20],
    ['服务对象满意度指标', '参观居民满意度', '≥90%', '95%', 20, 20],
  ]);
  expect(form.indicators[1]?.reason).toBe('因展品运输途中受损，一件未通过验收，已补做');
  const told = form.warnings.map(({ message }) => message).join('\n');
  for (const { level3 } of form.indicators) expect(told).toContain(level3);
  expect(told).toContain('“受理预约后答复时限”属于哪个二级指标看不出来');
  for (const lost of ['乡镇流动科普展', '云溪县科学技术协会', '云溪县科普服务中心']) expect(told).toContain(lost);
});

test('a text that no row is read from line by line is read by its columns', async () => {
  const form = await read(
    '项目支出绩效目标申报表\n（2022 年度）\n项目名称\n主管部门\n一级指标\n\n产出指标\n\n效益指标\n满意度指标\n\n乡镇流动科普展\n云溪县科学技\n实施单位\n术协会\n二级指标\n三级指标\n流动展览进乡镇站次\n数量指标\n科学营营员人数\n受理预约时限\n时效指标\n社会效益指标\n带动参观人次\n服务对象满意度指标\n参观居民满意度\n\n云溪县科普服务中心\n指标值\n≥13 站\n60 人\n收到申请后 5 个工作日内\n≥2.6 万人次\n≥90%\n',
  );
  expect(form.indicators.map(({ level3, target }) => [level3, target.raw])).toEqual([
    ['流动展览进乡镇站次', '≥13站'],
    ['科学营营员人数', '60人'],
    ['受理预约时限', '收到申请后5个工作日内'],
    ['带动参观人次', '≥2.6万人次'],
    ['参观居民满意度', '≥90%'],
  ]);
  const doubts = form.warnings.find(({ code }) => code === 'rows-doubtful')?.message ?? '';
  for (const { level3 } of form.indicators) expect(doubts).toContain(level3);
});
