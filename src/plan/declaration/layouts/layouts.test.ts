import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FormReader } from '../form-reader.ts';
import { chooseLayout } from '../text/layout-choice.ts';
import { layouts, layoutsIn } from './layouts.ts';
import type { SourceRow } from '../files/source-rows.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kepu-layouts-'));
  cpSync(new URL('./', import.meta.url), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const there = (): URL => pathToFileURL(`${folder}/`);
const county = {
  id: 'lanxi-target',
  name: '科普服务绩效任务书',
  source: '虚构的县：兰溪',
  kind: 'target',
  titles: ['科普服务绩效任务书'],
  shared: ['fields', 'bands', 'columns'],
  fields: { project: ['…', '任务名称'] },
  sections: { 年度总体目标: ['任务要求'] },
  columns: { level1: ['任务大类'], level2: ['任务小类'], level3: ['任务事项'], target: ['应达到'] },
  levels: { 服务: ['场次', '口碑'] },
};

const rows: SourceRow[] = [
  ['科普服务绩效任务书'],
  ['（2023年度）'],
  ['任务名称', '乡村科学夜校'],
  ['任务要求', '每周开课，村民愿意来。'],
  ['任务大类', '任务小类', '任务事项', '应达到'],
  ['服务', '场次', '夜校开课次数', '≥40次'],
  ['', '口碑', '村民再次报名比例', '≥60%'],
].map((texts, at) => ({ cells: texts.map((text, column) => ({ text, column, span: 1 })), grid: true, where: `第${at + 1}行` }));

test('a layout that is dropped into the folder is used, and no code with it', () => {
  writeFileSync(join(folder, 'lanxi-target.json'), JSON.stringify(county));
  const known = layoutsIn(there());
  expect(known.map((layout) => layout.id)).toEqual([...layouts.map((layout) => layout.id), 'lanxi-target']);
  const layout = chooseLayout(rows, known);
  expect(layout?.id).toBe('lanxi-target');
  const reading = new FormReader(layout!).read(rows);
  expect(reading).toMatchObject({
    layout: 'lanxi-target',
    project: '乡村科学夜校',
    sections: { 年度总体目标: '每周开课，村民愿意来。' },
    warnings: [],
  });
  expect(reading.indicators.map((row) => [row.level1, row.level2, row.level3, row.target.raw])).toEqual([
    ['服务', '场次', '夜校开课次数', '≥40次'],
    ['服务', '口碑', '村民再次报名比例', '≥60%'],
  ]);
  // Without its file the same rows are no form that Kepu knows.
  expect(chooseLayout(rows)?.id).not.toBe('lanxi-target');
});

test('a mistake in a layout is told with the name of its file', () => {
  const told = (content: object, name = 'lanxi-target.json'): string => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    try {
      layoutsIn(there());
      return 'nothing';
    } catch (error) {
      return (error as Error).message;
    } finally {
      rmSync(join(folder, name));
    }
  };
  expect(told({ ...county, colums: {} })).toMatch(/lanxi-target\.json.*colums/s);
  expect(told({ ...county, columns: { leval1: ['一级'] } })).toMatch(/lanxi-target\.json.*leval1/s);
  expect(told({ ...county, id: 'other' })).toMatch(/lanxi-target\.json calls itself other/);
  const { source: _source, ...unsourced } = county;
  expect(told(unsourced)).toMatch(/lanxi-target\.json.*source/s);
});

test('every layout has its words filled in, and none is left as a sign', () => {
  for (const layout of layouts) {
    const words = [layout.fields, layout.sections, layout.columns, layout.levels].flatMap((part) => Object.values(part).flat());
    expect(words).not.toContain('…');
    expect(layout.columns.level3?.length, layout.id).toBeGreaterThan(3);
    expect(layout.titles.length).toBeGreaterThan(0);
  }
});

test('of 前年, 上年 and 预计当年实现 only the last is the target of the year, and the others are told', () => {
  const table: SourceRow[] = [
    ['项目支出绩效目标申报表'],
    ['（2023年度）'],
    ['项目名称', '乡村科学夜校'],
    ['一级指标', '二级指标', '三级指标', '前年', '上年', '预计当年实现'],
    ['产出指标', '数量指标', '夜校开课次数', '20次', '26次', '≥40次'],
    ['满意度指标', '服务对象满意度指标', '村民满意度', '88%', '90%', '≥92%'],
  ].map((texts, at) => ({
    cells: texts.map((text, column) => ({ text, column, span: 1 })),
    grid: true,
    where: `第${at + 1}行`,
  }));
  const reading = new FormReader(chooseLayout(table)!).read(table);
  expect(reading.indicators.map((row) => row.target.raw)).toEqual(['≥40次', '≥92%']);
  expect(reading.indicators.map((row) => row.otherValues)).toMatchObject([
    [
      { heading: '前年', year: 2021, of: 'actual', raw: '20次', value: 20, unit: '次' },
      { heading: '上年', year: 2022, of: 'actual', raw: '26次', value: 26, unit: '次' },
    ],
    [{ value: 88 }, { value: 90, unit: '%' }],
  ]);
  expect(reading.warnings).toMatchObject([{ code: 'other-years-kept', message: expect.stringContaining('“前年”“上年”') }]);
});
