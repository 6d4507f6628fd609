import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTarget } from './target.ts';
import { lastDayOfTarget } from './target-day.ts';

type Row = [text: string, comparator: string | null, value: number | null, unit: string | null, kind?: string, value2?: number];

const spellings: Row[] = [
  ['=120万元', '=', 1_200_000, '元'],
  ['=16区', '=', 16, '区'],
  ['>=80%', '≥', 80, '%'],
  ['=100', '=', 100, null],
  ['=20万人次', '=', 200_000, '人次'],
  ['20万人次', null, 200_000, '人次'],
  ['100', null, 100, null],
  ['≥２００场', '≥', 200, '场'],
  ['＞＝９０％', '≥', 90, '%'],
  ['≥ 90 %', '≥', 90, '%'],
  ['＞90%', '>', 90, '%'],
  ['不少于100场', '≥', 100, '场'],
  ['不低于95%', '≥', 95, '%'],
  ['达到90%以上', '≥', 90, '%'],
  ['达到16个区以上', '≥', 16, '个区'],
  ['90%以上', '≥', 90, '%'],
  ['90%及以上', '≥', 90, '%'],
  ['90%（含）以上', '≥', 90, '%'],
  ['大于等于30份', '≥', 30, '份'],
  ['大于或等于30份', '≥', 30, '份'],
  ['至少3次', '≥', 3, '次'],
  ['≤5‰', '≤', 5, '‰'],
  ['<=6元/人次', '≤', 6, '元/人次'],
  ['不超过120万元', '≤', 1_200_000, '元'],
  ['控制在120万元以内', '≤', 1_200_000, '元'],
  ['控制在1,200,000.00元以内', '≤', 1_200_000, '元'],
  ['小于等于3天', '≤', 3, '天'],
  ['低于5%', '<', 5, '%'],
  ['超过1.1万人', '>', 11_000, '人'],
  ['10天/年', null, 10, '天/年'],
  ['≥1次/月', '≥', 1, '次/月'],
  ['≥九成', '≥', 90, '%'],
  ['八成五以上', '≥', 85, '%'],
  ['3成以上', '≥', 30, '%'],
  ['≥2万人（次）', '≥', 20_000, '人（次）'],
  ['100%', null, 100, '%'],
  ['1.5亿元', null, 150_000_000, '元'],
  ['3千人', null, 3000, '人'],
  ['百分之九十', null, 90, '%'],
  ['不少于百分之九十五', '≥', 95, '%'],
  ['不少于十二场', '≥', 12, '场'],
  ['两万人次', null, 20_000, '人次'],
  ['100%完成', null, 100, '%'],
  ['举办讲座不少于100场', '≥', 100, '场'],
  ['满意度90%以上', '≥', 90, '%'],
  ['80%-90%', 'range', 80, '%', 'range', 90],
  ['80～90%', 'range', 80, '%', 'range', 90],
  ['3至5场', 'range', 3, '场', 'range', 5],
  ['3-5万人次', 'range', 30_000, '人次', 'range', 50_000],
  ['≥80%且≤90%', 'range', 80, '%', 'range', 90],
  ['50±3台', 'range', 47, '台', 'range', 53],
  ['55%±2.5%', 'range', 52.5, '%', 'range', 57.5],
  ['60台±5%', null, null, null, 'qualitative'],
  ['20±2万元', 'range', 180_000, '元', 'range', 220_000],
  ['2±0.2万人次', 'range', 18_000, '人次', 'range', 22_000],
  ['60±3万元', 'range', 570_000, '元', 'range', 630_000],
  ['2万±0.2万人次', 'range', 18_000, '人次', 'range', 22_000],
  ['20万±1万元', 'range', 190_000, '元', 'range', 210_000],
  ['45±5%', 'range', 40, '%', 'range', 50],
  ['0±2℃', 'range', -2, '℃', 'range', 2],
  ['2020年12月底前', '≤', null, null, 'date'],
  ['2020年12月31日前完成', '≤', null, null, 'date'],
  ['2020年', null, null, null, 'date'],
  ['早于2024年9月30日', '≤', null, null, 'date'],
  ['小于2023年9月30日', '≤', null, null, 'date'],
  ['＜2023年9月30日', '≤', null, null, 'date'],
  ['2020-12-31', null, null, null, 'date'],
  ['2020年1月-12月', null, null, null, 'date'],
  ['2018-2019年', null, null, null, 'date'],
  ['12月底前', '≤', null, null, 'date'],
  ['第四季度', null, null, null, 'date'],
  ['年底前', '≤', null, null, 'date'],
  ['5-8月', null, null, null, 'date'],
  ['完成时间2020年12月底前', '≤', null, null, 'date'],
  ['5-8个月', 'range', 5, '个月', 'range', 8],
  ['24小时内', '≤', 24, '小时'],
  ['≥16个区', '≥', 16, '个区'],
  ['﹦100%', '=', 100, '%'],
  ['最少12次', '≥', 12, '次'],
  ['≥达到90%', '≥', 90, '%'],
  ['控制在预算120万元以内', '≤', 1_200_000, '元'],
  ['￥120万元', null, 1_200_000, '元'],
  ['≥100（场）', '≥', 100, '场'],
  ['≥100百分比', '≥', 100, '%'],
  ['≥85（%）以上', '≥', 85, '%'],
  ['=100.00(%)', '=', 100, '%'],
  ['=12月底(时间)', '=', null, null, 'date'],
  ['3月份(含)前', '≤', null, null, 'date'],
  ['≥60m²', '≥', 60, 'm2'],
  ['≥10万+', '≥', 100_000, null],
  ['≤300元/人/天', '≤', 300, '元/人/天'],
  ['≤50元/(人·次)', '≤', 50, '元/(人·次)'],
  ['不超过千分之五', '≤', 5, '‰'],
  ['≥1万5千人', '≥', 15_000, '人'],
  ['2020年不少于100场', '≥', 100, '场'],
  ['80%≤满意度≤90%', 'range', 80, '%', 'range', 90],
  ['介于80%和90%之间', 'range', 80, '%', 'range', 90],
  ['在80%-90%之间', 'range', 80, '%', 'range', 90],
  ['[80%,90%]', 'range', 80, '%', 'range', 90],
  ['2020年年底前', '≤', null, null, 'date'],
  ['当年12月底前', '≤', null, null, 'date'],
  ['2020年12月31日（含）前', '≤', null, null, 'date'],
  ['二〇二〇年十二月底前', '≤', null, null, 'date'],
  ['20201231', null, null, null, 'date'],
  ['2020年1-12月', null, null, null, 'date'],
  ['不低于（≥）90%', '≥', 90, '%'],
  ['超过（含）90%', '≥', 90, '%'],
  ['小于（等于）5%', '≤', 5, '%'],
  ['合格率达95%', '≥', 95, '%'],
  ['300元整', null, 300, '元'],
  ['≥每月2次', '≥', 2, '次/月'],
  ['每季度1次', null, 1, '次/季度'],
  ['每季度≥1次', '≥', 1, '次/季度'],
  ['每季度开展1次', null, 1, '次/季度'],
  ['每月开展２次', null, 2, '次/月'],
  ['每周检修1次', null, 1, '次/周'],
  ['每周≥3场', '≥', 3, '场/周'],
  ['每村1个', null, 1, '个'],
  ['PM2.5≤35μg/m³', '≤', 35, 'μg/m3'],
  ['PM10浓度≤70微克', '≤', 70, '微克'],
  ['200（份）以上', '≥', 200, '份'],
  ['“≥90%”', '≥', 90, '%'],
  ['（≥90%）', '≥', 90, '%'],
  ['九十分以上', '≥', 90, '分'],
  ['≥2万（人次）', '≥', 20_000, '人次'],
  ['≤6（元/人次）', '≤', 6, '元/人次'],
  ['100（%）', null, 100, '%'],
  ['≤35μg/m³', '≤', 35, 'μg/m3'],
  ['≥100Mbps', '≥', 100, 'Mbps'],
  ['≥60㎡', '≥', 60, '㎡'],
  ['≥35微克/立方米', '≥', 35, '微克/立方米'],
  ['80%以上90%以下', 'range', 80, '%', 'range', 90],
  ['每场30-60人', 'range', 30, '人', 'range', 60],
  ['10到15天', 'range', 10, '天', 'range', 15],
  ['-5℃-5℃', 'range', -5, '℃', 'range', 5],
  ['24年底前', '≤', null, null, 'date'],
  ['2020年12月底前支付完毕', '≤', null, null, 'date'],
  ['2020年12月15日下午5点前', '≤', null, null, 'date'],
  ['每月15日前', '≤', null, null, 'date'],
  ['每季度末', null, null, null, 'date'],
  ['每月巡查', null, null, null, 'qualitative'],
  ['每季度末月25日前完成', '≤', null, null, 'date'],
  ['次月10日前', null, null, null, 'qualitative'],
  ['2024年国庆节前', null, null, null, 'qualitative'],
  ['一次验收合格', null, null, null, 'qualitative'],
  ['0-6岁儿童康复训练人数', null, null, null, 'qualitative'],
  ['四个全覆盖', null, null, null, 'qualitative'],
  ['3级等保', null, null, null, 'qualitative'],
  ['24小时值守', null, null, null, 'qualitative'],
  ['不低于上年', null, null, null, 'qualitative'],
  ['优', null, null, null, 'qualitative'],
  ['显著提升', null, null, null, 'qualitative'],
  ['一等奖', null, null, null, 'qualitative'],
  ['三级联动', null, null, null, 'qualitative'],
  ['5A级', null, null, null, 'qualitative'],
  ['第1名', null, null, null, 'qualitative'],
  ['24小时内响应', '≤', 24, '小时'],
  ['2日以内办结', '≤', 2, '日'],
  ['达到或超过90%', '≥', 90, '%'],
  ['不超预算120万元', '≤', 1_200_000, '元'],
  ['≤2%/年', '≤', 2, '%/年'],
  ['10人以内/批', '≤', 10, '人/批'],
  ['20场讲座', null, 20, '场'],
  ['≥1.5万册次', '≥', 15_000, '册次'],
  ['10+场', '≥', 10, '场'],
  ['20+', '≥', 20, null],
  ['20人+', '≥', 20, '人'],
  ['1万+人次', '≥', 10_000, '人次'],
  ['100以上/年', '≥', 100, '/年'],
  ['100场以上/年', '≥', 100, '场/年'],
  ['0（无）', null, 0, null],
  ['比2023年增长5%', null, 5, '%'],
  ['6≤pH≤9', 'range', 6, null, 'range', 9],
  ['2024年12月31', null, null, null, 'date'],
  ['12月31日24:00前', '≤', null, null, 'date'],
  ['第二、三季度', null, null, null, 'date'],
  ['2024年第1-3季度', null, null, null, 'date'],
  ['9时至17时', null, null, null, 'qualitative'],
  ['全年365天无休', null, null, null, 'qualitative'],
  ['前3名', null, null, null, 'qualitative'],
  ['1/万', null, null, null, 'qualitative'],
  ['不超预算', null, null, null, 'qualitative'],
  ['2020年完成20场', null, 20, '场'],
  ['2020年12月完成100场讲座', null, 100, '场'],
  ['2020年12月完成不少于20场', '≥', 20, '场'],
  ['2020年12月完成90%', null, 90, '%'],
  ['二〇二〇年完成20场', null, 20, '场'],
  ['1-12月完成20场', null, 20, '场'],
  ['2020年1月1日至2020年12月31日完成20场', null, 20, '场'],
  ['第四季度举办4场', null, 4, '场'],
  ['年内完成20台设备采购', null, 20, '台'],
  ['2020年完成两场讲座', null, 2, '场'],
  ['2020年完成二十场讲座', null, 20, '场'],
  ['2020年完成两次培训', null, 2, '次'],
  ['2020年完成三套教材', null, 3, '套'],
  ['2024年完成二次布展', null, null, null, 'date'],
  ['2020年完成二次供水改造', null, null, null, 'date'],
  ['完成二次供水改造', null, null, null, 'qualitative'],
  ['2020年组织二次申报', null, null, null, 'qualitative'],
  ['2020年完成三次党代会筹备', null, null, null, 'date'],
  ['2020年完成三项制度改革', null, null, null, 'date'],
  ['2020年完成两套班子换届', null, null, null, 'date'],
  ['2020年完成两站改造', null, null, null, 'date'],
  ['2020年完成一场讲座', null, null, null, 'date'],
  ['2020年完成三级响应', null, null, null, 'date'],
  ['2020年完成', null, null, null, 'date'],
  ['2020年12月完成1号楼建设', null, null, null, 'date'],
  ['2020年完成2期工程', null, null, null, 'date'],
  ['2021年3月完成2020年度决算', null, null, null, 'date'],
  ['达到或超过2019年', null, null, null, 'qualitative'],
  ['不低于2019年水平', null, null, null, 'qualitative'],
  ['按照财政要求规范使用资金', null, null, null, 'qualitative'],
];

describe('readTarget', () => {
  test.each(spellings)('%s', (text, comparator, value, unit, kind = 'quantitative', value2) => {
    const target = readTarget(text);
    expect(target).toMatchObject({ raw: text, comparator, value, unit, kind, value2: value2 ?? null });
  });

  test('tells a month and a day that no calendar has', () => {
    expect(readTarget('2024年13月底前')).toMatchObject({ kind: 'qualitative', doubt: { code: 'no-such-date', likely: null } });
    expect(readTarget('2024年13月底前').doubt?.message).toContain('13月');
    expect(readTarget('2023年2月29日').doubt?.code).toBe('no-such-date');
    expect(readTarget('11月31日前').doubt?.message).toContain('11月31日');
    for (const day of ['2024-13-05', '2023.2.30', '2023/11/31'])
      expect(readTarget(day)).toMatchObject({ kind: 'date', doubt: { code: 'no-such-date' } });
    for (const day of [
      '2024-12-31',
      '2023.07-2024.01',
      '2024年2月29日',
      '2月29日前',
      '2024年12月底前',
      '≤13个月',
      '36月',
      '6月30日',
    ])
      expect(readTarget(day).doubt).toBeUndefined();
  });

  test('keeps a slip of recognition as read, and says what was likely meant', () => {
    expect(readTarget('90%≥')).toMatchObject({ comparator: null, value: 90, doubt: { code: 'likely-slip', likely: '≥90%' } });
    expect(readTarget('290%')).toMatchObject({
      comparator: null,
      value: 290,
      unit: '%',
      doubt: { code: 'likely-slip', likely: '≥90%' },
    });
    expect(readTarget('2100%').doubt?.likely).toBe('≥100%');
    expect(readTarget('二95百分比')).toMatchObject({ value: null, doubt: { code: 'likely-slip', likely: '=95百分比' } });
    expect(readTarget('之95%')).toMatchObject({ comparator: null, value: 95, doubt: { likely: '≥95%' } });
    expect(readTarget('S5%')).toMatchObject({ comparator: null, value: 5, unit: '%', doubt: { likely: '≤5%' } });
    expect(readTarget('390%').doubt?.likely).toBe('>90%');
    expect(readTarget('≥9O%')).toMatchObject({ value: null, kind: 'qualitative', doubt: { likely: '≥90%' } });
    expect(readTarget('≥l00场').doubt?.likely).toBe('≥100场');
    expect(readTarget('《5%').doubt?.likely).toBe('≤5%');
    expect(readTarget('≥90°%').doubt?.likely).toBe('≥90%');
    expect(readTarget('≥loo%').doubt?.likely).toBe('≥100%');
    expect(readTarget('≤5%o').doubt?.likely).toBe('≤5‰');
    expect(readTarget('≥90 9%').doubt?.code).toBe('likely-slip');
    expect(readTarget('1 200 000元').doubt).toBeUndefined();
    expect(readTarget('200%').doubt).toBeUndefined();
    expect(readTarget('≥290%').doubt).toBeUndefined();
  });

  test('never picks one of several numbers', () => {
    expect(readTarget('讲座100场，巡展20站')).toMatchObject({
      value: null,
      kind: 'qualitative',
      doubt: { code: 'several-numbers' },
    });
  });

  test('doubts a spread that is larger than its middle, and a share of what may be a count', () => {
    for (const text of ['2±3场', '5±10%', '120±5%'])
      expect(readTarget(text)).toMatchObject({ kind: 'qualitative', value: null, doubt: { code: 'several-numbers' } });
  });

  test('takes a figure and the day it is due for two targets', () => {
    for (const both of ['12月31日前完成20场', '2020年12月底前完成20场', '2020年12月31日完成20场', '年底前举办3场讲座'])
      expect(readTarget(both)).toMatchObject({ kind: 'qualitative', value: null, doubt: { code: 'several-numbers' } });
    expect(readTarget('不早于2024年9月30日').doubt?.code).toBe('several-numbers');
    for (const day of ['2020年12月底前完成验收', '6月底前完成', '2020年12月31日前完成']) {
      expect(readTarget(day)).toMatchObject({ kind: 'date', comparator: '≤' });
      expect(readTarget(day).doubt).toBeUndefined();
    }
  });

  test('says that a target is blank, approximate or reversed', () => {
    for (const blank of ['', '  ', '—', '/', '……']) expect(readTarget(blank).doubt?.code).toBe('blank');
    for (const about of ['20余场', '10多次', '200人左右', '1多', '3年多', '3个多月', '10场余', '举办讲座20余场'])
      expect(readTarget(about).doubt?.code).toBe('approximate');
    expect(readTarget('3年多')).toMatchObject({ value: 3, unit: '年' });
    expect(readTarget('多于10次').doubt).toBeUndefined();
    expect(readTarget('2024年底前完成率100%').doubt?.code).toBe('several-numbers');
    expect(readTarget('约200场')).toMatchObject({ comparator: null, value: 200, doubt: { code: 'approximate' } });
    for (const open of ['3≤n<5', '3＜n≤5', '3<=n<5', '>80%且<90%', '(80%,100%]', '[80%，100%）'])
      expect(readTarget(open)).toMatchObject({ kind: 'range', doubt: { code: 'open-range' } });
    expect(readTarget('3<=n<=5')).toMatchObject({ kind: 'range', value: 3, value2: 5 });
    for (const closed of ['3≤n≤5', '3<=n<=5', '[80%,100%]', '>=80%且<=90%']) expect(readTarget(closed).doubt).toBeUndefined();
    expect(readTarget('90%-80%').doubt?.code).toBe('reversed-range');
  });

  test('never throws, keeps the spelling, and gives figures only to figures', () => {
    const noise = fc.string({
      unit: fc.constantFrom(...'0123456789.,%‰≥≤<>=-—~万亿千百十一二元人次场区年月日底前内以上控制在不少于（）() '),
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), noise), (text) => {
        const target = readTarget(text);
        expect(target.raw).toBe(text.trim());
        if (target.value !== null) expect(Number.isFinite(target.value)).toBe(true);
        if (target.kind === 'qualitative' || target.kind === 'date') expect(target.value).toBeNull();
        if (target.kind === 'range') expect(target.value2).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  test('reads back every comparator, figure and unit that it can be given', () => {
    const comparators = fc.constantFrom('≥', '≤', '>', '<', '=');
    const units = fc.constantFrom('场', '人次', '%', '‰', '元', '个', '天/年');
    fc.assert(
      fc.property(
        comparators,
        fc.integer({ min: 0, max: 9_999_999 }),
        units,
        fc.boolean(),
        (comparator, value, unit, grouped) => {
          const written = grouped ? value.toLocaleString('en-US') : String(value);
          expect(readTarget(`${comparator}${written}${unit}`)).toMatchObject({ comparator, value, unit, kind: 'quantitative' });
        },
      ),
    );
  });
});

test('lastDayOfTarget finds the last day that a date allows', () => {
  expect(lastDayOfTarget('2020年12月底前')).toBe('2020-12-31');
  expect(lastDayOfTarget('每月10日前', 2020)).toBeNull();
  expect(lastDayOfTarget('2020年2月底前')).toBe('2020-02-29');
  expect(lastDayOfTarget('2020-06-15')).toBe('2020-06-15');
  expect(lastDayOfTarget('2020年1月-11月')).toBe('2020-11-30');
  expect(lastDayOfTarget('第三季度', 2020)).toBe('2020-09-30');
  expect(lastDayOfTarget('11月中旬', 2021)).toBe('2021-11-20');
  expect(lastDayOfTarget('20241130前')).toBe('2024-11-30');
  expect(lastDayOfTarget('2024年6月-2025年6月')).toBe('2025-06-30');
  expect(lastDayOfTarget('24年9月底前')).toBe('2024-09-30');
  expect(lastDayOfTarget('次年1月31日前', 2023)).toBe('2024-01-31');
  expect(lastDayOfTarget('年底前')).toBeNull();
  expect(lastDayOfTarget('2020年13月')).toBeNull();
});
