import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noFunds } from '#src/kernel/funds.ts';
import { granted as must, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { noFundsReading } from '../declaration/funds-reading.contract.ts';
import { changeProgramme, draftNextYear, importDeclaration, programmeHistory } from './index.ts';
import { source } from './programme.fixture.ts';

let world: TestEnvironment;
let admin: pg.Client;
beforeAll(async () => {
  world = await testEnvironment();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const text = (attribute: string, money: string) =>
  Buffer.from(`项目支出绩效目标申报表
（2021年度）
项目名称：社区科普大讲堂
主管部门：宁川市科学技术协会
实施单位：宁川市科技馆
项目期：2021年1月1日至2021年12月31日
${attribute}项目资金总额：86.5万元
年度资金总额：86.5万元${money}
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 举办科普讲座场次 ≥60场
`);
const said = text('项目属性：延续项目\n', '，其中：财政拨款80万元，其他资金6.5万元');
const ofYear = { ...noFunds, currentYearFiscalFen: 80_000_000, currentYearOtherFen: 6_500_000 };
const headers = async (id: string) =>
  (await admin.query('SELECT header FROM plan.programme_version WHERE programme_id = $1 ORDER BY version', [id])).rows.map(
    ({ header }) => header as Record<string, unknown>,
  );

describe('importing a declaration', () => {
  test('keeps the attribute and the parts of its money; a form that is silent of them takes nothing away', async () => {
    const { environment, actors } = world;
    const first = must(await importDeclaration(environment, actors.manager, { fileName: '一.txt', bytes: said }));
    expect(first.programme).toMatchObject({ attribute: '延续项目', ...ofYear });
    expect(first.warnings).toEqual([]);
    const silent = { fileName: '二.txt', bytes: text('', '') };
    const second = must(await importDeclaration(environment, actors.manager, silent, { asNewVersion: true }));
    expect(second.programme).toMatchObject({ id: first.programme.id, attribute: '延续项目', ...ofYear });
    const other = { fileName: '三.txt', bytes: text('项目属性：新增项目\n', '，其中：财政拨款80万元，其他资金3万元') };
    const third = must(await importDeclaration(environment, actors.manager, other, { asNewVersion: true }));
    expect(third.programme).toMatchObject({ attribute: '新增项目', currentYearOtherFen: 3_000_000 });
    expect(third.warnings).toEqual([
      {
        code: 'funds-differ',
        message: '“项目当年预算 865,000.00 元”与“其中各项合计 830,000.00 元”对不上，按表上所写记下，请核对',
        where: '表头',
      },
    ]);
    const [newest] = must(await programmeHistory(environment, actors.manager, { id: first.programme.id }));
    expect(newest?.changes).toEqual([
      { field: 'attribute', before: '延续项目', after: '新增项目' },
      { field: 'currentYearOtherFen', before: 6_500_000, after: 3_000_000 },
    ]);
  });

  test('takes the parts that were mended by hand', async () => {
    const { fileName, reading } = source('手工改过');
    const funds = { ...noFundsReading, totalFiscalYuan: 1_000_000.05, totalOtherYuan: 199_999.95 };
    const mended = { fileName, reading: { ...reading, attribute: '新增项目', funds } };
    const { programme } = must(await importDeclaration(world.environment, world.actors.manager, mended));
    expect(programme).toMatchObject({
      ...noFunds,
      attribute: '新增项目',
      totalFiscalFen: 100_000_005,
      totalOtherFen: 19_999_995,
    });
  });
});

describe('changing the head', () => {
  test('parts that do not add up are refused in a sentence, and nothing is kept of them', async () => {
    const { environment, actors } = world;
    const { programme } = must(await importDeclaration(environment, actors.manager, source('对不上')));
    const of = { id: programme.id, version: programme.version };
    const change = (funds: Partial<typeof noFunds> & { currentYearFen?: number }) =>
      changeProgramme(environment, actors.manager, { ...of, ...funds });
    expect(await change({ totalFiscalFen: 100_000_000, totalOtherFen: 10_000_000 })).toMatchObject({
      refusal: { code: 'total-parts-differ', params: { sum: '1,200,000.00', parts: '1,100,000.00' } },
    });
    expect(await change({ currentYearCarriedFen: 120_000_001 })).toMatchObject({ refusal: { code: 'year-parts-differ' } });
    must(await change({ currentYearFiscalFen: 100_000_000, currentYearOtherFen: 20_000_000 }));
    of.version += 1;
    expect(await change({ currentYearFen: 110_000_000 })).toMatchObject({ refusal: { code: 'year-parts-differ' } });
    await expect(admin.query('UPDATE plan.programme SET total_other_fen = -1 WHERE id = $1', [of.id])).rejects.toThrow(/check/);
  });

  test('what was imported as the form has it does not stand in the way of other changes', async () => {
    const { environment, actors } = world;
    const { fileName, reading } = source('照录');
    const funds = { ...noFundsReading, currentYearFiscalYuan: 5, currentYearOtherYuan: 5 };
    const { programme } = must(
      await importDeclaration(environment, actors.manager, { fileName, reading: { ...reading, funds } }),
    );
    const of = { id: programme.id, version: programme.version };
    expect(must(await changeProgramme(environment, actors.manager, { ...of, department: '市科协' })).version).toBe(2);
    const again = await changeProgramme(environment, actors.manager, { ...of, version: 2, currentYearOtherFen: 900 });
    expect(again).toMatchObject({ refusal: { code: 'year-parts-differ' } });
  });

  test('a version says only what is said: before and after it is as it always was', async () => {
    const { environment, actors } = world;
    const { programme } = must(await importDeclaration(environment, actors.manager, source('各版')));
    const change = async (version: number, given: object) =>
      must(await changeProgramme(environment, actors.manager, { id: programme.id, version, ...given }));
    await change(1, { attribute: '新增项目', ...noFunds, totalFiscalFen: 120_000_000, totalOtherFen: 0 });
    await change(2, { attribute: '', ...noFunds });
    const [first, second, third] = await headers(programme.id);
    expect(third).toEqual(first);
    expect(Object.keys(first!)).toHaveLength(16);
    expect(second).toEqual({ ...first, attribute: '新增项目', totalFiscalFen: 120_000_000, totalOtherFen: 0 });
    const [last] = must(await programmeHistory(environment, actors.manager, { id: programme.id }));
    expect(last?.changes).toEqual([
      { field: 'attribute', before: '新增项目', after: '' },
      { field: 'totalFiscalFen', before: 120_000_000, after: null },
      { field: 'totalOtherFen', before: 0, after: null },
    ]);
  });

  test('the draft of the next year takes the attribute over, and leaves its money unsaid', async () => {
    const { environment, actors } = world;
    const { programme } = must(await importDeclaration(environment, actors.manager, source('来年')));
    const given = { attribute: '新增项目', currentYearFiscalFen: 120_000_000, currentYearOtherFen: 0 };
    must(await changeProgramme(environment, actors.manager, { id: programme.id, version: 1, ...given }));
    const targets = [{ indicatorId: programme.indicators[0]!.id, target: '≥18区' }];
    const next = must(await draftNextYear(environment, actors.manager, { id: programme.id, targets }));
    expect(next).toMatchObject({ ...noFunds, attribute: '新增项目', fiscalYear: 2021, totalFen: 120_000_000 });
  });
});
