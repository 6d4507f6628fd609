import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentOf } from '#src/kernel/local-time.ts';
import { changeTarget } from '#src/plan/index.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../tests/support/environment.ts';
import { must, record, referenceProgramme } from './account.fixture.ts';
import { declarationForm, printForm, selfEvaluationForm, stateIndicator } from './index.ts';

let world: TestEnvironment;
let programme: ProgrammeView;

beforeAll(async () => {
  world = await testEnvironment({ demo: true });
  world.clock.moveTo(momentOf('2021-01-05'));
  programme = await referenceProgramme(world.environment, world.actors.manager);
  await record(world.environment, world.actors.manager, programme.id, [
    { on: '2020-05-01', kind: 'attendance', method: 'counted', quantity: 186_000, unit: '人次' },
    { on: '2020-05-01', kind: 'expense', outcome: 'in-order', quantity: 108_000_000, unit: '分' },
  ]);
});
afterAll(() => world.close());

test('the declaration prints what was imported, with the newest targets and a hash of what it shows', async () => {
  const { environment, actors } = world;
  const read = async () => must(await declarationForm(environment, actors.auditor, { programmeId: programme.id }));
  const before = await read();
  expect(before).toMatchObject({
    project: '基层科普服务',
    demo: true,
    budget: { totalFen: 120_000_000 },
    governmentPurchase: false,
  });
  expect(before.indicators.map((one) => one.target)).toEqual([
    '=120万元',
    '=16区',
    '>=80%',
    '=100',
    '按照财政要求规范使用资金',
    '=20万人次',
    '=100',
  ]);
  expect((await read()).hash).toBe(before.hash);
  must(
    await changeTarget(environment, actors.manager, { indicatorId: programme.indicators[1]!.id, version: 1, target: '≥16区' }),
  );
  const after = await read();
  expect([after.indicators[1]!.target, after.hash === before.hash]).toEqual(['≥16区', false]);
});

test('the self-evaluation shows figures as forms write them, missing ones as missing, and reasons as stated', async () => {
  const { environment, actors } = world;
  must(
    await stateIndicator(environment, actors.manager, {
      indicatorId: programme.indicators[5]!.id,
      kind: 'reason',
      text: '上半年停办',
    }),
  );
  const form = must(await selfEvaluationForm(environment, actors.manager, { programmeId: programme.id, at: '2020-12-31' }));
  expect(form.indicators.map((one) => one.actual)).toEqual(['108万元', null, null, null, '100%（1/1）', '186,000人次', null]);
  expect(form.indicators[5]!.reason).toBe('上半年停办');
  expect(form.budget.total).toMatchObject({ executedFen: 108_000_000, rate: 0.9, weight: null, score: null });
  expect(form.total).toBeNull();
  expect(form.achieved.split('\n').slice(0, 2)).toEqual(['1. 基层科普服务：108万元；', '2. 受众群众：暂无佐证；']);
});

test('a goal in words shows its band and figure, and the judgement stands among the reasons', async () => {
  const { environment, actors } = world;
  const indicatorId = programme.indicators[4]!.id;
  const show = async (degree: number) => {
    must(await stateIndicator(environment, actors.manager, { indicatorId, kind: 'judgement', text: '逐笔核对，合规。', degree }));
    const input = { programmeId: programme.id, at: '2020-12-31' };
    const { actual, reason } = must(await selfEvaluationForm(environment, actors.manager, input)).indicators[4]!;
    return [actual, reason];
  };
  expect(await show(0.95)).toEqual(['达成预期指标，100%（1/1）', '逐笔核对，合规。']);
  expect((await show(0.7))[0]).toBe('部分达成预期指标，100%（1/1）');
  expect((await show(0.3))[0]).toBe('未达成预期指标，100%（1/1）');
  const again = { indicatorId, kind: 'reason', text: '逐笔核对，合规。' } as const;
  must(await stateIndicator(environment, actors.manager, again));
  const form = must(await selfEvaluationForm(environment, actors.manager, { programmeId: programme.id, at: '2020-12-31' }));
  expect(form.indicators[4]!.reason, 'the same words given for both stand once').toBe('逐笔核对，合规。');
});

test.each([
  ['pdf', '%PDF-'],
  ['docx', 'PK'],
  ['xlsx', 'PK'],
] as const)('both forms come as %s', async (format, start) => {
  for (const form of ['declaration', 'self-evaluation'] as const) {
    const printed = must(await printForm(world.environment, world.actors.finance, { programmeId: programme.id, form, format }));
    expect(Buffer.from(printed.bytes.subarray(0, start.length)).toString()).toBe(start);
    expect(printed.fileName).toMatch(/^基层科普服务-2020-(绩效目标表|自评表)\.(pdf|docx|xlsx)$/);
  }
  expect(
    await printForm(world.environment, world.actors.host, { programmeId: programme.id, form: 'declaration', format }),
  ).toMatchObject({ refusal: { code: 'not-allowed' } });
});
