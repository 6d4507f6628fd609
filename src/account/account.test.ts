import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { approveProgramme, changeTarget, setWeights } from '#src/plan/index.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../tests/support/environment.ts';
import { expectInvariants } from '../../tests/support/invariants.ts';
import { must, plannedActivity, record, referenceProgramme, withdraw } from './account.fixture.ts';
import {
  accountCommand,
  accountOf,
  auditEvidence,
  factDetail,
  figureDetail,
  listActivityProgress,
  listFacts,
  previewMeasure,
  scoreOf,
  stateIndicator,
  suggestWeights,
} from './index.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
const at = '2020-08-18';
const ids: Record<string, string> = {};

/** The year of the reference case in few facts, so that every figure can be reckoned by hand. */
beforeAll(async () => {
  world = await testEnvironment({ demo: true });
  const { environment } = world;
  const { manager } = world.actors;
  world.clock.moveTo(momentOf(at, '10:00'));
  programme = await referenceProgramme(environment, manager);
  const plan = (name: string, target: number, dueOn: string, more = {}) =>
    plannedActivity(environment, manager, programme.id, { name, target, dueOn, ...more });
  const onTime = await plan('按期', 2, '2020-06-30');
  const late = await plan('迟了', 1, '2020-06-30');
  const missed = await plan('没做', 4, '2020-07-31');
  const ahead = await plan('还没到期', 3, '2020-11-30', { district: '310109' });
  const tour = await plan('巡展', 1000, '2020-08-01', {
    factKind: 'attendance',
    unit: '人次',
    subProgramme: 'touring-exhibition',
  });
  const tourAhead = await plan('下半年巡展', 2000, '2020-12-01', {
    factKind: 'attendance',
    unit: '人次',
    subProgramme: 'touring-exhibition',
  });
  must(await approveProgramme(environment, manager, { id: programme.id, version: programme.version }));
  Object.assign(ids, { onTime, late, missed, ahead, tour, tourAhead });
  const session = (on: string, activity: string, district: string, venueKind: string) =>
    ({ on, kind: 'session-held', activity, district, venueKind, subProgramme: 'science-cafe', quantity: 1, unit: '场' }) as const;
  const people = (on: string, quantity: number, method: string, district = '310107', more = {}) =>
    ({ on, kind: 'attendance', district, method, quantity, unit: '人次', ...more }) as const;
  const opinion = (venueKind: string, outcome: string, count: number) =>
    Array.from(
      { length: count },
      () => ({ on: '2020-06-05', kind: 'opinion', venueKind, outcome, quantity: 1, unit: '份' }) as const,
    );
  await record(environment, manager, programme.id, [
    session('2020-05-10', onTime, '310107', 'community'),
    session('2020-06-10', onTime, '310101', 'park'),
    session('2020-07-10', late, '310101', 'community'),
    { on: '2020-06-10', kind: 'activity-finished', activity: onTime, quantity: 1, unit: '项' },
    { on: '2020-07-10', kind: 'activity-finished', activity: late, quantity: 1, unit: '项' },
    people('2020-05-10', 30, 'door', '310107', { subject: 'aa' }),
    people('2020-06-10', 50, 'counted', '310101'),
    people('2020-07-20', 800, 'counted', '310109', { activity: tour, subProgramme: 'touring-exhibition' }),
    ...opinion('community', 'very-satisfied', 40),
    ...opinion('community', 'rather-dissatisfied', 2),
    ...opinion('park', 'fairly-satisfied', 8),
    { on: '2020-06-05', kind: 'opinion-invited', venueKind: 'community', quantity: 80, unit: '人' },
    { on: '2020-06-05', kind: 'opinion-invited', venueKind: 'park', quantity: 20, unit: '人' },
    { on: '2020-05-20', kind: 'expense', outcome: 'in-order', quantity: 50_000_00, unit: '分', recordKind: 'expense' },
    {
      on: '2020-07-20',
      kind: 'expense',
      outcome: 'in-breach',
      quantity: 20_000_00,
      unit: '分',
      context: { breaches: ['no-voucher', 'fee-cap'] },
    },
    // After the day asked.
    session('2020-09-10', ahead, '310109', 'community'),
    people('2020-09-10', 999, 'door'),
  ]);
});
afterAll(async () => {
  await expectInvariants(world.adminUrl);
  await world.close();
});

const figures = async (day = at) => must(await accountOf(world.environment, world.actors.manager, programme.id, day)).indicators;
const indicator = async (code: string, day = at) => (await figures(day)).find((one) => one.measure?.code === code)!;
const idOf = (level3: string) => programme.indicators.find((one) => one.level3 === level3)!.id;
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? null : result.refusal?.code);

describe('the seven measures of the reference declaration', () => {
  test('money executed', async () => {
    const one = await indicator('money-executed');
    expect(one.actual).toMatchObject({ value: 70_000, unit: '元', facts: 2 });
    expect(one.degree).toBeCloseTo(70_000 / 1_200_000, 9);
    expect(one.expected.how).toMatchObject({ code: 'pace', params: { cap: 1_200_000 } });
    expect(one.state).toBe('behind');
  });

  test('districts covered by any activity with people, an exhibition too', async () => {
    const one = await indicator('districts-covered');
    expect(one.actual).toMatchObject({ value: 3, unit: '区', facts: 3 });
    expect(one.trend.map((point) => point.value)).toEqual([null, null, null, null, 1, 2, 3, 3]);
    expect(one.expected).toMatchObject({ low: 3, high: 3, how: { code: 'planned-districts', params: { districts: 0 } } });
  });

  test('rate of activities that reached their own target, over those due', async () => {
    const one = await indicator('activities-met');
    // Due by then: onTime, late, missed and tour; the first two reached their targets.
    expect(one.actual).toMatchObject({ value: 50, unit: '%', numerator: 2, denominator: 4 });
    expect(one.expected.how).toMatchObject({ code: 'planned-activities', params: { due: 4, remaining: 2, overdue: 2 } });
  });

  test('rate of activities finished by their due date', async () => {
    const one = await indicator('activities-on-time');
    expect(one.actual).toMatchObject({ value: 25, numerator: 1, denominator: 4 });
    expect(one.degree).toBe(0.25);
  });

  test('spending in order, a goal in words until judged', async () => {
    const one = await indicator('spending-in-order');
    expect(one.actual).toMatchObject({ value: 50, numerator: 1, denominator: 2, facts: 2 });
    expect([one.state, one.degree]).toEqual(['to-judge', null]);
  });

  test('attendance by counting method, expected from the work still planned', async () => {
    const one = await indicator('attendance');
    expect(one.actual).toMatchObject({ value: 880, unit: '人次', facts: 3 });
    expect(one.parts.map((part) => [part.key, part.value])).toEqual([
      ['counted', 850],
      ['door', 30],
    ]);
    expect(one.trend.at(-1)).toEqual({ month: '2020-08', value: 880 });
    // Of 1,000 due 800 came; 2,000 are still planned.
    expect(one.expected).toMatchObject({
      how: { code: 'planned-work', params: { remaining: 2000, due: 1, missing: 200 } },
    });
    const { value, low, high } = one.expected;
    expect([low! < value!, value! < high!, value! > 880 + 0.8 * 2000, high! <= 880 + 1.5 * 2000 + 200]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test('satisfaction by kind of venue, with sample, response rate and interval', async () => {
    const one = await indicator('satisfaction');
    expect(one.actual).toMatchObject({ value: 96, n: 50, responseRate: 0.5, numerator: 48, denominator: 50, facts: 50 });
    // Wilson 95 % of 48 in 50, as published calculators give it.
    expect(one.actual.interval![0]).toBeCloseTo(86.54, 2);
    expect(one.actual.interval![1]).toBeCloseTo(98.9, 2);
    expect(
      one.parts.map((part) => [part.key, part.value && Math.round(part.value * 10) / 10, part.n, part.responseRate]),
    ).toEqual([
      ['community', 95.2, 42, 0.525],
      ['park', 100, 8, 0.4],
    ]);
    expect(one.state).toBe('behind');
  });
});

describe('an account', () => {
  test('shows missing evidence as missing, never as zero', async () => {
    const early = await figures('2020-03-01');
    expect(early.map((one) => [one.actual.value, one.degree])).toEqual(early.map(() => [null, null]));
    expect(early.map((one) => one.expected.value).filter((value) => value !== null)).toEqual([1, 3_000]);
    expect(early.map((one) => one.state)).toEqual(
      early.map((one) => (one.target.kind === 'qualitative' ? 'to-judge' : 'missing')),
    );
    expect(codeOf(await accountOf(world.environment, world.actors.manager, programme.id, '2019-12-31'))).toBe(
      'date-outside-programme',
    );
  });

  test('knows what needs attention and which districts were reached', async () => {
    const account = must(await accountOf(world.environment, world.actors.auditor, programme.id, at));
    expect(account.elapsed).toBeCloseTo(231 / 366, 9);
    const attention = new Map(account.attention.map((one) => [one.code, one]));
    expect(attention.get('activities-overdue')).toMatchObject({ params: { count: 2 }, activityIds: [ids.missed, ids.tour] });
    expect(attention.get('expenses-in-breach')!.params).toEqual({ count: 1, rules: 'fee-cap:1,no-voucher:1' });
    expect(attention.get('district-without-session')!.params).toMatchObject({ count: 14, covered: 2 });
    expect(attention.get('small-sample')!.params).toMatchObject({ part: 'park', n: 8 });
    expect(account.coverage.cells).toEqual([
      { district: '310101', month: '2020-06', sessions: 1 },
      { district: '310101', month: '2020-07', sessions: 1 },
      { district: '310107', month: '2020-05', sessions: 1 },
    ]);
    expect(account.coverage.months).toHaveLength(12);
  });

  test('follows a changed target and says how far each activity is', async () => {
    const before = await indicator('attendance');
    const change = (version: number, target: string) =>
      changeTarget(world.environment, world.actors.manager, { indicatorId: before.id, version, target, reason: '批复' });
    must(await change(1, '≥800人次'));
    expect(await indicator('attendance')).toMatchObject({ degree: 1.1, state: 'met', target: { version: 2 } });
    must(await change(2, '=20万人次'));
    const progress = must(await listActivityProgress(world.environment, world.actors.coordinator, { id: programme.id, at }));
    expect(Object.fromEntries(progress.map((one) => [one.activityId, one.state]))).toEqual({
      [ids.onTime!]: 'finished',
      [ids.late!]: 'finished',
      [ids.missed!]: 'overdue',
      [ids.tour!]: 'overdue',
      [ids.ahead!]: 'not-begun',
      [ids.tourAhead!]: 'not-begun',
    });
  });

  test('is kept from visitors, residents and other tenants', async () => {
    const ask = async (actor: (typeof world.actors)['manager']) =>
      codeOf(await accountOf(world.environment, actor, programme.id, at));
    expect([
      await ask(world.actors.visitor),
      await ask(world.actors.resident),
      await ask(world.actors.otherTenantManager),
    ]).toEqual(['not-allowed', 'not-allowed', 'not-found']);
  });

  test('prints as text and JSON for the command line', async () => {
    const { text, json } = must(await accountCommand(world.environment, world.actors.manager, { programmeId: programme.id, at }));
    expect(json.indicators.map((one) => one.facts)).toEqual([2, 3, 6, 6, 2, 3, 50]);
    expect(text).toContain('实际 880人次');
    expect(text).toContain('演示数据');
  });
});

describe('a figure opens', () => {
  test('to breakdowns that add up, and to the facts behind it', async () => {
    const { environment, actors } = world;
    const indicatorId = (await indicator('attendance')).id;
    const detail = must(await figureDetail(environment, actors.auditor, { indicatorId, at }));
    for (const { dimension, rows } of detail.breakdowns) {
      expect([dimension, rows.reduce((sum, row) => sum + row.value!, 0)]).toEqual([dimension, 880]);
    }
    expect(detail.breakdowns.map((one) => one.dimension)).toEqual(['subProgramme', 'activity', 'district', 'method', 'month']);
    expect(detail.formRow).toBe(6);
    const all = must(await listFacts(environment, actors.auditor, { indicatorId, at }));
    expect([all.total, all.items.map((fact) => fact.quantity)]).toEqual([3, [800, 50, 30]]);
    const july = must(await listFacts(environment, actors.auditor, { indicatorId, at, month: '2020-07', method: 'counted' }));
    expect(july.items.map((fact) => fact.districtName)).toEqual(['虹口区']);
    const own = must(await listFacts(environment, actors.coordinator, { indicatorId, at }));
    expect(own.items.map((fact) => fact.district)).toEqual(['310107']);
    expect(codeOf(await factDetail(environment, actors.coordinator, july.items[0]!.id))).toBe('not-found');
    const fact = must(await factDetail(environment, actors.auditor, july.items[0]!.id));
    expect(fact).toMatchObject({ hashMatches: true, quantity: 800, status: 'standing' });
  });

  test('a measure of activities opens to the activities and their facts', async () => {
    const indicatorId = (await indicator('activities-met')).id;
    const detail = must(await figureDetail(world.environment, world.actors.auditor, { indicatorId, at }));
    expect(detail.activities.map((one) => [one.name, one.met, one.onTime])).toEqual([
      ['按期', true, true],
      ['迟了', true, false],
      ['没做', false, false],
      ['巡展', false, false],
    ]);
    expect(must(await listFacts(world.environment, world.actors.auditor, { indicatorId, at })).total).toBe(6);
  });

  test('a correction is shown with what it took the place of, and counts instead of it', async () => {
    const { environment, actors } = world;
    const indicatorId = (await indicator('attendance')).id;
    const day = '2020-10-02';
    const [wrong] = await record(environment, actors.manager, programme.id, [
      { on: '2020-10-01', kind: 'attendance', method: 'counted', quantity: 312, unit: '人次' },
    ]);
    const [right] = await record(environment, actors.manager, programme.id, [
      {
        on: '2020-10-01',
        kind: 'attendance',
        method: 'counted',
        quantity: 287,
        unit: '人次',
        supersedes: { id: wrong!, reason: '闸机重复计数' },
      },
    ]);
    const detail = must(await figureDetail(environment, actors.manager, { indicatorId, at: day }));
    expect(detail.indicator.actual.value).toBe(880 + 999 + 287);
    expect(detail.corrections).toMatchObject([{ before: 312, after: 287, reason: '闸机重复计数' }]);
    expect(
      must(await factDetail(environment, actors.manager, right!)).chain.map((link) => [link.quantity, link.standing]),
    ).toEqual([
      [312, false],
      [287, true],
    ]);
    await withdraw(environment, actors.manager, right!);
    expect((await indicator('attendance', day)).actual.value).toBe(880 + 999);
    expect(
      must(await listFacts(environment, actors.manager, { indicatorId, at: day, status: 'superseded' }))
        .items.map((fact) => fact.quantity)
        .sort(),
    ).toEqual([287, 312]);
  });
});

describe('statements and scores', () => {
  test('a goal in words is judged, one with a figure is not', async () => {
    const { environment, actors } = world;
    const words = idOf('资金规范使用及效率');
    const judge = (indicatorId: string, degree: number) =>
      stateIndicator(environment, actors.manager, { indicatorId, kind: 'judgement', text: '基本规范', degree });
    expect(codeOf(await judge(idOf('受众群众'), 1))).toBe('judgement-not-qualitative');
    must(await judge(words, 0.5));
    must(await judge(words, 0.9));
    expect(await indicator('spending-in-order')).toMatchObject({
      degree: 0.9,
      state: 'met',
      judgement: { text: '基本规范', statedBy: '经理甲' },
    });
    expect(codeOf(await stateIndicator(environment, actors.auditor, { indicatorId: words, kind: 'reason', text: 'x' }))).toBe(
      'not-allowed',
    );
  });

  test('points are proposed, accepted, and scored from the figures', async () => {
    const { environment, actors } = world;
    expect(codeOf(await scoreOf(environment, actors.manager, { programmeId: programme.id, at }))).toBe('pack-without-weights');
    const { weights } = must(await suggestWeights(environment, actors.manager, { programmeId: programme.id }));
    must(await setWeights(environment, actors.manager, { id: programme.id, weights }));
    const score = must(await scoreOf(environment, actors.manager, { programmeId: programme.id, at }));
    // 10 × 70,000/1,200,000 = 0.58; 10 × 3/16; 10 × 50/80; 10 × 25/100; 10 × 0.9; 30 × 880/200,000; 10 × 96/100.
    expect(score.execution).toMatchObject({ score: 0.58, executedFen: 7_000_000 });
    expect(score.indicators.map((row) => row.score)).toEqual([0.58, 1.88, 6.25, 2.5, 9, 0.13, 9.6]);
    expect([score.total, score.grade]).toEqual([30.52, '差']);
  });
});

test('a measure is previewed with its facts before it is saved, and refused when its units cannot work', async () => {
  const preview = (unit: string) =>
    previewMeasure(world.environment, world.actors.manager, {
      programmeId: programme.id,
      at,
      definition: {
        of: 'facts',
        kind: 'attendance',
        filter: { method: ['counted'] },
        aggregate: 'sum',
        unit,
        splitBy: 'district',
      },
    });
  expect(must(await preview('人次'))).toMatchObject({
    figure: { value: 850, facts: 2 },
    parts: [
      { label: '虹口区', value: 800 },
      { label: '黄浦区', value: 50 },
    ],
  });
  expect(codeOf(await preview('人'))).toBe('measure-unit');
});

describe('the audit', () => {
  test('finds everything equal, and each thing that is tampered with', async () => {
    const { environment, actors, adminUrl } = world;
    const clean = must(await auditEvidence(environment, actors.auditor));
    expect([clean.total, clean.differences]).toEqual([0, []]);
    expect(clean.facts).toBeGreaterThan(60);
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    try {
      await admin.query(
        `UPDATE evidence.rollup SET quantity = quantity + 1 WHERE kind = 'session-held' AND occurred_on = '2020-05-10'`,
      );
      await admin.query(
        `UPDATE evidence.rollup_month SET facts = facts - 1 WHERE kind = 'session-held' AND month = '2020-05-01'`,
      );
      await admin.query(`UPDATE evidence.presence SET facts = facts + 1 WHERE subject = 'aa'`);
      await admin.query(
        `UPDATE evidence.fact SET unit = '场', recorded_by = 'someone else' WHERE kind = 'session-held' AND occurred_on = '2020-06-10'`,
      );
      const report = must(await auditEvidence(environment, actors.auditor));
      expect(report.differences.map((one) => one.what)).toEqual(['rollup', 'rollup', 'presence', 'hash']);
      expect(report.differences[0]).toMatchObject({
        place: expect.stringMatching(/^day .*session-held 2020-05-10/),
        kept: '1 / 2',
        recounted: '1 / 1',
      });
      expect(report.differences[1]!.place).toMatch(/^month .*session-held 2020-05-01/);
      await admin.query(
        `UPDATE evidence.rollup SET quantity = quantity - 1 WHERE kind = 'session-held' AND occurred_on = '2020-05-10'`,
      );
      await admin.query(
        `UPDATE evidence.rollup_month SET facts = facts + 1 WHERE kind = 'session-held' AND month = '2020-05-01'`,
      );
      await admin.query(`UPDATE evidence.presence SET facts = facts - 1 WHERE subject = 'aa'`);
    } finally {
      await admin.end();
    }
  });
});
