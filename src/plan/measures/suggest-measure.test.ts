import { expect, test } from 'vitest';
import { suggestMeasure, suggestMeasures } from './suggest-measure.ts';

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

test.each([
  ['参加群众满意度', 'satisfaction'],
  ['满意度', 'satisfaction'],
  ['社区居民满意度', 'satisfaction'],
  ['学校师生满意度', 'satisfaction'],
  ['服务对象满意度', 'satisfaction'],
  ['社区科普活动满意度', 'satisfaction'],
  ['协办社区满意度', null],
  ['承办单位满意度', null],
  ['合作单位对活动组织满意度', null],
  ['街镇的满意率', null],
  ['讲师满意度', null],
  ['主办方综合满意度', null],
])('opinions are the participants’: organisers’ satisfaction is not suggested to be theirs: %s', (name, code) => {
  expect(suggested(name, '%')).toBe(code);
});

test('where two indicators would get one measure it is said of both; so it is of one whose measure another has already', () => {
  const one = (id: string, level3: string, measureCode: string | null = null) => ({
    id,
    level2: '服务对象满意度指标',
    level3,
    measureCode,
    target: { unit: '%', kind: 'quantitative' },
  });
  const shared = (...indicators: ReturnType<typeof one>[]) =>
    [...suggestMeasures(indicators)].map(([id, { measure, sharedWith }]) => [id, measure.code, ...sharedWith]);
  expect(shared(one('1', '参加群众满意度'), one('2', '协办社区满意度'))).toEqual([['1', 'satisfaction']]);
  expect(shared(one('1', '参加群众满意度'), one('2', '学员满意度'))).toEqual([
    ['1', 'satisfaction', '学员满意度'],
    ['2', 'satisfaction', '参加群众满意度'],
  ]);
  expect(shared(one('1', '参加群众满意度', 'satisfaction'), one('2', '学员满意度'))).toEqual([
    ['2', 'satisfaction', '参加群众满意度'],
  ]);
});
