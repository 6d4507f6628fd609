import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { addIndicator, approveProgramme, bindMeasure, createMeasure } from '#src/plan/index.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { readWorkbook } from '#src/platform/documents/index.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { must, plannedActivity, record, referenceProgramme } from '../account.fixture.ts';
import { accountOf } from '../account-of.ts';
import { printForm } from '../print-form.ts';
import { askRectification } from './ask-rectification.ts';
import { judgeIndicator } from './judge-indicator.ts';
import { monitoringForm } from './monitoring-form.ts';
import { monitoringOf } from './monitoring-of.ts';
import { answerRectification, concludeRectification, listRectifications } from './rectify.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
/** 20 万人次. */
let reach: string;

const judgement = { causes: [], causeText: '', possibility: 'possible', remark: '', rectify: false } as const;

beforeAll(async () => {
  world = await testEnvironment({ demo: true });
  world.clock.moveTo(momentOf('2020-08-10', '09:00'));
  programme = await referenceProgramme(world.environment, world.actors.manager);
  must(await approveProgramme(world.environment, world.actors.manager, { id: programme.id, version: programme.version }));
  reach = programme.indicators[5]!.id;
  await record(world.environment, world.actors.manager, programme.id, [
    { on: '2020-05-01', kind: 'attendance', method: 'counted', quantity: 60_000, unit: '人次' },
    { on: '2020-08-05', kind: 'attendance', method: 'counted', quantity: 9_000, unit: '人次' },
    { on: '2020-06-01', kind: 'expense', outcome: 'in-order', quantity: 36_000_000, unit: '分' },
  ]);
});
afterAll(() => world.close());

const read = async (actor = world.actors.manager, month?: string) =>
  must(await monitoringOf(world.environment, actor, { id: programme.id, month }));
const attention = async (actor = world.actors.manager) =>
  must(await accountOf(world.environment, actor, programme.id)).attention.map(({ code, params }) => ({ code, ...params }));

describe('the course up to July', () => {
  test('leaves August out, reckons the money and proposes, but decides nothing', async () => {
    const table = await read();
    expect(table).toMatchObject({ month: '2020-07', asOf: '2020-07-31', months: expect.arrayContaining(['2020-01', '2020-07']) });
    expect(table.months).not.toContain('2020-08');
    expect(table.money).toMatchObject({ budgetFen: 120_000_000, executedFen: 36_000_000, rate: 0.3 });
    expect(table.money.expectedFen).toBeGreaterThan(36_000_000);
    const row = table.indicators.find((one) => one.id === reach)!;
    expect(row.actual).toMatchObject({ value: 60_000, unit: '人次' });
    expect(row).toMatchObject({ proposal: 'impossible', judgement: null });
    // A satisfaction nobody has answered yet proposes nothing.
    expect(table.indicators[6]).toMatchObject({ proposal: null });
    expect((await read(world.actors.manager, '2020-05')).asOf).toBe('2020-05-31');
  });

  test('is refused for a month that is not over, or lies outside', async () => {
    const asked = (month: string) => monitoringOf(world.environment, world.actors.manager, { id: programme.id, month });
    expect(await asked('2020-08')).toMatchObject({
      refusal: { code: 'monitoring-month-not-over', params: { day: '2020-08-31' } },
    });
    expect(await asked('2021-01')).toMatchObject({ refusal: { code: 'monitoring-month-outside' } });
  });

  test('stands among what needs doing until all rows are judged', async () => {
    expect(await attention()).toContainEqual({ code: 'monitoring-due', count: 7, month: '2020-07' });
    expect((await attention(world.actors.coordinator)).map((one) => one.code)).not.toContain('monitoring-due');
  });
});

describe('a judgement', () => {
  const judge = (more: Partial<Parameters<typeof judgeIndicator>[2]>, actor = world.actors.manager) =>
    judgeIndicator(world.environment, actor, { indicatorId: reach, month: '2020-07', ...judgement, ...more });

  test('asks for a remark where the target is given up, and for words where the cause is another', async () => {
    expect(await judge({ possibility: 'impossible' })).toMatchObject({ refusal: { code: 'monitoring-remark-missing' } });
    expect(await judge({ causes: ['other'] })).toMatchObject({ refusal: { code: 'monitoring-cause-missing' } });
    expect(await judge({}, world.actors.finance)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await judge({}, world.actors.otherTenantManager)).toMatchObject({ refusal: { code: 'not-found' } });
  });

  test('is kept with who and when, and is outdated once the figures move', async () => {
    must(await judge({ possibility: 'certain' }));
    must(
      await judge({
        causes: ['other', 'hardware'],
        causeText: '场馆关闭',
        possibility: 'impossible',
        remark: '补办仍不足',
        rectify: true,
      }),
    );
    const kept = async () => (await read()).indicators.find((one) => one.id === reach)!.judgement!;
    expect(await kept()).toMatchObject({
      causes: ['hardware', 'other'],
      possibility: 'impossible',
      remark: '补办仍不足',
      judgedBy: world.actors.manager.name,
      judgedAt: world.clock.now().toISOString(),
      outdated: false,
    });
    expect(await attention()).toContainEqual({ code: 'monitoring-due', count: 6, month: '2020-07' });
    await record(world.environment, world.actors.manager, programme.id, [
      { on: '2020-07-20', kind: 'attendance', method: 'counted', quantity: 500, unit: '人次' },
    ]);
    expect((await kept()).outdated).toBe(true);
  });

  test('said again without a change, was seen again: the day on which it was said first stays, and what was said before it', async () => {
    const { actors, clock } = world;
    const kept = async () => (await read()).indicators.find((one) => one.id === reach)!.judgement!;
    const { outdated: _, former: __, seenAgain: ___, ...said } = await kept();
    const now = clock.now();
    clock.moveTo(momentOf('2020-08-20', '09:00'));
    const { judgedAt, judgedBy, ...same } = said;
    const seenAgain = { at: clock.now().toISOString(), by: actors.manager.name };
    expect(must(await judge(same))).toMatchObject({ ...said, judgedAt, judgedBy, seenAgain, outdated: false });
    expect(await kept()).toMatchObject({ ...said, seenAgain, former: [{ possibility: 'certain', seenAgain: null }] });
    expect((await kept()).former).toHaveLength(1);
    must(await judge({ ...same, remark: '十月再补两场' }));
    expect(await kept()).toMatchObject({
      remark: '十月再补两场',
      seenAgain: null,
      former: [{ remark: '补办仍不足', judgedAt, seenAgain }, { possibility: 'certain' }],
    });
    clock.moveTo(now);
  });

  test('ticks the printed form; what nobody judged stays unticked and is counted in the version', async () => {
    const form = must(await monitoringForm(world.environment, world.actors.finance, { programmeId: programme.id }));
    expect(form.window).toBe('1—7月');
    expect(form.version).toContain('截至2020年7月31日，6项待确认');
    expect(form.indicators[5]).toMatchObject({ actual: '60,500人次', possibility: 'impossible', causes: ['hardware', 'other'] });
    expect(form.indicators[4]).toMatchObject({ possibility: null, causes: [] });
    for (const format of ['pdf', 'docx', 'xlsx'] as const) {
      const input = { programmeId: programme.id, form: 'monitoring', format } as const;
      const printed = must(await printForm(world.environment, world.actors.auditor, input));
      expect(printed.fileName).toBe(`基层科普服务-2020-绩效监控表.${format}`);
    }
    const print = (asked: { at?: string; month?: string }) =>
      printForm(world.environment, world.actors.auditor, {
        programmeId: programme.id,
        form: 'monitoring',
        format: 'xlsx',
        ...asked,
      });
    const windowOf = async (asked: { at?: string; month?: string }) =>
      /[\d—]+月执行数/.exec(JSON.stringify(await readWorkbook(must(await print(asked)).bytes)))?.[0];
    expect(await windowOf({ at: '2020-05-31' })).toBe('1—5月执行数');
    expect(await windowOf({ at: '2020-05-12', month: '2020-05' })).toBe('1—5月执行数');
    expect(await windowOf({ month: '2020-06' })).toBe('1—6月执行数');
    expect(await print({ at: '2020-05-31', month: '2020-07' })).toMatchObject({
      refusal: { code: 'monitoring-month-not-of-day', params: { at: '2020-05-31', month: '2020-07' } },
    });
    const unknown = { programmeId: programme.id, form: 'monitoring', format: 'pdf', layout: 'sh-2020-declaration' } as const;
    expect(await printForm(world.environment, world.actors.manager, unknown)).toMatchObject({
      refusal: { code: 'form-layout-unknown', params: { choices: 'cn-monitoring' } },
    });
  });
});

test('opens on the last month that is over', async () => {
  const { clock } = world;
  const now = clock.now();
  expect((await read()).month).toBe('2020-07');
  clock.moveTo(momentOf('2020-11-27', '09:00'));
  expect((await read()).month).toBe('2020-10');
  clock.moveTo(momentOf('2021-02-01', '09:00'));
  expect((await read()).month).toBe('2020-12');
  clock.moveTo(now);
});

test('of a year that is over the expectation is the figure, in the table, below it and on the print', async () => {
  const { environment, actors, clock } = world;
  const now = clock.now();
  clock.moveTo(momentOf('2021-02-01', '09:00'));
  await record(environment, actors.manager, programme.id, [
    { on: '2020-12-30', kind: 'expense', outcome: 'in-order', quantity: 12_345, unit: '分' },
  ]);
  const { money, indicators } = await read();
  expect(money).toMatchObject({ executedFen: 36_012_345, expectedFen: 36_012_345, yearOver: true });
  for (const { actual, expected } of indicators) expect(expected.value).toBe(actual.value);
  const form = must(await monitoringForm(environment, actors.finance, { programmeId: programme.id }));
  expect(form.budget.total.expectedFen).toBe(36_012_345);
  const spent = form.indicators.find(({ actual }) => actual?.endsWith('万元'))!;
  expect(spent.expected).toBe(spent.actual);
  clock.moveTo(now);
  expect((await read()).money).toMatchObject({ yearOver: false });
});

describe('整改', () => {
  const ask = (district: string | null, dueOn = '2020-09-10', actor = world.actors.manager) =>
    askRectification(world.environment, actor, { indicatorId: reach, month: '2020-07', district, demand: '补办两站巡展', dueOn });
  const codes = async (actor = world.actors.manager) =>
    (await attention(actor)).map((one) => one.code).filter((code) => code.startsWith('rectification'));

  test('goes from the manager to the district and back, returned once, and is closed', async () => {
    const { environment, actors, clock } = world;
    expect(await ask('310107', '2020-08-09')).toMatchObject({ refusal: { code: 'rectification-due-past' } });
    expect(await ask('990000')).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await ask('310107', '2020-09-10', actors.coordinator)).toMatchObject({ refusal: { code: 'not-allowed' } });
    const asked = must(await ask('310107'));
    expect(asked).toMatchObject({ state: 'asked', districtName: '普陀区', overdue: false });
    expect(await codes(actors.coordinator)).toEqual(['rectification-asked']);
    expect(await codes(actors.host)).toEqual(['rectification-asked']);

    const step = { rectificationId: asked.id, version: 1 };
    const answered = must(await answerRectification(environment, actors.coordinator, { ...step, text: '已补办一站' }));
    expect(answered.state).toBe('answered');
    expect(await answerRectification(environment, actors.host, { ...step, text: '又一次' })).toMatchObject({
      refusal: { code: 'changed-meanwhile' },
    });
    expect(await codes()).toEqual(['rectification-answered']);
    expect(await codes(actors.coordinator)).toEqual([]);

    const judged = { rectificationId: asked.id, version: 2 };
    const back = { ...judged, accepted: false, text: '还差一站' };
    expect(await concludeRectification(environment, actors.manager, back)).toMatchObject({
      refusal: { code: 'rectification-due-missing' },
    });
    expect(await concludeRectification(environment, actors.coordinator, back)).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    must(await concludeRectification(environment, actors.manager, { ...back, dueOn: '2020-08-20' }));
    clock.moveTo(momentOf('2020-08-25', '09:00'));
    expect(await codes(actors.coordinator)).toEqual(['rectification-overdue']);
    must(await answerRectification(environment, actors.host, { rectificationId: asked.id, version: 3, text: '两站都办了' }));
    expect(await codes(), 'who demanded it may review it').toContain('rectification-answered');
    const done = { rectificationId: asked.id, version: 4, accepted: true, text: '同意，终审' };
    const closed = must(await concludeRectification(environment, actors.manager, done));
    expect(closed.steps.map(({ kind, text }) => [kind, text])).toEqual([
      ['asked', '补办两站巡展'],
      ['answered', '已补办一站'],
      ['returned', '还差一站'],
      ['answered', '两站都办了'],
      ['closed', '同意，终审'],
    ]);
    expect(await codes()).toEqual([]);
    expect(await concludeRectification(environment, actors.manager, { ...done, version: 5 })).toMatchObject({
      refusal: { code: 'rectification-state' },
    });
  });

  test('another district, another tenant and the unit itself are kept apart', async () => {
    const { environment, actors } = world;
    const other = must(await ask('310101'));
    const own = must(await ask(null));
    const seen = async (actor = actors.manager) =>
      must(await listRectifications(environment, actor, { id: programme.id })).map((one) => one.district);
    expect(await seen(actors.coordinator)).toEqual(['310107']);
    expect((await seen()).sort()).toEqual(['310101', '310107', null]);
    const answer = (id: string, actor = actors.coordinator) =>
      answerRectification(environment, actor, { rectificationId: id, version: 1, text: '越权' });
    expect(await answer(other.id)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await answer(own.id)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await answer(own.id, actors.otherTenantManager)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(must(await answer(own.id, actors.manager)).state).toBe('answered');
  });

  test('whoever answered does not review; a manager answering for a district is marked so, and another person concludes', async () => {
    const { environment, actors } = world;
    const asked = must(await ask('310101'));
    expect(asked.abilities).toMatchObject({ answer: true, onBehalf: true, conclude: false });
    const answered = must(
      await answerRectification(environment, actors.manager, { rectificationId: asked.id, version: 1, text: '该区来电：已补办' }),
    );
    expect(answered.steps.map(({ kind, onBehalf }) => [kind, onBehalf])).toEqual([
      ['asked', false],
      ['answered', true],
    ]);
    expect(answered.abilities).toMatchObject({ conclude: false, concludedByAnother: true });
    const judged = { rectificationId: asked.id, version: 2, text: '同意' };
    for (const verdict of [{ accepted: true }, { accepted: false, dueOn: '2020-12-20' }])
      expect(await concludeRectification(environment, actors.manager, { ...judged, ...verdict })).toMatchObject({
        refusal: { code: 'rectification-same-person' },
      });
    expect((await attention(actors.leader)).map((one) => one.code)).toContain('rectification-answered');
    const back = { ...judged, text: '缺签到表', accepted: false, dueOn: '2020-12-20' };
    must(await concludeRectification(environment, actors.leader, back));
    const again = must(
      await answerRectification(environment, actors.manager, { rectificationId: asked.id, version: 3, text: '已补签到表' }),
    );
    expect(again.abilities.conclude).toBe(false);
    const closed = must(await concludeRectification(environment, actors.leader, { ...judged, version: 4, accepted: true }));
    expect(closed.state).toBe('closed');
    const own = must(await ask(null));
    expect(own.abilities.onBehalf, 'the unit answers for itself').toBe(false);
  });
});

test('what the plan alone expects proposes as well; without a plan nothing is expected and nothing proposed', async () => {
  const { environment, actors } = world;
  const count = { of: 'facts', kind: 'session-held', aggregate: 'sum', unit: '场' } as const;
  const definition = { ...count, filter: { subProgramme: ['touring-exhibition'] } };
  must(await createMeasure(environment, actors.manager, { code: 'van', name: '进村场次', definition }));
  const words = { level1: '产出', level2: '数量', level3: '大篷车进村场次', target: '≥120场', reason: '补充' };
  const added = must(await addIndicator(environment, actors.manager, { id: programme.id, ...words }));
  const { id, version } = added.indicators.at(-1)!;
  must(await bindMeasure(environment, actors.manager, { indicatorId: id, version, measureCode: 'van' }));
  // What was planned on a day belongs to the months from then on.
  world.clock.moveTo(momentOf('2020-09-01', '09:00'));
  const van = async () => (await read()).indicators.find((one) => one.id === id)!;
  expect(await van()).toMatchObject({ expected: { value: null }, proposal: null });
  const planned = { target: 49, dueOn: '2020-11-30', subProgramme: 'touring-exhibition' };
  await plannedActivity(environment, actors.manager, programme.id, { name: '大篷车', ...planned });
  world.clock.moveTo(momentOf('2020-10-01', '09:00'));
  expect(await van()).toMatchObject({ actual: { value: null }, expected: { low: 20, high: 74 }, proposal: 'impossible' });
});
