import { afterAll, beforeAll, expect, test } from 'vitest';
import { noFunds } from '#src/kernel/funds.ts';
import { momentOf } from '#src/kernel/local-time.ts';
import { approveProgramme, changeProgramme } from '#src/plan/index.ts';
import type { ProgrammeView } from '#src/plan/programme/programme.contract.ts';
import { type TestEnvironment, testEnvironment } from '../../tests/support/environment.ts';
import { must, record, referenceProgramme } from './account.fixture.ts';
import { declarationForm, selfEvaluationForm } from './index.ts';
import { monitoringForm } from './monitoring/monitoring-form.ts';

let world: TestEnvironment;
let programme: ProgrammeView;

beforeAll(async () => {
  world = await testEnvironment();
  world.clock.moveTo(momentOf('2020-03-05'));
  programme = await referenceProgramme(world.environment, world.actors.manager);
  world.clock.moveTo(momentOf('2021-01-05'));
  await record(world.environment, world.actors.manager, programme.id, [
    { on: '2020-05-01', kind: 'expense', outcome: 'in-order', quantity: 100_000_000, unit: '分' },
  ]);
});
afterAll(() => world.close());

async function say(funds: Partial<typeof noFunds>) {
  const { id, version } = programme;
  programme = must(
    await changeProgramme(world.environment, world.actors.manager, { id, version, attribute: '延续项目', ...noFunds, ...funds }),
  );
}

async function printed() {
  const { environment, actors } = world;
  const asked = { programmeId: programme.id };
  const declaration = must(await declarationForm(environment, actors.manager, asked));
  const { budget: evaluated } = must(await selfEvaluationForm(environment, actors.manager, asked));
  const { budget: monitored } = must(await monitoringForm(environment, actors.manager, asked));
  return { declaration, evaluated, monitored };
}

test('where nothing was said all of the money is 财政拨款, and nothing else is printed', async () => {
  const { declaration, evaluated, monitored } = await printed();
  expect(declaration.attribute).toBe('');
  expect(declaration.budget).toMatchObject({ ...noFunds, totalFiscalFen: 120_000_000, currentYearFiscalFen: 120_000_000 });
  expect(Object.keys(evaluated)).toEqual(['total', 'fiscal']);
  expect(evaluated.fiscal).toMatchObject({ adjustedFen: 120_000_000, executedFen: 100_000_000, score: null });
  expect(monitored.fiscal).toEqual(monitored.total);
});

test('parts print what was said; which of them was spent nobody knows, and the total and its score stay', async () => {
  const before = await printed();
  await say({ currentYearFiscalFen: 80_000_000, currentYearCarriedFen: 10_000_000, currentYearOtherFen: 30_000_000 });
  const { declaration, evaluated, monitored } = await printed();
  expect(declaration).toMatchObject({ attribute: '延续项目', budget: { totalFiscalFen: null, totalOtherFen: null } });
  expect(declaration.budget).toMatchObject({ currentYearFiscalFen: 80_000_000, currentYearOtherFen: 30_000_000 });
  expect(evaluated.total).toEqual(before.evaluated.total);
  const blank = { executedFen: null, rate: null, weight: null, score: null };
  expect(evaluated).toMatchObject({
    fiscal: { initialFen: 80_000_000, adjustedFen: 80_000_000, ...blank },
    carried: { initialFen: 10_000_000, adjustedFen: 10_000_000, ...blank },
    other: { initialFen: 30_000_000, adjustedFen: 30_000_000, ...blank },
  });
  expect(monitored).toEqual({
    total: before.monitored.total,
    fiscal: { initialFen: 80_000_000, executedFen: null, rate: null, expectedFen: null },
    other: { initialFen: 30_000_000, executedFen: null, rate: null, expectedFen: null },
  });
});

test('a part that is all of the money has what was spent; a part beside money that nobody named has not', async () => {
  await say({ currentYearFiscalFen: 120_000_000, currentYearOtherFen: 0 });
  const { evaluated } = await printed();
  expect(evaluated.fiscal).toMatchObject({ initialFen: 120_000_000, executedFen: 100_000_000 });
  expect(evaluated.other).toMatchObject({ initialFen: 0, executedFen: null });
  await say({ currentYearOtherFen: 30_000_000 });
  const partly = await printed();
  expect(partly.declaration.budget.currentYearFiscalFen).toBeNull();
  expect(Object.keys(partly.evaluated)).toEqual(['total', 'other']);
  expect(partly.evaluated.other).toMatchObject({ initialFen: 30_000_000, executedFen: null });
});

test('an earlier day prints what was said then, and nothing of what was said later', async () => {
  const { environment, actors, clock } = world;
  const { manager } = actors;
  await say({});
  const unsaid = must(
    await changeProgramme(environment, manager, { id: programme.id, version: programme.version, attribute: '' }),
  );
  clock.moveTo(momentOf('2021-01-06'));
  const { version } = must(await approveProgramme(environment, manager, { id: programme.id, version: unsaid.version }));
  clock.moveTo(momentOf('2021-02-01'));
  const change = { id: programme.id, version, reason: '补报', attribute: '新增项目', totalFiscalFen: 100_000_000 };
  must(await changeProgramme(environment, manager, change));
  const on = async (at?: string) => must(await declarationForm(environment, manager, { programmeId: programme.id, at }));
  const [then, now] = [await on('2021-01-31'), await on()];
  expect([then.attribute, then.budget.totalFiscalFen, then.budget.currentYearFiscalFen]).toEqual(['', 120_000_000, 120_000_000]);
  expect([now.attribute, now.budget.totalFiscalFen, now.budget.currentYearFiscalFen]).toEqual(['新增项目', 100_000_000, null]);
});
