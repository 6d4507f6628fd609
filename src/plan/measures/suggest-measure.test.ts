import { expect, test } from 'vitest';
import { suggestMeasure } from './suggest-measure.ts';

const suggested = (level3: string, unit: string, kind = 'numeric') =>
  suggestMeasure({ level2: '数量指标', level3, target: { unit, kind } })?.code ?? null;

test.each(['覆盖区数', '科普活动覆盖区数', '覆盖区县数', '服务区数量', '覆盖市辖区个数', '覆盖区的数量'])(
  'districts are counted in 个 too, where the name says so: %s',
  (name) => {
    expect(suggested(name, '个')).toBe('districts-covered');
    expect(suggested(name, '区')).toBe('districts-covered');
  },
);

test.each([
  ['覆盖街镇数', '个', 'streets-covered'],
  ['科普活动覆盖全市街镇个数', '个', 'streets-covered'],
  ['覆盖街道（乡镇）数', '个', 'streets-covered'],
  ['街镇覆盖数', '个', 'streets-covered'],
  ['服务街道数量', '街道', 'streets-covered'],
  ['覆盖社区数', '个', 'communities-covered'],
  ['覆盖社区（居村）数', '个', 'communities-covered'],
  ['服务居村数', '个', 'communities-covered'],
  ['走进社区数', '个', 'communities-covered'],
  ['活动阵地数', '个', 'venues-active'],
  ['覆盖阵地数', '处', 'venues-active'],
  ['新增科普阵地数', '个', null],
  ['社区科普点', '个', null],
  ['街道科普示范点数', '个', null],
  ['社区科普大学教学点覆盖数', '个', null],
  ['阵地类型', '类', 'venue-kinds-covered'],
])('places within districts are counted where the name says that they are reached: %s in %s', (name, unit, code) => {
  expect(suggested(name, unit)).toBe(code);
});

test.each(['覆盖社区数', '覆盖园区数', '特色示范区建设数', '街区数量', '小区覆盖数', '社区科普点', '受众群众'])(
  'other things in 个 are no districts: %s',
  (name) => {
    expect(suggested(name, '个')).not.toBe('districts-covered');
  },
);

test.each([
  ['线下参与居民', 'attendance-on-site'],
  ['现场参加人次', 'attendance-on-site'],
  ['参与居民人次', 'attendance'],
  ['线上线下参与人次', 'attendance'],
  ['线上参与人次', null],
])('people on site are counted on site, and none online are suggested to be all: %s', (name, code) => {
  expect(suggested(name, '人次')).toBe(code);
});
