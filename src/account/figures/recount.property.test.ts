import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactId } from '#src/kernel/ids.ts';
import { faultOf, tellsStreets } from '#src/plan/index.ts';
import {
  type Dimension,
  dimensions,
  distinctOf,
  type FactsMeasure,
  type MeasureDefinition,
} from '#src/plan/measures/measure.contract.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/environment.ts';
import { expectInvariants } from '../../../tests/support/invariants.ts';
import { type Draft, plannedActivity, record, referenceProgramme, withdraw } from '../account.fixture.ts';
import { factsAfter } from '../audit/audit.store.ts';
import { Recount } from '../bundle/verify/recount.ts';
import { Evaluator } from './evaluate.ts';
import { auditEvidence } from '../index.ts';

let world: TestEnvironment;
let programme: ProgrammeView;
let activities: string[];

beforeAll(async () => {
  world = await testEnvironment();
  programme = await referenceProgramme(world.environment, world.actors.manager);
  const plan = (name: string, target: number, dueOn: string, more = {}) =>
    plannedActivity(world.environment, world.actors.manager, programme.id, { name, target, dueOn, ...more });
  activities = [
    await plan('甲', 2, '2020-03-31'),
    await plan('乙', 40, '2020-06-30', { factKind: 'attendance', unit: '人次' }),
    await plan('丙', 1, '2020-12-31'),
  ];
});
afterAll(() => world.close());

const day = fc.integer({ min: 0, max: 364 }).map((offset) => new Date(Date.UTC(2020, 0, 1 + offset)).toISOString().slice(0, 10));
const oneOf = (...values: string[]) => fc.constantFrom('', ...values);

/** Facts of every kind that figures are made of, over few values, so that dimensions collide. */
const fact = (): fc.Arbitrary<Draft> =>
  fc
    .record({
      on: day,
      what: fc.constantFrom('session', 'attendance', 'opinion', 'expense', 'finished'),
      quantity: fc.integer({ min: 1, max: 90 }),
      activity: fc.constantFrom('', ...activities),
      // A fact knows its district alone, its street, or its community; each of a few places in every district.
      region: oneOf('', '310107', '310107020', '310107005', '310101002', '310107020001', '310107020002', '310101002004'),
      venue: oneOf('v1', 'v2', 'v3'),
      district: oneOf('310101', '310107', '310109'),
      subProgramme: oneOf('science-cafe', 'touring-exhibition'),
      venueKind: oneOf('community', 'park'),
      audience: oneOf('youth', 'families'),
      method: fc.constantFrom('door', 'counted', 'estimated', 'online'),
      outcome: fc.constantFrom('very-satisfied', 'dissatisfied'),
      breach: fc.boolean(),
      subject: oneOf('p1', 'p2', 'p3'),
    })
    .map(({ what, method, outcome, breach, subject, quantity, ...shared }): Draft => {
      if (what === 'attendance') return { ...shared, kind: 'attendance', method, subject, quantity, unit: '人次' };
      if (what === 'opinion') return { ...shared, kind: 'opinion', outcome, subject, quantity: 1, unit: '份' };
      if (what === 'expense')
        return { ...shared, kind: 'expense', outcome: breach ? 'in-breach' : 'in-order', quantity: quantity * 333, unit: '分' };
      return what === 'session'
        ? { ...shared, kind: 'session-held', quantity: 1, unit: '场' }
        : { ...shared, kind: 'activity-finished', quantity: 1, unit: '项' };
    });

type Step = { do: 'append'; facts: Draft[] } | { do: 'supersede' | 'withdraw' | 'replay'; pick: number; fact: Draft };

const step = (): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('append' as const), facts: fc.array(fact(), { minLength: 1, maxLength: 8 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constantFrom('supersede' as const, 'withdraw' as const, 'replay' as const),
        pick: fc.nat(),
        fact: fact(),
      }),
    },
  );

const units: Record<string, string> = {
  'session-held': '场',
  attendance: '人次',
  opinion: '份',
  expense: '分',
  'activity-finished': '项',
};
const distinctUnits: Record<string, string> = {
  district: '区',
  street: '街镇',
  community: '个',
  venue: '处',
  activity: '项',
  venueKind: '类',
  audience: '类',
  subProgramme: '项',
  subject: '人',
};

const factsMeasure: fc.Arbitrary<FactsMeasure> = fc
  .record({
    kind: fc.constantFrom('session-held', 'attendance', 'opinion', 'expense', 'activity-finished') as fc.Arbitrary<
      FactsMeasure['kind']
    >,
    aggregate: fc.oneof(
      fc.constantFrom('sum' as const, 'count' as const),
      fc.constantFrom(...distinctOf).map((distinct) => ({ distinct })),
    ),
    filter: fc.constantFrom<FactsMeasure['filter']>(
      undefined,
      { venueKind: ['park'] },
      { subProgramme: ['science-cafe'], audience: ['youth', 'families'] },
      { district: ['310101'] },
    ),
    splitBy: fc.option(fc.constantFrom<Dimension>(...dimensions), { nil: undefined }),
  })
  .map(({ kind, aggregate, filter, splitBy }) => ({
    of: 'facts' as const,
    kind,
    aggregate,
    unit: typeof aggregate === 'object' ? distinctUnits[aggregate.distinct]! : units[kind]!,
    ...(filter ? { filter } : {}),
    ...(splitBy ? { splitBy } : {}),
  }));
const activitiesMeasure = fc
  .constantFrom('due' as const, 'due-and-met' as const, 'due-and-on-time' as const)
  .map((count): MeasureDefinition => ({ of: 'activities', count, unit: '项' }));
const ratio = fc
  .record({ below: factsMeasure, outcome: fc.constantFrom('in-order', 'very-satisfied') })
  .map(({ below, outcome }): MeasureDefinition => {
    const kind = outcome === 'in-order' ? 'expense' : 'opinion';
    const { splitBy: _, ...denominator } = { ...below, kind, aggregate: 'count' as const, unit: '条' } satisfies FactsMeasure;
    return {
      of: 'ratio',
      numerator: { ...denominator, filter: { ...denominator.filter, outcome: [outcome] } },
      denominator,
      unit: '%',
      interval: 'wilson',
    };
  });
const measure = fc
  .oneof(factsMeasure as fc.Arbitrary<MeasureDefinition>, activitiesMeasure, ratio)
  .filter((definition) => faultOf(definition) === null);

async function figuresBy(source: 'rollup' | 'facts', definition: MeasureDefinition, at: string) {
  return world.environment.database.transaction(world.actors.manager, 'account', async (transaction) => {
    const evaluator = new Evaluator(transaction, { programmeId: programme.id, at, source });
    const splitBy = definition.of === 'activities' ? undefined : definition.splitBy;
    const parts = await evaluator.parts(definition, splitBy ?? 'month');
    return {
      figure: await evaluator.figure(definition),
      parts: parts.sort((one, other) => one.key.localeCompare(other.key)),
      streets: tellsStreets(definition) ? await evaluator.parts(definition, 'street', { district: '310107' }) : [],
      trend: await evaluator.trend(definition, ['2020-01', '2020-04', '2020-08', '2020-12']),
      activities: await evaluator.activities(),
    };
  });
}

/** As whoever verifies a bundle counts: from the facts in memory, without SQL. */
async function recountOffline(at: string): Promise<Recount> {
  return world.environment.database.transaction(world.actors.manager, 'account', async (transaction) => {
    const facts = await factsAfter(transaction, null, 100_000);
    const planned = await new Evaluator(transaction, { programmeId: programme.id, at, source: 'facts' }).activities();
    return new Recount(
      facts.map(({ fact }) => fact),
      planned.map((one) => ({ type: 'activity', ...one })),
      at,
    );
  });
}

test('whatever is appended, corrected, withdrawn and replayed, the figures of the rollups equal a recount of the facts, and what an auditor counts offline', async () => {
  const alive: FactId[] = [];
  let keys = 0;
  const { environment, actors } = world;
  const run = async (one: Step): Promise<void> => {
    if (one.do === 'append') {
      alive.push(...(await record(environment, actors.manager, programme.id, one.facts)));
      return;
    }
    if (one.do === 'replay') {
      keys += 1;
      const keyed = { ...one.fact, key: `replayed ${keys}` };
      const first = await record(environment, actors.manager, programme.id, [keyed]);
      expect(await record(environment, actors.manager, programme.id, [keyed])).toEqual(first);
      alive.push(...first);
      return;
    }
    if (alive.length === 0) return;
    const [id] = alive.splice(one.pick % alive.length, 1);
    if (one.do === 'withdraw') await withdraw(environment, actors.manager, id!);
    else
      alive.push(
        ...(await record(environment, actors.manager, programme.id, [{ ...one.fact, supersedes: { id: id!, reason: '更正' } }])),
      );
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(step(), { minLength: 1, maxLength: 6 }),
      fc.array(measure, { minLength: 4, maxLength: 8 }),
      day,
      async (steps, measures, at) => {
        for (const one of steps) await run(one);
        const offline = await recountOffline(at);
        for (const definition of measures) {
          const kept = await figuresBy('rollup', definition, at);
          expect(kept).toEqual(await figuresBy('facts', definition, at));
          const { value, facts } = offline.figure(definition);
          expect({ value, facts }).toEqual({ value: kept.figure.value, facts: kept.figure.facts });
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(alive.length).toBeGreaterThan(20);
  const report = await auditEvidence(environment, actors.manager);
  expect(report).toMatchObject({ ok: true, value: { total: 0 } });
  await expectInvariants(world.adminUrl);
}, 120_000);
