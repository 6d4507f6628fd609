import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { renderExcel } from '#src/platform/documents/index.ts';
import { granted as must, type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { cnTargetSheet } from '../declaration/forms.fixture.ts';
import { changeIndicator } from './indicators/change-indicator.ts';
import { reading, source, target } from './programme.fixture.ts';
import {
  addIndicator,
  approveProgramme,
  bindMeasure,
  bindSuggestions,
  changeProgramme,
  changeTarget,
  closeProgramme,
  importDeclaration,
  orderIndicators,
  programmeDetail,
  removeIndicator,
  saveBudgetLine,
  removeSubProgramme,
  saveSubProgramme,
  setWeights,
  targetHistory,
  programmeHistory,
} from './index.ts';

const form2020 = readFileSync(new URL('../../../examples/基层科普服务-2020.txt', import.meta.url));
let world: TestEnvironment;

beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world.close());

const imported = async (project: string) =>
  must(await importDeclaration(world.environment, world.actors.manager, source(project))).programme;
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? null : result.refusal?.code);

describe('importing a declaration', () => {
  test('the 2020 form becomes a programme with its seven targets and fitting measures', async () => {
    const { programme } = must(
      await importDeclaration(world.environment, world.actors.manager, { fileName: '目标表.txt', bytes: form2020 }),
    );
    expect(programme).toMatchObject({
      name: '基层科普服务',
      applicant: '上海市科普事业中心',
      fiscalYear: 2020,
      totalFen: 120_000_000,
      state: 'draft',
    });
    expect(programme.indicators.map((row) => [row.target.raw, row.target.version, row.suggestion?.code])).toEqual([
      ['=120万元', 1, 'money-executed'],
      ['=16区', 1, 'districts-covered'],
      ['>=80%', 1, 'activities-met'],
      ['=100', 1, 'activities-on-time'],
      ['按照财政要求规范使用资金', 1, 'spending-in-order'],
      ['=20万人次', 1, 'attendance'],
      ['=100', 1, 'satisfaction'],
    ]);
    const bound = must(await bindSuggestions(world.environment, world.actors.manager, { id: programme.id }));
    expect(bound.indicators.map((row) => row.measure?.code)).toEqual(programme.indicators.map((row) => row.suggestion?.code));
  });

  test('the competent authority of a form is taken with its code, and a form without it takes nothing away', async () => {
    const { environment, actors } = world;
    const bytes = await renderExcel(cnTargetSheet);
    const { programme } = must(await importDeclaration(environment, actors.manager, { fileName: '中央.xlsx', bytes }));
    expect(programme).toMatchObject({ department: '演示市科协', departmentCode: '101', applicant: '演示市科普中心' });
    const again = source(programme.name, { year: programme.fiscalYear, unit: programme.applicant });
    const second = must(await importDeclaration(environment, actors.manager, again, { asNewVersion: true }));
    expect(second.programme).toMatchObject({ id: programme.id, department: '演示市科协', departmentCode: '101' });
  });

  test('a year outside of the dates is kept as it stands, and said', async () => {
    const { environment, actors } = world;
    const { programme, warnings } = must(
      await importDeclaration(environment, actors.manager, source('年度写错', { year: 2025 })),
    );
    expect(programme).toMatchObject({ fiscalYear: 2025, startsOn: '2020-01-01', endsOn: '2020-12-31' });
    expect(warnings.map(({ message }) => message)).toEqual([
      '“年度 2025”不在“2020年1月1日至2020年12月31日”之内，按所写记下，请核对哪一个有误',
    ]);
  });

  test('the same file again is refused, and as a new version keeps every old target', async () => {
    await imported('重复导入');
    expect(codeOf(await importDeclaration(world.environment, world.actors.manager, source('重复导入')))).toBe(
      'declaration-already-imported',
    );
    const second = source('重复导入', { warnings: [{ code: 'x', message: '看不清', where: '第3行' }] });
    second.reading.indicators[1]!.target = target('≥18万人次', 180_000, '人次');
    second.reading.indicators.splice(0, 1);
    expect(codeOf(await importDeclaration(world.environment, world.actors.manager, second))).toBe('declaration-already-imported');
    const { programme, warnings, version } = must(
      await importDeclaration(world.environment, world.actors.manager, second, { asNewVersion: true, reason: '市财政批复' }),
    );
    expect(version).toBe('changed');
    expect(warnings.map((one) => one.code)).toEqual(['x', 'indicator-not-on-form']);
    expect(programme.indicators.map((row) => row.target.raw)).toEqual(['≥16区', '≥18万人次']);
    const history = must(await targetHistory(world.environment, world.actors.auditor, programme.indicators[1]!.id));
    expect(history.map((row) => [row.version, row.raw, row.reason, row.changedBy])).toEqual([
      [2, '≥18万人次', '市财政批复', '经理甲'],
      [1, '≥20万人次', '', '经理甲'],
    ]);
  });

  test('a form without project or applicant is refused, and only a manager may import', async () => {
    expect(codeOf(await importDeclaration(world.environment, world.actors.manager, source('x', { project: null })))).toBe(
      'declaration-lacks',
    );
    expect(codeOf(await importDeclaration(world.environment, world.actors.manager, source('x', { unit: null })))).toBe(
      'declaration-lacks',
    );
    const blank = reading('y').budget;
    const bare = source('没有日期', { start: null, end: null, budget: { ...blank, totalYuan: null } });
    expect(await importDeclaration(world.environment, world.actors.manager, bare)).toMatchObject({
      ok: false,
      refusal: { code: 'declaration-lacks', params: { what: '计划开始日期、计划完成日期、项目总预算' } },
    });
    const supplement = { start: '2020-03-01', end: '2020-11-30', totalYuan: 1_300_000 };
    expect(must(await importDeclaration(world.environment, world.actors.manager, bare, supplement)).programme).toMatchObject({
      startsOn: '2020-03-01',
      endsOn: '2020-11-30',
      totalFen: 130_000_000,
      currentYearFen: 120_000_000,
    });
    expect(codeOf(await importDeclaration(world.environment, world.actors.finance, source('x')))).toBe('not-allowed');
  });

  test('two imports of one form at the same time make one programme', async () => {
    const both = await Promise.all(
      [1, 2].map(() => importDeclaration(world.environment, world.actors.manager, source('同时导入'))),
    );
    expect(both.map(codeOf).sort()).toEqual(['declaration-already-imported', null]);
  });

  test('another tenant sees nothing of it', async () => {
    const programme = await imported('只属于上海');
    expect(codeOf(await programmeDetail(world.environment, world.actors.otherTenantManager, programme.id))).toBe('not-found');
    expect(
      codeOf(
        await changeProgramme(world.environment, world.actors.otherTenantManager, { id: programme.id, version: 1, name: '改' }),
      ),
    ).toBe('not-found');
  });
});

describe('a programme', () => {
  test('takes one of two edits that saw the same version', async () => {
    const { id } = await imported('两人同时改');
    const edits = await Promise.all(
      ['甲', '乙'].map((category) => changeProgramme(world.environment, world.actors.manager, { id, version: 1, category })),
    );
    expect(edits.map(codeOf).sort()).toEqual(['changed-meanwhile', null]);
  });

  test('needs a reason for a changed target once approved, keeps its indicators then, and changes no more when closed', async () => {
    const { environment, actors } = world;
    const draft = await imported('批准与结项');
    const [first, second] = draft.indicators;
    const without = must(await removeIndicator(environment, actors.manager, { indicatorId: second!.id, version: 1 }));
    expect(without.indicators).toHaveLength(1);
    const approved = must(await approveProgramme(environment, actors.manager, { id: draft.id, version: draft.version }));
    expect(approved.state).toBe('approved');
    const change = { indicatorId: first!.id, version: 1, target: '≥15区' };
    expect(codeOf(await changeTarget(environment, actors.manager, change))).toBe('target-reason-missing');
    expect(codeOf(await removeIndicator(environment, actors.manager, { indicatorId: first!.id, version: 1 }))).toBe(
      'indicator-fixed',
    );
    const changed = must(await changeTarget(environment, actors.manager, { ...change, reason: '一区停办' }));
    expect(changed.indicators[0]!.target).toMatchObject({ version: 2, value: 15, unit: '区', reason: '一区停办' });
    expect(codeOf(await changeTarget(environment, actors.manager, { ...change, target: '≥14区', reason: '再改' }))).toBe(
      'changed-meanwhile',
    );
    const same = { ...change, version: 2, reason: '同' };
    expect(
      codeOf(await changeTarget(environment, actors.manager, { ...same, target: '>=15区' })),
      'the same, typed otherwise',
    ).toBe('target-unchanged');
    const turn = { ...change, version: 2, reason: '测试' };
    expect(codeOf(await changeTarget(environment, actors.manager, { ...turn, target: '很多' }))).toBe('target-becomes-words');
    const words = must(await changeTarget(environment, actors.manager, { ...turn, target: '很多', otherSort: true }));
    expect(words.indicators[0]!.target).toMatchObject({ version: 3, kind: 'qualitative' });
    const closed = must(await closeProgramme(environment, actors.manager, { id: draft.id, version: approved.version }));
    expect(closed.abilities.change).toBe(false);
    expect(codeOf(await saveSubProgramme(environment, actors.manager, { id: draft.id, code: 'late', name: '晚到' }))).toBe(
      'programme-closed',
    );
  });

  test('orders and weighs its indicators; weights must sum to 90', async () => {
    const { environment, actors } = world;
    const programme = await imported('排序与分值');
    const [first, second] = programme.indicators.map((row) => row.id) as [string, string];
    const id = programme.id;
    expect(codeOf(await orderIndicators(environment, actors.manager, { id, indicatorIds: [first] }))).toBe('order-incomplete');
    const ordered = must(await orderIndicators(environment, actors.manager, { id, indicatorIds: [second, first] }));
    expect(ordered.indicators.map((row) => row.id)).toEqual([second, first]);
    const weigh = (one: number, other: number) =>
      setWeights(environment, actors.manager, {
        id,
        weights: [
          { indicatorId: first, weight: one },
          { indicatorId: second, weight: other },
        ],
      });
    expect(codeOf(await weigh(50, 50))).toBe('weights-sum');
    expect(must(await weigh(49.5, 40.5)).indicators.map((row) => row.weight)).toEqual([40.5, 49.5]);
  });

  test('a row without the name of its indicator is neither imported nor approved, and named', async () => {
    const { environment, actors } = world;
    const [named, other] = reading('无名指标').indicators;
    const unnamed = source('无名指标', { indicators: [named!, { ...other!, level3: ' ' }] });
    const refused = { ok: false, refusal: { code: 'indicators-unnamed', params: { rows: '2' } } };
    expect(await importDeclaration(environment, actors.manager, unnamed)).toMatchObject(refused);
    const { id, indicators } = await imported('原先没有名称');
    const row = { indicatorId: indicators[1]!.id, version: indicators[1]!.version, level3: '' };
    const { version } = must(await changeIndicator(environment, actors.manager, row));
    expect(await approveProgramme(environment, actors.manager, { id, version })).toMatchObject(refused);
  });

  test('refuses a measure in another unit than the target', async () => {
    const { environment, actors } = world;
    const programme = await imported('口径单位');
    const bind = (measureCode: string) =>
      bindMeasure(environment, actors.manager, { indicatorId: programme.indicators[0]!.id, version: 1, measureCode });
    expect(codeOf(await bind('attendance'))).toBe('measure-unit-mismatch');
    expect(codeOf(await bind('no-such'))).toBe('measure-unknown');
    expect(must(await bind('districts-covered')).indicators[0]!.measure).toMatchObject({ code: 'districts-covered', version: 1 });
  });

  test('warns when budget lines exceed the total, and is then not approved', async () => {
    const { environment, actors } = world;
    const { id } = await imported('预算超出');
    const line = { id, code: 'A1', name: '讲座', subProgramme: null };
    expect(must(await saveBudgetLine(environment, actors.manager, { ...line, amountFen: 120_000_100 })).budget.overFen).toBe(100);
    expect(codeOf(await approveProgramme(environment, actors.manager, { id, version: 1 }))).toBe('budget-lines-exceed');
    expect(codeOf(await saveBudgetLine(environment, actors.manager, { ...line, amountFen: 1 }))).toBe('changed-meanwhile');
    expect(must(await saveBudgetLine(environment, actors.manager, { ...line, version: 1, amountFen: 1 })).budget.overFen).toBe(0);
  });

  test('the history calls budget lines and sub-programmes by their names', async () => {
    const { environment, actors } = world;
    const { id } = await imported('按名称');
    must(await saveSubProgramme(environment, actors.manager, { id, code: 'science-cafe', name: '科学咖啡馆' }));
    const line = { id, code: 'A1', name: '讲座', subProgramme: 'science-cafe', amountFen: 100 };
    must(await saveBudgetLine(environment, actors.manager, line));
    const [entered] = must(await programmeHistory(environment, actors.manager, { id }));
    expect(entered).toMatchObject({ of: 'budget-line', line: 'A1 讲座', act: 'entered' });
    expect(entered!.changes).toContainEqual({ field: 'subProgramme', before: null, after: '科学咖啡馆' });
  });

  test('the history holds sub-programmes, indicators and targets as well', async () => {
    const { environment, actors } = world;
    const { manager } = actors;
    const { id, indicators, version } = await imported('全部版本');
    must(await approveProgramme(environment, manager, { id, version }));
    const [first] = indicators;
    world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000));
    const on = { indicatorId: first!.id, version: 1 };
    must(await changeTarget(environment, manager, { ...on, target: '≥70场', otherSort: true, reason: '批复调整' }));
    must(await changeIndicator(environment, manager, { ...on, level3: '讲座场次（含线上）' }));
    const added = { id, level1: '产出', level2: '数量', level3: '新增场次', target: '≥3场', reason: '补充' };
    must(await addIndicator(environment, manager, added));
    const part = { id, code: 'science-cafe', name: '科学咖啡馆' };
    expect(codeOf(await saveSubProgramme(environment, manager, part))).toBe('plan-reason-missing');
    must(await saveSubProgramme(environment, manager, { ...part, reason: '新增专题' }));
    must(await saveSubProgramme(environment, manager, { ...part, name: '科学茶座', version: 1, reason: '更名' }));
    expect(codeOf(await removeSubProgramme(environment, manager, part))).toBe('plan-reason-missing');
    must(await removeSubProgramme(environment, manager, { ...part, reason: '并入讲座' }));
    must(await saveSubProgramme(environment, manager, { ...part, reason: '恢复' }));
    const history = must(await programmeHistory(environment, manager, { id }));
    expect(history.find((one) => one.of === 'target')).toMatchObject({
      line: '讲座场次（含线上）',
      act: 'changed',
      version: 2,
      changedBy: manager.name,
      reason: '批复调整',
      changes: [{ field: 'target', before: first!.target.raw, after: '≥70场' }],
    });
    const acts = (of: string) => history.filter((one) => one.of === of).map(({ act, line }) => `${act} ${line ?? ''}`);
    expect(acts('indicator').sort()).toEqual(['changed 讲座场次（含线上）', 'entered 新增场次']);
    const parts = history.filter((one) => one.of === 'sub-programme');
    const told = parts.map(({ act, line, version, reason }) => `${act} ${line} ${version} ${reason}`);
    expect(told).toEqual([
      'entered 科学咖啡馆 4 恢复',
      'removed 科学茶座 3 并入讲座',
      'changed 科学茶座 2 更名',
      'entered 科学咖啡馆 1 新增专题',
    ]);
    expect(parts[2]!.changes).toEqual([{ field: 'name', before: '科学咖啡馆', after: '科学茶座' }]);
    expect(acts('programme')).toEqual(['approved ', 'imported 全部版本.xlsx']);
  });

  test('adds an indicator whose target is written in Chinese words', async () => {
    const { environment, actors } = world;
    const { id } = await imported('增加指标');
    const add = (expression: string) =>
      addIndicator(environment, actors.manager, { id, level1: '产出', level2: '数量', level3: '讲座场次', target: expression });
    expect(codeOf(await add('—'))).toBe('target-unreadable');
    expect(must(await add('不少于64场')).indicators[2]).toMatchObject({
      target: { comparator: '≥', value: 64, unit: '场' },
      suggestion: { code: 'sessions-held' },
    });
  });
});
