import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeWorkbook } from '#src/platform/documents/index.ts';
import { granted as must, type TestEnvironment, testEnvironment } from '../../../../tests/support/environment.ts';
import {
  addActivity,
  importActivities,
  importDeclaration,
  listActivities,
  saveSubProgramme,
  removeSubProgramme,
  changeActivity,
  withdrawActivities,
  programmeDetail,
} from '../index.ts';
import { source } from '../programme.fixture.ts';

let world: TestEnvironment;

beforeAll(async () => {
  world = await testEnvironment();
});
afterAll(() => world.close());

const imported = async (project: string) =>
  must(await importDeclaration(world.environment, world.actors.manager, source(project))).programme;
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? null : result.refusal?.code);

describe('planned activities', () => {
  const fields = {
    subProgramme: 'science-cafe',
    name: '黄浦区科学咖啡馆',
    district: '310101',
    factKind: 'session-held',
    unit: '场',
    target: 4,
    dueOn: '2020-09-30',
  };

  async function planned(project: string) {
    const { id } = await imported(project);
    must(await saveSubProgramme(world.environment, world.actors.manager, { id, code: 'science-cafe', name: '科学咖啡馆' }));
    return id;
  }

  test('are checked, changed by version, and withdrawn with a reason', async () => {
    const { environment, actors } = world;
    const id = await planned('计划活动');
    const add = (change: Partial<typeof fields>) => addActivity(environment, actors.manager, { id, ...fields, ...change });
    expect(codeOf(await add({ subProgramme: 'unknown' }))).toBe('sub-programme-unknown');
    expect(codeOf(await add({ district: '320101' }))).toBe('district-unknown');
    expect(codeOf(await add({ unit: '人次' }))).toBe('activity-unit');
    expect(codeOf(await add({ dueOn: '2021-01-01' }))).toBe('activity-due-outside');
    const activity = must(await add({}));
    expect(activity).toMatchObject({ districtName: '黄浦区', subProgrammeName: '科学咖啡馆', version: 1 });
    expect(codeOf(await add({}))).toBe('activity-name-taken');
    const change = { activityId: activity.id, ...fields, target: 5 };
    expect(must(await changeActivity(environment, actors.manager, { ...change, version: 1 })).target).toBe(5);
    expect(codeOf(await changeActivity(environment, actors.manager, { ...change, version: 1 }))).toBe('changed-meanwhile');
    expect(codeOf(await removeSubProgramme(environment, actors.manager, { id, code: 'science-cafe' }))).toBe(
      'sub-programme-in-use',
    );
    const withdraw = () =>
      withdrawActivities(environment, actors.manager, { id, activityIds: [activity.id], reason: '场地停用' });
    expect([must(await withdraw()), must(await withdraw())]).toEqual([{ withdrawn: 1 }, { withdrawn: 0 }]);
    expect(codeOf(await changeActivity(environment, actors.manager, { ...change, version: 3 }))).toBe('activity-withdrawn');
    const withdrawn = { id, state: 'withdrawn', sort: '-target', page: 1, pageSize: 10 } as const;
    const list = await listActivities(environment, actors.coordinator, withdrawn);
    expect(must(list).items.map((one) => one.withdrawnReason)).toEqual(['场地停用']);
    // The name is free again: what was taken back is made anew.
    expect(must(await add({})).id).not.toBe(activity.id);
    expect(codeOf(await add({}))).toBe('activity-name-taken');
  });

  test('come from a workbook: every wrong cell is named, a dry run adds nothing, good rows are added once', async () => {
    const { environment, actors } = world;
    const id = await planned('批量录入');
    const book = (rows: (string | number)[][]) =>
      writeWorkbook([
        {
          name: '计划活动',
          columns: ['子项目', '活动名称', '区', '计数方式', '单位', '目标数量', '截止日期'].map((header) => ({ header })),
          rows,
        },
      ]);
    const bad = await book([
      ['科学咖啡馆', '甲', '黄浦区', '场次举办', '场', '４', '2020年9月30日'],
      ['没有的', '乙', '', '场次举办', '场', '4', '2020-09-30'],
      ['科学咖啡馆', '丙', '', '场次举办', '场', '很多', '2020-02-30'],
      ['科学咖啡馆', '甲', '', '参加人次', '人次', '400', '2020/9/1'],
    ]);
    const failed = must(await importActivities(environment, actors.manager, { id, bytes: bad, dryRun: false }));
    expect(failed.errors.map((error) => error.cell)).toEqual(['A3', 'F4', 'G4', 'B5']);
    expect(failed.added).toEqual([]);
    const good = await book([
      ['science-cafe', '甲', '黄浦区', '场次举办', '场', 4, '2020-09-30'],
      ['科学咖啡馆', '乙', '', '参加人次', '人次', 400, '2020-12-01'],
    ]);
    const dry = must(await importActivities(environment, actors.manager, { id, bytes: good, dryRun: true }));
    expect([dry.errors, dry.rows, dry.added]).toEqual([[], 2, []]);
    expect(must(await importActivities(environment, actors.manager, { id, bytes: good, dryRun: false })).added).toHaveLength(2);
    const again = must(await importActivities(environment, actors.manager, { id, bytes: good, dryRun: false }));
    expect(again, 'what stands already changes nothing').toMatchObject({ errors: [], rows: 2, unchanged: 2, added: [] });
    const more = await book([
      ['科学咖啡馆', '甲', '黄浦区', '场次举办', '场', 4, '2020-09-30'],
      ['科学咖啡馆', '丁', '', '参加人次', '人次', 50, '2020-12-01'],
    ]);
    const some = must(await importActivities(environment, actors.manager, { id, bytes: more, dryRun: true }));
    expect(some).toMatchObject({ errors: [], rows: 2, unchanged: 1 });
    const other = await book([
      ['科学咖啡馆', '甲', '黄浦区', '场次举办', '场', 5, '2020-09-30'],
      ['科学咖啡馆', '乙', '', '参加人次', '人次', 400, '2020-12-01'],
    ]);
    const refused = must(await importActivities(environment, actors.manager, { id, bytes: other, dryRun: false }));
    expect([refused.errors.map((error) => error.cell), refused.unchanged, refused.added]).toEqual([['B2'], 1, []]);
    expect(must(await programmeDetail(environment, actors.manager, id)).activities.total).toBe(2);
  });

  test('come from a workbook whose columns were moved; a formula is named and never passed over as if nothing stood there', async () => {
    const { environment, actors } = world;
    const id = await planned('列序');
    const rows = [
      ['2020年计划', null],
      ['活动名称', '子项目', '备注', '区', '计数方式', '单位', '目标数量', '截止日期'],
      ['甲', '科学咖啡馆', '', null, '场次举办', '场', 4, '2020-09-30'],
      ['乙', '科学咖啡馆', '', null, '场次举办', '场', 4, '2020-09-30'],
    ];
    const formula = new Map([['2,3', { value: null, formula: 'A1', formulaResult: '黄浦区' }]]);
    const wrong = await writeXlsx({ sheets: [{ name: '计划活动', rows, cells: formula }] });
    const refused = must(await importActivities(environment, actors.manager, { id, bytes: wrong, dryRun: false }));
    expect(refused).toMatchObject({ added: [], errors: [{ cell: 'D3', column: '区', problem: '是公式，请改填数值或文字' }] });
    const right = await writeXlsx({ sheets: [{ name: '计划活动', rows }] });
    expect(must(await importActivities(environment, actors.manager, { id, bytes: right, dryRun: false })).added).toHaveLength(2);
    const changed = rows.map((row) => row.map((cell) => (cell === 4 ? 5 : cell)));
    const other = await writeXlsx({ sheets: [{ name: '计划活动', rows: changed }] });
    const again = must(await importActivities(environment, actors.manager, { id, bytes: other, dryRun: false }));
    expect(again.errors.map((error) => error.cell)).toEqual(['A3', 'A4']);
  });
});
