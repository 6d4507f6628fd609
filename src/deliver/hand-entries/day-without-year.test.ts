import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import { testEnvironment } from '../../../tests/support/environment.ts';
import { as, planSmallYear } from '../../../tests/support/small-year.ts';
import { handEntryRoutes } from './hand-entry.http.ts';
import { dayWithoutYear } from './hand-entry.rules.ts';

test.each([
  ['11月22日', '2020-01-01', '2020-12-31', '2020-11-22'],
  ['11-22', '2020-01-01', '2020-12-31', '2020-11-22'],
  ['3月5', '2020-01-01', '2020-12-31', '2020-03-05'],
  ['11月22日', '2019-11-23', '2020-11-22', '2020-11-22'],
  ['11月22日', '2019-11-22', '2020-11-22', 'unsure'],
  ['2月29日', '2019-01-01', '2021-12-31', '2020-02-29'],
  ['2月29日', '2019-01-01', '2019-12-31', 'unsure'],
  ['1月5日', '2020-03-01', '2020-12-31', 'unsure'],
  ['2月30日', '2020-01-01', '2020-12-31', null],
  ['13-05', '2020-01-01', '2020-12-31', null],
  ['22日', '2020-01-01', '2020-12-31', null],
  ['11.22', '2020-01-01', '2020-12-31', null],
  ['11月-22', '2020-01-01', '2020-12-31', null],
])('%s between %s and %s is %s', (text, startsOn, endsOn, day) => {
  expect(dayWithoutYear(text, { startsOn, endsOn })).toBe(day);
});

test('a sheet with days without a year is read where the programme makes it certain, and its rows are summed unit by unit', async () => {
  const world = await testEnvironment();
  try {
    const year = await planSmallYear(world);
    const heads = ['计划活动', '子项目', '类别', '内容', '日期', '数量', '单位', '计数方法', '区'];
    const upload = async (days: readonly string[], dryRun: boolean) => {
      const of = (at: number, ...rest: [string, string, string, number, string, string]) => {
        const [activity, kind, what, quantity, unit, method] = rest;
        return [activity, activity ? '' : '科学咖啡馆', kind, what, days[at]!, quantity, unit, method, activity ? '' : '普陀区'];
      };
      const rows = [
        of(0, '科学咖啡馆 普陀区', '人次', '上午', 40, '人次', '清点'),
        of(1, '', '产出', '展板', 1, '套', ''),
        of(2, '', '产出', '展板补', 2, '套', ''),
        of(3, '科学咖啡馆 普陀区', '人次', '下午', 12, '人次', '清点'),
        of(4, '', '产出', '折页', 300, '份', ''),
      ];
      const bytes = await writeWorkbook([{ name: '手工录入', columns: heads.map((header) => ({ header })), rows }]);
      const file = new File([bytes.slice()], '日报.xlsx');
      return call(
        handEntryRoutes.upload,
        { programmeId: year.programmeId, file, dryRun },
        as(world.environment, world.actors.manager),
      );
    };
    const bad = await upload(['4月23日', '4-31', '２月３０日', '04-24', '2020-04-25'], true);
    expect(bad.errors.map(({ cell, message }) => [cell, message.slice(0, 4)])).toEqual([
      ['E3', '不是日期'],
      ['E4', '不是日期'],
    ]);
    const days = ['4月23日', '4-22', '４月２１日', '04-24', '2020-04-25'];
    const dry = await upload(days, true);
    expect(dry.errors).toEqual([]);
    expect(dry.preview.map(({ occurredOn }) => occurredOn)).toEqual([
      '2020-04-23',
      '2020-04-22',
      '2020-04-21',
      '2020-04-24',
      '2020-04-25',
    ]);
    expect(dry.warnings.map(({ cell, message }) => [cell, message])).toContainEqual(['E2', '“4月23日”按 2020-04-23 录入']);
    expect(dry.warnings).toHaveLength(4);
    expect(dry.sums).toEqual([
      { unit: '人次', quantity: 52 },
      { unit: '套', quantity: 3 },
      { unit: '份', quantity: 300 },
    ]);
    const done = await upload(days, false);
    expect(done).toMatchObject({ applied: true, sums: dry.sums });
  } finally {
    await world.close();
  }
});
