import { expect, test } from 'vitest';
import type { DeclarationReading } from '../declaration.contract.ts';
import { oldWorkbookOf } from '../old-workbook.fixture.ts';
import { sheetRows, xlsxOf } from '../packages.fixture.ts';
import { readDeclaration } from '../read-form.ts';

const head = [
  ['项目支出绩效目标申报表'],
  ['（2020年度）'],
  ['项目名称', '社区科普行', '实施单位', '演示市科普中心'],
  ['一级指标', '二级指标', '三级指标', '指标值'],
];
const lecture = ['产出指标', '数量指标', '讲座场次', '≥4场'];
const checked = ['产出指标', '质量指标', '审核通过率', '≥95%'];

async function read(...sheets: Parameters<typeof xlsxOf>): Promise<DeclarationReading> {
  const result = await readDeclaration({ name: '表.xlsx', bytes: xlsxOf(...sheets) });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const names = (reading: DeclarationReading): string[] =>
  reading.indicators.map((row) => `${row.level1} ${row.level3} ${row.target.raw}`);
const told = (reading: DeclarationReading): string[] => reading.warnings.map(({ code, where }) => `${code} ${where}`);
const plain = ['产出指标 讲座场次 ≥4场', '产出指标 审核通过率 ≥95%'];

test('a plain sheet raises no doubt', async () => {
  const reading = await read({ name: '表', rows: sheetRows([...head, lecture, checked]) });
  expect(names(reading)).toEqual(plain);
  expect(told(reading)).toEqual([]);
});

test('of several sheets the one with the form is read, and what was left is said', async () => {
  const reading = await read(
    { name: '填表说明', rows: sheetRows([['一、项目名称按批复填写，年度为（2019年度）。'], ['二、绩效指标应当量化。']]) },
    { name: '空白', rows: '' },
    { name: '申报表', rows: sheetRows([...head, lecture, checked]) },
  );
  expect(names(reading)).toEqual(plain);
  expect(reading).toMatchObject({ year: 2020, project: '社区科普行' });
  expect(told(reading)).toEqual(['sheet-unread 工作表“填表说明”']);
});

test('of two forms the first is read, and the other one is named', async () => {
  const second = head.map((row) => row.map((text) => text.replace('社区科普行', '科普巡展')));
  const reading = await read(
    { name: '一', rows: sheetRows([...head, lecture, checked]) },
    { name: '二', rows: sheetRows([...second, ['产出指标', '数量指标', '巡展站次', '≥8站']]) },
  );
  expect(names(reading)).toEqual(plain);
  expect(reading.warnings.map(({ message }) => message).join()).toMatch(/2 张表.*社区科普行.*科普巡展/);
});

test('hidden sheets and rows are not read; if they hold part of a form, that is said', async () => {
  const rows = `${sheetRows([...head, lecture])}${sheetRows([['产出指标', '数量指标', '巡展站次', '≥8站']], 6, 'hidden="1"')}${sheetRows([['', '', '', '']], 7, 'hidden="1"')}${sheetRows([checked], 8)}`;
  const reading = await read(
    { name: '旧表', state: 'hidden', rows: sheetRows([...head, ['产出指标', '数量指标', '展览场次', '≥1场']]) },
    { name: '选项', state: 'veryHidden', rows: sheetRows([['是'], ['否']]) },
    { name: '表', rows },
  );
  expect(names(reading)).toEqual(plain);
  expect(told(reading)).toEqual(['hidden-unread 工作表“旧表”', 'hidden-unread “表”第6行']);
});

test('a hidden column is not read, and said', async () => {
  const rows = sheetRows([...head, lecture, [...checked, '≥90%']]);
  const reading = await read({ name: '表', rows, before: '<cols><col min="5" max="5" width="9" hidden="1"/></cols>' });
  expect(names(reading)).toEqual(plain);
  expect(told(reading)).toEqual(['hidden-unread “表”第6行']);
});

test('a merged cell shows its text once, whatever stands under it, and goes on below a hidden row', async () => {
  const rows = `${sheetRows([...head, lecture])}${sheetRows([['效益指标', '社会效益指标', '隐', '≥1个']], 6, 'hidden="1"')}${sheetRows(
    [
      ['产出指标', '社会效益指标', '受益人次', '≥9人次'],
      ['产出指标', '社会效益指标', '街镇数', '≥2个'],
    ],
    7,
  )}`;
  const merges = '<mergeCells count="2"><mergeCell ref="A6:A8"/><mergeCell ref="A1:D1"/></mergeCells>';
  const reading = await read({ name: '表', rows, after: merges });
  expect(names(reading)).toEqual(['产出指标 讲座场次 ≥4场', '效益指标 受益人次 ≥9人次', '效益指标 街镇数 ≥2个']);
});

test('converters that repeat the text of merged cells in every row', async () => {
  const title = Array.from({ length: 4 }, () => '项目支出绩效目标申报表');
  const reading = await read({ name: '表', rows: sheetRows([title, ...head.slice(1), lecture, checked]) });
  expect(names(reading)).toEqual(plain);
  expect(told(reading)).toEqual([]);
});

test('a formula counts with its result; without one, or with an error, the cell is named', async () => {
  const reading = await read({
    name: '表',
    rows: sheetRows([
      ...head,
      ['产出指标', '数量指标', '讲座场次', '<c t="str"><f>"≥"&amp;4&amp;"场"</f><v>≥4场</v></c>'],
      ['产出指标', '数量指标', '巡展站次', '<c><f>A1*2</f></c>'],
      ['产出指标', '质量指标', '审核通过率', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'],
    ]),
  });
  expect(names(reading)[0]).toBe('产出指标 讲座场次 ≥4场');
  const said = reading.warnings.map(({ code, message }) => `${code} ${message}`);
  expect(said).toContainEqual(expect.stringMatching(/^formula-uncomputed 单元格 D6 是公式/));
  expect(said).toContainEqual(expect.stringMatching(/^formula-error 单元格 D7 .*#DIV\/0!/));
});

test('a number is read as its cell shows it, with the sign and the unit that stand in the format', async () => {
  const figure = (style: number, value: number): string => `<c s="${style}"><v>${value}</v></c>`;
  const reading = await read({
    name: '表',
    rows: sheetRows([
      ...head,
      ['产出指标', '数量指标', '讲座场次', figure(2, 42)],
      ['产出指标', '质量指标', '审核通过率', figure(1, 0.95)],
      ['产出指标', '时效指标', '总结完成时间', figure(3, 44_136)],
    ]),
  });
  expect(reading.indicators.map(({ target }) => [target.raw, target.comparator, target.value, target.unit])).toEqual([
    ['42场', null, 42, '场'],
    ['≥95%', '≥', 95, '%'],
    ['2020年11月', null, null, null],
  ]);
});

test('numbers of an Excel 97 file are read as their cells show them, too', async () => {
  const bytes = oldWorkbookOf('表', [
    ...head,
    ['产出指标', '数量指标', '讲座场次', { value: 42, format: '0"场"' }],
    ['产出指标', '数量指标', '街镇数', { value: 12 }],
    ['产出指标', '质量指标', '审核通过率', { value: 1, format: '0%' }],
    ['效益指标', '社会效益指标', '讲座到场率', { value: 0.925, format: '"≥"0.0%', formula: true }],
  ]);
  const result = await readDeclaration({ name: '表.xls', bytes });
  if (!result.ok) throw new Error(result.refusal.code);
  expect(result.value.indicators.map(({ target }) => target.raw)).toEqual(['42场', '12', '100%', '≥92.5%']);
});

test('an .xls file whose table of sectors runs in a ring is read at once', async () => {
  const plain = oldWorkbookOf('表', [...head, ['产出指标', '质量指标', '审核通过率', { value: 0.95, format: '0%' }]]);
  const bytes = Buffer.concat([plain, Buffer.alloc(1_000_000)]);
  // The further table says that it is followed by itself, and names the first sector a hundred times.
  const ring = plain.length / 512 - 1;
  bytes.writeUInt32LE(ring, 68);
  bytes.writeUInt32LE(ring, (ring + 2) * 512 - 4);
  const begun = performance.now();
  const result = await readDeclaration({ name: '表.xls', bytes });
  expect(performance.now() - begun).toBeLessThan(2000);
  if (!result.ok) throw new Error(result.refusal.code);
  expect(result.value.indicators.map(({ target }) => target.raw)).toEqual(['95%']);
});
