import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeTarget } from '#src/plan/index.ts';
import { measureDefinitionSchema, type RatioMeasure } from '#src/plan/measures/measure.contract.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { must, record, smallYear } from '../account.fixture.ts';
import { Evaluator } from './evaluate.ts';
import { accountOf, previewMeasure } from '../index.ts';

let world: TestEnvironment;
let programme: ProgrammeView;

beforeAll(async () => {
  world = await testEnvironment();
  programme = await smallYear(world.environment, world.actors.manager);
});
afterAll(() => world.close());

/** Yuan for each person-time online: expenses there are, and nobody came. */
const costOfNobody: RatioMeasure = {
  of: 'ratio',
  numerator: { of: 'facts', kind: 'expense', aggregate: 'sum', unit: '元', scale: 0.01 },
  denominator: { of: 'facts', kind: 'attendance', filter: { method: ['online'] }, aggregate: 'sum', unit: '人次' },
  unit: '元/人次',
};
const satisfactionOfNobody: RatioMeasure = {
  of: 'ratio',
  numerator: {
    of: 'facts',
    kind: 'opinion',
    filter: { audience: ['youth'], outcome: ['very-satisfied'] },
    aggregate: 'count',
    unit: '份',
  },
  denominator: { of: 'facts', kind: 'opinion', filter: { audience: ['youth'] }, aggregate: 'count', unit: '份' },
  unit: '%',
  interval: 'wilson',
};

async function figures(definition: RatioMeasure, source: 'rollup' | 'facts') {
  return world.environment.database.transaction(world.actors.manager, 'account', async (transaction) => {
    const evaluator = new Evaluator(transaction, { programmeId: programme.id, at: '2020-12-31', source });
    return {
      figure: await evaluator.figure(definition),
      trend: await evaluator.trend(definition, ['2020-05', '2020-12']),
      parts: await evaluator.parts(definition, 'district'),
    };
  });
}

test('a measure that divides by nothing has no figure: neither zero nor infinity, whether nothing was recorded or nobody came', async () => {
  const noFigure = { value: null, interval: null };
  for (const source of ['rollup', 'facts'] as const)
    for (const definition of [costOfNobody, satisfactionOfNobody]) {
      const { figure, trend, parts } = await figures(definition, source);
      expect(figure).toMatchObject({ ...noFigure, numerator: null, denominator: null });
      expect([trend.map(({ value }) => value), parts]).toEqual([[null, null], []]);
    }
  const nobody = {
    on: '2020-06-11',
    kind: 'attendance',
    method: 'online',
    quantity: 0,
    unit: '人次',
    district: '310107',
  } as const;
  await record(world.environment, world.actors.manager, programme.id, [nobody]);
  for (const source of ['rollup', 'facts'] as const) {
    const { figure, trend, parts } = await figures(costOfNobody, source);
    expect(figure).toMatchObject({ ...noFigure, numerator: 500_000, denominator: 0 });
    expect(trend.map(({ value }) => value)).toEqual([null, null]);
    expect(parts).toEqual([expect.objectContaining({ ...noFigure, key: '310107', denominator: 0 })]);
  }
  const { environment, actors } = world;
  const shown = must(await previewMeasure(environment, actors.manager, { programmeId: programme.id, definition: costOfNobody }));
  expect(shown.figure).toMatchObject(noFigure);
});

test('a measure cannot be made of itself: a ratio takes no ratio, and nothing refers to a measure by its code', () => {
  const holds = (definition: unknown): boolean => measureDefinitionSchema.safeParse(definition).success;
  expect(holds(costOfNobody)).toBe(true);
  expect(holds({ ...costOfNobody, numerator: costOfNobody })).toBe(false);
  const circular: Record<string, unknown> = { ...costOfNobody };
  circular.denominator = circular;
  expect(holds(circular)).toBe(false);
  expect(holds({ ...costOfNobody, denominator: { of: 'measure', code: 'attendance' } })).toBe(false);
});

test('a target that is in another unit than its figure is never held against it, nor converted', async () => {
  const { environment, actors } = world;
  const indicator = programme.indicators.find((one) => one.measure?.code === 'attendance')!;
  const before = must(await accountOf(environment, actors.manager, programme.id, '2020-12-31'));
  const figureIn = (account: typeof before) => account.indicators.find((one) => one.id === indicator.id)!;
  expect(figureIn(before)).toMatchObject({ actual: { value: 60, unit: '人次' }, degree: expect.any(Number) });
  must(
    await changeTarget(environment, actors.manager, {
      indicatorId: indicator.id,
      version: indicator.target.version,
      target: '≥40场',
      reason: '改按场次',
      otherSort: true,
    }),
  );
  const after = figureIn(must(await accountOf(environment, actors.manager, programme.id, '2020-12-31')));
  expect(after).toMatchObject({ actual: { value: 60, unit: '人次' }, target: { value: 40, unit: '场' }, degree: null });
});
