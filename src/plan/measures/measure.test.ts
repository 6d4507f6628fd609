import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { changeMeasure, comparesIn, createMeasure, faultOf, listMeasures, measureLibrary } from './index.ts';
import { type FactsMeasure, type MeasureDefinition, measureDefinitionSchema } from './measure.contract.ts';

const attendance: FactsMeasure = { of: 'facts', kind: 'attendance', aggregate: 'sum', unit: '人次' };
const expense: FactsMeasure = { of: 'facts', kind: 'expense', aggregate: 'sum', unit: '元', scale: 0.01 };

test('every measure of the library works, and fits the schema', () => {
  for (const { code, definition } of measureLibrary) {
    expect([code, faultOf(definition)]).toEqual([code, null]);
    expect(measureDefinitionSchema.parse(definition)).toEqual(definition);
  }
  expect(new Set(measureLibrary.map((one) => one.code)).size).toBe(measureLibrary.length);
});

test.each<[string, MeasureDefinition, string | null]>([
  ['a unit that the facts do not have', { ...attendance, unit: '人' }, 'measure-unit'],
  ['a conversion that is none', { ...expense, scale: 0.1 }, 'measure-scale'],
  ['money left in 分', { ...expense, unit: '元', scale: undefined }, 'measure-unit'],
  ['outputs of unknown unit', { of: 'facts', kind: 'output', aggregate: 'sum', unit: '册' }, 'measure-unit-unchosen'],
  ['outputs of one unit', { of: 'facts', kind: 'output', factUnit: '册', aggregate: 'sum', unit: '册' }, null],
  ['districts counted as people', { ...attendance, aggregate: { distinct: 'district' }, unit: '人' }, 'measure-unit'],
  ['an outcome of a kind that has none', { ...attendance, filter: { outcome: ['in-order'] } }, 'measure-filter'],
  ['a method that does not exist', { ...attendance, filter: { method: ['guessed'] } }, 'measure-filter'],
  [
    'people by activity',
    { ...attendance, aggregate: { distinct: 'subject' }, unit: '人', splitBy: 'activity' },
    'measure-person',
  ],
  [
    'a percentage of different units',
    { of: 'ratio', numerator: expense, denominator: attendance, unit: '%' },
    'measure-ratio-unit',
  ],
  ['a cost for each person-time', { of: 'ratio', numerator: expense, denominator: attendance, unit: '元/人次' }, null],
  [
    'an interval of no share',
    {
      of: 'ratio',
      numerator: attendance,
      denominator: { ...attendance, filter: { method: ['door'] } },
      unit: '%',
      interval: 'wilson',
    },
    'measure-interval',
  ],
])('%s', (_name, definition, code) => {
  expect(faultOf(definition)?.code ?? null).toBe(code);
});

test.each<[string, string, string | null, boolean]>([
  ['district', '个', '区', true],
  ['district', '区', '个', true],
  ['street', '个', '街镇', true],
  ['street', '个', '区', false],
  ['venue', '个', '社区', false],
  ['venue', '个', '处', true],
  ['community', '个', null, true],
  ['subProgramme', '个', '区', false],
])('%ss in %s, a target in %s', (distinct, unit, target, agree) => {
  const definition = { ...attendance, aggregate: { distinct }, unit } as MeasureDefinition;
  expect(comparesIn(definition, target)).toBe(agree);
});

test('works counted in 个 are no places', () => {
  expect(comparesIn({ of: 'facts', kind: 'output', factUnit: '个', aggregate: 'sum', unit: '个' }, '社区')).toBe(false);
});

test('a ratio of ratios, an unknown dimension and an unknown kind are no definitions at all', () => {
  const ratio = { of: 'ratio', numerator: attendance, denominator: attendance, unit: '%' };
  expect(measureDefinitionSchema.safeParse({ ...ratio, numerator: ratio }).success).toBe(false);
  expect(measureDefinitionSchema.safeParse({ ...attendance, filter: { weather: ['rain'] } }).success).toBe(false);
  expect(measureDefinitionSchema.safeParse({ ...attendance, splitBy: 'region' }).success).toBe(false);
  expect(measureDefinitionSchema.safeParse({ ...attendance, kind: 'rumour' }).success).toBe(false);
});

describe('measures of a tenant', () => {
  let world: TestEnvironment;
  beforeAll(async () => {
    world = await testEnvironment();
  });
  afterAll(() => world.close());

  test('are made once, and changed by new versions with a reason', async () => {
    const { environment, actors } = world;
    const input = { code: 'door-only', name: '门口核验人次', definition: { ...attendance, filter: { method: ['door'] } } };
    expect(await createMeasure(environment, actors.coordinator, input)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await createMeasure(environment, actors.manager, input)).toMatchObject({ value: { version: 1 } });
    expect(await createMeasure(environment, actors.manager, input)).toMatchObject({ refusal: { code: 'measure-exists' } });
    const change = { ...input, definition: attendance, reason: '并入清点' };
    const both = await Promise.all([1, 1].map((version) => changeMeasure(environment, actors.manager, { ...change, version })));
    expect(both.map((one) => (one.ok ? one.value.version : one.refusal.code)).sort()).toEqual([2, 'changed-meanwhile']);
    const list = await listMeasures(environment, actors.auditor);
    expect(list).toMatchObject({
      value: {
        items: [{ code: 'door-only', version: 2, reason: '并入清点', changedBy: '经理甲' }],
        abilities: { change: false },
      },
    });
    expect(await listMeasures(environment, actors.otherTenantManager)).toMatchObject({ value: { items: [] } });
  });
});
