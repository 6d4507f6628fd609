import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { importDeclaration, programmeDetail } from '#src/plan/index.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { must } from '../account.fixture.ts';
import { suggestNextYear } from './suggest-next-year.ts';

let world: TestEnvironment;
beforeAll(async () => {
  world = await testEnvironment();
  world.clock.moveTo(momentOf('2024-03-01', '09:00'));
});
afterAll(() => world.close());

const form = (rows: readonly (readonly string[])[]) => ({
  fileName: '讲座.txt',
  bytes: new TextEncoder().encode(rows.map((cells) => cells.join('\t')).join('\n')),
});
const head = [['项目支出绩效目标表'], ['（2024年度）'], ['项目名称', '讲座'], ['申报单位', '市科普中心']];
const supplement = { start: '2024-01-01', end: '2024-12-31', totalYuan: 1_000_000, currentYearYuan: 1_000_000 };

test('what a form says of other years stays with the indicator, and is history for next year’s targets', async () => {
  const { environment, actors } = world;
  const rows = [
    ['一级指标', '二级指标', '三级指标', '上年实际值', '本年目标值'],
    ['产出指标', '数量指标', '讲座场次', '50场', '≥60场'],
    ['满意度指标', '服务对象满意度指标', '听众满意度', '/', '≥85%'],
  ];
  const { programme, warnings } = must(
    await importDeclaration(environment, actors.manager, form([...head, ...rows]), supplement),
  );
  expect(warnings.map(({ code }) => code)).toContain('other-years-kept');
  const reached = { heading: '上年实际值', year: 2023, midTerm: false, of: 'actual', raw: '50场', value: 50, unit: '场' };
  expect(programme.indicators.map(({ otherValues }) => otherValues)).toEqual([[reached], []]);
  const { indicators } = must(await suggestNextYear(environment, actors.manager, { id: programme.id }));
  expect(indicators.map(({ suggestion }) => [suggestion.target, suggestion.ground.code])).toEqual([
    ['≥45场', 'from-history'],
    ['≥85%', 'kept'],
  ]);
  expect(indicators[0]!.suggestion.ground.params).toMatchObject({ year: 2023, past: 50 });
});

test('a newer form of the same year puts its own in their place', async () => {
  const { environment, actors } = world;
  const rows = [
    ['一级指标', '二级指标', '三级指标', '2023年完成值', '2024年目标值'],
    ['产出指标', '数量指标', '讲座场次', '52场', '≥60场'],
    ['满意度指标', '服务对象满意度指标', '听众满意度', '90%', '≥85%'],
  ];
  const again = { ...supplement, asNewVersion: true, reason: '更正上年数' };
  const { programme } = must(await importDeclaration(environment, actors.manager, form([...head, ...rows]), again));
  const { indicators } = must(await programmeDetail(environment, actors.manager, programme.id));
  expect(indicators.map(({ otherValues }) => otherValues.map(({ raw, year }) => [raw, year]))).toEqual([
    [['52场', 2023]],
    [['90%', 2023]],
  ]);
  expect(indicators.map(({ target }) => target.version)).toEqual([1, 1]);
});
