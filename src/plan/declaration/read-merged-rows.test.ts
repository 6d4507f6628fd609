import { expect, it } from 'vitest';
import { readForm } from './read-form.ts';

const cell = (text: string, down = 1): string => `<td rowspan="${down}">${text}</td>`;
const rowsOf = (...rows: string[][]): string => rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('');
const plain = (...texts: string[]): string[] => texts.map((text) => cell(text));

async function read(title: string, table: string) {
  const head = rowsOf(plain('项目名称', '社区科普行', '实施单位', '演示市科普中心'));
  const page = `${title}\n（2020年度）\n<table>${head}</table>\n<table>${table}</table>\n`;
  const reading = await readForm({ name: 'a.txt', bytes: Buffer.from(page) });
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.value;
}

const evaluated = plain('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施');
const merged = (name: string): string[] =>
  ['产出指标', '数量指标', name, '≥64场', '58场', '10', '9'].map((text) => cell(text, 2));
const further = plain('产出指标', '质量指标', '审核通过率', '≥95%', '97%', '10', '10', '');

it('a reason in two cells beside a merged name is read as one', async () => {
  const table = rowsOf(evaluated, [...merged('讲座场次'), cell('场地检修，')], [cell('已商定补办。')], further);
  const { indicators, warnings } = await read('项目支出绩效自评表', table);
  expect(indicators.map(({ level3, reason }) => [level3, reason])).toEqual([
    ['讲座场次', '场地检修，已商定补办。'],
    ['审核通过率', null],
  ]);
  expect(warnings.filter(({ code }) => code === 'row-unread')).toEqual([]);
});

it('a row that has its own cell for the name, left blank, is told and not joined', async () => {
  const first = [...plain('产出指标', '数量指标', '讲座场次', '≥64场', '58场', '10', '9'), cell('场地检修。')];
  const { indicators, warnings } = await read(
    '项目支出绩效自评表',
    rowsOf(evaluated, first, plain('', '', '', '', '', '', '', '另有说明。'), further),
  );
  expect(indicators.map(({ reason }) => reason)).toEqual(['场地检修。', null]);
  expect(warnings).toContainEqual(expect.objectContaining({ code: 'row-unread', message: expect.stringContaining('另有说明') }));
});

const monitored = plain(
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '1—7月执行情况',
  '全年预计完成情况',
  '原因说明',
  '备注',
);

it('what a monitoring form says in a row without a name is joined under a merged name, and told elsewhere', async () => {
  const texts = ['产出指标', '数量指标', '讲座场次', '≥64场', '30场', '64场'];
  const { indicators, warnings } = await read(
    '项目支出绩效目标执行监控表',
    rowsOf(
      monitored,
      [...texts.map((text) => cell(text, 2)), cell('场地检修，'), cell('下半年')],
      plain('推迟开放。', '补办六场。'),
      plain('产出指标', '质量指标', '审核通过率', '≥95%', '97%', '97%', '', ''),
      plain('', '', '', '', '', '', '', '另有说明。'),
    ),
  );
  expect(indicators.map(({ monitoring }) => [monitoring?.causeText, monitoring?.remark])).toEqual([
    ['场地检修，推迟开放。', '下半年补办六场。'],
    [null, null],
  ]);
  expect(warnings).toContainEqual(expect.objectContaining({ code: 'row-unread', message: expect.stringContaining('另有说明') }));
});
