import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import {
  approveProgramme,
  changeActivity,
  changeMeasure,
  changeProgramme,
  changeTarget,
  listActivities,
  programmeDetail,
  programmeHistory,
  removeBudgetLine,
  saveBudgetLine,
  setWeights,
  withdrawActivities,
} from '#src/plan/index.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../tests/support/environment.ts';
import { expectInvariants } from '../../tests/support/invariants.ts';
import { must, plannedActivity, record, referenceProgramme } from './account.fixture.ts';
import { declarationForm, selfEvaluationForm } from './forms.ts';
import { listActivitiesWithProgress } from './figures/activity-progress.ts';
import { accountCommand, accountOf, figureDetail, listActivityProgress, stateIndicator } from './index.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
const brandName = '使基层科协建设品牌认知度日渐成熟';

const on = (day: string): void => world.clock.moveTo(momentOf(day, '10:00'));
const detail = async () => must(await programmeDetail(world.environment, world.actors.manager, programme.id));
const account = async (at?: string) => must(await accountOf(world.environment, world.actors.manager, programme.id, at));
const named = <Row extends { level3: string }>(rows: readonly Row[], level3: string): Row =>
  rows.find((row) => row.level3 === level3)!;
const brand = async (at?: string) => named((await account(at)).indicators, brandName);
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? null : result.refusal?.code);

/** Declared in January, changed in June, looked at in August. */
beforeAll(async () => {
  world = await testEnvironment({ demo: true });
  const { environment } = world;
  const { manager } = world.actors;
  on('2020-01-06');
  programme = await referenceProgramme(environment, manager);
  await plannedActivity(environment, manager, programme.id, { name: '春季', target: 1, dueOn: '2020-03-31' });
  const line = { id: programme.id, code: 'fees', name: '讲课费', subProgramme: null, amountFen: 1_000_000 };
  must(await saveBudgetLine(environment, manager, line));
  on('2020-01-10');
  must(await approveProgramme(environment, manager, { id: programme.id, version: (await detail()).version }));
  const people = { kind: 'attendance', method: 'counted', unit: '人次', quantity: 100_000, district: '310107' } as const;
  await record(environment, manager, programme.id, [{ on: '2020-03-01', ...people }]);
  on('2020-06-15');
  const { id, target } = named((await detail()).indicators, brandName);
  const change = { indicatorId: id, version: target.version, target: '≥10万人次' };
  must(await changeTarget(environment, manager, { ...change, reason: '疫情调整，批复 2020-31' }));
  on('2020-08-18');
});
afterAll(() => world.close());

describe('an account of an earlier day', () => {
  test('shows the target of then, with its degree and state', async () => {
    expect(await brand()).toMatchObject({ target: { version: 2, value: 100_000 }, degree: 1, state: 'met' });
    expect(await brand('2020-06-15')).toMatchObject({ target: { version: 2 }, state: 'met' });
    expect(await brand('2020-06-14')).toMatchObject({ target: { version: 1, value: 200_000 }, degree: 0.5 });
    expect((await brand('2020-06-14')).state).not.toBe('met');
  });

  test('says what it shows in another version than today', async () => {
    expect((await account()).superseded).toEqual([]);
    const { id } = await brand();
    expect((await account('2020-05-01')).superseded).toEqual([
      { what: 'target', indicatorId: id, name: brandName, shown: '=20万人次（v1）', today: '≥10万人次（v2）' },
    ]);
    const figure = must(await figureDetail(world.environment, world.actors.manager, { indicatorId: id, at: '2020-05-01' }));
    expect(figure.superseded.map((one) => one.what)).toEqual(['target']);
    const { text } = must(
      await accountCommand(world.environment, world.actors.manager, { programmeId: programme.id, at: '2020-05-01' }),
    );
    expect(text).toContain('目标 =20万人次');
    expect(text).toContain('今为 ≥10万人次（v2）');
  });

  test('an activity that was withdrawn later still stands', async () => {
    const { environment } = world;
    const { manager } = world.actors;
    const { items } = must(
      await listActivities(environment, manager, { id: programme.id, state: 'all', sort: 'name', page: 1, pageSize: null }),
    );
    must(await withdrawActivities(environment, manager, { id: programme.id, activityIds: [items[0]!.id], reason: '停办' }));
    const stateAt = async (at?: string) =>
      must(await listActivityProgress(environment, manager, { id: programme.id, at }))[0]!.state;
    expect([await stateAt('2020-08-17'), await stateAt()]).toEqual(['overdue', 'withdrawn']);
    const overdueAt = async (at?: string) => {
      const asked = { state: 'standing', progress: 'overdue', sort: 'dueOn', page: 1, pageSize: 50 } as const;
      const { items } = must(await listActivitiesWithProgress(environment, manager, { id: programme.id, at, ...asked }));
      return items.filter((one) => one.id === items[0]?.id).map((one) => [one.id, one.withdrawnAt]);
    };
    expect([await overdueAt('2020-08-17'), await overdueAt()]).toEqual([[[items[0]!.id, null]], []]);
  });

  test('plans an activity with the target and the day of then, and without what was planned later', async () => {
    const { environment } = world;
    const { manager } = world.actors;
    on('2020-08-20');
    const fields = { district: null, factKind: 'session-held', unit: '场' } as const;
    const later = await plannedActivity(environment, manager, programme.id, {
      ...fields,
      name: '秋季',
      target: 4,
      dueOn: '2020-10-31',
    });
    const { items } = must(
      await listActivities(environment, manager, { id: programme.id, state: 'standing', sort: 'name', page: 1, pageSize: null }),
    );
    const { version, subProgramme, name } = items.find((one) => one.id === later)!;
    const change = { activityId: later, version, subProgramme, name, ...fields, target: 6, dueOn: '2020-11-30' };
    on('2020-08-25');
    expect(codeOf(await changeActivity(environment, manager, change))).toBe('plan-reason-missing');
    expect(
      codeOf(await changeActivity(environment, manager, { ...change, reason: '重复', target: 4, dueOn: '2020-10-31' })),
    ).toBe('plan-unchanged');
    expect(must(await changeActivity(environment, manager, { ...change, reason: '批复 2020-57' }))).toMatchObject({ version: 2 });
    on('2020-08-31');
    const planAt = async (at?: string) =>
      must(await listActivityProgress(environment, manager, { id: programme.id, at })).find((one) => one.activityId === later);
    expect(await planAt('2020-08-19')).toBeUndefined();
    const listedAt = async (at: string) => {
      const asked = { state: 'standing', search: '秋季', sort: 'dueOn', page: 1, pageSize: 50 } as const;
      const listed = must(await listActivitiesWithProgress(environment, manager, { id: programme.id, at, ...asked }));
      return listed.items.map((one) => [one.target, one.dueOn]);
    };
    expect(await listedAt('2020-08-19')).toEqual([]);
    expect(await listedAt('2020-08-24')).toEqual([[4, '2020-10-31']]);
    expect(await listedAt('2020-08-25')).toEqual([[6, '2020-11-30']]);
    expect([(await planAt('2020-08-24'))?.target, (await planAt('2020-08-25'))?.target, (await planAt())?.target]).toEqual([
      4, 6, 6,
    ]);
    const activitiesOf = async (at: string) =>
      (await account(at)).superseded.filter((one) => one.what.startsWith('activities')).map((one) => [one.what, one.today]);
    expect(await activitiesOf('2020-08-17')).toEqual([
      ['activities-changed', '1'],
      ['activities-later', '1'],
    ]);
    expect(await activitiesOf('2020-08-24')).toEqual([['activities-changed', '1']]);
    expect(await activitiesOf('2020-08-25')).toEqual([]);
    const history = must(await programmeHistory(environment, manager, { id: programme.id })).filter(
      (one) => one.of === 'activity' && one.act !== 'entered',
    );
    expect(history).toMatchObject([
      {
        line: '秋季',
        act: 'changed',
        version: 2,
        reason: '批复 2020-57',
        changedBy: manager.name,
        changes: [
          { field: 'target', before: 4, after: 6 },
          { field: 'dueOn', before: '2020-10-31', after: '2020-11-30' },
        ],
      },
      { line: '春季', act: 'withdrawn', reason: '停办', changes: [] },
    ]);
    const recounted = must(await accountOf(environment, manager, programme.id, '2020-08-24', 'facts'));
    expect(recounted.indicators).toEqual((await account('2020-08-24')).indicators);
  });

  test('before the approval it is held against what was approved', async () => {
    expect(await brand('2020-01-03')).toMatchObject({ target: { version: 1 }, measure: { code: 'attendance' } });
  });

  test('uses the measure of then', async () => {
    const { environment } = world;
    const { manager } = world.actors;
    on('2020-09-01');
    const before = await brand();
    const definition = { of: 'facts', kind: 'attendance', aggregate: 'sum', unit: '人次', filter: { method: ['door'] } } as const;
    must(
      await changeMeasure(environment, manager, {
        code: 'attendance',
        version: before.measure!.version,
        name: '只算门口核验',
        definition: { ...definition, filter: { method: ['door'] } },
        reason: '审计要求',
      }),
    );
    expect(await brand()).toMatchObject({ measure: { version: 2 }, actual: { value: null }, state: 'missing' });
    expect(await brand('2020-08-31')).toMatchObject({ measure: { version: 1 }, actual: { value: 100_000 }, state: 'met' });
  });

  test('points that were given later for the first time hold from the start, changed ones from their day', async () => {
    const { environment } = world;
    const { manager } = world.actors;
    const give = async (points: readonly number[]) => {
      const { indicators } = await detail();
      const weights = indicators.map((row, index) => ({ indicatorId: row.id, weight: points[index]! }));
      return must(await setWeights(environment, manager, { id: programme.id, weights }));
    };
    on('2020-09-10');
    await give([10, 10, 10, 10, 10, 30, 10]);
    expect((await brand('2020-05-01')).weight).toBe(30);
    on('2020-09-20');
    await give([10, 10, 10, 10, 10, 20, 20]);
    expect([(await brand('2020-05-01')).weight, (await brand('2020-09-19')).weight, (await brand()).weight]).toEqual([
      30, 30, 20,
    ]);
  });

  test('knows a reason only from the day on which it was stated; what is said of a year that is over belongs to its end', async () => {
    const { environment } = world;
    const { manager } = world.actors;
    const { id } = await brand();
    on('2020-10-08');
    must(await stateIndicator(environment, manager, { indicatorId: id, kind: 'reason', text: '上半年停办' }));
    expect((await brand('2020-10-07')).reason).toBeNull();
    expect((await brand('2020-10-08')).reason?.text).toBe('上半年停办');
    on('2021-01-20');
    must(await stateIndicator(environment, manager, { indicatorId: id, kind: 'reason', text: '全年停办四个月' }));
    expect((await brand('2020-10-09')).reason?.text).toBe('上半年停办');
    expect((await brand('2020-12-31')).reason?.text).toBe('全年停办四个月');
  });
});

describe('the head and the budget of an approved programme', () => {
  test('a change asks for its reason, is a version with who, when and why, and an earlier day prints the old one', async () => {
    const { environment } = world;
    const { manager } = world.actors;
    on('2021-02-01');
    const { version } = await detail();
    const change = { id: programme.id, version, currentYearFen: 90_000_000, department: '市科协', departmentCode: '101' };
    expect(codeOf(await changeProgramme(environment, manager, change))).toBe('plan-reason-missing');
    expect(codeOf(await changeProgramme(environment, manager, { id: programme.id, version, name: programme.name }))).toBe(
      'plan-unchanged',
    );
    const changed = must(await changeProgramme(environment, manager, { ...change, reason: '压减预算' }));
    expect(changed).toMatchObject({ version: version + 1, currentYearFen: 90_000_000, department: '市科协' });
    const [newest] = must(await programmeHistory(environment, manager, { id: programme.id }));
    expect(newest).toMatchObject({
      of: 'programme',
      act: 'changed',
      version: version + 1,
      reason: '压减预算',
      changedBy: manager.name,
      changes: [
        { field: 'department', before: '', after: '市科协' },
        { field: 'departmentCode', before: '', after: '101' },
        { field: 'currentYearFen', before: 120_000_000, after: 90_000_000 },
      ],
    });
    const form = { programmeId: programme.id };
    const old = must(await selfEvaluationForm(environment, manager, { ...form, at: '2021-01-31' }));
    const now = must(await selfEvaluationForm(environment, manager, form));
    expect([old.budget.total.adjustedFen, old.department]).toEqual([120_000_000, '']);
    expect([now.budget.total.adjustedFen, now.department]).toEqual([90_000_000, '市科协 101']);
    const declared = must(await declarationForm(environment, manager, { ...form, at: '2020-05-01' }));
    expect(declared.budget.currentYearFen).toBe(120_000_000);
    expect(
      named(
        declared.indicators.map((row) => ({ ...row })),
        brandName,
      ).target,
    ).toBe('=20万人次');
    expect((await account('2021-01-31')).superseded.map((one) => one.what)).toContain('programme');
  });

  test('a budget line changes and goes with a reason only, and each step is kept', async () => {
    const { environment } = world;
    const { manager } = world.actors;
    const line = { id: programme.id, code: 'fees', name: '讲课费', subProgramme: null, amountFen: 800_000, version: 1 };
    expect(codeOf(await saveBudgetLine(environment, manager, line))).toBe('plan-reason-missing');
    must(await saveBudgetLine(environment, manager, { ...line, reason: '调剂' }));
    const gone = { id: programme.id, code: 'fees' };
    expect(codeOf(await removeBudgetLine(environment, manager, gone))).toBe('plan-reason-missing');
    must(await removeBudgetLine(environment, manager, { ...gone, reason: '并入其他科目' }));
    const lines = must(await programmeHistory(environment, manager, { id: programme.id })).filter(
      (one) => one.line === 'fees 讲课费',
    );
    expect(lines.map((one) => [one.act, one.version, one.reason])).toEqual([
      ['removed', 3, '并入其他科目'],
      ['changed', 2, '调剂'],
      ['entered', 1, ''],
    ]);
    expect(lines[1]!.changes).toEqual([{ field: 'amountFen', before: 1_000_000, after: 800_000 }]);
    await expectInvariants(world.adminUrl);
  });
});
